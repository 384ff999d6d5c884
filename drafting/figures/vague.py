"""Numbers that are only about right, or cut in half: 数十次, 上百人, 两三个, 2至3次, 半年."""

import re
from functools import cache

from drafting.figures.numeral import APPROXIMATE, MEASURE, SET_TERM, Numeral
from drafting.figures.quantity import HALF, Written
from drafting.figures.vocabulary import HAN_DIGITS, YEARS_OF_AGE, unit_at

VAGUE = frozenset("几数半番倍")
"""What begins such a number without being a digit; 番 and 倍 only end set terms (翻番, 成倍)."""
OVER = frozenset("上成过")
TO_SIGNS = frozenset("—–-~～至到")
_TO_WORDS = frozenset("至到")
_FROM = frozenset("从由自")
_SOME = re.compile("[几数][十百千万亿]*[余多]?")
_NOT_SOME = frozenset("人次总多少基参指票分岁户件例倍级系函计过倒无招悉")  # 人数, 次数
_ENDS = frozenset(["", *"，。；、）\n"])
_HALVES = frozenset(["年", "天", "小时", "个月", "个小时", "个多月"])


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return numbers of two neighbours (两三, 三四十), and what goes on behind the first number of a range."""
    neighbours = re.compile(
        "(?:[一二三四五六七八九]?[十百千])*"
        "(?:一两|两三|三两|三五|一二|二三|三四|四五|五六|六七|七八|八九|百十|千百)[十百千万亿]*"
    )
    to = re.compile(rf"[—–\-~～至到]{{1,2}}(?:\d[\d,.]*|[{HAN_DIGITS}]+)[余多]?[百千万亿]*")
    return neighbours, to


def vague_at(text: str, at: int, floor: int) -> Numeral | None:
    """Return the number that begins with 几, 数 or 半, or None where that is a part of a word."""
    if text[at] == "半":
        return _half(text, at)
    m = None if text[at] == "数" and text[at - 1 : at] in _NOT_SOME else _SOME.match(text, at)
    unit = unit_at(text, m.end()) if m else ""
    if not m or not unit or text.startswith("数字", at):
        return None
    start = at - (at > floor and text[at - 1] == "好")
    end = m.end() + len(unit)
    return Numeral(text[start:end], start, end, APPROXIMATE, None, unit, text[at])


def _half(text: str, at: int) -> Numeral | None:
    unit = unit_at(text, at + 1)
    if unit == "个" and text.startswith("多月", at + 2):
        unit = "个多月"
    if unit not in _HALVES:
        return None
    kind = SET_TERM if text[at - 1 : at] == "每" else MEASURE
    end = at + 1 + len(unit)
    return Numeral(text[at:end], at, end, kind, HALF, unit)


def over_at(text: str, at: int, stop: int) -> Numeral | None:
    """Return 上百人 or 过万册: how many over a round number is not said."""
    is_round = not text[at:stop].strip("百千万亿")
    unit = unit_at(text, stop) if is_round else ""
    end = stop + len(unit)
    ends = text[stop : stop + 1] in _ENDS and text[stop - 1] in "万亿"  # 产值过亿
    if not (unit or (is_round and ends)):
        return None
    return Numeral(text[at - 1 : end], at - 1, end, APPROXIMATE, None, unit, text[at - 1])


def range_from(written: Written) -> Numeral | None:
    """Return the range that begins with a number: 2至3次, 10%～15%.

    从2次到3次 are two numbers; 6次到一线 and 3人到一个班组 are no ranges.
    """
    text, start = written.text, written.start
    m = _patterns()[1].match(text, written.end)
    if m is None or text[start - 1 : start] in _FROM:
        return None
    unit = unit_at(text, m.end())
    needs_unit = text[written.end] in _TO_WORDS or not written.unit
    if (needs_unit and not unit) or (unit and written.unit not in ("", unit)):
        return None
    end = m.end() + len(unit)
    unit = unit or written.unit
    kind = SET_TERM if unit in YEARS_OF_AGE else APPROXIMATE  # 30至49岁 names a group
    return Numeral(text[start:end], start, end, kind, None, unit, written.qualifier)


def is_between(number: str) -> bool:
    """Whether a number names two neighbours instead of one value: 两三, 三四十."""
    return _patterns()[0].fullmatch(number) is not None
