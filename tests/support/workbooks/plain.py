"""Ledgers as text: .csv as Excel, WPS and other programs save it, and text that is called .xls."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from drafting.workbook.grid import Fault, Value
from tests.support.workbooks.case import ATTENDED, HEADINGS, MEETINGS, ROWS, Case

_NO_NAME = ("",)


def csv_text(rows: Sequence[Sequence[Value]], delimiter: str = ",") -> str:
    """Return rows as a program writes them: CRLF, quotes where they are needed, dates as 2025/1/10."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(
        [f"{v.year}/{v.month}/{v.day}" if isinstance(v, date) else v for v in row] for row in rows
    )
    return file.getvalue()


_TABLE = (HEADINGS, *ROWS)
_TEXT = csv_text(_TABLE)
_QUOTED = csv_text(
    [HEADINGS, *((*row[:3], f'一、{row[3]}，\n二、“其他”"事项"', *row[4:]) for row in ROWS)]
)


def _case(file: str, data: bytes, **expected: object) -> Case:
    given = {"meetings": MEETINGS, "attended": ATTENDED, "sheets": _NO_NAME, **expected}
    return Case(file, lambda: data, **given)


CASES = (
    _case("UTF-8.csv", _TEXT.encode()),
    _case("UTF-8带标记.csv", _TEXT.encode("utf-8-sig")),
    _case("国标编码.csv", _TEXT.encode("gb18030")),
    _case("UTF-16制表符.csv", csv_text(_TABLE, "\t").encode("utf-16")),
    _case("分号.csv", csv_text(_TABLE, ";").encode("gb18030")),
    _case("说明在前.csv", ("滨河综合体项目党支部台账,,,,,,,\r\n\r\n" + _TEXT).encode("gb18030")),
    _case(
        "引号里有换行.csv",
        _QUOTED.encode(),
        cells={("", "D2"): '一、研究年度党建工作要点，\n二、“其他”"事项"'},
    ),
    _case("其实是文字.xls", csv_text(_TABLE, "\t").encode("gb18030")),
    _case(
        "带错误值.csv",
        _TEXT.replace(",5,5,", ",5,#N/A,").encode(),
        attended=None,
        faults={("", "F2"): Fault.ERROR},
    ),
)
