"""The verdict on a report: what the checks found, and whether it may leave the house."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from drafting.checks import run_checks
from drafting.checks.case import Case
from drafting.errors import UsageError
from drafting.proof.rows import TwoWayProof
from drafting.proof.two_way import two_way
from schemas.finding import Finding, Severity

_LAST_YEARS = "reference.carryover"
_OF_THE_SAME = ("figures.", "dates.")
"""Topics whose findings say already of a number or a date that this year's facts do not have it."""


@dataclass(frozen=True)
class Verdict:
    """A case with its findings. Without facts nothing is proven: ``passed`` is then None.

    ``accepted`` are the ids of the findings to be acknowledged that a person has accepted.
    """

    case: Case
    findings: tuple[Finding, ...]
    accepted: frozenset[str] = frozenset()

    @cached_property
    def from_last_year(self) -> Mapping[str, Finding]:
        """What says that last year's report has a number or date too, by the id of the finding that tells of it anyway.

        Such a one is told along with the other: once, and without a second advice.
        """
        return told_along(self.findings, self._stands)

    def _stands(self, finding: Finding) -> bool:
        return finding.severity is Severity.ERROR or self.awaits(finding)

    @property
    def listed(self) -> tuple[Finding, ...]:
        """Return the findings that are told each by itself."""
        along = {finding.id for finding in self.from_last_year.values()}
        return tuple(f for f in self.findings if f.id not in along)

    def told_with(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of findings and of what is told along with them: who accepts one has read both."""
        along = (self.from_last_year.get(finding_id) for finding_id in ids)
        return (*ids, *(finding.id for finding in along if finding))

    @cached_property
    def of_last_year(self) -> frozenset[str]:
        """The ids of what is found on numbers that compare with last year, of which the facts do not tell."""
        proof = self.case.proof
        starts = [told.mention.numeral.start for told in proof.unproven] if proof else []
        return frozenset(finding.id for finding in self.findings if finding.start in starts)

    @property
    def stopping(self) -> tuple[Finding, ...]:
        """Return the findings that stop an export."""
        return tuple(filter(self._stands, self.findings))

    @property
    def to_settle(self) -> tuple[Finding, ...]:
        """Return what stops an export, as far as it is told by itself."""
        listed = {finding.id for finding in self.listed}
        return tuple(finding for finding in self.stopping if finding.id in listed)

    def awaits(self, finding: Finding) -> bool:
        """Whether a finding waits for a person's word."""
        return finding.severity is Severity.ACKNOWLEDGE and finding.id not in self.accepted

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
        proof = self.case.proof
        if proof is None:
            return ()
        absent = {f.id for f in proof.missing} | {w.figure.id for w in proof.wrong}
        return tuple(figure_id for figure_id in self.expected if figure_id in absent)

    @cached_property
    def proof(self) -> TwoWayProof | None:
        """Where each fact stands, and whence each number comes; None without facts."""
        return two_way(self.case, self.findings)

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
            "accepted": sorted(f.id for f in self.findings if f.id in self.accepted),
            "findings": [finding.model_dump(mode="json") for finding in self.findings],
            "proof": self.proof.to_json() if self.proof else None,
        }


def told_along(
    findings: Sequence[Finding], stands: Callable[[Finding], bool]
) -> Mapping[str, Finding]:
    """Return what only says that last year's report has a number or date too, by the id of what is found there and ``stands``."""
    told = {(f.start, f.end): f for f in findings if f.code.startswith(_OF_THE_SAME) and stands(f)}
    again = (f for f in findings if f.code == _LAST_YEARS and (f.start, f.end) in told)
    return {told[f.start, f.end].id: f for f in again}


def judge(case: Case) -> Verdict:
    """Run every check."""
    return Verdict(case, run_checks(case))


def require_acceptable(findings: Sequence[Finding], ids: Sequence[str], reason: str) -> None:
    """Raise UsageError unless each id is that of a finding which a person may accept, and a reason is given."""
    if not ids or not reason.strip():
        raise UsageError("确认一处要写明编号和理由：--accept 编号 --reason 理由")
    severities = {f.id: f.severity for f in findings}
    for finding_id in ids:
        if finding_id not in severities:
            raise UsageError(f"核对结果里没有编号为“{finding_id}”的一处。编号见 shuzhi check")
        if severities[finding_id] is Severity.ERROR:
            raise UsageError(f"编号“{finding_id}”是错误，不能确认了事，请照提示改正")
