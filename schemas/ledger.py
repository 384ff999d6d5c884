"""The meeting ledger (三会一课台账) of one year: its records, what they add up to, and what is doubtful.

Rows are counted from 1, as the secretary sees them; ``sheet`` is a sheet's name, empty for a file without sheets.
Records are plain tuples and no Pydantic models: a ledger may have 100,000 of them.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Record(NamedTuple):
    """One meeting or activity, from the row in which it begins.

    ``kinds`` are canonical labels, mostly one (党员大会、党课 in one cell are two), ``typed`` is the cell's own text.
    ``is_exact`` is false where only the month is known; ``date`` is then its first day. ``branch`` and ``group``
    (党小组) are empty where the ledger has no columns for them.
    """

    sheet: str
    row: int
    kinds: tuple[str, ...]
    typed: str
    date: date
    is_exact: bool
    topic: str
    expected: int | None
    attended: int | None
    host: str
    location: str
    participants: tuple[str, ...]
    branch: str
    group: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What the records of one label add up to.

    ``attendance`` (人次) and ``expected`` sum the records that have the number, None where none has; ``persons`` are
    the distinct names in the lists, in the order of the ledger. ``missing_attendance`` records lack the number.
    """

    label: str
    count: int
    records: tuple[Record, ...]
    attendance: int | None
    expected: int | None
    persons: tuple[str, ...]
    missing_attendance: int
    missing_expected: int


class LeftOut(NamedTuple):
    """A row that looks like a record and was not counted: ``reason`` says why, ``kinds`` of what, where that is known."""

    sheet: str
    row: int
    text: str
    reason: str
    kinds: tuple[str, ...] = ()


class Aside(NamedTuple):
    """A row that is no record: ``what`` it is instead (表题, 表头, 合计 …)."""

    sheet: str
    row: int
    what: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Records that may be one and the same; all of them are counted, ``question`` asks in Chinese."""

    records: tuple[Record, ...]
    question: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Months or quarters without a record of a label that usually has one; ``months`` are the first of each period.

    ``periods`` are their names (2月, 第三季度), ``basis`` the rule that tells what is usual.
    """

    label: str
    months: tuple[int, ...]
    periods: tuple[str, ...]
    basis: str
    message: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger as it was counted.

    Every row that has text, and more than its running number, is in exactly one of the records, ``left_out`` and
    ``asides``; only those of the ``other_sheets`` are in none.

    ``other_sheets`` are sheets without a heading row, of which no row was read. ``notes`` are Chinese sentences on
    what was understood in a way that the secretary should know.
    """

    file: str
    year: int
    tallies: tuple[Tally, ...]
    left_out: tuple[LeftOut, ...]
    asides: tuple[Aside, ...]
    duplicates: tuple[Duplicate, ...]
    gaps: tuple[Gap, ...]
    notes: tuple[str, ...]
    other_sheets: tuple[str, ...]

    def tally(self, label: str) -> Tally | None:
        """Return the tally of a canonical label, or None where the ledger has no record of it."""
        return next((tally for tally in self.tallies if tally.label == label), None)
