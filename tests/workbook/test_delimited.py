"""Tables as text, in any encoding and with any sign between their cells."""

from contextlib import suppress

import pytest

from drafting.errors import RefusedError, WorkbookError
from drafting.workbook.delimited import read_delimited
from drafting.workbook.grid import Fault
from tests.support.growth import grows_linearly


def rows(text: str) -> list:
    return read_delimited(text.encode(), "台账.csv").rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])  # fmt: skip
def test_any_usual_encoding(encoding: str):
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    data = f"{mark}类型,时间\r\n支委会,2025.3.5\r\n".encode(encoding)
    assert read_delimited(data, "a.csv").rows == [["类型", "时间"], ["支委会", "2025.3.5"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_the_sign_between_cells_is_found(sign: str, end: str):
    text = end.join(
        sign.join(row) for row in (["类型", "主题", "人数"], ["支委会", "一、学习", "5"])
    )
    assert rows(text) == [["类型", "主题", "人数"], ["支委会", "一、学习", "5"]]


def test_other_signs_in_the_texts_do_not_mislead():
    assert rows("类型;费用\n支委会;1,5\n党课;2,5\n") == [["类型", "费用"], ["支委会", "1,5"], ["党课", "2,5"]]  # fmt: skip
    assert rows("台账,说明\n\n类型\t主题\t人数\n党课\ta,b\t5\n")[3] == ["党课", "a,b", "5"]


def test_quotes_hold_signs_and_line_breaks():
    assert rows('甲,"一,\r\n二""三"""\n乙,5') == [["甲", '一,\n二"三"'], ["乙", "5"]]
    assert rows('甲,"乙"丙\n丁,戊') == [["甲", "乙丙"], ["丁", "戊"]]
    assert rows('甲,5"管\n') == [["甲", '5"管']]


def test_one_column_and_empty_lines_keep_their_rows():
    assert rows("支委会\n\n党课\n") == [["支委会"], [], ["党课"]]


@pytest.mark.parametrize(
    ("text", "place"),
    [('甲,乙\n丙,"丁\n戊,己\n', "第2行起"), ('甲,"乙"丙\n"丁,戊\n', "第1行起")],
)
def test_a_quote_without_its_fellow_is_named(text: str, place: str):
    with pytest.raises(WorkbookError, match="引号没有配对") as caught:
        rows(text)
    assert caught.value.problems[0].place == place


def test_errors_and_cells_too_narrow_for_their_value():
    grid = read_delimited("#,时间,人数\n1,########,#DIV/0!\n2,2025.3.5,#1楼\n".encode(), "a.csv")
    assert grid.faults == {(1, 1): Fault.ERROR, (1, 2): Fault.ERROR}


def test_texts_that_begin_like_a_formula_stay_texts():
    assert rows("=1+1,+86,-5,@甲") == [["=1+1", "+86", "-5", "@甲"]]


@pytest.mark.parametrize("text", ["类型,密级\n支委会,机密★1年\n", "机,\n密★1年,党课\n".replace(",", "\t"), '"机密\n★1年",a'])  # fmt: skip
def test_a_marking_is_refused(text: str):
    with pytest.raises(RefusedError):
        rows(text)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"," * 2_000_001, "200 万个单元格"),
        (b"\n" * 2_000_001, "200 万个单元格"),
        (b"a" * 200_000, "32767 字"),
        (b"x" * 20_000_001, "20 MB"),
        (b"a\0b", "不是表格"),
        (b"\xff\xfe\x00\xd8\x00", "不是表格"),
    ],
)
def test_what_is_too_much_or_no_text(data: bytes, message: str):
    with pytest.raises(WorkbookError, match=message):
        read_delimited(data, "a.csv")


@pytest.mark.parametrize("piece", ["<!---->", "机\n密乙\n", '"甲"乙,', "#,", "&", "<a"])
def test_time_grows_with_the_text_and_no_faster(piece: str):
    def work(times):
        data = (piece * times).encode()

        def read():
            with suppress(WorkbookError):
                read_delimited(data, "a.csv")

        return read

    assert grows_linearly(work, 2_000)
