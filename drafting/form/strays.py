"""What stands in the form where nothing is read, or where nobody sees it: told, never dropped in silence."""

from collections.abc import Collection, Iterable, Sequence

from drafting.facts.keys import advice
from drafting.facts.tables import REMARK as OF_REMARKS
from drafting.facts.tables import column_of
from drafting.facts.tree import plain
from drafting.form.cells import Cells
from drafting.form.layout import INSTRUCTION_MARK, REMARK, form_sheets
from drafting.form.recognise import Head, head_of, headings_of, word_in
from drafting.workbook.grid import Grid, column_name

_SHORT = 20


def tell_strays(cells: Cells, head: Head, headings: Sequence[str]) -> None:
    """Tell what stands above the headings, in columns that the sheet has not, and in rows that were merged."""
    grid = cells.grid
    for row in range(head.row):
        for column in range(len(grid.rows[row])):
            text = plain(cells.text(row, column))
            if text and not text.startswith(INSTRUCTION_MARK):
                cells.problems.remark(
                    cells.place(row, column), f"在表头上面，没有读入：“{shortened(text)}”"
                )
    known = set(head.columns.values())
    below = range(head.row + 1, len(grid.rows))
    for column in sorted(set(range(max(map(len, grid.rows), default=0))) - known):
        filled = next((row for row in below if cells.is_filled(row, column)), None)
        if filled is not None:
            _tell_column(cells, head, headings, column, filled)
    for area in grid.merged:
        is_read = not known.isdisjoint(range(area.left, area.right + 1))
        if is_read and area.top > head.row and area.bottom > area.top:
            cells.problems.add(
                cells.place(area.top, area.left),
                "",
                f"和下面的格合并成了一格（第{area.top + 1}行到第{area.bottom + 1}行），看不出是哪一行的",
                "请取消合并，一行写一条",
            )


def _tell_column(
    cells: Cells, head: Head, headings: Sequence[str], column: int, filled: int
) -> None:
    """Tell that a column is not read, of which ``filled`` is the first row that has something."""
    heading = plain(cells.text(head.row, column))
    word = word_in(heading)
    place = cells.place(head.row, column)
    if column_of("", word) == OF_REMARKS:
        cells.problems.remark(place, f"写的是“{shortened(heading)}”，和“{REMARK}”一样不读入")
        return
    if not heading:
        place, message = cells.place(filled, column), "上面没有表头，这一列没有读入"
        hint = f"请移到有表头的列里；不写进报告的，写在“{REMARK}”里"
    elif word in head.columns:
        first = column_name(head.columns[word])
        message, hint = f"又是“{heading}”（{first}列已有），这一列没有读入", "请合并成一列"
    else:
        message = f"写的是“{shortened(heading)}”，要点表里没有这一栏，下面的内容没有读入"
        hint = f"{asked(word, headings)}不写进报告的，写在“{REMARK}”里"
    cells.problems.add(place, "", message, hint)


def tell_hidden(cells: Cells, rows: Iterable[int], columns: Collection[int]) -> None:
    """Tell that hidden rows, columns and sheets were read like the others."""
    grid = cells.grid
    hidden = [str(row + 1) for row in rows if row in grid.hidden_rows]
    if hidden:
        cells.problems.remark(cells.top, f"第{'、'.join(hidden)}行是隐藏的，也读入了")
    letters = [column_name(column) for column in sorted(columns) if column in grid.hidden_columns]
    if letters:
        cells.problems.remark(cells.top, f"{'、'.join(letters)}列是隐藏的，也读入了")
    if grid.is_hidden:
        cells.problems.remark(cells.top, "是隐藏的，也读入了")


def tell_sheet(cells: Cells) -> None:
    """Tell that a sheet is none of the form's, if there is anything on it; one that may be meant as one stops."""
    if cells.is_empty:
        return
    names = [sheet.name for sheet in form_sheets()]
    word = word_in(cells.grid.name)
    message = "不是要点表里的工作表，里面的内容没有读入"
    hint = asked(word, names)
    if hint.endswith("？") or any(name in word for name in names) or _is_like_one(cells.grid):
        cells.problems.add(cells.top, "", message, f"{hint}不用的请删去这张工作表")
    else:
        cells.problems.remark(cells.top, message)


def _is_like_one(grid: Grid) -> bool:
    """Whether a sheet has headings of one of the form's sheets, whatever it is called."""
    heads = (head_of(grid, headings_of(sheet)) for sheet in form_sheets())
    return any(head is not None and len(head.columns) > 1 for head in heads)


def asked(word: str, known: Collection[str]) -> str:
    """Return what to write instead of an unknown word, as a sentence that others may follow."""
    hint = advice(word, known)
    return hint if hint.endswith("？") else f"{hint}。"


def shortened(text: str) -> str:
    """Return the beginning of a text, enough to know it by."""
    return text if len(text) <= _SHORT else text[:_SHORT] + "…"
