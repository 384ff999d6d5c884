"""A file replaces an older one only when it is proven, and never one that is open."""

import pytest

from drafting import files
from drafting.docx import render, save
from drafting.errors import WriteError
from tests.support.reports import USUAL

DATA = render(USUAL)


def test_a_new_file_stands_where_it_was_asked_for(tmp_path):
    path = tmp_path / "out" / "述职报告.docx"
    assert save(path, DATA, USUAL.text) == path
    assert path.read_bytes() == DATA


def test_an_older_file_is_replaced(tmp_path):
    path = tmp_path / "述职报告.docx"
    path.write_bytes(b"old")
    assert save(path, DATA, USUAL.text) == path
    assert path.read_bytes() == DATA
    assert [p.name for p in tmp_path.iterdir()] == ["述职报告.docx"]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (USUAL.text.replace("12次", "13次"), DATA),
        (USUAL.text, DATA[:-30]),
        (USUAL.text + "又", DATA),
    ],
)
def test_what_does_not_read_back_as_the_report_replaces_nothing(tmp_path, text, data):
    path = tmp_path / "述职报告.docx"
    path.write_bytes(b"old")
    with pytest.raises(WriteError, match="原文件没有改动"):
        save(path, data, text)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["述职报告.docx"]


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("述职报告.docx", "~$述职报告.docx"),
        ("123456.docx", "~$123456.docx"),
        ("1234567.docx", "~$234567.docx"),
        ("12345678.docx", "~$345678.docx"),
        ("滨河项目2025年述职报告.docx", "~$项目2025年述职报告.docx"),
        ("述职报告.docx", ".~述职报告.docx"),
        ("述职报告.docx", ".~lock.述职报告.docx#"),
    ],
)
def test_a_file_that_is_open_gets_a_new_name_beside_it(tmp_path, name, mark):
    path = tmp_path / name
    path.write_bytes(b"old")
    (tmp_path / mark).write_bytes(b"")
    written = save(path, DATA, USUAL.text)
    assert written == path.with_stem(path.stem + "-2")
    assert path.read_bytes() == b"old"
    assert written.read_bytes() == DATA
    assert save(path, DATA, USUAL.text) == path.with_stem(path.stem + "-3")


def test_a_file_that_windows_holds_gets_a_new_name_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "述职报告.docx"
    path.write_bytes(b"old")
    replace = files.Path.replace

    def held(self, target):
        if target == path:
            raise PermissionError(13, "Permission denied", str(self), None, str(target))
        return replace(self, target)

    monkeypatch.setattr(files.Path, "replace", held)
    assert save(path, DATA, USUAL.text).name == "述职报告-2.docx"
    assert path.read_bytes() == b"old"


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteError):
        save(tmp_path / "file" / "述职报告.docx", DATA, USUAL.text)


def test_a_right_that_is_missing_is_told_of_the_file_that_was_asked_for(tmp_path, monkeypatch):
    path = tmp_path / "述职报告.docx"
    path.write_bytes(b"old")

    def refused(**_):
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr(files.tempfile, "mkstemp", refused)
    with pytest.raises(WriteError, match=r"/述职报告\.docx（没有权限），原文件没有改动"):
        save(path, DATA, USUAL.text)
    assert [p.name for p in tmp_path.iterdir()] == ["述职报告.docx"]
