"""Rows of cells in notes, pasted from a spreadsheet (TAB) or drawn with bars (|): what each column holds."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from drafting.facts.bullet_lines import Line
from drafting.facts.count_faults import Fault
from drafting.facts.count_remarks import unbracketed
from drafting.facts.count_text import read_counts_of
from drafting.facts.counts import note_fault
from drafting.facts.cues import cue
from drafting.facts.quantity import read_quantity
from drafting.facts.tree import Place, Problems
from drafting.figures import scan
from drafting.figures.vocabulary import is_known_unit
from drafting.lexicon import split, table
from schemas.facts import FactKind

_BARS = re.compile(r"\s*[|｜]\s*")
_YEAR = re.compile(r"(\d{4})年?度?")
_NUMBERING = re.compile(r"[（(]?[\d一二三四五六七八九十①-⑳]{1,3}[）)、.．]?")
_LONGEST_HEAD = 8
NUMBER, REMARK = "序号", "说明"
"""Columns below any heading that hold no facts."""
_NAME, _VALUE, _UNIT, _LAST_YEAR, _PLAN = "名称", "数量", "单位", "去年", "计划"
_TOTALS = frozenset(("合计", "总计", "小计", "共计"))


def cells_of(line: Line, *, in_table: bool = False) -> tuple[str, ...]:
    """Return the cells of a row, those that are empty too; of a line that is no row, that line.

    ``in_table`` where a head stands above, so that a TAB before all words is an empty cell and no indentation.
    """
    if "\t" in line.text or (in_table and "\t" in line.raw):
        typed = line.raw if line.raw.startswith("\t") and not line.bullet else line.text
        return tuple(cell.strip() for cell in typed.split("\t"))
    return tuple(cell.strip() for cell in _BARS.split(line.text.strip("|｜ ")))


@cache
def _columns(heading: str) -> dict[str, str]:
    rows = [row for row in table("columns") if row["heading"] in ("", heading)]
    return {name: row["column"] for row in rows for name in split(row["names"])}


def column_of(heading: str, name: str, year: int | None = None) -> str:
    """Return the column of a table below a heading that a name means, empty for an unknown name."""
    dated = _YEAR.fullmatch(name)
    if dated and year and heading == FactKind.COUNTS:
        return {year: _VALUE, year - 1: _LAST_YEAR}.get(int(dated[1]), "")
    return _columns(heading).get(re.sub(r"\s|[（(].*[）)]$", "", name), "")


def holds_no_fact(column: str, cell: str) -> bool:
    """Whether a cell only numbers its row, or remarks on it; what else stands in such a column must be told."""
    return column == REMARK or (column == NUMBER and _NUMBERING.fullmatch(cell) is not None)


def tell_remarks(
    head: tuple[str, ...], cells: tuple[str, ...], at: int, problems: Problems
) -> None:
    """Note that the remarks of a table are not read, once for the head that stands in line ``at``."""
    if any(cell and column == REMARK for column, cell in zip(head, cells, strict=False)):
        problems.remark(Place.line(at), "的表格里，备注一列只供自己看，没有读入")


def head_of(heading: str, cells: tuple[str, ...], year: int | None = None) -> tuple[str, ...]:
    """Return the columns of a row that names them, an unknown one by its own name; empty for any other row."""
    columns = [column_of(heading, cell, year) or cell for cell in cells]
    known = sum(bool(column_of(heading, cell, year)) for cell in cells)
    plain = all(
        len(c) <= _LONGEST_HEAD and (_YEAR.fullmatch(c) or _is_part_year(c) or not scan(c))
        for c in cells
    )
    return tuple(columns) if known > 1 and plain else ()


def _is_part_year(name: str) -> bool:
    """Whether a column is of a part of the year: 一季度, 3月, 上半年."""
    return cue("part_year").fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of 数据 as text, and what in it has no place there."""

    text: str = ""
    faults: tuple[tuple[Fault, str], ...] = ()


def count_lines(lines: list[Line], year: int | None, problems: Problems) -> list[Line]:
    """Return the lines of 数据 with each row of a table as a text of labels and quantities; heads are gone."""
    found: list[Line] = []
    head: tuple[str, ...] = ()
    head_at = 0
    names: tuple[str, ...] = ()
    for line, below in zip_longest(lines, lines[1:]):
        cells = cells_of(line, in_table=bool(head))
        if len(cells) < 2:
            found.append(line)
            head, names = (), ()
        elif new := head_of(FactKind.COUNTS, cells, year):
            head, head_at = new, line.number
        elif not head and below and _is_names_above(cells, cells_of(below)):
            names = cells
        else:
            row = _by_head(head, cells) if head else _by_order(cells, names)
            tell_remarks(head, cells, head_at, problems)
            names = ()
            for fault, words in row.faults:
                note_fault(fault, words, Place.line(line.number), problems)
            if row.text:
                found.append(replace(line, text=row.text, bullet="row", raw=""))
    return found


def _is_names_above(cells: tuple[str, ...], below: tuple[str, ...]) -> bool:
    """Whether names stand side by side, each with its quantity right below."""
    same = len(cells) == len(below)
    return (
        same
        and not any(scan(cell) or not cell for cell in cells)
        and all(map(read_quantity, below))
    )


def _by_head(head: tuple[str, ...], cells: tuple[str, ...]) -> _Row:
    """Return a row below a head."""
    typed = "　".join(filter(None, cells))
    if fault := _twice(head, cells):
        return _Row(faults=((fault, typed),))
    told = dict(zip(head, cells, strict=False))
    name, value = told.get(_NAME, ""), told.get(_VALUE, "")
    if len(cells) > len(head) or not name or not value or name in _TOTALS:
        return _Row(faults=((Fault.SUM if name in _TOTALS else Fault.UNCLEAR, typed),))
    quantity = read_quantity(value)
    if not _add_up(told, value):
        return _Row(faults=((Fault.PARTS, typed),))
    told = {column: cell for column, cell in told.items() if not _is_part_year(column)}
    unit = told.get(_UNIT, "") if quantity and not quantity.unit else ""
    last = told.get(_LAST_YEAR, "")
    before = read_quantity(last)
    if before is None:
        return _Row(f"{name}：{value}{unit}", tuple(_elsewhere(name, told)))
    last += "" if before.unit else unit
    del told[_LAST_YEAR]
    return _Row(f"{name}：{value}{unit}（去年{last}）", tuple(_elsewhere(name, told)))


def _twice(head: tuple[str, ...], cells: tuple[str, ...]) -> Fault | None:
    """Return what is wrong where two columns mean the same; of names all but the last may be groups, 三会一课 | 党课."""
    for column in {column for column in head if head.count(column) > 1 and column != REMARK}:
        *others, last = [c for name, c in zip(head, cells, strict=False) if name == column] or [""]
        if column == _NAME and not all(not c or cue("group").fullmatch(c) for c in others):
            return Fault.COLUMNS
        if column != _NAME and any(c and c != last for c in others):
            return Fault.UNCLEAR
    return None


def _add_up(told: dict[str, str], total: str) -> bool:
    """Whether the columns of parts of the year, where there are any, add up to the total; a blank one holds none."""
    parts = [cell for column, cell in told.items() if cell and _is_part_year(column)]
    values = [quantity.value if (quantity := read_quantity(part)) else None for part in parts]
    whole = read_quantity(total)
    known = [value for value in values if value is not None]
    return not parts or (
        whole is not None and len(known) == len(parts) and sum(known) == whole.value
    )


def _elsewhere(name: str, told: dict[str, str]) -> Iterator[tuple[Fault, str]]:
    """Yield what stands in columns that are no figures of this year."""
    for column, cell in told.items():
        if cell and column not in (_NAME, _VALUE, _UNIT) and not holds_no_fact(column, cell):
            fault = {_LAST_YEAR: Fault.LAST_YEAR, _PLAN: Fault.AHEAD}.get(column, Fault.REMARK)
            yield fault, f"{name}{column}{cell}"


def _by_order(cells: tuple[str, ...], names: tuple[str, ...]) -> _Row:
    """Return a row without a head: name, quantity, perhaps its unit, and so on; all of it or nothing."""
    parts: list[str] = []
    name = ""
    rest = deque(filter(None, cells))
    if names:
        rest = deque(cell for pair in zip(names, cells, strict=True) for cell in pair)
    elif len(rest) > 2 and rest[0].isdecimal() and not scan(rest[1]):
        rest.popleft()
    while rest:
        cell = rest.popleft()
        quantity = read_quantity(unbracketed(cell)[0])
        if quantity and name:
            of_unit = rest and not quantity.unit and is_known_unit(rest[0])
            unit = rest.popleft() if of_unit else ""
            parts.append(f"{name}：{cell}{unit}")
            name = ""
        elif not quantity and not name and not scan(cell):
            name = cell
        elif not name and all(count.fault is None for count in read_counts_of(cell)):
            parts.append(cell)
        else:
            name = cell
            break
    if name or not parts:
        return _Row(faults=((Fault.UNCLEAR, "　".join(filter(None, cells))),))
    return _Row("；".join(parts))
