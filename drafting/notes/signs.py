"""The signs that end a clause of notes; 、 and quotes do not."""

import re

_SIGNS = r"，,；;。！!？?：:（()）\n"
SIGN = re.compile(rf"[{_SIGNS}]")
CLAUSE = re.compile(rf"[^{_SIGNS}]+")
SPACED_CLAUSE = re.compile(rf"(?:[^{_SIGNS} ]|(?<=[\d\s]) | (?=[\d\s]))+")
"""A clause where a blank ends it too, unless it stands beside a number: 党课5次 谈心谈话 36 人次."""


def clause_start(text: str, offset: int, longest: int = 80) -> int:
    """Return where the clause around an offset begins, with what stands before a colon in it (更正：9次).

    None is longer than ``longest`` characters.
    """
    floor = max(0, offset - longest)
    signs = (m.end() for m in SIGN.finditer(text, floor, offset) if m[0] not in "：:")
    return max(signs, default=floor)
