"""A workbook as somebody keeps it: how it is made, and what a person finds in it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from drafting.workbook.grid import Fault, Value

YEAR = 2025
HEADINGS = ("序号", "会议类型", "时间", "主题", "应到人数", "实到人数", "主持人", "地点")
ROWS: tuple[tuple[Value, ...], ...] = (
    (1, "支委会", date(2025, 1, 10), "研究年度党建工作要点", 5, 5, "周海涛", "二楼会议室"),
    (2, "支委会", date(2025, 2, 12), "讨论发展党员工作", 5, 4, "周海涛", "二楼会议室"),
    (3, "支部党员大会", date(2025, 3, 14), "通报一季度工作", 23, 21, "周海涛", "大会议室"),
    (4, "党小组会", date(2025, 3, 20), "学习条例", 8, 8, "李喆", "项目部"),
    (5, "主题党日", date(2025, 4, 5), "祭扫烈士墓", 23, 20, "王建国", "烈士陵园"),
    (6, "党课", date(2025, 6, 30), "“七一”专题党课", 23, 22, "周海涛", "大会议室"),
)
"""Six records under eight headings; nearly every workbook here has them in some form."""
MEETINGS = {"支委会": 2, "支部党员大会": 1, "党小组会": 1, "主题党日": 1, "党课": 1}
"""How often each type was held in ``ROWS``."""
ATTENDED = {"支委会": 9, "支部党员大会": 21, "党小组会": 8, "主题党日": 20, "党课": 22}
"""The person-times of each type in ``ROWS`` (实到人数)."""

Make = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Case:
    """A workbook by the name of its file.

    ``meetings`` and ``attended`` are what a person counts by type, rows that are hidden among them; ``attended`` is
    None where it cannot be known. ``aside`` are the rows that are no records and no totals: they must be listed.
    The rest is what the grids of the workbook hold: sheets in their order, the hidden ones; by sheet, hidden rows and
    columns and faults, as Excel names them (5, C, B5); ``cells`` are some values by (sheet, cell).
    """

    file: str
    make: Make
    meetings: Mapping[str, int]
    attended: Mapping[str, int] | None
    aside: int = 0
    sheets: tuple[str, ...] = ("台账",)
    hidden_sheets: tuple[str, ...] = ()
    hidden_rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    hidden_columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    faults: Mapping[tuple[str, str], Fault] = field(default_factory=dict)
    merged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cells: Mapping[tuple[str, str], Value] = field(default_factory=dict)


def with_column(index: int, values: Iterable[Value]) -> list[tuple[Value, ...]]:
    """Return ``ROWS`` with other values in one column, counted from 0."""
    return [
        (*row[:index], value, *row[index + 1 :]) for row, value in zip(ROWS, values, strict=True)
    ]
