"""A report's folder: what is asked of its history, and what is added to it."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from drafting.errors import WriteError
from drafting.files import reason
from drafting.workspace.accepting import Accept, accepted
from drafting.workspace.database import Database
from drafting.workspace.records import Acceptance, Exported, Revision, Sources, Version
from drafting.workspace.rows import (
    insert,
    latest,
    locked_parts,
    now,
    parts_of,
    stored,
    version_of,
)  # fmt: skip


class Workspace:
    """A report's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._database = Database(self.folder)
        self._transaction = self._database.transaction

    @classmethod
    def at(cls, folder: Path) -> "Workspace | None":
        """Return the workspace of this very folder, or None; an empty history is one that was never finished."""
        workspace = cls(folder)
        file = workspace._database.file
        return workspace if file.is_file() and file.stat().st_size else None

    @classmethod
    def find(cls, start: Path) -> "Workspace | None":
        """Return the workspace of the nearest folder, from ``start`` upwards, that has one."""
        start = start.resolve()
        return next(filter(None, map(cls.at, (start, *start.parents))), None)

    @classmethod
    def create(cls, folder: Path) -> "Workspace":
        """Return the workspace of this very folder, made where there is none. Raises WriteError."""
        workspace = cls(folder)
        try:
            workspace._database.file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise WriteError(
                f"无法在 {folder} 建立工作文件夹（{reason(fault)}）。请换一个位置"
            ) from fault
        with workspace._transaction("IMMEDIATE"):
            pass  # that makes the tables
        return workspace

    def remember(self, sources: Sources) -> None:
        """Store the paths of the inputs."""
        with self._transaction("IMMEDIATE") as db:
            for role, path in vars(sources).items():
                insert(db, "source", made_at=now(), role=role, path=self._stored(path))

    def sources(self) -> Sources:
        """Return the paths stored last."""
        with self._transaction("DEFERRED") as db:
            rows = db.execute("SELECT role, path FROM source ORDER BY id").fetchall()
        return Sources(**{role: self.folder / path for role, path in dict(rows).items() if path})

    def outlines(self) -> tuple[Path, ...]:
        """Return the paths of all outlines that were ever stored, the last one first."""
        with self._transaction("DEFERRED") as db:
            rows = db.execute(
                "SELECT path FROM source WHERE role = 'outline' AND path != '' ORDER BY id DESC"
            ).fetchall()
        return tuple(dict.fromkeys(self.folder / row["path"] for row in rows))

    def accept(
        self, action: str, versions: Sequence[Version], note: str = "", *, base: int | None = None
    ) -> int:
        """Store a whole report as the next revision, in order, and return its number.

        Versions that have an id already are only pointed at. With ``base``, the revision that the report was made
        from, what others have changed since stays. Raises WriteError, and nothing is stored, where they changed
        the same part or have locked it.
        """
        with self.together() as accept:
            return accept(action, versions, note, base=base)

    @contextmanager
    def together(self, taken: bytes | None = None) -> Iterator[Accept]:
        """Hold the history for one step of several revisions: give what accepts each; all are stored, or none is.

        ``taken`` is a file all of whose words are in the history with that step.
        """
        with self._transaction("IMMEDIATE") as db:
            yield partial(accepted, db)
            if taken is not None:
                insert(db, "taken", made_at=now(), digest=_digest(taken))

    def revision(self, number: int | None = None) -> tuple[Version, ...]:
        """Return the parts of a revision in order; of the latest without a number; () where there is none."""
        with self._transaction("DEFERRED") as db:
            return parts_of(db, latest(db) if number is None else number)

    def latest(self) -> int | None:
        """Return the number of the latest revision, or None."""
        with self._transaction("DEFERRED") as db:
            return latest(db)

    def revisions(self) -> tuple[Revision, ...]:
        """Return every revision, the first one first."""
        with self._transaction("DEFERRED") as db:
            versions = {v.id: v for v in map(version_of, db.execute("SELECT * FROM version"))}
            rows = db.execute("SELECT revision, version FROM content ORDER BY revision, position")
            parts: dict[int, list[Version]] = {}
            for number, key in rows.fetchall():
                parts.setdefault(number, []).append(versions[key])
            heads = db.execute("SELECT number, made_at, action, note FROM revision ORDER BY number")
            return tuple(
                Revision(number, made_at, action, note, tuple(parts.get(number, ())))
                for number, made_at, action, note in heads
            )

    def set_lock(self, part: str, *, locked: bool) -> None:
        """Store that a part is locked, or no longer."""
        with self._transaction("IMMEDIATE") as db:
            insert(db, "lock", made_at=now(), part=part, locked=int(locked))

    def locked(self) -> frozenset[str]:
        """Return the parts that are locked."""
        with self._transaction("DEFERRED") as db:
            return locked_parts(db)

    def offer(
        self,
        place: str,
        base: Version,
        note: str,
        versions: Sequence[Version],
        *,
        facts: str = "",
    ) -> tuple[Version, ...]:
        """Store candidates for a place of a version, and return them with their ids, in the order of their numbers.

        ``facts`` is the digest of what they were written from.
        """
        with self._transaction("IMMEDIATE") as db:
            batch = db.execute("SELECT coalesce(max(batch), 0) + 1 FROM candidate").fetchone()[0]
            offered = tuple(stored(db, version) for version in versions)
            common = {"batch": batch, "place": place, "base": base.id or 0, "note": note}
            for number, version in enumerate(offered, 1):
                key = version.id or 0
                insert(db, "candidate", made_at=now(), **common, number=number, version=key)
            insert(db, "offer", made_at=now(), batch=batch, facts=facts)
        return offered

    def offered(self, place: str, base: Version) -> tuple[str, tuple[Version, ...], str]:
        """Return what was offered last for a place of a version: its note, itself, and the digest of the facts.

        Of a version that was chosen it is that among which it was. It is ("", (), "") where nothing was; of an offer of an earlier program the digest is not known.
        """
        with self._transaction(
            "IMMEDIATE"
        ) as db:  # a history may have been begun without the table
            rows = db.execute(
                "SELECT candidate.note, coalesce(offer.facts, '') AS facts, version.* FROM candidate"
                " LEFT JOIN offer ON offer.batch = candidate.batch JOIN version ON version.id = candidate.version WHERE candidate.batch ="
                " (SELECT max(batch) FROM candidate WHERE place = ? AND ? IN (base, version)) ORDER BY number",
                (place, base.id),
            ).fetchall()
        note, facts = (rows[0]["note"], rows[0]["facts"]) if rows else ("", "")
        return note, tuple(map(version_of, rows)), facts

    def note_export(self, revision: int, path: Path, data: bytes) -> None:
        """Store that a revision was written to a file, and what the file then was."""
        digest = _digest(data)
        with self._transaction("IMMEDIATE") as db:
            insert(
                db, "export", made_at=now(), revision=revision, path=self._stored(path), digest=digest
            )  # fmt: skip

    def exported(self, data: bytes) -> bool:
        """Whether a file with this content was written from this workspace, by no other hand."""
        with self._transaction("DEFERRED") as db:
            row = db.execute("SELECT 1 FROM export WHERE digest = ?", (_digest(data),)).fetchone()
        return row is not None

    def taken(self, data: bytes) -> bool:
        """Whether all words of a file with this content are in the history."""
        with self._transaction("IMMEDIATE") as db:  # as above
            row = db.execute("SELECT 1 FROM taken WHERE digest = ?", (_digest(data),)).fetchone()
        return row is not None

    def exports(self) -> tuple[Exported, ...]:
        """Return every file that was written, the first one first."""
        with self._transaction("DEFERRED") as db:
            rows = db.execute("SELECT revision, path FROM export ORDER BY id").fetchall()
        return tuple(Exported(revision, self.folder / path) for revision, path in rows)

    def acknowledge(self, findings: Iterable[str], reason: str) -> None:
        """Store that a person accepts these findings, and why."""
        with self._transaction("IMMEDIATE") as db:
            for finding in findings:
                insert(db, "acceptance", made_at=now(), finding=finding, reason=reason)

    def acknowledged(self) -> frozenset[str]:
        """Return the ids of the findings that a person has accepted."""
        with self._transaction("DEFERRED") as db:
            rows = db.execute("SELECT finding FROM acceptance").fetchall()
        return frozenset(row["finding"] for row in rows)

    def acceptances(self) -> tuple[Acceptance, ...]:
        """Return every word of a person on a finding, the first one first."""
        with self._transaction("DEFERRED") as db:
            rows = db.execute(
                "SELECT made_at, finding, reason FROM acceptance ORDER BY id"
            ).fetchall()
        return tuple(Acceptance(*row) for row in rows)

    def answers(self, keys: Collection[str]) -> dict[str, str]:
        """Return the model's stored answers by their keys, of those that there are."""
        marks = ",".join("?" * len(keys))
        with self._transaction("DEFERRED") as db:
            rows = db.execute(
                f"SELECT key, text FROM answer WHERE key IN ({marks}) ORDER BY id", tuple(keys)
            ).fetchall()
        return {row["key"]: row["text"] for row in rows}  # the last one of a key tells

    def keep_answers(self, answers: Mapping[str, str]) -> None:
        """Store a model's answers as soon as they are whole, so that a broken run need not ask again."""
        with self._transaction("IMMEDIATE") as db:
            for key, text in answers.items():
                insert(db, "answer", made_at=now(), key=key, text=text)

    def _stored(self, path: Path | None) -> str:
        if path is None:
            return ""
        path = path.resolve()
        return str(path.relative_to(self.folder) if path.is_relative_to(self.folder) else path)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
