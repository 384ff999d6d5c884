"""The tables of a history: made and brought up to date by the numbered files in this folder, one a step.

A history of an earlier program is read as it is and brought up to date by the first step that writes; nothing in
it is changed by that, tables are only added.
"""

import sqlite3
from importlib.resources import files

VERSION = 3
"""How many files there are; the history has the number of the last that it has seen as its ``user_version``."""


def version_of(db: sqlite3.Connection) -> int:
    """Return how far a history is; 0 for one that is not begun."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def bring_up_to_date(db: sqlite3.Connection) -> None:
    """Add the tables that a history lacks, and to every table the triggers that keep its rows."""
    known = version_of(db)
    if known >= VERSION:
        return
    folder = files("drafting.workspace")
    for number in range(known + 1, VERSION + 1):
        script = (folder / f"{number}.sql").read_text("utf-8")
        for statement in filter(str.strip, script.split(";\n")):
            db.execute(statement)
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for event in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{event.lower()} BEFORE {event} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, 'append-only'); END"
            )
    db.execute(f"PRAGMA user_version = {VERSION}")
