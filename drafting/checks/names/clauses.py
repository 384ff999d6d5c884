"""The words of a clause before a name in quotes, and other names in quotes that a word before it goes with too."""

_REACH = 64
"""Characters before a name in which a word stands that goes with it."""
AHEAD = 16
"""The same behind it."""
_CLAUSE_ENDS = "，。；：\n"

CHAIN = r"(?:“[^“”\n]{2,30}”(?:[^，。；：“”\n]{0,12}?[、和与及暨][^，。；：“”\n]{0,6})?){0,4}"
"""Names in quotes with their nouns, each with the next one: “甲”活动和“乙”行动, “甲”“乙”."""


def clause_before(text: str, start: int) -> str:
    """Return what stands before an offset in its clause; no word before that makes a name of what stands there."""
    before = text[max(0, start - _REACH) : start]
    return before[max(map(before.rfind, _CLAUSE_ENDS)) + 1 :]
