"""The history keeps everything, changes nothing, and survives two at once."""

import multiprocessing
import re
import sqlite3
from pathlib import Path

import pytest

from drafting.errors import InputError, WriteError
from drafting.workspace import FOLDER, TABLES, Origin, Sources, Version, Workspace
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


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_changed_or_deleted(tmp_path: Path, table: str):
    workspace = Workspace.create(tmp_path)
    number = workspace.accept("draft", [WORK])
    workspace.remember(Sources(facts=tmp_path / "要点.md"))
    workspace.keep_answers({"key": "text"})
    workspace.note_export(number, tmp_path / "述职报告.docx", b"PK")
    db = sqlite3.connect(tmp_path / FOLDER / "history.db")
    column = db.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
    if table not in ("acceptance", "lock"):  # written by commands to come
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


def _accept_many(folder: Path) -> None:
    for _ in range(20):
        Workspace(folder).accept("draft", [WORK, PLAN])


def test_two_processes_at_once_lose_no_revision(tmp_path: Path):
    Workspace.create(tmp_path)
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_accept_many, args=(tmp_path,)) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert Workspace(tmp_path).latest() == 40
    assert all(len(Workspace(tmp_path).revision(n)) == 2 for n in range(1, 41))


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
