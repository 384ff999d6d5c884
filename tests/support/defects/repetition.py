"""Sentences, paragraphs, clauses and words that stand twice."""

from collections.abc import Iterator

from tests.support.defect import ENUMERATION, Defect, Span, edited
from tests.support.defects.original import Original, spread

CODE = "text.repetition"
EACH = 4


def defects(original: Original) -> Iterator[Defect]:
    """Yield the report with something said again in the same words."""
    yield from _sentences(original)
    yield from _paragraphs(original)
    yield from _clauses(original)


def _twice(original: Original, kind: str, source: Span, at: int, brings: frozenset[str]) -> Defect:
    """Return the report with a span of it put in again at an offset; it may be found at either."""
    start, end = source
    words = original.text[start:end]
    moved = len(words) if at <= start else 0
    places = ((at, at + len(words)), (start + moved, end + moved))
    return edited(
        kind, original.text, at, at, words, CODE, places=places, brings=brings, note=words
    )


def _sentences(original: Original) -> Iterator[Defect]:
    """Yield a sentence of some length pasted at the end of another paragraph."""
    long = [
        (s, e)
        for p in original.body
        for s, e in original.sentences
        if p.heading_end <= s and e <= p.end and 24 <= e - s <= 90 and s > p.start
        if original.text[e - 1] == "。"
    ]
    ends = [p.end for p in original.body if original.text[p.end - 1] == "。"]
    for number, (s, e) in enumerate(spread(long, EACH)):
        others = [at for at in ends if not s <= at <= e]
        at = others[(number * 3 + 1) % len(others)]
        yield _twice(original, "sentence again", (s, e), at, frozenset())


def _paragraphs(original: Original) -> Iterator[Defect]:
    """Yield a paragraph repeated behind itself and at the end of its section: its number stands twice too."""
    for number, p in enumerate(spread([p for p in original.body if p.end - p.start > 40], EACH)):
        last = max(q.end for q in original.body if q.section == p.section)
        at = p.end if number % 2 else last
        words = "\n" + original.text[p.start : p.end]
        places = ((at, at + len(words)), (p.start, p.end))
        yield edited(
            "paragraph again", original.text, at, at, words, CODE,
            places=places, brings=ENUMERATION, note=words[:20],
        )  # fmt: skip


def _clauses(original: Original) -> Iterator[Defect]:
    """Yield a clause, or four characters of one, that stand twice in a row."""
    for s, e in spread(original.clauses, EACH):
        yield edited(
            "clause twice", original.text, e, e, f"，{original.text[s:e]}", CODE,
            places=((s, e + 1 + e - s),), note=original.text[s:e],
        )  # fmt: skip
    for _, e in spread([c for c in original.clauses if "、" not in original.text[slice(*c)]], EACH):
        words = original.text[e - 4 : e]
        yield edited(
            "words twice", original.text, e, e, words, f"{CODE}|text.typography",
            places=((e - 4, e + 4),), note=words * 2,
        )  # fmt: skip
