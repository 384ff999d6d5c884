"""An older version of a section, taken back: what stands there now stays in the history."""

import re
from pathlib import Path

from drafting.errors import UsageError
from drafting.parts import part_named, with_part
from drafting.revising.desk import Desk


def restore(folder: Path | None, section: str, revision: str) -> tuple[str, int | None]:
    """Put a section back to what it was in a revision (``@3``); return its word, and the number of the new revision.

    The number is None where the section is that already. UsageError for a section or revision that there is not,
    and for a section that is locked.
    """
    desk = Desk.at(folder)
    part = part_named(section, desk.outline)
    desk.require_unlocked(part)
    number = revision_number(revision, desk.base)
    then = desk.workspace.revision(number)
    if all(version.part != part for version in then):
        raise UsageError(
            f"@{number} 里没有“{desk.word(part)}”。请用 shuzhi history {section} 看一看"
        )
    versions = with_part(desk.versions, then, part)
    if versions == desk.versions:
        return desk.word(part), None
    new = desk.workspace.accept("restore", versions, f"@{number}", base=desk.base)
    return desk.word(part), new


def revision_number(text: str, last: int) -> int:
    """Return the number that @3 is; UsageError for none of the revisions up to the last."""
    found = re.fullmatch(r"[@＠]?(\d{1,9})", text)
    if not found or not 1 <= int(found[1]) <= last:
        raise UsageError(f"没有“{text}”这一版。版本号从 @1 到 @{last}，请用 shuzhi history 看一看")
    return int(found[1])
