"""Campaigns of last year's report that were over before this year, and stand in this year's as if they were not."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from drafting.checks.case import Case
from drafting.checks.reference.numbers import Found, year_of
from drafting.checks.reference.places import Quotable
from drafting.wording.campaigns import STALE, rules_of, shipped_campaigns
from drafting.wording.meaning import compiled, is_allowed
from drafting.wording.rules import Rule
from schemas.report import Report


def campaigns(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    """Yield the campaigns that were over before this year, wherever they stand; what is kept up of them is right."""
    text, old = case.report.text, reference.text
    for rule in _past_campaigns(case):
        if not all(any(word in report for word in rule.needs) for report in (old, text)):
            continue
        before = [match.start() for match in compiled(rule.pattern).finditer(old)]
        for match in compiled(rule.pattern).finditer(text) if before else ():
            start, end = match.span()
            free = is_allowed(rule.allowed, text, start, end) or match[0] in case.wording
            if not free and not may_quote(start, before):
                yield start, end, "说法"


def _past_campaigns(case: Case) -> Iterator[Rule]:
    """Yield the rules on campaigns that ended before the year of the report; the user's own take the place of shipped ones."""
    own = {rule.id for rule in case.rules}
    rules = (*(rule for rule in _shipped() if rule.id not in own), *case.rules)
    year = year_of(case)
    for rule in rules:
        # such a rule holds from the July after the year in which the campaign ended
        if rule.code == STALE and rule.advice and rule.valid_from.year <= year < date.max.year:
            yield rule


@cache
def _shipped() -> tuple[Rule, ...]:
    return tuple(rule for rule in rules_of(shipped_campaigns()) if rule.code == STALE)
