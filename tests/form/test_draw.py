"""The form as it is drawn, read back as Excel would read it."""

import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from drafting.docx.package import is_marked
from drafting.facts import read_facts
from drafting.facts.keys import ITEM_TYPES, aliases
from drafting.form.draw import blank_form, filled_form
from drafting.form.layout import basics, choices, form_sheets
from drafting.lexicon.labels import labels
from schemas.facts import FactKind, Facts, Outcome
from tests.support.shuzhi import SAMPLES

SAMPLE = read_facts(SAMPLES / "要点.yaml")


BLANK = blank_form()


def book(data: bytes = BLANK) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def listed() -> list[Worksheet]:
    """The sheets that are filled in row by row."""
    return [sheet for sheet in book().worksheets if sheet.title in {s.name for s in form_sheets()}]


def columns(sheet: Worksheet) -> list[object]:
    return [cell.value for cell in sheet[2]]


def test_there_is_a_sheet_for_each_heading_behind_that_of_the_single_values():
    headings = [kind.value for kind in FactKind if kind is not FactKind.OPTIONAL]
    assert book().sheetnames == ["基本情况", *headings, "选项"]


@pytest.mark.parametrize("kind", ITEM_TYPES)
def test_each_field_of_an_item_is_a_column_in_the_order_of_the_model(kind: str):
    found = columns(book()[kind])
    assert [heading for heading in found if heading in aliases(ITEM_TYPES[kind])] == list(
        aliases(ITEM_TYPES[kind])
    )
    assert found[0] == "序号" and found[-1] == "备注"


def test_counts_and_sums_have_their_columns():
    assert columns(book()["数据"]) == ["序号", "名称", "数量", "单位", "可不写", "备注"]
    assert columns(book()["合计"]) == ["序号", "名称", "由哪几项相加", "备注"]


def test_each_single_value_has_a_row_that_says_what_goes_there_and_whether_it_must():
    rows = {str(row[0].value): row for row in book()["基本情况"].iter_rows(min_row=3)}
    assert list(rows) == [key + ("（必填）" if key in ("单位", "年度") else "") for key in basics()]
    assert rows["职务"][1].value == "党支部书记"
    assert all(row[2].value for row in rows.values())


def test_each_sheet_says_above_the_headings_how_it_is_filled_in():
    for sheet in book().worksheets:
        assert str(sheet["A1"].value).startswith("填写说明：")
        (merged,) = sheet.merged_cells.ranges
        assert merged.bounds == (1, 1, sheet.max_column, 1)


def test_examples_are_grey_and_say_so_and_the_rows_below_have_numbers():
    for sheet in listed():
        marks = [sheet.cell(row, 1).value for row in range(3, sheet.max_row + 1)]
        examples = marks.count("例")
        assert examples and marks == ["例"] * examples + list(range(1, len(marks) - examples + 1))
        for row in range(3, 3 + examples):
            assert {cell.font.color.rgb for cell in sheet[row]} == {"00808080"}
        assert not any(
            cell.value for row in sheet.iter_rows(min_row=3 + examples) for cell in row[1:]
        )


def test_the_same_facts_give_the_same_bytes():
    assert blank_form() == blank_form() and filled_form(SAMPLE) == filled_form(SAMPLE)
    assert is_marked(blank_form())


def test_headings_stay_in_sight_and_every_sheet_is_ready_to_print():
    for sheet in book().worksheets:
        assert sheet.freeze_panes == "A3" and sheet.print_title_rows == "$2:$2"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        drawn = [cell for row in sheet.iter_rows() for cell in row if cell.value]
        assert {cell.font.name for cell in drawn} == {"宋体"}
        assert all(cell.alignment.wrap_text for cell in drawn)


def test_blank_rows_grow_with_what_is_typed_and_filled_ones_are_high_enough():
    blank = book()["活动"]
    assert blank.sheet_format.customHeight and blank.row_dimensions[5].height is None
    filled = book(filled_form(SAMPLE))["亮点"]
    assert filled.row_dimensions[4].height > blank.sheet_format.defaultRowHeight
    assert filled.row_dimensions[5].height is None


def rules(sheet: Worksheet) -> dict[str, object]:
    """The rule of each column, by its heading."""
    found = {}
    for rule in sheet.data_validations.dataValidation:
        (area,) = rule.sqref.ranges
        found[str(sheet.cell(2, area.min_col).value)] = rule
        assert area.min_row == 3 and area.max_row >= 300
    return found


def test_lists_are_offered_by_the_names_of_ranges_on_a_sheet_that_can_be_seen():
    filled = book()
    ranges = {}
    for name, defined in filled.defined_names.items():
        ((sheet, area),) = defined.destinations
        assert sheet == "选项" and filled[sheet].sheet_state == "visible"
        ranges[name] = (
            [cell.value for (cell,) in filled[sheet][area.replace("$", "")]] if ":" in area else []
        )
        assert all(ranges[name])
    offered = {
        (sheet.title, heading): ranges[rule.formula1]
        for sheet in filled.worksheets[1:-1]
        for heading, rule in rules(sheet).items()
        if rule.type == "list"
    }
    assert offered["去年整改", "结果"] == list(Outcome)
    assert offered["数据", "名称"] == [label.name for label in labels()]
    assert offered["数据", "单位"][:2] == ["次", "场"] and "万元" in offered["数据", "单位"]
    assert offered["数据", "可不写"] == ["是"]
    assert set(choices()) == {heading for _, heading in offered}


def test_what_is_typed_is_checked_and_explained_in_chinese():
    counts = rules(book()["数据"])
    assert counts["数量"].type == "custom" and "ISNUMBER(C3)" in counts["数量"].formula1
    assert counts["单位"].errorStyle == "warning" and not counts["名称"].showErrorMessage
    found = book()["基本情况"].data_validations.dataValidation
    singles = {area.min_row: rule for rule in found for area in rule.sqref.ranges}
    assert (singles[4].type, singles[4].formula1, singles[4].formula2) == ("whole", "2000", "2100")
    assert (singles[3].type, singles[3].formula1, singles[3].formula2) == ("textLength", "2", "60")
    assert singles[4].error == "请写 2000 到 2100 之间的四位数字，如 2025"


def test_every_prompt_and_error_is_as_short_as_excel_wants_it():
    for sheet in book().worksheets:
        for rule in sheet.data_validations.dataValidation:
            assert 0 < len(rule.promptTitle) <= 32 and 0 < len(rule.prompt) <= 255
            assert len(rule.formula1 or "") <= 255
            if rule.showErrorMessage:
                assert 0 < len(rule.errorTitle) <= 32 and 0 < len(rule.error) <= 225


def test_cells_keep_what_is_typed_but_those_of_numbers():
    for sheet in listed():
        for cell in sheet[4]:
            heading = sheet.cell(2, cell.column).value
            wanted = "General" if heading in ("序号", "数量") else "@"
            assert cell.number_format == wanted
            assert sheet.column_dimensions[cell.column_letter].number_format == wanted


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@SUM(A1)", "＝1", '=HYPERLINK("http://x")'])
def test_what_looks_like_a_formula_is_written_as_a_text(text: str):
    facts = SAMPLE.model_copy(update={"reporter": text})
    cell = book(filled_form(facts))["基本情况"]["B5"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_facts_fill_the_rows_below_the_examples():
    sheet = book(filled_form(SAMPLE))["数据"]
    rows = [[cell.value for cell in row[:4]] for row in sheet.iter_rows(min_row=7)]
    assert rows[0] == [1, "支委会", 12, "次"]
    assert len([row for row in rows if row[1]]) == len(SAMPLE.counts)


def test_a_quantity_is_parted_into_number_and_unit():
    lines = [
        "节约成本: 320余万元",
        "党费: 12,480元",
        "覆盖率: 98.5%",
        "走访: 30人以上",
        "宣讲: 十余场",
    ]
    facts = Facts.model_validate({"单位": "某支部", "年度": 2025, "数据": facts_counts(lines)})
    sheet = book(filled_form(facts))["数据"]
    cells = [(row[2].value, row[3].value) for row in sheet.iter_rows(min_row=7, max_row=11)]
    assert cells == [
        ("320余", "万元"), ("12,480", "元"), ("98.5", "%"), ("30人以上", None), ("十余", "场"),
    ]  # fmt: skip


def facts_counts(lines: list[str]) -> dict[str, object]:
    from tests.support.facts import facts_from

    text = "单位: 某支部\n年度: 2025\n数据:\n" + "".join(f"  {line}\n" for line in lines)
    return dict(facts_from(text).counts)
