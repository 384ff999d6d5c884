"""What the checks make of defective reports: found or not, and alone or with something beside."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schemas.finding import Finding
from tests.support.corpus import Sample, findings
from tests.support.defect import Defect


@dataclass(frozen=True, slots=True)
class Outcome:
    """One defective report: its first code, whether the defect was found, and what was found beside it."""

    code: str
    kind: str
    found: bool
    beside: tuple[str, ...]
    note: str


def outcomes(sample: Sample, defects: Iterable[Defect]) -> Iterator[Outcome]:
    """Yield what becomes of each defect of a clean report.

    What is said of the clean report already is no finding beside the defect; that it says nothing is proven apart.
    """
    usual = {finding.id for finding in findings(sample.text, sample.facts)}
    for defect in defects:
        new = [f for f in findings(defect.text, defect.facts or sample.facts) if f.id not in usual]
        yield Outcome(
            defect.codes[0],
            defect.kind,
            any(defect.is_found_by(f) for f in new),
            tuple(_said(f) for f in new if not defect.explains(f)),
            f"{sample.name}: {defect.kind}: {defect.note}",
        )


def _said(finding: Finding) -> str:
    return f"{finding.code} “{finding.text}” {finding.message}"


@dataclass
class Tally:
    """Counts of outcomes under one name."""

    made: int = 0
    found: int = 0
    alone: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one more."""
        self.made += 1
        self.found += outcome.found
        self.alone += not outcome.beside

    @property
    def recall(self) -> float:
        """The share of the defects that is found."""
        return self.found / self.made

    @property
    def purity(self) -> float:
        """The share of the defective reports in which nothing is found beside the defect."""
        return self.alone / self.made


def tallies(of: Iterable[Outcome]) -> dict[tuple[str, str], Tally]:
    """Return the counts by (code, kind); a code as a whole has the kind ``""``."""
    counts: dict[tuple[str, str], Tally] = {}
    for outcome in of:
        for key in ((outcome.code, ""), (outcome.code, outcome.kind)):
            counts.setdefault(key, Tally()).add(outcome)
    return dict(sorted(counts.items()))


def alarms(sample: Sample) -> Counter[str]:
    """Return how often each severity is found in a clean report."""
    return Counter(finding.severity.value for finding in findings(sample.text, sample.facts))
