"""A text of a model's: given back while it is faulty, completed where it stays so; nothing of it in silence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from drafting.checks.case import Case
from drafting.errors import ShuzhiError
from drafting.material import Material
from drafting.model.typed_numbers import typed
from drafting.model.ungrounded import ungrounded
from drafting.offline import compose_missing
from drafting.verdict import Verdict, judge
from drafting.writing.assemble import Bodies
from drafting.writing.body import Body
from drafting.writing.engines import Engine, Faults
from schemas.finding import Finding
from schemas.report import Report


@dataclass(frozen=True)
class Mended:
    """What was done to a model's text that stayed faulty.

    ``removed`` are its sentences that no fact bears, ``composed`` what the composer put in: sentences, or whole
    sections by their heading.
    """

    removed: tuple[str, ...] = ()
    composed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Repaired:
    """The bodies as they came out, the verdict on their report, and what was done to them."""

    bodies: dict[str, Body]
    verdict: Verdict
    mended: Mended = Mended()
    failure: ShuzhiError | None = None
    """What the endpoint said when a faulty section was given back; the text is then as the model left it."""


class Sheet(Protocol):
    """What is being written: bodies, by the ids of their sections, each at its place in a report."""

    @property
    def material(self) -> Material:
        """What it is made from."""

    def report(self, bodies: Bodies) -> Report:
        """Return the report with these bodies in it."""

    def start(self, report: Report, section_id: str, body: Body) -> int:
        """Return where a body begins in the report."""

    def concerned(self, finding: Finding, report: Report, bodies: Bodies) -> str | None:
        """Return the section whose body a finding is about; None where it is none that is being written."""

    def wanted(self, section_id: str) -> set[str]:
        """Return the facts that a body has to state, by the items that they belong to."""

    def composed(self, section_id: str) -> Body:
        """Return the body as the composer writes it."""

    def added(self, body: Body, sentence: Body) -> Body:
        """Return a body with a sentence behind it."""

    def called(self, section_id: str) -> str:
        """Return what the secretary calls it."""


async def repaired(sheet: Sheet, engine: Engine, bodies: Bodies) -> Repaired:
    """Give faulty bodies back as often as the engine allows, complete what stays faulty, and judge the whole."""
    done = dict(bodies)
    verdict = judged(sheet.material, sheet.report(done))
    faults = _faults(sheet, verdict, done)
    for _ in range(engine.repairs):
        if not faults:
            break
        written = await engine.repair(sheet.material, faults)
        done |= written.bodies
        verdict = judged(sheet.material, sheet.report(done))
        faults = _faults(sheet, verdict, done)
        if written.failures:
            return Repaired(done, verdict, failure=next(iter(written.failures.values())))
    if not faults:
        return Repaired(done, verdict)
    done, mended = _completed(sheet, done, verdict)
    return Repaired(done, judged(sheet.material, sheet.report(done)), mended)


def judged(material: Material, report: Report) -> Verdict:
    """Return the verdict on a report that was made from this material."""
    reference, sample = (
        given.report if given else None for given in (material.reference, material.sample)
    )
    return judge(
        Case(
            report=report,
            outline=material.outline,
            facts=material.facts,
            reference=reference,
            rules=material.rules,
            sample=sample,
            limits=material.limits,
        )
    )


def _faults(sheet: Sheet, verdict: Verdict, bodies: Bodies) -> Faults:
    """Return the bodies of a model's that errors stand against, or that say what no fact bears, with these."""
    faults: Faults = {}
    stopping = (finding for finding in verdict.stopping if not _is_for_a_person(finding))
    unborne = (*ungrounded(verdict.case, verdict.findings), *_typed(sheet, verdict.case, bodies))
    for finding in (*stopping, *unborne):
        section_id = sheet.concerned(finding, verdict.case.report, bodies)
        body = bodies.get(section_id or "")
        if section_id and body and body.author == "model":
            faults.setdefault(section_id, (body, []))[1].append(finding)
    return faults


def _typed(sheet: Sheet, case: Case, bodies: Bodies) -> Iterator[Finding]:
    """Yield the numbers that a model put in itself, in its bodies."""
    for section_id, body in bodies.items():
        if body.author == "model":
            start = sheet.start(case.report, section_id, body)
            filled = [replace(o, start=o.start + start, end=o.end + start) for o in body.origins]
            by_model = [origin for origin in filled if origin.author == "model"]
            yield from typed(case, start, start + len(body.text), by_model)


def _is_for_a_person(finding: Finding) -> bool:
    """Whether no engine can mend it: what the facts lack, last year's problems unread, and how much of its report is taken over.

    A model is not shown last year's sentences, and so would be told to write otherwise than it does not know how.
    """
    lacks_a_fact = finding.code == "facts.rectification-missing" and finding.fact is None
    return lacks_a_fact or finding.code in ("facts.rectification-unread", "reference.similarity")


def _completed(sheet: Sheet, bodies: Bodies, verdict: Verdict) -> tuple[dict[str, Body], Mended]:
    """Take out the sentences that errors stand against, then compose what is missing.

    A body that lacks more than half of its facts is composed whole, for the rest of it is padding or worse; so is
    one that does not pass even so.
    """
    material = sheet.material
    done = dict(bodies)
    removed: list[str] = []
    composed: list[str] = []
    for section_id, (body, findings) in _faults(sheet, verdict, done).items():
        offset = sheet.start(verdict.case.report, section_id, body)
        spans = [(f.start - offset, f.end - offset) for f in findings if f.end > f.start]
        done[section_id], sentences = body.without(spans)
        removed += sentences
    for section_id, (body, findings) in _still_faulty(sheet, done).items():
        lacking = dict.fromkeys(material.facts.owner(f.fact) for f in findings if f.fact)
        if not body.text.strip() or 2 * len(lacking) > len(sheet.wanted(section_id)):
            continue  # nothing of the model's is worth completing
        for fact in lacking:
            raw = compose_missing(fact, material.facts, material.slots)
            sentence = Body.filled(raw, material.slots, "composer")
            done[section_id] = sheet.added(done[section_id], sentence)
            composed.append(sentence.text)
    for section_id in _still_faulty(sheet, done):
        done[section_id] = sheet.composed(section_id)
        composed.append(sheet.called(section_id))
    return done, Mended(tuple(removed), tuple(composed))


def _still_faulty(sheet: Sheet, bodies: Bodies) -> Faults:
    return _faults(sheet, judged(sheet.material, sheet.report(bodies)), bodies)
