"""What a check is given: the report, what it must agree with, its numerals scanned and proven once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from drafting.checks.codes import SEVERITY
from drafting.checks.presence import Prose
from drafting.facts.given import given_by
from drafting.facts.inventory import inventory, label_names
from drafting.facts.year_on_year import changes
from drafting.figures import Numeral, scan
from drafting.figures.bind import Mention, bind
from drafting.figures.known import Change, Given
from drafting.figures.own_units import unknown_units, with_units
from drafting.figures.prove import Proof, prove
from drafting.figures.ranks import Rank, ranks_among
from drafting.lexicon.labels import names_of
from drafting.rectification.passages import passages
from drafting.report.day import day_of
from drafting.wording.find import Hit
from drafting.wording.judge import judge
from drafting.wording.rules import Rule
from schemas.facts import FactKind, Facts
from schemas.figure import Figure
from schemas.finding import Finding, Severity
from schemas.outline import Outline
from schemas.report import Report, Role, Section
from schemas.settings import Limits


@dataclass(frozen=True)
class Case:
    """One report to be judged. Without facts only the checks that need none say anything."""

    report: Report
    outline: Outline
    facts: Facts | None = None
    reference: Report | None = None
    rules: tuple[Rule, ...] = ()
    """The user's own rules on wording."""
    sample: Report | None = None
    """A report that was given for its manner alone."""
    limits: Limits = field(default_factory=Limits)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the facts."""
        return inventory(self.facts) if self.facts else ()

    @cached_property
    def changes(self) -> Mapping[str, Change]:
        """How each label, as this year's facts have it, has changed since last year."""
        found = changes(self.facts, self.figures) if self.facts else ()
        return {change.now.label: change for change in found}

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """Every numeral of the report, classified, in the order of the text."""
        own = unknown_units(q.unit for q in self.facts.counts.values()) if self.facts else ()
        return with_units(scan(self.report.text), self.report.text, own)

    @cached_property
    def ranks(self) -> tuple[Rank, ...]:
        """Every rank of the report (排名第3位)."""
        return ranks_among(self.numerals, self.report.text)

    @cached_property
    def prose(self) -> Prose:
        """The report, ready to be asked where it says something."""
        return Prose(self.report.text)

    @cached_property
    def wording(self) -> str:
        """Every text of the facts, line by line: what stands here was written by the user."""
        if self.facts is None:
            return ""
        named = (self.facts.unit, self.facts.reporter, self.facts.post, self.facts.title)
        fields = (text for _, item in self.facts.items() for _, text in item.fields())
        labels = (*self.facts.counts, *self.facts.last_counts)
        return "\n".join((*named, self.facts.date, *labels, *fields))

    @cached_property
    def quoted(self) -> tuple[str, ...]:
        """The names that stand in quotes in the facts."""
        return tuple(dict.fromkeys(re.findall(r"“([^“”\n]{2,20})”", self.wording)))

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """What breaks the rules on wording, in the order of the text."""
        report = self.report
        frame = (Role.TITLE, Role.BYLINE, Role.SIGNOFF)
        unit = (
            self.facts.unit
            if self.facts
            else "\n".join(report.text_of(p) for role in frame for p in report.having(role))
        )
        day = day_of(report, self.facts)
        return tuple(judge(report.text, day, unit, self.wording, self.rules))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every number of the report bound to what it counts, by the labels of the lexicon and of the facts."""
        names = label_names(self.facts) if self.facts else names_of()
        return bind(self.report.text, self.numerals, names, self._planned)

    @cached_property
    def _planned(self) -> list[tuple[int, int]]:
        """Where the report speaks of the year to come."""
        return [(section.body_start, section.end) for section in self.sections_of(FactKind.PLANS)]

    @cached_property
    def proof(self) -> Proof | None:
        """Report and facts proven against each other; None without facts."""
        if self.facts is None:
            return None
        return prove(self.given, self.report.text, self.mentions, self._planned)

    @cached_property
    def given(self) -> Given:
        """What the facts give to prove the report by."""
        assert self.facts is not None
        return given_by(self.facts, self.figures)

    @cached_property
    def rectified(self) -> tuple[tuple[int, int], ...]:
        """The passages that tell what became of last year's problems, and may quote them."""
        ahead = (FactKind.SHORTCOMINGS, FactKind.PLANS)
        sections = {section.id for kind in ahead for section in self.sections_of(kind)}
        return passages(self.report, sections)

    def sections_of(self, kind: FactKind) -> list[Section]:
        """Return the sections of the report that are for a kind of facts."""
        ids = {spec.id for spec in self.outline.sections if kind in spec.facts}
        return [section for section in self.report.sections if section.id in ids]

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
        severity: Severity | None = None,
        around: str = "",
    ) -> Finding:
        """Return a finding on a span; its severity follows from the code, its section from the place.

        A code whose weight depends on the case (a paragraph repeated verbatim) may name another ``severity``; one of
        which each place is to be looked at names the words ``around``.
        """
        return Finding(
            code=code,
            severity=severity or SEVERITY[code],
            section=section or self.report.place_of(start),
            start=start,
            end=end,
            text=self.report.text[start:end],
            message=message,
            suggestion=suggestion,
            fact=fact,
            around=around,
        )

    def missing(self, code: str, fact_id: str, message: str, suggestion: str) -> Finding:
        """Return a finding on a fact that the report lacks, placed where the fact belongs."""
        section, offset = self.home(fact_id)
        return self.finding(
            code, offset, offset, message, suggestion, fact=fact_id, section=section
        )
