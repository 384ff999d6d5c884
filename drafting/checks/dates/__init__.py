"""dates.*: no date stands in the report that the facts do not know; one slip is one finding."""

from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.dates import anniversaries, periods, unsupported, years
from drafting.figures.numeral import DATE
from schemas.finding import Finding


def check(case: Case) -> Iterator[Finding]:
    """Yield ``dates.year`` and ``dates.unsupported``; without facts only what everybody knows."""
    known = list(periods.check(case))
    yield from known
    if case.facts is None:
        return
    told = {finding.start for finding in known}
    dates = [n for n in case.numerals if n.kind is DATE and n.start not in told]
    wrong = list(years.check(case, case.facts, dates))
    yield from wrong
    flagged = {finding.start for finding in wrong}
    yield from unsupported.check(case, case.facts, dates, flagged)
    yield from anniversaries.check(case, dates)
