"""Sentences of Chinese prose, by their end marks (GB/T 15834: 。！？ and the mark that closes a quotation)."""

import re
from collections.abc import Iterator

_SENTENCE = re.compile(r"[^。！？\n]+(?:[。！？]+[”’）》」]*)?")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open span of each sentence, end mark included; a line end always ends one."""
    for match in _SENTENCE.finditer(text):
        if match.group().strip():
            yield match.span()
