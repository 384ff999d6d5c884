"""Rows of a table in a report's text, cells parted by TAB: which column has the problems, which the plans."""

from collections.abc import Iterator, Sequence

from drafting.report.headings import meaning_of
from drafting.text.patterns import Pattern
from schemas.facts import FactKind
from schemas.outline import Outline
from schemas.report import Paragraph, Report

Span = tuple[int, int]
"""Half-open offsets into the text of the report."""
Cells = tuple[Span, ...]

_CAUSE = Pattern("原因|根源|分析")
_MEASURE = Pattern("措施|举措|对策|承诺|打算")
_LONGEST_HEAD = 12


def is_row(report: Report, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a row of a table."""
    return "\t" in report.text[slice(*_line(report, paragraph))].strip("\n")


def cells_of(
    report: Report, outline: Outline, kind: FactKind, rows: Sequence[Paragraph]
) -> tuple[list[Span], list[Span]]:
    """Return the cells of the column for a kind below its head, and the rows of tables in which no column is known."""
    found: list[Span] = []
    unread: list[Span] = []
    columns: tuple[frozenset[FactKind], ...] = ()
    above = -1
    for row in rows:
        if above < 0 or report.text[above : row.start].strip():
            columns = ()  # another table
        above = row.end
        cells = _cells(report, row)
        heads = tuple(_kinds(report.text[start:end], outline) for start, end in cells)
        if (
            not any(columns)
            and any(heads)
            and all(end - start <= _LONGEST_HEAD for start, end in cells)
        ):
            columns = heads
        elif not any(columns):
            unread.append((row.start, row.end))
        else:
            mine = (
                cell
                for cell, kinds in zip(cells, columns, strict=False)
                if kind in kinds and report.text[slice(*cell)].strip()
            )
            if cell := next(mine, None):
                found.append(cell)
    return found, unread


def _kinds(head: str, outline: Outline) -> frozenset[FactKind]:
    """Return the kinds of a column by its head: 存在的问题, 整改措施; what tells of causes has none."""
    words = head.strip()
    if not words or _CAUSE.search(words):
        return frozenset()
    if _MEASURE.search(words):
        return frozenset({FactKind.PLANS})
    ids = meaning_of(outline).sections(words, to_the_end=True)[:1]
    return frozenset(kind for name in ids for kind in outline.section(name).facts) & {
        FactKind.SHORTCOMINGS,
        FactKind.PLANS,
    }


def _cells(report: Report, row: Paragraph) -> Cells:
    start, end = _line(report, row)
    return tuple(_split(report.text, start, end))


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    while True:
        stop = text.find("\t", start, end)
        yield start, end if stop < 0 else stop
        if stop < 0:
            return
        start = stop + 1


def _line(report: Report, row: Paragraph) -> Span:
    """Return the whole line: where the first cell is empty a paragraph begins behind it."""
    text = report.text
    end = text.find("\n", row.end)
    return text.rfind("\n", 0, row.start) + 1, len(text) if end < 0 else end
