"""Ledgers of old Excel and of WPS: .xls and .et, and what only bears such a name."""

from datetime import date

from drafting.workbook.grid import Fault
from tests.support.workbooks.biff import LONG_DAY, OWN_DAY, Error, Formula, Sheet, xls
from tests.support.workbooks.case import ATTENDED, HEADINGS, MEETINGS, ROWS, Case

_TABLE = (HEADINGS, *ROWS)


def _hidden() -> bytes:
    return xls(
        [
            Sheet("台账", _TABLE, frozenset({2, 4}), frozenset({6}), merged=((8, 8, 0, 7),)),
            Sheet("2024年", (HEADINGS, (1, "支委会", date(2024, 12, 5), "旧", 5, 5, "周", "室")), state=1),
            Sheet("选项", [["支委会"]], state=2),
        ]
    )  # fmt: skip


def _formulas() -> bytes:
    """Return formulas with a number, a text, an empty text and an error, and an error that is no formula."""
    results = (
        Formula(5.0),
        Formula("4人"),
        Formula(""),
        Formula(error=7),
        Error(0x2A),
        Formula(22.0),
    )
    return xls([Sheet("台账", (HEADINGS, *((*row[:5], result, *row[6:]) for row, result in zip(ROWS, results, strict=True))))])  # fmt: skip


def _long() -> bytes:
    """Return a ledger whose texts fill several records."""
    rows = [(*row[:3], f"{row[3]}：{'学习贯彻' * 1500}", *row[4:]) for row in ROWS]
    return xls([Sheet("台账", (HEADINGS, *rows))])


CASES = (
    Case("旧版.xls", lambda: xls([Sheet("台账", _TABLE)]), MEETINGS, ATTENDED),
    Case("金山表格.et", lambda: xls([Sheet("台账", _TABLE, style=OWN_DAY)]), MEETINGS, ATTENDED),
    Case(
        "旧版长日期.xls", lambda: xls([Sheet("台账", _TABLE, style=LONG_DAY)]), MEETINGS, ATTENDED
    ),
    Case(
        "旧版有隐藏的.xls",
        _hidden,
        MEETINGS,
        ATTENDED,
        aside=1,
        sheets=("台账", "2024年", "选项"),
        hidden_sheets=("2024年", "选项"),
        hidden_rows={"台账": (3, 5)},
        hidden_columns={"台账": ("G",)},
    ),
    Case(
        "旧版有公式和错误值.xls",
        _formulas,
        MEETINGS,
        None,
        faults={("台账", "F5"): Fault.ERROR, ("台账", "F6"): Fault.ERROR},
        cells={("台账", "F2"): 5, ("台账", "F3"): "4人", ("台账", "F4"): ""},
    ),
    Case(
        "旧版从1904年算起.xls",
        lambda: xls([Sheet("台账", _TABLE)], is_1904=True),
        MEETINGS,
        ATTENDED,
    ),
    Case("旧版文字很长.xls", _long, MEETINGS, ATTENDED),
)
