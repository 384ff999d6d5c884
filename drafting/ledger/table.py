"""The rows under one row of headings: which cell is what, and how a record is made of them."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from drafting.ledger.calendar import DATES, Calendar, When
from drafting.ledger.headings import Column
from drafting.ledger.kinds import NONE, Kinds, read_kinds
from drafting.ledger.layout import Layout
from drafting.ledger.lectures import Lectures, may_have_one
from drafting.ledger.names import Names, read_names
from drafting.ledger.presence import NUMBERS, Persons, persons_told
from drafting.ledger.sheet_rows import SheetRows
from drafting.ledger.signs import Signs
from drafting.ledger.ticks import ticked
from drafting.ledger.titles import Said
from drafting.text.patterns import Pattern
from drafting.workbook.grid import Value
from drafting.workbook.values import text_of
from schemas.ledger import Record

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
Cells = tuple[Value, ...]

DITTO = frozenset({"同上", "〃", "″", "”", "“", '"', "同前"})
_WHO = (*NUMBERS, Column.PARTICIPANTS)
_WHERE = (
    Column.HOST, Column.LECTURER, Column.LOCATION, Column.BRANCH, Column.GROUP, Column.TIMES,
)  # fmt: skip
_OF_A_MEETING = (Column.TOPIC, Column.HOST, Column.LOCATION, *_WHO)
"""Columns that are filled in only when something was held."""
_ONCE = Pattern(r"(?:1|一)?[次场]?|第[\d一二三四五六七八九十]{1,3}[次场期]|[-—–/]+")
"""What stands in 次数 of a meeting that was held once: its number among others too."""
NOBODY = "实到人数是0，像是没有开；开了的，请写上实到人数"
PLANNED = "从标题或表名看是计划或样表，又没有写实到人数；开了的，请写上实到人数，或改标题"
SEVERAL_TIMES = "“次数”写的不是1，仍按1次计，请核对"


class Place(NamedTuple):
    """Who led a meeting, where, of which branch and group; whether the row says that it was held several times."""

    host: str
    location: str
    branch: str
    group: str
    is_several: bool


class _Known(dict[K, T], Generic[K, T]):
    """What values mean, each read once."""

    def __init__(self, read: Callable[[K], T]) -> None:
        self._read = read

    def __missing__(self, value: K) -> T:
        meaning = self[value] = self._read(value)
        return meaning


class Table:
    """Reads the rows of a sheet below headings; ``said`` is what titles say of them.

    ``words`` are the sheet's that may say that a meeting was not held.
    """

    def __init__(
        self, rows: SheetRows, layout: Layout, said: Said, calendar: Calendar, words: frozenset[str]
    ) -> None:
        self.layout = layout
        self._rows, self._said, self._calendar, self._words = rows, said, calendar, words
        at = layout.columns
        self._width = max([*at.values(), *layout.ticks]) + 1
        self.date_columns = tuple(column for column in DATES if column in at)
        self._date = _picker([at[column] for column in self.date_columns])
        self._kind_at = layout.kind
        has_both = Column.KIND in at and Column.NAME in at
        self._name_at = at[Column.NAME] if has_both else None
        self._topic_at = at.get(Column.TOPIC, self._name_at)
        self._who_columns = tuple(column for column in _WHO if column in at)
        self._where_columns = tuple(column for column in _WHERE if column in at)
        self._who = _picker([at[column] for column in self._who_columns])
        self._where = _picker([at[column] for column in self._where_columns])
        self._dates: _Known[Cells, When] = _Known(self._settled)
        self._kinds: _Known[Value, Kinds] = _Known(self._kinds_of)
        self._persons: _Known[Cells, Persons] = _Known(self._persons_of)
        self._names: _Known[Value, Names] = _Known(read_names)
        self._places: _Known[Cells, Place] = _Known(self._place_of)
        self._kinds[""] = NONE._replace(labels=(said.kind,), is_known=True) if said.kind else NONE
        signs = Signs(layout, words)
        self._signs = signs if signs.are_possible else None
        self._lectures = Lectures(layout)

    def below(self, said: Said) -> "Table":
        """Return the same table below a title among its rows."""
        return Table(self._rows, self.layout, said, self._calendar, self._words)

    @property
    def identity(self) -> frozenset[int]:
        """The indexes of the columns that say what was held and when."""
        at = self.layout.columns
        kind = set() if self._kind_at is None else {self._kind_at, *self.layout.ticks}
        return frozenset({at[column] for column in self.date_columns} | kind)

    def padded(self, cells: list[Value]) -> list[Value]:
        """Return a row with all the cells that may be asked for."""
        missing = self._width - len(cells)
        return cells + [""] * missing if missing > 0 else cells

    def read(self, cells: Sequence[Value]) -> tuple[When, Kinds]:
        """Return when a padded row was held, and what it counts for: its type, or its name where that says nothing."""
        if self.layout.ticks:
            return self._dates[self._date(cells)], self._ticked(cells)
        kinds = self._kinds["" if self._kind_at is None else cells[self._kind_at]]
        if (
            not kinds.is_known
            and self._name_at is not None
            and (name := cells[self._name_at]) != ""
        ):
            named = self._kinds[name]
            kinds = named if named.is_known else kinds
        return self._dates[self._date(cells)], kinds

    def _ticked(self, cells: Sequence[Value]) -> Kinds:
        types, others = ticked(cells, self.layout.ticks)
        return NONE._replace(typed=others) if others else self._kinds[types]

    def add(self, row: int, cells: Sequence[Value], when: When, kinds: Kinds) -> str:
        """Enter the record that a padded row is, or return why it is none: TOTAL for a row of sums."""
        assert when.day is not None, "rows without a day are left out"
        persons, place = self._persons[self._who(cells)], self._places[self._where(cells)]
        if self._signs and (why_not := self._signs.why_not(cells, when)):
            came = bool(persons.attended) and not persons.doubts
            if not (came and why_not.if_came):
                return why_not.reason
            self._rows.note(row, why_not.if_came)
        if persons.attended == 0 and not persons.names:
            return NOBODY
        if self._said.is_plan and persons.attended is None:
            return PLANNED
        if self._signs and (title := self._signs.unanswered(cells)):
            self._rows.note(row, f"“{title}”一列没有填，仍计入，请核对")
        topic = "" if self._topic_at is None else cells[self._topic_at]
        topic = topic.strip() if isinstance(topic, str) else text_of(topic)
        if when.doubt or persons.doubts or place.is_several or not kinds.typed:
            for doubt in self._doubts(when, kinds, persons, place):
                self._rows.note(row, doubt)
        record = Record(
            self._rows.grid.name, row + 1, kinds.labels, kinds.typed, when.day, when.is_exact, topic,
            persons.expected, persons.attended, place.host, place.location, persons.names,
            place.branch, place.group,
        )  # fmt: skip
        self._rows.records.append(record)
        if title := self._lectures.lecturer_in(cells):
            self._rows.lecturers.append((record, title))
        if may_have_one(kinds.labels) and (words := self._lectures.words_in(cells)):
            self._rows.lectures.append((record, words))
        return ""

    def tells_nothing(self, cells: Sequence[Value]) -> bool:
        """Whether a row has nothing beside type and month, as rows of a form that is not filled in yet."""
        at = self.layout.columns
        told = [cells[at[column]] for column in _OF_A_MEETING if column in at]
        return bool(told) and all(value == "" for value in told)

    def _doubts(self, when: When, kinds: Kinds, persons: Persons, place: Place) -> Iterator[str]:
        """Yield what the secretary should know of a record."""
        if when.doubt:
            yield when.doubt
        if not kinds.typed and self._kind_at is not None:
            yield f"没有写类型，按表名或标题计作{kinds.labels[0]}"
        if place.is_several:
            yield SEVERAL_TIMES
        yield from persons.doubts

    def _kinds_of(self, value: Value) -> Kinds:
        typed = text_of(value).strip()
        if not typed:
            return self._kinds[""]
        return NONE._replace(typed=typed) if typed in DITTO else read_kinds(typed)

    def _settled(self, cells: Cells) -> When:
        return self._calendar.settle(dict(zip(self.date_columns, cells, strict=True)), self._said)

    def _persons_of(self, cells: Cells) -> Persons:
        typed = dict(zip(self._who_columns, cells, strict=True))
        titles = {column: self.layout.title(self.layout.columns[column]) for column in typed}
        return persons_told(typed, titles, self._names.__getitem__)

    def _place_of(self, cells: Cells) -> Place:
        typed = dict(zip(self._where_columns, map(text_of, cells), strict=True))
        host, lecturer, location, branch, group, times = (typed.get(c, "") for c in _WHERE)
        is_once = _ONCE.fullmatch("".join(times.split())) is not None
        return Place(host or lecturer, location, branch, group or self._said.group, not is_once)


def _picker(indexes: Sequence[int]) -> Callable[[Sequence[Value]], Cells]:
    """Return what takes the cells at these indexes out of a row."""
    if len(indexes) > 1:
        return itemgetter(*indexes)
    first = next(iter(indexes), None)
    return (lambda _: ()) if first is None else (lambda cells: (cells[first],))
