"""reference.*: what is left of last year's report in this year's, and how much of it was only taken over."""

from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.reference import carryover, similarity
from schemas.finding import Finding


def check(case: Case) -> Iterator[Finding]:
    """Yield ``reference.carryover`` and ``reference.similarity``; nothing without last year's report or a sample."""
    yield from carryover.check(case)
    yield from similarity.check(case)
