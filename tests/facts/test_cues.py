"""The words that tell what a bullet is: every row holds for its own examples."""

import re

import pytest

from drafting.facts.cues import not_for_the_report
from drafting.lexicon import split, table

ROWS = table("bullet_cues")
WHOLE = ("idle", "group", "nothing", "this_year", "change")
"""Roles of which the pattern is the whole of a text."""


@pytest.mark.parametrize("row", ROWS, ids=[row["role"] for row in ROWS])
def test_every_row_of_words_holds_for_its_own_examples(row: dict[str, str]) -> None:
    pattern = re.compile(row["pattern"])
    search = pattern.fullmatch if row["role"] in WHOLE else pattern.search
    assert [text for text in split(row["yes"]) if not search(text)] == []
    assert [text for text in split(row["no"]) if search(text)] == []
    assert row["source"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("6月义诊（待核实）", "doubt"),
        ("这条先不写", "withheld"),
        ("❌志愿服务", "crossed"),
        ("支委会12次？", "doubt"),
    ],
)
def test_what_is_not_for_the_report_says_why(text: str, role: str) -> None:
    assert not_for_the_report(text) == role


@pytest.mark.parametrize(
    "text", ["“我是谁？为了谁？”主题讨论", "读《怎么办？》", "补齐短板", "不写空话套话"]
)
def test_a_question_in_a_name_is_no_doubt(text: str) -> None:
    assert not_for_the_report(text) == ""
