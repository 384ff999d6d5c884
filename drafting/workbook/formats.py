"""How the cells of an .xlsx show their numbers and dates, which python-calamine does not tell."""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from drafting.errors import WorkbookError
from drafting.workbook.package import WorkbookFile
from drafting.workbook.places import position

_ZIP = b"PK"
_YEAR_MONTH, _MONTH_DAY, _FULL = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    17: "mmm-yy", 27: _YEAR_MONTH, 28: _MONTH_DAY, 29: _MONTH_DAY, 31: _FULL, 36: _YEAR_MONTH,
    50: _YEAR_MONTH, 51: _MONTH_DAY, 52: _YEAR_MONTH, 53: _MONTH_DAY, 54: _MONTH_DAY, 57: _YEAR_MONTH,
    58: _MONTH_DAY,
}  # fmt: skip
"""The formats that a file need not spell out (ECMA-376, 18.8.30, those of zh-CN), as far as it matters here."""

Formats = Mapping[tuple[int, int], str]
"""(row, column), from 0 → the number format; cells without one of their own are left out."""


def number_formats(data: bytes, name: str) -> Mapping[str, Formats] | None:
    """Return the formats of every sheet by its name; None for a file that does not tell them. ``name`` is the file's."""
    if not data.startswith(_ZIP):
        return None
    try:
        file = WorkbookFile(data, name)
        root = file.xml(file.styles) if file.styles else None
        styles = _styles(root) if root is not None else []
        return {listed.name: dict(_cells(file.xml(listed.part), styles)) for listed in file.sheets}
    except WorkbookError:  # what python-calamine makes sense of may be too much for a parser
        return None


def _styles(root: etree._Element) -> list[str]:
    """Return the number format of each style of cells, by its number."""
    own = {form.get("numFmtId"): form.get("formatCode", "") for form in root.iter("{*}numFmt")}
    ids = (style.get("numFmtId", "0") for style in root.iterfind("{*}cellXfs/{*}xf"))
    return [
        own.get(number) or (built_in(int(number)) if number.isdecimal() else "") for number in ids
    ]


def built_in(number: int) -> str:
    """Return the format that a number stands for in a file that does not spell it out, as far as it matters here."""
    return _BUILT_IN.get(number, "")


def _cells(
    root: etree._Element | None, styles: Sequence[str]
) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in root.iter("{*}c") if root is not None else ():
        style = cell.get("s", "")
        form = styles[int(style)] if style.isdecimal() and int(style) < len(styles) else ""
        if form and (at := position(cell.get("r", ""))):
            yield at, form
