"""Numbers and dates of last year's report that stand in this year's and that this year's facts do not have."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain

from drafting.checks.case import Case
from drafting.checks.dates.known import Known, known_dates
from drafting.checks.dates.moments import Grain, Moment, moments_in
from drafting.checks.dates.unsupported import (
    FRAME,
    Said,
    dates_said,
    explains_itself,
    is_right,
)
from drafting.checks.reference.places import (
    OldDate,
    OldNumbers,
    Quotable,
    Spots,
    old_numbers,
    words_around,
)
from drafting.figures import Numeral
from drafting.figures.bind import Mention
from drafting.figures.columns import is_in_column
from drafting.figures.likeness import beside
from drafting.figures.numeral import DATE, UNCLASSIFIED
from drafting.figures.ranks import ranks_in
from drafting.report.day import day_of, year_told
from drafting.text.patterns import Pattern
from drafting.text.strings import overlap
from schemas.facts import FactKind
from schemas.report import Report

Found = tuple[int, int, str]
"""The span of what survives, and what it is called in a message."""

_SURE, _LIKELY, _NEAR = 3, 2, (0.4, 0.2)
"""Digits that no two numbers have by chance; with two of them few words beside need be the same, with one more."""
_ALIKE = 0.25
"""How much of the words around a month must be those around last year's."""
_COMPARED = Pattern(
    r"(?:去年|上年|上一年|往年|前年|同期|(?P<year>(?:19|20)\d\d)年)(?!以来)[^，。；：！？\n]*$"
)
_REACHED = Pattern(
    r"(?:[由从比较](?:去年|上年|上一年|往年|前年|同期|\d{4}年)|[\d一二三四五六七八九十百])[^，。；：！？\n]*"
    r"[升增降减提缩扩进跃][高升短小大加少步]?[了]?[到至为]$"
)
"""What stands before what last year's number has come to: 由上年的第六名升至, 较去年提高到."""
_CLAUSE = 24
_LARGE = 100
"""From this value on a number that has no unit is no list's or heading's."""
PRESCRIBED = (1, 2, 4, 12)
"""How often a year the rules want meetings and lessons, so that they are as many every year."""


def figures(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    """Yield the numbers that the facts do not bear out and that last year's report has of the same thing."""
    year = year_of(case)
    seen: set[int] = set()
    for mention in _unproven(case):
        numeral = mention.numeral
        unit = numeral.unit or mention.unit
        if numeral.start in seen or not unit or _is_compared(case, numeral.start, year):
            continue
        seen.add(numeral.start)
        spots = old_numbers(reference.text).alike.get((numeral.value, unit), {})
        same = _same_figures(case, numeral, spots, _needed(numeral.value))
        if same and not may_quote(numeral.start, chain.from_iterable(same)):
            yield numeral.start, numeral.end, "数字"


def bare_figures(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    """Yield the numbers that have lost their unit (36.8万 of 36.8万元), with last year's words around them."""
    year, given = year_of(case), {f.quantity.value for f in case.figures if f.quantity}
    for numeral in case.numerals:
        value = numeral.value
        if numeral.kind is not UNCLASSIFIED or numeral.unit or value is None or value in given:
            continue
        if not (value >= _LARGE or value % 1) or _is_compared(case, numeral.start, year):
            continue
        spots = old_numbers(reference.text).alike.get(value, {})
        same = _same_figures(case, numeral, spots, max(_needed(value), _NEAR[1]))
        if same and not may_quote(numeral.start, chain.from_iterable(same)):
            yield numeral.start, numeral.end, "数字"


def ranks(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    """Yield the ranks (排名第3位) that last year's report has too, and this year's facts have not."""
    if not case.ranks:
        return
    given, year = {rank.value for rank in ranks_in(case.wording)}, year_of(case)
    old = ranks_in(reference.text)
    for rank in case.ranks:
        if rank.value in given or _is_compared(case, rank.start, year):
            continue
        same = [other.start for other in old if other.value == rank.value]
        if same and not may_quote(rank.start, same):
            yield rank.start, rank.end, "名次"


def dates(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    """Yield the dates that the facts do not have and that last year's report has too, of whatever year."""
    numerals = [numeral for numeral in case.numerals if numeral.kind is DATE]
    year = year_of(case)
    known = known_dates(case.facts) if case.facts else Known(year, (), ())
    for date in dates_said(case, year, numerals):
        if _is_borne_out(case, date, known, year):
            continue
        old = old_numbers(reference.text)
        same = [found for moment in date.moments for found in _same_days(old, date, moment)]
        if same and not may_quote(date.start, same):
            yield date.start, date.end, "日期"


def year_of(case: Case) -> int:
    """Return the year that a report is on: of the facts, else as it says itself; far ahead where nothing tells."""
    if case.facts:
        return case.facts.year
    plans = {section.id for section in case.sections_of(FactKind.PLANS)}
    return year_told(case.report, plans) or day_of(case.report, None).year


def _unproven(case: Case) -> Iterable[Mention]:
    """Return the numbers that the facts do not bear out; without facts, all that count something of their own."""
    if case.proof is None:
        claims = (mention for mention in case.mentions if mention.is_claim)
        return (m for m in claims if not (m.label and m.numeral.value in PRESCRIBED))
    wrong = (fault.mention for fault in case.proof.wrong)
    return sorted((*wrong, *case.proof.unknown), key=lambda mention: mention.numeral.start)


def _needed(value: object) -> float:
    """Return how much of the words beside a number must be the same for it to be the same number."""
    digits = f"{value:f}" if isinstance(value, Decimal) else str(value)
    length = len(digits.replace(".", "").strip("0"))
    return 0.0 if length >= _SURE else _NEAR[length >= _LIKELY]


def _same_figures(
    case: Case, numeral: Numeral, spots: Spots, least: float
) -> Sequence[Sequence[int]]:
    """Return the places at which last year's report has the number of the same thing, by so many words beside it."""
    here = beside(case.report.text, numeral.start, numeral.end).pairs if spots else frozenset()
    return [starts for pairs, starts in spots.items() if overlap(here, pairs) >= least]


def _is_compared(case: Case, start: int, year: int) -> bool:
    """Whether a number is said to be last year's, as in 由去年的10次增加到12次."""
    if is_in_column(case.report.text, start, year - 1):
        return True
    around = case.report.text, max(0, start - _CLAUSE), start
    said = _COMPARED.search(*around)
    if said is None or _REACHED.search(*around):
        return False
    return said["year"] is None or int(said["year"]) < year


def _same_days(old: OldNumbers, date: Said, moment: Moment) -> Iterator[int]:
    """Yield where last year's report has the same days; of a whole month only those of the same thing."""
    for other in old.dates.get((moment.first, moment.last), ()):
        if date.role in FRAME:
            is_same = moment.year is not None and other.moment.year == moment.year
        else:
            is_same = _is_exact(moment) or _is_alike(date, other, old.text)
        if is_same:
            yield other.start


def _is_exact(moment: Moment) -> bool:
    """Whether a date names days, and not a month or a part of one."""
    return moment.grain not in (Grain.PART, Grain.MONTH)


def _is_alike(date: Said, other: OldDate, text: str) -> bool:
    around = date.before + date.behind
    words = words_around(around, len(date.before), len(date.before))
    return overlap(words, words_around(text, other.start, other.end)) >= _ALIKE


def _is_borne_out(case: Case, date: Said, known: Known, year: int) -> bool:
    if date.role in FRAME:
        given = moments_in(case.facts.date) if case.facts else ()
        return any(moment == fact for moment in date.moments for fact in given)
    if explains_itself(date, known, year) or _is_compared(case, date.start, year):
        return True
    return all(is_right(moment, date, known, year) for moment in date.moments)
