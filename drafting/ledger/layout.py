"""Where a ledger's headings stand on a sheet, and what its columns are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from drafting.ledger.headings import (
    COUNTED,
    Column,
    Heading,
    are_headings,
    columns_of,
    exact_heading,
    may_go_on,
    near_heading,
)
from drafting.ledger.merged import Merged
from drafting.ledger.moments import read_moment
from drafting.ledger.ticks import tick_columns
from drafting.ledger.titles import Said, said_by
from drafting.workbook.grid import Grid, Value
from drafting.workbook.values import text_of

DEEPEST = 200
"""Rows within which a sheet's first headings stand."""
_LOWER = frozenset(
    {Column.YEAR, Column.MONTH, Column.DAY, Column.EXPECTED, Column.ATTENDED, Column.ABSENT}
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A row of headings, of one line or two: half-open rows, and the index of each column that is understood.

    ``titles`` are the texts over all columns, the lower one where there are two.
    """

    first: int
    end: int
    columns: dict[Column, int]
    titles: tuple[str, ...]
    year: int | None = None
    """The year that stands over the columns of the time: 2025年 above 月 and 日."""
    ticks: Mapping[int, str] = field(default_factory=dict)
    """The columns of types in which a row has a tick, where there is no column of the type."""

    def title(self, index: int) -> str:
        """Return the text over a column, an empty string where there is none."""
        return self.titles[index] if index < len(self.titles) else ""

    def unread(self) -> Iterator[int]:
        """Yield the columns that are not understood, or passed over for another that says the same of the meeting."""
        for index, title in enumerate(self.titles):
            heading = exact_heading(title) or near_heading(title)
            if index in self.ticks:
                continue
            if index not in self.columns.values() and (
                heading is None or heading.column in COUNTED
            ):
                yield index

    @property
    def kind(self) -> int | None:
        """The column of the type; where there is none, that of the meeting's name."""
        return self.columns.get(Column.KIND, self.columns.get(Column.NAME))


def find_layout(grid: Grid, merged: Merged) -> Layout | None:
    """Return the first headings of a sheet, or None where it has none."""
    for row in range(min(DEEPEST, len(grid.rows))):
        if layout := layout_at(grid, merged, row):
            return layout
    return None


def layout_at(grid: Grid, merged: Merged, row: int) -> Layout | None:
    """Return the headings that begin in a row, or None where it has none."""
    cells = merged.heading(row)
    if not are_headings(cells):
        return None
    end, below = row + 1, merged.heading(row + 1) if row + 1 < len(grid.rows) else []
    if not _goes_on(cells, below, grid.rows[end] if below else []):
        below = []
    columns = columns_of(cells, below)
    titles = tuple(
        text_of(lower) or text_of(upper) for upper, lower in zip_longest(cells, below, fillvalue="")
    )
    year = said_by(text for text in map(text_of, cells) if text.strip().endswith("年")).year
    ticks = tick_columns(titles)
    has_kind = columns.get(Column.KIND, columns.get(Column.NAME)) in (None, *ticks)
    return Layout(row, end + bool(below), columns, titles, year, ticks if has_kind else {})


def _goes_on(above: Sequence[Value], below: Sequence[Value], own: Sequence[Value]) -> bool:
    """Whether the row below headings is a second line of them: 应到 and 实到 under 参会人数."""
    if types := tick_columns(own):
        groups = {exact_heading(text_of(above[index])) for index in types if index < len(above)}
        return {group.column for group in groups if group} == {Column.KIND} and None not in groups
    headings: list[Heading | None] = []
    for index, cell in enumerate(own):
        if cell == "":
            continue
        heading = exact_heading(cell) if isinstance(cell, str) else None
        upper = above[index] if index < len(above) else ""
        group = exact_heading(upper) if isinstance(upper, str) else None
        if not isinstance(cell, str) or (heading and not may_go_on(group, heading)):
            return False
        headings.append(heading)
    known = [heading.column for heading in headings if heading]
    is_exact = bool(_LOWER & set(known)) or len(set(known)) > 1
    return list(above) != list(below) and 2 * len(known) > len(headings) and is_exact


def is_numbering(cells: Sequence[Value]) -> bool:
    """Whether a row only numbers the columns, as forms do below their headings: 1 2 3 4."""
    numbers = [cell for cell in cells if cell != ""]
    return len(numbers) > 2 and numbers == list(range(1, len(numbers) + 1))


def said_by_name(name: str) -> Said:
    """Return what a sheet's name says; one may be a month by itself: 2025.3."""
    said = said_by([name])
    moment = read_moment(name, None) if said.month is None else None
    if moment and moment.year and moment.month and moment.day is None and not moment.fault:
        return said._replace(year=moment.year, month=moment.month)
    return said
