"""The history keeps everything, changes nothing, and survives two at once."""

import multiprocessing
import re
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.errors import InputError, WriteError
from drafting.workspace import FOLDER, Origin, Sources, Version, Workspace, database
from schemas.finding import Finding, Severity

FINDING = Finding(
    code="text.placeholder", severity=Severity.ERROR, section="work", start=3, end=5, text="XX",
    message="没有填", suggestion="请填写",
)  # fmt: skip
WORK = Version(
    "work", "一、工作\n支委会12次。", "model", (Origin(8, 11, "model", "数据.支委会"),), "tiny", "ab12",
    (FINDING,),
)  # fmt: skip
PLAN = Version("plan", "四、计划\n再接再厉。", "composer")


def test_a_revision_comes_back_as_it_was_accepted(tmp_path: Path):
    workspace = Workspace.create(tmp_path)
    number = workspace.accept("draft", [WORK, PLAN])
    work, plan = workspace.revision(number)
    assert (work.part, work.text, work.author, work.origins) == (
        WORK.part,
        WORK.text,
        "model",
        WORK.origins,
    )
    assert (work.model, work.prompt, work.findings) == ("tiny", "ab12", (FINDING,))
    assert plan.text == PLAN.text


def test_a_part_that_did_not_change_keeps_its_version(tmp_path: Path):
    workspace = Workspace.create(tmp_path)
    workspace.accept("draft", [WORK, PLAN])
    work, plan = workspace.revision()
    workspace.accept("regen", [work, Version("plan", "四、计划\n迎难而上。", "hand")])
    assert workspace.latest() == 2
    assert workspace.revision(2)[0].id == work.id
    assert workspace.revision(1) == (work, plan)


def test_no_row_of_any_table_can_be_changed_or_deleted(tmp_path: Path):
    workspace = Workspace.create(tmp_path)
    number = workspace.accept("draft", [WORK])
    workspace.remember(Sources(facts=tmp_path / "要点.md"))
    workspace.keep_answers({"key": "text"})
    workspace.note_export(number, tmp_path / "述职报告.docx", b"PK")
    workspace.acknowledge(["0123abcd"], "可查")
    workspace.set_lock("work", locked=True)
    workspace.offer("work", workspace.revision()[0], "", [WORK])
    with workspace.together(b"PK"):
        pass
    db = sqlite3.connect(tmp_path / FOLDER / "history.db")
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert len(tables) == 11
    for table in tables:
        column = db.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0], table
        for change in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = {column}"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                db.execute(change)
    db.close()


def test_the_paths_of_the_inputs_are_kept_relative_to_the_folder(tmp_path: Path):
    Workspace.create(tmp_path / "a").remember(
        Sources(facts=tmp_path / "a" / "要点.md", reference=tmp_path / "去年.docx")
    )
    (tmp_path / "a").rename(tmp_path / "b")
    moved = Workspace.find(tmp_path / "b")
    assert moved
    assert moved.sources() == Sources(
        facts=(tmp_path / "b" / "要点.md").resolve(), reference=(tmp_path / "去年.docx").resolve()
    )


def test_the_nearest_folder_upwards_is_found(tmp_path: Path):
    Workspace.create(tmp_path)
    (tmp_path / "x" / "y").mkdir(parents=True)
    found = Workspace.find(tmp_path / "x" / "y")
    assert found and found.folder == tmp_path.resolve()


def test_creating_twice_keeps_what_is_there(tmp_path: Path):
    Workspace.create(tmp_path).accept("draft", [WORK])
    assert Workspace.create(tmp_path).latest() == 1


def test_an_answer_is_found_by_its_key_only(tmp_path: Path):
    workspace = Workspace.create(tmp_path)
    workspace.keep_answers({"one": "first"})
    workspace.keep_answers({"one": "second"})
    assert workspace.answers(["one", "two"]) == {"one": "second"}


def test_a_file_that_was_edited_after_the_export_is_told_apart(tmp_path: Path):
    workspace = Workspace.create(tmp_path)
    number = workspace.accept("draft", [WORK])
    workspace.note_export(number, tmp_path / "述职报告.docx", b"ours")
    assert workspace.exported(b"ours")
    assert not workspace.exported(b"edited")


def test_a_damaged_history_is_named_and_left_alone(tmp_path: Path):
    Workspace.create(tmp_path)
    file = tmp_path / FOLDER / "history.db"
    file.write_bytes(b"not a database" * 100)
    with pytest.raises(InputError, match=r"history\.db"):
        Workspace(tmp_path).latest()
    assert file.read_bytes().startswith(b"not a database")


def test_a_history_of_a_later_version_is_refused(tmp_path: Path):
    Workspace.create(tmp_path)
    db = sqlite3.connect(tmp_path / FOLDER / "history.db")
    db.execute("PRAGMA user_version = 99")
    db.commit()
    db.close()
    with pytest.raises(InputError, match="更新版本"):
        Workspace(tmp_path).latest()


def test_a_folder_that_cannot_be_made_is_a_write_error(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(WriteError, match="file"):
        Workspace.create(tmp_path / "file")


def test_a_lock_holds_until_it_is_taken_back(tmp_path: Path):
    workspace = Workspace.create(tmp_path)
    assert workspace.locked() == frozenset()
    workspace.set_lock("plan", locked=True)
    workspace.set_lock("work", locked=True)
    workspace.set_lock("plan", locked=False)
    assert workspace.locked() == {"work"}


def test_every_revision_is_told_with_its_parts(tmp_path: Path):
    workspace = Workspace.create(tmp_path)
    workspace.accept("draft", [WORK, PLAN])
    workspace.accept("restore", [workspace.revision()[0]], "@1")
    first, second = workspace.revisions()
    assert (first.number, first.action, [v.part for v in first.parts]) == (
        1,
        "draft",
        ["work", "plan"],
    )
    assert (second.number, second.note, second.parts) == (2, "@1", first.parts[:1])


def test_candidates_come_back_with_their_note_in_the_order_of_their_numbers(tmp_path: Path):
    workspace = Workspace.create(tmp_path)
    workspace.accept("draft", [WORK, PLAN])
    work, plan = workspace.revision()
    workspace.offer("work", work, "短些", [replace(WORK, text="旧")])
    offered = workspace.offer("work", work, "再短些", [replace(WORK, text=t) for t in "甲乙丙"])
    assert workspace.offered("work", work) == ("再短些", offered, "")
    assert [v.text for v in offered] == ["甲", "乙", "丙"]
    assert workspace.offered("work", plan) == workspace.offered("work.（二）", work) == ("", (), "")


def test_files_that_were_written_are_told_with_their_revision(tmp_path: Path):
    workspace = Workspace.create(tmp_path)
    number = workspace.accept("draft", [WORK])
    workspace.note_export(number, tmp_path / "a.docx", b"PK")
    assert [(e.revision, e.path) for e in workspace.exports()] == [
        (1, tmp_path.resolve() / "a.docx")
    ]


def _accept_many(folder: Path, part: str) -> None:
    """Fifty times: read the report, change one part of it, take a moment, store it."""
    for turn in range(1, 51):
        workspace = Workspace(folder)
        base = workspace.latest()
        versions = workspace.revision(base)
        changed = [
            replace(v, id=None, text=f"{v.text}\n{turn}") if v.part == part else v for v in versions
        ]
        time.sleep(0.001)
        workspace.accept("regen", changed, base=base)


def test_two_processes_at_once_lose_no_update(tmp_path: Path):
    Workspace.create(tmp_path).accept("draft", [WORK, PLAN])
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_accept_many, args=(tmp_path, p)) for p in ("work", "plan")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    revisions = Workspace(tmp_path).revisions()
    assert [r.number for r in revisions] == list(range(1, 102))
    for last in revisions[-1].parts:  # each has all fifty changes, in their order
        assert last.text.split("\n")[2:] == [str(turn) for turn in range(1, 51)]


def test_of_two_changes_of_one_part_the_later_is_refused_and_nothing_stored(tmp_path: Path):
    workspace = Workspace.create(tmp_path)
    base = workspace.accept("draft", [WORK, PLAN])
    _, plan = workspace.revision()
    workspace.accept("regen", [replace(WORK, text="先"), plan], base=base)
    with pytest.raises(WriteError, match="同时改了这一节"):
        workspace.accept("regen", [replace(WORK, text="后"), plan], base=base)
    assert [v.text for v in workspace.revision()] == ["先", PLAN.text]
    assert workspace.latest() == 2


def test_a_part_that_was_locked_meanwhile_is_not_changed(tmp_path: Path):
    workspace = Workspace.create(tmp_path)
    base = workspace.accept("draft", [WORK, PLAN])
    work, plan = workspace.revision()
    workspace.set_lock("work", locked=True)
    with pytest.raises(WriteError, match="锁定"):
        workspace.accept("regen", [replace(WORK, text="新"), plan], base=base)
    assert workspace.accept("regen", [work, replace(PLAN, text="新")], base=base) == 2


def test_who_finds_the_history_busy_waits_until_it_is_free(tmp_path: Path):
    workspace = Workspace.create(tmp_path)
    db = sqlite3.connect(tmp_path / FOLDER / "history.db", isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(workspace.accept, "draft", [WORK])
        time.sleep(0.3)
        assert not waiting.done()
        db.execute("COMMIT")
        assert waiting.result() == 1
    db.close()


def test_who_waits_in_vain_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    workspace = Workspace.create(tmp_path)
    db = sqlite3.connect(tmp_path / FOLDER / "history.db", isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    with pytest.raises(WriteError, match="另一个程序正在使用"):
        workspace.accept("draft", [WORK])
    db.close()


def test_a_history_that_a_kill_left_empty_is_begun_anew(tmp_path: Path):
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "history.db").touch()
    assert Workspace.find(tmp_path) is None
    assert Workspace.create(tmp_path).latest() is None


def test_a_named_folder_is_that_very_folder(tmp_path: Path):
    Workspace.create(tmp_path)
    below = tmp_path / "2025述职"
    assert Workspace.at(below) is None
    found = Workspace.find(below)
    assert found is not None and found.folder == tmp_path.resolve()


def test_what_keeps_the_history_from_being_read_is_said_in_chinese(tmp_path: Path):
    Workspace.create(tmp_path)
    file = tmp_path / FOLDER / "history.db"
    file.write_bytes(b"not a database" * 100)
    with pytest.raises(InputError) as damaged:
        Workspace(tmp_path).latest()
    file.unlink()
    file.mkdir()
    with pytest.raises(WriteError) as closed:
        Workspace(tmp_path).latest()
    for told in (str(damaged.value), str(closed.value).replace(str(tmp_path), "")):
        assert not set(re.findall("[a-z]+", told)) - {"shuzhi", "history", "db", "draft"}


def test_several_revisions_of_one_step_are_stored_together_or_not_at_all(tmp_path: Path):
    workspace = Workspace.create(tmp_path)
    workspace.accept("draft", [WORK, PLAN])
    with pytest.raises(WriteError, match="要点"), workspace.together() as accept:
        accept("take", [WORK], "述职报告.docx", base=1)
        raise WriteError("要点没有写成")
    assert workspace.latest() == 1
    with workspace.together() as accept:
        assert accept("take", [WORK], "述职报告.docx", base=1) == 2
        assert accept("adopt", None, "夜校8次") == 3
    assert workspace.revision(3) == workspace.revision(2)
