"""The verdict on a report: what the checks found, and whether it may leave the house."""

from dataclasses import dataclass
from typing import Any

from drafting.checks import run_checks
from drafting.checks.case import Case
from schemas.finding import Finding, Severity


@dataclass(frozen=True)
class Verdict:
    """A case with its findings. Without facts nothing is proven: ``passed`` is then None."""

    case: Case
    findings: tuple[Finding, ...]

    @property
    def stopping(self) -> tuple[Finding, ...]:
        """Return the findings that stop an export."""
        return tuple(f for f in self.findings if f.severity is not Severity.WARNING)

    @property
    def passed(self) -> bool | None:
        """Whether nothing stands against the report; None where there were no facts to prove it by."""
        return None if self.case.facts is None else not self.stopping

    @property
    def expected(self) -> tuple[str, ...]:
        """Return the ids of the figures that the report must state."""
        return tuple(figure.id for figure in self.case.figures if figure.required)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the ids of the figures that it does not state, or states wrongly."""
        absent = {f.fact for f in self.findings if f.code in _ABSENT}
        return tuple(figure_id for figure_id in self.expected if figure_id in absent)

    def to_json(self) -> dict[str, Any]:
        """Return what ``check --json`` prints."""
        report, facts = self.case.report, self.case.facts
        return {
            "passed": self.passed,
            "facts": facts.unit if facts else None,
            "sections": {
                section.id: {
                    "heading": section.heading,
                    "start": section.start,
                    "end": section.end,
                    "characters": len("".join(report.body(section).split())),
                }
                for section in report.sections
            },
            "figures": {
                "expected": len(self.expected),
                "present": len(self.expected) - len(self.missing),
                "missing": list(self.missing),
                "unsupported": sum(f.code == "figures.unsupported" for f in self.findings),
            },
            "findings": [finding.model_dump(mode="json") for finding in self.findings],
        }


_ABSENT = ("figures.missing", "figures.mismatch", "figures.unit")


def judge(case: Case) -> Verdict:
    """Run every check."""
    return Verdict(case, run_checks(case))
