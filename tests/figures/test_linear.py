"""Time grows with the text and not faster, also on texts made to be slow."""

from pathlib import Path
from time import process_time

import pytest

from drafting.figures import scan
from drafting.figures.bind import bind
from drafting.labels import names_of

REPORT = (Path(__file__).parent.parent / "corpus" / "clean" / "tunnel.txt").read_text("utf-8")


def report(characters: int) -> str:
    return (REPORT * (characters // len(REPORT) + 1))[:characters]


def seconds_to_scan(text: str) -> float:
    start = process_time()
    scan(text)
    return process_time() - start


def test_a_report_is_scanned_in_linear_time() -> None:
    scan(REPORT)  # the first time reads the lexicon
    short = min(seconds_to_scan(report(5_000)) for _ in range(10))
    middle = min(seconds_to_scan(report(50_000)) for _ in range(3))
    long = seconds_to_scan(report(500_000))
    assert middle < 20 * short + 0.05, (short, middle)
    assert long < 20 * middle + 0.1, (middle, long)


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
