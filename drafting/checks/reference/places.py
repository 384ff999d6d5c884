"""Last year's numbers and dates with the words around them, and what of last year's a report may quote."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafting.checks.case import Case
from drafting.checks.dates.moments import Moment, moments_at, plain
from drafting.figures import Numeral, scan
from drafting.figures.bounds import bounded
from drafting.figures.likeness import beside
from drafting.figures.numeral import DATE, UNCLASSIFIED
from drafting.rectification.passages import within
from drafting.text.patterns import Pattern
from drafting.text.strings import bigrams
from schemas.facts import FactKind
from schemas.report import Report

AROUND = 24
"""Characters on either side of a date in which it is said what was then."""
_SENTENCE_END = Pattern(r"[。！？\n]")
Key = tuple[object, str]
"""Value and unit of a number."""
Spots = Mapping[frozenset[str], Sequence[int]]
"""Where a number stands, by the pairs of characters beside it."""
Days = tuple[int, int]
"""First and last day of a date, as month × 100 + day."""


@dataclass(frozen=True, slots=True)
class OldDate:
    """A date of last year's report: its span, and what it means."""

    start: int
    end: int
    moment: Moment


@dataclass(frozen=True, slots=True)
class OldNumbers:
    """The spans of the numbers of last year's report that have a unit, and its dates that have a month.

    ``alike`` has the places of all numbers, by value and unit as well as by value alone.
    """

    text: str
    figures: Mapping[Key, Sequence[tuple[int, int]]]
    alike: Mapping[object, Spots]
    dates: Mapping[Days, Sequence[OldDate]]


@lru_cache(maxsize=4)
def old_numbers(text: str) -> OldNumbers:
    """Return the numbers and dates of a text."""
    figures: dict[Key, list[tuple[int, int]]] = defaultdict(list)
    alike: dict[object, dict[frozenset[str], list[int]]] = defaultdict(lambda: defaultdict(list))
    dates: dict[Days, list[OldDate]] = defaultdict(list)
    bare = plain(text)
    numerals = list(map(bounded, scan(text)))
    for numeral, unit in zip(numerals, _units(text, numerals), strict=True):
        if numeral.value is not None and (numeral.is_figure or numeral.kind is UNCLASSIFIED):
            around = beside(text, numeral.start, numeral.end).pairs
            alike[numeral.value][around].append(numeral.start)
            if numeral.is_figure and unit:
                figures[numeral.value, unit].append((numeral.start, numeral.end))
                alike[numeral.value, unit][around].append(numeral.start)
        elif numeral.kind is DATE:
            moments, end = moments_at(bare, numeral.start)
            for moment in moments:
                date = OldDate(numeral.start, end, moment)
                dates[moment.first, moment.last].append(date)
    return OldNumbers(text, figures, alike, dates)


def _units(text: str, numerals: Sequence[Numeral]) -> Sequence[str]:
    """Return the unit of each number; in a list (12、4次) that of the last holds for all."""
    units: list[str] = []
    behind, begins = "", -1
    for numeral in reversed(numerals):
        shares = not numeral.unit and begins == numeral.end + 1 and text[numeral.end] == "、"
        behind, begins = behind if shares else numeral.unit, numeral.start
        units.append(behind)
    return units[::-1]


def words_around(text: str, start: int, end: int) -> frozenset[str]:
    """Return the pairs of characters that stand near a span in its sentence."""
    before = _SENTENCE_END.split(text[max(0, start - AROUND) : start])[-1]
    behind = _SENTENCE_END.split(text[end : end + AROUND])[0]
    return bigrams(f"{before}，{behind}")


class Quotable:
    """What a passage on last year's problems may quote: what stands in last year's 存在不足 and 下一步计划 alone."""

    def __init__(self, case: Case, reference: Report) -> None:
        self._passages, self._reference = case.rectified, reference
        kinds = (FactKind.SHORTCOMINGS, FactKind.PLANS)
        specs = case.outline.sections
        self._sections = {spec.id for kind in kinds for spec in specs if kind in spec.facts}

    def __call__(self, start: int, places: Iterable[int]) -> bool:
        """Whether what stands at an offset of this year's report, and at these of last year's, is rightly quoted."""
        return within(self._passages, start) and all(map(self._is_owned_up, places))

    def may_name(self, start: int, places: Iterable[int]) -> bool:
        """Whether the name at an offset is rightly quoted; it may stand elsewhere in last year's report too."""
        return within(self._passages, start) and any(map(self._is_owned_up, places))

    def _is_owned_up(self, offset: int) -> bool:
        section = self._reference.section_at(offset)
        return section is not None and section.id in self._sections
