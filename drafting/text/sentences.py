"""Sentences of Chinese prose, by their end marks (GB/T 15834: 。！？ and the mark that closes a quotation)."""

import re
from bisect import bisect_right
from functools import lru_cache

_SENTENCE = re.compile(r"[^。！？\n]+(?:[。！？]+[”’）》」]*)?")


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open span of each sentence, end mark included; a line end always ends one.

    Several checks ask the same of one report, so the last answers are kept.
    """
    return tuple(match.span() for match in _SENTENCE.finditer(text) if not match[0].isspace())


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """Return the span of the sentence in which an offset of a text lies, or of the one before it."""
    spans = sentences(text)
    index = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return spans[index] if index >= 0 else (offset, offset)
