"""The rows of a sheet whose words say that they are no meetings that were held."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from drafting.facts.dates import find_dates
from drafting.ledger.calendar import DATES, When
from drafting.ledger.headings import Column, exact_heading, near_heading
from drafting.ledger.held import (
    Role,
    Sign,
    cores,
    said_in,
    sign_in_remark,
    sign_in_state,
    sign_in_topic,
)
from drafting.ledger.layout import Layout
from drafting.ledger.titles import SUMS, is_sum
from drafting.lexicon import words_in
from drafting.text.characters import without_invisible
from drafting.text.patterns import Pattern, alternation
from drafting.workbook.grid import Value

TOTAL = "合计"
CAME = "，又写了实到人数，按开了的计入，请核对时间；补开的另写了一行的，请删去一行"
_STRICT = frozenset({*DATES, Column.KIND, Column.NAME, Column.NUMBER, Column.REMARK})
"""Columns whose words are about the meeting, not about what it spoke of."""
_SUMMED = frozenset({*DATES, Column.KIND, Column.NAME, Column.NUMBER, Column.TOPIC})
_TO = ("至", "到", "为", "在", "于")


def words_worth_a_look(rows: Iterable[Sequence[Value]]) -> frozenset[str]:
    """Return the texts of a sheet in which a sign may be: mostly none, so that its rows need no closer look."""
    texts = [value for value in set().union(*rows) if isinstance(value, str)]
    look = _worth_a_look().search
    if not look(_bare("\0".join(texts))):
        return frozenset()
    return frozenset(text for text in texts if look(_bare(text)))


def _bare(text: str) -> str:
    """Return a text without what may part a word in a narrow cell: blanks, line ends, characters of no width."""
    return without_invisible("".join(text.split()))


@cache
def _worth_a_look() -> Pattern:
    return Pattern(alternation((*cores(), *SUMS)))


class WhyNot(NamedTuple):
    """Why a row is no record, TOTAL for a sum; ``if_came`` is what to note where its numbers show that it is one."""

    reason: str
    if_came: str = ""


class Signs:
    """Looks for the signs in rows below headings; ``words`` are those of the sheet that are worth a look."""

    def __init__(self, layout: Layout, words: frozenset[str]) -> None:
        self._layout, self._words = layout, words
        self._columns = {index: column for column, index in layout.columns.items()}
        for index, title in enumerate(layout.titles):
            heading = exact_heading(title) or near_heading(title) if title else None
            if index not in self._columns and heading:
                self._columns[index] = heading.column
        self._states = [
            index for index, column in self._columns.items()
            if column is Column.STATE and exact_heading(layout.titles[index])
        ]  # fmt: skip

    @property
    def are_possible(self) -> bool:
        """Whether any row may have a sign."""
        return bool(self._words or self._states)

    def why_not(self, cells: Sequence[Value], when: When) -> WhyNot | None:
        """Return why a row is no record, None where its words do not say so."""
        for index in self._states:
            value, title = cells[index] if index < len(cells) else "", self._layout.title(index)
            if value != "" and (sign := sign_in_state(value, title)):
                return _why_not(sign, title)
        return None if self._words.isdisjoint(cells) else self._of_words(cells, when)

    def unanswered(self, cells: Sequence[Value]) -> str:
        """Return the heading of a column 是否… that a row leaves blank, or an empty string."""
        titles = ((index, self._layout.title(index)) for index in self._states)
        blank = (
            title for index, title in titles
            if title.startswith("是否") and (index >= len(cells) or cells[index] == "")
        )  # fmt: skip
        return next(blank, "")

    def _of_words(self, cells: Sequence[Value], when: When) -> WhyNot | None:
        for index, cell in enumerate(cells):
            if not isinstance(cell, str) or cell not in self._words:
                continue
            title = self._layout.title(index)
            column = self._columns.get(index, Column.OTHER if title else Column.REMARK)
            if column in _SUMMED and is_sum(cell):
                return WhyNot(TOTAL)
            sign = sign_in_remark(cell) if column in _STRICT else sign_in_topic(cell)
            if sign and not _is_the_later(sign, cell, when):
                return _why_not(sign, title)
        return None


def _why_not(sign: Sign, title: str) -> WhyNot:
    said = said_in(sign, title)
    return WhyNot(f"{said}，{sign.role.value}", said + CAME if sign.role is Role.PUT_OFF else "")


def _is_the_later(sign: Sign, typed: str, when: When) -> bool:
    """Whether a meeting was put off to the row's own day: that is named, or an earlier one from which it was put off."""
    day = when.day if when.is_exact else None
    if sign.role is not Role.PUT_OFF or day is None:
        return False
    for found in find_dates(typed):
        before = typed.partition(found.text)[0].rstrip()
        named = found.month or day.month, found.day or day.day
        if before.endswith(_TO) and named == (day.month, day.day):
            return True
        if before.endswith(words_in("ledger_held", "原定")) and named < (day.month, day.day):
            return True
    return False
