"""Any usual encoding comes in; files go out whole or not at all."""

import re
from pathlib import Path

import pytest

from drafting.errors import FactsError, WriteError
from drafting.files import prepared, read_text, write_atomically


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_text_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str):
    file = tmp_path / "要点.md"
    file.write_bytes("单位：滨河支部\r\n年度：2025\r".encode(encoding))
    assert read_text(file, FactsError) == "单位：滨河支部\n年度：2025\n"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"PK\x03\x04rest", "Word"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0rest", "旧版"),
        (b"\x00\x01\x02\xff\xff", "不是文本"),
    ],
)
def test_a_file_of_another_kind_is_named(tmp_path: Path, content: bytes, word: str):
    file = tmp_path / "要点.md"
    file.write_bytes(content)
    with pytest.raises(FactsError, match=word):
        read_text(file, FactsError)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path):
    with pytest.raises(FactsError, match="找不到"):
        read_text(tmp_path / "没有.md", FactsError)
    with pytest.raises(FactsError, match="文件夹"):
        read_text(tmp_path, FactsError)


def test_a_file_is_replaced_whole(tmp_path: Path):
    file = tmp_path / "deep" / "报告.docx"
    write_atomically(file, b"old")
    write_atomically(file, b"new")
    assert file.read_bytes() == b"new"
    assert [path.name for path in file.parent.iterdir()] == ["报告.docx"]


def test_a_file_that_is_replaced_keeps_its_rights_and_a_link_stays_a_link(tmp_path: Path):
    file, link = tmp_path / "报告.docx", tmp_path / "link.docx"
    file.write_bytes(b"old")
    file.chmod(0o600)
    link.symlink_to(file)
    write_atomically(link, b"new")
    assert link.is_symlink() and file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_written_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "报告.docx"
    write_atomically(file, b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(WriteError, match="没有改动"):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["报告.docx"]


def test_why_something_could_not_be_written_is_said_in_chinese(tmp_path: Path):
    (tmp_path / "要点.md").write_text("要点", "utf-8")
    (tmp_path / "文件夹.docx").mkdir()
    for path in (tmp_path / "要点.md" / "a.docx", tmp_path / "文件夹.docx", tmp_path / ("长" * 90)):
        with pytest.raises(WriteError) as caught:
            write_atomically(path, b"x")
        told = str(caught.value).replace(str(path), "")
        assert not re.search("[A-Za-z]", told)


def test_what_failed_is_told_even_where_nothing_can_be_cleaned_up_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "报告.docx"
    write_atomically(file, b"old")

    def broken(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.fsync", broken)
    monkeypatch.setattr(Path, "unlink", broken)
    with pytest.raises(WriteError, match=r"无法写入 .*/报告\.docx（磁盘读写出错），原文件没有改动"):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"


def test_a_file_that_is_prepared_and_not_put_there_leaves_nothing(tmp_path: Path):
    file = tmp_path / "要点.md"
    write_atomically(file, b"old")
    with prepared(file, b"new") as put:
        assert file.read_bytes() == b"old"
    with pytest.raises(WriteError, match="没有改动"):
        put()
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["要点.md"]
