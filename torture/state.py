"""What a folder holds at a moment, as bytes and rows: read by no code of the project, and from a copy.

The copy keeps what SQLite left for the next program to mend: that is for the next command to do.
"""

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

Row = tuple[object, ...]
HISTORY = ".shuzhi/history.db"
_LEFTOVER = re.compile(r"\..+\.[a-z0-9_]{8}\.tmp")


@dataclass(frozen=True, slots=True)
class State:
    """The files by their path, and the rows of every table of every history in order, without their time."""

    files: Mapping[str, bytes]
    rows: Mapping[str, tuple[Row, ...]]
    leftovers: tuple[str, ...]
    """Half files that a process left which could not clean up; they count as nothing."""

    def holds(self, other: "State") -> bool:
        """Whether the files and the rows are the same."""
        return (self.files, self.rows) == (other.files, other.rows)

    def with_beside(self, name: str) -> "State":
        """Return the state as it were if what went beside a file that could not be replaced had replaced it."""
        path = Path(name)
        beside = str(path.with_stem(f"{path.stem}-2"))
        if beside not in self.files:
            return self
        files = {known: data for known, data in self.files.items() if known != beside}
        rows = {
            table: tuple(tuple(name if cell == beside else cell for cell in row) for row in found)
            for table, found in self.rows.items()
        }
        return State({**files, name: self.files[beside]}, rows, self.leftovers)

    def report(self) -> tuple[str, ...]:
        """Return the texts of the latest revision of the history in this very folder; () where there is none."""
        content = self.rows.get(f"{HISTORY} content", ())
        texts = {row[0]: str(row[3]) for row in self.rows.get(f"{HISTORY} version", ())}
        last = max((row[0] for row in content), default=None)  # type: ignore[type-var]  # they are numbers
        return tuple(texts[version] for revision, _, version in content if revision == last)


class DamagedError(Exception):
    """A history that is no sound database."""


def state_of(folder: Path) -> State:
    """Return the state; raises DamagedError."""
    files, leftovers = {}, []
    rows: dict[str, tuple[Row, ...]] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if not path.is_file():
            continue
        if _LEFTOVER.fullmatch(path.name):
            leftovers.append(name)
        elif path.name == "history.db":
            rows |= {f"{name} {table}": found for table, found in _tables(path)}
        elif path.name != "history.db-journal":
            files[name] = path.read_bytes()
    return State(files, rows, tuple(leftovers))


def _tables(history: Path) -> Iterator[tuple[str, tuple[Row, ...]]]:
    with tempfile.TemporaryDirectory(prefix="torture-") as name:
        for file in history.parent.glob("history.db*"):
            shutil.copy(file, name)
        with closing(sqlite3.connect(Path(name, "history.db"))) as db:
            try:
                yield from _sound_tables(db)
            except sqlite3.Error as fault:
                raise DamagedError(f"{history}: {fault}") from fault


def _sound_tables(db: sqlite3.Connection) -> Iterator[tuple[str, tuple[Row, ...]]]:
    for check in ("integrity_check", "foreign_key_check"):
        found = db.execute(f"PRAGMA {check}").fetchall()
        if found not in ([], [("ok",)]):
            raise DamagedError(f"{check}: {found}")
    tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        wanted = ", ".join(column for column in columns if column != "made_at")
        yield table, tuple(db.execute(f"SELECT {wanted} FROM {table} ORDER BY rowid"))


def wrong_between(old: State, new: State, now: State) -> Iterator[str]:
    """Yield what is neither as it was nor as the whole command would have left it, and what is lost.

    A command is several steps; of each history the rows of some of them, in order, are there and the others not.
    """
    for name in sorted(old.files.keys() | new.files.keys() | now.files.keys()):
        before, after, found = (state.files.get(name) for state in (old, new, now))
        if found not in (before, after):
            yield f"{name} is neither the old file nor the new one"
    for name, data in old.files.items():
        if data in new.files.values() and data not in now.files.values():
            yield f"what was {name} is lost"
    yield from lost_rows(old, now)
    for table, found_rows in now.rows.items():
        wanted = new.rows.get(table, ())
        if found_rows != wanted[: len(found_rows)]:
            yield f"{table} has rows of no whole step"
    yield from _half_revisions(new, now)


def lost_rows(before: State, now: State) -> Iterator[str]:
    """Yield the tables that have no longer every row that they had, byte for byte."""
    for table, rows in before.rows.items():
        if now.rows.get(table, ())[: len(rows)] != rows:
            yield f"{table} has lost rows"


def _half_revisions(new: State, now: State) -> Iterator[str]:
    for table, revisions in now.rows.items():
        if table.endswith(" revision"):
            contents = table.removesuffix("revision") + "content"
            known = {row[0] for row in revisions}
            wanted = [row for row in new.rows.get(contents, ()) if row[0] in known]
            if list(now.rows.get(contents, ())) != wanted:
                yield f"{table} has a revision without all its parts"
