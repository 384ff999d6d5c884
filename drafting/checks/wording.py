"""wording.*: fixed expressions stand as they were coined, and a branch speaks as a branch.

The rules are rows of ``lexicon/wording.csv`` and of the user's own file; each names its code and its level.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache

from drafting.checks.case import Case
from drafting.facts.dates import find_dates, read_date
from drafting.wording.find import Finder, Hit
from drafting.wording.rules import Rule, shipped
from drafting.wording.squeezed import Squeezed
from schemas.finding import Finding
from schemas.report import Role

_INNER = str.maketrans("“”", "‘’")
_SHOWN = 40
"""The most characters that a finding shows, also of a long sequence in disorder."""


def check(case: Case) -> Iterator[Finding]:
    """Yield what breaks a rule that holds on the day of the report, unless the facts themselves say it so."""
    squeezed = Squeezed(case.report.text)
    day, unit = report_day(case), _unit(case)

    def holds(rule: Rule) -> bool:
        return rule.holds(day, unit)

    own = _own_finder(case.rules).find(squeezed, holds) if case.rules else ()
    hits = [*own, *_finder().find(squeezed, holds)]
    if not hits:
        return
    given = Squeezed(case.wording).text
    for hit in sorted(_apart(hits), key=lambda hit: hit.start):
        if Squeezed(case.report.text[hit.start : hit.end]).text not in given:
            yield _finding(case, hit)


def report_day(case: Case) -> date:
    """Return the day of the report: of the facts, else its own, else the last of the year it is on.

    Where nothing tells, it is the far future, when all that holds now still does.
    """
    report = case.report
    written = [case.facts.date] if case.facts else []
    written += [report.text_of(p) for p in report.having(Role.DATE)]
    for text in written:
        day = read_date(text)
        if day and day.is_real and day.year and day.month and day.day:
            return date(day.year, day.month, day.day)
    if case.facts:
        return date(case.facts.year, 12, 31)
    titles = (d.year for p in report.having(Role.TITLE) for d in find_dates(report.text_of(p)))
    year = next(filter(None, titles), None)
    return date(year, 12, 31) if year else date.max


@cache
def _finder() -> Finder:
    return Finder(shipped())


@lru_cache(maxsize=4)
def _own_finder(rules: tuple[Rule, ...]) -> Finder:
    return Finder(rules)


def _unit(case: Case) -> str:
    """Return the name of the unit; without facts, the frame of the report, which says it somewhere."""
    if case.facts:
        return case.facts.unit
    frame = (Role.TITLE, Role.BYLINE, Role.SIGNOFF)
    return "\n".join(case.report.text_of(p) for role in frame for p in case.report.having(role))


def _apart(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits without those that overlap an earlier one: one slip is one finding."""
    taken: set[int] = set()
    for hit in hits:
        span = range(hit.start, hit.end)
        if taken.isdisjoint(span):
            taken.update(span)
            yield hit


def _finding(case: Case, hit: Hit) -> Finding:
    rule, right = hit.rule, hit.right.translate(_INNER)
    end = min(hit.end, hit.start + _SHOWN)
    written = case.report.text[hit.start : end].translate(_INNER)
    why = rule.message or f"规范表述是“{right}”"
    return case.finding(
        rule.code,
        hit.start,
        end,
        f"这里写的是“{written}”，{why}（{rule.source}）",
        f"改为“{right}”",
        severity=rule.level,
    )
