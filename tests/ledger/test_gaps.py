"""What is usually held and has no record is told with its months."""

from datetime import date

from tests.support.ledgers import HEADINGS, TODAY, grid, ledger

MONTHS = range(1, 13)


def gaps(*rows, today=TODAY):
    return {gap.label: gap.periods for gap in ledger(grid(HEADINGS, *rows), today=today).gaps}


def held(label, *months):
    return [[label, date(2025, month, 5)] for month in months]


ALL = [
    *held("支委会", *MONTHS), *held("党员大会", 3, 6, 9, 12), *held("党课", 1, 4, 7, 10), *held("主题党日", *MONTHS),
    *held("组织生活会", 11),
]  # fmt: skip


def test_a_full_year_has_no_gaps():
    assert gaps(*ALL) == {}


def test_missing_months_and_quarters_are_named():
    rows = [
        row for row in ALL if row[:2] not in (*held("支委会", 2, 7, 8, 9), *held("党员大会", 9))
    ]
    found = ledger(grid(HEADINGS, *rows)).gaps
    assert [gap.message for gap in found] == [
        "支部党员大会一般每季度1次，台账里缺第三季度的记录（依据：中国共产党支部工作条例（试行）第十一条）",
        "支委会一般每月1次，台账里缺2月、7月至9月的记录（依据：中国共产党支部工作条例（试行）第十二条）",
    ]
    assert [gap.months for gap in found] == [(7,), (2, 7, 8, 9)]


def test_what_a_branch_need_not_have_is_missed_only_where_it_has_some():
    without = [row for row in ALL if row[0] != "支委会"]
    assert gaps(*without) == {}
    assert gaps(*without, *held("支委会", 1)) == {
        "支委会": tuple(f"{month}月" for month in range(2, 13))
    }
    assert gaps(*ALL, *held("党小组会", *MONTHS[1:])) == {"党小组会": ("1月",)}


def test_what_every_branch_has_is_missed_also_where_there_is_none():
    rows = [row for row in ALL if row[0] not in ("党课", "组织生活会")]
    assert gaps(*rows) == {
        "党课": ("第一季度", "第二季度", "第三季度", "第四季度"),
        "组织生活会": ("全年",),
    }


def test_a_branch_founded_in_the_course_of_the_year_misses_nothing_before():
    rows = [row for row in ALL if row[1].month >= 5]
    found = ledger(grid(HEADINGS, *rows))
    assert found.gaps == ()
    assert "台账的第一条记录在5月，1月至4月没有算作缺" in found.notes


def test_only_what_is_over_can_be_missing():
    rows = [row for row in ALL if row[1] <= date(2025, 5, 10)]
    assert gaps(*rows, today=date(2025, 5, 10)) == {}
    assert gaps(*rows, today=date(2025, 6, 30)) == {}
    assert gaps(*rows, today=date(2025, 7, 1)) == {
        "支部党员大会": ("第二季度",),
        "支委会": ("6月",),
        "主题党日": ("6月",),
    }


def test_the_year_is_over_on_its_last_day():
    rows = [row for row in ALL if row[1].month < 12]
    assert "支委会" not in gaps(*rows, today=date(2025, 12, 30))
    assert gaps(*rows, today=date(2025, 12, 31))["支委会"] == ("12月",)


def test_records_of_which_only_the_month_is_known_fill_it():
    assert gaps(*[[label, f"2025年{day.month}月", "工作"] for label, day in ALL]) == {}


def test_a_ledger_without_records_misses_nothing():
    assert gaps(["支委会", date(2024, 3, 5)]) == {}
