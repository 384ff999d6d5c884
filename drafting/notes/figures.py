"""Whether an entry's figures are the notes': the same value, unit and qualifier, and of the same thing."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafting.figures import Kind, Numeral
from drafting.figures.bind import bind
from drafting.lexicon.labels import names_of
from drafting.notes.align import numerals_of, sense
from drafting.notes.case import Case
from drafting.notes.cues import cue
from drafting.notes.folding import folded
from drafting.text.strings import bigrams

_LAST_HAN = re.compile(r"[一-鿿]{1,2}$")
_FIRST_HAN = re.compile(r"[一-鿿]{1,2}")
_NO_REPORT_HAS = re.compile(r"[^\x00-\x7f\u3001-\u301f\u4e00-\u9fff\uff01-\uff5e]")
_POWER = re.compile("[mM][²³]")
_LISTING = re.compile("[①-⑳]")
CLAUSE = re.compile(r"[^，,；;。！!？?：:、\n]+")


class Stated(NamedTuple):
    """A number that counts, its label where that is certain, and the words of its clause up to the next number."""

    numeral: Numeral
    label: str
    words: frozenset[str]
    beside: frozenset[str]
    """The Han character right before the number and the one right behind, and their pairs: what it counts."""


def odd(case: Case) -> str:
    """Say which numeral of the entry is one that nobody writes in a report: ⁹⁹人, ٢٤次, Ⅲ个."""
    for match in _NO_REPORT_HAS.finditer(case.entry.text):
        sign = match[0]
        if unicodedata.category(sign) == "Me" or (
            sign.isnumeric() and not _is_usual(case, match.start())
        ):
            return f"“{sign}”不是要点里用的数字"
    return ""


def _is_usual(case: Case, at: int) -> bool:
    """Whether an odd numeral is part of a unit (m²) or of a list (①植树) that the notes have."""
    text = case.entry.text
    usual = _POWER.match(text, max(0, at - 1)) or _LISTING.match(text, at)
    return bool(usual) and usual is not None and usual[0] in case.said


def unfounded(case: Case) -> str:
    """Say which number or date of the entry the source does not have."""
    told = {sense(n) for n in numerals_of(case.said) if n.value is not None}
    for numeral in numerals_of(case.entry.text):
        if numeral.value is not None and numeral.kind is not Kind.ORDINAL:
            found = sense(numeral) in told
        else:
            found = any(_holds(n.text, numeral.text) for n in numerals_of(case.said))
        if not found:
            return f"原话里没有“{numeral.text}”"
    return ""


def _holds(said: str, written: str) -> bool:
    """Whether a date or code is a part of another, and no number is cut: 6月 is in 2025年6月3日, 2月 not in 12月."""
    before, found, _ = folded(said).partition(folded(written))
    return bool(found) and not (before[-1:].isdecimal() and written[0].isdecimal())


def moved(case: Case) -> str:
    """Say which number of the entry counts something else than in the source."""
    theirs = _stated(case.said)
    for numeral, label, words, beside in _stated(case.entry.text):
        same = [s for s in theirs if sense(s.numeral) == sense(numeral)]
        others = [s for s in theirs if sense(s.numeral) != sense(numeral)]
        labels = {s.label for s in same} - {""}
        if label and label in labels:
            continue
        near = max((len(words & s.words) for s in same), default=0)
        if (
            (label and (labels or not _is_spelled(label, case)))
            or any(len(words & s.words) > near for s in others)
            or (
                any(beside & s.beside for s in others)
                and not any(beside & (s.words | s.beside) for s in same)
            )
        ):  # fmt: skip
            return f"原话里“{numeral.text}”说的不是这件事"
    return ""


def _is_spelled(label: str, case: Case) -> bool:
    """Whether the name that an entry has for a label stands in the source, joining words aside."""
    text, added = case.entry.text, case.drawn.added
    for span in names_of().find(text):
        known = not any(start < span.end and span.start < end for start, end in added)
        if span.label == label and (known or case.says(text[span.start : span.end])):
            return True
    return False


@lru_cache(maxsize=256)
def _stated(text: str) -> tuple[Stated, ...]:
    mentions = bind(text, numerals_of(text), names_of())
    labels = {m.numeral.start: m.label for m in mentions if m.certain}
    return tuple(
        Stated(
            numeral,
            labels.get(numeral.start, ""),
            bigrams(f"{before}\n{behind}"),
            _beside(before, behind),
        )
        for numeral, before, behind in _clauses(text)
    )


def _beside(before: str, behind: str) -> frozenset[str]:
    light = cue("light")
    left = _LAST_HAN.search(light.sub("", before))
    right = _FIRST_HAN.match(light.sub("", behind))
    words = (left[0] if left else "", right[0] if right else "")
    return frozenset((*words, words[0][-1:], words[1][:1])) - {""}


def _clauses(text: str) -> Iterator[tuple[Numeral, str, str]]:
    """Yield every figure with the words of its clause before it and behind, up to the next figures."""
    figures = [numeral for numeral in numerals_of(text) if numeral.is_figure]
    for at, numeral in enumerate(figures):
        floor = figures[at - 1].end if at else 0
        ceiling = figures[at + 1].start if at + 1 < len(figures) else len(text)
        start, end = _clause_around(text, numeral)
        before, behind = text[max(floor, start) : numeral.start], text[numeral.end : min(ceiling, end)]  # fmt: skip
        yield numeral, before, behind


def _clause_around(text: str, numeral: Numeral) -> tuple[int, int]:
    found = (m.span() for m in CLAUSE.finditer(text) if m.start() <= numeral.start < m.end())
    start, end = next(found, (numeral.start, numeral.end))
    return start, max(end, numeral.end)
