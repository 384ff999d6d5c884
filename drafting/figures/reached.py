"""Whether a number is what something came to, or by how much it changed: 缩短到42分钟 is not 缩短42分钟."""

import re
from functools import cache
from typing import NamedTuple

from drafting.lexicon import split, table
from drafting.text.patterns import alternation

_VERBS = ("more", "less")
_SHORT = "[增升涨提多降减缩压]"
"""What says the same in one character, only where 到 follows: 降到8.3天."""
_BEFORE = 12
"""Characters before a number that are looked at."""


class Change(NamedTuple):
    """The words for a change right before a number, and whether the number is what it came to."""

    words: str
    is_reached: bool


def change_before(text: str, at: int) -> Change | None:
    """Return the change with which the words before an offset end; None for none."""
    found = _pattern().search(text, max(0, at - _BEFORE), at)
    return Change(found[0], bool(found["to"] or found["short"])) if found else None


@cache
def _pattern() -> re.Pattern[str]:
    rows = (row for row in table("comparisons") if row["role"] in _VERBS)
    verbs = alternation([word for row in rows for word in split(row["words"])])
    to = "(?P<to>到了?|至|达到?|为|成)"
    return re.compile(rf"(?:(?:{verbs})了?{to}?|{_SHORT}了?(?P<short>[到至]))$")
