"""One fault that was put into a clean report, and whether a finding is that fault."""

from dataclasses import dataclass

from schemas.finding import Finding

LONGEST_SPAN = 40
"""Characters of a finding that still points at a place."""


@dataclass(frozen=True, slots=True)
class Defect:
    """A report with one fault: ``codes`` of which one must be found, at ``[start:end)`` or for ``fact``.

    ``cut`` is true where words were taken out, and whatever they stated may be missing too.
    """

    kind: str
    text: str
    codes: tuple[str, ...]
    start: int = -1
    end: int = -1
    fact: str = ""
    section: str = ""
    cut: bool = False
    note: str = ""

    def is_found_by(self, finding: Finding) -> bool:
        """Whether a finding is this defect, at its place."""
        if finding.code not in self.codes or finding.end - finding.start > LONGEST_SPAN:
            return False
        if self.fact:
            return finding.fact == self.fact
        if self.section:
            return finding.section == self.section
        return finding.start <= self.end and self.start <= finding.end

    def explains(self, finding: Finding) -> bool:
        """Whether a finding is only what the defect brings with it."""
        lost = self.cut and finding.code.endswith("missing")
        other_half = self.kind.startswith("swapped") and finding.code == "figures.mismatch"
        return self.is_found_by(finding) or lost or other_half
