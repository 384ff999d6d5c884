"""The name of a figure of 数据: without what a sentence puts around it, and of what it must not speak."""

import re
from functools import cache

from drafting.facts.count_faults import Count, Fault, another_time
from drafting.facts.cues import QUOTED, cue
from drafting.facts.quantity import read_quantity
from drafting.figures import Kind, Numeral, scan
from drafting.figures.vocabulary import HAN_DIGITS
from drafting.lexicon import table
from drafting.lexicon.labels import counts_in, find_label

LONGEST = 20
"""Characters that a name has at most; the longest of the lexicon has 11."""
_AROUND = " ：:＝=—–~～→➡⇒…_·,，、；;的"
_AND = re.compile(r"[、和与及/+＋]")
_BROKEN_OFF = re.compile(r"[\d=×*±≥≤><＞＜/+＋-]$|\d[+＋×*/-]\d")
"""What no name has outside of quotes at its end, where its number should begin."""
_BLANKS = re.compile(r"(?<=[一-鿿]) (?=[一-鿿])")
_NOT_ALL_DONE = (("rate", Fault.RATE), ("lacking", Fault.LACKING))
_HAN_ALONE = re.compile(f"[{HAN_DIGITS}]+")
"""No count of an unknown thing: 转正张三."""
_A_TIME = re.compile(r"/(?:个?月|季度?|周|天|日)$")
_SHARE = re.compile(r"(?:[%％‰‱]|百分点)$|^(?:百|千|万)分之")
_BRACKETS = frozenset("（）()【】[]")


def named(label: str, quantity: str, year: int | None, typed: str = "") -> Count:
    """Return the count of a label and a quantity, or ``typed`` with the reason why they are none.

    ``year`` is the 年度 where known.
    """
    told = Count(typed or f"{label}{quantity}")
    if len(label) > 2 * LONGEST:
        return told._replace(fault=Fault.UNCLEAR)
    label = label.strip(_AROUND)
    if when := cue("named_year").match(label):
        if is_another_year(when["year"], year):
            return told._replace(fault=Fault.LAST_YEAR)
        label = label[when.end() :]
    name, quantity = _of_amount(_bare(label), quantity)
    fault = fault_of(name, quantity)
    if not find_label(name) and _HAN_ALONE.fullmatch(quantity):
        fault = fault or Fault.UNCLEAR
    return told._replace(fault=fault) if fault else Count(name, quantity)


def is_another_year(told: str | None, year: int | None) -> bool:
    """Whether a year in digits is another than the 年度; where that is not known nobody can say."""
    return bool(told and year) and int(told or 0) != year


def _bare(label: str) -> str:
    """Return a label without what a sentence puts before and behind it: 今年召开支委会 is 支委会.

    Only a name of the lexicon is sure to be one; of another only 共 behind it is taken off.
    """
    if found := _known_in(label) or _known_in(_BLANKS.sub("", label)):
        return found
    short = re.sub(r"(?:一共|总共|共计|合计|累计|(?<!公)共|全年|今年)$", "", label)
    return short if len(short) > 1 else label


def _known_in(label: str) -> str:
    """Return the name of the lexicon that a label is with light words around it, empty for none."""
    tails = [label]
    while behind := _behind().search(tails[-1]):
        tails.append(tails[-1][: behind.start()])
    for tail in tails:
        name = tail
        while name:
            if find_label(name):
                return name
            before = cue("did").match(name)
            name = name[before.end() :] if before else ""
    return ""


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?:{cue('behind').pattern})$")


@cache
def _amounts() -> dict[str, str]:
    return {row["word"]: row["unit"] for row in table("amount_words")}


def _of_amount(name: str, quantity: str) -> tuple[str, str]:
    """Return a name without the word that only says in which unit it is counted: 支委会次数：12 is 支委会12次."""
    amount = next((word for word in _amounts() if name.endswith(word)), "")
    if not amount or find_label(name):
        return name, quantity
    unit, short = _amounts()[amount], name.removesuffix(amount)
    if quantity.isdecimal():
        quantity += unit
    return (short if counts_in(short, unit) else name), quantity


def fault_of(name: str, quantity: str) -> Fault | None:
    """Return why a name with its quantity can be no figure of this year, None where nothing speaks against it."""
    if _A_TIME.search(quantity):
        return Fault.RATE
    if find_label(name) or (cue("change").fullmatch(name) and _SHARE.search(quantity)):
        return None
    if name.startswith("其中"):
        return Fault.WITHIN
    bare = QUOTED.sub("“”", name)
    if fault := _told_by(bare):
        return fault
    is_share = cue("share_of").match(bare) and _SHARE.search(quantity)
    return Fault.UNNAMED if is_share else _fault_of_words(name, bare)


def _fault_of_words(name: str, bare: str) -> Fault | None:
    """Return why words, which are ``bare`` without what is quoted, can be no name."""
    if cue("dependent").search(bare):
        return Fault.UNNAMED
    if cue("sentence").search(bare):
        return Fault.UNCLEAR
    if _is_whole(name):
        return _sum_in(name)
    return Fault.SPACED if _is_whole(_BLANKS.sub("", name)) else Fault.UNCLEAR


def _told_by(bare: str) -> Fault | None:
    """Return why the words of a name, without what is quoted, say that it is no figure of the whole year."""
    not_done = (fault for role, fault in _NOT_ALL_DONE if cue(role).search(bare))
    return another_time(bare) or next(not_done, None)


def time_fault(name: str, year: int | None, *, is_last: bool = False) -> Fault | None:
    """Return why a name that is a key of its own can be no figure of the year, None where its words do not say so.

    ``is_last`` is for the figures of last year, which may say that they are.
    """
    when = cue("named_year").match(name)
    if when and is_another_year(when["year"], year) and not is_last:
        return Fault.LAST_YEAR
    if find_label(name) or cue("change").fullmatch(name):
        return None
    fault = _told_by(QUOTED.sub("“”", name))
    return None if is_last and fault is Fault.LAST_YEAR else fault


def _is_whole(name: str) -> bool:
    """Whether words may be one name: short, without another number, blank or bracket, and not broken off."""
    if not name or len(name) > LONGEST or not _BRACKETS.isdisjoint(name) or _BLANKS.search(name):
        return False
    return not numbers_in(name) and not _BROKEN_OFF.search(QUOTED.sub("“”", name))


def _sum_in(name: str) -> Fault | None:
    """Return that a name joins several things of which one is of the lexicon: 支委会和党员大会."""
    several = _AND.split(QUOTED.sub("“”", name))
    return Fault.SUM if len(several) > 1 and any(map(find_label, several)) else None


def numbers_in(text: str) -> list[Numeral]:
    """Return the numerals of a text that count, or may."""
    return [n for n in scan(text) if n.is_figure or n.kind is Kind.UNCLASSIFIED]


def without_light(text: str) -> str:
    """Return a quantity without the light words before it: 全年共召开12次 is 12次."""
    when = cue("named_year").match(text)
    rest = text[when.end() :] if when and not when["year"] else text
    while not read_quantity(rest) and (before := cue("did").match(rest)):
        rest = rest[before.end() :]
    return rest if read_quantity(rest) else text
