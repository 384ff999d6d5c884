"""A copy of the form in which each cell that has a problem says so."""

import re
from collections.abc import Sequence
from pathlib import Path

from drafting.docx.package import is_marked
from drafting.docx.saving import is_open
from drafting.errors import FactsError, Problem, UsageError, WriteError
from drafting.export.targets import keep_aside
from drafting.facts.read import facts_in
from drafting.files import MAX_TEXT_BYTES, read_bytes, write_atomically
from drafting.results import Table
from drafting.workbook.edit import Edit, losses
from drafting.workbook.places import cell_of
from schemas.facts import Facts

MARKED = "（批注）"
_MARKED = re.compile(r"（批注\d*）$")


def require_markable(file: Path) -> None:
    """Raise UsageError for a file in which no cells can be marked."""
    kind = file.suffix.lower()
    if kind in (".xls", ".et"):
        raise UsageError(f"--mark 只能批注 .xlsx。请先用 Excel 或 WPS 把“{file}”另存为 .xlsx")
    if kind != ".xlsx":
        raise UsageError(
            f"--mark 是给要点表（.xlsx）加批注的；“{file}”的问题，去掉 --mark 就会逐行列出"
        )


def facts_or_marked(file: Path) -> Facts:
    """Return the facts of a form; where it has problems, write the copy and raise these as FactsError."""
    require_markable(file)
    data = read_bytes(file, FactsError, MAX_TEXT_BYTES)
    try:
        return facts_in(data, file)
    except FactsError as error:
        if not any(cell_of(problem.place) for problem in error.problems):
            raise  # no form, or no workbook at all
        done = save_marked(file, data, error.problems)
        aside = f"（原来的那份改动过，已另存为 {done.backup}）" if done.backup else ""
        gone = "、".join(losses(data))
        lost = f"。批注的那份里没有原来的{gone}，请以原文件为准" if gone else ""
        count = len(error.problems)
        message = f"发现 {count} 个问题，已逐格批注在 {done.file}{aside}，改正后再运行{lost}"
        raise FactsError(message, error.problems) from None


def save_marked(file: Path, data: bytes, problems: Sequence[Problem]) -> Table:
    """Write the copy beside the form and return where it is; what somebody wrote there before is kept aside.

    WriteError where it is open or cannot be written.
    """
    target = _target(file)
    if is_open(target):
        raise WriteError(f"{target} 正被别的程序打开，没有写。请关闭后再运行一次")
    copy = marked(data, file.name, problems)
    backup = keep_aside(target, is_marked)
    write_atomically(target, copy)
    return Table(target, backup)


def marked(data: bytes, name: str, problems: Sequence[Problem]) -> bytes:
    """Return the form with a note at each cell of a problem; those of the whole file stand at the first cell."""
    edit = Edit(data, name)
    edit.remove_notes()
    notes: dict[tuple[str, int, int], list[str]] = {}
    for problem in problems:
        place = cell_of(problem.place) or (edit.first, 0, 0)
        about = f"“{problem.key}”" if problem.key else ""
        notes.setdefault(place, []).append(f"{about}{problem.message}。{problem.suggestion}")
    for (sheet, row, column), texts in notes.items():
        edit.note(sheet, row, column, "\n".join(texts))
    return edit.packed(as_ours=True)


def _target(file: Path) -> Path:
    """Return 要点（批注）.xlsx for 要点.xlsx, and for that one 要点（批注2）.xlsx: what is being filled in stays."""
    stem = _MARKED.sub("", file.stem)
    target = file.with_stem(stem + MARKED)
    number = 2
    while target.resolve() == file.resolve():
        target = file.with_stem(f"{stem}（批注{number}）")
        number += 1
    return target
