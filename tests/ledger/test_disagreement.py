"""A stated count that differs from the ledger is told with both numbers and the rows."""

from datetime import date

import pytest

from drafting.facts.quantity import read_quantity
from drafting.ledger.disagreement import disagreement, unit_of
from tests.support.ledgers import of

MARCH, APRIL, MAY = (date(2025, month, 5) for month in (3, 4, 5))
LEDGER = of(
    ["支委会", MARCH, "甲", 5, 5],
    ["支委扩大会议", APRIL, "乙", 5, 4],
    ["支委会", MAY, "丙", 5, 5],
    ["党员大会", MARCH, "丁", 23, 20],
    ["党课", MARCH, "戊", 23, ""],
    ["党课", MAY, "己", 23, 20],
    ["碰头会", MAY],
    ["支委会", "", "没有时间"],
    ["支委汇", MAY],
)


def said(label, quantity, ledger=LEDGER):
    return disagreement(label, read_quantity(quantity), ledger)


@pytest.mark.parametrize(
    ("label", "quantity"),
    [
        ("支委会", "3次"), ("支部委员会", "3次"), ("支部大会", "1次"), ("党课", "2次"), ("党课", "2堂"), ("党课", "2"), ("碰头会", "1次"),
        ("“三会一课”", "6次"), ("三会一课", "6次"), ("党小组会", "0次"), ("党员大会参加人次", "20人次"), ("党员大会参加人数", "20人次"), ("支委会参会总人数", "14人次"), ("支委会参加人数", "5人"), ("参加支委会人次", "14人次"),
        ("参加支委会人次", "近15人次"), ("支委会", "2次以上"), ("支委会", "不少于3次"), ("支委会", "约3次"), ("支委会", "2余次"), ("支委会", "不超过3次"),
    ],
)  # fmt: skip
def test_what_agrees_is_not_told(label, quantity):
    assert said(label, quantity) is None


@pytest.mark.parametrize(
    ("label", "quantity"),
    [
        ("党费收缴", "12480元"), ("培训", "3次"), ("志愿服务", "2次"), ("支委会", "3小时"), ("党员人数", "23名"), ("谈心谈话", "36人次"),
        ("谈心谈话次数", "36次"), ("党课参加人次", "50人次"), ("主题党日参加人次", "50人次"), ("党员参会率", "98%"), ("发展党员", "1名"),
    ],
)  # fmt: skip
def test_what_no_ledger_tells_is_not_told(label, quantity):
    assert said(label, quantity) is None


def test_both_numbers_the_rows_and_what_may_be_the_cause_are_told():
    assert said("支部委员会", "5次") == (
        "“支部委员会”写的是5次，台账里是3次（工作表“台账”第2–4行）。另有1行没有计入（工作表“台账”第9行）。"
        "另有“支委汇”1次（工作表“台账”第10行），是不是“支委会”，请核对"
    )


@pytest.mark.parametrize(
    "label",
    ["支委会参加人次", "支委会参加人数", "支委会参会人数", "支委会总人数", "参加支委会人数"],
)
def test_persons_are_counted_under_either_word(label):
    assert "台账里是14人次" in said(label, "90人次")


def test_more_persons_than_came_in_all_cannot_be():
    assert "写的是15人，台账里是14人次" in said("支委会参加人数", "15人")
    assert said("支委会参加人数", "14人") is None and said("支委会", "15人") is None


@pytest.mark.parametrize(("label", "unit"), [("支委会参加人数", "人次"), ("支委会参加人次", "人次"), ("谈心谈话", "人次"), ("支委会", "次"), ("党课次数", "次")])  # fmt: skip
def test_the_unit_of_a_label(label, unit):
    assert unit_of(label) == unit


def test_the_unit_is_that_of_the_facts():
    assert said("党课", "3堂") == "“党课”写的是3堂，台账里是2堂（工作表“台账”第6–7行），请核对"


def test_where_the_ledger_has_more_the_likely_duplicates_are_named():
    twice = of(["支委会", MARCH, "甲"], ["支委会", MARCH, "甲"], ["支委会", MAY, "乙"])
    assert said("支委会", "2次", twice) == (
        "“支委会”写的是2次，台账里是3次（工作表“台账”第2–4行）。其中可能有重复登记的（工作表“台账”第2–3行），请核对"
    )


@pytest.mark.parametrize(
    ("label", "quantity"),
    [("党小组会", "12次"), ("组织生活会", "1次"), ("主题党日活动", "12场"), ("民主评议", "1次")],
)
def test_what_every_ledger_holds_and_this_one_does_not_is_told(label, quantity):
    assert said(label, quantity) == f"“{label}”写的是{quantity}，台账里一次也没有，请核对"


@pytest.mark.parametrize(
    ("label", "quantity"),
    [("支委会", "近3次"), ("支委会", "不少于4次"), ("支委会", "不超过2次"), ("支委会", "10余次"), ("支委会", "约10次"), ("支委会", "少于3次"),
     ("党员大会参加人次", "21人次"), ("“三会一课”", "7次")],
)  # fmt: skip
def test_what_differs_is_told(label, quantity):
    assert quantity in said(label, quantity)


def test_talks_are_counted_by_persons():
    talks = of(["谈心谈话", MARCH, "", "", 2], ["谈心谈话", APRIL, "", "", 3])
    assert said("谈心谈话", "5人次", talks) is None
    assert said("谈心谈话次数", "2次", talks) is None
    assert (
        said("谈心谈话", "6人次", talks)
        == "“谈心谈话”写的是6人次，台账里是5人次（工作表“台账”第2–3行），请核对"
    )
    assert "写的是3次，台账里是2次" in said("谈心谈话次数", "3次", talks)
