"""A whole report becomes the next revision: merged with what others have changed since, or not at all."""

import sqlite3
from collections.abc import Sequence
from typing import Protocol

from drafting.errors import WriteError
from drafting.workspace.merge import ConflictError, changed_parts, merged
from drafting.workspace.records import Version
from drafting.workspace.rows import insert, latest, locked_parts, now, parts_of, stored


class Accept(Protocol):
    """Accepts a report in a step that is under way, as ``Workspace.accept`` does."""

    def __call__(
        self,
        action: str,
        versions: Sequence[Version] | None,
        note: str = "",
        *,
        base: int | None = None,
    ) -> int:
        """Store it and return its number; None for the report as it stands then."""


def accepted(
    db: sqlite3.Connection,
    action: str,
    versions: Sequence[Version] | None,
    note: str = "",
    *,
    base: int | None = None,
) -> int:
    """Store a report as ``Workspace.accept`` says, and return its number; None for the latest one once more."""
    last = latest(db)
    if versions is None:
        versions = parts_of(db, last)
    elif base is not None:
        versions = _with_others(db, versions, base, last)
    number = insert(db, "revision", made_at=now(), action=action, note=note)
    for position, version in enumerate(versions):
        key = stored(db, version).id or 0
        insert(db, "content", revision=number, position=position, version=key)
    return number


def _with_others(
    db: sqlite3.Connection, versions: Sequence[Version], base: int, last: int | None
) -> Sequence[Version]:
    before = parts_of(db, base)
    if locked_parts(db) & changed_parts(before, versions):
        raise WriteError("这一节刚刚被锁定，没有改动。要改请先解锁：shuzhi unlock")
    try:
        return merged(before, versions, parts_of(db, last))
    except ConflictError:
        raise WriteError(
            f"另一个程序同时改了这一节（见 @{last}），这次的没有存入。"
            "请用 shuzhi history 看一看，再运行一次"
        ) from None
