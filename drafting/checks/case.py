"""What a check is given: the report, what it must agree with, and its numerals scanned once."""

from dataclasses import dataclass
from functools import cached_property

from drafting.checks.codes import SEVERITY
from drafting.facts.inventory import inventory
from drafting.figures import Numeral, scan
from schemas.facts import Facts
from schemas.figure import Figure
from schemas.finding import Finding
from schemas.outline import Outline
from schemas.report import Report


@dataclass(frozen=True)
class Case:
    """One report to be judged. Without facts only the checks that need none say anything."""

    report: Report
    outline: Outline
    facts: Facts | None = None
    reference: Report | None = None

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the facts."""
        return inventory(self.facts) if self.facts else ()

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """Every numeral of the report, classified, in the order of the text."""
        return scan(self.report.text)

    def home(self, fact_id: str) -> tuple[str | None, int]:
        """Return the section where a fact belongs, and the offset at which it would be added.

        Without such a section in the report: (its id, the end of the text).
        """
        heading = fact_id.split(".", maxsplit=1)[0]
        spec = next((s for s in self.outline.sections if heading in s.facts), None)
        section = self.report.section(spec.id) if spec else None
        if section:
            body = self.report.text[section.body_start : section.end]
            return section.id, section.body_start + len(body.rstrip())
        return (spec.id if spec else None), len(self.report.text)

    def finding(  # noqa: PLR0913 - a finding has as many parts
        self,
        code: str,
        start: int,
        end: int,
        message: str,
        suggestion: str,
        *,
        fact: str | None = None,
        section: str | None = None,
    ) -> Finding:
        """Return a finding on a span; its severity follows from the code, its section from the place."""
        return Finding(
            code=code,
            severity=SEVERITY[code],
            section=section or self.report.place_of(start),
            start=start,
            end=end,
            text=self.report.text[start:end],
            message=message,
            suggestion=suggestion,
            fact=fact,
        )

    def missing(self, code: str, fact_id: str, message: str, suggestion: str) -> Finding:
        """Return a finding on a fact that the report lacks, placed where the fact belongs."""
        section, offset = self.home(fact_id)
        return self.finding(
            code, offset, offset, message, suggestion, fact=fact_id, section=section
        )
