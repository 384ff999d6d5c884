"""The defects that a person made, as those made by code are: which words changed, and where they may be found."""

from tests.support.corpus import HandMade, Sample
from tests.support.defect import ENUMERATION, MISSING, Defect, Span

_ABSENT = ("missing", "unanswered", "section-order", "section-empty", "section-duplicate", "length")
"""Ends of codes whose finding stands where the words belong, not where they were."""
_ELSEWHERE = 24
"""Characters around a deleted mark within which its other half is found."""


def defect_of(row: HandMade, sample: Sample) -> Defect:
    """Return the report of a row with its fault; ValueError where the row's words do not stand in it exactly once."""
    if sample.text.count(row.old) != 1:
        raise ValueError(f"{row.report}: {row.old!r} stands {sample.text.count(row.old)} times")
    before = _alike(row.old, row.new)
    behind = _alike(row.old[before:][::-1], row.new[before:][::-1])
    start = sample.text.index(row.old) + before
    new = row.new[before : len(row.new) - behind]
    text = sample.text.replace(row.old, row.new)
    cut = len(row.old) - before - behind > len(new) + 8
    return Defect(
        row.codes[0],
        text,
        row.codes,
        _places(row, text, start, new),
        brings=MISSING | ENUMERATION | {"text.length"} if cut else frozenset(),
        note=f"{row.note}: {row.old[:40]}→{row.new[:40]}",
    )


def _places(row: HandMade, text: str, start: int, new: str) -> tuple[Span, ...]:
    if any(code.endswith(_ABSENT) for code in row.codes) or "structure.numbering" in row.codes:
        return ()
    if "text.repetition" in row.codes:
        first = text.index(new.strip())
        return ((start, start + len(new)), (first, first + len(new)))
    reach = _ELSEWHERE if "text.typography" in row.codes else 0
    return ((start - reach, start + len(new) + reach),)


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return length
