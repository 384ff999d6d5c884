"""The words around numerals, read from the lexicon into forms that are fast to look up."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from drafting.figures.numeral import Kind
from drafting.lexicon import table
from drafting.text.strings import NO_BRACKETS

HAN_DIGITS = "零〇○一二两三四五六七八九十百千万亿廿卅"


_NUMERAL = re.compile(f"[0-9{HAN_DIGITS}半]|[番倍]$")


YEARS_OF_AGE = ("岁", "周岁")
WEEKDAYS = frozenset("一二三四五六日天")
_OPENS, _BRACKETED = frozenset("（("), re.compile(r"[（(]([次套件份组辆])[）)]")
_NEXT = frozenset("年月日周数序第")  # 次日 is the next day, 名次 a rank
_LONGER = {"分": "之钟", "季": "度"}
_NUMBER_GOES_ON = f"{HAN_DIGITS}0123456789日号"


class Words:
    """Words that may stand at a place of a text; no expression is compiled, so that the first look is quick too."""

    def __init__(self, words: Iterable[str]) -> None:
        by_head: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words, key=len, reverse=True):
            by_head[word[:2]].append(word)
        self._by_head = dict(by_head)

    def at(self, text: str, offset: int) -> str:
        """Return the longest word that begins at ``offset``, or an empty string."""
        head = text[offset : offset + 2]
        for word in self._by_head.get(head, ()):
            if text.startswith(word, offset):
                return word
        return head[:1] if head[:1] in self._by_head else ""


@cache
def units() -> dict[str, str]:
    """Return unit → ``count`` (things or events), ``open``, ``structure``, ``manner`` or ``measure``.

    After an ``open`` one (个, 项, 条 …) a noun may follow that makes 三个方面 of a number; ``structure`` (方面, 大)
    always does, ``manner`` (聊两句, 搭把手) where the number is a single Chinese digit. A ``rating`` (220千伏) says
    of a thing what it can do.
    """
    return {row["unit"]: row["counts"] for row in table("units")}


@cache
def _units() -> Words:
    return Words(units())


def unit_at(text: str, at: int) -> str:
    """Return the longest unit of the lexicon that begins at ``at``, or an empty string.

    With 次 behind it every unit counts how often (剂次, 册次); behind a slash stands a second one (次/年), in
    brackets the rest of a double one: 人（次）. The unit of 一个星期五 is 个.
    """
    unit = _units().at(text, at)
    if unit:
        end = at + len(unit)
        sign = text[end : end + 1]
        if sign == "次" and unit[-1] != "次" and text[end + 1 : end + 2] not in _NEXT:
            return f"{unit}次"
        if sign in _OPENS and (more := _BRACKETED.match(text, end)):
            return unit + more[0]
        if sign == "/" and (per := _units().at(text, end + 1)):
            return f"{unit}/{per}"
        if unit[-2:] == "星期" and sign in WEEKDAYS:
            return unit[:-2]
    return unit


def is_known_unit(unit: str) -> bool:
    """Whether the lexicon knows a unit, also one of two, as 次/年 and 人（次）."""
    bare = unit.translate(NO_BRACKETS)
    return all(part in units() for part in bare.split("/"))


@cache
def _nouns() -> tuple[Words, dict[str, str]]:
    readings = {row["noun"]: row["reading"] for row in table("nouns")}
    return Words(readings), readings


def noun_reading(text: str, at: int) -> str:
    """Return how the noun at ``at`` reads behind a number, an empty string for an unknown one.

    ``structural`` and ``countable`` ones follow a classifier (三个方面, 三个班组); a digit alone makes a short form
    with a ``compound`` one (三查) and a name with a ``name`` (三亮行动).
    """
    words, readings = _nouns()
    return readings.get(words.at(text, at), "")


class _Term(NamedTuple):
    """A set term: where its numeral stands in it, and what may not stand behind it (十分之一, 四季度, 三月三日)."""

    term: str
    offset: int
    kind: Kind
    not_before: frozenset[str]


@cache
def _terms() -> dict[str, list[_Term]]:
    """Return the set terms by the numeral in them and the character before or behind it, the longest first.

    The key is two characters: the numeral and its right neighbour where the term begins with the numeral,
    else its left neighbour and the numeral.
    """
    index: dict[str, list[_Term]] = defaultdict(list)
    kinds = {str(kind): kind for kind in Kind}
    for row in sorted(table("set_terms"), key=lambda row: -len(row["term"])):
        term = row["term"]
        if term.isdecimal():
            continue
        found = None if term[0] in HAN_DIGITS else _NUMERAL.search(term)
        at = found.start() if found else 0
        in_number = term[-1] in HAN_DIGITS or term[-1].isdecimal()
        goes_on = frozenset(_LONGER.get(term[-1], "") + _NUMBER_GOES_ON * in_number)
        key = term[at - 1 : at + 1] if at else term[:2]
        index[key].append(_Term(term, at, kinds[row["kind"]], goes_on))
    return dict(index)


@cache
def call_numbers() -> dict[str, Kind]:
    """Return the numbers that are names where no unit follows: 12345, 119, 985."""
    return {r["term"]: Kind(r["kind"]) for r in table("set_terms") if r["term"].isdecimal()}


def set_term(text: str, at: int, floor: int) -> tuple[int, int, Kind] | None:
    """Return (start, end, kind) of the longest set term around the numeral that begins at ``at``.

    It may not begin before ``floor``.
    """
    terms = _terms()
    before = text[at - 1 : at + 1]
    ended, begun = terms.get(before), terms.get(text[at : at + 2])
    if ended is begun:  # none, as with most numerals
        return None
    best: tuple[int, int, Kind] | None = None
    for candidates in (ended, None if before[:1] == "第" else begun):
        for term, offset, kind, not_before in candidates or ():
            start = at - offset
            if start < floor or not text.startswith(term, start):
                continue
            end = start + len(term)
            if not_before and text[end : end + 1] in not_before:
                continue
            if best is None or end - start > best[1] - best[0]:
                best = start, end, kind
            break
    return best
