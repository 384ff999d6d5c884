"""The order of a take: read the file, hold it against what was exported, prove what is adopted, store, write."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from drafting.docx.saving import is_open
from drafting.parts import text_of
from drafting.report import parse_report
from drafting.revising import take_view
from drafting.revising.adopt import Adoption, adoption
from drafting.revising.desk import Desk, material_of
from drafting.revising.take import Edited, Take, read_edited_report, taken_from
from drafting.verdict import Verdict
from drafting.workspace import Version
from drafting.workspace.merge import changed_parts
from drafting.writing.repair import judged


@dataclass(frozen=True)
class Taken:
    """What became of a take; without a file nothing was read, and only adopted."""

    desk: Desk
    edited: Edited | None
    take: Take | None
    revision: int | None
    """None where the report is as it was."""
    verdict: Verdict
    adopted: Adoption | None
    rejecting: bool

    def lines(self) -> Iterator[str]:
        """Yield what the terminal shows."""
        if self.edited and self.take:
            yield from take_view.file_lines(self.desk, self.edited, rejecting=self.rejecting)
            yield from take_view.take_lines(self.take, self.revision)
        yield from take_view.after_lines(self.verdict, self.adopted)

    def to_json(self) -> dict[str, Any]:
        """Return what ``take --json`` prints."""
        return take_view.take_json(
            self.desk, self.edited, self.take, self.revision, self.verdict, self.adopted
        )


def take_back(  # noqa: PLR0913 - the options of the command
    folder: Path | None,
    file: Path | None,
    *,
    rejecting: bool,
    over_hand: bool,
    adopt: Sequence[str],
    source: str,
    say: Callable[[str], None],
) -> Taken:
    """Take back what was edited in a file, and adopt the figures of these findings into the facts.

    Whatever cannot be done is found out before anything is stored or written.
    """
    desk = Desk.at(folder)
    edited = take = content = None
    versions = desk.versions
    if file:
        if is_open(file):
            say(f"{file.name} 正被别的程序打开，没有保存的改动读不到")
        content = _content(file)
        edited = read_edited_report(file, desk, rejecting=rejecting)
        take = taken_from(edited.report, file, desk, over_hand=over_hand)
        if rejecting and edited.changes:
            take = replace(take, accepted_before=tuple(_accepted_before(desk, take, file)))
        versions = take.versions
    material = material_of(desk)
    verdict = judged(material, parse_report(text_of(versions), material.outline))
    facts = desk.workspace.sources().facts
    adopted = adoption(material, verdict, adopt, source, facts) if adopt else None
    new = _with_findings(versions, verdict) if file and versions != desk.versions else None
    is_all = edited and take and new and _is_all(edited, take, rejecting=rejecting)
    whole = content if is_all and content == _content(file) else None  # not saved meanwhile
    revision = _stored(desk, new, file.name if file else "", adopted, whole)
    verdict = adopted.verdict if adopted else verdict
    verdict = replace(verdict, accepted=desk.workspace.acknowledged())
    return Taken(desk, edited, take, revision, verdict, adopted, rejecting)


def _is_all(edited: Edited, take: Take, *, rejecting: bool) -> bool:
    """Whether a file has nothing that the history has not: no words, and nothing else either."""
    left_out = take.locked or take.disputed or (rejecting and edited.changes)
    return not (left_out or edited.unkept or edited.comments)


def _content(file: Path | None) -> bytes | None:
    return file.read_bytes() if file and file.is_file() else None


def _accepted_before(desk: Desk, take: Take, file: Path) -> Iterator[tuple[str, int]]:
    """Yield the parts that have the file's changes already, with the revision that took them in."""
    now = {version.part: version.id for version in desk.versions}
    before: tuple[Version, ...] = ()
    for revision in desk.workspace.revisions():
        if revision.action == "take" and revision.note == file.name:
            for version in revision.parts:
                word = desk.word(version.part)
                is_new = version.part in changed_parts(before, revision.parts)
                if (
                    is_new
                    and now.get(version.part) == version.id
                    and word in (*take.newer, *take.disputed)
                ):
                    yield word, revision.number
        before = revision.parts


def _stored(
    desk: Desk,
    versions: Sequence[Version] | None,
    name: str,
    adopted: Adoption | None,
    whole: bytes | None,
) -> int | None:
    """Store what was taken and write the facts, both or neither; return the revision of what was taken.

    ``whole`` is the file where nothing of it is left out.
    """
    if versions is None and adopted is None:
        return None
    number = None
    with ExitStack() as stack:
        write = stack.enter_context(adopted.prepared()) if adopted else None
        accept = stack.enter_context(desk.workspace.together(whole))
        if versions is not None:
            number = accept("take", versions, name, base=desk.base)
        if adopted and write:
            accept("adopt", None, adopted.note)
            write()
    return number


def _with_findings(versions: Sequence[Version], verdict: Verdict) -> tuple[Version, ...]:
    """Return the versions, those that are new with what stands against them."""
    return tuple(
        replace(v, findings=tuple(f for f in verdict.findings if f.section == v.part))
        if v.id is None
        else v
        for v in versions
    )
