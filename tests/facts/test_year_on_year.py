"""What code derives from both years: by how much, at which rate, and where it derives nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.facts import describe
from drafting.facts.inventory import inventory
from drafting.facts.year_on_year import both_years, changes, derivation
from schemas.facts import Facts
from tests.support.cases import facts
from tests.support.facts import facts_from

HEAD = "单位: 某局项目党支部\n年度: 2025\n"


def two_years(now: str, last: str, label: str = "支委会", then: str = "") -> Facts:
    return facts_from(f"{HEAD}数据:\n  {label}: {now}\n去年数据:\n  {then or label}: {last}\n")


def derived(known: Facts) -> dict[str, str]:
    return {f.id: f.text for f in inventory(known) if f.id.startswith("同比.")}


@pytest.mark.parametrize(
    ("label", "now", "last", "difference", "rate"),
    [
        ("支委会", "12次", "10次", "增加2次", "增长20%"),
        ("支委会", "10次", "12次", "减少2次", "下降16.7%"),
        ("党课", "5堂", "4次", "增加1堂", "增长25%"),
        ("党员人数", "23名", "21人", "增加2名", "增长9.5%"),
        ("谈心谈话", "三十六人次", "28人次", "增加8人次", "增长28.6%"),
        ("党费收缴", "12,480元", "1.2万元", "增加480元", "增长4%"),
        ("党费收缴", "13,480元", "12,000元", "增加1,480元", "增长12.3%"),
        ("节约成本", "320万元", "280万元", "增加40万元", "增长14.3%"),
        ("节约成本", "320万元", "319.5万元", "增加5000元", "增长0.2%"),
        ("产值", "1.2亿元", "9,800万元", "增加2200万元", "增长22.4%"),
        ("产值", "3亿元", "1.5亿元", "增加1.5亿元", "增长100%"),
        ("转正", "0名", "2名", "减少2名", "下降100%"),
        ("走访", "3户", "1户", "增加2户", "增长200%"),
        ("培训学时", "96学时", "64学时", "增加32学时", "增长50%"),
    ],
)
def test_the_difference_and_the_rate_say_which_way(
    label: str, now: str, last: str, difference: str, rate: str
):
    assert derived(two_years(now, last, label)) == {
        f"同比.{label}": difference,
        f"同比.{label}.比例": rate,
    }


@pytest.mark.parametrize(
    ("label", "now", "last", "expected"),
    [
        ("培训覆盖率", "98.5%", "97%", "提高1.5个百分点"),
        ("培训覆盖率", "百分之九十七", "98.5%", "下降1.5个百分点"),
        ("廉洁教育", "6次", "0次", "增加6次"),  # of nothing there is no rate
        ("走访", "10001户", "10000户", "增加1户"),  # 0.0 % says nothing
    ],
)
def test_some_differences_have_no_rate(label: str, now: str, last: str, expected: str):
    assert derived(two_years(now, last, label)) == {f"同比.{label}": expected}


@pytest.mark.parametrize(
    ("label", "now", "last"),
    [
        ("支委会", "12次", "12次"),
        ("节约成本", "320余万元", "280万元"),
        ("节约成本", "320万元", "近280万元"),
        ("谈心谈话", "36人次", "28次"),
        ("道路", "2.6公里", "2米"),
    ],
)
def test_of_as_many_of_round_numbers_and_of_other_units_nothing_is_derived(
    label: str, now: str, last: str
):
    assert derived(two_years(now, last, label)) == {}


def test_a_label_is_found_under_each_of_its_names_and_has_the_id_of_this_years():
    known = two_years("12次", "10次", "支部委员会会议", then="支委会")
    assert derived(known).keys() == {"同比.支部委员会会议", "同比.支部委员会会议.比例"}
    assert [f.id for f in inventory(known) if f.id.startswith("去年")] == ["去年数据.支委会"]


def test_a_declared_sum_is_compared_where_all_that_it_adds_up_is_known():
    known = facts_from(
        HEAD + "数据: {支委会: 12次, 党课: 5次}\n合计:\n  两项: [支委会, 党课]\n"
        "去年数据: {支委会: 10次, 党课: 4次}\n"
    )
    assert derived(known)["同比.两项"] == "增加3次"
    assert {f.id: f.text for f in inventory(known)}["去年数据.两项"] == "14次"
    half = known.model_copy(update={"last_counts": {"党课": known.last_counts["党课"]}})
    assert "同比.两项" not in derived(half)


def test_nothing_of_last_year_need_be_written():
    known = two_years("12次", "10次")
    assert [f.id for f in inventory(known) if f.required] == ["数据.支委会"]


def test_without_last_year_there_is_nothing_more():
    known = facts_from(HEAD + "数据: {支委会: 12次}\n")
    assert [f.id for f in inventory(known)] == ["数据.支委会"]
    assert not list(changes(known, inventory(known)))
    assert "同比" not in describe(known)


def test_whence_a_figure_comes_is_told_with_both_places():
    known = two_years("12次", "10次")
    (change,) = changes(known, inventory(known))
    both = "今年12次（要点.yaml 第4行）{}去年10次（要点.yaml 第6行）"
    assert both_years(known, change) == both.format("、")
    assert change.difference and change.rate
    assert derivation(known, change, change.difference) == both.format("－")
    assert derivation(known, change, change.rate) == both.format("－") + "，再除以去年的10次"


def test_what_may_be_said_is_described():
    known = facts_from(
        HEAD
        + "数据: {支委会: 12次, 主题党日: 12次, 培训覆盖率: 98.5%, 节约成本: 320余万元, 慰问: 9户}\n"
        "去年数据: {支委会: 10次, 主题党日: 12次, 培训覆盖率: 97%, 节约成本: 280万元, 慰问: 9人, 夜校: 8期}\n"
    )
    assert """同比（报告可以写，不要求写）
  支委会：12次，去年10次，增加2次，增长20%
  主题党日：12次，去年12次，持平
  培训覆盖率：98.5%，去年97%，提高1.5个百分点
  节约成本：320余万元，去年280万元，有约数，不算增减
  慰问：去年9人，和今年的单位不同，不算增减
  夜校：去年8期，今年没有写
""" in describe(known)


@given(now=st.integers(0, 5000), last=st.integers(1, 5000))
def test_last_years_number_and_the_difference_give_this_years(now: int, last: int):
    known = facts(
        数据={"支委会": {"value": now, "unit": "次", "text": f"{now}次"}},
        去年数据={"支委会": {"value": last, "unit": "次", "text": f"{last}次"}},
    )
    (change,) = changes(known, inventory(known))
    assert change.difference and change.difference.quantity
    assert last + change.way * change.difference.quantity.value == now
    if change.rate and change.rate.quantity:
        exact = Decimal(abs(now - last)) * 100 / last
        assert abs(change.rate.quantity.value - exact) <= Decimal("0.05")
