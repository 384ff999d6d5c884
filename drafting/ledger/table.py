"""The rows under one row of headings: which cell is what, and how a record is made of them."""

from collections.abc import Callable, Hashable, Sequence
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from drafting.ledger.calendar import DATES, Calendar, When
from drafting.ledger.headings import Column
from drafting.ledger.kinds import NONE, Kinds, read_kinds
from drafting.ledger.layout import Layout
from drafting.ledger.people import Names, Numbers, read_names, read_numbers
from drafting.ledger.sheet_rows import SheetRows
from drafting.ledger.titles import Said
from drafting.workbook.grid import Value
from drafting.workbook.values import text_of
from schemas.ledger import Record

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
Cells = tuple[Value, ...]

DITTO = frozenset({"同上", "〃", "″", "”", "“", '"', "同前"})
_TOLD = (
    Column.TOPIC, Column.HOST, Column.LOCATION, Column.BRANCH, Column.GROUP, Column.TIMES, Column.NAME,
)  # fmt: skip
_OF_A_MEETING = 3
"""So many of them are filled in only when something was held."""
_NUMBERS = {
    Column.EXPECTED: "应到人数",
    Column.ATTENDED: "实到人数",
    Column.BOTH: "应到实到人数",
    Column.ABSENT: "缺席人数",
}
_CALLED_OFF = frozenset(
    {
        "取消",
        "已取消",
        "未召开",
        "未开展",
        "未开",
        "没有召开",
        "延期",
        "改期",
        "暂停",
        "因故取消",
        "因故未召开",
    }
)
_ONCE = frozenset({"1", "1次", "一次"})
MORE = "实到比应到多，请核对"
DERIVED = "没有写实到，按应到减去缺席计"
LISTED = "没有写实到，按参加人员名单的人数计"
MORE_NAMES = "参加人员名单上的人比实到人数多，请核对"
SEVERAL_TIMES = "“次数”写的不是1，仍按1次计，请核对"


class Persons(NamedTuple):
    """How many should have come to a meeting, how many came, who of them is named, and what is doubtful of that."""

    expected: int | None
    attended: int | None
    names: tuple[str, ...]
    doubts: tuple[str, ...]


class _Known(dict[K, T], Generic[K, T]):
    """What values mean, each read once."""

    def __init__(self, read: Callable[[K], T]) -> None:
        self._read = read

    def __missing__(self, value: K) -> T:
        meaning = self[value] = self._read(value)
        return meaning


class Table:
    """Reads the rows of a sheet below headings; ``said`` is what titles say of them."""

    def __init__(self, rows: SheetRows, layout: Layout, said: Said, calendar: Calendar) -> None:
        self.layout = layout
        self._rows, self._said, self._calendar = rows, said, calendar
        at = layout.columns
        blank = max(at.values()) + 1  # the index of a cell that is always empty
        self._blanks: list[Value] = [""] * (blank + 1)
        self.date_columns = tuple(column for column in DATES if column in at)
        if self.date_columns:
            self._date = itemgetter(*(at[column] for column in self.date_columns))
        self._kind_at = blank if layout.kind is None else layout.kind
        told = [at.get(column, blank) for column in _TOLD]
        if Column.KIND not in at or Column.NAME not in at:
            told[-1] = blank
        elif Column.TOPIC not in at:
            told[0] = at[Column.NAME]
        self._told = itemgetter(*told)
        self._counts = itemgetter(
            *(at.get(column, blank) for column in (*_NUMBERS, Column.PARTICIPANTS))
        )
        self._texts: _Known[Value, str] = _Known(text_of)
        self._dates: _Known[Value | Cells, When] = _Known(self._settled)
        self._kinds: _Known[Value, Kinds] = _Known(self._kinds_of)
        self._persons: _Known[Cells, Persons] = _Known(self._counted)
        self._names: _Known[Value, Names] = _Known(read_names)
        self._kinds[""] = NONE._replace(labels=(said.kind,), is_known=True) if said.kind else NONE

    def below(self, section: Said) -> "Table":
        """Return the same table below a title among its rows."""
        return Table(self._rows, self.layout, section.over(self._said), self._calendar)

    @property
    def identity(self) -> frozenset[int]:
        """The indexes of the columns that say what was held and when."""
        at = self.layout.columns
        kind = self.layout.kind
        return frozenset({at[c] for c in self.date_columns} | (set() if kind is None else {kind}))

    def padded(self, cells: list[Value]) -> list[Value]:
        """Return a row with just the cells that may be asked for."""
        known = cells[: len(self._blanks) - 1]
        known += self._blanks[len(known) :]
        return known

    def when(self, cells: Sequence[Value]) -> When:
        """Return when a padded row was held."""
        return self._dates[self._date(cells) if self.date_columns else ()]

    def kinds(self, cells: Sequence[Value]) -> Kinds:
        """Return what a padded row counts for: its type, or the meeting's name where the type says nothing."""
        kinds = self._kinds[cells[self._kind_at]]
        if not kinds.is_known and (name := self._told(cells)[-1]) != "":
            named = self._kinds[name]
            return named if named.is_known else kinds
        return kinds

    def add(self, row: int, cells: Sequence[Value], when: When, kinds: Kinds) -> None:
        """Enter the record that a padded row is."""
        topic, host, location, branch, group, times, _ = self._told(cells)
        assert when.day is not None, "rows without a day are left out"
        persons, texts = self._persons[self._counts(cells)], self._texts
        if when.doubt:
            self._rows.note(row, when.doubt)
        if not kinds.typed and self.layout.kind is not None:
            self._rows.note(row, f"没有写类型，按表名或标题计作{kinds.labels[0]}")
        if topic in _CALLED_OFF:
            self._rows.note(row, f"主题写的是“{topic}”，仍计作1次，请核对")
        if times != "" and texts[times] not in _ONCE:
            self._rows.note(row, SEVERAL_TIMES)
        for doubt in persons.doubts:
            self._rows.note(row, doubt)
        self._rows.records.append(
            Record(
                self._rows.grid.name, row + 1, kinds.labels, kinds.typed, when.day, when.is_exact,
                topic.strip() if type(topic) is str else text_of(topic),
                persons.expected, persons.attended, texts[host], texts[location], persons.names,
                texts[branch], texts[group],
            )
        )  # fmt: skip

    def tells_nothing(self, cells: Sequence[Value]) -> bool:
        """Whether a row has nothing beside type and month, as rows of a form that is not filled in yet."""
        held = (*_TOLD[:_OF_A_MEETING], *_NUMBERS, Column.PARTICIPANTS)
        told = (*self._told(cells)[:_OF_A_MEETING], *self._counts(cells))
        return any(c in self.layout.columns for c in held) and not any(
            value != "" for value in told
        )

    def _kinds_of(self, value: Value) -> Kinds:
        typed = text_of(value).strip()
        if not typed:
            return self._kinds[""]
        return NONE._replace(typed=typed) if typed in DITTO else read_kinds(typed)

    def _settled(self, key: Value | Cells) -> When:
        values = key if isinstance(key, tuple) else (key,)
        return self._calendar.settle(dict(zip(self.date_columns, values, strict=True)), self._said)

    def _counted(self, cells: Cells) -> Persons:
        *numbers, listed = cells
        read = [
            read_numbers(value, column, self.layout.heading)
            for column, value in zip(_NUMBERS, numbers, strict=True)
        ]
        return _persons(read, self._names[listed])


def _persons(read: Sequence[Numbers], names: Names) -> Persons:
    """Return how many should have come, how many came, and what is doubtful of that."""
    of_due, of_came, of_both, of_absent = read
    due, came, absent = of_due.expected, of_came.attended, of_absent.absent
    if due is None:
        due = of_came.expected if of_both.expected is None else of_both.expected
    if came is None:
        came = of_due.attended if of_both.attended is None else of_both.attended
    if absent is None:
        absent = of_came.absent if of_both.absent is None else of_both.absent
    doubts: list[str] = []
    if of_due.doubt or of_came.doubt or of_both.doubt or of_absent.doubt:
        labelled = zip(_NUMBERS.values(), read, strict=True)
        doubts += [f"{label}{numbers.doubt}" for label, numbers in labelled if numbers.doubt]
    if came is None:
        if of_came.is_everybody or of_both.is_everybody:
            came = due
        elif names.number is not None:
            came = names.number
        elif due is not None and absent is not None and absent <= due:
            came = due - absent
            doubts.append(DERIVED)
        elif names.is_whole and names.names:
            came = len(names.names)
            doubts.append(LISTED)
    elif len(names.names) > came:
        doubts.append(MORE_NAMES)
    if due is not None and came is not None and came > due:
        doubts.append(MORE)
    return Persons(due, came, names.names, tuple(doubts))
