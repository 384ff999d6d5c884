"""Whoever has written a sheet, it is brought into the form in which Excel writes it."""

import pytest

from drafting.workbook.usual_xml import TooLargeError, column_index, usual, utf8

USUAL = (
    b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><v>a:c</v></c></row><row r="3" hidden="1">'
    b'<c r="C3"><v>2</v></c></row></sheetData></worksheet>'
)  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        USUAL,
        USUAL.replace(b"</", b"</x:").replace(b"<", b"<x:").replace(b"<x:/x:", b"</x:"),
        USUAL.replace(b'"', b"'"),
        USUAL.replace(b' r="A1"', b"").replace(b' r="B1"', b"").replace(b' r="1"', b""),
        USUAL.replace(b'<row r="3" hidden="1">', b'<row hidden = "1"  r="3">'),
        USUAL.replace(b'r="B1" t="str"', b't="str" r="$B$1"'),
        USUAL.replace(b'"C3"', b'"c3"'),
    ],
)
def test_other_forms_become_the_usual_one(data: bytes):
    assert usual(data) == USUAL


def test_what_is_usual_is_not_touched():
    assert usual(USUAL) is USUAL
    behind = USUAL.replace(
        b"</sheetData>", b'</sheetData><rowBreaks count="1"/><conditionalFormatting/><cfRule/>'
    )
    assert usual(behind) is behind


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('<?xml version="1.0" encoding="UTF-16"?><t>支</t>'.encode("utf-16"), '<?xml version="1.0" encoding="UTF-16"?><t>支</t>'),
        ('<?xml version="1.0" encoding="GBK"?><t>支</t>'.encode("gbk"), '<?xml version="1.0" encoding="GBK"?><t>支</t>'),
        (b"<t>a<!-- <c/> -->b</t>", "<t>ab</t>"),
        (b"<t><![CDATA[a<b&c]]></t>", "<t>a&lt;b&amp;c</t>"),
        ("<t>甲_x000D_\n乙_x0009__x0007_丙_x5BC6__x003C__x005F_</t>".encode(), "<t>甲\n乙 丙密&lt;_</t>"),
        (b"<t>_xyz_ _x12_ _xD83D_</t>", "<t>_xyz_ _x12_ ?</t>"),
    ],
)  # fmt: skip
def test_encodings_comments_and_numbered_characters(data: bytes, expected: str):
    assert utf8(data).decode() == expected


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0" encoding="none-such"?><t/>', b'<?xml version="1.0" encoding="GBK"?><t>\xff\xff</t>', b"\xff\xfe\x00", b"<t><!-- a --><!-- b</t>",
        b"<t><![CDATA[ a</t>",
    ],
)  # fmt: skip
def test_what_is_in_no_encoding_or_breaks_off(data: bytes):
    with pytest.raises(ValueError):
        utf8(data)


@pytest.mark.parametrize("place", ["1A", "ABCD1", "A12345678", "A", "1", "A-1", "&#65;1"])
def test_a_cell_that_stands_nowhere(place: str):
    with pytest.raises(ValueError):
        usual(USUAL.replace(b'"A1"', f'"{place}"'.encode()))


def test_a_large_sheet_of_another_form_is_sent_back():
    rows = b"<row><c><v>1</v></c></row>" * 400_000
    with pytest.raises(TooLargeError, match="不是 Excel 或 WPS 写的"):
        usual(b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>")


def test_columns_by_their_letters():
    assert [column_index(letters) for letters in (b"A", b"Z", b"AA", b"AB", b"XFD")] == [0, 25, 26, 27, 16383]  # fmt: skip
