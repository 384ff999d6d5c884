"""One fact more in the form: in the first free row of its sheet, with its source beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from drafting.errors import UsageError
from drafting.facts.amend import NewFact
from drafting.facts.quantity import read_quantity
from drafting.form.layout import AMOUNT, NAME, NUMBER, REMARK, UNIT, FormSheet
from drafting.form.recognise import Head, head_of, headings_of, is_example_mark, sheet_named
from drafting.form.rows import Row, amount_cells
from drafting.workbook.edit import Edit, has_formulas, losses
from drafting.workbook.grid import Grid, Value
from drafting.workbook.read import read_workbook

_FORM = "要点表"


def amended_form(data: bytes, suffix: str, fact: NewFact, remark: str) -> bytes:
    """Return the form with one fact more.

    UsageError, with what to write into which row, for a file that cannot be changed here or would lose something.
    """
    place = _place(read_workbook(data, _FORM), fact)
    if place is None:
        raise UsageError(
            f"{_FORM}里没有工作表“{fact.kind}”或它的表头，没有改动。请自己加上：{fact}（{remark}）"
        )
    cells = {**_cells(place, fact), REMARK: remark}
    if why := _obstacle(data, suffix, place):
        told = "、".join(f"{heading}“{value}”" for heading, value in cells.items())
        raise UsageError(
            f"{_FORM}{why}，没有改动。请自己打开它，在工作表“{place.grid.name}”第{place.row + 1}行写上：{told}"
        )
    edit = Edit(data, _FORM)
    for heading, value in {**cells, **_next_number(place)}.items():
        edit.put(place.grid.name, place.row, place.head.columns[heading], value)
    return edit.packed(as_ours=False)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a fact goes: the sheet as it is in the file and as it shall be, its headings, and the row."""

    grid: Grid
    sheet: FormSheet
    head: Head
    row: int

    def value(self, row: int, heading: str) -> Value:
        """Return what stands in a row below a heading."""
        column = self.head.columns.get(heading, -1)
        rows = self.grid.rows
        return rows[row][column] if row < len(rows) and 0 <= column < len(rows[row]) else ""


def _place(grids: tuple[Grid, ...], fact: NewFact) -> _Place | None:
    for grid in grids:
        sheet = sheet_named(grid.name)
        if sheet and sheet.kind is fact.kind and (head := head_of(grid, headings_of(sheet))):
            taken = (n for n, row in enumerate(grid.rows) if _is_taken(row, head))
            return _Place(grid, sheet, head, max(taken, default=head.row) + 1)
    return None


def _is_taken(row: Sequence[Value], head: Head) -> bool:
    """Whether a row has something beside its number, or is an example."""
    own = head.columns.get(NUMBER, -1)
    return any(
        is_example_mark(value) if column == own else value != ""
        for column, value in enumerate(row)
        if column in head.columns.values()
    )


def _cells(place: _Place, fact: NewFact) -> Row:
    """Return what goes into the row, by heading."""
    if fact.label:
        quantity = read_quantity(fact.text)
        is_parted = quantity is not None and UNIT in place.head.columns
        amount = amount_cells(quantity) if quantity and is_parted else {AMOUNT: fact.text}
        return {NAME: fact.label, **amount}
    content = [column for column in place.sheet.columns if column.heading not in (NUMBER, REMARK)]
    whole = next(column.heading for column in content if not column.key)
    return {whole if whole in place.head.columns else content[0].heading: str(fact)}


def _next_number(place: _Place) -> Row:
    above = place.value(place.row - 1, NUMBER)
    if isinstance(above, int | float) and place.value(place.row, NUMBER) == "":
        return {NUMBER: int(above) + 1}
    return {}


def _obstacle(data: bytes, suffix: str, place: _Place) -> str:
    """Return why a file is not to be changed here, as half a sentence; empty where it may be."""
    if suffix != ".xlsx":
        return f"是旧格式的（{suffix}），程序不能改写"
    if REMARK not in place.head.columns:
        return f"的工作表“{place.sheet.name}”里没有“{REMARK}”一栏，出处没有地方写"
    if lost := losses(data):
        return f"里有{'、'.join(lost)}，程序一改写就会丢"
    return "里有公式，程序一改写，算好的结果就会丢" if has_formulas(data) else ""
