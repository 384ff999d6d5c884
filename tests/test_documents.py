"""A report is read from .docx, .txt and .md; other kinds say what to do."""

import pytest

from drafting.documents import read_document
from drafting.docx import render
from drafting.errors import DocumentError
from tests.support.reports import USUAL


def test_a_word_file_is_read(tmp_path):
    path = tmp_path / "述职.DOCX"
    path.write_bytes(render(USUAL))
    assert read_document(path) == USUAL.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_is_read_in_any_usual_encoding(tmp_path, encoding):
    path = tmp_path / "述职.txt"
    path.write_bytes("一、情况\r\n\u3000\u3000支委会12次。\r\n".encode(encoding))
    assert read_document(path) == "一、情况\n\u3000\u3000支委会12次。\n"


def test_positions_in_a_text_file_hold_in_what_is_read(tmp_path):
    path = tmp_path / "述职.md"
    text = "## 一、情况\n\n  支委会\xa012次 \n###三级\n-  C# 不是标题\n"
    path.write_text(text, "utf-8")
    read = read_document(path)
    assert len(read) == len(text)
    assert read.index("12次") == text.index("12次")
    assert read.split("\n")[0].strip() == "一、情况"
    assert read.split("\n")[3].strip() == "三级"
    assert "C# 不是标题" in read


def test_in_a_text_file_a_hash_stays(tmp_path):
    path = tmp_path / "述职.txt"
    path.write_text("# 一、情况\n", "utf-8")
    assert read_document(path) == "# 一、情况\n"


def test_invisible_characters_are_dropped(tmp_path):
    path = tmp_path / "述职.txt"
    path.write_text("支\u200b委\u2060会12次\U000e0041", "utf-8")
    assert read_document(path) == "支委会12次"


def test_what_is_far_longer_than_any_report_is_none(tmp_path):
    path = tmp_path / "书.txt"
    path.write_text("国" * 200_001, "utf-8")
    with pytest.raises(DocumentError, match="有 200001 个字，不像是述职报告"):
        read_document(path)


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.rtf", "a.odt", "a.xyz", "a"])
def test_other_kinds_are_to_be_saved_as_docx(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(DocumentError, match=r"另存为 \.docx"):
        read_document(tmp_path / name)


def test_of_a_pdf_the_word_original_is_wanted(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(DocumentError, match="Word 原稿"):
        read_document(tmp_path / "a.pdf")


@pytest.mark.parametrize("name", ["没有.docx", "没有.txt", "没有.doc"])
def test_a_missing_file_is_said_to_be_missing(tmp_path, name):
    with pytest.raises(DocumentError, match="找不到"):
        read_document(tmp_path / name)


def test_an_old_word_file_under_a_new_name_is_known(tmp_path):
    path = tmp_path / "述职.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(512))
    with pytest.raises(DocumentError, match="旧版"):
        read_document(path)
