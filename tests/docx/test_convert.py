"""Files of Word before .docx, of WPS and RTF come through LibreOffice with all that a reader sees."""

import io
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest

from drafting.documents import read_document, word_text
from drafting.docx import convert, render
from drafting.docx.convert import converted
from drafting.errors import DocumentError
from tests.docx.test_reader import NUMBERING, numbered
from tests.docx.test_tracked import deleted, inserted
from tests.support.reports import USUAL
from tests.support.word import paragraph, run, word_file, zipped

needs_office = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice 没有安装：由 tools/debian.sh 安装"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def with_types(data: bytes) -> bytes:
    """Return a file of ``word_file`` with the part that LibreOffice does not do without."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        contents = {name: file.read(name) for name in file.namelist()}
    contents["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{kind}.numbering+xml"/></Types>'
    ).encode()
    return zipped(contents)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report and a list as LibreOffice saves them in older formats."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "述职.docx").write_bytes(render(USUAL))
    body = (
        numbered("工作情况", 0)
        + numbered("学习", 1)
        + numbered("亮点", 0)
        + paragraph(run("支委会") + deleted("10次") + inserted(run("12次")))
    )
    (folder / "编号.docx").write_bytes(with_types(word_file(body, numbering=NUMBERING)))
    for kind in ("doc", "rtf"):
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(folder / 'p').as_uri()}", "--headless", "--convert-to", kind,
             "--outdir", str(folder), *map(str, folder.glob("*.docx"))],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return folder


@needs_office
@pytest.mark.parametrize("name", ["述职.doc", "述职.rtf", "述职.wps"])
def test_a_report_comes_back_whole(saved: Path, tmp_path: Path, name: str):
    source = saved / name.replace("wps", "doc")
    path = tmp_path / name
    path.write_bytes(source.read_bytes())
    assert read_document(path) == USUAL.text


@needs_office
def test_automatic_numbers_and_tracked_changes_come_along(saved: Path):
    path = saved / "编号.doc"
    assert read_document(path).splitlines() == [
        "一、工作情况", "（一）学习", "二、亮点", "支委会12次",
    ]  # fmt: skip
    assert word_text(path, rejecting=True).text.splitlines()[-1] == "支委会10次"


@needs_office
def test_the_name_may_lie_about_the_kind(saved: Path, tmp_path: Path):
    (tmp_path / "a.docx").write_bytes((saved / "述职.doc").read_bytes())
    (tmp_path / "b.doc").write_bytes((saved / "述职.docx").read_bytes())
    assert read_document(tmp_path / "a.docx") == read_document(tmp_path / "b.doc") == USUAL.text


@needs_office
def test_nothing_of_it_is_left_behind(saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    converted((saved / "述职.rtf").read_bytes(), "述职.rtf")
    assert not list(tmp_path.iterdir())


@needs_office
@pytest.mark.parametrize("size", [2000, 6000, 9000])
def test_a_file_that_was_cut_short_is_read_or_refused(saved: Path, size: int):
    data = (saved / "述职.doc").read_bytes()[:size]
    try:
        converted(data, "述职.doc")
    except DocumentError as error:
        assert "另存为 .docx" in str(error)


@needs_office
def test_what_takes_too_long_is_ended_and_said(saved: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(convert, "SECONDS", 0.05)
    with pytest.raises(DocumentError, match="秒还没有完成"):
        converted((saved / "述职.rtf").read_bytes(), "述职.rtf")


def test_without_libreoffice_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(convert, "_office", lambda: None)
    with pytest.raises(DocumentError, match=r"另存为 \.docx.*装了 LibreOffice"):
        converted(b"{\\rtf1 a}", "述职.rtf")


def stream(flags: int) -> bytes:
    """Return what begins like a Word 97 document with these flags."""
    head = b"\xec\xa5" + bytes(8) + struct.pack("<H", flags)
    return OLE + bytes(504) + head + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(1000)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (stream(0x0100), "打开密码"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        (stream(0) + "_VBA_PROJECT".encode("utf-16-le"), "带有宏"),
        (OLE + bytes(5000), "已损坏"),
        (OLE, "已损坏"),
        (OLE + bytes(21_000_000), "超过 20 MB"),
        (b"{\\rtf1" + b"{" * 1000, "嵌套过深"),
        (b"{\\rtf1" + b"{}" * 400_000, "内容过多"),
    ],
)
def test_what_is_unfit_is_refused_before_libreoffice_is_started(
    monkeypatch: pytest.MonkeyPatch, data: bytes, message: str
):
    monkeypatch.setattr(convert, "_run", lambda *_: pytest.fail("LibreOffice was started"))
    with pytest.raises(DocumentError, match=message):
        converted(data, "述职.doc")
