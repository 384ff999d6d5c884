"""The subjects of section one, and which of them a text belongs to."""

import re
from collections import Counter
from functools import lru_cache

from drafting.lexicon import split, table
from drafting.lexicon.item_words import words

THEMES = (("study",), ("life", "service"), ("standard", "centre"), ("conduct",))
"""The subjects by run-in heading: one heading speaks of organisation life and of service, one of order and work."""

_FIRST = "conduct"  # 廉洁家访 is about conduct, whatever else
_BRAND = re.compile("^“[^”]*”(?=[一-龥])")


@lru_cache(maxsize=1024)
def theme_of(text: str, *, default: str, by_head: bool = False) -> str:
    """Return the subject that a text's words point to: the one with most of them.

    On a tie it is conduct, then the earlier in the table, ``by_head`` that of the last word: 乡村振兴贷款 is a loan. A
    brand before the head tells nothing then (“红色车队”车辆). Some words tell of study only where a text speaks of the Party:
    党员培训, but 护理员培训 is work and 普法宣讲 is service.
    """
    if by_head:
        text = _BRAND.sub("", text)
    of_party = any(word in text for word in words("party"))
    hits: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for row in table("themes"):
        if row["party"] == ("否" if of_party else "是"):
            continue
        ends = [text.rfind(word) + len(word) for word in split(row["words"]) if word in text]
        hits[row["theme"]] += len(ends)
        last[row["theme"]] = max([last[row["theme"]], *ends])
    theme = max(hits, key=lambda name: (hits[name], name == _FIRST, by_head and last[name]))
    return theme if hits[theme] else default
