"""What python-calamine does not tell of a sheet: bounds, faults, what is hidden."""

from contextlib import suppress

import pytest

from drafting.workbook.grid import Fault
from drafting.workbook.sheet_xml import MAX_MARKED, SheetXml, read_sheet_xml
from drafting.workbook.usual_xml import TooLargeError, utf8
from tests.support.growth import grows_linearly
from tests.support.workbooks.raw import sheet_xml


def scanned(rows: str, before: str = "", behind: str = "", *, zero: bool = False) -> SheetXml:
    data = utf8(sheet_xml(rows, before, behind).encode())
    return read_sheet_xml(data, is_recalculated=zero)


def faults(cell: str, *, zero: bool = False) -> dict:
    return scanned(f'<row r="3">{cell}</row>', zero=zero).faults


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B3"><f>1+1</f></c>', '<c r="B3"><f>1+1</f><v></v></c>', '<c r="B3" s="4"><f>1+1</f><v/></c>', '<c r="B3"><f/></c>',
        '<c r="B3"><f t="shared" si="0"/></c>', '<c r="B3"><f t="shared" ref="B3:B9" si="0">A3</f></c>', '<c r="B3" t="str"><f>A1</f></c>',
        '<c r="B3">\n  <f>IF(A1&gt;1,"a>b",\'x y\'!A1)</f>\n  <v> </v>\n</c>',
    ],
)  # fmt: skip
def test_a_formula_without_a_result(cell: str):
    assert faults(cell) == {(2, 1): Fault.UNCALCULATED}


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B3"><f>1+1</f><v>2</v></c>', '<c r="B3" t="str"><f>""</f><v></v></c>', '<c r="B3" t="str"><f>""</f><v/></c>', '<c r="B3"><f>1-1</f><v>0</v></c>',
        '<c r="B3"/>', '<c r="B3" s="1"></c>', '<c r="B3"><v></v></c>', '<c r="B3" t="inlineStr"><is><t>&lt;f&gt;</t></is></c>', '<c r="B3"><f t="shared" si="0"/><v>1</v></c>',
    ],
)  # fmt: skip
def test_a_cell_without_a_fault(cell: str):
    assert faults(cell) == {}


def test_a_zero_means_nothing_where_all_is_to_be_calculated():
    cells = '<c r="B3"><f>1</f><v>0</v></c><c r="C3"><f>1</f><v>0.0</v></c><c r="D3"><f>1</f><v>0.5</v></c><c r="E3"><v>0</v></c>'
    assert faults(cells, zero=True) == {(2, 1): Fault.UNCALCULATED, (2, 2): Fault.UNCALCULATED}
    assert faults(cells) == {}


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#N/A", "#SPILL!", "#CALC!", "#BLOCKED!", "#FIELD!", "#新的"])  # fmt: skip
def test_any_error_value_is_a_fault_and_stays_to_be_read(error: str):
    cells = f'<c r="B3" s="1" t="e"><v>{error}</v></c><c r="AB3" t="e"><f>1/0</f><v>{error}</v></c>'
    found = scanned(f'<row r="3">{cells}</row>')
    assert found.faults == {(2, 1): Fault.ERROR, (2, 27): Fault.ERROR}
    assert found.rows.decode().count(f"<v>{error}</v>") == 2 and b't="e"' not in found.rows


def test_an_error_without_a_value_is_an_empty_cell():
    assert faults('<c r="XFD3" t="e"/>') == {}


def test_hidden_rows_and_columns():
    rows = '<row r="2" hidden="1"/><row r="3" hidden="true" ht="1"><c r="A3"/></row><row r="4" hidden="0"/><row r="5" spans="1:2" hidden="false"/>'
    found = scanned(rows, '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" hidden="false"/><col hidden="true" min="7" max="99999"/></cols>')  # fmt: skip
    assert found.hidden_rows == {1, 2}
    assert found.hidden_columns == (range(1, 3), range(6, 16384))


def test_words_in_a_text_hide_nothing():
    text = '<c r="A1" t="str"><v>row r="9" hidden="1" t="e"</v></c>'
    found = scanned(f'<row r="1">{text}</row>')
    assert (found.hidden_rows, found.faults) == (frozenset(), {})
    assert text.encode() in found.rows


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD1048576"><v>1</v></c>', "<c r='XFD1048576'><v>1</v></c>", '<c s="1" r="XFD1048576"><v>1</v></c>', '<c\nr="XFD1048576"><v>1</v></c>',
        '<c r="xfd1048576"><v>1</v></c>', '<c r="$XFD$1048576"><v>1</v></c>', '<c r = "XFD1048576"><v>1</v></c>', '<x:c r="XFD1048576"><v>1</v></x:c>',
        '<前:c r="XFD1048576"><v>1</v></前:c>', '<c r="XFD1048576" x="<"><v>1</v></c>', '<c r="XFD1048576" t="str"><f>1</f></c>', '<c r="AA200000"><v>1</v></c>',
        '</row></sheetData><sheetData><row r="1"><c r="XFD1048576"><v>1</v></c>',
    ],
)  # fmt: skip
def test_cells_too_far_apart_are_refused_however_they_are_written(cell: str):
    with pytest.raises(TooLargeError, match="范围太大"):
        scanned(f'<row r="1"><c r="A1"><v>1</v></c>{cell}</row>')


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD1048576"/>', '<c r="XFD1048576" s="7"/>', '<c r="XFD1048576" s="7" />', '<c r="XFD1048576" s="7"></c>', '<c r="A1048576"><v>1</v></c>',
        '<c r="XFD9"><v>1</v></c>', '<c r="Z199999"><v>1</v></c>',
    ],
)  # fmt: skip
def test_styles_to_the_end_and_long_or_wide_sheets_are_let_through(cell: str):
    assert scanned(f'<row r="1"><c r="A1"><v>1</v></c>{cell}</row>').cells == 2


def test_merged_areas():
    found = scanned("", behind='<mergeCells count="2"><mergeCell ref="A1:H1"/><mergeCell ref="AB2:AB10"/></mergeCells>')  # fmt: skip
    assert [(a.top, a.left, a.bottom, a.right) for a in found.merged] == [(0, 0, 0, 7), (1, 27, 9, 27)]  # fmt: skip


def test_headers_and_footers_without_their_codes():
    found = scanned("", behind='<headerFooter><oddHeader>&amp;C&amp;"宋体,常规"&amp;14机密</oddHeader><firstFooter>&amp;P / &amp;N</firstFooter></headerFooter>')  # fmt: skip
    assert [text.strip() for text in found.margins] == ["机密", "/"]


def test_more_faults_than_a_ledger_has():
    cells = "".join(f'<c r="A{n}"><f>1</f></c>' for n in range(1, MAX_MARKED + 2))
    with pytest.raises(TooLargeError, match="超过 200000 个单元格是公式，但没有存下结果"):
        faults(cells)


def test_a_text_longer_than_a_cell_holds():
    text = "a" * 600_000
    with pytest.raises(TooLargeError, match="32767 字"):
        faults(f'<c r="A1" t="str"><v>{text}</v></c>')


@pytest.mark.parametrize(
    "data", [b"", b"<worksheet/>", b"<worksheet><sheetData>", b"<worksheet><sheetData", b"<x:worksheet>"]
)  # fmt: skip
def test_no_sheet_at_all(data: bytes):
    with pytest.raises(ValueError):
        read_sheet_xml(data, is_recalculated=False)


PIECES = (
    '<c r="A1" t="e"', '<c r="A1" t="e" ', ' t="e"', '<c r="A1"><f ', '<c r="A1"><f>1</f>', '<c r="A1"><f>', "\n", '<row r="1" hidden="1" ', 'hidden="1" ',
    '<row hidden="1" ', '<c r="AA1" ', '<c r="AA1"', "<c ", "<c", "<mergeCell ", ' ref="A1', "<col ", "<oddHeader ", "&amp;\"", "<x:c ", "<c r='", "<!--", "<![CDATA[", "<?",
    "_x673A_", "<v>", '<c r="A1" s="1"/>', '<c r="A1"><v>1</v></c>', "<row><c><v>1</v></c></row>",
)  # fmt: skip


@pytest.mark.parametrize("where", ["rows", "before", "behind"])
@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_sheet_and_no_faster(piece: str, where: str):
    def work(times):
        parts = {"rows": '<row r="1"><c r="A1" ', "before": "", "behind": ""}
        parts[where] += piece * times
        data = sheet_xml(**parts).encode()

        def scan():
            with suppress(ValueError):
                read_sheet_xml(utf8(data), is_recalculated=True)

        return scan

    assert grows_linearly(work, 1_000)
