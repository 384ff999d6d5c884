"""Numbers and names of those who were there."""

from datetime import date

import pytest

from drafting.ledger.headings import Column
from drafting.ledger.people import Names, Numbers, read_names, read_numbers


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


@pytest.mark.parametrize("typed", ["全体党员", "全员参加", "全体", "全体党员参加"])
def test_everybody_is_no_number_yet(typed):
    assert read_numbers(typed, Column.ATTENDED) == Numbers(is_everybody=True)


@pytest.mark.parametrize("typed", ["", "-", "—", "/", "无", "略", " "])
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
    assert read_names("周海涛、李喆等") == Names(("周海涛", "李喆"), None, False)
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
