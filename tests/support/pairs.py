"""The pairs of tests/corpus/pairs: last year's report of a branch, and this year's with its facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafting.checks import run_checks
from drafting.checks.case import Case
from drafting.documents import read_document
from drafting.facts import read_facts
from drafting.report import parse_report
from schemas.facts import Facts
from schemas.finding import Finding
from schemas.report import Report
from tests.support.corpus import CORPUS, OUTLINE
from tests.support.defect import Defect
from tests.support.measure import Outcome

FOLDER = CORPUS / "pairs"
PEOPLE = ("廖德明", "石振海", "温启航")


@dataclass(frozen=True)
class Pair:
    """A clean report with its facts, and the one of the year before."""

    name: str
    last: Report
    now: Report
    facts: Facts

    @property
    def people(self) -> tuple[str, ...]:
        """Persons of last year's report whom this year's facts do not name."""
        return tuple(name for name in PEOPLE if name in self.last.text)

    def findings(self, text: str | None = None, facts: Facts | None = None) -> tuple[Finding, ...]:
        """Return what all checks find in the report, or in a text that was made of it."""
        report = self.now if text is None else parse_report(text, OUTLINE)
        return run_checks(Case(report, OUTLINE, facts or self.facts, self.last))


@cache
def pairs(folder: Path = FOLDER) -> tuple[Pair, ...]:
    """Return every pair in the order of their names."""
    return tuple(_pair(path) for path in sorted(folder.glob("*.yaml")))


def _pair(facts: Path) -> Pair:
    last, now = (
        parse_report(read_document(facts.with_suffix(suffix)), OUTLINE)
        for suffix in (".last.txt", ".txt")
    )
    return Pair(facts.stem, last, now, read_facts(facts))


def outcomes(pair: Pair, defects: Iterator[Defect]) -> Iterator[Outcome]:
    """Yield what becomes of each defect of the pair's clean report."""
    for defect in defects:
        found = pair.findings(defect.text, defect.facts)
        beside = (f for f in found if not defect.explains(f))
        yield Outcome(
            defect.codes[0],
            defect.kind,
            any(map(defect.is_found_by, found)),
            tuple(f"{f.code} “{f.text}” {f.message}" for f in beside),
            f"{pair.name}: {defect.kind}: {defect.note}",
        )
