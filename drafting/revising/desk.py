"""The report that is being worked on: its folder, its outline, its parts as they stand now."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from drafting.errors import UsageError
from drafting.limits import load_limits
from drafting.material import Material, load
from drafting.outline import load_outline
from drafting.redrafting.earlier_outlines import named, word_of
from drafting.report_folder import workspace_with_report
from drafting.wording.own import rules_file
from drafting.words import EXTRA, FRAME
from drafting.workspace import Version, Workspace
from drafting.workspace.merge import order_of
from schemas.outline import Outline


@dataclass(frozen=True)
class Desk:
    """A workspace with the outline of its report, and the revision that one works from."""

    workspace: Workspace
    outline: Outline
    base: int

    @classmethod
    def at(cls, folder: Path | None) -> "Desk":
        """Return the desk of a folder, as ``workspace_with_report`` finds it; UsageError without a report."""
        workspace = workspace_with_report(folder)
        outline = load_outline(workspace.sources().outline)
        return cls(workspace, outline, workspace.latest() or 0)

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """The parts of the report."""
        return self.workspace.revision(self.base)

    @cached_property
    def locked(self) -> frozenset[str]:
        """The parts that are locked."""
        return self.workspace.locked()

    def named(self, name: str) -> str:
        """Return the id of a part that this report has or had."""
        return named(name, self.workspace, self.outline)

    def part(self, name: str) -> str:
        """Return the id of the part of this report that a person names; UsageError where it has none of that name."""
        part = self.named(name)
        if all(version.part != part for version in self.versions):
            raise UsageError(f"现在的报告里没有“{self.word(part)}”")
        return part

    def word(self, part: str) -> str:
        """Return the word for a part."""
        return word_of(part, self.workspace, self.outline)

    def words(self, parts: Collection[str]) -> str:
        """Return the words for parts, in the order of the report."""
        return "、".join(dict.fromkeys(self.word(v.part) for v in self.versions if v.part in parts))

    def order(self, versions: Iterable[Version]) -> tuple[str, ...]:
        """Return the words of a report's sections in their order; what frames them stands where it must."""
        parts = (part for part in order_of(versions) if part not in FRAME or part == EXTRA)
        return tuple(map(self.word, parts))

    def require_unlocked(self, part: str) -> None:
        """Raise UsageError for a part that is locked."""
        if part in self.locked:
            word = self.word(part)
            raise UsageError(f"“{word}”已锁定，没有改动。要改请先解锁：shuzhi unlock {word}")


def material_of(desk: Desk) -> Material:
    """Return what the report on the desk is made from."""
    sources, home = desk.workspace.sources(), desk.workspace.folder
    return load(sources, rules_file(sources.facts, home), load_limits(home))
