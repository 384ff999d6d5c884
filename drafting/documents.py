"""A report from any file that it may come in: .docx, .txt or .md, as text with one paragraph a line."""

import re
from pathlib import Path

from drafting.characters import printable
from drafting.docx.everything import read_everything
from drafting.docx.reader import read_docx
from drafting.errors import DocumentError, Problem
from drafting.files import read_bytes, read_text
from drafting.markings import refuse_marked

MAX_DOCX_BYTES = 50_000_000
OTHER_KINDS = {
    ".doc": "旧版 Word 文档",
    ".docm": "带宏的 Word 文档",
    ".dot": "Word 模板",
    ".dotx": "Word 模板",
    ".wps": "WPS 文档",
    ".rtf": "RTF 文档",
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
    if kind == ".docx":
        return _word_text(path)
    if kind in (".txt", ".md"):
        text = printable(read_text(path, DocumentError))
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
    if path.suffix.lower() == ".docx":
        return read_everything(read_bytes(path, DocumentError, MAX_DOCX_BYTES), path.name)
    return read_text(path, DocumentError)


def _word_text(path: Path) -> str:
    data = read_bytes(path, DocumentError, MAX_DOCX_BYTES)
    text = read_docx(data, path.name)
    refuse_marked(text, path.name, "第{}段")
    refuse_marked(
        read_everything(data, path.name), path.name, "页眉、页脚、文本框、批注、水印或隐藏的文字"
    )
    return text
