"""What holds for every ledger, however it is made up."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.ledgers import HEADINGS, counts, grid, ledger

KINDS = [
    "支委会",
    "支部委员会会议",
    "党员大会",
    "党课",
    "主题党日",
    "第一党小组会",
    "碰头会",
    "支委汇",
    "三会一课",
    "",
    "同上",
    "党员大会、党课",
]
DAYS = [
    date(2025, 3, 5), date(2024, 12, 30), date(2027, 1, 1), "2025.3.5", "4月5日", "2025年6月", 45721, 3.1, 3.15, "03/05/25", "待定", "",
    "3月5日-6日", "同上", True, -7, "2025-02-30", "合计", "时间",
]  # fmt: skip
TEXTS = st.sampled_from(
    [
        "",
        "研究工作",
        "学习贯彻会议精神",
        "=1+1",
        "@甲",
        "合计",
        "备注",
        "\u200b",
        "  ",
        "党课",
        "表",
    ]
)
NUMBERS = st.sampled_from(
    [5, 23, 0, "", "5", "２０人", "全体", "25/23", "约20人", 2.5, True, "合计"]
)
ROWS = st.tuples(
    st.sampled_from(KINDS), st.sampled_from(DAYS), TEXTS, NUMBERS, NUMBERS, TEXTS, TEXTS
)
ANYTHING = st.one_of(
    st.text(max_size=12), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.dates(), st.datetimes(), st.times(), st.timedeltas(),
    st.sampled_from(HEADINGS), st.sampled_from(KINDS),
)  # fmt: skip
CERTAIN = st.tuples(
    st.sampled_from(KINDS[:7]), st.sampled_from(DAYS[:10]), TEXTS, NUMBERS, NUMBERS, TEXTS, TEXTS
)


def _told(found):
    """What a ledger counts, whatever the order of its rows."""
    return {
        t.label: (t.count, t.attendance, t.expected, t.missing_attendance, t.missing_expected, frozenset(t.persons))
        for t in found.tallies
    }  # fmt: skip


def _has_text(row):
    return any(cell != "" and str(cell).strip() for cell in row)


def _accounted(found):
    """The rows of a ledger as often as they are told of; one of two types is one record."""
    records = {(r.sheet, r.row) for tally in found.tallies for r in tally.records}
    rows = [*records, *((row.sheet, row.row) for row in (*found.left_out, *found.asides))]
    return sorted(rows)


@given(
    st.lists(CERTAIN, min_size=1, max_size=25).flatmap(
        lambda rows: st.tuples(st.just(rows), st.permutations(rows))
    )
)
def test_the_order_of_the_rows_changes_no_tally(both):
    rows, shuffled = both
    assert _told(ledger(grid(HEADINGS, *rows))) == _told(ledger(grid(HEADINGS, *shuffled)))


@given(
    st.lists(ROWS, max_size=25), st.integers(0, 25), st.sampled_from(["支委会", "党课", "碰头会"])
)
def test_one_more_record_is_one_more_of_its_label(rows, at, label):
    rows = [row for row in rows if "同上" not in row]
    record = (label, date(2025, 5, 20), "工作", 5, 5, "周海涛", "会议室")
    before = counts(ledger(grid(HEADINGS, *rows)))
    after = counts(ledger(grid(HEADINGS, *rows[:at], record, *rows[at:])))
    assert after == before | {label: before.get(label, 0) + 1}


@given(st.lists(ROWS, max_size=40))
def test_every_row_that_has_text_is_told_of_once(rows):
    found = ledger(grid(HEADINGS, *rows))
    with_text = [number for number, row in enumerate([HEADINGS, *rows], 1) if _has_text(row)]
    assert [row for _, row in _accounted(found)] == with_text


@settings(max_examples=200)
@given(st.lists(st.lists(ANYTHING, max_size=9), max_size=20), st.integers(0, 5), st.booleans())
def test_whatever_stands_in_the_cells_every_row_is_told_of_once(rows, at, has_merged):
    table = [*rows[:at], HEADINGS, *rows[at:]]
    merged = ["A2:A4", "B2:B4", "C3:E3", "A6:H6"] if has_merged else []
    found = ledger(grid(*table, merged=merged))
    told = [row for _, row in _accounted(found)]
    assert len(told) == len(set(told))
    with_text = {number for number, row in enumerate(table, 1) if _has_text(row)}
    assert set(told) <= with_text
    numbered = [
        number
        for number in with_text - set(told)
        if all(isinstance(c, int | float | str) for c in table[number - 1])
    ]
    assert with_text - set(told) == set(numbered)


@given(st.lists(ROWS, max_size=25))
def test_two_sheets_count_what_they_count_apart(rows):
    first, second = grid(HEADINGS, *rows[::2], name="甲"), grid(HEADINGS, *rows[1::2], name="乙")
    apart = [counts(ledger(first)), counts(ledger(second))]
    together = counts(ledger(first, second))
    assert together == {label: sum(each.get(label, 0) for each in apart) for label in together}
    assert together.keys() == apart[0].keys() | apart[1].keys()
