"""What notes say and what is made of it, line by line: taken as it was said, or turned away and told.

``proposals.txt`` is for a model, which may propose anything; ``by_rule.txt`` is for the rules.
"""

from pathlib import Path

import pytest

from drafting.notes.entry import Entry, Found, Sorted
from drafting.notes.gather import gathered
from drafting.notes.lines import Notes, notes_from
from drafting.notes.rules import by_rule
from schemas.facts import FactKind

HERE = Path(__file__).parent


def rows(name: str) -> list[str]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read(typed: str) -> Notes:
    return notes_from(typed.replace("⏎", "\n"))


def proposed(notes: Notes, kind: str, text: str, source: str = "") -> Sorted:
    entry = Entry(FactKind(kind), text, source or notes.lines[0].text)
    return gathered(notes, Found([entry]))[0]


@pytest.mark.parametrize("row", rows("proposals.txt"))
def test_a_proposal_is_taken_where_the_notes_say_it_and_else_told(row: str):
    sign, kind, text, typed, *source = row.split("|")
    found = proposed(read(typed), kind, text, *source)
    assert bool(found.entries) is (sign == "+"), [d.reason for d in found.dropped]
    assert found.entries or found.dropped[0].reason


@pytest.mark.parametrize("row", rows("by_rule.txt"))
def test_the_rules_take_what_stands_and_tell_the_rest(row: str):
    typed, wanted = row.split("|")
    notes = read(typed)
    found, _ = gathered(notes, by_rule(notes))
    assert [entry.text for entry in found.entries] == [text for text in wanted.split(";") if text]
    assert found.entries or found.dropped or found.unread


def test_a_plain_correction_is_read_as_meant_and_told():
    found, _ = gathered(notes := read("党课4次\n主题党日12次，不对，是10次"), by_rule(notes))
    assert [entry.text for entry in found.entries] == ["党课4次", "主题党日10次"]
    [line] = found.corrected
    assert (line.number, line.typed, line.text) == (2, "主题党日12次，不对，是10次", "主题党日10次")


@pytest.mark.parametrize(
    "typed",
    [
        "党员50人，只来了30人", "5月支部党小组由3个改为4个", "计划谈话40人次，实际36人次",
        "报名50人，实到36人", "支委会12次，党课4次", "慰问9户，后来又走访了6户",
        "植树32人，其实种了120棵", "主题党日12次，好像是10次", "支委会每月2次，改为1次",
        "不对，是10次", "去年11次，今年改成12次讲座",
    ],
)  # fmt: skip
def test_two_numbers_that_are_both_meant_or_not_plain_are_left(typed: str):
    assert notes_from(typed).lines[0].text == typed


def test_a_long_line_is_read_in_time():
    notes = read("支委会12次，党课5次，" * 100)
    assert len(by_rule(notes).entries) > 100
    found, _ = gathered(notes, by_rule(notes))
    assert [entry.text for entry in found.entries] == ["支委会12次", "党课5次"]


def test_nothing_of_plain_facts_and_reports_is_taken_for_taken_back():
    clean = (HERE.parent / "corpus" / "clean").iterdir()
    for path in sorted(p for p in clean if p.suffix in (".md", ".txt", ".yaml")):
        notes = notes_from(path.read_text("utf-8"))
        turned = [d for d in gathered(notes, by_rule(notes))[0].dropped if "意思" in d.reason or "后面" in d.reason]  # fmt: skip
        assert turned == [], path.name


def test_a_year_long_ago_is_not_taken_for_that_of_the_report():
    found = proposed(read("参观建于1058年的木塔"), "亮点", "参观建于1058年的木塔")
    assert [entry.text for entry in found.entries] == ["参观建于1058年的木塔"]
