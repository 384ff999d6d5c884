"""Numbers that count: measures and approximations, exact, vague, and in ranges."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from drafting.figures.numeral import Kind
from drafting.figures.quantity import (
    NOT_QUALIFIERS,
    NUMBER,
    QUALIFIERS_BEFORE,
    QUANTITY,
    UNIT,
    value_of,
)
from drafting.figures.structure import SLOGAN, Written, is_structural

_TO_SIGNS = frozenset("—–-~～至到")
_RANGE = re.compile(
    rf"(?:{NUMBER})(?:{UNIT})?[—–\-~～至到]{{1,2}}(?:{NUMBER})(?:余|多)?[百千万亿]*(?P<unit>{UNIT})?"
)
_NEIGHBOURS = frozenset(["三五", "两三", "一两", *map("".join, pairwise("一二三四五六七八九"))])
_VAGUE = re.compile(rf"(?:几|数)[十百千万亿]*(?:余|多)?(?P<unit>{UNIT})")
_NO_VAGUE_BEFORE = frozenset("人次总多少基参指票分岁户件例倍级系函计过倒无招悉")
_HUNDREDS = re.compile(rf"[百千万](?P<unit>{UNIT})")
_HALF = re.compile("半(?P<unit>年|天|小时|个月|个小时|个多月)")
_HALVED = frozenset(["年", "个月", "个小时", "天"])
_HALF_MORE = Decimal("0.5")
_FUNCTION_WORDS = frozenset(
    "的了是和与及或在为到从被将把由以而且并也都就又还再已均各其之等着过地得不没无有对向于则若如因但所这那哪"
)
_STATING = ("达", "达到", "为", "至", "到", "共", "计", "是", "升", "得分", "评分")


class Count(NamedTuple):
    """What a counting numeral says, with its half-open span."""

    start: int
    end: int
    kind: Kind
    value: Decimal | Fraction | None
    unit: str
    qualifier: str


def count_at(text: str, at: int, floor: int) -> Count | None:
    """Return the count at the numeral that begins at ``at``; its qualifier may reach back to ``floor``."""
    if text[at] in "几数半":
        return _half(text, at) if text[at] == "半" else _vague(text, at, floor)
    if text.endswith(("上", "成"), floor, at) and (m := _HUNDREDS.match(text, at)):
        return Count(at - 1, m.end(), Kind.APPROXIMATE, None, m["unit"], text[at - 1])
    m = QUANTITY.match(text, at)
    if m is None:
        return None
    start, qualifier = _qualifier_before(text, at, floor)
    if text[m.end() : m.end() + 1] in _TO_SIGNS and (to := _RANGE.match(text, at)):
        return Count(start, to.end(), Kind.APPROXIMATE, None, to["unit"] or "", qualifier)
    return _exact(text, at, start, m, qualifier or m["within"] or m["behind"] or "")


def _half(text: str, at: int) -> Count | None:
    m = _HALF.match(text, at)
    if m is None:
        return None
    kind = Kind.SET_TERM if text[at - 1 : at] == "每" else Kind.MEASURE
    return Count(at, m.end(), kind, _HALF_MORE, m["unit"], "")


def _vague(text: str, at: int, floor: int) -> Count | None:
    m = _VAGUE.match(text, at)
    if m is None or (text[at] == "数" and at and text[at - 1] in _NO_VAGUE_BEFORE):
        return None
    start = at - 1 if at > floor and text[at - 1] == "好" else at
    return Count(start, m.end(), Kind.APPROXIMATE, None, m["unit"], text[at])


def _qualifier_before(text: str, at: int, floor: int) -> tuple[int, str]:
    if text.endswith(QUALIFIERS_BEFORE, floor, at) and not text.endswith(NOT_QUALIFIERS, floor, at):
        for word in QUALIFIERS_BEFORE:
            if text.endswith(word, floor, at):
                return at - len(word), word
    return at, ""


def _exact(text: str, at: int, start: int, m: re.Match[str], qualifier: str) -> Count:
    number, unit, end = m["number"], m["unit"] or "", m.end()
    found = value_of(m["parts"], number, m["scale"])
    if found is None:
        kind = Kind.APPROXIMATE if number[-2:] in _NEIGHBOURS else Kind.UNCLASSIFIED
        return Count(start, end, kind, None, unit, qualifier)
    value, own_unit = found
    kind = Kind.APPROXIMATE if qualifier else Kind.MEASURE
    if m["within"] == "几":
        return Count(start, end, kind, None, unit, qualifier)
    if own_unit or isinstance(value, Fraction):
        return Count(start, end, kind, value, own_unit or unit, qualifier)
    if unit in _HALVED and text[end : end + 1] == "半":
        return Count(start, end + 1, kind, value + _HALF_MORE, unit, qualifier)
    written = Written(text, at, start, end, number, value, unit, qualifier)
    if not unit:
        written, kind = _without_unit(written, kind)
        if not written.unit and kind in (Kind.SET_TERM, Kind.ORDINAL):
            return Count(start, written.end, kind, None, "", "")
    elif is_structural(written):
        kind = Kind.SET_TERM
    return Count(start, written.end, kind, value, written.unit, qualifier)


def _without_unit(written: Written, kind: Kind) -> tuple[Written, Kind]:
    """Read a number whose unit, if it has one, is not in the lexicon; ``kind`` is what it is with one."""
    text, behind = written.text, written.behind
    names_unit = "\u4e00" <= behind <= "\u9fff" and behind not in _FUNCTION_WORDS
    if written.lone_digit and not written.qualifier:
        return _digit_in_word(written)
    if names_unit and written.number == "0":  # 0事故
        return written, Kind.SET_TERM
    if names_unit:
        return replace(written, end=written.end + 1, unit=behind), kind
    if behind in ("、", "和", "与", "及") and QUANTITY.match(text, written.end + 1):
        return written, kind  # 12、4和2次
    if len(written.number) > 6 and written.number.isdecimal():
        return written, Kind.ORDINAL
    return written, kind if text.endswith(_STATING, 0, written.at) else Kind.UNCLASSIFIED


def _digit_in_word(written: Written) -> tuple[Written, Kind]:
    """Read a Chinese digit that no known unit follows: mostly part of a word or a slogan."""
    if slogan := SLOGAN.match(written.text, written.at):
        return replace(written, end=slogan.end()), Kind.SET_TERM
    if (
        written.number in "一百千万亿零"
    ):  # to count, these need a classifier: 一旦, 百姓, 零失误 count nothing
        return written, Kind.SET_TERM
    if written.behind in ("、", "和") and QUANTITY.match(written.text, written.end + 1):
        return written, Kind.MEASURE
    return written, Kind.UNCLASSIFIED
