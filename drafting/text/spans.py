"""Stretches of a text, each with the id of what stands there, or None where nobody knows that."""

from collections.abc import Callable, Collection, Iterable

Span = tuple[int, int]
"""A half-open stretch of a text."""
Spans = dict[Span, str | None]


def over(spans: Spans, names: Spans) -> Spans:
    """Return spans with those of names, instead of what is part of a name: 市政3公司."""
    kept = dict(spans)
    for (start, end), name in names.items():
        inside = [span for span in kept if start <= span[0] and span[1] <= end]
        if all(span in inside or span[1] <= start or end <= span[0] for span in kept):
            for span in inside:
                del kept[span]
            kept[start, end] = name
    return kept


def rest_of(
    text: str, taken: Collection[Span], find: Callable[[str], Iterable[Span]]
) -> list[Span]:
    """Return what is found in a text, less what is taken of it."""
    pieces: list[Span] = []
    for start, end in find(text):
        free = start
        for first, behind in sorted(s for s in taken if s[0] < end and start < s[1]):
            pieces.append((free, first))
            free = behind
        pieces.append((free, end))
    return [(start, end) for start, end in pieces if start < end]
