"""The rows of other meetings in which somebody may have held a 党课."""

from collections.abc import Iterable, Sequence
from functools import cache

from drafting.ledger.headings import Column
from drafting.ledger.held import sign_in_state
from drafting.ledger.kinds import usuals
from drafting.ledger.layout import Layout
from drafting.ledger.people import BLANK
from drafting.ledger.sheet_rows import SheetRows
from drafting.lexicon import words_in
from drafting.text.patterns import Pattern, alternation
from drafting.text.strings import in_short
from drafting.workbook.grid import Value
from drafting.workbook.values import text_of
from schemas.ledger import Record

LECTURE = "党课"
SHOWN = 30
"""Characters of a cell that a note quotes."""


class Lectures:
    """Looks for what says so in rows below headings: a column 党课主讲人 or 是否讲党课, 会上陈静讲党课 in any other."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lecturer = layout.columns.get(Column.LECTURER)
        told = {layout.kind, *layout.columns.values()} - {layout.columns.get(Column.TOPIC)}
        self._skipped = told | {self._lecturer}

    def lecturer_in(self, cells: Sequence[Value]) -> str:
        """Return the heading of the column of lecturers where a row has one, or an empty string."""
        at = self._lecturer
        return "" if at is None or not _is_filled(cells[at]) else self._layout.title(at)

    def words_in(self, cells: Sequence[Value]) -> str:
        """Return the words that say that a 党课 was held, or an empty string."""
        for index, cell in enumerate(cells):
            if index in self._skipped or not isinstance(cell, str) or LECTURE not in cell:
                continue
            if _given().search(cell):
                return f"写的是“{in_short(' '.join(cell.split()), SHOWN)}”"
        return ""


def may_have_one(labels: Iterable[str]) -> bool:
    """Whether a 党课 may have been held within a meeting of these types that is no 党课 itself."""
    own = frozenset(labels)
    return LECTURE not in own and not own.isdisjoint(usuals()[LECTURE].within)


def asked_about(sheet: SheetRows) -> dict[Record, str]:
    """Return the records in which a 党课 may have been held, each with what says so.

    A column of lecturers that most meetings without a 党课 (支委会) have filled in too is one of who presided.
    """
    others = sum(not may_have_one(r.kinds) and LECTURE not in r.kinds for r in sheet.records)
    named = [pair for pair in sheet.lecturers if LECTURE not in pair[0].kinds]
    within = {record: f"“{title}”一列填了" for record, title in named if may_have_one(record.kinds)}
    is_of_hosts = 2 * (len(named) - len(within)) > others
    return dict(sheet.lectures) | ({} if is_of_hosts else within)


def _is_filled(value: Value) -> bool:
    typed = "".join(text_of(value).split())
    return typed not in BLANK and sign_in_state(value) is None


@cache
def _given() -> Pattern:
    """Return what finds that a 党课 was given: 讲党课, 上了一堂专题党课."""
    given = alternation(words_in("ledger_kind_words", "讲课"))
    return Pattern(f"(?:{given})[^，。；、,;]{{0,8}}?{LECTURE}|上{LECTURE}")
