"""Whole files as assistants type them: nothing wrong is taken, what is clear is, and every other line is listed."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.bullet_files import BulletFile, bullet_files, reading

FILES = [
    file for name in ("developing", "held_out", "held_out_later") for file in bullet_files(name)
]
NAMES = [file.name for file in FILES]


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_what_a_careful_reader_understands_is_understood_and_nothing_else(file: BulletFile) -> None:
    assert reading(file.text).said == file.said


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_what_is_not_understood_is_listed_with_its_line_and_what_to_do(file: BulletFile) -> None:
    found = reading(file.text)
    assert found.listed == file.listed
    assert all(problem.message and problem.suggestion for problem in found.problems)


LINES = [line for file in bullet_files("developing") for line in file.text.splitlines()]
BULLETS = ["", "- ", "1. ", "（2）", "①", "  ", "    - ", "✅ ", "一、", "| ", "二是", "\t"]
SAYINGS = [
    "花椒种植37亩",
    "花椒今年长势喜人",
    "花椒\t37\t亩",
    "花椒：37",
    "花椒（37亩）",
    "5月种花椒，37人参加",
    "花椒？",
]


@settings(max_examples=400, deadline=None)
@given(
    above=st.lists(st.sampled_from(LINES), max_size=8),
    below=st.lists(st.sampled_from(LINES), max_size=6),
    bullet=st.sampled_from(BULLETS),
    saying=st.sampled_from(SAYINGS),
)
def test_no_line_is_lost_wherever_it_stands(
    above: list[str], below: list[str], bullet: str, saying: str
) -> None:
    head = ["单位：某支部", "年度：2025"]
    lines = [*head, *above, bullet + saying, *below]
    found = reading("\n".join(lines))
    told = [*found.said, *found.said.values(), *(p.message + p.key for p in found.problems)]
    number = len(head) + len(above) + 1
    lines_of_bullet = {number, _owner(lines, number)}
    assert lines_of_bullet & found.listed or any("花椒" in text for text in told)


def _owner(lines: list[str], number: int) -> int:
    """Return the number of the line that this one goes on with, itself where it is not indented."""
    indents = [len(line) - len(line.lstrip()) for line in lines]
    above = (n for n in range(number - 1, 0, -1) if indents[n - 1] < indents[number - 1])
    return next(above, number)


NUMBERS = re.compile(r"\d+(?:\.\d+)?")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_every_figure_that_is_taken_stands_in_the_file(lines: list[str]) -> None:
    text = "\n".join(["单位：某支部", "年度：2025", *lines])
    typed = set(
        NUMBERS.findall(text.translate(str.maketrans("０１２３４５６７８９．", "0123456789.")))
    )
    for key, value in reading(text).said.items():
        if key.startswith("数据."):
            assert set(NUMBERS.findall(value)) <= typed
