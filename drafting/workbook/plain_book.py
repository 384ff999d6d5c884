"""An .xlsx → a workbook of its cells and nothing else, every part of which has been looked through."""

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace

from drafting.workbook.package import WorkbookFile
from drafting.workbook.sheet_xml import SheetXml, read_sheet_xml
from drafting.workbook.unreadable import CHECK_FILE, DAMAGED, MAX_CHARACTERS
from drafting.workbook.usual_xml import TooLargeError, utf8

_MOST_BYTES = 3 * MAX_CHARACTERS
"""Of all texts as they stand in the cells, where a shared one stands again and again."""
_ITEM = re.compile(rb"<(?:[\w.-]+:)?si\b")
_REFERENCE = re.compile(rb' t="s"[^<>]*+>\s*+<v>(\d{1,9})</v>')
_CARELESS = re.compile(rb'<c r="[A-Z]+\d+"(?!(?: [\w:]+="[^"<>]*")*+ ?/?>)')
"""A cell whose other attributes are written in an unusual way."""
_FONT = re.compile(rb"<(?:[\w.-]+:)?font\b")
_STRUCK = re.compile(rb"""<(?:[\w.-]+:)?strike\b(?![^<>]*val\s*=\s*["'](?:0|false)["'])""")
_FONT_OF_STYLE = re.compile(rb"""<(?:[\w.-]+:)?xf\b(?:[^<>]*?\bfontId\s*=\s*["'](\d+)["'])?""")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def write_plain_book(file: WorkbookFile) -> tuple[io.BytesIO, list[SheetXml]]:
    """Return the workbook, whose sheets are called 1, 2, 3 …, and what there is to know of them, without their rows.

    Raises WorkbookError for a part that is damaged or has too much in it.
    """
    packed, sheets = io.BytesIO(), []
    with zipfile.ZipFile(packed, "w") as book:
        texts, styles = _part(file, file.texts), _part(file, file.styles)
        struck = struck_styles(styles)
        lengths = [len(item) for item in _ITEM.split(texts)[1:]]
        left = _MOST_BYTES
        for number, listed in enumerate(file.sheets, 1):
            sheet = _sheet(file, listed.name, _part(file, listed.part), struck)
            left -= _shared_bytes(sheet, lengths, left)
            if left < 0:
                raise file.error(f"超过 {MAX_CHARACTERS // 10_000} 万字", CHECK_FILE)
            with book.open(f"xl/worksheets/sheet{number}.xml", "w") as part:
                for piece in (b"<worksheet><sheetData>", sheet.rows, b"</sheetData></worksheet>"):
                    part.write(piece)
            sheets.append(replace(sheet, rows=b""))
        book.writestr("xl/sharedStrings.xml", texts or b"<sst/>")
        book.writestr("xl/styles.xml", styles or b"<styleSheet/>")
        for name, content in _frame(len(sheets), is_1904=file.is_1904):
            book.writestr(name, content)
    packed.seek(0)
    return packed, sheets


def _part(file: WorkbookFile, part: str | None) -> bytes:
    """Return a part in UTF-8, empty where the file has none."""
    if part is None:
        return b""
    data = file.read(part)
    file.refuse_doctype(data)
    try:
        return utf8(data)
    except ValueError:
        raise file.error(*DAMAGED) from None


def struck_styles(styles: bytes) -> tuple[bytes, ...]:
    """Return the numbers of the cells' styles whose letters are struck through, of a workbook's styles."""
    if b"strike" not in styles:
        return ()
    fonts = _FONT.split(_between(styles, b"fonts"))[1:]
    struck = {b"%d" % number for number, font in enumerate(fonts) if _STRUCK.search(font)}
    used = enumerate(_FONT_OF_STYLE.findall(_between(styles, b"cellXfs")))
    return tuple(b"%d" % number for number, font in used if font in struck)


def _between(styles: bytes, element: bytes) -> bytes:
    """Return what an element holds, whatever the prefix of its name."""
    found = re.search(rb"<([\w.-]+:)?%s\b" % element, styles)
    if found is None:
        return b""
    end = styles.find(b"</" + (found[1] or b"") + element + b">", found.end())
    return styles[found.end() : end if end >= 0 else len(styles)]


def _sheet(file: WorkbookFile, name: str, data: bytes, struck: tuple[bytes, ...]) -> SheetXml:
    try:
        return read_sheet_xml(data, is_recalculated=file.is_recalculated, struck=struck)
    except TooLargeError as fault:
        raise file.error(f"工作表“{name}”{fault}", fault.suggestion) from None
    except ValueError:
        raise file.error(*DAMAGED) from None


def _shared_bytes(sheet: SheetXml, lengths: list[int], enough: int) -> int:
    """Return at most how many bytes the shared texts have in a sheet's cells; exactly where that may be ``enough``."""
    longest = max(lengths, default=0)
    if sheet.cells * longest <= enough:
        return sheet.cells * longest
    uses = Counter(map(int, _REFERENCE.findall(sheet.rows)))
    others = sheet.rows.count(b' t="s"') - uses.total() + len(_CARELESS.findall(sheet.rows))
    known = (lengths[number] * uses[number] for number in uses if number < len(lengths))
    return sum(known) + others * longest


def _frame(count: int, *, is_1904: bool) -> list[tuple[str, str]]:
    """Return the parts that hold the sheets together."""
    numbers = range(1, count + 1)
    sheets = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    kinds = {f"r{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in numbers}
    kinds |= {"s": ("styles", "styles.xml"), "t": ("sharedStrings", "sharedStrings.xml")}
    return [
        (
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr date1904="{int(is_1904)}"/>'
            f"<sheets>{sheets}</sheets></workbook>",
        ),
        ("xl/_rels/workbook.xml.rels", _relations(kinds)),
        ("_rels/.rels", _relations({"w": ("officeDocument", "xl/workbook.xml")})),
    ]


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'
