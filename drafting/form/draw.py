"""The form as an .xlsx: blank, or with facts filled in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from annotated_types import Ge, Le, MaxLen, MinLen

from drafting.facts.keys import KEYS
from drafting.facts.own_ledger import KEY as LEDGER
from drafting.form.layout import (
    AMOUNT,
    BASICS,
    BASICS_INSTRUCTION,
    CHOICES,
    CHOICES_INSTRUCTION,
    EXAMPLE,
    HINT,
    KEY,
    NAME,
    NUMBER,
    UNIT,
    VALUE,
    Column,
    FormSheet,
    basics,
    choices,
    form_sheets,
)
from drafting.form.rows import Cell, Row, basics_of, examples, rows_of
from drafting.text.characters import width
from drafting.workbook.grid import Area, column_name
from drafting.workbook.write import HEADING, Book, Drawing, Rule, Style, row_height
from schemas.facts import Facts

TITLE = "述职报告要点"
_FOOTER = "填好后交给写报告的人；灰色的示例和说明不会写进报告"
BLANK_ROWS = 15
"""Rows with a number and lines that are left for the user; below them more may be written all the same."""
CHECKED_ROWS = 300
"""Rows in which what is typed is checked."""
_ROW = 21
"""The height of a row with one line, in points."""
_FIRST = 2
"""The row below the headings."""

_INSTRUCTION = Style(fill="FFF2CC")
_EXAMPLE = Style(colour="808080", fill="F2F2F2")
_GREY = Style(colour="808080")
_DIGITS = "0123456789０１２３４５６７８９零〇一二两三四五六七八九十百千万半"
_DIGITS_HEADING = "数字"
_NAME_OF_DIGITS = "数量用字"


def blank_form() -> bytes:
    """Return the form in which nothing is filled in; always the same bytes."""
    return _form({}, {})


def filled_form(facts: Facts) -> bytes:
    """Return the form with facts filled in; the same facts give the same bytes."""
    return _form(basics_of(facts), {sheet.name: rows_of(facts, sheet) for sheet in form_sheets()})


def _form(values: Mapping[str, Cell], rows: Mapping[str, Sequence[Row]]) -> bytes:
    book = Book(TITLE)
    _draw_basics(book.sheet(BASICS), values)
    for sheet in form_sheets():
        _draw_sheet(book.sheet(sheet.name), sheet, rows.get(sheet.name, ()))
    _draw_choices(book)
    return book.packed()


def _draw_basics(drawing: Drawing, values: Mapping[str, Cell]) -> None:
    widths = {KEY: 10.0, VALUE: 36.0, HINT: 30.0}
    _draw_head(drawing, BASICS, BASICS_INSTRUCTION, widths)
    for row, key in enumerate(basics(), _FIRST):
        field = Facts.model_fields[KEYS[key]]
        default = field.default if isinstance(field.default, str) else ""
        value = values.get(key, default)
        hint = field.description or ""
        is_number = field.annotation is int
        drawing.put(row, 0, key + ("（必填）" if field.is_required() else ""), HEADING)
        drawing.put(row, 1, value, Style(as_text=not is_number))
        drawing.put(row, 2, hint, _GREY)
        _set_height(drawing, row, ((value, widths[VALUE]), (hint, widths[HINT])))
        drawing.check(Area(row, 1, row, 1), _single_rule(key, hint))


def _single_rule(key: str, hint: str) -> Rule:
    """Return the rule of a single value: the lengths and bounds that the model has."""
    metadata = Facts.model_fields[KEYS[key]].metadata
    least = next((m.ge for m in metadata if isinstance(m, Ge)), None)
    most = next((m.le for m in metadata if isinstance(m, Le)), None)
    if least is not None and most is not None:
        error = f"请写 {least} 到 {most} 之间的四位数字，如 2025"
        return Rule(key, hint, "whole", (str(least), str(most)), error)
    longest = next((m.max_length for m in metadata if isinstance(m, MaxLen)), None)
    if longest is None:
        return Rule(key, hint)
    shortest = next((m.min_length for m in metadata if isinstance(m, MinLen)), 1)
    error = f"请写 {shortest} 到 {longest} 个字"
    return Rule(key, hint, "textLength", (str(shortest), str(longest)), error)


def _draw_sheet(drawing: Drawing, sheet: FormSheet, rows: Sequence[Row]) -> None:
    widths = {column.heading: column.width for column in sheet.columns}
    _draw_head(drawing, sheet.name, sheet.instruction, widths)
    shown = examples(sheet)
    for row, cells in enumerate(shown, _FIRST):
        _draw_row(drawing, row, sheet, {NUMBER: EXAMPLE, **cells}, is_example=True)
    first = _FIRST + len(shown)
    blank = max(BLANK_ROWS, len(rows) + 5)
    for number in range(blank):
        cells = rows[number] if number < len(rows) else {}
        _draw_row(drawing, first + number, sheet, {NUMBER: number + 1, **cells})
    for index, column in enumerate(sheet.columns):
        style = Style(is_centred=column.is_centred, as_text=_is_text(column), has_border=False)
        drawing.set_column(index, column.width, style)
        if rule := _rule(column, f"{column_name(index)}{_FIRST + 1}"):
            drawing.check(Area(_FIRST, index, _FIRST + CHECKED_ROWS - 1, index), rule)


def _draw_head(drawing: Drawing, name: str, instruction: str, widths: Mapping[str, float]) -> None:
    """Draw the instruction line and the headings; these stay in sight, and are printed on every page."""
    for index, (heading, characters) in enumerate(widths.items()):
        drawing.set_column(index, characters)
        drawing.put(1, index, heading, HEADING)
    last = len(widths) - 1
    drawing.put(0, 0, instruction, _INSTRUCTION)
    drawing.merge(Area(0, 0, 0, last))
    drawing.set_height(0, row_height([(instruction, sum(widths.values()))]) + 4)
    drawing.set_height(1, _ROW)
    drawing.set_usual_height(_ROW)
    drawing.freeze(_FIRST)
    drawing.set_page(f"{TITLE}：{name}", _FOOTER, repeated=1)


def _draw_row(
    drawing: Drawing, row: int, sheet: FormSheet, cells: Row, *, is_example: bool = False
) -> None:
    look = _EXAMPLE if is_example else Style()
    for index, column in enumerate(sheet.columns):
        style = replace(look, is_centred=column.is_centred, as_text=_is_text(column))
        drawing.put(row, index, cells.get(column.heading, ""), style)
    _set_height(drawing, row, ((cells.get(c.heading, ""), c.width) for c in sheet.columns))


def _set_height(drawing: Drawing, row: int, cells: Iterable[tuple[Cell, float]]) -> None:
    """Make a row high enough for what stands in it; one that is blank stays free to grow with what is typed."""
    needed = row_height(cells)
    if needed > _ROW:
        drawing.set_height(row, needed)


def _is_text(column: Column) -> bool:
    """Whether a column keeps what is typed, so that 3-5 or 2025年6月 does not become a date."""
    return column.heading not in (NUMBER, AMOUNT)


def _rule(column: Column, first: str) -> Rule | None:
    """Return the rule of a column, of which ``first`` is the first cell."""
    title, hint = column.heading, column.hint
    if column.heading == AMOUNT:
        found = f"SUMPRODUCT(--ISNUMBER(FIND({_NAME_OF_DIGITS},{first})))>0"
        taken = f'ISNUMBER(FIND("{LEDGER}",{first}))'
        error = "请写数字，或带数字的话，如 12、320余、98.5%；由台账来数的写“台账”"
        return Rule(title, hint, "custom", (f"OR(ISNUMBER({first}),{found},{taken})",), error)
    if not column.choices:
        return Rule(title, hint) if hint else None
    error = {
        NAME: "",  # anything may be counted
        UNIT: "列表里没有这个单位。确实要用，请选“是”",
    }.get(column.choices, f"请从列表里选：{'、'.join(choices()[column.choices])}")
    formula = (_range_name(column.choices),)
    return Rule(title, hint, "list", formula, error, only_warns=column.choices == UNIT)


def _draw_choices(book: Book) -> None:
    """Draw what the lists offer; each has a name, by which the rules find it."""
    drawing = book.sheet(CHOICES)
    lists = {**choices(), _DIGITS_HEADING: tuple(_DIGITS)}
    widths = {
        heading: max(5.0, *map(width, (heading, *values))) for heading, values in lists.items()
    }
    _draw_head(drawing, CHOICES, CHOICES_INSTRUCTION, widths)
    for column, (heading, values) in enumerate(lists.items()):
        for row, value in enumerate(values, _FIRST):
            drawing.put(row, column, value, Style(is_centred=True, as_text=True))
        area = Area(_FIRST, column, _FIRST + len(values) - 1, column)
        name = _NAME_OF_DIGITS if heading == _DIGITS_HEADING else _range_name(heading)
        book.name_cells(name, CHOICES, area)


def _range_name(heading: str) -> str:
    return f"可选{heading}"
