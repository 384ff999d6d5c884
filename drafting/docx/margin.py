"""The comments in a report's margin: where in a printed paragraph each begins and ends."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from drafting.docx.layout import Laid, Piece, Pieces
from drafting.text.characters import printable
from schemas.report import Report

Change = Literal["ins", "del"]
Stretch = tuple[Change | None, Piece]
"""A piece of a paragraph, as it was kept (None), inserted or deleted."""


class Remark(NamedTuple):
    """What is to be said of a half-open span of the report's text, empty for a mere place."""

    start: int
    end: int
    text: str


class _Mark(NamedTuple):
    """The XML of a comment's beginning or end, at an offset of the report's text.

    At one offset a comment ends before the next begins, so ``begins`` sorts.
    """

    offset: int
    begins: bool
    number: int
    xml: str


class Margin:
    """The remarks on a report, in order; ``texts`` is what their comments say, numbered from 0."""

    def __init__(self, report: Report, remarks: Iterable[Remark]) -> None:
        ordered = sorted(remarks, key=lambda r: (r.start, -r.end)) if report.paragraphs else []
        self.texts = [remark.text for remark in ordered]
        self._report = report
        self._marks = _marks(report, ordered)

    def beside(self, paragraph: Laid, stretches: Iterable[Stretch]) -> Iterator[Stretch | str]:
        """Yield the stretches of a paragraph of the report, and between them, as XML, where comments begin and end.

        What was deleted is no text of the report: a comment stands before or behind it.
        """
        source = paragraph.source
        if source is None or source.start not in self._marks:
            yield from stretches
            return
        shown = "".join(piece.text for piece in paragraph.pieces)
        places = _places(self._report.text_of(source), shown)
        waiting = [
            (places[min(max(mark.offset - source.start, 0), len(places) - 1)], mark.xml)
            for mark in sorted(self._marks[source.start], reverse=True)
        ]
        at = 0
        for change, piece in stretches:
            if change == "del":
                yield change, piece
                continue
            pieces, end = Pieces([piece]), at + len(piece.text)
            while waiting and waiting[-1][0] < end:
                place, xml = waiting.pop()
                yield from ((change, part) for part in pieces.take(place - at))
                yield xml
                at = place
            yield from ((change, part) for part in pieces.take(end - at))
            at = end
        yield from (xml for _, xml in reversed(waiting))


def _marks(report: Report, remarks: Sequence[Remark]) -> Mapping[int, list[_Mark]]:
    """Return the marks of each paragraph by where it starts; what lies between two belongs to the one before."""
    starts = [paragraph.start for paragraph in report.paragraphs]
    marks: dict[int, list[_Mark]] = defaultdict(list)
    for number, (start, end, _) in enumerate(remarks):
        begin = f'<w:commentRangeStart w:id="{number}"/>'
        close = (
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        )
        first = starts[max(bisect_right(starts, start) - 1, 0)]
        if end <= start:
            marks[first].append(_Mark(start, True, number, begin + close))
            continue
        last = starts[max(bisect_left(starts, end) - 1, 0)]
        marks[first].append(_Mark(start, True, number, begin))
        marks[last].append(_Mark(end, False, number, close))
    return marks


def _places(text: str, shown: str) -> list[int]:
    """Return where each offset of a paragraph's text stands as printed: some characters are not, lines are broken."""
    places, at = [], 0
    for character in text:
        seen = printable(character)
        while seen and shown[at : at + 1] == "\n":
            at += 1
        places.append(at)
        at += seen == shown[at : at + 1] != ""
    return [*places, at]
