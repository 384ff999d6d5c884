"""The checks: each a pure function of the case, on one topic, in its own module."""

from collections.abc import Callable, Iterator

from drafting.checks import dates, facts, figures, structure, text
from drafting.checks.case import Case
from schemas.finding import Finding

Check = Callable[[Case], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    structure.check,
    figures.check,
    facts.check,
    dates.check,
    text.check,
)


def run_checks(case: Case) -> tuple[Finding, ...]:
    """Return every finding in the order of the text."""
    found = (finding for check in CHECKS for finding in check(case))
    return tuple(sorted(found, key=lambda f: (f.start, f.end, f.code)))
