"""A history of an earlier program opens as it is, and gets what it lacks when something is added to it."""

import sqlite3
from importlib.resources import files
from pathlib import Path

from drafting.workspace import FOLDER, Workspace
from drafting.workspace.schema import VERSION


def old_history(folder: Path) -> None:
    """Make a history as the first version of the program did, with one revision in it."""
    (folder / FOLDER).mkdir()
    db = sqlite3.connect(folder / FOLDER / "history.db")
    db.executescript((files("drafting.workspace") / "1.sql").read_text("utf-8"))
    db.execute("INSERT INTO revision VALUES (1, '2025-12-01T08:00:00+00:00', 'draft', '')")
    db.execute("INSERT INTO version VALUES (1, '', 'work', 'hand', '一、工作', '[]', '', '', '[]')")
    db.execute("INSERT INTO content VALUES (1, 0, 1)")
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()


def known(folder: Path) -> int:
    db = sqlite3.connect(folder / FOLDER / "history.db")
    number = int(db.execute("PRAGMA user_version").fetchone()[0])
    db.close()
    return number


def test_it_is_read_without_being_changed(tmp_path: Path):
    old_history(tmp_path)
    workspace = Workspace(tmp_path)
    assert [v.text for v in workspace.revision()] == ["一、工作"]
    assert [r.action for r in workspace.revisions()] == ["draft"]
    assert known(tmp_path) == 1


def test_whatever_is_added_brings_it_up_to_date_and_keeps_what_is_there(tmp_path: Path):
    old_history(tmp_path)
    workspace = Workspace(tmp_path)
    assert workspace.offered("work", workspace.revision()[0]) == ("", (), "")
    assert known(tmp_path) == VERSION
    assert workspace.accept("regen", workspace.revision()) == 2
    assert [v.text for v in workspace.revision(1)] == ["一、工作"]


def test_a_new_history_has_all_tables_at_once(tmp_path: Path):
    Workspace.create(tmp_path)
    assert known(tmp_path) == VERSION


def test_a_history_whose_making_was_cut_off_has_no_report(tmp_path: Path):
    file = tmp_path / FOLDER / "history.db"
    file.parent.mkdir()
    db = sqlite3.connect(file)
    db.executescript("CREATE TABLE a (b); DROP TABLE a")  # a file with pages, and nothing in it
    db.close()
    workspace = Workspace.at(tmp_path)
    assert workspace and file.stat().st_size
    assert workspace.latest() is None
    assert workspace.revisions() == () and known(tmp_path) == VERSION
