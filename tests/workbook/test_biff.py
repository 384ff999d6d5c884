"""Old workbooks record by record, and compound files however badly they are put together."""

import random
import struct
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafting.errors import WorkbookError
from drafting.workbook.compound import Compound
from drafting.workbook.grid import Area, Fault, Grid
from drafting.workbook.read import read_workbook
from tests.support.growth import grows_linearly
from tests.support.workbooks.biff import (
    Error,
    Formula,
    Sheet,
    compound,
    record,
    workbook_stream,
    xls,
)


def read(*sheets: Sheet, **options: object) -> tuple[Grid, ...]:
    return read_workbook(xls(sheets, **options), "台账.xls")


def refused(data: bytes) -> str:
    with pytest.raises(WorkbookError) as caught:
        read_workbook(data, "台账.xls")
    return str(caught.value)


def rk(row: int, column: int, packed: int) -> bytes:
    return record(0x27E, struct.pack("<HHHi", row, column, 15, packed))


def test_every_kind_of_cell():
    more = (
        rk(1, 0, 1234 << 2 | 3) + rk(1, 1, 1200 << 2 | 3) + rk(1, 2, struct.unpack("<i", struct.pack("<d", 98.5)[4:])[0])
        + rk(1, 3, -5 << 2 | 2) + record(0xBD, struct.pack("<HHHiHiH", 2, 1, 15, 5 << 2 | 2, 16, 45721 << 2 | 2, 2))
        + record(0x204, struct.pack("<HHHHB", 3, 0, 15, 3, 1) + "党小组".encode("utf-16-le"))
        + record(0x204, struct.pack("<HHHHB", 3, 1, 15, 3, 0) + b"abc") + record(0x201, struct.pack("<HHH", 9, 9, 15))
    )  # fmt: skip
    (grid,) = read(Sheet("台账", [[True, 12.5, "支", Error(0x2B)]], more=more))
    assert grid.rows == [
        [True, 12.5, "支", "#错误"], [12.34, 12, 98.5, -5], ["", 5, date(2025, 3, 5)], ["党小组", "abc"],
    ]  # fmt: skip
    assert grid.faults == {(0, 3): Fault.ERROR}


def test_formulas_of_every_result():
    long = "学习" * 6000
    results = [Formula(2.5), Formula("甲"), Formula(""), Formula(error=0x17)]
    text = long.encode("utf-16-le")
    cut = record(0x06, struct.pack("<HHHIHHHIH", 1, 0, 15, 0, 0, 0xFFFF, 0, 0, 0))
    cut += record(0x207, struct.pack("<HB", len(long), 1) + text[:8000])
    cut += record(0x3C, b"\1" + text[8000:16000]) + record(0x3C, b"\1" + text[16000:])
    (grid,) = read(Sheet("台账", [results], more=cut))
    assert grid.rows == [[2.5, "甲", "", "#REF!"], [long]]


def test_charts_inside_a_sheet_are_left_out():
    chart = record(0x809, bytes(16)) + rk(7, 7, 6) + record(0x0A)
    (grid,) = read(Sheet("台账", [["支委会"]], more=chart, merged=((0, 0, 0, 1),)))
    assert grid.rows == [["支委会"]]


def test_sheets_of_charts_and_macros_are_left_out():
    grids = read(Sheet("图", [["a"]], kind=2), Sheet("台账", [["b"]]), Sheet("宏", [["c"]], kind=1))
    assert [grid.name for grid in grids] == ["台账"]


def test_merged_areas_hidden_rows_and_columns():
    rows = [["支委会", "a", "b"]] * 3
    (grid,) = read(Sheet("台账", rows, frozenset({1}), frozenset({0, 2}), ((0, 2, 0, 1),)))
    assert grid.merged == (Area(0, 0, 2, 1),)
    assert (grid.hidden_rows, grid.hidden_columns) == ({1}, {0, 2})


@example(["0" * 23 + "𐀀"], 8192)  # a character whose halves stand in two records
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)),
    st.integers(1, 9000),
)
def test_shared_texts_come_back_wherever_a_record_is_full(texts: list[str], before: int):
    texts = ["甲" * before, *(text.replace("密", "") or "乙" for text in texts)]
    (grid,) = read(Sheet("台账", [[text] for text in texts]))
    assert grid.rows == [[text] for text in texts]


def test_texts_with_runs_and_readings():
    plain = workbook_stream([Sheet("台账", [["支委会", "党课"]])])
    item = struct.pack("<HB", 3, 1) + "支委会".encode("utf-16-le")
    rich = struct.pack("<HBHI", 3, 13, 2, 6) + "支委会".encode("utf-16-le") + bytes(2 * 4 + 6)
    old, new = plain.index(item), plain.replace(item, rich)
    size = struct.unpack_from("<H", plain, old - 10)[0] + len(rich) - len(item)
    new = new[: old - 10] + struct.pack("<H", size) + new[old - 8 :]
    bound = new.index(struct.pack("<HH", 0x85, 12)) + 4
    start = struct.unpack_from("<I", new, bound)[0] + len(rich) - len(item)
    new = new[:bound] + struct.pack("<I", start) + new[bound + 4 :]
    assert read_workbook(compound({"Workbook": new}), "a.xls")[0].rows == [["支委会", "党课"]]


def test_a_password():
    assert "有密码" in refused(
        xls([Sheet("台账", [["a"]])], globals_=record(0x2F, b"\1\0" + bytes(52)))
    )


def test_excel_95_inside_a_newer_name():
    stream = workbook_stream([Sheet("台账", [["a"]])]).replace(
        b"\x09\x08\x10\x00\x00\x06", b"\x09\x08\x10\x00\x00\x05"
    )
    assert "Excel 95" in refused(compound({"Workbook": stream}))


@pytest.mark.parametrize(
    "more",
    [
        record(0xFD, struct.pack("<HHHI", 0, 0, 15, 99)), record(0xFD, b"\0"), record(0x203, struct.pack("<HHHd", 0, 300, 15, 1)),
        record(0x809, bytes(16)), record(0xE5, b"\5\0"), record(0x27E), record(0x7D, b"\0"), record(0x208, b"\0"),
    ],
)  # fmt: skip
def test_damaged_records(more: bytes):
    assert "已损坏" in refused(xls([Sheet("台账", [["a"]], more=more)]))


def test_numbers_that_are_none():
    (grid,) = read(Sheet("台账", [[float("nan"), float("inf"), 1e300]]))
    assert grid.faults == {(0, 0): Fault.ERROR, (0, 1): Fault.ERROR}
    (dates,) = read(Sheet("台账", [], more=record(0x203, struct.pack("<HHHd", 0, 0, 16, 1e300))))
    assert dates.rows == [[1e300]]


def test_more_sheets_or_records_than_a_ledger_has():
    assert "401 张工作表" in refused(xls([Sheet(str(n), []) for n in range(401)]))
    assert "内容过多" in refused(xls([Sheet("台账", [], more=record(0x999) * 3_000_000)]))


@pytest.mark.parametrize("size", [100, 4000, 5000, 60_000, 7_300_000])
def test_streams_of_any_size_come_out_of_a_compound_file(size: int):
    data = random.Random(size).randbytes(size)
    file = Compound(compound({"Workbook": data, "\5SummaryInformation": b"abc"}), "a.xls")
    assert file.names == {"Workbook", "\5SummaryInformation"}
    assert (file.read("Workbook"), file.read("\5SummaryInformation")) == (data, b"abc")


def test_bytes_changed_at_random_are_read_or_refused():
    good = xls(
        [
            Sheet(
                "台账",
                [["支委会", date(2025, 3, 5), 5, Formula("甲")]] * 30,
                merged=((1, 2, 1, 2),),
            )
        ]
    )
    chance = random.Random(2025)
    for _ in range(3000):
        data = bytearray(good)
        for _ in range(chance.choice([1, 2, 8])):
            start = chance.choice([0, 0, 512])
            data[chance.randrange(start, 512 if not start else len(data))] = chance.choice(
                [0, 1, 255, chance.randrange(256)]
            )
        try:
            read_workbook(bytes(data), "台账.xls")
        except WorkbookError as error:
            assert error.problems


@pytest.mark.parametrize("kind", [0x999, 0x809, 0x208, 0x06, 0x207, 0x3C, 0xE5])
def test_time_grows_with_the_records_and_no_faster(kind: int):
    def work(times):
        data = xls([Sheet("台账", [["a"]], more=record(kind, bytes(30)) * times)])

        def scan():
            try:
                read_workbook(data, "台账.xls")
            except WorkbookError:
                return

        return scan

    assert grows_linearly(work, 1_000)
