"""Time grows with the text and not faster, also on texts made to be slow."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.long import long_report
from drafting.facts.given import given_by
from drafting.facts.inventory import inventory, label_names
from drafting.figures import scan
from drafting.figures.bind import bind
from drafting.figures.prove import prove
from drafting.lexicon.labels import names_of
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
    def work(times: int) -> Callable[[], object]:
        text = piece * times
        return lambda: bind(text, scan(text), names_of())

    assert grows_linearly(work, 500)


def altered(text: str) -> str:
    """Return a long report in which every tenth activity has a wrong figure, and every tenth lacks one."""
    lines = text.split("支部组织")
    for at in range(1, len(lines), 10):
        lines[at] = re.sub(r"解决问题\d+个", "解决问题777个", lines[at])
    for at in range(6, len(lines), 10):
        lines[at] = re.sub(r"，\d+人参加", "，如期举行", lines[at])
    return "支部组织".join(lines)


@pytest.mark.parametrize("change", [str, altered])
def test_a_report_is_proven_in_linear_time_though_its_facts_grow_with_it(
    change: Callable[[str], str],
) -> None:
    def work(characters: int) -> Callable[[], object]:
        text, facts = long_report(characters)
        text = change(text)
        given = given_by(facts, inventory(facts))
        mentions = bind(text, scan(text), label_names(facts))
        proof = prove(given, text, mentions)
        assert bool(proof.wrong) == bool(proof.missing) == (change is altered)
        return lambda: prove(given, text, mentions)

    assert grows_linearly(work, 10_000)


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
        "全年攻关不少于",
        "攻关、",
    ],
)
def test_one_sentence_is_proven_in_linear_time_however_often_it_says_a_number(piece: str) -> None:
    _, facts = long_report(5_000)
    given, names = given_by(facts, inventory(facts)), label_names(facts)

    def work(times: int) -> Callable[[], object]:
        text = f"支部全年召开支委会{piece * times}三个方面。"
        mentions = bind(text, scan(text), names)
        return lambda: prove(given, text, mentions)

    assert grows_linearly(work, 150)
