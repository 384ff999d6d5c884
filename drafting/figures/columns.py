"""The cells of a table's column that is headed with last year: 指标 | 今年 | 去年."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafting.lexicon import words_in

_TAB = "\t"


class Cell(NamedTuple):
    """A cell at ``[start:end)`` of a text, and the words that its row begins with."""

    start: int
    end: int
    row: str


@lru_cache(maxsize=8)
def cells_of(text: str, year: int) -> tuple[Cell, ...]:
    """Return the cells of the columns that are headed with ``year`` by its number, or as last year."""
    return tuple(_cells(text, year)) if _TAB in text else ()


def is_in_column(text: str, offset: int, year: int) -> bool:
    """Whether what stands at an offset is in a column that is headed with ``year``, or as last year."""
    cells = cells_of(text, year)
    at = bisect_right(cells, offset, key=lambda cell: cell.start) - 1
    return at >= 0 and offset < cells[at].end


def _cells(text: str, year: int) -> Iterator[Cell]:
    columns: list[int] | None = None
    start = 0
    for line in text.split("\n"):
        row = line.split(_TAB)
        if len(row) == 1:
            columns = None  # the table has ended
        elif columns is None:
            columns = _columns(row, year)
        else:
            for at in (column for column in columns if column < len(row)):
                first = start + sum(len(cell) + 1 for cell in row[:at])
                yield Cell(first, first + len(row[at]), row[0])
        start += len(line) + 1


def _columns(heads: Sequence[str], year: int) -> list[int]:
    """Return which columns are those of ``year``; by its number only beside the year after, else it is a slip."""
    words = words_in("comparisons", "year")
    if any(head.startswith((f"{year + 1}年", "今年", "本年")) for head in heads):
        words = (*words, f"{year}年")
    return [at for at, head in enumerate(heads) if at and head.strip().startswith(words)]
