"""reference.carryover: every number, date, person, quoted name and campaign of last year's that is none of this year's.

What the facts bear out does not count, nor what any year's report says; and what tells how last year's problems were
put right may quote them.
"""

from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.quoting import inner
from drafting.checks.reference import campaigns, names, numbers, people
from drafting.checks.reference.places import Quotable
from schemas.finding import Finding

CODE = "reference.carryover"


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for each; nothing without last year's report."""
    reference = case.reference
    if reference is None:
        return
    may_quote = Quotable(case, reference)
    found = (
        *numbers.figures(case, reference, may_quote),
        *numbers.dates(case, reference, may_quote),
        *people.people(case, reference, may_quote),
        *names.quoted(case, reference, may_quote),
        *campaigns.campaigns(case, reference, may_quote),
    )
    for start, end, what in found:
        yield _finding(case, start, end, what)


def _finding(case: Case, start: int, end: int, what: str) -> Finding:
    written = inner(case.report.text[start:end])
    without = "要点里没有" if case.facts else "没有要点可以对照"
    return case.finding(
        CODE,
        start,
        end,
        f"“{written}”这个{what}去年的报告里就有，{without}，可能是从去年沿用下来的",
        "请按今年的实际改正或删去；今年确实如此的，请补进要点，或者核实后确认并写明理由",
    )
