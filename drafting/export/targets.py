"""The files that results go to: of the right kind, and never over what a person made."""

from collections.abc import Callable
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

from drafting.docx.saving import is_open
from drafting.errors import UsageError, WriteError
from drafting.files import write_atomically

DEFAULT_TARGET = "述职报告.docx"
FACTS_FILE = "要点.md"
FORM_FILE = "要点.xlsx"
BLANK_FACTS = "空白要点.md"


class Form(StrEnum):
    """The forms in which a blank facts file comes."""

    BULLETS = "md"
    SHEETS = "xlsx"


def require_word(target: Path | None) -> None:
    """Raise UsageError for a target that can be no Word file."""
    if target and target.is_dir():
        raise UsageError(f"“{target}”是一个文件夹。-o 后面请写文件名，如 {target / DEFAULT_TARGET}")
    if target and target.suffix.lower() != ".docx":
        raise UsageError(f"导出的是 Word 文件。请把“{target}”改成以 .docx 结尾的文件名")


def require_excel(target: Path) -> None:
    """Raise UsageError for a target that can be no Excel file, WriteError for one that is open elsewhere."""
    require_suffix(target, ".xlsx", "核对表是 Excel 文件")
    if is_open(target):
        raise WriteError(f"{target} 正被别的程序打开，没有写。请关闭后再运行一次，或换一个文件名")


def require_suffix(target: Path | None, suffix: str, what: str) -> None:
    """Raise UsageError for a target with another suffix, or that is a folder; ``what`` says what is written."""
    if target and (target.is_dir() or target.suffix.lower() != suffix):
        raise UsageError(f"{what}。请把“{target}”改成以 {suffix} 结尾的文件名")


def require_new_facts(target: Path) -> None:
    """Raise UsageError for a target that can be no file of facts, or is one already that somebody has filled in."""
    if target.suffix.lower() not in (".md", ".txt"):
        raise UsageError(f"要点文件请以 .md 或 .txt 结尾，如 要点.md；“{target}”不是")
    if target.exists() and not (target.is_file() and target.read_bytes() == blank_facts()):
        raise UsageError(
            f"{target} 已经存在，没有改动。请换一个文件名，例如 "
            f"shuzhi facts {target.stem}2{target.suffix} --from …"
        )


def blank_facts(form: Form = Form.BULLETS) -> bytes:
    """Return the facts file in which nothing is filled in."""
    if form is Form.SHEETS:
        from drafting.form.draw import blank_form  # only who wants the form pays for openpyxl

        return blank_form()
    return (files("samples") / BLANK_FACTS).read_bytes()


def filled_facts(folder: Path) -> Path | None:
    """Return the facts file of a folder that somebody has filled in, the bullets before YAML, that before the form."""
    for name, form in (
        (FACTS_FILE, Form.BULLETS),
        *((f"{Path(FACTS_FILE).stem}{suffix}", None) for suffix in (".txt", ".yaml", ".yml")),
        (FORM_FILE, Form.SHEETS),
    ):
        file = folder / name
        if file.is_file() and (form is None or file.read_bytes() != blank_facts(form)):
            return file
    return None


def keep_aside(target: Path, is_ours: Callable[[bytes], bool]) -> Path | None:
    """Copy an older file that was edited by hand, or is not ours, before it is replaced; return the copy.

    A copy that is there already, from a run that came no further, is not made again.
    """
    if not target.is_file() or is_ours(data := target.read_bytes()):
        return None
    number = 1
    while (backup := target.with_stem(f"{target.stem}（原文件{number}）")).exists():
        if backup.is_file() and backup.read_bytes() == data:
            return backup
        number += 1
    write_atomically(backup, data)
    return backup
