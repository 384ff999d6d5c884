"""The form of a CSV file of the user's: its columns, its rows, and what is wrong with them, each with line and column."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from drafting.errors import Problem
from drafting.facts.dates import read_date

Fault = tuple[str, str, str]
"""The column, what is wrong with its cell, and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: its line, and its cells by the column's own name, all of them."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """What such a file has.

    ``columns`` are by the name that a secretary may give them, each with its own; ``required`` must be in the
    heading, and one of ``either``. ``usual`` has what cells are that nobody fills in, ``dates`` the columns of dates.
    """

    what: str
    columns: Mapping[str, str]
    required: tuple[str, ...]
    dates: tuple[str, ...]
    either: tuple[str, ...] = ()
    usual: Mapping[str, str] = field(default_factory=dict)

    def rows(self, text: str, file: str, problems: list[Problem]) -> Iterator[Row]:
        """Yield the rows that are not empty; a faulty heading or row is added to the problems."""
        reader = csv.reader(text.splitlines(keepends=True), strict=True)
        try:
            names = [self.columns.get(name.strip(), name.strip()) for name in next(reader, [])]
            if faults := list(self._faults_of_heading(names)):
                problems += [self.problem(file, 1, *fault) for fault in faults]
                return
            for values in reader:
                if not any(map(str.strip, values)):
                    continue  # Excel leaves empty rows behind
                if len(values) > len(names) and any(map(str.strip, values[len(names) :])):
                    message = f"比表头多出 {len(values) - len(names)} 格"
                    advice = "含有逗号的内容请用引号括起来"
                    problems.append(self.problem(file, reader.line_num, "", message, advice))
                else:
                    yield Row(reader.line_num, self._cells(names, values))
        except csv.Error:
            advice = "请检查引号是否成对，或用 Excel 另存为 CSV"
            problems.append(self.problem(file, reader.line_num, "", "不合 CSV 的写法", advice))

    def problem(self, file: str, line: int, column: str, message: str, suggestion: str) -> Problem:
        """Return a problem of a cell; the column is named as a secretary knows it."""
        return Problem(file, f"第{line}行", self._shown(column), message, suggestion)

    def _cells(self, names: Iterable[str], values: Iterable[str]) -> Mapping[str, str]:
        cells = dict.fromkeys(self.columns.values(), "") | dict(self.usual)
        given = zip(names, map(str.strip, values), strict=False)
        cells |= {name: value for name, value in given if value}
        return cells | {name: _iso(cells[name]) for name in self.dates}

    def _shown(self, column: str) -> str:
        return next((name for name, own in self.columns.items() if own == column), column)

    def _faults_of_heading(self, names: list[str]) -> Iterator[Fault]:
        for name in self.required:
            if name not in names:
                yield name, "这一列没有", "请在表头加上这一列；没有内容的，格子空着"
        if self.either and not set(self.either) & set(names):
            first, *others = self.either
            shown = "、".join(f"“{self._shown(other)}”" for other in others)
            yield first, "这一列没有", f"请在表头加上这一列，或加上{shown}一列"
        for name in dict.fromkeys(names):
            if name and name not in self.columns.values():
                near = get_close_matches(name, [*self.columns, *self.columns.values()], 1)
                advice = f"是否想写“{near[0]}”" if near else "请删去这一列"
                yield name, f"不是{self.what}的列名", advice
            elif name and names.count(name) > 1:
                yield name, "这一列写了两次", "请只保留一列"


def faults_of_dates(
    cells: Mapping[str, str], first: str, last: str, is_before: str
) -> Iterator[Fault]:
    """Yield what is wrong with two columns of dates, of which the second may not be before the first."""
    for column in (first, last):
        if cells[column] and not _is_iso(cells[column]):
            advice = "请写成 2025-10-23 的样子；没有期限的，格子空着"
            yield column, f"“{cells[column]}”不是日期", advice
    both = cells[first], cells[last]
    if all(map(_is_iso, both)) and both[0] > both[1]:
        yield last, f"“{both[1]}”{is_before}", "请改正"


def _is_iso(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _iso(written: str) -> str:
    """Return a date as 2025-10-23; Excel makes 2025/10/23 of it. What is no date stays as it is."""
    day = read_date(written)
    return f"{day.year}-{day.month:02}-{day.day:02}" if day and day.is_real else written
