"""Numbers that count: measures and approximations, and what a number without a known unit may be."""

import re
from decimal import Decimal

from drafting.figures.numbers import parse_number
from drafting.figures.numeral import (
    APPROXIMATE,
    MEASURE,
    ORDINAL,
    SET_TERM,
    UNCLASSIFIED,
    Kind,
    Numeral,
)
from drafting.figures.quantity import QUALIFIER_ENDS, QUALIFIER_HEADS, Written, written_at
from drafting.figures.structure import (
    HABIT_WITHIN,
    PERIOD_ENDS,
    is_structural,
    reads_otherwise,
    slogan_at,
    tells_rhythm,
)
from drafting.figures.vague import OVER, TO_SIGNS, VAGUE, is_between, over_at, range_from, vague_at
from drafting.figures.vocabulary import HAN_DIGITS, call_numbers, noun_reading, unit_at, units

_POSITIONAL = re.compile("[〇零一二三四五六七八九]{3,}")  # 九〇三医院
_FUNCTION_WORDS = frozenset(
    "的了是和与及或在为到从被将把由以而且并也都就又还再已均各其之等着过地得不没无有对向于则若如因但所这那哪较比经后前内外中可能该此更很最才只仅"
)
_STATING = ("达", "达到", "为", "至", "到", "共", "计", "是", "升", "得分", "评分")
_SIGNED = frozenset(["%", "‰", "‱", "℃", "摄氏度", "个百分点"])
_ONES = frozenset("一二三四五六七八九十两")
_MINUS = frozenset("-−")
_ALTERING_BEFORE = QUALIFIER_ENDS | PERIOD_ENDS | OVER | _MINUS
_ALTERING_BEHIND = QUALIFIER_HEADS | TO_SIGNS | frozenset("半")
_NUMBERED = ("附件", "附表", "附图", "表", "图", "案例", "之")
_COLONS = frozenset("：:")
_WHOLE = "百分百"
_LISTS = frozenset("：。，；")
_LIST_SIGNS = frozenset("、和与及")
_NAMED_CONCEPT = 3
"""Characters between a digit and the noun that make a name with it: 四诊工作法, 五色预警管理."""


def count_at(text: str, at: int, stop: int, floor: int) -> Numeral | None:
    """Return the count at the digits ``[at:stop)``; its qualifier may reach back to ``floor``."""
    if text[at] in VAGUE:
        return vague_at(text, at, floor)
    if plain := _plain(text, at, stop):
        return plain
    if text.startswith(_WHOLE, at) and not text.endswith("个", 0, at):  # 三个百分百
        return Numeral(_WHOLE, at, at + len(_WHOLE), MEASURE, Decimal(100), "%")
    if at > floor and text[at - 1] in OVER and (over := over_at(text, at, stop)):
        return over
    written = written_at(text, at, stop, floor)
    if text[written.end : written.end + 1] in TO_SIGNS and (to := range_from(written)):
        return to
    if at > floor and text[at - 1] in _MINUS:
        written = _signed(written)
    return _classified(written)


def _plain(text: str, at: int, stop: int) -> Numeral | None:
    """Read the commonest shape at once: 12次, with nothing beside it that could make it anything else."""
    number = text[at:stop]
    if not number.isdecimal():
        return None
    unit = unit_at(text, stop)
    end, before = stop + len(unit), text[max(0, at - HABIT_WITHIN) : at]
    counts = units().get(unit)
    if (
        not counts
        or text[end : end + 1] in _ALTERING_BEHIND
        or before[-1:] in _ALTERING_BEFORE
        or tells_rhythm(before)
        or (counts != "count" and reads_otherwise(text, end, unit, counts))
        or not (value := parse_number(number))
    ):
        return None
    return Numeral(text[at:end], at, end, MEASURE, value, unit)


def _without_value(text: str, start: int, end: int, kind: Kind) -> Numeral:
    return Numeral(text[start:end], start, end, kind)


def _signed(written: Written) -> Written:
    """Read the minus of -3%; behind a letter or a digit it is a hyphen."""
    minus = written.at - 1
    before = written.text[minus - 1 : minus] if minus else ""
    negative = written.unit in _SIGNED and not (before.isascii() and before.isalnum())
    if written.value is None or not negative:
        return written
    return written._replace(start=minus, value=-written.value)


def _classified(written: Written) -> Numeral:
    text, start, at, end, number, value, unit, qualifier = written
    if value is None:
        vague = qualifier == "几" or is_between(number)
        kind = APPROXIMATE if vague else UNCLASSIFIED
    else:
        kind = APPROXIMATE if qualifier else MEASURE
        if isinstance(value, Decimal):
            if not unit:
                return _without_unit(written, kind)
            again = number in _ONES and number in text[at + 2 : at + 4]
            if again and (slogan := slogan_at(text, at)):  # 一户一档
                return _without_value(text, start, slogan, SET_TERM)
            if is_structural(written):
                kind = SET_TERM
    return Numeral(text[start:end], start, end, kind, value, unit, qualifier)


def _without_unit(written: Written, kind: Kind) -> Numeral:
    """Read a number whose unit, if it has one, is not in the lexicon; ``kind`` is what it is with one."""
    text, start, at, end, number, value, unit, qualifier = written
    if written.is_lone and not qualifier:
        return _digit_in_word(written)
    if _numbers(written) or _POSITIONAL.fullmatch(number):
        return _without_value(text, start, end, ORDINAL)
    if kind is MEASURE and number in call_numbers():
        return _without_value(text, start, end, call_numbers()[number])
    behind = text[end : end + 1]
    names_unit = "\u4e00" <= behind <= "\u9fff" and behind not in _FUNCTION_WORDS
    is_round = not number.strip("百千万亿") and not qualifier
    if names_unit and (number == "0" or is_round):  # 0事故, 百万农户; not 万余羽
        return _without_value(text, start, end, SET_TERM)
    if names_unit:
        end, unit = end + 1, behind
    elif len(number) > 6 and number.isdecimal():
        kind, value = ORDINAL, None
    elif not (behind in _LIST_SIGNS and _is_digit(text, end + 1)):  # 12、4和2次
        kind = kind if text.endswith(_STATING, 0, at) else UNCLASSIFIED
    return Numeral(text[start:end], start, end, kind, value, unit, qualifier)


def _digit_in_word(written: Written) -> Numeral:
    """Read a Chinese digit that no known unit follows: mostly part of a word or a slogan."""
    text, start, at, end, digit, value, _, _ = written
    if slogan := slogan_at(text, at):
        return _without_value(text, start, slogan, SET_TERM)
    # To count, 一, 百, 千, 万, 零 need a classifier: 一旦, 百姓, 零失误 count nothing.
    if digit in "一百千万亿零" or _makes_name(text, end) or _sums_up(text, start, end):
        return _without_value(text, start, end, SET_TERM)
    if _numbers(written):
        return _without_value(text, start, end, ORDINAL)
    listed = text[end : end + 1] in _LIST_SIGNS and _is_digit(text, end + 1)
    kind = MEASURE if listed else UNCLASSIFIED
    return Numeral(text[start:end], start, end, kind, value)


def _sums_up(text: str, start: int, end: int) -> bool:
    """Whether a digit without a unit tells how many will be listed: 主要不足有三。其一 …"""
    return text[start - 1 : start] == "有" and text[end : end + 1] in _LISTS


def _numbers(written: Written) -> bool:
    """Whether a number without a unit tells which one: 附件2, 亮点之二, 案例三：."""
    text, end, number = written.text, written.end, written.number
    if text.endswith(_NUMBERED, 0, written.start):
        return True
    named = text[written.start - 1 : written.start].isalpha()
    return named and text[end : end + 1] in _COLONS and len(number) <= 2


def _makes_name(text: str, end: int) -> bool:
    """Whether the word behind a lone digit is a short form or a name: 三查, 五色预警机制, 四诊工作法."""
    if noun_reading(text, end) in ("compound", "structural", "name"):
        return True
    return any(
        text[end : end + gap].isalpha() and noun_reading(text, end + gap) in ("structural", "name")
        for gap in range(1, _NAMED_CONCEPT)
    )


def _is_digit(text: str, at: int) -> bool:
    return text[at : at + 1].isdecimal() or (at < len(text) and text[at] in HAN_DIGITS)
