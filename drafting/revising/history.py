"""The history of a report: every revision, and what became another in it, by whose hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafting.revising.desk import Desk
from drafting.workspace import Author, Revision, Version
from drafting.workspace.merge import changed_parts, is_reordered


@dataclass(frozen=True)
class Step:
    """One revision with the parts that it changed."""

    revision: Revision
    changed: tuple[Version, ...]
    gone: tuple[str, ...]
    """The words of the parts that it took out."""
    order: tuple[str, ...] = ()
    """The words of the parts in their order, where it put them into another."""


@dataclass(frozen=True)
class History:
    """The steps from the first to the last; where one section was asked for, those that changed it."""

    desk: Desk
    steps: tuple[Step, ...]
    part: str | None


def history_of(folder: Path | None, section: str | None) -> History:
    """Return the history of the report, or of one section; UsageError where there is none."""
    desk = Desk.at(folder)
    part = desk.named(section) if section else None
    steps = list(_steps(desk, desk.workspace.revisions()))
    if part:
        steps = [found for step in steps if (found := _about(step, part, desk.word(part)))]
    return History(desk, tuple(steps), part)


def _steps(desk: Desk, revisions: Sequence[Revision]) -> Iterator[Step]:
    before: tuple[Version, ...] = ()
    for revision in revisions:
        parts = changed_parts(before, revision.parts)
        changed = tuple(version for version in revision.parts if version.part in parts)
        gone = parts - {version.part for version in changed}
        order = desk.order(revision.parts) if is_reordered(before, revision.parts) else ()
        yield Step(revision, changed, tuple(map(desk.word, sorted(gone))), order)
        before = revision.parts


def _about(step: Step, part: str, word: str) -> Step | None:
    """Return a step less what it did to other parts; None where it did nothing to this one."""
    changed = tuple(version for version in step.changed if version.part == part)
    gone = tuple(name for name in step.gone if name == word)
    return Step(step.revision, changed, gone) if changed or gone else None


def authors_of(version: Version) -> tuple[Author, ...]:
    """Return who wrote a version: its author, then others whose words are in it."""
    others = {origin.author for origin in version.origins if origin.fact is None}
    return (version.author, *sorted(others - {version.author}))
