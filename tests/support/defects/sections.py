"""Sections that are missing, empty, doubled or out of order."""

from collections.abc import Iterator
from itertools import pairwise

from tests.support.defect import ENUMERATION, MISSING, Defect, edited
from tests.support.defects.original import Original

_LOST = MISSING | ENUMERATION | {"text.length"}
_TWICE = ENUMERATION | {"text.repetition", "text.length"}


def defects(original: Original) -> Iterator[Defect]:
    """Yield the report with one section that is not as it should be."""
    text, sections = original.text, original.report.sections
    for s in sections:
        yield edited(
            "section cut", text, s.start, s.end, "", "structure.section-missing",
            places=(), section=s.id, brings=_LOST, note=s.heading,
        )  # fmt: skip
        yield edited(
            "section emptied", text, s.body_start, s.end, "\n", "structure.section-empty",
            places=(), section=s.id, brings=_LOST, note=s.heading,
        )  # fmt: skip
        yield edited(
            "section twice", text, s.start, s.start, _lines(text[s.start : s.end]), "structure.section-duplicate",
            places=(), section=s.id, brings=_TWICE, note=s.heading,
        )  # fmt: skip
    for a, b in pairwise(sections):
        exchanged = _lines(text[b.start : b.end]) + _lines(text[a.start : a.end])
        yield edited(
            "sections exchanged", text, a.start, b.end, exchanged, "structure.section-order",
            brings=ENUMERATION, note=f"{a.heading}⇄{b.heading}",
        )  # fmt: skip


def _lines(part: str) -> str:
    """Return whole lines: the last section of a report may end with the text."""
    return part.rstrip("\n") + "\n"
