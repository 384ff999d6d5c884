"""The checks: each a pure function of the case, on one topic, in its own module."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from drafting.checks import (
    answers,
    awards,
    changes,
    dates,
    facts,
    figures,
    ledger,
    length,
    names,
    numbering,
    reference,
    repetition,
    script,
    structure,
    text,
    typography,
    wording,
)
from drafting.checks.case import Case
from schemas.finding import Finding

Check = Callable[[Case], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    structure.check,
    numbering.check,
    figures.check,
    changes.check,
    facts.check,
    awards.check,
    ledger.check,
    answers.check,
    dates.check,
    names.check,
    text.check,
    typography.check,
    repetition.check,
    length.check,
    script.check,
    wording.check,
    reference.check,
)


def run_checks(case: Case) -> tuple[Finding, ...]:
    """Return every finding in the order of the text."""
    found = (finding for check in CHECKS for finding in check(case))
    return tuple(_told_apart(sorted(found, key=lambda f: (f.start, f.end, f.code))))


def _told_apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, those that are alike counted: each has an id of its own."""
    seen: Counter[tuple[str | None, ...]] = Counter()
    for finding in findings:
        alike = (finding.code, finding.section, finding.text, finding.fact, finding.around)
        yield finding.model_copy(update={"occurrence": seen[alike]}) if seen[alike] else finding
        seen[alike] += 1
