"""What the torture looks for it finds: torn files, lost rows, half revisions, what is told badly."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.workspace import Version, Workspace
from torture.command_server import Run
from torture.point import FAULTS, KILLS, Point
from torture.state import DamagedError, State, lost_rows, state_of, wrong_between
from torture.told import unclear

TABLE, CONTENT = ".shuzhi/history.db revision", ".shuzhi/history.db content"
OLD = State({"a.docx": b"old"}, {TABLE: ((1, "draft"),), CONTENT: ((1, 0, 1),)}, ())
NEW = State(
    {"a.docx": b"new", "a（原文件1）.docx": b"old"},
    {TABLE: ((1, "draft"), (2, "take")), CONTENT: ((1, 0, 1), (2, 0, 2))},
    (),
)


def test_a_state_has_the_files_and_the_rows_without_their_time(tmp_path: Path):
    workspace = Workspace.create(tmp_path)
    workspace.accept("draft", [Version("work", "一、工作", "hand")])
    (tmp_path / "要点.md").write_bytes(b"facts")
    (tmp_path / ".要点.md.ab_9cdef.tmp").write_bytes(b"fac")
    before = state_of(tmp_path)
    assert before.files == {"要点.md": b"facts"} and before.leftovers == (".要点.md.ab_9cdef.tmp",)
    assert before.report() == ("一、工作",) and before.rows[TABLE] == ((1, "draft", ""),)
    workspace.accept("regen", workspace.revision())
    after = state_of(tmp_path)
    assert list(lost_rows(before, after)) == []
    assert list(lost_rows(after, before)) == [f"{TABLE} has lost rows", f"{CONTENT} has lost rows"]


def test_a_damaged_history_is_one(tmp_path: Path):
    workspace = Workspace.create(tmp_path)
    workspace.accept("draft", [Version("work", "一、工作" * 2000, "hand")])
    file = tmp_path / ".shuzhi" / "history.db"
    data = file.read_bytes()
    shutil.copy(file, tmp_path / "sound")
    file.write_bytes(data[: len(data) // 2])
    with pytest.raises(DamagedError):
        state_of(tmp_path)


@pytest.mark.parametrize(
    "now",
    [
        OLD,
        NEW,
        replace(OLD, files={**OLD.files, "a（原文件1）.docx": b"old"}),
        replace(NEW, rows=OLD.rows),
    ],
)
def test_old_and_new_and_between_two_steps_are_right(now: State):
    assert list(wrong_between(OLD, NEW, now)) == []


@pytest.mark.parametrize(
    ("now", "wrong"),
    [
        (replace(OLD, files={"a.docx": b"ne"}), "a.docx is neither the old file nor the new one"),
        (replace(OLD, files={}), "a.docx is neither the old file nor the new one"),
        (replace(NEW, files={"a.docx": b"new"}), "what was a.docx is lost"),
        (replace(OLD, files={**OLD.files, "b": b""}), "b is neither the old file nor the new one"),
        (replace(OLD, rows={}), f"{TABLE} has lost rows"),
        (replace(NEW, rows={**NEW.rows, CONTENT: ((1, 0, 1),)}), f"{TABLE} has a revision without all its parts"),
        (replace(OLD, rows={**OLD.rows, TABLE: ((1, "draft"), (2, "?"))}), f"{TABLE} has rows of no whole step"),
    ],
)  # fmt: skip
def test_a_mix_is_found(now: State, wrong: str):
    assert wrong in list(wrong_between(OLD, NEW, now))


def test_what_went_beside_a_file_that_is_held_counts_as_the_file():
    held = State({"a.docx": b"old", "a-2.docx": b"new"}, {"export": ((1, "a-2.docx"),)}, ())
    assert held.with_beside("a.docx") == State({"a.docx": b"new"}, {"export": ((1, "a.docx"),)}, ())
    assert OLD.with_beside("a.docx") == OLD


@pytest.mark.parametrize(
    ("code", "err"),
    [
        (70, "无法写入（磁盘已满）"),
        (3, "无法写入：No space left on device（磁盘已满）"),
        (3, "无法写入 /f/要点.md（系统错误 28）"),
        (3, "无法写入 /f/.要点.md.abcdefgh.tmp（磁盘已满）"),
    ],
)
def test_a_failure_that_is_told_badly_is_found(code: int, err: str):
    assert list(unclear(Run(code, "", err, 0.1, ()), Path("/f")))
    told = Run(
        3, "", "无法写入 /f/述职报告（原文件1）.docx（磁盘已满）。请用 shuzhi 再导出", 0.1, ()
    )
    assert list(unclear(told, Path("/f"))) == []


@pytest.mark.parametrize("fate", [*KILLS, *FAULTS])
def test_a_point_is_read_as_it_is_told(fate: str):
    point = Point.read(f"export-accept:17:{fate}")
    assert str(point) == f"export-accept:17:{fate}" and point.at == 17


def test_a_point_of_no_known_fate_is_none():
    with pytest.raises(ValueError, match="no such fate"):
        Point.read("export:17:ENOENT")
