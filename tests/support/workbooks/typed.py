"""Ledgers as people type and lay them out, made with openpyxl."""

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from drafting.workbook.grid import Fault, Value
from tests.support.workbooks.case import ATTENDED, HEADINGS, MEETINGS, ROWS, Case, with_column


def saved(*fill: Callable[[Worksheet], None], name: str = "台账") -> bytes:
    """Return a workbook of one sheet, filled by these."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for each in fill:
        each(sheet)
    return stored(book)


def stored(book: Workbook) -> bytes:
    """Return a workbook as a file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def table(
    rows: Iterable[Sequence[object]] = ROWS,
    headings: Sequence[str] = HEADINGS,
    top: int = 1,
    left: int = 1,
) -> Callable[[Worksheet], None]:
    """Return what writes headings and rows from a cell on, counted from 1."""

    def fill(sheet: Worksheet) -> None:
        for number, row in enumerate([headings, *rows], top):
            for column, value in enumerate(row, left):
                if value != "":
                    sheet.cell(number, column, value)

    return fill


def _usual(file: str, *fill: Callable[[Worksheet], None], **expected: object) -> Case:
    """Return a case with the usual records, however they are written."""
    given = {"meetings": MEETINGS, "attended": ATTENDED, **expected}
    return Case(file, lambda: saved(*fill), **given)


def _title(sheet: Worksheet) -> None:
    sheet["A1"] = "滨河综合体项目党支部2025年“三会一课”台账"
    sheet.merge_cells("A1:H1")
    sheet["A2"] = "填报单位：滨河综合体项目党支部　　填报人：王建国　　填报日期：2025年12月20日"
    sheet.merge_cells("A2:H2")


def _merged_types(sheet: Worksheet) -> None:
    table()(sheet)
    sheet.merge_cells("B2:B3")  # two 支委会: the second one's type stands in the first
    sheet["A9"] = "备注：以上记录以会议记录本为准"
    sheet.merge_cells("A9:H9")


def _months() -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for month in range(1, 13):
        rows = [row for row in ROWS if isinstance(row[2], date) and row[2].month == month]
        table(rows)(book.create_sheet(f"{month}月"))
    return stored(book)


def _by_types() -> bytes:
    """Return a sheet for each type: what kind of meeting it was is only in the sheet's name."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in dict.fromkeys(str(row[1]) for row in ROWS):
        rows = [(row[0], *row[2:]) for row in ROWS if row[1] == name]
        table(rows, (HEADINGS[0], *HEADINGS[2:]))(book.create_sheet(name))
    return stored(book)


def _totals(sheet: Worksheet) -> None:
    table()(sheet)
    sheet["A8"], sheet["E8"], sheet["F8"] = "合计", 87, 80
    sheet.merge_cells("A8:D8")


def _hidden_sheets() -> bytes:
    book = Workbook()
    table()(book.worksheets[0])
    book.worksheets[0].title = "台账"
    table([(1, "支委会", date(2024, 12, 5), "去年的", 5, 5, "周海涛", "会议室")])(
        book.create_sheet("2024年")
    )
    book.create_sheet("选项").append(["支委会"])
    book.worksheets[1].sheet_state = "hidden"
    book.worksheets[2].sheet_state = "veryHidden"
    return stored(book)


def _hide_rows(*rows: int) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        for row in rows:
            sheet.row_dimensions[row].hidden = True

    return fill


def _filter(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A1:H7"
    sheet.auto_filter.add_filter_column(1, ["支委会"])
    _hide_rows(4, 5, 6, 7)(sheet)


def _hide_columns(sheet: Worksheet) -> None:
    for letter in ("E", "G"):
        sheet.column_dimensions[letter].hidden = True


def _from_1904() -> bytes:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].title = "台账"
    table()(book.worksheets[0])
    return stored(book)


def _two_tables(sheet: Worksheet) -> None:
    """Write the headings again before the second half, as on the next page of a printed ledger."""
    table(ROWS[:3])(sheet)
    table(ROWS[3:], top=7)(sheet)


def _signs(sheet: Worksheet) -> None:
    """Write texts that look like formulas, as one types them behind an apostrophe."""
    table(with_column(3, ("=甲", "+乙", "-丙", "@丁", "扫墓", "讲课")))(sheet)
    sheet["D2"].data_type = "s"


def _attended(values: Iterable[Value]) -> list[tuple[Value, ...]]:
    return with_column(5, values)


_ERRORS = ("#DIV/0!", "#REF!", "#N/A", "#NAME?", "#VALUE!", "#NUM!")
_NO_TYPE = (7, "", date(2025, 7, 1), "没有写类型", 5, 5, "周海涛", "会议室")
_NO_DATE = (8, "支委会", "", "没有写时间", 5, 5, "周海涛", "会议室")
_LAST_YEAR = (9, "支委会", date(2024, 12, 30), "去年的会", 5, 5, "周海涛", "会议室")
_UNKNOWN_TYPE = (10, "碰头会", date(2025, 7, 2), "不知道算什么会", 5, 5, "周海涛", "会议室")
_HEADLESS = ("类别", "开会日期", "内容摘要", "应到", "实到", "主持")

CASES = (
    _usual("规规矩矩.xlsx", table()),
    _usual(
        "标题和说明在前.xlsx",
        _title,
        table(top=4),
        merged={"台账": ("A1:H1", "A2:H2")},
        cells={("台账", "B5"): "支委会"},
    ),
    _usual("前面空行空列.xlsx", table(top=6, left=4), cells={("台账", "E7"): "支委会"}),
    _usual(
        "类型合并单元格.xlsx",
        _merged_types,
        merged={"台账": ("A9:H9", "B2:B3")},
        aside=0,
        cells={("台账", "B3"): ""},
    ),
    Case(
        "每月一张表.xlsx",
        _months,
        MEETINGS,
        ATTENDED,
        sheets=tuple(f"{month}月" for month in range(1, 13)),
    ),
    Case(
        "每类一张表.xlsx",
        _by_types,
        MEETINGS,
        ATTENDED,
        sheets=("支委会", "支部党员大会", "党小组会", "主题党日", "党课"),
    ),
    _usual(
        "日期是文字.xlsx",
        table(
            with_column(
                2,
                (
                    "2025.1.10",
                    "2025年2月12日",
                    "2025-03-14",
                    "2025/3/20",
                    "4月5日",
                    "二〇二五年六月三十日",
                ),
            )
        ),
    ),
    _usual(
        "日期写法混杂.xlsx",
        table(
            with_column(
                2,
                (
                    date(2025, 1, 10),
                    "2025.2.12",
                    datetime(2025, 3, 14, 14, 30),
                    "2025年3月20日下午",
                    "2025.04.05",
                    "6月30日",
                ),
            )
        ),
    ),
    _usual(
        "数字是文字.xlsx",
        table(_attended(("5", "4", "21", "8", "20", "22"))),
        cells={("台账", "F2"): "5"},
    ),
    _usual(
        "全角数字.xlsx",
        table(_attended(("５", "４", "２１", "８", "２０人", "２２名"))),
        cells={("台账", "F6"): "２０人"},
    ),
    _usual(
        "人数带单位和汉字.xlsx", table(_attended(("5人", "四人", "21 人", "8名", "二十人", 22)))
    ),
    _usual(
        "空格和看不见的字符.xlsx",
        table(
            with_column(
                1,
                (
                    "支委会 ",
                    " 支委会",
                    "支部党员大会\u3000",
                    "党小组会\xa0",
                    "\u200b主题党日",
                    "党课\n",
                ),
            ),
            tuple(f" {heading}　" for heading in HEADINGS),
        ),
        cells={("台账", "B2"): "支委会 "},
    ),
    _usual("最后有合计行.xlsx", _totals, merged={"台账": ("A8:D8",)}),
    Case(
        "公式没有结果.xlsx",
        lambda: saved(table(_attended([f"=E{row}-0" for row in range(2, 8)]))),
        MEETINGS,
        None,
        faults={("台账", f"F{row}"): Fault.UNCALCULATED for row in range(2, 8)},
    ),
    Case(
        "错误值.xlsx",
        lambda: saved(table(_attended(_ERRORS))),
        MEETINGS,
        None,
        faults={("台账", f"F{row}"): Fault.ERROR for row in range(2, 8)},
    ),
    _usual("隐藏的行.xlsx", table(), _hide_rows(3, 5), hidden_rows={"台账": (3, 5)}),
    _usual("筛选过的.xlsx", table(), _filter, hidden_rows={"台账": (4, 5, 6, 7)}),
    _usual("隐藏的列.xlsx", table(), _hide_columns, hidden_columns={"台账": ("E", "G")}),
    Case(
        "隐藏的工作表.xlsx",
        _hidden_sheets,
        MEETINGS,
        ATTENDED,
        aside=1,
        sheets=("台账", "2024年", "选项"),
        hidden_sheets=("2024年", "选项"),
    ),
    Case("从1904年算起的日期.xlsx", _from_1904, MEETINGS, ATTENDED),
    _usual("表头又出现一次.xlsx", _two_tables),
    Case(
        "缺类型缺日期和去年的.xlsx",
        lambda: saved(table([*ROWS, _NO_TYPE, _NO_DATE, _LAST_YEAR, _UNKNOWN_TYPE])),
        MEETINGS,
        ATTENDED,
        aside=4,
    ),
    _usual(
        "类型写法各异.xlsx",
        table(
            with_column(
                1,
                (
                    "支部委员会会议",
                    "支委扩大会议",
                    "支部大会",
                    "党小组会议",
                    "主题党日活动",
                    "专题党课",
                ),
            )
        ),
    ),
    _usual(
        "表头另有说法.xlsx",
        table([row[1:7] for row in ROWS], _HEADLESS),
        cells={("台账", "A1"): "类别"},
    ),
    _usual(
        "以等号加号开头的文字.xlsx",
        _signs,
        cells={("台账", "D2"): "=甲", ("台账", "D5"): "@丁"},
    ),
)
