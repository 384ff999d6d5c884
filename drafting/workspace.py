"""One folder per report: the paths of its inputs and, for good, every version of every part.

``.shuzhi/history.db`` is SQLite with a rollback journal. Nothing in it is ever changed or deleted, and triggers
in the database itself see to that. A revision ``@N`` is a whole report: an ordered list of parts, each pointing at
a version; a part that did not change points at the version it had before.
"""

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Literal

from drafting.errors import InputError, Problem, WriteError
from drafting.files import reason
from schemas.finding import Finding

FOLDER = ".shuzhi"
SCHEMA_VERSION = 1
BUSY_SECONDS = 10

Author = Literal["model", "composer", "hand"]

TABLES = ("revision", "version", "content", "export", "acceptance", "lock", "answer", "source")

_OBSTACLES = {
    sqlite3.SQLITE_PERM: "没有权限",
    sqlite3.SQLITE_READONLY: "没有写入权限",
    sqlite3.SQLITE_CANTOPEN: "打不开",
    sqlite3.SQLITE_FULL: "磁盘已满",
    sqlite3.SQLITE_IOERR: "磁盘读写出错",
}
"""What keeps SQLite from a sound file, by its result code."""


@dataclass(frozen=True)
class Sources:
    """The files a report is made from."""

    facts: Path | None = None
    reference: Path | None = None
    sample: Path | None = None
    outline: Path | None = None


@dataclass(frozen=True)
class Origin:
    """Where a span of a part comes from: offsets into the part's text, its author, and its fact if any."""

    start: int
    end: int
    author: Author
    fact: str | None = None


@dataclass(frozen=True)
class Version:
    """One text of one part of the report."""

    part: str
    text: str
    author: Author
    origins: tuple[Origin, ...] = ()
    model: str = ""
    prompt: str = ""
    findings: tuple[Finding, ...] = ()
    id: int | None = None
    """None until it is stored."""


class Workspace:
    """A report's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._file = self.folder / FOLDER / "history.db"

    @classmethod
    def at(cls, folder: Path) -> "Workspace | None":
        """Return the workspace of this very folder, or None; an empty history is one that was never finished."""
        workspace = cls(folder)
        file = workspace._file
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
            workspace._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise WriteError(
                f"无法在 {folder} 建立工作文件夹（{reason(fault)}）。请换一个位置"
            ) from fault
        with workspace._transaction("IMMEDIATE") as db:
            if _schema_version(db) == 0:
                _create_tables(db)
        return workspace

    def remember(self, sources: Sources) -> None:
        """Store the paths of the inputs."""
        with self._transaction("IMMEDIATE") as db:
            db.executemany(
                "INSERT INTO source (made_at, role, path) VALUES (?, ?, ?)",
                [(_now(), role, self._stored(path)) for role, path in vars(sources).items()],
            )

    def sources(self) -> Sources:
        """Return the paths stored last."""
        with self._transaction("DEFERRED") as db:
            rows = db.execute("SELECT role, path FROM source ORDER BY id").fetchall()
        return Sources(**{role: self.folder / path for role, path in dict(rows).items() if path})

    def accept(self, action: str, versions: Sequence[Version], note: str = "") -> int:
        """Store a whole report as the next revision, in order, and return its number.

        Versions that have an id already are only pointed at.
        """
        with self._transaction("IMMEDIATE") as db:
            number = _insert(db, "revision", made_at=_now(), action=action, note=note)
            for position, version in enumerate(versions):
                key = version.id if version.id is not None else _insert_version(db, version)
                _insert(db, "content", revision=number, position=position, version=key)
        return number

    def revision(self, number: int | None = None) -> tuple[Version, ...]:
        """Return the parts of a revision in order; of the latest without a number; () where there is none."""
        number = self.latest() if number is None else number
        with self._transaction("DEFERRED") as db:
            rows = db.execute(
                "SELECT version.* FROM content JOIN version ON version.id = content.version"
                " WHERE content.revision = ? ORDER BY content.position",
                (number,),
            ).fetchall()
        return tuple(_version(row) for row in rows)

    def latest(self) -> int | None:
        """Return the number of the latest revision, or None."""
        with self._transaction("DEFERRED") as db:
            number: int | None = db.execute("SELECT max(number) FROM revision").fetchone()[0]
        return number

    def note_export(self, revision: int, path: Path, data: bytes) -> None:
        """Store that a revision was written to a file, and what the file then was."""
        with self._transaction("IMMEDIATE") as db:
            _insert(
                db,
                "export",
                made_at=_now(),
                revision=revision,
                path=self._stored(path),
                digest=_digest(data),
            )

    def exported(self, data: bytes) -> bool:
        """Whether a file with this content was written from this workspace, by no other hand."""
        with self._transaction("DEFERRED") as db:
            row = db.execute("SELECT 1 FROM export WHERE digest = ?", (_digest(data),)).fetchone()
        return row is not None

    def acknowledge(self, findings: Iterable[str], reason: str) -> None:
        """Store that a person accepts these findings, and why."""
        with self._transaction("IMMEDIATE") as db:
            for finding in findings:
                _insert(db, "acceptance", made_at=_now(), finding=finding, reason=reason)

    def acknowledged(self) -> frozenset[str]:
        """Return the ids of the findings that a person has accepted."""
        with self._transaction("DEFERRED") as db:
            rows = db.execute("SELECT finding FROM acceptance").fetchall()
        return frozenset(row["finding"] for row in rows)

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
                _insert(db, "answer", made_at=_now(), key=key, text=text)

    def _stored(self, path: Path | None) -> str:
        if path is None:
            return ""
        path = path.resolve()
        return str(path.relative_to(self.folder) if path.is_relative_to(self.folder) else path)

    @contextmanager
    def _transaction(self, mode: Literal["IMMEDIATE", "DEFERRED"]) -> Iterator[sqlite3.Connection]:
        """Hold the database for one step that happens wholly or not at all; IMMEDIATE for one that writes."""
        try:
            db = sqlite3.connect(self._file, timeout=BUSY_SECONDS, isolation_level=None)
        except sqlite3.Error as fault:
            raise self._failure(fault) from fault
        try:
            db.row_factory = sqlite3.Row
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA synchronous = FULL")
            db.execute(f"BEGIN {mode}")
            if _schema_version(db) > SCHEMA_VERSION:
                raise self._problem("是更新版本的程序建立的", "请升级程序后再用")
            yield db
            db.execute("COMMIT")
        except sqlite3.Error as fault:
            raise self._failure(fault) from fault
        finally:
            db.close()  # rolls back what was not committed

    def _failure(self, fault: sqlite3.Error) -> InputError | WriteError:
        code = getattr(fault, "sqlite_errorcode", 0) & 0xFF  # the upper bits only refine it
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return WriteError(
                f"另一个程序正在使用 {self.folder} 的版本记录，等了 {BUSY_SECONDS} 秒仍未放开。"
                "请等它完成后再试"
            )
        if code in _OBSTACLES:
            return WriteError(
                f"版本记录 {self._file} 无法读写：{_OBSTACLES[code]}。请检查磁盘空间和权限"
            )
        return self._problem("已损坏", f"请先备份 {FOLDER} 文件夹，再把它移走，重新运行 draft")

    def _problem(self, message: str, suggestion: str) -> InputError:
        file = str(self._file.relative_to(self.folder))
        return InputError("版本记录无法使用", [Problem(file, "", "", message, suggestion)])


def _create_tables(db: sqlite3.Connection) -> None:
    schema = (files("drafting") / "workspace.sql").read_text("utf-8")
    for statement in filter(str.strip, schema.split(";\n")):
        db.execute(statement)
    for table in TABLES:
        for event in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, 'append-only'); END"
            )
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _schema_version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _insert(db: sqlite3.Connection, table: str, **values: str | int) -> int:
    columns, marks = ", ".join(values), ", ".join("?" * len(values))
    cursor = db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(values.values()))
    return int(cursor.lastrowid or 0)


def _insert_version(db: sqlite3.Connection, version: Version) -> int:
    origins = [asdict(origin) for origin in version.origins]
    findings = [finding.model_dump(mode="json", exclude={"id"}) for finding in version.findings]
    return _insert(
        db,
        "version",
        made_at=_now(),
        part=version.part,
        author=version.author,
        text=version.text,
        origins=json.dumps(origins, ensure_ascii=False),
        model=version.model,
        prompt=version.prompt,
        findings=json.dumps(findings, ensure_ascii=False),
    )


def _version(row: Mapping[str, str]) -> Version:
    return replace(
        Version(part=row["part"], text=row["text"], author=row["author"]),  # type: ignore[arg-type]
        origins=tuple(Origin(**origin) for origin in json.loads(row["origins"])),
        model=row["model"],
        prompt=row["prompt"],
        findings=tuple(Finding(**finding) for finding in json.loads(row["findings"])),
        id=int(row["id"]),
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
