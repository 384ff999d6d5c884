"""Facts in bullets: headings as lines, bullets of any kind."""

import pytest

from drafting.facts.bullets import read_bullets
from drafting.facts.count_faults import Fault
from drafting.facts.count_text import counts_of, read_counts_of
from drafting.facts.tree import Problems, Sequence
from schemas.facts import Outcome
from tests.support.bullet_files import reading
from tests.support.facts import facts_from, problems_of
from tests.support.growth import TIMES, grows_linearly

HEAD = "单位：某局项目党支部\n年度：2025\n"


def read(text: str):
    return facts_from(HEAD + text, "要点.md")


@pytest.mark.parametrize(
    "heading",
    [
        "数据",
        "## 数据",
        "数据：",
        "一、数据",
        "【数据】",
        "**数据**",
        "工作数据",
        "1. 数据",
        "# 数据：",
    ],
)
def test_a_heading_is_a_line_of_its_own(heading: str) -> None:
    assert read(f"{heading}\n- 支委会12次\n").counts["支委会"].text == "12次"


@pytest.mark.parametrize(
    ("heading", "attribute"),
    [
        ("存在问题", "shortcomings"),
        ("三、存在的主要问题", "shortcomings"),
        ("下一步打算", "plans"),
        ("特色亮点", "highlights"),
        ("特色、亮点", "highlights"),
        ("主要荣誉", "honours"),
        ("整改情况", "rectifications"),
        ("2025年开展活动", "activities"),
        ("个人履职", "duties"),
    ],
)
def test_usual_synonyms_of_headings_are_understood(heading: str, attribute: str) -> None:
    assert len(getattr(read(f"{heading}\n- 一条内容\n"), attribute)) == 1


@pytest.mark.parametrize(
    "bullet",
    [
        "- ",
        "* ",
        "+ ",
        "• ",
        "·",
        "●",
        "1. ",
        "1、",
        "1) ",
        "（1）",
        "(1) ",
        "①",
        "一是",
        "（一）",
        "第一，",
        "一、",
        "-",
    ],
)
def test_any_kind_of_bullet_is_a_bullet(bullet: str) -> None:
    assert read(f"活动\n{bullet}走访慰问困难党员\n").activities[0].text == "走访慰问困难党员"


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("支委会12次", [("支委会", "12次")]),
        ("支委会：12次", [("支委会", "12次")]),
        ("支委会 12 次", [("支委会", "12次")]),
        ("支委会十二次", [("支委会", "十二次")]),
        (
            "支委会12次，党员大会4次、组织生活会2次",
            [("支委会", "12次"), ("党员大会", "4次"), ("组织生活会", "2次")],
        ),
        ("支委会：12次；党员大会：4次", [("支委会", "12次"), ("党员大会", "4次")]),
        ("支委会12次 党员大会4次", [("支委会", "12次"), ("党员大会", "4次")]),
        ("党员大会4次/支委会12次", [("党员大会", "4次"), ("支委会", "12次")]),
        ("党费收缴12,480元，慰问金1,200元", [("党费收缴", "12,480元"), ("慰问金", "1,200元")]),
        ("“三重一大”会议10次，研究事项31项", [("“三重一大”会议", "10次"), ("研究事项", "31项")]),
        ("节约成本320余万元", [("节约成本", "320余万元")]),
        ("节约成本约320万元", [("节约成本", "约320万元")]),
        ("培训覆盖率98.5%", [("培训覆盖率", "98.5%")]),
        ("第一议题学习12次", [("第一议题学习", "12次")]),
        ("“百日攻坚”行动3次", [("“百日攻坚”行动", "3次")]),
        ("谈心谈话近百人次", [("谈心谈话", "近百人次")]),
        ("支委会——12次", [("支委会", "12次")]),
        ("支委会-5次", [("支委会", "-5次")]),
        ("支委会12", [("支委会", "12")]),
        # a sentence rather than a name
        ("今年召开支委会12次", [("支委会", "12次")]),
        ("全年谈心谈话：36人次", [("谈心谈话", "36人次")]),
        ("2025年共召开党员大会4次", [("党员大会", "4次")]),
        ("本年度新发展党员2名", [("新发展党员", "2名")]),
        ("组织生活会2次", [("组织生活会", "2次")]),
        ("共青团活动3次", [("共青团活动", "3次")]),
        ("开展安全大检查3次", [("开展安全大检查", "3次")]),
        ("12次支委会", [("支委会", "12次")]),
        ("全年共召开4次党员大会", [("党员大会", "4次")]),
        ("支委会12次党员大会4次", [("支委会", "12次"), ("党员大会", "4次")]),
        ("党课4次，其中书记讲党课2次", [("党课", "4次"), ("书记讲党课", "2次")]),
        ("支委会、党课分别为12次、4次", [("支委会", "12次"), ("党课", "4次")]),
        ("支委会、党课各4次", [("支委会", "4次"), ("党课", "4次")]),
        ("支委会次数：12", [("支委会", "12次")]),
        ("三会一课：支委会12次，党课4次", [("支委会", "12次"), ("党课", "4次")]),
        ("投诉量同比下降：31.5%", [("投诉量同比下降", "31.5%")]),
        ("产值较上年增长8%", [("产值较上年增长", "8%")]),
        # not understood: kept whole, nothing guessed
        ("支委会每月召开，全年12次", [("支委会每月召开", ""), ("全年12次", "")]),
        ("12次微心愿", [("12次微心愿", "")]),
        ("微心愿12个党员大会4次", [("微心愿12个党员大会4次", "")]),
        ("12次", [("12次", "")]),
        ("支委会 12 10", [("支委会 12 10", "")]),
        ("支委会、党课共16次", [("支委会、党课共16次", "")]),
        ("支委会+党课16次", [("支委会+党课16次", "")]),
        ("支委会/党课：12/4次", [("支委会/党课：12/4次", "")]),
        ("支委会12次、党课", [("支委会12次、党课", "")]),
        ("同比增长20%", [("同比增长20%", "")]),
        ("支委会同比增加2次", [("支委会同比增加2次", "")]),
        ("支委会每月1次", [("支委会每月1次", "")]),
        ("转正张三、李四2名", [("转正张三、李四2名", "")]),
        ("支委会第12次", [("支委会第12次", "")]),
        ("党课1次/月", [("党课1次/月", "")]),
        ("二支部：支委会12次，党课4次", [("二支部：支委会12次，党课4次", "")]),
        ("参加二十大宣讲", [("参加二十大宣讲", "")]),
        ("党课4次，其中书记讲2次", [("党课", "4次"), ("其中书记讲2次", "")]),
        ("支委会开得好", [("支委会开得好", "")]),
        ("导师带徒签约12对；节约3万元", [("导师带徒签约", "12对"), ("节约", "3万元")]),
        ("预约120人次、居民公约12条", [("预约", "120人次"), ("居民公约", "12条")]),
        ("走访约12户", [("走访", "约12户")]),
        ("开了12次支委会和4次党员大会", [("支委会", "12次"), ("党员大会", "4次")]),
        ("消缺3200项，查漏补缺12项", [("消缺", "3200项"), ("查漏补缺", "12项")]),
        ("开展“一月一主题”活动12次", [("开展“一月一主题”活动", "12次")]),
        ("今年以来走访12户", [("走访", "12户")]),
        ("吞吐量，1830万吨", [("吞吐量", "1830万吨")]),
        ("争取中央预算内资金3.2亿元", [("争取中央预算内资金", "3.2亿元")]),
        ("党员大会4次（3月、6月、9月、12月）", [("党员大会", "4次")]),
        ("党员大会4次（3、6、9、12月）", [("党员大会", "4次")]),
        ("支委会：12次（1-12月，每月一次）", [("支委会", "12次")]),
    ],
)
def test_figures_of_one_line_are_parted(line: str, counts: list[tuple[str, str]]) -> None:
    assert list(counts_of(line)) == counts


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("支委会12次（待核实）", Fault.DOUBT),
        ("支委会12次，更正：11次", Fault.DOUBT),
        ("支委会12次（先别写）", Fault.WITHHELD),
        ("✗支委会12次", Fault.CROSSED),
        ("去年支委会10次", Fault.LAST_YEAR),
        ("2024年支委会10次", Fault.LAST_YEAR),
        ("支委会10次（2024年）", Fault.LAST_YEAR),
        ("近三年支委会36次", Fault.LAST_YEAR),
        ("近年来获奖6项", Fault.LAST_YEAR),
        ("建成以来累计服务3万人次", Fault.LAST_YEAR),
        ("同比增长6.3%", Fault.COMPARED),
        ("代码提交1.2w次", Fault.UNCLEAR),
        ("点赞1k次", Fault.UNCLEAR),
        ("应到30人", Fault.AHEAD),
        ("实到28人", Fault.UNNAMED),
        ("大约家访20户", Fault.UNCLEAR),
        ("增幅12.7%", Fault.COMPARED),
        ("人均37小时", Fault.UNNAMED),
        ("谈心谈话60人次左右，具体等小王统计", Fault.DOUBT),
        ("参观学习2次（取消1次）", Fault.BESIDE),
        ("党课6次（书记8次）", Fault.BESIDE),
        ("党课4次（应6次）", Fault.BESIDE),
        ("党员大会4次（3月、6月、9月）", Fault.PART_YEAR),
        ("支委会12次（拟）", Fault.AHEAD),
        ("党员大会应开4次", Fault.AHEAD),
        ("支委会6次（上半年）", Fault.PART_YEAR),
        ("3月学雷锋32人", Fault.PART_YEAR),
        ("支委会每月1次", Fault.RATE),
        ("党课还差2次", Fault.LACKING),
        ("支委会和党课16次", Fault.SUM),
        ("支委会、党课分别1次、2次、3次", Fault.SHARED),
        ("党课4次（改5次）", Fault.BESIDE),
        ("主题党日12次（参加率96%，有3人轮流请假）", Fault.BESIDE),
        ("慰问（户）：15人", Fault.UNIT),
        ("二支部：支委会12次", Fault.SCOPE),
        ("谈心谈话数十人次", Fault.UNCLEAR),
        ("支委会12/12次", Fault.UNCLEAR),
        ("党员大会1+1+1+1次", Fault.UNCLEAR),
        ("女9名", Fault.UNNAMED),
        ("优秀12名", Fault.UNNAMED),
        ("基本合格1名", Fault.UNNAMED),
        ("民主评议党员：优秀12名，合格26名", Fault.WITHIN),
        ("民主评议：优秀12名", Fault.WITHIN),
        ("合计20次", Fault.UNNAMED),
        ("占职工总数31%", Fault.UNNAMED),
        ("单日最多120人次", Fault.UNNAMED),
        ("增长12%", Fault.COMPARED),
        ("较期初减少3户", Fault.COMPARED),
        ("超额完成目标4项", Fault.AGAINST_PLAN),
        ("达到全年任务的108%", Fault.AGAINST_PLAN),
        ("办结时限由9.5天压到6天", Fault.CHANGED),
        ("满意率从88%升到93%", Fault.CHANGED),
        ("信访窗口 接待来访317人次", Fault.SPACED),
        ("谈心谈话：所长与组长8人次，组长之间6人次", Fault.WITHIN),
    ],
)
def test_a_figure_that_is_none_of_this_year_or_not_sure_is_never_taken(
    line: str, fault: Fault
) -> None:
    (count,) = read_counts_of(line, 2025)
    assert (count.quantity, count.fault) == ("", fault)


@pytest.mark.parametrize(
    ("line", "main", "fault"),
    [
        ("支委会12次（2020年10次）", "12次", Fault.LAST_YEAR),
        ("党课4次，同比增加2次", "4次", Fault.COMPARED),
        ("志愿服务8次（同比增长20%）", "8次", Fault.COMPARED),
        ("政治轮训3期，78人次", "3期", Fault.UNNAMED),
        ("警示教育：4场/168人次", "4场", Fault.UNNAMED),
        ("支委会12次，比去年多2次", "12次", Fault.LAST_YEAR),
        ("党员35名（其中女9名）", "35名", Fault.WITHIN),
        ("党课4次（书记带头讲）", "4次", Fault.REMARK),
        ("党课5次（每季度1次）", "5次", Fault.REMARK),
        ("党课5次（所领导讲3次，青年讲2次）", "5次", Fault.WITHIN),
        ("主题党日12次（参加率96%）", "12次", Fault.WITHIN),
        ("主题党日12次（到会率为94.6%）", "12次", Fault.WITHIN),
        ("数字化扫描86.5万页，完成计划的108%", "86.5万页", Fault.AGAINST_PLAN),
        ("党员23名（女8名）", "23名", Fault.WITHIN),
        ("支委会11次（8月因双抢未开）", "11次", Fault.REMARK),
        ("支委会10次（8、9月双忙没开）", "10次", Fault.REMARK),
        ("支委会10次（寒假没开）", "10次", Fault.REMARK),
        ("党员大会3次（汛期暂停）", "3次", Fault.REMARK),
        ("党员31名：干部9名，工人22名", "31名", Fault.WITHIN),
        ("办实事6件：修路2公里、装灯12盏", "6件", Fault.WITHIN),
    ],
)
def test_what_stands_beside_a_figure_is_told_and_the_figure_taken(
    line: str, main: str, fault: Fault
) -> None:
    found = read_counts_of(line, 2025)
    assert {count.quantity or count.fault for count in found} == {main, fault}


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("党课6次（其中书记讲党课3次）", ["书记讲党课"]),
        ("党课6次（书记讲党课3次）", ["书记讲党课"]),
        ("党员35名（其中预备党员2名，流动党员5名）", ["预备党员", "流动党员"]),
        ("党费收缴12480元（其中特殊党费1000元）", ["特殊党费"]),
        ("党课6次（其中预备党员2名）", []),
        ("党课6次（其中书记3次）", []),
        ("集中学习24次（其中领学9次）", []),
        ("党员35名（其中党员2名）", []),
    ],
)
def test_a_part_of_a_figure_is_one_of_its_own_only_where_its_name_says_of_what(
    line: str, parts: list[str]
) -> None:
    first, *rest = read_counts_of(line, 2025)
    assert first.quantity and [count.label for count in rest if not count.fault] == parts


def test_what_is_told_together_in_brackets_parts_no_figures_outside() -> None:
    *counts, last = read_counts_of("党员大会4次、党课6次（去年分别4次、5次）", 2025)
    assert [count[:2] for count in counts] == [("党员大会", "4次"), ("党课", "6次")]
    assert last.fault is Fault.LAST_YEAR


def test_two_values_of_one_label_are_both_none() -> None:
    (problem,) = problems_of(
        HEAD + "数据\n- 支委会12次\n- 支部委员会11次\n可不写：支委会\n", "要点.md"
    )
    assert problem.place == "第5行" and "第4行" in problem.message


GROUPS = (
    "【三会一课】\n支委会12次\n党员大会4次\n\n队伍建设：\n- 发展党员1名，转正2名\n\n亮点\n- 甲\n"
)


def test_a_usual_group_of_figures_with_nothing_else_below_is_as_good_as_a_heading() -> None:
    facts = read(GROUPS)
    assert [quantity.text for quantity in facts.counts.values()] == ["12次", "4次", "1名", "2名"]
    assert [h.name for h in facts.highlights] == ["甲"]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("三会一课", "去年三会一课"),
        ("三会一课", "全年目标"),
        ("三会一课", "二支部"),
    ],
)
def test_below_any_other_heading_figures_are_not_guessed(word: str, other: str) -> None:
    (problem,) = problems_of(HEAD + GROUPS.replace(word, other), "要点.md")
    assert problem.place == "第3行" and "2 行（到第5行）没有读入" in problem.message


def test_below_a_usual_group_of_figures_what_is_none_is_told_by_itself() -> None:
    (problem,) = problems_of(HEAD + GROUPS.replace("支委会12次", "组织观看专题片"), "要点.md")
    assert problem.place == "第4行" and "组织观看专题片" in problem.message
    assert "连心桥" in read(GROUPS.replace("支委会12次", "连心桥1座")).counts


def test_below_a_group_with_hardly_a_figure_nothing_is_read() -> None:
    more = "组织观看专题片\n去革命老区参观\n开展讨论"
    (problem,) = problems_of(HEAD + GROUPS.replace("支委会12次", more), "要点.md")
    assert problem.place == "第3行" and "4 行（到第7行）没有读入" in problem.message


def test_figures_alone_need_no_heading() -> None:
    assert list(read("支委会12次，党课4次\n\n活动\n- 植树\n").counts) == ["支委会", "党课"]


@pytest.mark.parametrize(
    "line", ["深化攻关3项", "党课不少于6次", "明年党课6次", "3月植树20人", "党课12名"]
)
def test_what_may_be_no_figure_of_the_year_needs_a_heading(line: str) -> None:
    (problem,) = problems_of(HEAD + line + "\n", "要点.md")
    assert "不在任何标题之下" in problem.message


@pytest.mark.parametrize(
    "above", ["城南社区党支部", "城南社区党支部 2025年", "城南社区党支部2025年度"]
)
def test_the_unit_above_its_own_line_is_no_title_of_the_figures(above: str) -> None:
    text = f"{above}\n单位：城南社区党支部\n年度：2025\n支委会12次\n走访居民31户\n"
    assert list(facts_from(text, "要点.md").counts) == ["支委会", "走访居民"]


def test_another_unit_above_may_say_of_whom_the_figures_are() -> None:
    text = "城北社区党支部\n单位：城南社区党支部\n年度：2025\n支委会12次\n"
    assert [problem.place for problem in problems_of(text, "要点.md")] == ["第1行", "第4行"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("窗口 接待来访317人次（同比下降12%）", ["窗口 接待来访317人次", "同比下降12%"]),
        ("满意率从88%升到93%", ["满意率从88%升到93%"]),
        ("超计划8万吨", ["超计划8万吨"]),
        ("修旧利废省78.3万", ["没有单位"]),
    ],
)
def test_figures_without_a_heading_go_on_below_one_that_is_not_clear(
    line: str, told: list[str]
) -> None:
    text = f"{HEAD}支委会12次\n{line}\n走访企业12家\n"
    problems = problems_of(text, "要点.md")
    assert len(problems) == len(told)
    assert all(words in problem.message for words, problem in zip(told, problems, strict=True))
    assert "数据.走访企业" in reading(text).said


def test_what_may_be_a_title_among_figures_is_listed_with_what_stands_below_it() -> None:
    text = f"{HEAD}支委会12次\n加分事项\n3月学雷锋\n走访企业12家\n"
    (problem,) = problems_of(text, "要点.md")
    assert problem.place == "第4行" and "加分事项”等 3 行（到第6行）" in problem.message


def test_a_name_as_long_as_the_longest_of_the_lexicon_needs_no_heading() -> None:
    assert "两议一公开研究事项" in read("支委会12次\n两议一公开研究事项9项\n").counts


LONG = {
    "shared in brackets": "数据\n党课6次（" + "（分别" * 20_000,
    "shared": "数据\n" + "甲、乙分别1次、2次，" * 5_000,
    "each": "数据\n" + "甲、" * 40_000 + "各1次",
    "run together": "数据\n" + "党课1次" * 15_000,
    "commas behind a name": "甲" + "，" * 90_000,
    "brackets": "数据\n党课1次" + "（全年）" * 20_000,
    "cells": "活动\n" + "|甲" * 40_000,
    "kinds of others": "数据\n" + "女党员1名，失能1名，" * 4_000,
    "framed lines": "活动\n" + "【甲】乙\n" * 15_000,
    "lines between items": "活动\n" + "3月植树，20人\n加分项\n" * 8_000,
    "steps": "去年整改\n- " + "甲，已" * 25_000,
    "short lines": "活动\n" + "存在不住\n" * 18_000,
    "chapters": "一、甲\n" * 20_000,
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_text_is_read_in_time_that_grows_with_its_length(name: str) -> None:
    text = LONG[name]
    assert grows_linearly(
        lambda size: lambda: problems_of(text[:size], "要点.md"), len(text) // TIMES
    )


def test_fields_of_an_item_are_told_apart_by_what_they_are() -> None:
    first, second, third = read(
        "活动\n"
        "- 消防应急演练 | 2025年6月 | 45人 | 提升应急处置能力\n"
        "- 2025年5月\t学习身边榜样\t23名党员\n"
        "- 名称：安全培训，参加：30人\n"
    ).activities
    assert (first.title, first.time, first.participants, first.effect) == (
        "消防应急演练", "2025年6月", "45人", "提升应急处置能力",
    )  # fmt: skip
    assert (second.title, second.time, second.participants) == (
        "学习身边榜样",
        "2025年5月",
        "23名党员",
    )
    assert (third.title, third.participants) == ("安全培训", "30人")


def test_lines_below_a_bullet_belong_to_it() -> None:
    first, second, third = read(
        "活动\n"
        "- 3月开展“学雷锋”志愿服务，\n"
        "  32人参加\n"
        "- 名称：演练\n"
        "  时间：2025年6月\n"
        "- 夏送清凉\n"
        "  - 参加：50人\n"
    ).activities
    assert first.text == "3月开展“学雷锋”志愿服务，32人参加"
    assert (second.title, second.time) == ("演练", "2025年6月")
    assert (third.title, third.participants) == ("夏送清凉", "50人")


def test_lines_without_any_bullet_are_one_item_each() -> None:
    facts = read("数据\n支委会12次\n党课：4次\n\n不足\n　　调研不够\n　　形式单一\n")
    assert list(facts.counts) == ["支委会", "党课"]
    assert [item.text for item in facts.shortcomings] == ["调研不够", "形式单一"]


@pytest.mark.parametrize(
    ("bullet", "content", "answers"),
    [
        ("深化攻关（针对问题1）", "深化攻关", (1,)),
        ("深化攻关（对应不足1、2）", "深化攻关", (1, 2)),
        ("深化攻关(回应第一条不足)", "深化攻关", (1,)),
        ("深化攻关（全年3项）", "", ()),
    ],
)
def test_a_plan_says_which_shortcoming_it_answers(
    bullet: str, content: str, answers: tuple[int, ...]
) -> None:
    plan = read(f"不足\n- 甲\n- 乙\n计划\n- {bullet}\n").plans[0]
    assert (plan.content, plan.answers) == (content, answers)


@pytest.mark.parametrize(
    ("bullet", "problem", "measure", "outcome"),
    [
        ("学习不够 → 建立清单（结果：已完成）", "学习不够", "建立清单", Outcome.DONE),
        ("学习不够→建立清单（基本完成）", "学习不够", "建立清单", Outcome.MOSTLY_DONE),
        (
            "学习不够 -> 建立清单，形成机制，已整改。",
            "学习不够",
            "建立清单，形成机制",
            Outcome.DONE,
        ),
        ("学习不够 → 建立清单 → 持续推进", "学习不够", "建立清单", Outcome.ONGOING),
        ("学习不够，已整改", "学习不够", "", Outcome.DONE),
        ("学习不够 → 建立清单（每月一次）", "学习不够", "建立清单（每月一次）", None),
        ("问题：学习不够，措施：建立清单，结果：未完成", "学习不够", "建立清单", Outcome.NOT_DONE),
        ("学习不够 | 建立清单 | 已完成", "学习不够", "建立清单", Outcome.DONE),
        ("学习流于形式——建立积分（已完成）", "学习流于形式", "建立积分", Outcome.DONE),
        ("学习流于形式——建立积分——已完成", "学习流于形式", "建立积分", Outcome.DONE),
        ("收缴不及时--每月5日前收（已完成）", "收缴不及时", "每月5日前收", Outcome.DONE),
        ("学习流于形式——已完成", "学习流于形式", "", Outcome.DONE),
        ("党课形式单一：改为情景党课（已完成）", "党课形式单一", "改为情景党课", Outcome.DONE),
        (
            "学习不够：每季度学习不少于1次，已整改",
            "学习不够",
            "每季度学习不少于1次",
            Outcome.DONE,
        ),
        # what stands behind the sign tells what was wrong itself, or no outcome makes it plain
        ("融合不够：研究不深（已完成）", "融合不够：研究不深", "", Outcome.DONE),
        ("台账不规范：落实打折扣（已完成）", "台账不规范：落实打折扣", "", Outcome.DONE),
        ("“两张皮”——融合不够（已完成）", "“两张皮”——融合不够", "", Outcome.DONE),
        ("党课形式单一：改为情景党课", "", "", None),
    ],
)
def test_a_rectification_is_problem_measure_and_result(
    bullet: str, problem: str, measure: str, outcome: Outcome | None
) -> None:
    item = read(f"去年整改\n- {bullet}\n").rectifications[0]
    assert (item.problem, item.measure, item.outcome) == (problem, measure, outcome)


def test_single_values_stand_anywhere_and_may_share_a_line() -> None:
    facts = facts_from(
        "# 我的要点\n支部名称：某支部  年度：2025年\n数据\n- 党课4次\n姓名：张三；职务：书记\n- 支委会3次\n",
        "要点.txt",
    )
    assert (facts.unit, facts.reporter, facts.post) == ("某支部", "张三", "书记")
    assert list(facts.counts) == ["党课", "支委会"]


def test_a_heading_may_come_twice_and_may_carry_its_first_item() -> None:
    facts = read("履职：讲党课2次\n活动\n- 甲活动\n履职\n- 联系班组3个\n")
    assert [duty.text for duty in facts.duties] == ["讲党课2次", "联系班组3个"]


def test_a_sum_and_the_exceptions_are_lists_of_names() -> None:
    facts = read("数据\n- 支委会12次，党课4次\n合计\n- “三会一课”：支委会、党课\n可不写：党课\n")
    assert facts.sums == {"“三会一课”": ("支委会", "党课")}
    assert facts.optional == ("党课",)


def test_every_fact_knows_its_line() -> None:
    facts = read("数据\n- 支委会12次，党课4次\n\n活动\n- 甲\n  - 参加：3人\n")
    assert facts.place("数据.党课") == "要点.md 第4行"
    assert facts.place("活动.1.参加#1") == "要点.md 第8行"


def test_a_figure_below_counts_is_a_figure_whatever_its_name_means_elsewhere() -> None:
    facts = read("数据\n党支部：3个\n荣誉：2项\n**支委会**：12次\n")
    assert list(facts.counts) == ["党支部", "荣誉", "支委会"]
    assert facts.unit == "某局项目党支部"


def test_a_field_is_a_field_whatever_its_name_means_elsewhere() -> None:
    facts = read("去年整改\n问题：学习不够，结果：已整改\n")
    assert facts.rectifications[0].problem == "学习不够"


def test_remarks_and_bullets_still_to_be_filled_say_nothing() -> None:
    facts = read("> 说明\n## 活动\n> 一条一件\n- \n-\n- 消防演练，45人参加\n＞ 完\n")
    assert [item.text for item in facts.activities] == ["消防演练，45人参加"]


@pytest.mark.parametrize("gap", ["\t", " ", "\u3000\u3000"])
def test_single_values_as_they_come_from_a_table_need_no_colon(gap: str) -> None:
    facts = facts_from(f"单位{gap}某局项目党支部\n年度{gap}2025\n述职人{gap}周海涛\n", "要点.txt")
    assert (facts.unit, facts.year, facts.reporter) == ("某局项目党支部", 2025, "周海涛")


def test_two_values_in_one_row_of_a_table_are_not_run_together() -> None:
    (problem,) = problems_of(HEAD + "述职人\t周海涛\t职务\t书记\n", "要点.txt")
    assert problem.place == "第3行" and "没有读入" in problem.message


def test_many_lines_above_the_first_heading_are_one_problem() -> None:
    (problem,) = problems_of(HEAD + "今年开了很多会\n走访慰问\n讲了党课\n", "要点.txt")
    assert problem.place == "第3行" and "等 3 行（到第5行）" in problem.message


@pytest.mark.parametrize(
    "ending", ["（针对问题2）", "，针对问题2", "，针对问题2。", "；对应问题二", " 针对不足2"]
)
def test_a_plan_may_name_the_shortcoming_it_answers_in_brackets_or_at_its_end(ending: str) -> None:
    facts = read(f"不足\n- 甲\n- 乙\n计划\n- 每季度公示1次{ending}\n")
    assert facts.plans[0].answers == (2,)
    assert facts.plans[0].name == "每季度公示1次"


@pytest.mark.parametrize("plan", ["针对问题2个，逐一整改", "开展调研，针对突出问题3次会商"])
def test_a_number_of_problems_is_no_shortcoming(plan: str) -> None:
    assert read(f"计划\n- {plan}\n").plans[0].answers == ()


@pytest.mark.parametrize("dash", [" - ", " — ", "→", "->"])
def test_a_dash_between_blanks_parts_problem_and_measure(dash: str) -> None:
    (item,) = read(f"去年整改\n- 活动室漏雨{dash}修好了\n").rectifications
    assert (item.problem, item.measure) == ("活动室漏雨", "修好了")


def test_a_dash_in_a_span_of_months_parts_nothing() -> None:
    (item,) = read("去年整改\n- 5月 - 6月公开不及时\n").rectifications
    assert item.measure == ""


@pytest.mark.parametrize("heading", ["班子成员的短板", "班组突出问题", "明年怎么弄", "几点思路"])
def test_a_line_that_ends_like_another_heading_is_no_activity(heading: str) -> None:
    problems = Problems("要点.md")
    tree = read_bullets(f"年度：2025\n活动\n3月 学雷锋 30人\n{heading}\n调研少\n", problems)
    (activities,) = (e.value for e in tree.entries if e.key == "活动")
    assert isinstance(activities, Sequence) and len(activities.values) == 1
    (problem,) = problems.error().problems
    assert heading in problem.message and "1 行" in problem.message


def test_the_remarks_of_a_table_are_said_not_to_be_read() -> None:
    table = "数据\n名称\t数量\t备注\n支委会\t12次\t含换届1次\n党课\t6次\t书记2次\n"
    problems = Problems("要点.md")
    read_bullets(f"年度：2025\n{table}活动\n时间\t名称\t备注\n3月\t学雷锋\t雨天\n", problems)
    told = "的表格里，备注一列只供自己看，没有读入"
    assert not problems and problems.remarks == (f"第3行{told}", f"第7行{told}")


THREE = ["理论学习不深", "联系群众不够", "创新不足"]


@pytest.mark.parametrize(
    ("line", "problems"),
    [
        ("- 一是理论学习不深，二是联系群众不够，三是创新不足", THREE),
        ("- ①理论学习不深②联系群众不够③创新不足", THREE),
        ("- 1.理论学习不深 2.联系群众不够 3.创新不足", THREE),
        ("* （一）理论学习不深（二）联系群众不够；（三）创新不足。", THREE),
        ("一是理论学习不深，二是联系群众不够，三是创新不足", THREE),
        # not numbered from one without a gap
        ("- 二是联系群众不够，三是创新不足", ["二是联系群众不够，三是创新不足"]),
        ("- 一是理论学习不深，三是创新不足", ["一是理论学习不深，三是创新不足"]),
        ("- 理论学习不深，二是联系群众不够", ["理论学习不深，二是联系群众不够"]),
        ("- 一是一、二是二做得不够", ["一是一、二是二做得不够"]),
    ],
)
def test_several_items_of_one_line_are_parted_by_their_numbers(
    line: str, problems: list[str]
) -> None:
    assert [item.text for item in read(f"不足\n{line}\n").shortcomings] == problems


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ["安全月活动", "制作展板12块", "发放手册300本"],
            "安全月活动，制作展板12块，发放手册300本",
        ),
        (["学雷锋", "清扫街道", "慰问老人"], "学雷锋，清扫街道，慰问老人"),
        (["3月植树", "32人"], "3月植树，32人"),
        (["义诊3场", "群众200人次"], "义诊3场，群众200人次"),
        (
            ["6月开展“安全生产月”", "系列活动，", "40人参加"],
            "6月开展“安全生产月”系列活动，40人参加",
        ),
        (["走访慰问困难", "党员12户"], "走访慰问困难党员12户"),
        (["7月参观", "展览馆"], "7月参观展览馆"),
        (["组织全体党员", "清扫街道"], "组织全体党员清扫街道"),
        (["积极", "开展义诊"], "积极开展义诊"),
        (["参加培训的党员达到", "45人"], "参加培训的党员达到45人"),
        (
            ["组织党员前往市廉政教育基地参观学习，并", "开展座谈"],
            "组织党员前往市廉政教育基地参观学习，并开展座谈",
        ),
        (
            ["组织全体党员和入党积极分子前往市廉政教育基地参加", "培训2天"],
            "组织全体党员和入党积极分子前往市廉政教育基地参加培训2天",
        ),
    ],
)
def test_a_continuation_is_a_clause_of_its_own_or_the_rest_of_a_wrapped_line(
    lines: list[str], text: str
) -> None:
    head, *rest = lines
    bullet = "\n".join([f"- {head}", *(f"  {line}" for line in rest)])
    assert read(f"活动\n{bullet}\n").activities[0].text == text


@pytest.mark.parametrize(
    "item",
    [
        "原定10月去西柏坡，因疫情没去成",
        "12月要搞慰问，还没搞",
        "11月红歌会（取消了）",
        "9月打算搞的参观没搞起来",
        "10月原想去韶山，因为天气没去",
        "原计划6月办运动会，因雨没办",
    ],
)
def test_what_was_not_done_is_no_activity(item: str) -> None:
    (problem,) = problems_of(HEAD + f"活动\n- {item}\n- 3月取消不合理收费3项\n", "要点.md")
    assert "没有做成" in problem.message and problem.place


def test_lines_without_a_bullet_above_bullets_are_figures_too() -> None:
    facts = read(
        "数据\n（一）组织生活。\n支委会12次，党员大会4次\n（二）学习教育\n- 党课6次\n\n活动\n- 甲\n"
    )
    assert list(facts.counts) == ["支委会", "党员大会", "党课"]


def test_lines_without_a_bullet_below_bullets_are_figures_where_each_is_one() -> None:
    lines = "数据\n✅支委会12次\n党课4次\n走访15户\n随后再说\n"
    (problem,) = problems_of(HEAD + lines, "要点.md")
    assert "随后再说" in problem.message


NUMBERED = """单位：某支部
年度：2025
（一）数据
1. 党员62人
（二）一年中忙的一桩桩
1. 2月2日茶话会，58人到会
2. 3月踏青
（三）不够的地方
1. 支委年龄偏大
（四）{heading}
1. 上半年办手机课4期
2. 物色支委2名
"""


def test_a_numbered_line_among_numbered_headings_is_one_though_it_has_a_number() -> None:
    text = NUMBERED.format(heading="2026年想做的").replace("忙的一桩桩", "的事")
    facts = facts_from(text, "要点.md")
    assert [len(facts.activities), len(facts.shortcomings), len(facts.plans)] == [2, 1, 2]


def test_a_numbered_heading_that_nobody_knows_is_one_problem_with_the_lines_below_it() -> None:
    found = problems_of(NUMBERED.format(heading="2026年的几个念头"), "要点.md")
    assert [problem.place for problem in found] == ["第5行", "第10行"]
    assert all("它下面的 2 行" in problem.message for problem in found)


def test_a_heading_and_its_figures_may_be_numbered_in_one_series() -> None:
    facts = read("1. 数据\n2. 支委会12次\n3. 党课4次\n")
    assert list(facts.counts) == ["支委会", "党课"]
