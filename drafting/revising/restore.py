"""An older version of a section, taken back: what stands there now stays in the history."""

import re
from collections.abc import Sequence
from pathlib import Path

from drafting.errors import UsageError
from drafting.parts import part_named
from drafting.revising.desk import Desk
from drafting.workspace import Version


def restore(folder: Path | None, section: str, revision: str) -> tuple[str, int | None]:
    """Put a section back to what it was in a revision (``@3``); return its word, and the number of the new revision.

    The number is None where the section is that already. UsageError for a section or revision that there is not,
    and for a section that is locked.
    """
    desk = Desk.at(folder)
    part = part_named(section, desk.outline)
    desk.require_unlocked(part)
    number = _number(revision, desk.base)
    then = desk.workspace.revision(number)
    if all(version.part != part for version in then):
        raise UsageError(
            f"@{number} 里没有“{desk.word(part)}”。请用 shuzhi history {section} 看一看"
        )
    versions = _with_part_of(desk.versions, then, part)
    if versions == desk.versions:
        return desk.word(part), None
    new = desk.workspace.accept("restore", versions, f"@{number}", base=desk.base)
    return desk.word(part), new


def _number(text: str, last: int) -> int:
    found = re.fullmatch(r"[@＠]?(\d{1,9})", text)
    if not found or not 1 <= int(found[1]) <= last:
        raise UsageError(f"没有“{text}”这一版。版本号从 @1 到 @{last}，请用 shuzhi history 看一看")
    return int(found[1])


def _with_part_of(
    now: Sequence[Version], then: Sequence[Version], part: str
) -> tuple[Version, ...]:
    """Return the report with a part as it was; where it is missing now, it goes behind what was before it then."""
    old = [version for version in then if version.part == part]
    others = [version for version in now if version.part != part]
    if any(version.part == part for version in now):
        at = next(i for i, version in enumerate(now) if version.part == part)
    else:
        index = next(i for i, version in enumerate(then) if version.part == part)
        before = {version.part for version in then[:index]}
        at = max((i + 1 for i, version in enumerate(others) if version.part in before), default=0)
    return (*others[:at], *old, *others[at:])
