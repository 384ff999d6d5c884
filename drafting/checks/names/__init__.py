"""names.*: units and persons are written as the facts write them, and no name is invented."""

from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.names import persons, units, unsupported
from schemas.finding import Finding


def check(case: Case) -> Iterator[Finding]:
    """Yield ``names.unit``, ``names.person`` and ``names.unsupported``; nothing without facts."""
    if case.facts is None:
        return
    misspelt = [*units.check(case, case.facts), *persons.check(case, case.facts)]
    yield from misspelt
    for finding in unsupported.check(case):  # “琴小满服务台” is said once
        if all(f.end <= finding.start or finding.end <= f.start for f in misspelt):
            yield finding
