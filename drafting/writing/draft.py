"""One draft: every section written, filled, judged, given back where it is faulty, and completed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from drafting.errors import EndpointError, PartlyDoneError, Problem, ShuzhiError
from drafting.material import Material
from drafting.offline import compose_opening
from drafting.parts import parts_in, text_of
from drafting.redrafting.keeping import Kept
from drafting.report import parse_report
from drafting.verdict import Verdict
from drafting.workspace import Version
from drafting.writing.assemble import OPENING, Bodies, assemble
from drafting.writing.body import Body
from drafting.writing.engines import Engine, compose
from drafting.writing.repair import Mended, repaired
from schemas.finding import Finding
from schemas.report import Report


@dataclass(frozen=True)
class Draft:
    """A report as it came out of the engines: its parts with their origins, and the verdict on it."""

    versions: tuple[Version, ...]
    verdict: Verdict
    mended: Mended
    failure: ShuzhiError | None = None
    """What the endpoint said when a faulty section was given back; the report is then as the model left it."""


async def write_draft(material: Material, engine: Engine, kept: Kept | None = None) -> Draft:
    """Write every section, give faulty ones back, complete what stays faulty, and judge the whole.

    The opening follows from the facts and is always composed; so is a section without facts, with 【待补】, and
    not asked of an engine that could invent some. What is ``kept`` is asked of nobody. Raises the endpoint's error
    when no section could be written, PartlyDoneError when some could.
    """
    sheet = _WholeReport(material, kept or Kept())
    known = material.facts.kinds()
    specs = [spec for spec in material.outline.sections if spec.id not in sheet.kept]
    asked = [spec for spec in specs if known & set(spec.facts)]
    bodies = {spec.id: compose(material, spec) for spec in specs if spec not in asked}
    if asked:
        written = await engine.write(material, asked)
        _raise_failures(material, written.failures, done=len(written.bodies))
        bodies |= written.bodies
    opening = compose_opening(material.facts, material.slots, material.style)
    bodies[OPENING] = Body.filled(opening, material.slots, "composer")
    done = await repaired(sheet, engine, bodies)
    versions = sheet.versions(done.verdict, done.bodies)
    return Draft(versions, done.verdict, done.mended, done.failure)


@dataclass(frozen=True)
class _WholeReport:
    """The sheet of a draft: every section but those that are kept, in the frame that follows from the facts."""

    material: Material
    kept: Kept

    def report(self, bodies: Bodies) -> Report:
        assembled = self._assembled(bodies)
        if not self.kept.parts:
            return assembled
        return parse_report(text_of(self._parts_of(assembled)), self.material.outline)

    def _assembled(self, bodies: Bodies) -> Report:
        stand_in = Body("", "composer", "")
        whole = {spec.id: stand_in for spec in self.material.outline.sections} | dict(bodies)
        return assemble(self.material, whole)

    def _parts_of(self, assembled: Report) -> tuple[Version, ...]:
        """Return the parts of a report as texts, those that are kept as they are."""
        texts = [
            Version(part, assembled.text[a:b], "composer") for part, a, b in parts_in(assembled)
        ]
        return self.kept.put_back(texts)

    def start(self, report: Report, section_id: str, body: Body) -> int:
        section = report.section(section_id)
        return report.text.index(body.text, section.body_start if section else 0)

    def concerned(self, finding: Finding, report: Report, bodies: Bodies) -> str | None:
        return finding.section if finding.section not in self.kept else None

    def wanted(self, section_id: str) -> set[str]:
        facts = self.material.facts
        kinds = self.material.outline.section(section_id).facts
        items = {item_id for item_id, item in facts.items() if item.kind in kinds}
        required = (figure.id for figure in self.material.slots.figures.values() if figure.required)
        counts = {figure_id for figure_id in required if figure_id.partition(".")[0] in kinds}
        return items | {facts.owner(figure_id) for figure_id in counts}

    def composed(self, section_id: str) -> Body:
        return compose(self.material, self.material.outline.section(section_id))

    def added(self, body: Body, sentence: Body) -> Body:
        return body.with_sentence(sentence)

    def called(self, section_id: str) -> str:
        return f"“{self.material.heading(self.material.outline.section(section_id))}”整节"

    def versions(self, verdict: Verdict, bodies: Bodies) -> tuple[Version, ...]:
        """Return the report's parts in order, each with its author, its origins and what stands against it."""
        report = verdict.case.report
        versions = []
        start = 0
        new_parts = self._parts_of(self._assembled(bodies) if self.kept.parts else report)
        for version in new_parts:
            body = bodies.get(version.part)
            if version.part in self.kept:
                versions.append(version)
            else:
                findings = tuple(f for f in verdict.findings if f.section == version.part)
                new = replace(version, findings=findings)
                if body:
                    offset = self.start(report, version.part, body) - start
                    origins = tuple(
                        replace(o, start=o.start + offset, end=o.end + offset) for o in body.origins
                    )
                    new = replace(
                        new, author=body.author, origins=origins, model=body.model, prompt=body.prompt
                    )  # fmt: skip
                versions.append(new)
            start += len(version.text) + 1
        return tuple(versions)


def _raise_failures(material: Material, failures: Mapping[str, ShuzhiError], done: int) -> None:
    if not failures:
        return
    if not done:
        failure = next(iter(failures.values()))
        if isinstance(failure, EndpointError):
            failure.message += "。不用模型也能写：加上 --engine offline"
        raise failure
    problems = [
        Problem("", "", material.outline.section(section_id).word, error.message, "")
        for section_id, error in failures.items()
    ]
    raise PartlyDoneError(
        f"有 {len(failures)} 节没有写成。已经写成的保存着，再运行一次只补写这几节", problems
    )
