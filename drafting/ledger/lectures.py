"""The rows of other meetings in which somebody may have held a 党课."""

from collections.abc import Sequence
from functools import cache

from drafting.ledger.headings import Column
from drafting.ledger.held import sign_in_state
from drafting.ledger.kinds import Kinds, usuals
from drafting.ledger.layout import Layout
from drafting.ledger.people import BLANK
from drafting.lexicon import words_in
from drafting.text.patterns import Pattern, alternation
from drafting.text.strings import in_short
from drafting.workbook.grid import Value
from drafting.workbook.values import text_of

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

    def words_in(self, cells: Sequence[Value], kinds: Kinds) -> str:
        """Return what says that a 党课 was held within a meeting of other types, or an empty string."""
        if LECTURE in kinds.labels or not set(usuals()[LECTURE].within) & set(kinds.labels):
            return ""
        if self._lecturer is not None and _is_filled(cells[self._lecturer]):
            return f"“{self._layout.title(self._lecturer)}”一列填了"
        for index, cell in enumerate(cells):
            if index in self._skipped or not isinstance(cell, str) or LECTURE not in cell:
                continue
            if _given().search(cell):
                return f"写的是“{in_short(' '.join(cell.split()), SHOWN)}”"
        return ""


def _is_filled(value: Value) -> bool:
    typed = "".join(text_of(value).split())
    return typed not in BLANK and sign_in_state(value) is None


@cache
def _given() -> Pattern:
    """Return what finds that a 党课 was given: 讲党课, 上了一堂专题党课."""
    given = alternation(words_in("ledger_kind_words", "讲课"))
    return Pattern(f"(?:{given})[^，。；、,;]{{0,8}}?{LECTURE}|上{LECTURE}")
