"""Rows of sums held against the records that they add up: one that is wrong, or of other rows too, is told."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from drafting.figures.numbers import parse_number
from drafting.ledger.headings import Column
from drafting.ledger.kinds import kinds_within, read_kinds
from drafting.ledger.sheet_rows import SheetRows
from drafting.text.patterns import Pattern
from drafting.workbook.grid import Value
from drafting.workbook.values import text_of, whole_number
from schemas.ledger import LeftOut, Record

_SO_FAR = Pattern(r"累\s*计")
"""A sum that may go over more than its sheet."""
_HELD = Pattern(r"(?<![第\d])(\d{1,3}|[一二三四五六七八九十]{1,3})[次场堂]")
_PARTS = Pattern(r"[、，,;；。]")
_AROUND = Pattern(
    r"合\s*计|小\s*计|总\s*计|共计|汇总|总数|[共计为]|以上|其中|全年|今年|本年度?|上述|全部|召开|开展|次数|[\s:：，,()（）]"
)
"""What stands around the type of which a row of sums says how often it was held."""
_PART_OF_A_YEAR = Pattern(r"半\s*年|季|月")
"""A sum that may go over several parts that have sums of their own."""
MOST = 12
"""Sums of parts that one of a larger part goes over: those of the months."""
_COLUMNS = {Column.EXPECTED: "应到人数", Column.ATTENDED: "实到人数", Column.TIMES: "次数"}


class _Part(NamedTuple):
    """The rows that a sum may go over: records, and those that were left out."""

    records: Sequence[Record]
    left: Sequence[LeftOut]

    def of(self, kinds: frozenset[str]) -> "_Part":
        """Return the rows of these types."""
        return _Part(
            [record for record in self.records if not kinds.isdisjoint(record.kinds)],
            [row for row in self.left if not kinds.isdisjoint(row.kinds)],
        )


class Totals:
    """Knows what a row of sums may add up: all records of the sheet so far, or those since the last such row.

    One of a part of the year (下半年合计) may go back to any of these rows. What it has more than the records may be
    the rows that were not counted (in the future): these are listed, and their sum is not doubted.
    """

    def __init__(self, rows: SheetRows) -> None:
        self._rows = rows
        self._begins = [0]

    def doubts(self, number: int, columns: Mapping[Column, int]) -> Iterator[str]:
        """Yield what a row of sums says that no records above add up to; the next one begins behind it."""
        cells, records, begins = self._rows.grid.rows[number], self._rows.records, self._begins
        last = records[-1].row if records else 0
        self._begins = [0, *begins[1:][-MOST:], number + 1] if last > begins[-1] else begins
        words = " ".join(text_of(cell) for cell in cells if isinstance(cell, str))
        if not records or _SO_FAR.search(words):
            return
        kinds = frozenset(kinds_within(words))
        some = begins if _PART_OF_A_YEAR.search(words) else (begins[0], begins[-1])
        parts = [self._since(begin) for begin in dict.fromkeys(some) if begin < last]
        yield from _wrong_times(words, parts)
        count = len(parts)
        parts += [part.of(kinds) for part in parts if kinds]
        for column, name in _COLUMNS.items():
            at = columns.get(column, len(cells))
            stated = _number(cells, at)
            sums = [total for part in parts if (total := _added(part.records, column)) is not None]
            if stated is None or len(sums) < len(parts) or stated in sums:
                continue
            if stated in (s + self._left(p, column, at) for s, p in zip(sums, parts, strict=True)):
                continue
            named = sums[count:]  # of the types that the row names
            meant = min(named or sums, key=lambda total: abs(total - stated))
            yield (
                f"合计写的{name}是{stated}，上面计入的各次相加是{meant}，请核对是加错了，还是有的行没有计入"
            )

    def _since(self, begin: int) -> _Part:
        """Return what stands behind a row, counted from 1."""
        records, left = self._rows.records, self._rows.left_out
        row = attrgetter("row")
        return _Part(
            records[bisect_right(records, begin, key=row) :],
            left[bisect_right(left, begin, key=row) :],
        )

    def _left(self, part: _Part, column: Column, at: int) -> int:
        """Return what the rows that were not counted have in a column."""
        if column is Column.TIMES:
            return len(part.left)
        return sum(_number(self._rows.grid.rows[row.row - 1], at) or 0 for row in part.left)


def _number(cells: Sequence[Value], at: int) -> int | None:
    return whole_number(cells[at]) if at < len(cells) else None


def _wrong_times(words: str, parts: Sequence[_Part]) -> Iterator[str]:
    """Yield how often a type is said to have been held where the records above are not so many."""
    for clause in _PARTS.split(words):
        said = list(_HELD.finditer(clause))
        if len(said) != 1:
            continue
        name = _AROUND.sub("", clause[: said[0].start()])
        read = read_kinds(name)
        kinds = read.labels
        if name and not (read.is_known and len(kinds) == 1):
            continue
        stated = int(parse_number(said[0][1]) or 0)
        counts: set[int] = set()
        with_left: set[int] = set()
        for part in parts:
            own, left = part.of(frozenset(kinds)) if kinds else part
            counts |= {len(own)} if kinds else {len(own), sum(len(r.kinds) for r in own)}
            with_left.add(len(own) + len(left))
        if counts and stated not in counts | with_left:
            meant = min(counts, key=lambda count: abs(count - stated))
            yield (
                f"合计写的{''.join(kinds)}是{stated}次，上面计入的是{meant}次，请核对是写错了，还是有的行没有计入"
            )


def _added(records: Sequence[Record], column: Column) -> int | None:
    """Return the sum of a column, None where a record has no number there; each record was held once."""
    if column is Column.TIMES:
        return len(records)
    numbers = [r.expected if column is Column.EXPECTED else r.attended for r in records]
    return None if None in numbers else sum(filter(None, numbers))
