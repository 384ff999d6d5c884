"""However a ledger is laid out, it counts the same: by columns, pages, sheets, spellings and ways of writing a date."""

from collections import Counter
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.support.ledgers import YEAR, counts, grid, ledger

SPELLINGS = {
    "支委会": ["支委会", "支部委员会会议", "支委扩大会议", "支部委员会（扩大）会议", " 支委会 ", "支 委 会", "第3次支委会"],
    "支部党员大会": ["支部党员大会", "党员大会", "支部大会", "2025年第一季度党员大会"],
    "党课": ["党课", "专题党课", "书记讲党课", "党课（书记讲党课）"],
    "主题党日": ["主题党日", "主题党日活动", "党日活动", "3月主题党日"],
    "党小组会": ["党小组会", "第一党小组会", "党小组会（二组）"],
}  # fmt: skip
HEADINGS = {
    "kind": ["会议类型", "类别", "活动形式", "会议（活动）类型", "会议名称"],
    "when": ["时间", "日期", "召开时间", "会议时间（年月日）", "时 间"],
    "topic": ["主题", "内容", "会议议题", "议程"],
    "due": ["应到", "应到人数", "应到人数（人）"],
    "came": ["实到", "实到人数", "参加人数"],
    "other": ["备注", "记录人", "归档情况", "满意率"],
}
DATES = (
    lambda day: day,
    lambda day: datetime(day.year, day.month, day.day, 9, 30),
    lambda day: (day - date(1899, 12, 30)).days,
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}-{day.month:02}-{day.day:02}",
    lambda day: f"{day.year}年{day.month}月{day.day}日上午",
    lambda day: f"{day.month}月{day.day}日",
    lambda day: f"{day.year}/{day.month}/{day.day}（周一）",
)
MEETING = st.tuples(
    st.sampled_from(sorted(SPELLINGS)),
    st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31)),
    st.integers(1, 40),
)
MEETINGS = st.lists(MEETING, min_size=1, max_size=12)


def _truth(meetings):
    times = Counter(label for label, _, _ in meetings)
    persons = Counter()
    for label, _, came in meetings:
        persons[label] += came
    return dict(times), dict(persons)


def _counted(found):
    assert not found.left_out
    return counts(found), {tally.label: tally.attendance for tally in found.tallies}


def _row(draw, meeting, columns):
    label, day, came = meeting
    cells = {
        "kind": draw(st.sampled_from(SPELLINGS[label])), "when": draw(st.sampled_from(DATES))(day), "topic": "研究工作",
        "due": 40, "came": draw(st.sampled_from([came, float(came), str(came), f"{came}人"])), "other": "",
    }  # fmt: skip
    return [cells[column] for column in columns]


@st.composite
def _pages(draw):
    """A sheet with its columns in any order, titles, blank rows, the headings again on every page, and sums."""
    meetings = draw(MEETINGS)
    columns = draw(st.permutations(sorted(HEADINGS)))
    headings = [draw(st.sampled_from(HEADINGS[column])) for column in columns]
    rows = [[f"某某党支部{YEAR}年“三会一课”台账"]] if draw(st.booleans()) else []
    rows += [headings]
    for meeting in meetings:
        rows += draw(st.sampled_from([[], [], [], [[]], [headings], [["合计"]]]))
        rows.append(_row(draw, meeting, columns))
    left = [""] * draw(st.integers(0, 2))
    rows += draw(st.sampled_from([[], [["备注：无"]], [["合 计"]]]))
    return meetings, [grid(*([*left, *row] for row in rows))]


@st.composite
def _by_type(draw):
    """A sheet for each type, which only its name or its title tells."""
    meetings = draw(MEETINGS)
    columns = ["when", "topic", "due", "came"]
    sheets = []
    for number, label in enumerate(dict.fromkeys(label for label, _, _ in meetings), 1):
        rows = [_row(draw, meeting, columns) for meeting in meetings if meeting[0] == label]
        headings = [HEADINGS[column][0] for column in columns]
        if draw(st.booleans()):
            sheets.append(grid(headings, *rows, name=f"{number}.{label}"))
        else:
            sheets.append(
                grid([f"{YEAR}年度{label}记录台账"], headings, *rows, name=f"Sheet{number}")
            )
    return meetings, sheets


@st.composite
def _by_month(draw):
    """A sheet for each month, on which the dates may be days only."""
    meetings = draw(MEETINGS)
    sheets = []
    for month in sorted({day.month for _, day, _ in meetings}):
        rows = []
        for label, day, came in meetings:
            if day.month == month:
                typed = draw(
                    st.sampled_from(
                        [day.day, f"{day.day}日", str(day.day), day, f"{month}月{day.day}日"]
                    )
                )
                rows.append([label, typed, 40, came])
        name = draw(st.sampled_from([f"{month}月", f"{YEAR}年{month}月份", f"{YEAR}.{month:02}"]))
        sheets.append(grid(["类型", "日期", "应到", "实到"], *rows, name=name))
    return meetings, sheets


@st.composite
def _merged(draw):
    """A sheet on which a type stands once, in a merged cell or as a title, above all its meetings."""
    meetings = sorted(draw(MEETINGS), key=lambda meeting: meeting[0])
    as_titles = draw(st.booleans())
    rows, merged = [["会议类型", "时间", "应到", "实到"]], []
    for label in dict.fromkeys(label for label, _, _ in meetings):
        own = [_row(draw, m, ["when", "due", "came"]) for m in meetings if m[0] == label]
        if as_titles:
            rows.append([f"一、{label}"])
            merged.append(f"A{len(rows)}:D{len(rows)}")
        elif len(own) > 1:
            merged.append(f"A{len(rows) + 1}:A{len(rows) + len(own)}")
        kinds = [""] * len(own) if as_titles else [label, *[""] * (len(own) - 1)]
        rows += [[kind, *cells] for kind, cells in zip(kinds, own, strict=True)]
    return meetings, [grid(*rows, merged=merged)]


def _is_the_same(made):
    meetings, sheets = made
    assert _counted(ledger(*sheets)) == _truth(meetings)


@given(_pages())
def test_columns_titles_and_pages_change_nothing(made):
    _is_the_same(made)


@given(_by_type())
def test_sheets_by_type_change_nothing(made):
    _is_the_same(made)


@given(_by_month())
def test_sheets_by_month_change_nothing(made):
    _is_the_same(made)


@given(_merged())
def test_merged_types_and_titles_among_the_rows_change_nothing(made):
    _is_the_same(made)


@given(MEETINGS, st.integers(-400, 400))
def test_days_of_other_years_are_left_out_and_nothing_else(meetings, shift):
    moved = [(label, day + timedelta(days=shift), came) for label, day, came in meetings]
    found = ledger(
        grid(["类型", "时间", "实到"], *([label, day, came] for label, day, came in moved))
    )
    inside = [meeting for meeting in moved if meeting[1].year == YEAR]
    assert counts(found) == _truth(inside)[0]
    assert len(found.left_out) == len(moved) - len(inside)
