"""The reports of tests/corpus, each with its facts, and what the checks say of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafting.checks import CHECKS
from drafting.checks.case import Case
from drafting.documents import read_document
from drafting.facts import read_facts
from drafting.outline import load_outline
from drafting.report import parse_report
from schemas.facts import Facts
from schemas.finding import Finding, Severity

FOLDER = Path(__file__).parent.parent / "corpus" / "clean"
OUTLINE = load_outline()


@dataclass(frozen=True, slots=True)
class Sample:
    """A clean report: it states every figure of its facts, and no other."""

    name: str
    text: str
    facts: Facts


@cache
def samples() -> tuple[Sample, ...]:
    """Return every clean report in the order of their names."""
    return tuple(_sample(path) for path in sorted(FOLDER.glob("*.txt")))


def _sample(path: Path) -> Sample:
    (facts,) = (f for f in FOLDER.glob(f"{path.stem}.*") if f.suffix in {".yaml", ".md"})
    return Sample(path.stem, read_document(path), read_facts(facts))


def findings(text: str, facts: Facts | None) -> tuple[Finding, ...]:
    """Return what all checks find in a text."""
    case = Case(parse_report(text, OUTLINE), OUTLINE, facts)
    return tuple(finding for check in CHECKS for finding in check(case))


def stopping(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return those that stop the export."""
    return tuple(f for f in found if f.severity is not Severity.WARNING)
