"""A fact is added to the form in the first free row, and nothing else of it changes."""

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart

from drafting.errors import UsageError
from drafting.facts.amend import NewFact, amended
from drafting.facts.read import facts_in
from schemas.facts import FactKind
from tests.support.forms import form
from tests.support.shuzhi import SAMPLES

COUNT = NewFact(FactKind.COUNTS, "8次", "夜校培训")
ACTIVITY = NewFact(FactKind.ACTIVITIES, "7月走访慰问困难职工37户，发放慰问金2.4万元")
PLAN = NewFact(FactKind.PLANS, "举办青年读书班3期")
REMARK = "出处：学习台账"
FORM = Path("要点.xlsx")
SAMPLE = (SAMPLES / "要点.xlsx").read_bytes()


def grown(data: bytes, fact: NewFact) -> openpyxl.Workbook:
    new = amended(data, ".xlsx", fact, REMARK)
    before, after = facts_in(data, FORM).model_dump(), facts_in(new, FORM).model_dump()
    changed = {key for key in before if before[key] != after[key]}
    assert len(changed) == 1 and len(after[changed.pop()]) > 0
    return openpyxl.load_workbook(io.BytesIO(new))


def values(book: openpyxl.Workbook, sheet: str, row: int) -> list[object]:
    return [cell.value for cell in book[sheet][row]]


def test_a_count_goes_below_the_last_with_number_and_unit_apart_and_its_source():
    book = grown(SAMPLE, COUNT)
    assert values(book, "数据", 21) == [15, "夜校培训", 8, "次", None, REMARK]
    assert facts_in(amended(SAMPLE, ".xlsx", COUNT, REMARK), FORM).counts["夜校培训"].text == "8次"


def test_an_item_goes_into_the_column_of_whole_sentences():
    book = grown(SAMPLE, ACTIVITY)
    assert values(book, "活动", 13) == [9, None, None, None, None, ACTIVITY.text, REMARK]
    assert values(grown(SAMPLE, PLAN), "计划", 9)[6] == PLAN.text
    duty = NewFact(FactKind.DUTIES, "带头学习9次")
    assert values(grown(SAMPLE, duty), "履职", 7) == [4, duty.text, REMARK]


def test_the_first_row_of_an_empty_sheet_is_the_one_below_the_examples():
    assert values(grown(form(), COUNT), "数据", 7)[:4] == [1, "夜校培训", 8, "次"]


def test_below_the_last_row_that_is_drawn_the_new_one_looks_like_the_others():
    full = form({"履职": {f"B{n}": f"带头学习{n}次" for n in range(4, 19)}})
    book = grown(full, NewFact(FactKind.DUTIES, "讲党课2次"))
    cell = book["履职"]["B19"]
    assert cell.value == "讲党课2次" and book["履职"]["A19"].value == 16
    assert (cell.font.name, cell.border.left.style) == ("宋体", "thin")


def test_a_form_whose_columns_for_sentences_or_units_are_gone_takes_the_fact_all_the_same():
    def cut(book: openpyxl.Workbook) -> None:
        book["活动"].delete_cols(6)
        book["数据"].delete_cols(4)

    assert values(grown(form(change=cut), ACTIVITY), "活动", 5)[1] == ACTIVITY.text
    assert values(grown(form(change=cut), COUNT), "数据", 7)[2] == "8次"


def test_notes_lists_and_other_sheets_stay():
    book = grown(SAMPLE, COUNT)
    assert len(book["数据"].data_validations.dataValidation) == 5
    assert "可选单位" in book.defined_names and "选项" in book.sheetnames


@pytest.mark.parametrize(
    ("change", "suffix", "why"),
    [
        (lambda book: book["数据"].add_chart(BarChart(), "J2"), ".xlsx", "里有图表"),
        (lambda book: book["选项"].__setitem__("K1", "=1+1"), ".xlsx", "里有公式"),
        (lambda book: book["数据"].delete_cols(6), ".xlsx", "没有“备注”一栏"),
        (lambda book: None, ".xls", "是旧格式的"),
    ],
)
def test_what_would_lose_something_is_left_to_the_user_who_is_told_what_to_write(
    change, suffix: str, why: str
):
    with pytest.raises(UsageError) as caught:
        amended(form(change=change), suffix, COUNT, REMARK)
    assert why in caught.value.message and "没有改动" in caught.value.message
    assert (
        "工作表“数据”第7行写上：名称“夜校培训”、数量“8”、单位“次”、备注“出处：学习台账”"
        in caught.value.message
    )


def test_a_form_without_the_sheet_is_left_to_the_user():
    with pytest.raises(UsageError, match=r"没有工作表“数据”(?s:.*)夜校培训8次（出处：学习台账）"):
        amended(form(change=lambda book: book.__delitem__("数据")), ".xlsx", COUNT, REMARK)
