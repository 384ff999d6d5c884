"""去年数据 that names a file: what that file counts, put in its place; only last year's counts will do."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from drafting.errors import InputError
from drafting.facts.dates import YEAR, year_of
from drafting.facts.tree import (
    NOTHING,
    TOP,
    Broken,
    Mapping,
    Node,
    Problems,
    Sequence,
    Text,
    entry_of,
    plain,
    standing_in,
)  # fmt: skip
from schemas.facts import FactKind

_KEY = FactKind.LAST_COUNTS
_FILE = re.compile(
    r"[“《]?([^“”《》\n]*\.(?:ya?ml|md|txt|xlsx|xlsm|xls|et|csv|docx?|wps))[”》]?", re.IGNORECASE
)


def with_last_year(
    tree: Node, folder: Path, counts: Callable[[Path, int | None], Node], problems: Problems
) -> Node:
    """Return the tree of a facts file with the counts of the file, of the same folder, that its 去年数据 names.

    ``counts`` returns what a file counts in the year that is given, or raises InputError.
    """
    entry = entry_of(tree, _KEY)
    name = _file_name(entry.value) if entry else ""
    if entry is None or not name or not isinstance(tree, Mapping):
        return tree
    year = year_of(tree)
    try:
        found = counts(folder / name, year - 1 if year else None)
    except InputError as error:
        found = Broken(entry.place)
        problems.extend(problem for problem in error.problems if problem.place)
        for problem in error.problems:
            if not problem.place:
                fault = f"“{problem.key}”{problem.message}" if problem.key else problem.message
                message = f"写的是“{name}”，这个文件用不了：{fault}"
                problems.add(entry.place, _KEY, message, problem.suggestion)
    return Mapping(
        tree.place, tuple(replace(e, value=found) if e is entry else e for e in tree.entries)
    )


def counts_of(tree: Node, year: int | None, problems: Problems) -> Node:
    """Return the 数据 of last year's facts, each place in it knowing their file; ``year`` is the 年度 they must have."""
    counts, dated = entry_of(tree, FactKind.COUNTS), entry_of(tree, YEAR)
    own = year_of(tree)
    if dated is None or own is None:
        place = dated.place if dated else TOP
        problems.add(place, YEAR, "没有写，看不出是不是去年的", "请补上去年的年度")
    elif year and own != year:
        message = f"是{own}年，不是去年（{year}年）"
        problems.add(dated.place, YEAR, message, f"请在“{_KEY}”写{year}年要点的文件名")
    if counts is None:
        problems.add(TOP, FactKind.COUNTS, "没有写，取不到去年的数", "请核对是不是去年的要点")
        return NOTHING
    return standing_in(problems.file, counts.value)


def _file_name(node: Node) -> str:
    """Return the name of the file that a value is, alone in a line or in a cell of names; empty where it is none."""
    if isinstance(node, Sequence) and len(node.values) == 1:
        node = node.values[0]
    if isinstance(node, Mapping) and len(node.entries) == 1:
        (entry,) = node.entries
        if isinstance(entry.value, Text) and not entry.value.value.strip():
            node = Text(entry.place, entry.key)
    named = _FILE.fullmatch(plain(node.value)) if isinstance(node, Text) else None
    return named[1].strip() if named else ""
