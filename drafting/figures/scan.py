"""Every numeral of a text, found in one pass and classified by what stands around it."""

import re

from drafting.figures.counts import count_at
from drafting.figures.dates import date_at
from drafting.figures.numbers import FULL_WIDTH
from drafting.figures.numeral import Kind, Numeral
from drafting.figures.ordinals import issue_at, ordinal_at
from drafting.figures.vocabulary import HAN_DIGITS, set_term

_CANDIDATE = re.compile(rf"[\d{HAN_DIGITS}几数半壹贰叁肆伍陆柒捌玖①-⓿]")
_NAME = re.compile(r"[“‘「『][^“”‘’「」『』。\n]{1,14}[”’」』]|《[^《》\n]{1,40}》")


def scan(text: str) -> tuple[Numeral, ...]:
    """Return the numerals in the order of the text, none overlapping another.

    Each place where a numeral may begin is read once, by the first that knows it: set terms, dates, ordinals,
    names in quotes, counts. What none of them can place is unclassified. Time is linear in the text.
    """
    normal = text.translate(FULL_WIDTH)
    names = _NAME.finditer(normal)
    name = next(names, None)
    found: list[Numeral] = []
    floor = 0
    for candidate in _CANDIDATE.finditer(normal):
        at = candidate.start()
        if at < floor:
            continue
        while name and name.end() <= at:
            name = next(names, None)
        numeral = _read(text, normal, at, floor, bool(name and name.start() < at))
        if numeral:
            found.append(numeral)
            floor = numeral.end
    return tuple(found)


def _read(text: str, normal: str, at: int, floor: int, in_name: bool) -> Numeral | None:
    if term := set_term(normal, at, floor):
        start, end, kind = term
        return Numeral(text[start:end], start, end, kind)
    if issue := issue_at(normal, at, floor):
        start, end = issue
        return Numeral(text[start:end], start, end, Kind.ORDINAL)
    if date := date_at(normal, at, floor):
        start, end = date
        return Numeral(text[start:end], start, end, Kind.DATE)
    if ordinal := ordinal_at(normal, at, floor):
        start, end, kind = ordinal
        return Numeral(text[start:end], start, end, kind)
    count = count_at(normal, at, floor)
    if count is None:
        return None
    start, end, kind, value, unit, qualifier = count
    if in_name:
        return Numeral(text[start:end], start, end, Kind.SET_TERM, value, unit)
    return Numeral(text[start:end], start, end, kind, value, unit, qualifier)
