"""Numbers and dates for which the notes give another one: 50人，最后只来了30人 · 2项（李工说是3项） · 5次。呃，6次."""

import re
from collections.abc import Iterator
from functools import cache

from drafting.figures import Kind, Numeral, scan
from drafting.figures.bind import bind
from drafting.lexicon.labels import names_of
from drafting.notes.cues import cue, pattern_of
from drafting.notes.lines import Notes
from drafting.notes.signs import SIGN, clause_start

_END = re.compile(
    r"(?:参加|到场|左右|才[对是]|吧?(?:书记|主任|领导|[老小]\w)?|[去办搞开]?的)?(?=[，,、。；;！!？?（()）\s]|$)"
)
_COPULA = ("是", "为", "有", "只")
_REACH = 4  # numbers back: 100%，后面发现有2处没改，实际98%


def restated(notes: Notes) -> Iterator[tuple[Numeral, str]]:
    """Yield every number or date that another one replaces, placed in the notes, with the words of the other."""
    text = notes.text
    numerals = scan(text)
    labels = {m.numeral.start: m.label for m in bind(text, numerals, names_of()) if m.certain}
    said = [n for n in numerals if _is_meant(n)]
    for at, other in enumerate(said):
        near = said[max(0, at - _REACH) : at]
        one = next((n for n in reversed(near) if _alike(n, other)), None)
        if one is None or text.count("\n", one.end, other.start) > 1:
            continue
        mine, its = labels.get(one.start, ""), labels.get(other.start, "")
        adjacent = one is said[at - 1]
        if not (its and its != mine) and _replaces(text, one, other, adjacent=adjacent):
            yield one, other.text


def _is_meant(numeral: Numeral) -> bool:
    """Whether a numeral says a number or a date; 一遍 and 一个 are articles."""
    return (numeral.is_figure and numeral.text[0] != "一") or numeral.kind is Kind.DATE


def _alike(one: Numeral, other: Numeral) -> bool:
    """Whether two say the same sort of thing, and not the same."""
    if one.is_figure and other.is_figure:
        return one.unit == other.unit and one.value != other.value
    dates = one.kind is other.kind is Kind.DATE
    return dates and one.text != other.text and one.text[-1] == other.text[-1]


def _replaces(text: str, one: Numeral, other: Numeral, *, adjacent: bool) -> bool:
    """Whether the words before a number say that it is meant instead of the one before it."""
    between = text[one.end : other.start]
    before = text[clause_start(text, one.start) : one.start]
    if (
        not _END.match(text, other.end)
        or cue("planned").search(before)
        or cue("command").search(between)
    ):
        return False
    if one.is_figure and adjacent and cue("more").search(between):
        return True
    start = other.start - (text[other.start - 1] in "（(")  # 走访（11次） is 走访11次
    own = text[max(one.end, clause_start(text, start)) : start]
    if cue("apart").search(own):
        return False
    if not one.is_figure:
        return bool(cue("restated").search(own))
    roles = ("restated", "fewer", "retold")
    bare = SIGN.search(between) or "——" in between
    return (
        any(cue(r).search(own) for r in roles)
        or _is_checked(own)
        or bool(adjacent and bare and _musing().fullmatch(own))
    )


def _is_checked(words: str) -> bool:
    """Whether words say what a check has given: 后来核实只有, and not 夜间查岗."""
    return words.endswith(_COPULA) and bool(cue("checked").search(words))


@cache
def _musing() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern_of('musing')}|\s|—)*")
