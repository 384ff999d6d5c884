"""Every numeral of a text, found in one pass and classified by what stands around it."""

import re
import sys
from functools import cache

from drafting.figures.codes import ISSUE_SIGNS, issue_at
from drafting.figures.counts import count_at
from drafting.figures.dates import DATE_SIGNS, date_at
from drafting.figures.numbers import FINANCIAL, narrow
from drafting.figures.numeral import (
    APPROXIMATE,
    DATE,
    MEASURE,
    ORDINAL,
    SET_TERM,
    UNCLASSIFIED,
    Kind,
    Numeral,
)
from drafting.figures.ordinals import CIRCLED, ORDINAL_SIGNS, ordinal_at
from drafting.figures.quantity import written_at
from drafting.figures.vocabulary import HAN_DIGITS, set_term, units

_DIGITS = re.compile(
    rf"[0-9{HAN_DIGITS}几数半番倍壹贰叁肆伍陆柒捌玖①-⓿㈠-㈩](?:(?<=[0-9{HAN_DIGITS}])[0-9{HAN_DIGITS}]+)?"
)
_NAME = re.compile(
    r"[“‘「『《](?:(?<=《)[^《》。\n]{1,40}》|(?<!《)[^“”‘’「」『』。\n]{1,14}[”’」』])"
)
_NO_NAME = (sys.maxsize, sys.maxsize)
_COUNTS = (MEASURE, APPROXIMATE, UNCLASSIFIED)
_LIST_SIGNS = frozenset("、和与及")
_PLACE = re.compile("路|街|大道|广场|公园|[小中]学|村|社区|农场|林场|水库|厂|大桥")
_SELDOM = frozenset("〇○") | FINANCIAL
_NONE_OF = frozenset("次名人项件户%")
_ON_CHEQUES = FINANCIAL | frozenset("拾佰仟万亿零元")
_NAMING = frozenset(["", *map(chr, range(128)), *"第前周期拜"])
"""What may make a name of the digits behind it: 第, 周三, G318; and the beginning of the text."""
_TO_SIGNS = frozenset("至到—-")


def scan(text: str) -> tuple[Numeral, ...]:
    """Return the numerals in the order of the text, none overlapping another.

    Each run of digits is read once, by the first that knows it: set terms, dates, ordinals, counts; a count
    inside a name in quotes is a set term. What none of them can place is unclassified. Time is linear in the text.
    """
    normal = narrow(text)
    names = (m.span() for m in _NAME.finditer(normal))
    opens, closes = next(names, _NO_NAME)
    found: list[Numeral] = []
    floor = 0  # where the last numeral ends: the next may take the words behind it, none before
    for digits in _DIGITS.finditer(normal):
        at, stop = digits.span()
        while closes <= at:
            opens, closes = next(names, _NO_NAME)
        at = max(at, floor)
        while at < stop:  # once, but where a numeral ends inside the digits
            numeral = _read(normal, at, stop, floor)
            if numeral is None:
                break
            if opens < at and numeral.kind in _COUNTS:
                value = numeral.value if numeral.unit else None
                numeral = numeral._replace(kind=SET_TERM, value=value)
            if numeral.start == floor + 1 and found:
                numeral = _in_list(found, numeral, normal)
            elif normal[floor] == "不" and found and numeral.start <= floor + 4:
                numeral = _one_more(found, numeral)
            found.append(numeral)
            at = floor = numeral.end
    if normal != text:
        found = [n if text.startswith(n.text, n.start) else _as_typed(n, text) for n in found]
    return tuple(found)


def _as_typed(numeral: Numeral, text: str) -> Numeral:
    return numeral._replace(text=text[numeral.start : numeral.end])


def _in_list(found: list[Numeral], numeral: Numeral, text: str) -> Numeral:
    """Return a numeral as those before it in its list have it: 第一、二党小组, 第1至3名; 2、3号楼 the other way."""
    last, sign = found[-1], text[found[-1].end]
    to = sign in _TO_SIGNS
    if not to and sign not in _LIST_SIGNS:
        return numeral
    if last.kind is ORDINAL and last.text[0] == "第" and (to or _is_bare(numeral)):
        return numeral._replace(kind=ORDINAL, value=None, unit="", qualifier="")
    at = len(found) - 1
    while numeral.kind is ORDINAL and at >= 0 and _is_bare(found[at]):
        found[at] = found[at]._replace(kind=ORDINAL, value=None)
        linked = at and found[at - 1].end + 1 == found[at].start
        at = at - 1 if linked and text[found[at - 1].end] in _LIST_SIGNS else -1
    return numeral


def _one_more(found: list[Numeral], numeral: Numeral) -> Numeral:
    """Return the second number of 一次不行两次, where neither is meant."""
    last = found[-1]
    if last.unit != numeral.unit or None in (last.value, numeral.value) or _is_arabic(numeral):
        return numeral
    found[-1] = last._replace(kind=SET_TERM)
    return numeral._replace(kind=SET_TERM)


def _is_arabic(numeral: Numeral) -> bool:
    return numeral.text[0].isdecimal()


def _is_bare(numeral: Numeral) -> bool:
    return numeral.kind in _COUNTS and not numeral.unit


@cache
def _counted() -> frozenset[str]:
    """Return the characters behind most numerals that count, and behind none that dates or orders."""
    return frozenset(unit[0] for unit in units()) - DATE_SIGNS - ORDINAL_SIGNS


def _is_no_number(digits: str, behind: str) -> bool:
    """Whether digits are a blank to be filled (○○公司), or one of a cheque in a word: 队伍."""
    blank = not digits.strip("〇○") and (len(digits) > 1 or behind not in _NONE_OF)
    return blank or (digits in FINANCIAL and behind not in _ON_CHEQUES)


def _read(text: str, at: int, stop: int, floor: int) -> Numeral | None:
    """Return the numeral of the digits ``[at:stop)``; the words before it may reach back to ``floor``."""
    behind = text[stop : stop + 1]
    if text[at] in _SELDOM and _is_no_number(text[at:stop], behind):
        return None
    if term := set_term(text, at, floor):
        if counted := _counted_term(text, at, stop, floor, term):
            return counted
        start, end, kind = term
        if kind is DATE and (place := _PLACE.match(text, end)):  # 八一路
            end, kind = place.end(), SET_TERM
    elif behind in _counted() and text[at - 1 : at] not in _NAMING and text[at] not in CIRCLED:
        return count_at(text, at, stop, floor)
    elif stop == at + 4 and behind in ISSUE_SIGNS and (issue := issue_at(text, at, floor)):
        start, end, kind = *issue, ORDINAL
    elif date := date_at(text, at, stop, floor):
        start, end, kind = *date, DATE
    elif ordinal := ordinal_at(text, at, stop, floor):
        start, end, kind = ordinal
    else:
        return count_at(text, at, stop, floor)
    return Numeral(text[start:end], start, end, kind)


def _counted_term(
    text: str, at: int, stop: int, floor: int, term: tuple[int, int, Kind]
) -> Numeral | None:
    """Return the number that a set term is, or that only looks like one: 24小时, 九九次."""
    start, end, kind = term
    if stop > at + 1 and (start, end) == (at, stop) and text[stop : stop + 1] in _NONE_OF:
        return count_at(text, at, stop, floor)
    if text[start].isdecimal():
        written = written_at(text, at, stop, floor)
        if written.unit and written.end == end:
            return Numeral(text[start:end], start, end, kind, written.value, written.unit)
    return None
