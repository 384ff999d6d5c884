"""The form, filled in by whatever program → the tree that YAML gives, each text with its sheet and cell."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from drafting.errors import FactsError, Problem, WorkbookError
from drafting.facts.keys import KEYS, SINGLE_VALUES, aliases, canonical
from drafting.facts.read import require_short
from drafting.facts.tree import TOP, Broken, Entry, Node, Problems, Text, plain
from drafting.facts.tree import Mapping as Tree
from drafting.facts.tree import Sequence as Rows
from drafting.form.cells import Cells
from drafting.form.layout import BASICS, HINT, INSTRUCTION_MARK, KEY, VALUE, FormSheet, basics
from drafting.form.recognise import (
    head_of,
    headings_of,
    is_basics,
    is_choices,
    is_form,
    sheet_named,
    word_in,
)
from drafting.form.strays import asked, shortened, tell_hidden, tell_sheet
from drafting.form.table import Table
from drafting.workbook.formats import number_formats
from drafting.workbook.grid import column_name
from drafting.workbook.read import read_workbook
from schemas.facts import FactKind, Facts, Plan

_PLAN_KEYS = aliases(Plan)


def read_form(data: bytes, path: Path, problems: Problems) -> Tree:
    """Return the tree of a form; what cannot be read is noted in ``problems``.

    Raises FactsError for a workbook that is no form, or no workbook; RefusedError for a classified marking anywhere
    in it.
    """
    try:
        grids = read_workbook(data, path.name)
    except WorkbookError as error:
        raise FactsError("要点文件无法使用", error.problems) from None
    if not is_form(grids):
        raise _no_form(path)
    require_short(sum(len(str(v)) for grid in grids for row in grid.rows for v in row), path)
    formats = number_formats(data, path.name)
    entries: list[Entry] = []
    tables: list[Table] = []
    for number, grid in enumerate(grids):
        own = grid.formats if formats is None else formats.get(grid.name, {})
        cells = Cells(grid, number, own, problems)
        sheet = sheet_named(grid.name)
        if is_basics(grid):
            entries += _basics(cells)
        elif sheet is None and not is_choices(grid):
            tell_sheet(cells)
        elif sheet and (table := _table(cells, sheet)):
            entries += table.entries()
            tables.append(table)
        elif sheet and not cells.is_empty:
            entries.append(_headless(cells, sheet))
    _check_numbers(tables, entries, problems)
    return Tree(TOP, tuple(entries))


def _table(cells: Cells, sheet: FormSheet) -> Table | None:
    head = head_of(cells.grid, headings_of(sheet))
    return Table(cells, sheet, head) if head else None


def _headless(cells: Cells, sheet: FormSheet) -> Entry:
    cells.problems.add(
        cells.top,
        "",
        "没有找到表头，里面的内容没有读入",
        f"表头应写：{'、'.join(headings_of(sheet))}",
    )
    return Entry(cells.top, sheet.name, Broken(cells.top))


def _basics(cells: Cells) -> Iterator[Entry]:
    """Yield the single values, each of which stands beside its key; those that must be there also where they are not."""
    head = head_of(cells.grid, (KEY, VALUE, HINT))
    columns = {KEY: 0, VALUE: 1, HINT: 2} | dict(head.columns if head else {})
    rows = range(head.row + 1 if head else 0, len(cells.grid.rows))
    seen = set()
    for row in rows:
        word = word_in(cells.text(row, columns[KEY]))
        if word.startswith(INSTRUCTION_MARK):
            continue
        key = canonical(word) or word
        _tell_beside(cells, row, columns, key)
        if key in SINGLE_VALUES:
            seen.add(key)
            yield Entry(cells.place(row, columns[KEY]), key, cells.line(row, columns[VALUE]))
        elif cells.is_filled(row, columns[VALUE]):
            cells.problems.add(
                cells.place(row, columns[KEY]),
                "",
                f"写的是“{shortened(word)}”，{BASICS}里没有这一项" if word else "没有写是哪一项",
                f"{asked(word, basics())}别的内容请写到后面的工作表里",
            )
    for key in basics():
        if key not in seen and Facts.model_fields[KEYS[key]].is_required():
            yield Entry(cells.top, key, Text(cells.top, ""))
    tell_hidden(cells, rows, (columns[KEY], columns[VALUE]))


def _tell_beside(cells: Cells, row: int, columns: Mapping[str, int], key: str) -> None:
    """Tell what somebody has written beside the cell that is meant for it."""
    field = Facts.model_fields.get(KEYS.get(key, ""))
    for column in range(len(cells.grid.rows[row])):
        text = plain(cells.text(row, column))
        if column == columns[HINT]:
            is_stray = text != (field.description if field else "") and not cells.is_filled(
                row, columns[VALUE]
            )
        else:
            is_stray = column not in columns.values()
        if text and is_stray:
            cells.problems.add(
                cells.place(row, column),
                "",
                f"写的“{shortened(text)}”没有读入",
                f"请写到“{VALUE}”一列（{column_name(columns[VALUE])}列）里",
            )


def _check_numbers(tables: Sequence[Table], entries: Sequence[Entry], problems: Problems) -> None:
    """Ask where 对应不足 may mean another 不足 than it says, because these are numbered with gaps."""
    plans = next((entry.value for entry in entries if entry.key == FactKind.PLANS), None)
    if not isinstance(plans, Rows) or not any(_has_answers(plan) for plan in plans.values):
        return
    for table in tables:
        if table.sheet.kind is FactKind.SHORTCOMINGS:
            for place, typed, position in table.numbers:
                if typed != position:
                    problems.add(
                        place,
                        "",
                        f"写的是 {typed}，实际是第 {position} 条",
                        f"“{FactKind.PLANS}”里的对应不足要看这个数：请改成 {position}，并核对对应不足写得对不对",
                    )


def _has_answers(plan: Node) -> bool:
    return isinstance(plan, Tree) and any(_PLAN_KEYS.get(e.key) == "answers" for e in plan.entries)


def _no_form(path: Path) -> FactsError:
    message = "这不是要点表"
    suggestion = (
        "要点表用 shuzhi new 文件夹 --form xlsx 生成；"
        f"如果是三会一课台账，请在要点里写“台账: {path.name}”"
    )
    return FactsError("要点文件无法使用", [Problem(path.name, "", "", message, suggestion)])
