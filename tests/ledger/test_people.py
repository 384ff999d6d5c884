"""Numbers and names of those who were there."""

from datetime import date

import pytest

from drafting.ledger.headings import Column
from drafting.ledger.names import Names, read_names
from drafting.ledger.people import Numbers, read_numbers
from tests.support.growth import grows_linearly
from tests.support.ledgers import of


@pytest.mark.parametrize(
    "typed",
    [
        23,
        23.0,
        "23",
        "２３",
        "23人",
        "23 名",
        "共23人",
        "23名党员",
        "二十三人",
        "党员23人",
        "23（缺席2人）",
        "等23人",
        "实到23人",
        "23人次",
    ],
)
def test_a_number_of_persons_is_read_however_it_is_typed(typed):
    assert read_numbers(typed, Column.ATTENDED) == Numbers(attended=23)
    assert read_numbers(typed, Column.ATTENDED).attended == 23


@pytest.mark.parametrize(
    "typed",
    ["25/23", "25／23", "25人/23人", "应到25人，实到23人", "应到：25 实到：23", "应到25 实到23"],
)
def test_two_numbers_in_one_cell_are_told_apart(typed):
    assert read_numbers(typed, Column.BOTH, "应到/实到") == Numbers(25, 23)


def test_the_heading_tells_which_number_is_which():
    assert read_numbers("23/25", Column.BOTH, "实到/应到人数") == Numbers(25, 23)
    assert read_numbers("23/25", Column.BOTH, "应到/实到") == Numbers(23, 25)
    assert read_numbers("23/25", Column.ATTENDED, "参加人数") == Numbers(25, 23)


def test_those_who_were_absent_are_counted_where_a_number_stands():
    assert read_numbers("应到25人，请假2人", Column.BOTH) == Numbers(expected=25, absent=2)
    assert read_numbers(2, Column.ABSENT) == Numbers(absent=2)
    assert read_numbers("无", Column.ABSENT) == Numbers(absent=0)
    assert read_numbers("王五（事假）", Column.ABSENT) == Numbers()


def test_a_number_that_others_contradict_is_asked_about():
    for column, heading in ((Column.ATTENDED, "参加人数"), (Column.BOTH, "参会情况")):
        for typed in ("24（缺2）", "24（2人请假）"):
            assert "看不出24是应到还是实到" in read_numbers(typed, column, heading).doubt
    assert read_numbers("24（缺2）", Column.ATTENDED, "实到人数") == Numbers(attended=24)
    assert read_numbers("24（缺0）", Column.ATTENDED, "参加人数") == Numbers(attended=24)
    assert "看不出按哪个数计" in read_numbers("46人（本支部22人）", Column.ATTENDED).doubt
    assert read_numbers("22人（另有群众3人）", Column.ATTENDED) == Numbers(attended=22)
    assert read_names("46人（本支部22人）").is_unsure


@pytest.mark.parametrize("typed", ["92%", "92.5%", "百分之九十二", "到会率92%"])
def test_a_share_is_no_number_of_persons(typed):
    assert read_numbers(typed, Column.ATTENDED) == Numbers(doubt="写的是百分比，不是人数")


@pytest.mark.parametrize("typed", ["无", "没有", "无人"])
def test_nobody_where_a_number_stands_is_asked_about(typed):
    assert f"写的是“{typed}”" in read_numbers(typed, Column.ATTENDED).doubt


def test_of_two_numbers_under_a_heading_that_does_not_say_it_the_smaller_came():
    assert read_numbers("22/24", Column.BOTH, "参会情况") == Numbers(24, 22)
    assert read_numbers("22/24", Column.BOTH, "参加人数/应到") == Numbers(24, 22)
    assert read_numbers("24/26", Column.BOTH, "应到/实到") == Numbers(24, 26)


@pytest.mark.parametrize("typed", ["全体党员", "全员参加", "全体", "全体党员参加"])
def test_everybody_is_no_number_yet(typed):
    assert read_numbers(typed, Column.ATTENDED) == Numbers(is_everybody=True)


@pytest.mark.parametrize("typed", ["", "-", "—", "/", "略", " "])
def test_a_blank_cell_says_nothing_and_is_no_doubt(typed):
    assert read_numbers(typed, Column.ATTENDED) == Numbers()


@pytest.mark.parametrize(
    "typed",
    [
        "20余人",
        "约20人",
        "党员23人，群众5人",
        "若干",
        True,
        -1,
        2.5,
        1_000_000,
        "一百万人",
        date(2025, 12, 11),
    ],
)
def test_what_is_no_number_of_persons_is_told(typed):
    numbers = read_numbers(typed, Column.ATTENDED)
    assert numbers.doubt
    assert numbers._replace(doubt="") == Numbers()


def test_a_pair_that_a_program_took_for_a_date_is_told():
    assert read_numbers(date(2025, 12, 11), Column.BOTH).doubt == "被表格软件变成了日期"


@pytest.mark.parametrize(
    "typed",
    [
        "周海涛、李喆、王建国",
        "周海涛,李喆，王建国",
        "周海涛 李喆 王建国",
        "周海涛\n李喆\n王建国",
        "参加人员：周海涛、李　喆、王建国",
        "周海涛（组长）、李喆、王建国。",
    ],
)
def test_names_are_read_however_they_are_listed(typed):
    assert read_names(typed) == Names(("周海涛", "李喆", "王建国"), None, True)


def test_a_list_that_names_only_some_says_how_many_there_were():
    assert read_names("周海涛、李喆等23人") == Names(("周海涛", "李喆"), 23, False)
    assert read_names("周海涛、李喆等") == Names(("周海涛", "李喆"), None, False, is_unsure=True)
    assert read_names("周海涛及全体党员").is_whole is False


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("全体党员", None),
        ("23", 23),
        (23, 23),
        ("党员25名", 25),
        ("", None),
        ("支委成员", None),
        (True, None),
    ],
)
def test_groups_are_no_names(typed, number):
    assert read_names(typed) == Names((), number, False)


def test_names_of_every_people_are_names():
    assert read_names("阿依古丽·买买提、欧阳明月、诸葛亮").names == (
        "阿依古丽·买买提",
        "欧阳明月",
        "诸葛亮",
    )


def test_a_name_counts_once():
    assert read_names("李喆、李喆").names == ("李喆",)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("周海涛、李喆；缺席：王建国", "周海涛 李喆"),
        ("周海涛、李喆、王建国（请假）", "周海涛 李喆"),
        ("周海涛、李喆、王 建（因公出差）", "周海涛 李喆"),
        ("周海涛、李喆（王建国病假）", "周海涛 李喆"),
        ("周海涛、李喆、王建国（病假10天）、陈静（请假三天）", "周海涛 李喆"),
        ("周海涛 李喆\n王建国，陈静（请假）、钱勇（列席）", "周海涛 李喆 王建国 钱勇"),
        ("参加人员：周海涛、李喆\n列席：钱勇\n请假人员：陈静（事假）", "周海涛 李喆 钱勇"),
        ("周海涛，李喆，请假：王建国、陈静", "周海涛 李喆"),
        ("周海涛、李喆、钱勇（列席）、记录：陈静", "周海涛 李喆 钱勇 陈静"),
        ("周海涛、李喆；请假：无", "周海涛 李喆"),
        ("周海涛、李喆，无缺席", "周海涛 李喆"),
        ("书记周海涛、组织委员李喆、陈静同志", "周海涛 李喆 陈静"),
        ("书记艾力·买买提、古丽·阿不都委员", "艾力·买买提 古丽·阿不都"),
        ("周海涛、李喆和陈静", "周海涛 李喆 陈静"),
        ("1.周海涛 2.李喆 3.王 建", "周海涛 李喆 王建"),
        ("阿依古丽 · 买买提、艾力•买买提（请假）、周海涛", "阿依古丽·买买提 周海涛"),
    ],
)  # fmt: skip
def test_those_who_were_absent_are_not_among_those_who_came(typed, names):
    found = read_names(typed)
    assert found.names == tuple(names.split())
    assert found.is_whole and found.number is None and not found.is_unsure


@pytest.mark.parametrize(
    "typed",
    [
        "全体党员23人，入党积极分子2人", "支委5人，列席2人", "周海涛、李喆、第二支部3人", "周海涛、李喆、第二支部共3人", "周海涛、李喆、王建国缺席",
        "缺席：王建国；周海涛、李喆", "应到：周海涛、李喆；实到：周海涛", "周海涛、李喆（请假2人）", "周海涛、李喆，缺席2人", "全体党员23人，请假2人",
        "周海涛、李喆、王建国（均请假）", "周海涛、李喆（补学）", "周海涛、李喆等", "周海涛、李喆、全体积极分子", "周海涛李喆", "周海涛·李喆、陈静",
        "周海涛、李喆、王建国等2人", "吾买尔江、周海涛", "周海涛等3人、李喆等2人", "周海涛等3人、李喆等3人", "周海涛等5人，共6人",
    ],
)  # fmt: skip
def test_a_list_that_can_be_read_in_two_ways_is_not_counted_but_told(typed):
    found = read_names(typed)
    assert found.is_unsure and found.number is None and not found.is_whole
    told = of(["支委会", date(2025, 1, 5), typed], headings=["会议类型", "时间", "参加人员"])
    assert told.tally("支委会").attendance is None
    assert any(f"第2行：参加人员写的是“{typed}”，看不准到了几个人" in note for note in told.notes)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("全体党员23人", 23), ("支部全体党员共23人", 23), ("全体党员（23人）", 23), ("党员23人，积极分子2人，共25人", 25), ("周海涛、李喆（共5人）", 5),
     ("周海涛等5人，共5人", 5)],
)  # fmt: skip
def test_a_list_may_say_how_many_there_were(typed, number):
    assert read_names(typed).number == number


def test_who_stands_among_the_absent_too_is_asked_about():
    headings = ["会议类型", "时间", "参加人员", "请假人员"]
    day = date(2025, 1, 5)
    rows = [
        ["支委会", day, "周海涛、李喆、陈静", "陈静（事假）"],
        ["支委会", day, "周海涛、李喆", "陈静"],
    ]
    found = of(*rows, headings=headings)
    assert found.tally("支委会").attendance == 2
    assert any("第2行：参加人员写的是" in note for note in found.notes)


def test_a_remark_behind_a_number_says_what_the_number_is():
    assert read_numbers("5(缺1)", Column.BOTH).doubt
    assert read_numbers("5（缺1人）", Column.EXPECTED) == Numbers(expected=5, absent=1)
    assert read_numbers("5（实到4）", Column.BOTH) == Numbers(5, 4)
    assert read_numbers("4（应到5）", Column.ATTENDED) == Numbers(5, 4)
    assert read_numbers("23（实到22）", Column.ATTENDED).doubt
    assert read_numbers("5人（含预备党员2人）", Column.BOTH) == Numbers(attended=5)


def test_brackets_that_nobody_closes_are_read_in_linear_time():
    assert grows_linearly(lambda size: lambda: read_names(size * "（"), 2000)


@pytest.mark.parametrize(
    ("typed", "number", "who"),
    [("25人（含列席2人）", 25, "列席"), ("25(其中入党积极分子3名)", 25, "积极分子"), ("28（包括群众5人）", 28, "群众")],
)  # fmt: skip
def test_others_who_may_be_in_a_number_are_asked_about(typed, number, who):
    read = read_numbers(typed, Column.ATTENDED, "实到人数")
    assert read.attended == number
    assert f"按{number}人计，请核对{who}的该不该算" in read.doubt


@pytest.mark.parametrize("typed", ["22人（另有群众3人）", "22（不含列席2人）", "22（其中女党员8人）", "22（含预备党员1人）"])  # fmt: skip
def test_others_who_are_told_apart_are_not_asked_about(typed):
    assert read_numbers(typed, Column.ATTENDED, "实到人数") == Numbers(attended=22)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("全体（25人）", Numbers(attended=25)), ("全体党员（共25人）", Numbers(attended=25)), ("全体党员25人", Numbers(attended=25)),
        ("全体（缺2人）", Numbers(absent=2)), ("全体（应到25人，实到23人）", Numbers(25, 23)), ("全体党员（含预备党员3人）", Numbers(is_everybody=True)),
    ],
)  # fmt: skip
def test_everybody_with_a_remark(typed, numbers):
    assert read_numbers(typed, Column.ATTENDED, "实到人数") == numbers


@pytest.mark.parametrize("typed", ["约28", "20余人", "全体（除张三外）", "全体党员（李四请假）", "二三十人左右"])  # fmt: skip
def test_what_is_no_number_is_quoted_with_what_to_do(typed):
    read = read_numbers(typed, Column.ATTENDED, "实到人数")
    assert read.attended is None and not read.is_everybody
    assert read.doubt.endswith("看不出是几个人，请写成一个数") and typed[:2] in read.doubt


def test_a_number_that_may_be_due_or_real_is_quoted_with_both_ways_to_write_it():
    assert read_numbers("24（请假2人）", Column.ATTENDED, "参加人数").doubt == (
        "写的是“24（请假2人）”，看不出24是应到还是实到，请写成“应到24，实到22”或“应到26，实到24”"
    )
