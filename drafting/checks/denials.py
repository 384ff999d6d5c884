"""What an item denies and the report affirms in the same words: 有一批不合格 for 没有一批不合格."""

import re
from collections.abc import Iterator, Sequence

from drafting.checks.presence import Span
from drafting.checks.replaced import Replaced
from drafting.text.patterns import Pattern
from drafting.text.strings import places

_DENIED = Pattern("(?=(?P<no>没有?|未|无|不)(?P<what>[㐀-鿿]{4}))")
"""A word that denies, and as many characters behind it as make it certain what."""
_DENIES = re.compile("[没未无不非缺少难免零否要将应需须待尚]|杜绝|防止|避免")
"""What is denied in other words, or only wanted."""
_REACH = 4
"""Characters before the words in which something denies them: 未能 for 没有."""


def denials(text: str, spans: Sequence[Span], item: str, known: str) -> Iterator[Replaced]:
    """Yield what the sentences in ``spans`` affirm of what an item denies; what ``known`` affirms is none of it."""
    for word in _DENIED.finditer(item):
        what = word["what"]
        if word["no"] + what in text or any(_affirmed(known, what)):
            continue
        for start, end in spans:
            for at in _affirmed(text[start:end], what):
                yield Replaced(start + at, start + at + len(what), word["no"] + what)


def _affirmed(text: str, what: str) -> Iterator[int]:
    """Yield where a text says something without a word before it that denies it."""
    return (at for at in places(text, what) if not _DENIES.search(text[max(0, at - _REACH) : at]))
