"""Time grows with the text and not faster, also on texts made to be slow."""

import re
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from bench.long import long_report
from drafting.facts.given import given_by
from drafting.facts.inventory import inventory, label_names
from drafting.figures import scan
from drafting.figures.bind import bind
from drafting.figures.prove import prove
from drafting.labels import names_of
from tests.support.growth import grows_linearly

REPORT = (Path(__file__).parent.parent / "corpus" / "clean" / "tunnel.txt").read_text("utf-8")


def report(characters: int) -> str:
    return (REPORT * (characters // len(REPORT) + 1))[:characters]


@pytest.mark.parametrize("size", [5_000, 60_000])
def test_a_report_is_scanned_in_linear_time(size: int) -> None:
    def work(characters: int) -> Callable[[], object]:
        text = report(characters)
        return lambda: scan(text)

    assert grows_linearly(work, size)


def seconds(text: str) -> float:
    start = process_time()
    bind(text, scan(text), names_of())
    return process_time() - start


@pytest.mark.parametrize(
    "piece",
    [
        "一、",
        "至3",
        "1/",
        "1,234",
        "1-",
        "1 ",
        "1.1",
        "1万",
        "1+",
        "1年至",
        "一年",
        "一中、",
        "一户一",
        "《一",
        "A1-",
        "九",
        "年1月",
        "每",
        "第",
        "（1",
        "“一",
        "支委会、",
        "支委会12次",
        "共计12次，",
    ],
)
def test_a_text_without_end_marks_is_read_in_linear_time(piece: str) -> None:
    seconds("支委会12次。")  # the first time reads the lexicon
    short, long = seconds(piece * 2_000), seconds(piece * 16_000)
    assert long < 30 * short + 0.5, (
        short,
        long,
    )  # eight times the text; quadratic would be 64 times


def altered(text: str) -> str:
    """Return a long report in which every tenth activity has a wrong figure, and every tenth lacks one."""
    lines = text.split("支部组织")
    for at in range(1, len(lines), 10):
        lines[at] = re.sub(r"解决问题\d+个", "解决问题777个", lines[at])
    for at in range(6, len(lines), 10):
        lines[at] = re.sub(r"，\d+人参加", "，如期举行", lines[at])
    return "支部组织".join(lines)


def seconds_to_prove(characters: int, change: Callable[[str], str]) -> float:
    text, facts = long_report(characters)
    text = change(text)
    given = given_by(facts, inventory(facts))
    mentions = bind(text, scan(text), label_names(facts))
    start = process_time()
    proof = prove(given, text, mentions)
    seconds = process_time() - start
    assert bool(proof.wrong) == bool(proof.missing) == (change is altered)
    return seconds


@pytest.mark.parametrize("change", [str, altered])
def test_a_report_is_proven_in_linear_time_though_its_facts_grow_with_it(
    change: Callable[[str], str],
) -> None:
    seconds_to_prove(5_000, change)  # the first time reads the lexicon
    short = min(seconds_to_prove(20_000, change) for _ in range(3))
    long = min(seconds_to_prove(160_000, change) for _ in range(2))
    assert long < 30 * short + 0.05, (
        short,
        long,
    )  # eight times the text; quadratic would be 64 times


@pytest.mark.parametrize(
    "piece",
    [
        "12次",
        "支委会12次",
        "党课4次、",
        "，支委会11次",
        "召开支委会，12次",
        "12",
        "解决问题7个，",
        "较上年增加2次",
    ],
)
def test_one_sentence_is_proven_in_linear_time_however_often_it_says_a_number(piece: str) -> None:
    _, facts = long_report(5_000)
    given, names = given_by(facts, inventory(facts)), label_names(facts)

    def work(times: int) -> Callable[[], object]:
        text = f"支部全年召开支委会{piece * times}。"
        mentions = bind(text, scan(text), names)
        return lambda: prove(given, text, mentions)

    assert grows_linearly(work, 150)
