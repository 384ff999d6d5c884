"""Rows of cells: each column known by its head, or by what stands in it, all of a row or nothing."""

import pytest

from drafting.facts.bullet_lines import read_lines
from drafting.facts.tables import count_lines, head_of
from drafting.facts.tree import Problems
from tests.support.facts import facts_from

HEAD = "单位：某支部\n年度：2025\n"


def read(text: str) -> tuple[list[str], int]:
    problems = Problems("要点.md")
    lines = count_lines(list(read_lines(text)), 2025, problems)
    return [line.text for line in lines], len(problems.error().problems)


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        ("支委会\t12次", ["支委会：12次"]),
        ("支委会\t12\t次", ["支委会：12次"]),
        ("1\t支委会\t12\t次", ["支委会：12次"]),
        ("| 支委会 | 12次 |\n|---|---|\n| 党课 | 4次 |", ["支委会：12次", "党课：4次"]),
        ("支委会\t12\t党课\t4", ["支委会：12；党课：4"]),
        ("支委会12次 | 党课4次", ["支委会12次；党课4次"]),
        ("支委会\t党课\n12次\t4次", ["支委会：12次；党课：4次"]),
        ("项目\t数量\t单位\n支委会\t12\t次", ["支委会：12次"]),
        ("单位\t数量\t项目\n次\t12\t支委会", ["支委会：12次"]),
        ("序号\t名称\t次数\t备注\n1\t支委会\t12\t按月", ["支委会：12"]),
        ("指标\t2025年\n支委会\t12次", ["支委会：12次"]),
        ("项目\t今年\t去年\n支委会\t12次\t10次", ["支委会：12次（去年10次）"]),
        ("项目\t2025年\t2024年\t单位\n支委会\t12\t10\t次", ["支委会：12次（去年10次）"]),
    ],
)
def test_a_row_of_counts_is_a_label_with_its_quantity(rows: str, texts: list[str]) -> None:
    assert read(rows) == (texts, 0)


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        ("支委会\t12\t10", []),
        ("支委会\t", ["支委会"]),
        ("12\t支委会", []),
        ("支委会\t党课", []),
        ("支委会\t党课\n12次\t4次\t1次", []),
        ("项目\t数量\n合计\t16次", []),
        ("项目\t数量\n支委会\t12次\t10次", []),
        ("项目\t计划\t完成\n支委会\t13次\t12次", ["支委会：12次"]),
        ("项目\t今年\t去年\n支委会\t12次\t约莫10次", ["支委会：12次"]),
        ("项目\t2023年\t数量\n支委会\t12次\t10次", ["支委会：10次"]),
        ("项目\t甲组\t数量\n支委会\t12次\t10次", ["支委会：10次"]),
    ],
)
def test_what_has_no_column_of_this_year_is_told(rows: str, texts: list[str]) -> None:
    found, problems = read(rows)
    assert found == texts
    assert problems or found == ["支委会"]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [("数据", ("支委会", "12次")), ("数据", ("数量", "支委会")), ("活动", ("时间", "演练")), ("活动", ("名称", "2025年6月")), ("亮点", ("甲", "乙"))],
)  # fmt: skip
def test_a_row_of_facts_is_no_head(heading: str, cells: tuple[str, ...]) -> None:
    assert head_of(heading, cells) == ()


def test_a_row_of_items_has_the_fields_of_its_head() -> None:
    facts = facts_from(
        HEAD
        + "活动\n日期\t主题\t人数\n3.5\t学雷锋\t32\n\t演练\t\n"
        + "去年整改\n| 问题 | 整改措施 | 完成情况 |\n|--|--|--|\n| 学习少 | 周学 | 已完成 |\n",
        "要点.md",
    )
    first, second = facts.activities
    assert (first.time, first.title, first.participants) == ("3月5日", "学雷锋", "32人")
    assert (second.time, second.title, second.participants) == ("", "演练", "")
    assert (facts.rectifications[0].measure, facts.rectifications[0].outcome) == ("周学", "已完成")
