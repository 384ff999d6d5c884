"""dates.*: no date stands in the report that the facts do not know; one slip is one finding."""

from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.dates import unsupported, years
from drafting.figures.numeral import DATE
from schemas.finding import Finding


def check(case: Case) -> Iterator[Finding]:
    """Yield ``dates.year`` and ``dates.unsupported``; nothing without facts."""
    if case.facts is None:
        return
    dates = [numeral for numeral in case.numerals if numeral.kind is DATE]
    wrong = list(years.check(case, case.facts, dates))
    yield from wrong
    flagged = {finding.start for finding in wrong}
    yield from unsupported.check(case, case.facts, dates, flagged)
