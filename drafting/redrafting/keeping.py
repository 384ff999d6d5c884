"""What a draft leaves alone of the report that there is: what is locked, written by hand, or chosen by a person.

A chosen section, one that was written again or taken back, stays while the checks have nothing new against it. Of
figures that the facts have changed since, the new ones are put in; a section that needs more than that is written
again, and the person is told so.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafting.material import Material
from drafting.parts import text_of, with_part
from drafting.report import parse_report
from drafting.slots import Slots
from drafting.verdict import Verdict
from drafting.words import EXTRA, section_name
from drafting.workspace import Origin, Version, Workspace
from drafting.workspace.merge import changed_parts
from drafting.writing.repair import judged
from schemas.finding import Finding
from schemas.outline import Outline

LOCKED, BY_HAND, CHOSEN, ADDED = "已锁定", "手写", "您选定的", "您另加的"
RENEW = "renew"
_CHOICES = ("regen", "restore", RENEW)
"""Actions by which a person says which text a section shall have."""


@dataclass(frozen=True)
class Kept:
    """A report that there is already, and its parts that stay as they are, each with the reason.

    ``renewed`` are the figures that were put in, old and new, by part; ``unfit`` says of the chosen parts that do not
    stay how much stands against each, 0 where nothing does.
    """

    versions: tuple[Version, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    renewed: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    unfit: Mapping[str, int] = field(default_factory=dict)

    def __contains__(self, part: str | None) -> bool:
        return part in self.parts

    def put_back(self, versions: Sequence[Version]) -> tuple[Version, ...]:
        """Return a new report with the parts that stay in the place of its own."""
        for part in self.parts:
            versions = with_part(versions, self.versions, part)
        return tuple(versions)

    def faulty(self, verdict: Verdict) -> dict[str, int]:
        """Return the chosen parts with how much stands against each that did not when it was chosen."""
        faults = ((v.part, self._new_faults(v, verdict)) for v in self.versions)
        return {part: len(found) for part, found in faults if found}

    def without(self, faulty: Mapping[str, int]) -> "Kept":
        """Return what stays where these do not."""
        parts = {part: why for part, why in self.parts.items() if part not in faulty}
        renewed = {part: told for part, told in self.renewed.items() if part in parts}
        return replace(self, parts=parts, renewed=renewed, unfit={**self.unfit, **faulty})

    def told_figures(self, part: str) -> str:
        """Return which figures of a part were exchanged, in words."""
        pairs = dict.fromkeys(self.renewed[part])
        return "、".join(f"{old}改为{new}" for old, new in pairs)

    def rewritten(self, versions: Sequence[Version]) -> dict[str, int]:
        """Return those of the unfit parts that now read otherwise."""
        old, new = ({v.part: v.text for v in state} for state in (self.versions, versions))
        return {p: number for p, number in self.unfit.items() if old.get(p) != new.get(p)}

    def with_new_figures(self, verdict: Verdict, slots: Slots) -> "Kept":
        """Return the same with the figures of the facts where a chosen part states them as they were before."""
        versions, renewed, before = [], dict(self.renewed), 0
        for version in self.versions:
            wrong = [f for f in self._new_faults(version, verdict) if f.code == "figures.mismatch"]
            exchanges = _exchanges(version, before, wrong, slots)
            before += len(version.text) + 1
            if exchanges:
                old = [version.text[o.start : o.end] for o, _ in exchanges]
                new = [figure for _, figure in exchanges]
                renewed[version.part] = tuple(zip(old, new, strict=True))
                version = _exchanged(version, exchanges)  # noqa: PLW2901 - the same part
            versions.append(version)
        return replace(self, versions=tuple(versions), renewed=renewed)

    def _new_faults(self, version: Version, verdict: Verdict) -> list[Finding]:
        if self.parts.get(version.part) != CHOSEN:
            return []
        known = {finding.id for finding in version.findings}
        return [f for f in verdict.stopping if f.section == version.part and f.id not in known]


def kept_parts(
    workspace: Workspace, revision: int | None, material: Material, *, over_hand: bool
) -> Kept:
    """Return what a draft leaves alone of a revision: what is locked, by hand, or chosen and still right.

    With ``over_hand`` it is only what is locked, and what a person added that the outline does not have.
    """
    locked = workspace.locked()
    versions = workspace.revision(revision) if revision else ()
    chosen = _chosen(workspace, revision)
    parts = {}
    for version in versions:
        if version.part in locked:
            parts[version.part] = LOCKED
        elif version.part == EXTRA and version.author == "hand":  # no engine writes it
            parts[version.part] = ADDED
        elif not over_hand and version.author == "hand":
            parts[version.part] = BY_HAND
        elif not over_hand and version.part in chosen:
            parts[version.part] = CHOSEN
    kept = Kept(versions, parts)
    if CHOSEN not in parts.values():
        return kept
    return _fitting(kept, material, workspace.acknowledged())


def store_renewed(
    kept: Kept, workspace: Workspace, base: int | None, outline: Outline
) -> tuple[Kept, int | None]:
    """Store the chosen parts with their new figures as a revision of its own, for they stay chosen.

    Return what is kept, as it is stored, and the revision to work from.
    """
    if base is None or not kept.renewed:
        return kept, base
    versions = workspace.revision(base)
    for part in kept.renewed:
        versions = with_part(versions, kept.versions, part)
    note = "；".join(f"{section_name(p, outline)} {kept.told_figures(p)}" for p in kept.renewed)
    number = workspace.accept(RENEW, versions, note, base=base)
    return replace(kept, versions=workspace.revision(number)), number


def _chosen(workspace: Workspace, last: int | None) -> frozenset[str]:
    """Return the parts of which the last change was a choice."""
    chosen: frozenset[str] = frozenset()
    before: tuple[Version, ...] = ()
    for revision in workspace.revisions():
        if last is None or revision.number > last:
            break
        changed = changed_parts(before, revision.parts)
        chosen = chosen | changed if revision.action in _CHOICES else chosen - changed
        before = revision.parts
    return chosen


def _fitting(kept: Kept, material: Material, accepted: frozenset[str]) -> Kept:
    """Return what stays of a report in the light of the facts as they are now.

    A frame follows from the facts, and a section that the outline does not have has no place: neither stays.
    """
    sections = {spec.id for spec in material.outline.sections}
    strange = {p: 0 for p, why in kept.parts.items() if why == CHOSEN and p not in sections}
    kept = kept.without(strange)

    def verdict_on(state: Kept) -> Verdict:
        report = parse_report(text_of(state.versions), material.outline)
        return replace(judged(material, report), accepted=accepted)

    verdict = verdict_on(kept)
    faulty = kept.faulty(verdict)
    if not faulty:
        return kept
    renewed = kept.with_new_figures(verdict, material.slots)
    left = renewed.faulty(verdict_on(renewed))
    return renewed.without({part: faulty.get(part, number) for part, number in left.items()})


def _exchanges(
    version: Version, before: int, wrong: Collection[Finding], slots: Slots
) -> list[tuple[Origin, str]]:
    """Return the figures of a version, which begins at ``before``, that the facts have changed, with the new ones.

    It is one only where both say so: the check that the number states a fact wrongly, and the origin of the words that
    it states this fact.
    """
    places = {(f.start - before, f.fact) for f in wrong}
    return [
        (origin, slots.figures[origin.fact].text)
        for origin in version.origins
        if origin.fact in slots.figures
        and any(origin.start <= at < origin.end and fact == origin.fact for at, fact in places)
    ]


def _exchanged(version: Version, exchanges: Collection[tuple[Origin, str]]) -> Version:
    """Return the version with the new figures in the place of the old ones."""

    def moved(offset: int) -> int:
        return offset + sum(
            len(new) - (old.end - old.start) for old, new in exchanges if old.end <= offset
        )

    text = version.text
    for old, new in sorted(exchanges, key=lambda e: e[0].start, reverse=True):
        text = text[: old.start] + new + text[old.end :]
    origins = tuple(replace(o, start=moved(o.start), end=moved(o.end)) for o in version.origins)
    return replace(version, text=text, origins=origins, id=None)
