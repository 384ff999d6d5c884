"""Ledgers in the XML of programs other than openpyxl."""

import re
from collections.abc import Callable

from drafting.workbook.grid import Fault
from tests.support.workbooks.case import ATTENDED, HEADINGS, MEETINGS, ROWS, Case
from tests.support.workbooks.raw import MAIN, book, cell_xml, rows_xml, sheet_xml

_TABLE = (HEADINGS, *ROWS)
_STRICT = (
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


def _usual(file: str, make: Callable[[], bytes], **expected: object) -> Case:
    given = {"meetings": MEETINGS, "attended": ATTENDED, **expected}
    return Case(file, make, **given)


def _one(sheet: str | bytes, **options: object) -> Callable[[], bytes]:
    return lambda: book({"台账": sheet}, **options)


def _without_places() -> str:
    """Return rows whose cells do not say where they stand, as some exports write them."""
    return re.sub(r' r="[A-Z]*\d+"', "", rows_xml(_TABLE))


def _prefixed() -> str:
    """Return a sheet all of whose elements bear a prefix, as the libraries of .NET write it."""
    plain = sheet_xml(rows_xml(_TABLE)).replace("xmlns=", "xmlns:x=")
    return re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", plain)


def _shared() -> bytes:
    """Return a workbook whose texts are shared: in runs, with readings beside them, with line breaks written out."""
    texts = [text for row in _TABLE for text in row if isinstance(text, str)]
    unique = list(dict.fromkeys(texts))
    items = ""
    for text in unique:
        if text == "支委会":
            items += '<si><r><t>支</t></r><r><rPr><b/></rPr><t>委会</t></r><rPh sb="0" eb="1"><t>zhi</t></rPh></si>'
        elif text == "学习条例":
            items += "<si><t>学习_x000D_\n条_x4F8B_</t></si>"
        else:
            items += f"<si><t>{text}</t></si>"
    rows = rows_xml(_TABLE)
    for number, text in enumerate(unique):
        inline = f't="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        rows = rows.replace(inline, f't="s"><v>{number}</v></c>')
    return book({"台账": sheet_xml(rows)}, shared=items)


def _with_formulas(result: Callable[[int], str]) -> str:
    """Return rows in which the persons present are formulas, each with what is stored of it."""
    rows = rows_xml(_TABLE)
    for number, row in enumerate(ROWS, 1):
        plain = cell_xml(number, 5, row[5])
        head = plain.partition(">")[0]
        rows = rows.replace(plain, f"{head}><f>E{number + 1}-0</f>{result(number)}</c>")
    return sheet_xml(rows)


def _shared_formulas() -> str:
    """Return rows with one formula that the others share; the last one's result is missing."""
    rows = _with_formulas(lambda number: f"<v>{ROWS[number - 1][5]}</v>")
    rows = rows.replace("<f>E2-0</f>", '<f t="shared" ref="F2:F7" si="0">E2-0</f>')
    rows = re.sub(r"<f>E\d-0</f>", '<f t="shared" si="0"/>', rows)
    return rows.replace('<f t="shared" si="0"/><v>22</v>', '<f t="shared" si="0"/>')


def _errors() -> str:
    rows = _with_formulas(lambda number: f"<v>{ROWS[number - 1][5]}</v>")
    for place, error in (("F3", "#SPILL!"), ("F5", "#CALC!")):
        rows = re.sub(
            rf'<c r="{place}"><f>(.*?)</f><v>\d+</v>',
            rf'<c r="{place}" t="e"><f>\1</f><v>{error}</v>',
            rows,
        )
    return rows


_STYLED = "".join(
    f'<row r="{row}" s="1" customFormat="1"><c r="A{row}" s="1"/><c r="B{row}" s="1"/></row>'
    for row in (8, 5000, 1_048_576)
)
_COLUMNS = '<cols><col min="9" max="16384" width="9" hidden="1"/></cols>'
_USUAL_ROWS = rows_xml(_TABLE)
_LIBRE = {
    number: f'customFormat="false" ht="12.8" hidden="{"true" if number == 2 else "false"}" outlineLevel="0"'
    for number in range(len(_TABLE))
}

CASES = (
    _usual("单元格不写位置.xlsx", _one(sheet_xml(_without_places()))),
    _usual("元素都带前缀.xlsx", _one(_prefixed())),
    _usual(
        "用单引号写的.xlsx", _one(re.sub(r'"([^"<>]*)"(?=[^<]*>)', r"'\1'", sheet_xml(_USUAL_ROWS)))
    ),
    _usual(
        "用UTF-16写的.xlsx",
        _one(f'<?xml version="1.0" encoding="UTF-16"?>{sheet_xml(_USUAL_ROWS)}'.encode("utf-16")),
    ),
    _usual(
        "夹着注释的.xlsx",
        _one(
            sheet_xml(
                '<!-- <row r="99" hidden="1"><c r="ZZ99"><v>1</v></c></row> -->'
                + _USUAL_ROWS.replace("周海涛", "<![CDATA[周海涛]]>").replace(
                    "<v>5</v>", "<v><!-- 人 -->5</v>"
                )
            )
        ),
    ),
    _usual(
        "严格模式.xlsx",
        lambda: book(
            {"台账": sheet_xml(_USUAL_ROWS).replace(MAIN, _STRICT[0])}, namespaces=_STRICT
        ),
    ),
    _usual(
        "共用的文字.xlsx", _shared, cells={("台账", "D5"): "学习\n条例", ("台账", "B2"): "支委会"}
    ),
    _usual("内置的长日期.xlsx", _one(sheet_xml(rows_xml(_TABLE, style=2)))),
    _usual("自定的日期格式.xlsx", _one(sheet_xml(rows_xml(_TABLE, style=3)))),
    _usual("格式一直设到最后一行.xlsx", _one(sheet_xml(_USUAL_ROWS + _STYLED, before=_COLUMNS))),
    _usual(
        "谎报范围.xlsx",
        _one(sheet_xml(_USUAL_ROWS, before='<dimension ref="A1:XFD1048576"/>')),
    ),
    _usual(
        "行都写明显示与否.xlsx",
        _one(
            sheet_xml(
                rows_xml(_TABLE, _LIBRE),
                before='<cols><col min="1" max="1" hidden="false"/><col min="7" max="8" hidden="true"/></cols>',
            )
        ),
        hidden_rows={"台账": (3,)},
        hidden_columns={"台账": ("G", "H")},
    ),
    _usual(
        "公式有结果.xlsx",
        _one(_with_formulas(lambda number: f"<v>{ROWS[number - 1][5]}</v>")),
        cells={("台账", "F2"): 5},
    ),
    Case(
        "公式的结果都存成0.xlsx",
        _one(_with_formulas(lambda number: "<v>0</v>"), calculation='<calcPr fullCalcOnLoad="1"/>'),
        MEETINGS,
        None,
        faults={("台账", f"F{row}"): Fault.UNCALCULATED for row in range(2, 8)},
    ),
    Case(
        "共用的公式缺一个结果.xlsx",
        _one(_shared_formulas()),
        MEETINGS,
        None,
        faults={("台账", "F7"): Fault.UNCALCULATED},
    ),
    Case(
        "新的错误值.xlsx",
        _one(_errors()),
        MEETINGS,
        None,
        faults={("台账", "F3"): Fault.ERROR, ("台账", "F5"): Fault.ERROR},
    ),
    _usual(
        "带宏.xlsm",
        _one(sheet_xml(_USUAL_ROWS), parts={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 never run"}),
    ),
    _usual(
        "中间夹着图表.xlsx",
        lambda: book(
            {"图表": f'<chartsheet xmlns="{MAIN}"/>', "台账": sheet_xml(_USUAL_ROWS)},
            kinds={"图表": "chartsheet"},
        ),
    ),
)
