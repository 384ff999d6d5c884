"""Which sheet of a workbook is which of the form, and which column which: by their names, wherever they stand."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from drafting.facts.keys import canonical
from drafting.form.layout import (
    BASICS,
    CHOICES,
    EXAMPLE,
    KEY,
    NUMBER,
    REMARK,
    VALUE,
    FormSheet,
    basics,
    form_sheets,
)
from drafting.text.characters import without_invisible
from drafting.workbook.grid import Grid

_ASIDE = re.compile(r"[（(【\[][^（）()【】\[\]]*[）)】\]]|[\s*＊:：]")
"""What may be added to a heading: 单位（必填）, 名称*."""
_SAME = {"基本信息": BASICS, "基本资料": BASICS}
_EXAMPLES = frozenset({EXAMPLE, "示例", "样例", "例子", "举例"})
_DEEPEST = 20
"""Rows in which headings are looked for."""
_EVERYWHERE = frozenset({NUMBER, REMARK, "名称", "时间", "内容", "单位", "标题"})
"""Headings that any table may have, a ledger among them."""


@dataclass(frozen=True, slots=True)
class Head:
    """The row of the headings, and the columns by their headings; a heading that comes again is in ``again``."""

    row: int
    columns: Mapping[str, int]
    again: tuple[int, ...] = ()


def word_in(value: object) -> str:
    """Return the word that a heading, or the name of a sheet, is: without remarks in brackets, spaces and signs."""
    return _ASIDE.sub("", without_invisible(str(value)))


def is_example_mark(value: object) -> bool:
    """Whether what stands in 序号 says that the row only shows how it is done."""
    return word_in(value) in _EXAMPLES


def sheet_named(name: str) -> FormSheet | None:
    """Return the sheet of the form that a name means, also by a usual synonym (存在问题 is 不足)."""
    word = canonical(word_in(name))
    return next((sheet for sheet in form_sheets() if sheet.name == word), None)


def is_basics(grid: Grid) -> bool:
    """Whether a sheet is 基本情况."""
    word = word_in(grid.name)
    return _SAME.get(word, word) == BASICS


def is_choices(grid: Grid) -> bool:
    """Whether a sheet is that of the lists."""
    return word_in(grid.name) == CHOICES


def head_of(grid: Grid, headings: Collection[str]) -> Head | None:
    """Return the row near the top that has most of the headings, or None where no row has any."""
    best: Head | None = None
    for number, row in enumerate(grid.rows[:_DEEPEST]):
        columns: dict[str, int] = {}
        again = []
        for column, value in enumerate(row):
            word = word_in(value)
            if word in columns:
                again.append(column)
            elif word in headings:
                columns[word] = column
        if columns and (best is None or len(columns) > len(best.columns)):
            best = Head(number, columns, tuple(again))
    return best


def headings_of(sheet: FormSheet) -> tuple[str, ...]:
    """Return the headings of a sheet's columns."""
    return tuple(column.heading for column in sheet.columns)


def is_form(grids: Sequence[Grid]) -> bool:
    """Whether a workbook is the form, filled in by whomever, and no ledger or other table.

    It is where 基本情况 has the single values, or, if that sheet is gone, where two sheets have a name of the form's
    and headings that only the form has.
    """
    if any(is_basics(grid) and _has_keys(grid) for grid in grids):
        return True
    return sum(map(_is_telling, grids)) >= 2


def _has_keys(grid: Grid) -> bool:
    words = {word_in(value) for row in grid.rows for value in row[:2]}
    return len(words & {KEY, VALUE, *basics()}) >= 2


def _is_telling(grid: Grid) -> bool:
    sheet = sheet_named(grid.name)
    if sheet is None:
        return False
    headings = headings_of(sheet)
    head = head_of(grid, headings)
    return head is not None and (
        not _EVERYWHERE.issuperset(head.columns) or len(head.columns) == len(headings)
    )
