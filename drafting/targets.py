"""The files that results go to: of the right kind, and never over what a person made."""

from collections.abc import Callable
from pathlib import Path

from drafting.docx.saving import is_open
from drafting.errors import UsageError, WriteError
from drafting.files import write_atomically

DEFAULT_TARGET = "述职报告.docx"


def require_word(target: Path | None) -> None:
    """Raise UsageError for a target that can be no Word file."""
    if target and target.is_dir():
        raise UsageError(f"“{target}”是一个文件夹。-o 后面请写文件名，如 {target / DEFAULT_TARGET}")
    if target and target.suffix.lower() != ".docx":
        raise UsageError(f"导出的是 Word 文件。请把“{target}”改成以 .docx 结尾的文件名")


def require_excel(target: Path) -> None:
    """Raise UsageError for a target that can be no Excel file, WriteError for one that is open elsewhere."""
    if target.is_dir() or target.suffix.lower() != ".xlsx":
        raise UsageError(f"核对表是 Excel 文件。请把“{target}”改成以 .xlsx 结尾的文件名")
    if is_open(target):
        raise WriteError(f"{target} 正被别的程序打开，没有写。请关闭后再运行一次，或换一个文件名")


def keep_aside(target: Path, is_ours: Callable[[bytes], bool]) -> Path | None:
    """Copy an older file that was edited by hand, or is not ours, before it is replaced; return the copy."""
    if not target.is_file() or is_ours(data := target.read_bytes()):
        return None
    number = 1
    while (backup := target.with_stem(f"{target.stem}（原文件{number}）")).exists():
        number += 1
    write_atomically(backup, data)
    return backup
