"""The zip file of an .xlsx from a stranger: each danger has its own message."""

import io
import random
import zipfile

import pytest

from drafting.errors import WorkbookError
from drafting.workbook.package import WorkbookFile
from tests.support.workbooks.raw import book, rows_xml, sheet_xml, zipped

SHEET = sheet_xml(rows_xml([["支委会"]]))
GOOD = book({"台账": SHEET})


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as file:
        return {name: file.read(name) for name in file.namelist()}


def changed(part: str, old: str, new: str) -> bytes:
    contents = parts()
    assert old.encode() in contents[part]
    return zipped(contents | {part: contents[part].replace(old.encode(), new.encode())})


def refused(data: bytes) -> str:
    with pytest.raises(WorkbookError) as caught:
        WorkbookFile(data, "台账.xlsx")
    (problem,) = caught.value.problems
    assert problem.file == "台账.xlsx" and problem.suggestion
    return str(caught.value)


def test_a_bomb_by_ratio_by_sum_and_by_entries():
    assert "压缩比超过 100" in refused(zipped(parts() | {"xl/big.xml": bytes(5_000_000)}))
    noise = random.Random(1).randbytes(400_000)
    large = {f"xl/{number}.xml": noise + bytes(30_000_000) for number in range(4)}
    assert "超过 100 MB" in refused(zipped(parts() | large))
    assert "超过 3000 个" in refused(zipped(parts() | {f"xl/{n}.xml": b"" for n in range(3000)}))


def test_pictures_may_be_of_any_size():
    assert WorkbookFile(zipped(parts() | {"xl/media/image1.bmp": bytes(110_000_000)}), "a").sheets


def test_encrypted_repeated_and_outside():
    data = bytearray(GOOD)
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "已加密" in refused(bytes(data))
    assert "越界" in refused(zipped(parts() | {"../xl/x.xml": b""}))
    assert "重名" in refused(zipped(parts() | {"XL/workbook.xml": b""}))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"])
def test_a_doctype_and_damaged_xml(part: str):
    contents = parts()
    assert "DOCTYPE" in refused(zipped(contents | {part: b"<!DOCTYPE x>" + contents[part]}))
    assert "已损坏" in refused(zipped(contents | {part: contents[part][:-9]}))


def test_more_sheets_than_a_ledger_has():
    assert "401 张工作表" in refused(book({f"表{n}": SHEET for n in range(401)}))
    many = "".join(f'<sheet name="{n}" r:id="rId1"/>' for n in range(10_000))
    assert "10001 张工作表" in refused(changed("xl/workbook.xml", "<sheets>", f"<sheets>{many}"))


@pytest.mark.parametrize(
    "sheets",
    [
        '<sheets><sheet name="又" sheetId="2" r:id="rId1"/>',  # the same part twice
        '<sheets><sheet name="缺" sheetId="2" r:id="rId9"/>',
        '<sheets><sheet name="缺" sheetId="2"/>',
    ],
)
def test_a_sheet_without_a_part_of_its_own(sheets: str):
    assert "已损坏：工作表“" in refused(changed("xl/workbook.xml", "<sheets>", sheets))


def test_the_sheets_are_known_by_any_prefix():
    prefixed = changed("xl/workbook.xml", 'xmlns:r="', 'xmlns:d3p1="')
    with zipfile.ZipFile(io.BytesIO(prefixed)) as file:
        contents = {name: file.read(name) for name in file.namelist()}
    contents["xl/workbook.xml"] = contents["xl/workbook.xml"].replace(b"r:id=", b"d3p1:id=")
    (listed,) = WorkbookFile(zipped(contents), "台账.xlsx").sheets
    assert (listed.name, listed.part, listed.is_hidden) == (
        "台账",
        "xl/worksheets/sheet1.xml",
        False,
    )


@pytest.mark.parametrize(("state", "is_hidden"), [("visible", False), ("hidden", True), ("veryHidden", True)])  # fmt: skip
def test_hidden_and_very_hidden_sheets(state: str, is_hidden: bool):
    data = changed("xl/workbook.xml", 'sheetId="1"', f'sheetId="1" state="{state}"')
    assert WorkbookFile(data, "a.xlsx").sheets[0].is_hidden is is_hidden


def test_settings_of_the_whole_workbook():
    plain = WorkbookFile(GOOD, "a.xlsx")
    assert (plain.is_1904, plain.is_recalculated) == (False, False)
    data = book({"台账": SHEET}, properties='date1904="true"', calculation='<calcPr calcId="1" fullCalcOnLoad="1"/>')  # fmt: skip
    other = WorkbookFile(data, "a.xlsx")
    assert (other.is_1904, other.is_recalculated) == (True, True)
