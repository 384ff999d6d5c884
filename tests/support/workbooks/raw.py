"""Workbooks from raw XML, as programs other than openpyxl write them."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

from drafting.workbook.grid import Value, column_name

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="180" formatCode="yyyy&quot;年&quot;m&quot;月&quot;'
    'd&quot;日&quot;"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1">'
    '<border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/>'
    '<xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="180"/></cellXfs></styleSheet>'
)
"""Cell styles: 0 general, 1 the usual date, 2 the Chinese long date that has a number only, 3 a date of one's own."""
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def serial(day: date, since: date = date(1899, 12, 30)) -> int:
    """Return a date as the number that a cell holds."""
    return (day - since).days


def cell_xml(row: int, column: int, value: Value, style: int = 1) -> str:
    """Return a cell as Excel writes it, texts inside it; dates bear the style."""
    place = f'r="{column_name(column)}{row + 1}"'
    if isinstance(value, date):
        return f'<c {place} s="{style}"><v>{serial(value)}</v></c>'
    if isinstance(value, str):
        return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"<c {place}><v>{value}</v></c>"


def rows_xml(
    rows: Iterable[Sequence[Value]], attributes: Mapping[int, str] | None = None, style: int = 1
) -> str:
    """Return rows from the first on; ``attributes`` are those of some rows, counted from 0."""
    return "".join(
        f'<row r="{number + 1}" {(attributes or {}).get(number, "")}>'
        + "".join(cell_xml(number, at, value, style) for at, value in enumerate(row) if value != "")
        + "</row>"
        for number, row in enumerate(rows)
    )


def sheet_xml(rows: str, before: str = "", behind: str = "") -> str:
    """Return a sheet of rows, and what stands before and behind them."""
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{R}">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>'


def book(
    sheets: Mapping[str, str | bytes],
    *,
    properties: str = "",
    calculation: str = "",
    shared: str = "",
    parts: Mapping[str, bytes] | None = None,
    kinds: Mapping[str, str] | None = None,
    namespaces: tuple[str, str] = (MAIN, R),
) -> bytes:
    """Return an .xlsx: sheets by name, attributes of workbookPr, the calcPr, the items of the shared strings.

    ``kinds`` are sheets of another kind (chartsheet), ``parts`` more entries of the zip file.
    """
    main, r = namespaces
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{r}/{(kinds or {}).get(name, "worksheet")}"'
        f' Target="worksheets/sheet{number}.xml"/>'
        for number, name in enumerate(sheets, 1)
    )
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_KIND}.worksheet+xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    contents: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml"'
        f' ContentType="{_KIND}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{r}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{r}"><workbookPr {properties}/><sheets>{listed}</sheets>'
        f"{calculation}</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}'
        f'<Relationship Id="s" Type="{r}/styles" Target="styles.xml"/>'
        f'<Relationship Id="t" Type="{r}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": STYLES.replace(MAIN, main),
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{shared}</sst>',
    }
    for number, sheet in enumerate(sheets.values(), 1):
        contents[f"xl/worksheets/sheet{number}.xml"] = sheet
    return zipped({**contents, **(parts or {})})


def zipped(contents: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file of these entries."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return file.getvalue()
