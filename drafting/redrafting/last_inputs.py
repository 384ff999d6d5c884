"""What a draft is made from where the command does not say it: what the draft before was made from.

Last year's report is a gate: who forgets to name it again must not get round it.
"""

from dataclasses import replace
from pathlib import Path

from drafting.errors import UsageError
from drafting.workspace import Sources, Workspace

NONE = Path("无")
"""Typed in place of a file, it says that there is none this time."""

_OPTIONS = {
    "reference": ("--reference", "去年的报告"),
    "sample": ("--sample", "范文"),
    "outline": ("--outline", "提纲"),
}


def completed(given: Sources, workspace: Workspace | None) -> tuple[Sources, list[str]]:
    """Return the files of a draft, those not named taken from the draft before of the same facts, and a line on each.

    With other facts the line only says what was used before. Raises UsageError for a file that is no longer there.
    """
    before = workspace.sources() if workspace else Sources()
    files: dict[str, Path | None] = {}
    said = []
    for role, (option, name) in _OPTIONS.items():
        now, then = getattr(given, role), getattr(before, role)
        files[role] = None if now == NONE else now
        if now or not then:
            continue
        shown = then.relative_to(here) if then.is_relative_to(here := Path.cwd()) else then
        if not _same(given.facts, before.facts):
            said.append(
                f"上次起草用了{name} {shown}，这次的要点是另一个文件，就不用它；要用请加上 {option} {shown}"
            )
        elif not then.is_file():
            raise UsageError(
                f"上次起草用的{name} {shown} 找不到了。"
                f"请用 {option} 指明它现在在哪里；不再用它，请加上 {option} {NONE}"
            )
        else:
            files[role] = then
            said.append(f"照上次起草，还用{name} {shown}；不再用它，请加上 {option} {NONE}")
    return replace(given, **files), said


def _same(one: Path | None, other: Path | None) -> bool:
    return one is not None and other is not None and one.resolve() == other.resolve()
