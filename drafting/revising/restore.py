"""An older version of a section, taken back: what stands there now stays in the history."""

import re
from dataclasses import dataclass
from pathlib import Path

from drafting.errors import UsageError
from drafting.parts import with_part
from drafting.revising.desk import Desk
from drafting.words import EXTRA
from drafting.workspace.merge import is_reordered


@dataclass(frozen=True)
class Restored:
    """What became of a section: its word, and the revision that has it, None where it is that already.

    ``order`` and ``old_order`` are the words of the parts in the order in which they stand now, and stood then; empty
    where that is the same. ``before`` is the revision from which a part that the outline has not was taken out.
    """

    word: str
    revision: int | None
    order: tuple[str, ...] = ()
    old_order: tuple[str, ...] = ()
    before: int | None = None


def restore(folder: Path | None, section: str, revision: str) -> Restored:
    """Put the text of a section back to what it was in a revision (``@3``), where it stands now.

    What somebody has added that the outline has not is taken out by a revision that did not have it yet.

    UsageError for a section or revision that there is not, and for a section that is locked.
    """
    desk = Desk.at(folder)
    part = desk.named(section)
    desk.require_unlocked(part)
    number = revision_number(revision, desk.base)
    then = desk.workspace.revision(number)
    had = any(version.part == part for version in then)
    has = any(version.part == part for version in desk.versions)
    if not had and not (part == EXTRA and has):
        raise UsageError(
            f"@{number} 里没有“{desk.word(part)}”。请用 shuzhi history {section} 看一看"
        )
    versions = with_part(desk.versions, then, part)
    new = None
    if versions != desk.versions:
        new = desk.workspace.accept("restore", versions, f"@{number}", base=desk.base)
    if not had:
        return Restored(desk.word(part), new, before=desk.base)
    if not is_reordered(then, versions):
        return Restored(desk.word(part), new)
    return Restored(desk.word(part), new, desk.order(versions), desk.order(then))


def revision_number(text: str, last: int) -> int:
    """Return the number that @3 is; UsageError for none of the revisions up to the last."""
    found = re.fullmatch(r"[@＠]?(\d{1,9})", text)
    if not found or not 1 <= int(found[1]) <= last:
        raise UsageError(f"没有“{text}”这一版。版本号从 @1 到 @{last}，请用 shuzhi history 看一看")
    return int(found[1])
