"""A report from any file that it may come in: .docx, .txt or .md, as text with one paragraph a line.

Files of Word before .docx and of WPS, and RTF, are read through LibreOffice where it is there.
"""

import re
from functools import lru_cache
from pathlib import Path

from drafting.docx.convert import converted, is_convertible
from drafting.docx.everything import read_everything
from drafting.docx.reader import Reading, read_edited
from drafting.errors import DocumentError, Problem
from drafting.files import read_bytes, read_text
from drafting.files.markings import refuse_marked
from drafting.text.characters import printable
from drafting.workbook import SPREADSHEETS

MAX_DOCX_BYTES = 50_000_000
MAX_CHARACTERS = (
    200_000  # a report has 5,000; what is said of a text takes longer with every character
)
CONVERTED = (".doc", ".wps", ".rtf")
WORD = (".docx", *CONVERTED)
OTHER_KINDS = {
    ".docm": "带宏的 Word 文档",
    ".dot": "Word 模板",
    ".dotx": "Word 模板",
    ".odt": "ODF 文档",
    ".pdf": "PDF 文件",
}
_HEADING_MARK = re.compile(r"^[ \t\u3000]*#+", re.MULTILINE)


def read_document(path: Path) -> str:
    """Return the text of a report: LF, no BOM, no invisible characters.

    In .md the # before a heading gives way to spaces; in .txt it stays, since there it is a trace of a copied
    answer. Text files otherwise keep their characters where they are, so that positions hold in the file too.
    Raises DocumentError for other kinds of file and for those that cannot be read, RefusedError for one that
    bears a classified marking.
    """
    kind = path.suffix.lower()
    if kind in WORD:
        return word_text(path).text
    if kind in (".txt", ".md"):
        text = printable(read_text(path, DocumentError))
        _require_short(text, path)
        return _HEADING_MARK.sub(lambda mark: " " * len(mark[0]), text) if kind == ".md" else text
    if not path.exists() or path.is_dir():
        read_bytes(
            path, DocumentError, MAX_DOCX_BYTES
        )  # says that there is no such file, or a folder
    message = f"不能直接读取{OTHER_KINDS.get(kind, '这种文件')}（{kind or '没有扩展名'}）"
    suggestion = (
        "请找到它的 Word 原稿，或把文字粘贴到 .docx 或 .txt 文件"
        if kind == ".pdf"
        else "请用 Word 或 WPS 打开，另存为 .docx 后再试"
    )
    raise DocumentError("文件无法读取", [Problem(path.name, "", "", message, suggestion)])


def all_text(path: Path) -> str:
    """Return every text of a file, also what no page shows; errors as above."""
    if path.suffix.lower() in WORD:
        return read_everything(_as_docx(path), path.name)
    if path.suffix.lower() in SPREADSHEETS:
        from drafting.workbook.text import all_cells

        return all_cells(read_bytes(path, DocumentError, MAX_DOCX_BYTES), path.name)
    return read_text(path, DocumentError)


def word_text(path: Path, *, rejecting: bool = False) -> Reading:
    """Return a Word file as it was read, with ``rejecting`` as before its tracked changes; errors as above."""
    data = _as_docx(path)
    reading = read_edited(data, path.name, rejecting=rejecting)
    _require_short(reading.text, path)
    refuse_marked(reading.text, path.name, "第{}段")
    refuse_marked(
        read_everything(data, path.name), path.name, "页眉、页脚、文本框、批注、水印或隐藏的文字"
    )
    return reading


def _require_short(text: str, path: Path) -> None:
    if len(text) > MAX_CHARACTERS:
        problem = Problem(
            path.name, "", "", f"有 {len(text)} 个字，不像是述职报告", "请确认没有选错文件"
        )
        raise DocumentError("文件无法读取", [problem])


def _as_docx(path: Path) -> bytes:
    """Return the file, converted where it is an old one, whatever its name says; each is converted once."""
    data = read_bytes(path, DocumentError, MAX_DOCX_BYTES)
    return _converted(data, path.name) if is_convertible(data) else data


_converted = lru_cache(maxsize=2)(converted)
