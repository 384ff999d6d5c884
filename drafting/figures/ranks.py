"""Ranks: what place something took among its like, however it is written: 排名第3位, 名列第三名, 居全区前三."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from drafting.figures.numbers import parse_number
from drafting.figures.numeral import ORDINAL, Numeral
from drafting.figures.scan import scan
from drafting.text.patterns import Pattern

_WRITTEN = re.compile(r"(第|前)([0-9０-９〇零一二三四五六七八九十百]+)([名位]?)")
_RANKED = Pattern(
    r"(?:排名|排位|排行|排在|位列|位居|位次|名次|名列|并列|跻身|[升进跃]至|[升进跃]到|进入|[列居]|[获夺得])[^，。；：、！？\n]{0,10}$"
)
"""Words that say that what follows is a place among the like."""
_OF_ALL = Pattern(r"[在居列]全[^，。；：、！？\n]{1,6}$")
"""The same in short, where nothing goes on behind it: 在全市第三."""
_AMONG = 20
_CLOSES = re.compile(r"[，。；：、！？）)”\n的]|$")
"""What stands behind a place that needs no such word: 第三名。, and not 第三名党员."""


class Rank(NamedTuple):
    """A rank at ``[start:end)``; ``value`` is the same for every way of writing it."""

    start: int
    end: int
    value: tuple[str, object]


@lru_cache(maxsize=8)
def ranks_in(text: str) -> tuple[Rank, ...]:
    """Return the ranks of a text in its order."""
    return ranks_among(scan(text), text)


def ranks_among(numerals: Iterable[Numeral], text: str) -> tuple[Rank, ...]:
    """Return the ranks among the numerals of a text that has been scanned."""
    found = []
    for numeral in numerals:
        written = _WRITTEN.fullmatch(numeral.text) if numeral.kind is ORDINAL else None
        if written is None:
            continue
        around = text, max(0, numeral.start - _AMONG), numeral.start
        is_closed = _CLOSES.match(text, numeral.end)
        is_short = written[3] or _OF_ALL.search(*around)
        if _RANKED.search(*around) or (is_short and is_closed):
            found.append(Rank(numeral.start, numeral.end, (written[1], parse_number(written[2]))))
    return tuple(found)
