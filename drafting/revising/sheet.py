"""The sheet of a text that is written again: one place of the report, and everything around it as it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from drafting.figures.known import is_of_two_years
from drafting.material import Material
from drafting.parts import text_of
from drafting.proof.rows import FigureRow, FigureState, Place
from drafting.report import parse_report
from drafting.revising.spot import Spot
from drafting.verdict import Verdict
from drafting.workspace import Author, Origin, Version
from drafting.writing.assemble import Bodies
from drafting.writing.body import Body
from drafting.writing.repair import judged
from drafting.writing.rewrite import Rewrite, Stated
from schemas.finding import Finding
from schemas.report import Report


@dataclass(frozen=True)
class PlaceSheet:
    """A place in a report made of ``versions``; the one at ``index`` has the place in it."""

    material: Material
    versions: tuple[Version, ...]
    spot: Spot

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict on the report as it is."""
        return judged(self.material, parse_report(self.text, self.material.outline))

    @cached_property
    def text(self) -> str:
        """The report as it is."""
        return text_of(self.versions)

    @cached_property
    def index(self) -> int:
        """Which of the versions has the place in it."""
        end = 0
        for index, version in enumerate(self.versions):
            end += len(version.text) + 1
            if self.spot.start <= end:
                return index
        raise AssertionError("a place lies in the report")

    @property
    def version(self) -> Version:
        """The version that has the place in it."""
        return self.versions[self.index]

    @property
    def _before(self) -> int:
        return sum(len(version.text) + 1 for version in self.versions[: self.index])

    def with_text(self, text: str) -> str:
        """Return the version's text with another text in the place."""
        start, end = self.spot.start - self._before, self.spot.end - self._before
        old = self.version.text
        gap = "\n" if start > len(old) else ""  # a heading without a text below it
        return old[:start] + gap + text + old[end:]

    def text_in(self, version: Version) -> str:
        """Return what a version that was made for this place has in it."""
        start, end = self.spot.start - self._before, self.spot.end - self._before
        return version.text[start : len(version.text) - len(self.version.text) + end]

    def author_in(self, version: Version) -> Author:
        """Return who wrote what a version that was made for this place has in it."""
        start = self.spot.start - self._before
        end = start + len(self.text_in(version))
        spans = (o for o in version.origins if o.fact is None and o.start <= start and end <= o.end)
        other = None if self.spot.is_whole else next(spans, None)
        return other.author if other else version.author

    def with_version(self, version: Version) -> tuple[Version, ...]:
        """Return the report with another version in the place of the one that is written again."""
        return (*self.versions[: self.index], version, *self.versions[self.index + 1 :])

    def written(self, body: Body, verdict: Verdict) -> Version:
        """Return the new version: the body in the place, the words around it with their origins as they were.

        A section that is written again in part stays its author's, for whoever wrote the rest.
        """
        old = self.version
        start, end = self.spot.start - self._before, self.spot.end - self._before
        grown = len(body.text) - (end - start)
        origins = [replace(o, start=o.start + start, end=o.end + start) for o in body.origins]
        whole = self.spot.is_whole
        if not whole:
            kept = [o for o in old.origins if o.end <= start]
            later = [o for o in old.origins if o.start >= end]
            moved = [replace(o, start=o.start + grown, end=o.end + grown) for o in later]
            other = [Origin(start, start + len(body.text), body.author)]
            origins = [*kept, *(other if body.author != old.author else ()), *origins, *moved]
        return Version(
            part=old.part,
            text=self.with_text(body.text),
            author=body.author if whole else old.author,
            origins=tuple(origins),
            model=body.model or ("" if whole else old.model),
            prompt=body.prompt or ("" if whole else old.prompt),
            findings=tuple(f for f in verdict.findings if f.section == old.part),
        )

    def report_with(self, text: str) -> Report:
        """Return the report with another text in the place."""
        version = replace(self.version, text=self.with_text(text))
        return parse_report(text_of(self.with_version(version)), self.material.outline)

    def report(self, bodies: Bodies) -> Report:
        """Return the report with the body in the place."""
        return self.report_with(bodies[self.spot.spec.id].text)

    def start(self, report: Report, section_id: str, body: Body) -> int:
        """Return where the body begins: where the old one did."""
        return self.spot.start

    def concerned(self, finding: Finding, report: Report, bodies: Bodies) -> str | None:
        """Return the section where a finding is in the place, or new, or a fact that the whole section lacks."""
        section_id = self.spot.spec.id
        inside = self.spot.start <= finding.start < self.spot.start + len(bodies[section_id].text)
        has_span = finding.end > finding.start
        lacking = self.spot.is_whole and not has_span and finding.section == section_id
        return section_id if (inside and has_span) or lacking or self.is_new(finding) else None

    def is_new(self, finding: Finding) -> bool:
        """Whether a finding does not stand against the report as it is."""
        return finding.id not in self._known

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(finding.id for finding in self.verdict.findings)

    def wanted(self, section_id: str) -> set[str]:
        """Return the items and counts that the place has to state: those that it states now, however they compare."""
        return set(self.said)

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The items and counts that the place states, in the order of the text."""
        return self._said(self.verdict, self.spot.end)

    def takes(self, text: str) -> bool:
        """Whether another text in the place states the same items and counts, and brings no fault with it."""
        verdict = judged(self.material, self.report_with(text))
        if set(self._said(verdict, self.spot.start + len(text))) != set(self.said):
            return False
        return not any(self.is_new(finding) for finding in verdict.stopping)

    def _said(self, verdict: Verdict, end: int) -> tuple[str, ...]:
        start, owner = self.spot.start, self.material.facts.owner
        places = [(max(m.start, start), item) for item, m in self._told(verdict, start, end)]
        for row in self._figures(verdict, end):
            fact = self._fact_of(row, verdict)
            if fact and not is_of_two_years(fact):
                places.append((row.found.numeral.start, owner(fact)))
        return tuple(dict.fromkeys(fact for _, fact in sorted(places, key=lambda p: p[0])))

    def _told(self, verdict: Verdict, start: int, end: int) -> Iterator[tuple[str, Place]]:
        """Yield the items that are told between two places of the text, with where."""
        for row in verdict.proof.facts if verdict.proof else ():
            if row.id in self._items:
                yield from ((row.id, m) for m in row.mentions if m.start < end and start < m.end)

    def _figures(self, verdict: Verdict, end: int) -> Iterator[FigureRow]:
        for row in verdict.proof.figures if verdict.proof else ():
            if self.spot.start <= row.found.numeral.start and row.found.numeral.end <= end:
                yield row

    def _fact_of(self, row: FigureRow, verdict: Verdict) -> str | None:
        """Return the figure that a number states: of several, that of an item which its paragraph tells."""
        text, at = verdict.case.report.text, row.found.numeral.start
        line = text.rfind("\n", 0, at) + 1, text.index("\n", at)
        told = {item for item, _ in self._told(verdict, *line)}
        known = [fact for fact in row.facts if fact in self.material.slots.figures]
        own = [fact for fact in known if self.material.facts.owner(fact) in told]
        return next(iter([*own, *known]), None)

    @cached_property
    def _items(self) -> frozenset[str]:
        return frozenset(item_id for item_id, _ in self.material.facts.items())

    def composed(self, section_id: str) -> Body:
        """Return the first other wording that the composer has for the place, or else what stands there."""
        from drafting.revising.wordings import other_wordings  # which asks this sheet

        kept = Body(self.old_text, "composer", "")
        return next(other_wordings(self, frozenset()), kept)

    @property
    def paragraph(self) -> int:
        """Which paragraph of the section's body the place begins in, from 0."""
        return self.text.count("\n", self._body_start, self.spot.start)

    @property
    def _body_start(self) -> int:
        section = self.verdict.case.report.section(self.spot.spec.id)
        return section.body_start if section else self.spot.start

    @property
    def old_text(self) -> str:
        """What stands in the place."""
        return self.text[self.spot.start : self.spot.end]

    def added(self, body: Body, sentence: Body) -> Body:
        """Return the body with a sentence behind it: inside the paragraph where the place is none of its own."""
        return body.with_sentence(sentence, "\n" if self.spot.is_whole else "")

    def called(self, section_id: str) -> str:
        """Return what the secretary calls the place."""
        return f"“{self.spot.title}”"

    def rewrite(self, note: str, number: int) -> Rewrite:
        """Return what an engine is told."""
        start = self.spot.start
        return Rewrite(
            text=self.old_text,
            stated=tuple(
                replace(s, start=s.start - start, end=s.end - start) for s in self._stated()
            ),
            facts=None if self.spot.is_whole else frozenset(self.said),
            heading=self.spot.heading,
            is_one_paragraph=self.spot.is_one_paragraph,
            note=note,
            number=number,
        )

    def _stated(self) -> Iterator[Stated]:
        """Yield the numbers of the place that facts know, or should know, and this year."""
        for row in self._figures(self.verdict, self.spot.end):
            numeral = row.found.numeral
            fact = self._fact_of(row, self.verdict)
            this_year = numeral.text == f"{self.material.facts.year}年"
            if fact or this_year or row.state is not FigureState.FREE:
                yield Stated(numeral.start, numeral.end, fact)
