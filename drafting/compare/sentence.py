"""Sentences as they are compared: each with the part of the report it stands in, and without its figures."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import add, itemgetter

from drafting.figures import Numeral
from drafting.figures.numeral import SET_TERM
from drafting.text.sentences import sentences
from schemas.report import Report, Role

_FRAME = (Role.TITLE, Role.BYLINE, Role.SIGNOFF, Role.DATE)


@dataclass(frozen=True)
class Sentence:
    """A sentence ``[start:end)``, a heading or a line of the frame, with the numerals of the text that are in it.

    ``part`` is a section's id, or title, byline, opening, signoff. ``bare`` has 0 for every numeral but the set
    terms (三会一课): what stays of a sentence in which only the year and the figures are others. ``post`` says what it is where a report has only one
    or few of these, in whatever words: the title, the date, the heading of a section.
    """

    start: int
    end: int
    part: str
    text: str
    numerals: tuple[Numeral, ...]
    bare: str
    post: str = ""

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Its pairs of neighbouring characters but for the figures."""
        return pairs_of(self.bare)


def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters, and the whole, which may be a single one."""
    return frozenset([*map(add, text, text[1:]), text])


def sentences_of(report: Report, numerals: Sequence[Numeral]) -> tuple[Sentence, ...]:
    """Return the sentences of a report; together they are its paragraphs."""
    headings = {section.start: f"heading of {section.id}" for section in report.sections}
    found: list[Sentence] = []
    for paragraph in report.paragraphs:
        start, end = paragraph.start, paragraph.end
        part = report.place_of(start) or ""
        cut = _cut(report.text, start, _ends(report.text, start, end), part, numerals)
        if post := headings.get(start) or (paragraph.role if paragraph.role in _FRAME else ""):
            found.append(replace(next(cut), post=post))
        found += cut
    return tuple(found)


def sentences_in(text: str, numerals: Sequence[Numeral]) -> tuple[Sentence, ...]:
    """Return the sentences of one paragraph; together they are the paragraph."""
    return tuple(_cut(text, 0, _ends(text, 0, len(text)), "", numerals))


def whole(text: str, numerals: Sequence[Numeral], post: str = "") -> Sentence:
    """Return a paragraph as one."""
    return replace(next(_cut(text, 0, (len(text),), "", numerals)), post=post)


def bare_between(text: str, start: int, end: int, numerals: Sequence[Numeral]) -> str:
    """Return a stretch of a text with 0 for its numerals, as ``bare`` of a sentence."""
    return next(_cut(text, start, (end,), "", numerals)).bare


def _ends(text: str, start: int, end: int) -> tuple[int, ...]:
    """Return where the sentences of a paragraph end; the last has whatever stands behind it."""
    return (*(stop for _, stop in _within(sentences(text), start, end)[:-1]), end)


def _cut(
    text: str, start: int, ends: Iterable[int], part: str, numerals: Sequence[Numeral]
) -> Iterator[Sentence]:
    """Yield the pieces of a text that end there; a numeral at a seam belongs to none."""
    index = bisect_left(numerals, start, key=lambda numeral: numeral.start)
    for end in ends:
        inside, pieces, at = [], [], start
        while index < len(numerals) and numerals[index].end <= end:
            numeral = numerals[index]
            index += 1
            if numeral.start < start:
                continue
            inside.append(numeral)
            if numeral.kind is not SET_TERM:
                pieces.append(text[at : numeral.start])
                at = numeral.end
        pieces.append(text[at:end])
        yield Sentence(start, end, part, text[start:end], tuple(inside), "0".join(pieces))
        start = end


def _within(spans: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """Return the spans that touch what is between two offsets."""
    first = bisect_right(spans, start, key=itemgetter(1))
    return spans[first : bisect_left(spans, (end,), first)]
