"""Time grows with the text and not faster, also on texts made to be slow."""

from time import process_time

import pytest

from drafting.figures import scan
from drafting.figures.bind import bind
from drafting.labels import names_of


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
