"""Records as rows of the history, and back."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime

from drafting.workspace.records import Origin, Version
from schemas.finding import Finding


def insert(db: sqlite3.Connection, table: str, **values: str | int) -> int:
    """Add a row and return its number."""
    columns, marks = ", ".join(values), ", ".join("?" * len(values))
    cursor = db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(values.values()))
    return int(cursor.lastrowid or 0)


def stored(db: sqlite3.Connection, version: Version) -> Version:
    """Return the version with its number; it is added where it has none yet."""
    if version.id is not None:
        return version
    origins = [asdict(origin) for origin in version.origins]
    findings = [finding.model_dump(mode="json", exclude={"id"}) for finding in version.findings]
    key = insert(
        db,
        "version",
        made_at=now(),
        part=version.part,
        author=version.author,
        text=version.text,
        origins=json.dumps(origins, ensure_ascii=False),
        model=version.model,
        prompt=version.prompt,
        findings=json.dumps(findings, ensure_ascii=False),
    )
    return replace(version, id=key)


def version_of(row: Mapping[str, str]) -> Version:
    """Return the version that a row of the table is."""
    return replace(
        Version(part=row["part"], text=row["text"], author=row["author"]),  # type: ignore[arg-type]
        origins=tuple(Origin(**origin) for origin in json.loads(row["origins"])),
        model=row["model"],
        prompt=row["prompt"],
        findings=tuple(Finding(**finding) for finding in json.loads(row["findings"])),
        id=int(row["id"]),
    )


def parts_of(db: sqlite3.Connection, revision: int | None) -> tuple[Version, ...]:
    """Return the parts of a revision in order; () where there is none."""
    rows = db.execute(
        "SELECT version.* FROM content JOIN version ON version.id = content.version"
        " WHERE content.revision = ? ORDER BY content.position",
        (revision,),
    ).fetchall()
    return tuple(map(version_of, rows))


def latest(db: sqlite3.Connection) -> int | None:
    """Return the number of the latest revision, or None."""
    number: int | None = db.execute("SELECT max(number) FROM revision").fetchone()[0]
    return number


def locked_parts(db: sqlite3.Connection) -> frozenset[str]:
    """Return the parts that are locked: the last row of a part tells."""
    rows = db.execute("SELECT part, locked FROM lock ORDER BY id").fetchall()
    return frozenset(part for part, locked in dict(map(tuple, rows)).items() if locked)


def now() -> str:
    """Return the time as the history has it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
