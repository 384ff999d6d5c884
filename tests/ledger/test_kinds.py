"""What a meeting is counted as, by its type as typed."""

import pytest

from drafting.ledger.kinds import kind_named, kinds_within, likely, read_kinds, usuals
from drafting.lexicon import table


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("支委会", "支委会"), ("支部委员会会议", "支委会"), ("支部委员会（扩大）会议", "支委会"), ("支委(扩大)会议", "支委会"),
        ("支委扩大会议", "支委会"), ("支委会\n会议", "支委会"), ("第3次支委会", "支委会"), ("1.支委会", "支委会"),
        ("三会一课（支委会）", "支委会"), ("支部大会", "支部党员大会"), ("第12次支部党员大会", "支部党员大会"), ("全体党员大会", "支部党员大会"),
        ("换届选举党员大会", "支部党员大会"), ("党 课", "党课"), ("书记讲党课", "党课"), ("党课（书记讲党课）", "党课"), ("专题党课", "党课"),
        ("２０２５年３月份主题党日活动", "主题党日"), ("“学习身边榜样”主题党日", "主题党日"), ("主题党日：参观展览馆", "主题党日"),
        ("主题党日（参观展览馆）", "主题党日"), ("第一党小组会", "党小组会"), ("党小组会（第二小组）", "党小组会"), ("专题组织生活会", "组织生活会"),
        ("2024年度组织生活会", "组织生活会"), ("民主评议", "民主评议党员"), ("中心组学习", "理论学习中心组学习"), ("谈心", "谈心谈话"),
        ("集中学习", "集中学习"), ("志愿服务活动", "志愿服务"), ("支委", "支委会"), ("党小组", "党小组会"), ("党日", "主题党日"),
        ("集中学习（支委）", "集中学习"), ("召开支部党员大会讨论转正问题", "支部党员大会"), ("召开支委会研究党员大会议程", "支委会"),
    ],
)  # fmt: skip
def test_a_type_leads_to_its_label(typed, label):
    kinds = read_kinds(typed)
    assert (kinds.labels, kinds.is_known) == ((label,), True)


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("党员大会、党课", ("支部党员大会", "党课")), ("支部党员大会暨主题党日", ("支部党员大会", "主题党日")),
        ("党员大会（党课）", ("支部党员大会", "党课")), ("组织生活会和民主评议党员", ("组织生活会", "民主评议党员")),
        ("支委会\n党员大会", ("支委会", "支部党员大会")), ("主题党日(6月) 党课", ("主题党日", "党课")), ("支委会 党小组会", ("支委会", "党小组会")),
        ("1.支委会2.党课", ("支委会", "党课")), ("①支委会②党课", ("支委会", "党课")), ("（1）支委会（2）党课", ("支委会", "党课")),
        ("一、支委会 二、党课", ("支委会", "党课")), ("党员大会套开组织生活会", ("支部党员大会", "组织生活会")),
        ("主题党日+志愿服务", ("主题党日", "志愿服务")), ("支委会/党员大会", ("支委会", "支部党员大会")), ("党日+党课", ("主题党日", "党课")),
    ],
)  # fmt: skip
def test_several_types_in_one_cell_are_each_counted(typed, labels):
    assert read_kinds(typed).labels == labels


def test_what_an_activity_was_about_makes_no_second_type_of_it():
    assert read_kinds("主题党日（志愿服务）").labels == ("主题党日",)
    assert read_kinds("主题党日：集中学习").labels == ("主题党日",)


@pytest.mark.parametrize(
    "typed",
    [
        "党 课",
        "党员 大会",
        "支委会\n会议",
        "支委会 学习",
        "支委会（1）",
        "3.8支委会",
        "支部党员大会 （选举）",
    ],
)
def test_a_blank_within_one_type_parts_nothing(typed):
    kinds = read_kinds(typed)
    assert (len(kinds.labels), kinds.others, kinds.is_several) == (1, (), False)


@pytest.mark.parametrize(
    ("typed", "others"),
    [("支委会 研究党员大会", ("支部党员大会",)), ("集中学习 党课", ("党课",)), ("支委会研究党员大会议程", ("支部党员大会",)), ("主题党日：参观展览馆", ())],
)  # fmt: skip
def test_a_type_that_only_speaks_of_another_does_not_count_for_it(typed, others):
    kinds = read_kinds(typed)
    assert (len(kinds.labels), kinds.others) == (1, others)


@pytest.mark.parametrize(
    "typed",
    ["支委会2次", "两次支委会", "支委会（2次）", "支委会×2", "第3、4次支委会", "第3次、第4次支委会", "党小组会（3个小组）", "各党小组会", "第一、二党小组会", "党小组会（一组、二组）"],
)  # fmt: skip
def test_a_type_may_say_that_it_was_held_more_than_once(typed):
    assert read_kinds(typed).is_several


@pytest.mark.parametrize(
    "typed",
    [
        "第3次支委会",
        "第十二次党员大会",
        "支委会1次",
        "一次支委会",
        "2025年第3次支委会",
        "第一党小组会",
        "三会一课（支委会）",
    ],
)
def test_a_number_that_only_says_which_one_it_was_is_not_several(typed):
    assert not read_kinds(typed).is_several


@pytest.mark.parametrize(
    "typed",
    ["团支部大会", "团支委会", "工会支委会", "支委会预备会", "党员大会筹备会", "主题党日方案"],
)
def test_the_meeting_of_another_body_or_before_one_is_none_of_the_branch(typed):
    kinds = read_kinds(typed)
    assert (kinds.labels, kinds.is_known, likely(typed)) == ((typed,), False, "")


@pytest.mark.parametrize("typed", ["", "  ", "三会一课", "“三会一课”", "√", "✓", "1", "（1）", "Y"])
def test_no_type_counts_for_nothing(typed):
    assert read_kinds(typed).labels == ()


@pytest.mark.parametrize("typed", ["碰头会", "安全生产专题会", "关于召开支委会的通知", "支委汇"])
def test_an_unknown_type_is_a_label_of_its_own(typed):
    kinds = read_kinds(typed)
    assert (kinds.labels, kinds.is_known) == ((typed,), False)


def test_a_type_that_says_more_is_not_plain():
    assert read_kinds("2025年第一季度支部党员大会").is_plain
    assert not read_kinds("主题党日：参观展览馆").is_plain


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("支委汇", "支委会"),
        ("支部党员大回", "支部党员大会"),
        ("主提党日", "主题党日"),
        ("组织生活", "组织生活会"),
        ("碰头会", ""),
        ("工会会议", ""),
        ("会", ""),
    ],
)
def test_a_slip_is_asked_about(typed, meant):
    assert likely(typed) == meant


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("2025年度支部委员会会议记录台账", "支委会"), ("支委会", "支委会"), ("2.支委会", "支委会"), ("支委会2025", "支委会"),
        ("支委会（2025年）", "支委会"), ("党课台账(2)", "党课"), ("主题党日活动登记表", "主题党日"), ("一、支部党员大会", "支部党员大会"),
        ("某某项目党支部2025年主题党日活动开展情况统计表", "主题党日"), ("某某公司党支部党课记录", "党课"),
        ("三会一课台账", ""), ("党员大会、党课台账", ""), ("中共某某公司第一党支部委员会", ""), ("某某党支部委员会三会一课台账", ""),
        ("学习资料", ""), ("Sheet1", ""), ("3月", ""), ("关于召开党员大会的通知及签到", ""),
    ],
)  # fmt: skip
def test_a_title_names_the_type_of_all_its_rows_or_none(title, label):
    assert kind_named(title) == label


def test_the_labels_of_which_a_text_speaks_are_found():
    assert kinds_within("召开支委会研究党员大会议程，再开支委会") == ("支委会", "支部党员大会")


def test_every_usual_label_has_its_rule():
    assert set(usuals()) >= {"支部党员大会", "支委会", "党小组会", "党课", "主题党日", "组织生活会"}
    assert all(
        row["source"]
        for name in ("ledger_kinds", "ledger_kind_words", "ledger_headings", "ledger_held")
        for row in table(name)
    )
    assert all(usual.every in (1, 3, 12) for usual in usuals().values())
    assert all(label in usuals() for usual in usuals().values() for label in usual.within)
