"""Numbers that count: measures, approximations, and the structural counts of official prose (三个方面)."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from drafting.figures.numeral import Kind
from drafting.figures.quantity import (
    NOT_QUALIFIERS, NUMBER, QUALIFIERS_BEFORE, QUANTITY, UNIT, value_of,
)  # fmt: skip
from drafting.figures.vocabulary import HAN_DIGITS, alternation, units
from drafting.lexicon import table

_TO = r"[—–\-~～至到]{1,2}"
_RANGE = re.compile(rf"(?:{NUMBER})(?:{UNIT})?{_TO}(?:{NUMBER})(?:余|多)?[百千万亿]*(?P<unit>{UNIT})?")
_NEIGHBOURS = frozenset(["三五", *(a + b for a, b in zip("一二三四五六七八", "二三四五六七八九", strict=True)), "两三"])
_VAGUE = re.compile(rf"(?:好?几|数)[十百千万亿]*(?:余|多)?(?P<unit>{UNIT})")
_HUNDREDS = re.compile(rf"[百千万](?P<unit>{UNIT})")
_NOT_VAGUE_BEFORE = frozenset("人次总多少基参指票分岁户件例倍级系函计过倒无招悉")
_HALF = re.compile("半(?P<unit>年|天|小时|个月|个小时|个多月)")
_SLOGAN = re.compile(
    r"([一二三四五六七八九十两百千万])[^\W\d_]{1,2}(?:\1|[一二三四五六七八九十两百千万])[^\W\d_]"
)
_HABIT = re.compile(
    r"每(?:两?个?)?(?:人|名\w{0,2}|月|季度?|周|半年|年|天|日|次|期|家|户|个\w{0,3})?"
    r"(?:至少|不少于|不低于|固定|坚持|集中|开展|召开|组织|学习|安排|进行|确定|确保|都|要|一般|定期|自学|撰写|参加)*$"
    r"|[一逢][年月周季天日]$"
)
_LOOSE_HABIT = re.compile(r"每(?:月|季度?|周|半年|年|天|日)[^，。；：、\d\n]{0,12}$")
_CLAUSE_END = frozenset("，。；、！？：）)\n”’》 ,;")
_FUNCTION_WORDS = frozenset(
    "的了是和与及或在为到从被将把由以而且并也都就又还再已均各其之等着过地得不没无有对向于则若如因但所这那哪"
)
_VERBS_BEFORE = (
    "开展", "召开", "组织", "举办", "完成", "发展", "培养", "转正", "共", "各", "了", "吸收", "确定", "签订",
)  # fmt: skip
_STATES_BEFORE = ("达", "达到", "达至", "为", "至", "到", "共", "计", "是", "升", "得分", "评分")
_TIMES = frozenset(["年", "月", "天", "日", "周", "季度", "小时", "秒", "分"])


class Count(NamedTuple):
    """What a counting numeral says, with its span."""

    start: int
    end: int
    kind: Kind
    value: Decimal | Fraction | None
    unit: str
    qualifier: str


@cache
def _nouns() -> re.Pattern[str]:
    """Return the nouns that follow an open classifier: structural or countable ones, one group each."""
    by_reading = {
        reading: alternation(row["noun"] for row in table("nouns") if row["reading"] == reading)
        for reading in ("structural", "countable")
    }
    return re.compile(rf"(?P<structural>{by_reading['structural']})|(?P<countable>{by_reading['countable']})")


def count_at(text: str, at: int, floor: int) -> Count | None:
    """Return the count at the numeral that begins at ``at``; its qualifier may reach back to ``floor``."""
    first = text[at]
    if first in "几数":
        return _vague(text, at, floor)
    if first == "半":
        m = _HALF.match(text, at)
        return m and Count(at, m.end(), Kind.MEASURE, Decimal("0.5"), m["unit"], "")
    if text.endswith(("上", "成"), floor, at) and (m := _HUNDREDS.match(text, at)):
        return Count(at - 1, m.end(), Kind.APPROXIMATE, None, m["unit"], text[at - 1])
    if m := _RANGE.match(text, at):
        start, qualifier = _qualifier_before(text, at, floor)
        return Count(start, m.end(), Kind.APPROXIMATE, None, m["unit"] or "", qualifier)
    m = QUANTITY.match(text, at)
    if m is None:
        return None
    return _exact(text, at, floor, m)


def _vague(text: str, at: int, floor: int) -> Count | None:
    m = _VAGUE.match(text, at)
    if m is None or (text[at] == "数" and text[at - 1 : at] in _NOT_VAGUE_BEFORE and at):
        return None
    start = at - 1 if at > floor and text[at - 1] == "好" else at
    return Count(start, m.end(), Kind.APPROXIMATE, None, m["unit"], text[at])


def _qualifier_before(text: str, at: int, floor: int) -> tuple[int, str]:
    if text.endswith(QUALIFIERS_BEFORE, floor, at) and not text.endswith(NOT_QUALIFIERS, floor, at):
        for word in QUALIFIERS_BEFORE:
            if text.endswith(word, floor, at):
                return at - len(word), word
    return at, ""


def _exact(text: str, at: int, floor: int, m: re.Match[str]) -> Count:
    number, unit, end = m["number"], m["unit"] or "", m.end()
    start, qualifier = _qualifier_before(text, at, floor)
    qualifier = qualifier or m["within"] or m["behind"] or ""
    found = value_of(m["parts"], number, m["scale"])
    if found is None:
        kind = Kind.APPROXIMATE if number[-2:] in _NEIGHBOURS else Kind.UNCLASSIFIED
        return Count(start, end, kind, None, unit, qualifier)
    value, own_unit = found
    if m["within"] == "几":
        return Count(start, end, Kind.APPROXIMATE, None, unit, "几")
    kind = Kind.APPROXIMATE if qualifier else Kind.MEASURE
    if own_unit or isinstance(value, Fraction):
        return Count(start, end, kind, value, own_unit or unit, qualifier)
    if text[end : end + 1] == "半" and unit in ("年", "个月", "个小时", "天"):
        value, end = value + Decimal("0.5"), end + 1
    simple = len(number) == 1 and number in HAN_DIGITS and not m["within"]
    if not unit:
        return _without_unit(text, start, at, end, value, qualifier, simple, number)
    reading = _reading(text, at, floor, end, unit, value, number if simple else "", qualifier)
    return Count(start, end, reading or kind, value, unit, qualifier)


def _reading(
    text: str, at: int, floor: int, end: int, unit: str, value: Decimal, word: str, qualifier: str
) -> Kind | None:
    """Return SET_TERM where a number with a known unit is no figure of the year; ``word`` is a lone Han digit."""
    before = text[max(0, at - 16) : at]
    if not qualifier and (_HABIT.search(before) or (value <= 2 and _LOOSE_HABIT.search(before))):
        return Kind.SET_TERM
    if qualifier and _HABIT.search(before.removesuffix(qualifier)):
        return Kind.SET_TERM
    if unit == "岁" and qualifier in ("以上", "以下"):  # an age group, not a count
        return Kind.SET_TERM
    following = text[end : end + 1]
    is_open = units().get(unit) == "open"
    noun = _nouns().match(text, end) if is_open or word else None
    if noun and noun.lastgroup == "structural" and is_open:
        return Kind.SET_TERM
    if not word:
        return None
    if _SLOGAN.match(text, at) and (text[at] == text[at + 2] or text[at] == text[at + 3 : at + 4]):
        return Kind.SET_TERM
    if word in "百千万亿零" and not qualifier:
        return None if word == "零" else Kind.SET_TERM
    stands_behind = not following or following in _CLAUSE_END
    if word == "一":
        if unit in _TIMES:
            return None if text.endswith(("为期", "历时", "满"), floor, at) else Kind.SET_TERM
        if stands_behind and at > floor and text[at - 1] not in _CLAUSE_END:
            return None
        return None if not is_open and text.endswith(_VERBS_BEFORE, floor, at) else Kind.SET_TERM
    if is_open and not stands_behind and not (noun and noun.lastgroup == "countable"):
        return Kind.SET_TERM
    return None


def _without_unit(
    text: str, start: int, at: int, end: int, value: Decimal, qualifier: str, simple: bool, number: str
) -> Count:
    """Read a number whose unit, if it has one, is not in the lexicon."""
    following = text[end : end + 1]
    kind = Kind.APPROXIMATE if qualifier else Kind.MEASURE
    if simple and not qualifier:
        if m := _SLOGAN.match(text, at):
            return Count(start, m.end(), Kind.SET_TERM, None, "", "")
        if number in "一百千万亿零":  # a count of these has a classifier, so this is a word: 一旦, 百姓, 零失误
            return Count(start, end, Kind.SET_TERM, None, "", "")
    if following and _is_han(following) and following not in _FUNCTION_WORDS:
        if number == "0":
            return Count(start, end, Kind.SET_TERM, value, "", "")
        if not simple or qualifier:
            return Count(start, end + 1, kind, value, following, qualifier)
        return Count(start, end, Kind.UNCLASSIFIED, value, "", "")
    if text[end : end + 1] in ("、", "和", "与", "及") and QUANTITY.match(text, end + 1):
        return Count(start, end, kind, value, "", qualifier)
    if len(number) > 6 and number.isdecimal():
        return Count(start, end, Kind.ORDINAL, None, "", "")
    if not simple and text.endswith(_STATES_BEFORE, 0, at):
        return Count(start, end, kind, value, "", qualifier)
    return Count(start, end, Kind.UNCLASSIFIED, value, "", qualifier)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
