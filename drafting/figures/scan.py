"""Every numeral of a text, found in one pass and classified by what stands around it."""

import re
from dataclasses import replace

from drafting.figures.counts import count_at
from drafting.figures.dates import date_at
from drafting.figures.numbers import FULL_WIDTH
from drafting.figures.numeral import Kind, Numeral
from drafting.figures.ordinals import ISSUE_SIGNS, issue_at, ordinal_at
from drafting.figures.vocabulary import HAN_DIGITS, set_term

_DIGITS = re.compile(rf"[\d{HAN_DIGITS}]+|[几数半壹贰叁肆伍陆柒捌玖①-⓿]")
_NAME = re.compile(r"[“‘「『][^“”‘’「」『』。\n]{1,14}[”’」』]|《[^《》\n]{1,40}》")
_COUNTS = (Kind.MEASURE, Kind.APPROXIMATE, Kind.UNCLASSIFIED)
_LIST_SIGNS = ("、", "和", "至", "—", "-", "与", "及")
_FULL_WIDTH = re.compile("[０-９．％＋：／]")


def scan(text: str) -> tuple[Numeral, ...]:
    """Return the numerals in the order of the text, none overlapping another.

    Each run of digits is read once, by the first that knows it: set terms, dates, ordinals, names in quotes,
    counts. What none of them can place is unclassified. Time is linear in the text.
    """
    normal = text.translate(FULL_WIDTH) if _FULL_WIDTH.search(text) else text
    names = _NAME.finditer(normal)
    name = next(names, None)
    found: list[Numeral] = []
    floor = 0  # where the last numeral ends: the next may take the words behind it, none before
    digits = _DIGITS.search(normal)
    while digits:
        at, stop = digits.span()
        while name and name.end() <= at:
            name = next(names, None)
        numeral = _read(text, normal, at, stop, floor)
        if numeral:
            if numeral.kind in _COUNTS and name and name.start() < at:
                numeral = replace(numeral, kind=Kind.SET_TERM)
            _add(found, numeral, normal)
            floor = numeral.end
        digits = _DIGITS.search(normal, numeral.end if numeral else at + 1)
    return tuple(found)


def _add(found: list[Numeral], numeral: Numeral, text: str) -> None:
    """Add a numeral to those before it; in a list of ordinals all are: 第一、二党小组, 2、3号楼."""
    last = found[-1] if found else None
    if last and text[last.end : numeral.start] in _LIST_SIGNS:
        if last.kind is Kind.ORDINAL and last.text[0] == "第" and _is_bare(numeral):
            numeral = replace(numeral, kind=Kind.ORDINAL, value=None)
        elif numeral.kind is Kind.ORDINAL and _is_bare(last):
            found[-1] = replace(last, kind=Kind.ORDINAL, value=None)
    found.append(numeral)


def _is_bare(numeral: Numeral) -> bool:
    return numeral.kind in _COUNTS and not numeral.unit


def _read(text: str, normal: str, at: int, stop: int, floor: int) -> Numeral | None:
    """Return the numeral of the digits ``[at:stop)``; the words before it may reach back to ``floor``."""
    if term := set_term(normal, at, floor):
        start, end, kind = term
        return Numeral(text[start:end], start, end, kind)
    if normal[stop : stop + 1] in ISSUE_SIGNS and (issue := issue_at(normal, at, floor)):
        start, end = issue
        return Numeral(text[start:end], start, end, Kind.ORDINAL)
    if date := date_at(normal, at, floor):
        start, end = date
        return Numeral(text[start:end], start, end, Kind.DATE)
    if ordinal := ordinal_at(normal, at, stop, floor):
        start, end, kind = ordinal
        return Numeral(text[start:end], start, end, kind)
    count = count_at(normal, at, floor)
    if count is None:
        return None
    start, end, kind, value, unit, qualifier = count
    return Numeral(text[start:end], start, end, kind, value, unit, qualifier)
