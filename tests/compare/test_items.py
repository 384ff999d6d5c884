"""Items of two reports: activities, honours, highlights, shortcomings, plans that are new, gone or carried over."""

import pytest

from drafting.compare.change import Change
from schemas.facts import FactKind, Facts
from tests.support.compared import both_years, compared
from tests.support.composed import facts

WORK = "一、2025年度抓党建工作情况\n"
SHORTCOMINGS = "三、存在不足\n"


def found(old: str, new: str, known: Facts | None = None) -> list[tuple[str, str, str]]:
    """Return (change, old name, new name) of the items."""
    title = "2025年度党支部书记述职报告\n"
    return [
        (pair.change, pair.old.name if pair.old else "", pair.new.name if pair.new else "")
        for pair in compared(title + old, title + new, known).items
    ]


def test_of_two_whole_reports_every_kind_is_told():
    told = [
        (pair.kind.value, pair.change, (pair.new or pair.old).name) for pair in both_years().items
    ]
    assert told == [
        ("活动", "new", "5月，组织党员到铁路博物馆开展主题党日，30名党员参加"),
        ("活动", "gone", "4月，组织党员到烈士陵园开展主题党日，28名党员参加"),
        ("荣誉", "unchanged", "车间党支部荣获段党委“先进基层党组织”称号"),
        ("荣誉", "new", "11月荣获局集团公司“工人先锋号”称号"),
        ("亮点", "unchanged", "“党员夜查岗”立得更稳"),
        ("亮点", "new", "“数据会诊”攻关见实效"),
        ("亮点", "gone", "“老带新”传帮带见实效"),
        ("不足", "unchanged", "党员教育形式还比较单一，互动式、案例式学习偏少"),
        ("不足", "new", "对青年党员的跟踪培养不够经常，压担子、给舞台做得少"),
        ("不足", "gone", "理论学习不够系统"),
        ("计划", "unchanged", "丰富党员教育形式，每季度开展1次案例式教学"),
        ("计划", "new", "建立青年党员成长档案，安排不少于4名青年党员参加攻关"),
        ("计划", "gone", "建立学习清单，每月明确一个专题"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("一是理论学习不够系统。学用结合不紧。", "1.理论学习系统性不够。"),
        ("（一）党建与生产经营融合不够深入。", "一是党建与生产经营融合不够：对重点难点问题研究不深。"),
        ("（一）品牌建设方面。党建品牌影响力不强。", "一是党建品牌影响力还不强。"),
    ],
)  # fmt: skip
def test_a_shortcoming_that_stays_is_known_in_other_words(old: str, new: str):
    assert [what for what, _, _ in found(SHORTCOMINGS + old, SHORTCOMINGS + new)] == ["unchanged"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("一是理论学习不够系统。", "一是党员教育形式单一。"),
        ("一是青年党员培养力度不够。", "一是流动党员的管理还有盲点。"),
    ],
)
def test_another_shortcoming_is_another_one(old: str, new: str):
    told = [what for what, _, _ in found(SHORTCOMINGS + old, SHORTCOMINGS + new)]
    assert told == ["new", "gone"]


def test_a_shortcoming_that_is_told_of_as_mended_was_not_carried_over():
    old = f"{SHORTCOMINGS}一是理论学习不够系统，学用结合不紧。"
    new = f"{WORK}针对理论学习不够系统，学用结合不紧的问题，建立学习清单。\n{SHORTCOMINGS}一是调研不够经常。"
    assert ("gone", "理论学习不够系统，学用结合不紧", "") in found(old, new)


def test_the_same_activity_in_another_month_is_carried_over():
    old = f"{WORK}3月，组织“学雷锋”志愿服务活动，清理社区道路。"
    new = f"{WORK}4月，组织“学雷锋”志愿服务活动，清理社区道路。"
    assert [what for what, _, _ in found(old, new)] == ["unchanged"]


@pytest.mark.parametrize("title", ["先进基层党组织", "工人先锋号"])
def test_an_honour_is_known_by_its_title(title: str):
    old = f"{WORK}7月，支部被公司党委授予“{title}”称号。"
    new = f"{WORK}支部荣获公司“{title}”、市级“青年文明号”称号。"
    told = found(old, new)
    assert [what for what, _, _ in told] == ["unchanged"]


def test_two_honours_in_one_sentence_are_two():
    new = f"{WORK}7月获评公司“先进基层党组织”称号，11月获评市级“青年安全生产示范岗”称号。"
    assert [name for _, _, name in found(WORK, new)] == [
        "7月获评公司“先进基层党组织”称号",
        "11月获评市级“青年安全生产示范岗”称号",
    ]


def test_numbers_of_meetings_are_no_activities():
    assert found(WORK, f"{WORK}全年召开支委会12次，开展主题党日11次、谈心谈话36人次。") == []


KNOWN = facts(
    activities=[{"text": "为一线工人开展法律知识宣讲2场"}, {"title": "消防应急演练"}],
    shortcomings=[{"problem": "党员教育形式较为单一，互动式、案例式学习偏少"}],
)


def test_where_the_facts_are_known_they_name_the_items_that_the_report_says():
    old = f"{WORK}6月，开展消防应急演练，45人参加。"
    new = (
        f"{WORK}支部还为一线工人开展法律知识宣讲2场，组织消防应急演练1次。\n"
        f"{SHORTCOMINGS}一是党员教育形式较为单一，互动式、案例式学习偏少。"
    )
    assert found(old, new, KNOWN) == [
        ("new", "", "为一线工人开展法律知识宣讲2场"),
        ("unchanged", "6月，开展消防应急演练，45人参加", "消防应急演练"),
        ("new", "", "党员教育形式较为单一，互动式、案例式学习偏少"),
    ]


def test_what_the_facts_have_and_the_report_does_not_say_is_no_news():
    assert found(WORK, f"{WORK}组织消防应急演练1次。", KNOWN) == [("new", "", "消防应急演练")]


def test_a_pair_tells_its_kind_and_what_became_of_it():
    kinds = {pair.kind for pair in both_years().items}
    assert kinds == {
        FactKind.ACTIVITIES,
        FactKind.HONOURS,
        FactKind.HIGHLIGHTS,
        FactKind.SHORTCOMINGS,
        FactKind.PLANS,
    }
    assert {pair.change for pair in both_years().items} == set(Change) - {Change.CHANGED}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("3月5日组织“学雷锋”义诊，义诊280人次", "3月5日组织“学雷锋”义诊，义诊280人次"),
        ("7月21日组织18名党员抢通水害", "7月21日，支部组织18名党员抢通水害"),
        ("四月十二日植树30棵", "四月十二日植树30棵"),
    ],
)
def test_days_and_figures_are_no_words_of_an_activity(name: str, told: str):
    known = facts(activities=[{"text": name}])
    assert found(WORK, f"{WORK}{told}；另有其他工作若干。", known) == [("new", "", name)]


PLAN = "四、下一步工作计划\n"


def test_a_plan_that_is_said_where_another_stands_is_one_row():
    old = f"{PLAN}1.推行“道班微党课”，让职工走上讲台。\n2.完善党员积分台账。"
    new = f"{PLAN}1.创新党课形式。推行“道班微党课”，让职工走上讲台。\n2.加强队伍建设。"
    assert [(what, old) for what, old, _ in found(old, new)] == [
        ("unchanged", "推行“道班微党课”，让职工走上讲台"),
        ("new", ""),
        ("gone", "完善党员积分台账"),
    ]


@pytest.mark.parametrize("known", [None, facts(plans=[{"text": "修订考核办法，与评先评优挂钩"}])])
def test_the_problem_that_a_plan_is_on_is_no_plan(known: Facts | None):
    old = f"{PLAN}1.深化党员安全包保。"
    new = f"{PLAN}1.着力解决党员安全包保的考核结果运用不充分的问题，修订考核办法，与评先评优挂钩。"
    assert [what for what, _, _ in found(old, new, known)] == ["new", "gone"]


def test_no_plan_of_the_facts_is_told_twice():
    known = facts(plans=[{"text": "每季度开展党课评比，评出优秀党课"}, {"text": "建好书屋"}])
    old = f"{PLAN}1.创新党课形式，评出优秀党课。\n2.建好书屋。"
    new = f"{PLAN}1.创新党课形式，每季度开展党课评比，评出优秀党课。\n2.建好书屋。"
    names = [new for _, _, new in found(old, new, known) if new]
    assert sorted(names) == ["建好书屋", "每季度开展党课评比，评出优秀党课"]
