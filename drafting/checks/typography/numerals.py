"""One style of numerals in one sentence: 支委会12次、党员大会四次 mixes two (GB/T 15835-2011, 4.3)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from drafting.checks.case import Case
from drafting.checks.typography.fault import Fault, shown
from drafting.figures.numeral import MEASURE, Numeral
from drafting.figures.vocabulary import HAN_DIGITS

_HAN = frozenset(HAN_DIGITS)
_ARABIC = re.compile(r"[\d０-９]")
_SENTENCE = re.compile(r"[^。！？\n]+")
_CLAUSE_END = frozenset("，。、；：！？）\n”等")
_TIMES = re.compile(r"年|月|天|日|周|季度|小时|分钟|秒|世纪|岁|成|折|倍")
_JOINED = re.compile(r"[^，。；：（）]{0,14}[、和及与]")
_NEAR = 8
"""Counts on either side of one that it is compared with."""
_LENIENT = re.compile(r"两|元")
_IDIOM = re.compile(r"一(?![百千万十])|百分之百")
_LISTED = re.compile(r"、[^，。；：（）“”、]{0,14}")


def faults(case: Case) -> Iterator[Fault]:
    """Yield one fault for each sentence that counts like things in two styles, at the rarer one."""
    text = case.report.text
    if not any(_is_spelt(n) for n in case.numerals):
        return
    counts = [n for n in case.numerals if _is_count(n)]
    starts = [n.start for n in counts]
    done = 0
    for numeral in counts:
        if numeral.start < done or not _is_spelt(numeral):
            continue
        ends = (text.rfind(mark, done, numeral.start) for mark in "。！？\n")
        first = max(done, max(ends) + 1)
        sentence = _SENTENCE.match(text, first)
        done = sentence.end() if sentence else len(text)
        inside = counts[bisect_left(starts, first) : bisect_left(starts, done)]
        if odd := _odd_one(text, inside):
            yield _fault(text, odd, inside)


def _is_count(numeral: Numeral) -> bool:
    return numeral.kind is MEASURE and numeral.unit != "" and not _TIMES.search(numeral.unit)


def _is_spelt(numeral: Numeral) -> bool:
    """Whether a count is in Chinese numerals; 一次 and 百分之百 go with any style."""
    return (
        numeral.text[0] in _HAN
        and _is_count(numeral)
        and not _ARABIC.search(numeral.text)
        and not _IDIOM.match(numeral.text)
    )


def _odd_one(text: str, counts: Sequence[Numeral]) -> Numeral | None:
    """Return the first numeral of the rarer style among like counts, or None."""
    pairs = [
        (spelt, figure)
        for place, spelt in enumerate(counts)
        if _is_spelt(spelt)
        for figure in counts[max(0, place - _NEAR) : place + _NEAR]
        if _ARABIC.search(figure.text) and _are_alike(text, *sorted((spelt, figure), key=_start))
    ]
    if not pairs:
        return None
    spelt, figures = {s for s, _ in pairs}, {f for _, f in pairs}
    return min(figures if len(spelt) > len(figures) else spelt, key=_start)


def _start(numeral: Numeral) -> int:
    return numeral.start


def _are_alike(text: str, first: Numeral, second: Numeral) -> bool:
    """Whether two counts stand in like places of the sentence: label and number, or number and noun.

    两 is good style beside figures, and so are sums of money, except from one item of a list to the next.
    """
    between = text[first.end : second.start]
    if _LENIENT.search(first.text + second.text):
        return _ends_clause(text, second) and bool(_LISTED.fullmatch(between))
    if _ends_clause(text, first) and _ends_clause(text, second):
        return ("%" in first.unit) == ("%" in second.unit)
    if first.unit != second.unit:
        return False
    spelt = second if _ARABIC.search(first.text) else first
    return _ends_clause(text, spelt) or bool(_JOINED.fullmatch(between))


def _ends_clause(text: str, numeral: Numeral) -> bool:
    return text[numeral.end : numeral.end + 1] in _CLAUSE_END


def _fault(text: str, odd: Numeral, counts: Sequence[Numeral]) -> Fault:
    figures = bool(_ARABIC.search(odd.text))
    other = next(n for n in counts if (_is_spelt(n) if figures else _ARABIC.search(n.text)))
    place = shown(text, odd.start, odd.end)
    advice = (
        "全句统一用一种写法" if figures else f"改为“{odd.value:f}{odd.unit}”，全句统一用阿拉伯数字"
    )
    return Fault(
        odd.start, odd.end, f"“{place}”：同一句里数字写法不一，别处写“{other.text}”", advice
    )
