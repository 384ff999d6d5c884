"""A section written again, or a part of it: candidates by a model or the composer, of which one is taken.

Candidates are stored before anybody chooses, so that choosing asks nothing again; what was there stays in the
history.
"""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from drafting.errors import ShuzhiError
from drafting.model.engine import ModelEngine
from drafting.model.live import Listener
from drafting.parts import text_of
from drafting.report import parse_report
from drafting.revising.desk import Desk, material_of
from drafting.revising.sheet import PlaceSheet
from drafting.revising.spot import find_spot
from drafting.revising.wordings import other_wordings
from drafting.verdict import Verdict
from drafting.workspace import Version
from drafting.writing.body import Body
from drafting.writing.engine_choice import endpoint_for
from drafting.writing.engines import ComposerEngine, Engine
from drafting.writing.repair import Mended, judged, repaired
from schemas.facts import Facts
from schemas.finding import Finding
from schemas.settings import Endpoint


@dataclass(frozen=True)
class Candidate:
    """One text for the place: the section with it, and the verdict on the report with it."""

    version: Version
    verdict: Verdict
    mended: Mended = field(default_factory=Mended)


@dataclass(frozen=True)
class Rewriting:
    """A place that is to be written again, on the desk of its report."""

    desk: Desk
    sheet: PlaceSheet

    @property
    def is_by_hand(self) -> bool:
        """Whether the section was written by hand."""
        return self.sheet.version.author == "hand"

    def findings(self, candidate: Candidate) -> tuple[Finding, ...]:
        """Return what stands against a candidate, and not against what is around it."""
        body = Body(self.sheet.text_in(candidate.version), "hand", "")
        bodies = {self.sheet.spot.spec.id: body}
        verdict = candidate.verdict
        report = verdict.case.report
        return tuple(f for f in verdict.findings if self.sheet.concerned(f, report, bodies))


@dataclass(frozen=True)
class Offer:
    """The candidates for a place by their numbers, from 1, and the wish that they were written for.

    ``by_model`` says that a model was asked, ``stored`` how many of its answers were stored ones.
    """

    note: str
    candidates: tuple[Candidate, ...]
    by_model: bool = False
    stored: int = 0
    is_stale: bool = False
    """Whether the facts have changed since."""


def open_place(folder: Path | None, name: str) -> Rewriting:
    """Return the place that a person names in the report of a folder.

    UsageError for a place that there is not, and for a section that is locked; InputError for what it is made from.
    """
    desk = Desk.at(folder)
    material = material_of(desk)
    report = parse_report(text_of(desk.versions), material.outline)
    sheet = PlaceSheet(material, desk.versions, find_spot(name, report, material.outline))
    desk.require_unlocked(sheet.version.part)
    return Rewriting(desk, sheet)


def offered(rewriting: Rewriting, note: str | None) -> Offer | None:
    """Return what was offered last for the place as it stands, for this wish if one is given; None where nothing was."""
    sheet = rewriting.sheet
    workspace = rewriting.desk.workspace
    wish, versions, facts = workspace.offered(sheet.spot.place, sheet.version)
    if not versions or note not in (None, wish):
        return None
    texts = map(sheet.text_in, versions)
    verdicts = (judged(sheet.material, sheet.report_with(text)) for text in texts)
    is_stale = facts not in ("", _digest(sheet.material.facts))
    return Offer(wish, tuple(map(Candidate, versions, verdicts)), is_stale=is_stale)


def make_offer(  # noqa: PLR0913 - the options of the command
    rewriting: Rewriting,
    note: str,
    count: int,
    *,
    engine: str,
    fresh: bool,
    say: Callable[[str], None],
    listener: Listener | None,
) -> Offer:
    """Write up to ``count`` candidates that read otherwise than what stands there, and store them.

    Raises the endpoint's error where it gives none at all; what failed of several is said.
    """
    sheet, workspace = rewriting.sheet, rewriting.desk.workspace
    endpoint = endpoint_for(engine, workspace.folder)
    if endpoint is None:
        found = asyncio.run(_composed(rewriting, note, count, say))
        stored = 0
    else:
        engines = [
            _engine(rewriting, endpoint, note, number, count, fresh, say, listener)
            for number in range(1, count + 1)
        ]
        found = asyncio.run(_asked(sheet, engines, say))
        stored = sum(engine.stored for engine in engines)
    distinct = {sheet.text_in(c.version): c for c in reversed(found)}
    distinct.pop(sheet.old_text, None)
    candidates = tuple(c for c in found if distinct.get(sheet.text_in(c.version)) is c)
    if candidates and len(candidates) < len(found):
        say(f"有 {len(found) - len(candidates)} 稿和别的稿或现在的一样，没有列出")
    versions = [candidate.version for candidate in candidates]
    digest = _digest(sheet.material.facts)
    kept = workspace.offer(sheet.spot.place, sheet.version, note, versions, facts=digest)
    return Offer(
        note,
        tuple(replace(c, version=v) for c, v in zip(candidates, kept, strict=True)),
        by_model=endpoint is not None,
        stored=stored,
    )


def _digest(facts: Facts) -> str:
    return hashlib.sha256(facts.model_dump_json().encode()).hexdigest()


@dataclass(frozen=True)
class Taken:
    """The revision that has the candidate, and the verdict on it."""

    revision: int
    verdict: Verdict


def take(rewriting: Rewriting, offer: Offer, number: int) -> Taken:
    """Store the report with the candidate of that number. WriteError where another program has changed it meanwhile."""
    desk, sheet = rewriting.desk, rewriting.sheet
    candidate = offer.candidates[number - 1]
    title = sheet.spot.title
    revision = desk.workspace.accept(
        "regen",
        sheet.with_version(candidate.version),
        f"{title}：{offer.note}" if offer.note else title,
        base=desk.base,
    )
    return Taken(revision, replace(candidate.verdict, accepted=desk.workspace.acknowledged()))


async def _composed(
    rewriting: Rewriting, note: str, count: int, say: Callable[[str], None]
) -> list[Candidate]:
    """Return candidates by the composer: such as the section never had, while there are any."""
    sheet = rewriting.sheet
    if note:
        say("没有用模型：本机只换措辞，不能照您的要求改写；要求记入版本记录")
    revisions = rewriting.desk.workspace.revisions()
    versions = (v for revision in revisions for v in revision.parts if v.part == sheet.version.part)
    known = set(map(sheet.text_in, versions))
    found: dict[str, Body] = {}
    for body in chain(other_wordings(sheet, known), other_wordings(sheet, ())):
        found.setdefault(body.text, body)
        if len(found) == count:
            break
    else:
        if found:
            say(f"本机只有 {len(found)} 种别的写法")
    return [await _candidate(sheet, ComposerEngine(), body) for body in found.values()]


def _engine(  # noqa: PLR0913, PLR0917 - what an engine is made of
    rewriting: Rewriting,
    endpoint: Endpoint,
    note: str,
    number: int,
    count: int,
    fresh: bool,
    say: Callable[[str], None],
    listener: Listener | None,
) -> ModelEngine:
    """Return the engine that writes one candidate; of several none is shown while it is written."""

    def say_which(line: str) -> None:
        say(f"第 {number} 稿：{line}" if count > 1 else line)

    return ModelEngine(
        endpoint,
        rewriting.desk.workspace,
        fresh=fresh,
        say=say_which,
        listener=listener if count == 1 else None,
        rewrite=rewriting.sheet.rewrite(note, number),
    )


async def _asked(
    sheet: PlaceSheet, engines: Sequence[ModelEngine], say: Callable[[str], None]
) -> list[Candidate]:
    """Return what the engines write at once; raises the first failure where none writes anything."""
    spec = sheet.spot.spec
    done = await asyncio.gather(*(_written(sheet, engine) for engine in engines))
    failures = [result for result in done if isinstance(result, ShuzhiError)]
    if failures and len(failures) == len(done):
        raise failures[0]
    for failure in failures:
        say(f"{spec.word}有一稿没有写成：{failure.message}")
    return [result for result in done if isinstance(result, Candidate)]


async def _written(sheet: PlaceSheet, engine: ModelEngine) -> Candidate | ShuzhiError:
    spec = sheet.spot.spec
    try:
        written = await engine.write(sheet.material, [spec])
        if spec.id in written.failures:
            return written.failures[spec.id]
        return await _candidate(sheet, engine, written.bodies[spec.id])
    except ShuzhiError as error:
        return error


async def _candidate(sheet: PlaceSheet, engine: Engine, body: Body) -> Candidate:
    """Return a body as a candidate, given back and completed as in a draft."""
    section_id = sheet.spot.spec.id
    done = await repaired(sheet, engine, {section_id: body})
    if done.failure:
        raise done.failure
    version = sheet.written(done.bodies[section_id], done.verdict)
    return Candidate(version, done.verdict, done.mended)
