"""Locks: what a leader has approved is touched by no command until somebody unlocks it."""

from pathlib import Path

from drafting.revising.desk import Desk


def set_lock(folder: Path | None, section: str, *, locked: bool) -> tuple[str, bool]:
    """Lock or unlock a section; return its word, and whether it was so already. UsageError where there is no such section."""
    desk = Desk.at(folder)
    part = desk.named(section)
    if locked or part not in desk.locked:
        part = desk.part(section)
    known = (part in desk.locked) is locked
    if not known:
        desk.workspace.set_lock(part, locked=locked)
    return desk.word(part), known
