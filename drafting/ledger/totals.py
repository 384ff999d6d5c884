"""Rows of sums held against the records that they add up: one that is wrong, or of other rows too, is told."""

from collections.abc import Iterator, Mapping, Sequence

from drafting.ledger.headings import Column
from drafting.ledger.kinds import kinds_within
from drafting.text.patterns import Pattern
from drafting.workbook.grid import Value
from drafting.workbook.values import text_of, whole_number
from schemas.ledger import Record

_SO_FAR = Pattern(r"累\s*计")
"""A sum that may go over more than its sheet."""
_PART_OF_A_YEAR = Pattern(r"半\s*年|季|月")
"""A sum that may go over several parts that have sums of their own."""
MOST = 12
"""Sums of parts that one of a larger part goes over: those of the months."""
_COLUMNS = {Column.EXPECTED: "应到人数", Column.ATTENDED: "实到人数"}


class Totals:
    """Knows what a row of sums may add up: all records of the sheet so far, or those since the last such row.

    One of a part of the year (下半年合计) may go back to any of these rows.
    """

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records
        self._begins = [0]

    def doubts(self, cells: Sequence[Value], columns: Mapping[Column, int]) -> Iterator[str]:
        """Yield what a row of sums says that no records above add up to; the next one begins behind it."""
        begins, end = self._begins, len(self._records)
        self._begins = [0, *begins[1:][-MOST:], end] if end > begins[-1] else begins
        words = " ".join(text_of(cell) for cell in cells if isinstance(cell, str))
        if not self._records or _SO_FAR.search(words):
            return
        kinds = frozenset(kinds_within(words))
        some = begins if _PART_OF_A_YEAR.search(words) else (begins[0], begins[-1])
        parts = [self._records[begin:] for begin in dict.fromkeys(some) if begin < end]
        count = len(parts)
        parts += [[r for r in part if not kinds.isdisjoint(r.kinds)] for part in parts if kinds]
        for column, name in _COLUMNS.items():
            at = columns.get(column, len(cells))
            stated = whole_number(cells[at]) if at < len(cells) else None
            sums = [total for part in parts if (total := _added(part, column)) is not None]
            if stated is None or len(sums) < len(parts) or stated in sums:
                continue
            named = sums[count:]  # of the types that the row names
            meant = min(named or sums, key=lambda total: abs(total - stated))
            yield (
                f"合计写的{name}是{stated}，上面计入的各次相加是{meant}，请核对是加错了，还是有的行没有计入"
            )


def _added(records: Sequence[Record], column: Column) -> int | None:
    """Return the sum of a column, None where a record has no number there."""
    numbers = [r.expected if column is Column.EXPECTED else r.attended for r in records]
    return None if None in numbers else sum(filter(None, numbers))
