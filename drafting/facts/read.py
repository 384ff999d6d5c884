"""A facts file of any kind → Facts: what it is, whether it can be read, and which reader reads it."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from drafting.errors import FactsError, Problem
from drafting.facts import last_year, own_ledger
from drafting.facts.bullets import read_bullets
from drafting.facts.tree import NOTHING, Node, Place, Problems, texts_in
from drafting.facts.validate import validate
from drafting.facts.yaml_reader import read_yaml
from drafting.files import MAX_TEXT_BYTES, read_bytes, text_in
from drafting.files.markings import refuse_marked_values
from drafting.text.characters import is_control, without_invisible
from drafting.workbook import SPREADSHEETS
from schemas.facts import Facts
from schemas.ledger import Ledger

MAX_CHARACTERS = 100_000  # a full year's facts have about 3,000

Reader = Callable[[bytes, Path, Problems], Node]
"""Makes the tree of a file from its bytes, noting problems; raises FactsError for a file that is none of its kind."""

_OTHER_TABLES = {
    ".ods": "LibreOffice 的表格",
    ".xlsm": "带宏的 Excel 文件",
    ".xlsb": "Excel 的另一种格式",
    ".ett": "WPS 表格的模板",
    ".csv": "文本的表格",
}

_TABLES = (*SPREADSHEETS, ".xlsm", ".csv")

_WIDE_GAP = re.compile(r"(?<=\S)[ \u3000]{3,}")
"""Alignment by eye, which says nothing; kept short so that no pattern is slow on it."""


def _text(read: Callable[[str, Problems], Node]) -> Reader:
    """Return the reader of a file that is a text."""

    def reader(data: bytes, path: Path, problems: Problems) -> Node:
        text = _WIDE_GAP.sub("  ", without_invisible(text_in(data, path, FactsError)))
        require_short(len(text), path)
        return read(_without_controls(text, problems), problems)

    return reader


def _form(data: bytes, path: Path, problems: Problems) -> Node:
    from drafting.form.read import (
        read_form,
    )  # only who reads a spreadsheet pays for what that imports

    return read_form(data, path, problems)


_READERS: dict[str, Reader] = {
    ".yaml": _text(read_yaml),
    ".yml": _text(read_yaml),
    ".md": _text(read_bullets),
    ".txt": _text(read_bullets),
    **dict.fromkeys(SPREADSHEETS, _form),
}


def read_facts(path: Path) -> Facts:
    """Return the facts of a file: .yaml, .md, .txt, or the form as .xlsx, .xls or .et.

    Raises FactsError with every problem, RefusedError for a file that bears a classified marking.
    """
    if path.suffix.lower() not in _READERS:
        raise _other_kind(path)
    return facts_in(read_bytes(path, FactsError, MAX_TEXT_BYTES), path)


def facts_in(data: bytes, path: Path) -> Facts:
    """Return the facts of a file from its bytes, as it would be read from that path; errors as above."""
    tree, problems = _tree_in(data, path)
    if tree == NOTHING and not problems:
        raise _unusable(path, "没有内容", "请用 shuzhi new 生成一份样例，照着填写")
    tree = last_year.with_last_year(tree, path.parent, last_year_counts, problems)
    tree, ledger = own_ledger.with_ledger(tree, path.parent, date.today(), problems)
    facts = validate(tree, problems)
    return own_ledger.with_sources(facts, ledger) if ledger else facts


def last_year_counts(path: Path, year: int | None) -> Node:
    """Return the counts of last year as a tree of labels and quantities that know where they stand.

    They come from last year's facts, the 年度 of which must be ``year`` where that is known, or from its ledger.
    Raises InputError with every problem, RefusedError for a file that bears a classified marking.
    """
    if ledger := ledger_at(path, year):
        if not ledger.tallies:
            raise _unusable(path, f"没有{ledger.year}年的记录", "请换成去年的台账")
        return own_ledger.counts_of(ledger)
    if path.suffix.lower() not in _READERS:
        raise _other_kind(path)
    tree, problems = _tree_in(read_bytes(path, FactsError, MAX_TEXT_BYTES), path)
    counts = last_year.counts_of(tree, year, problems)
    if problems:
        raise problems.error()
    return counts


def ledger_at(path: Path, year: int | None) -> Ledger | None:
    """Return what a spreadsheet counts that is no form, as ``ledger_in``; None for all other files.

    Raises WorkbookError or LedgerError with every problem, RefusedError for one that bears a classified marking.
    """
    if path.suffix.lower() not in _TABLES:
        return None
    # only who reads a spreadsheet pays for what that imports
    from drafting.form.recognise import is_form
    from drafting.ledger.count import ledger_in
    from drafting.workbook.read import read_workbook_file

    grids = read_workbook_file(path)
    return None if is_form(grids) else ledger_in(grids, path.name, year, date.today())


def _tree_in(data: bytes, path: Path) -> tuple[Node, Problems]:
    """Return the tree of a file, with the problems that its reader noted."""
    problems = Problems(path.name)
    tree = _READERS[path.suffix.lower()](data, path, problems)
    refuse_marked_values(((t.place.text, t.value) for t in texts_in(tree)), path.name)
    return tree, problems


def require_short(length: int, path: Path) -> None:
    """Raise FactsError for more characters than any facts have."""
    if length > MAX_CHARACTERS:
        raise _unusable(path, f"有 {length} 个字，不像是要点", "请确认没有选错文件")


def _without_controls(text: str, problems: Problems) -> str:
    """Return the text with control characters blanked, each line that has any noted."""
    if not any(is_control(c) for c in set(text)):
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if any(map(is_control, line)):
            problems.add(Place.line(number), "", "有看不见的控制字符", "请把这一行删去后重新输入")
            lines[number - 1] = "".join(" " if is_control(c) else c for c in line)
    return "\n".join(lines)


def _other_kind(path: Path) -> FactsError:
    if not path.exists() or path.is_dir():
        read_bytes(path, FactsError, 0)  # says that there is no such file, or a folder
    if path.suffix.lower() in (".docx", ".doc", ".wps"):
        return _unusable(
            path,
            "是 Word 文档，不是要点",
            "要点如果写在 Word 里，请另存为纯文本（.txt）；去年的报告请写在 --reference 后面",
        )
    if path.suffix.lower() in _OTHER_TABLES:
        return _unusable(
            path,
            f"是{_OTHER_TABLES[path.suffix.lower()]}，不能直接读",
            "请用 Excel 或 WPS 打开，另存为 .xlsx",
        )
    return _unusable(
        path,
        "不是要点文件的格式",
        "要点可以是 .xlsx（要点表）、.yaml（按键填写）、.md 或 .txt（分条书写）",
    )


def _unusable(path: Path, message: str, suggestion: str) -> FactsError:
    return FactsError("要点文件无法使用", [Problem(path.name, "", "", message, suggestion)])
