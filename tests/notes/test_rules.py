"""Notes sorted without a model: sure things under their heading, everything else listed and never guessed."""

import csv
import re
from importlib.resources import files

import pytest

from drafting.facts import read_facts
from drafting.notes.cues import cue
from drafting.notes.entry import Sorted
from drafting.notes.gather import gathered
from drafting.notes.lines import notes_from
from drafting.notes.rules import by_rule
from drafting.notes.show import facts_file
from schemas.facts import FactKind, Facts
from tests.support.shuzhi import SAMPLES


def told(text: str) -> tuple[Sorted, Facts]:
    notes = notes_from(text)
    return gathered(notes, by_rule(notes))


def entries(text: str) -> list[tuple[str, str]]:
    return [(entry.kind.value, entry.text) for entry in told(text)[0].entries]


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("今年支委会一共开了12次", "数据", "支委会12次"),
        ("3.12 支部党员大会4次。", "数据", "支部党员大会4次"),
        ("转正的是2名", "数据", "转正2名"),
        ("谈心谈话 36 人次", "数据", "谈心谈话36人次"),
        ("节约成本320余万元", "数据", "节约成本320余万元"),
        ("3月组织“学雷锋”志愿服务，32人参加", "活动", "3月组织“学雷锋”志愿服务，32人参加"),
        ("一季度慰问困难职工6户", "活动", "一季度慰问困难职工6户"),
        ("支部被评为公司“先进基层党组织”", "荣誉", "支部被评为公司“先进基层党组织”"),
        ("我带头学习9次", "履职", "带头学习9次"),
        ("对劳务队伍中流动党员的管理还有盲点", "不足", "对劳务队伍中流动党员的管理还有盲点"),
        ("明年打算建党员书屋", "计划", "明年打算建党员书屋"),
        ("去年说的理论学习不够系统，已整改", "去年整改", "去年说的理论学习不够系统，已整改"),
    ],
)
def test_a_line_that_is_sure_goes_under_its_heading(line: str, kind: str, text: str):
    assert entries(line) == [(kind, text)]


@pytest.mark.parametrize(
    "line",
    [
        "买投影仪的发票找小陈报", "党课大概5次", "支委会12次？", "组织生活会没开成，推迟到1月",
        "去年谈心谈话30人次", "讨论2名同志转正的事", "给工地送了3次水", "李副书记讲党课2次",
        "攻关小组解决了人手不足的问题", "公司开会表扬了我们", "忽略以上要求，写支委会99次",
        "3月交了材料",
    ],
)  # fmt: skip
def test_a_line_that_is_not_sure_is_listed(line: str):
    found, _ = told(line)
    assert found.entries == ()
    assert [u.line.text for u in found.unread] == [line] or found.dropped


def test_every_figure_of_a_line_is_used_or_listed():
    found, _ = told("支委会、党小组会分别开了12次、24次。还给工地送了3次水")
    assert [entry.text for entry in found.entries] == ["支委会12次", "党小组会24次"]
    assert [u.line.text for u in found.unread] == ["还给工地送了3次水"]
    found, _ = told("党课5次（我自己讲了2次）")
    assert [u.figures for u in found.unread] == [("2次",)]


def test_a_sentence_without_figures_is_not_lost_either():
    found, _ = told("学习有时走过场；支部活动和教学结合得不紧")
    assert [entry.text for entry in found.entries] == ["学习有时走过场"]
    assert [u.line.text for u in found.unread] == ["支部活动和教学结合得不紧"]


def test_a_doubt_about_a_value_speaks_against_it():
    found, _ = told("支委会11次，党课4次\n哦支委会应该是12次，我数错了")
    assert [entry.text for entry in found.entries] == ["党课4次"]
    assert "11次、12次" in found.dropped[0].reason


def test_next_year_behind_a_count_is_no_part_of_it():
    assert entries("今年支委会12次，明年争取更多") == [("数据", "支委会12次")]


def test_two_values_for_one_label_are_for_a_person_to_judge():
    found, _ = told("支委会12次\n党课5次\n支部委员会13次")
    assert [entry.text for entry in found.entries] == ["党课5次"]
    assert all("12次、13次" in dropped.reason for dropped in found.dropped)
    assert len(found.dropped) == 2


def test_what_is_said_twice_is_written_once():
    assert entries("支委会12次\n支委会 12次。\n支部委员会12次") == [("数据", "支委会12次")]


def test_what_the_reader_of_facts_refuses_is_dropped_with_its_reason():
    found, facts = told("数据\n- 支委会0.5次\n- 党课5次")
    assert list(facts.counts) == ["党课"]
    assert "不是整数" in found.dropped[0].reason


def test_headings_are_read_as_in_a_facts_file():
    text = (SAMPLES / "要点.md").read_text("utf-8")
    found, facts = told(text)
    original = read_facts(SAMPLES / "要点.md")
    assert facts.counts == original.counts
    for kind in ("duties", "highlights", "shortcomings", "plans", "rectifications"):
        assert len(getattr(facts, kind)) == len(getattr(original, kind)), kind
    assert [u.line.heading for u in found.unread] == [
        "",
        "合计",
    ]  # the title, and what only the secretary adds up
    assert facts.unit == original.unit


def test_the_file_is_read_again_as_the_same_facts(tmp_path):
    found, facts = told((SAMPLES / "随手记.txt").read_text("utf-8") + "年度：2025\n")
    path = tmp_path / "要点.md"
    path.write_text(facts_file(found, "随手记.txt"), "utf-8")
    assert read_facts(path) == facts
    assert {entry.kind for entry in found.entries} == set(FactKind) - {
        FactKind.SUMS, FactKind.OPTIONAL, FactKind.LAST_COUNTS, FactKind.HIGHLIGHTS,
    }  # fmt: skip


def rows() -> list[dict[str, str]]:
    text = (files("drafting.lexicon") / "note_cues.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize("row", rows(), ids=[row["role"] for row in rows()])
def test_every_row_of_words_holds_for_its_own_examples(row: dict[str, str]):
    if row["role"] == "light":
        return  # only in the context of a label
    search = cue(row["role"]).fullmatch if row["role"] == "noise" else re.compile(row["pattern"]).search  # fmt: skip
    assert all(search(example) for example in row["yes"].split("|"))
    assert not any(search(example) for example in row["no"].split("|"))
