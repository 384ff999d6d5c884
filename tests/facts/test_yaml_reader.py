"""Facts in YAML: what is typed is what is read."""

from decimal import Decimal

import pytest

from schemas.facts import Outcome
from tests.support.facts import facts_from

HEAD = "单位: 某局项目党支部\n年度: 2025\n"


def test_every_key_of_the_design_is_read() -> None:
    facts = facts_from(
        HEAD
        + """述职人: 周海涛
职务: 项目党支部书记
标题: 2025年度抓基层党建工作述职报告
成文日期: 2025年12月31日
数据:
  支部党员大会: 4次
  支委会: 12次
  “三重一大”会议: 10次
  党费收缴: 12,480元
  节约成本: 320余万元
  培训覆盖率: 98.5%
  转正: 0名
合计:
  “三会一课”: [支部党员大会, 支委会]
可不写: [党费收缴]
履职:
  - 讲党课2次，联系一线班组3个
活动:
  - 名称: 消防应急演练
    时间: 2025年6月
    参加: 45人
    成效: 提升应急处置能力
  - 3月开展“学雷锋”志愿服务，32人参加
荣誉:
  - 公司“先进基层党组织”（2025年7月，公司党委）
亮点:
  - 标题: 创新“七一”重温入党誓词方式
    内容: 组织23名党员抄写入党誓词
不足:
  - 问题: 党建与生产经营融合不够：对重点难点问题研究不深
    原因: 调研不够经常
计划:
  - 内容: 深化“党建+生产”，全年攻关不少于3项
    对应不足: 1
    责任人: 周海涛
    时限: 2026年6月
    目标: 见效
去年整改:
  - 问题: 理论学习不够系统
    结果: 已完成
    措施: 建立每月学习清单
"""
    )
    assert (facts.unit, facts.year, facts.post) == ("某局项目党支部", 2025, "项目党支部书记")
    assert facts.counts["节约成本"].value == Decimal(3_200_000)
    assert facts.counts["节约成本"].text == "320余万元"
    assert facts.counts["党费收缴"].value == Decimal(12_480)
    assert facts.counts["培训覆盖率"].unit == "%"
    assert facts.sums == {"“三会一课”": ("支部党员大会", "支委会")}
    assert facts.optional == ("党费收缴",)
    assert facts.activities[0].participants == "45人"
    assert facts.activities[1].text == "3月开展“学雷锋”志愿服务，32人参加"
    assert facts.plans[0].answers == (1,)
    assert facts.rectifications[0].outcome is Outcome.DONE


def test_a_bare_number_takes_the_usual_unit_of_its_label() -> None:
    facts = facts_from(HEAD + "数据:\n  支委会: 12\n  预备党员转正: ２\n")
    assert facts.counts["支委会"].text == "12次"
    assert facts.counts["预备党员转正"].text == "2名"


@pytest.mark.parametrize("year", ["2025", "2025年", "2025年度", "２０２５", "二〇二五年", "'2025'"])
def test_the_year_may_be_written_in_any_usual_way(year: str) -> None:
    assert facts_from(f"单位: 某支部\n年度: {year}\n").year == 2025


@pytest.mark.parametrize(
    "date", ["2025年12月31日", "2025-12-31", "2025.12.31", "2025/12/31", "二〇二五年十二月三十一日"]
)
def test_the_date_is_kept_as_a_report_writes_it(date: str) -> None:
    assert facts_from(HEAD + f"成文日期: {date}\n").date == "2025年12月31日"


@pytest.mark.parametrize(
    "line",
    [
        "“三重一大”会议: 10次",
        '"三重一大"会议: 10次',
        '"三重一大"会议：10次',
        "'\"三重一大\"会议': 10次",
    ],
)
def test_straight_and_curled_quotes_name_the_same_label(line: str) -> None:
    assert list(facts_from(HEAD + f"数据:\n  {line}\n").counts) == ["“三重一大”会议"]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ('- "七一"前走访慰问', "“七一”前走访慰问"),
        ("-3月走访慰问", "3月走访慰问"),
        ("- 问题：整改专项行动", "问题：整改专项行动"),
        ("- 走访：慰问困难党员", "走访：慰问困难党员"),
        ("- 走访慰问困难党员，\n    送去慰问品", "走访慰问困难党员，送去慰问品"),
        ("- >\n    走访慰问\n    困难党员", "走访慰问困难党员"),
        ("- '走访: 慰问'", "走访: 慰问"),
    ],
)
def test_a_plain_item_is_the_text_that_was_meant(typed: str, text: str) -> None:
    assert facts_from(HEAD + f"活动:\n  {typed}\n").activities[0].text == text


def test_full_width_and_tight_colons_are_colons_where_a_key_must_be() -> None:
    facts = facts_from(
        "单位：某支部\n年度:2025\n数据：\n  支委会：12次\n  党课:4次\n活动：\n- 名称：演练\n"
    )
    assert facts.unit == "某支部"
    assert [q.text for q in facts.counts.values()] == ["12次", "4次"]
    assert facts.activities[0].title == "演练"


def test_a_block_text_is_not_rewritten() -> None:
    facts = facts_from(
        HEAD + "亮点:\n  - 标题: 某\n    内容: |\n      问题：在哪里\n      就改到哪里\n"
    )
    assert facts.highlights[0].content == "问题：在哪里就改到哪里"


def test_items_may_stand_as_far_left_as_their_heading() -> None:
    assert len(facts_from(HEAD + "活动:\n- 甲活动\n- 乙活动\n不足:\n- 丙不足\n").activities) == 2


def test_every_fact_knows_its_line() -> None:
    facts = facts_from(HEAD + "数据:\n  支委会: 12次\n活动:\n  - 甲\n  - 名称: 乙\n    参加: 3人\n")
    assert facts.place("数据.支委会") == "要点.yaml 第4行"
    assert facts.place("活动.1#1") == "要点.yaml 第6行"
    assert facts.place("活动.2.参加#1") == "要点.yaml 第8行"
    assert facts.place("合计.无") == ""


def test_an_empty_form_field_is_no_field() -> None:
    facts = facts_from(
        HEAD
        + "述职人:\n数据:\n活动:\n  - 名称: 甲\n    成效:\n去年整改:\n  - 问题: 乙\n    结果:\n"
    )
    assert facts.activities[0].effect == ""
    assert facts.rectifications[0].outcome is None


def test_a_list_of_figures_below_counts_is_read_as_bullets_are() -> None:
    facts = facts_from(HEAD + "数据:\n  - 支委会12次，党课：4次\n  - 组织生活会: 2次\n")
    assert [f"{label}{q.text}" for label, q in facts.counts.items()] == [
        "支委会12次",
        "党课4次",
        "组织生活会2次",
    ]


def test_a_name_that_a_form_has_spaced_out_is_closed_up() -> None:
    assert facts_from(HEAD + "述职人: 张　三\n").reporter == "张三"
