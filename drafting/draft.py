"""One draft: every section written, filled, judged, given back where it is faulty, and completed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from drafting.assemble import OPENING, Bodies, assemble
from drafting.body import Body
from drafting.checks.case import Case
from drafting.engines import Engine, Faults, compose
from drafting.errors import EndpointError, PartlyDoneError, Problem, ShuzhiError
from drafting.material import Material
from drafting.offline import compose_missing, compose_opening
from drafting.parts import parts_in
from drafting.ungrounded import ungrounded
from drafting.verdict import Verdict, judge
from drafting.workspace import Version
from schemas.report import Report


@dataclass(frozen=True)
class Draft:
    """A report as it came out of the engines: its parts with their origins, and the verdict on it."""

    versions: tuple[Version, ...]
    verdict: Verdict
    mended: "Mended"
    failure: ShuzhiError | None = None
    """What the endpoint said when a faulty section was given back; the report is then as the model left it."""


@dataclass(frozen=True)
class Mended:
    """What was done to a model's text that stayed faulty; nothing of it is done in silence.

    ``removed`` are its sentences that no fact bears, ``composed`` what the composer put in: sentences, or whole
    sections by their heading.
    """

    removed: tuple[str, ...] = ()
    composed: tuple[str, ...] = ()


async def write_draft(material: Material, engine: Engine) -> Draft:
    """Write every section, give faulty ones back, complete what stays faulty, and judge the whole.

    The opening follows from the facts and is always composed; so is a section without facts, with 【待补】, and
    not asked of an engine that could invent some. Raises the endpoint's error when no section could be written,
    PartlyDoneError when some could.
    """
    known = material.facts.kinds()
    specs = material.outline.sections
    asked = [spec for spec in specs if known & set(spec.facts)]
    bodies = {spec.id: compose(material, spec) for spec in specs if spec not in asked}
    opening = compose_opening(material.facts, material.slots, material.style)
    bodies[OPENING] = Body.filled(opening, material.slots, "composer")

    written = await engine.write(material, asked)
    _raise_failures(material, written.failures, done=len(written.bodies))
    bodies |= written.bodies
    verdict = _judge(material, bodies)
    faults = _faults(verdict, bodies)
    for _ in range(engine.repairs):
        if not faults:
            break
        written = await engine.repair(material, faults)
        bodies |= written.bodies
        verdict = _judge(material, bodies)
        faults = _faults(verdict, bodies)
        if written.failures:
            failure = next(iter(written.failures.values()))
            return Draft(_versions(verdict, bodies), verdict, Mended(), failure)

    mended = Mended()
    if faults:
        bodies, mended = _completed(material, bodies, verdict)
        verdict = _judge(material, bodies)
    return Draft(_versions(verdict, bodies), verdict, mended)


def _judge(material: Material, bodies: Bodies) -> Verdict:
    reference = material.reference.report if material.reference else None
    report = assemble(material, bodies)
    return judge(Case(report, material.outline, material.facts, reference, material.rules))


def _faults(verdict: Verdict, bodies: Bodies) -> Faults:
    """Return the sections of a model's that errors stand against, or that say what no fact bears, with these."""
    faults: Faults = {}
    for finding in (*verdict.stopping, *ungrounded(verdict.case, verdict.findings)):
        body = bodies.get(finding.section or "")
        if finding.section and body and body.author == "model":
            faults.setdefault(finding.section, (body, []))[1].append(finding)
    return faults


def _completed(
    material: Material, bodies: Bodies, verdict: Verdict
) -> tuple[dict[str, Body], Mended]:
    """Take out the sentences that errors stand against, then compose what is missing.

    A section that lacks more than half of its facts is composed whole, for the rest of it is padding or worse; so is
    one that does not pass even so.
    """
    done = dict(bodies)
    removed: list[str] = []
    composed: list[str] = []
    for section_id, (body, findings) in _faults(verdict, done).items():
        offset = _body_start(verdict.case.report, section_id, body)
        spans = [(f.start - offset, f.end - offset) for f in findings if f.end > f.start]
        done[section_id], sentences = body.without(spans)
        removed += sentences
    for section_id, (body, findings) in _faults(_judge(material, done), done).items():
        lacking = dict.fromkeys(material.facts.owner(f.fact) for f in findings if f.fact)
        if not body.text.strip() or 2 * len(lacking) > len(_wanted(material, section_id)):
            continue  # nothing of the model's is worth completing
        for fact in lacking:
            raw = compose_missing(fact, material.facts, material.slots)
            sentence = Body.filled(raw, material.slots, "composer")
            done[section_id] = done[section_id].with_sentence(sentence)
            composed.append(sentence.text)
    for section_id in _faults(_judge(material, done), done):
        spec = material.outline.section(section_id)
        done[section_id] = compose(material, spec)
        composed.append(f"“{material.heading(spec)}”整节")
    return done, Mended(tuple(removed), tuple(composed))


def _wanted(material: Material, section_id: str) -> set[str]:
    """Return the facts that a section has to state: the items under its headings, and the counts that it needs."""
    kinds = material.outline.section(section_id).facts
    items = {item_id for item_id, item in material.facts.items() if item.kind in kinds}
    required = (figure.id for figure in material.slots.figures.values() if figure.required)
    counts = {figure_id for figure_id in required if figure_id.partition(".")[0] in kinds}
    return items | {material.facts.owner(figure_id) for figure_id in counts}


def _versions(verdict: Verdict, bodies: Bodies) -> tuple[Version, ...]:
    """Return the report's parts in order, each with its author, its origins and what stands against it."""
    report = verdict.case.report
    versions = []
    for part, start, end in parts_in(report):
        findings = tuple(f for f in verdict.findings if f.section == part)
        version = Version(part, report.text[start:end], "composer", findings=findings)
        if body := bodies.get(part):
            offset = _body_start(report, part, body) - start
            origins = tuple(
                replace(o, start=o.start + offset, end=o.end + offset) for o in body.origins
            )
            version = replace(
                version, author=body.author, origins=origins, model=body.model, prompt=body.prompt
            )
        versions.append(version)
    return tuple(versions)


def _body_start(report: Report, part: str, body: Body) -> int:
    section = report.section(part)
    return report.text.index(body.text, section.body_start if section else 0)


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
