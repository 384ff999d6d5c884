"""The form, filled in by whomever, gives the facts that YAML gives, or all its problems by sheet and cell."""

import re
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell import MergedCell

from drafting.errors import FactsError, RefusedError
from drafting.facts import describe, read_facts
from drafting.form.layout import FormSheet, form_sheets
from schemas.facts import Activity, FactKind, Facts, Plan
from tests.support.facts import brief, facts_from, problems_of
from tests.support.forms import Cells, changed, form, saved
from tests.support.shuzhi import SAMPLES

XLSX = "要点.xlsx"
FIRST = {
    "数据": 7,
    "合计": 4,
    "履职": 4,
    "活动": 5,
    "荣誉": 4,
    "亮点": 4,
    "不足": 4,
    "计划": 4,
    "去年整改": 4,
}
"""The first row of each sheet that is left for the user."""
SAMPLE = (SAMPLES / XLSX).read_bytes()


def read(*typed: Cells, change=lambda book: None) -> Facts:
    return facts_from(form(*typed, change=change), XLSX)


def told(*typed: Cells, change=lambda book: None) -> list[tuple[str, str]]:
    """(place, message) of every problem."""
    return [(p.place, p.message) for p in problems_of(form(*typed, change=change), XLSX)]


def row(sheet: str, number: int = 0, **cells: object) -> Cells:
    """One row of a sheet, from its first free one: column → value."""
    return {sheet: {f"{column}{FIRST[sheet] + number}": value for column, value in cells.items()}}


def test_the_sample_says_the_same_in_all_three_forms():
    assert read_facts(SAMPLES / "要点.yaml") == read_facts(SAMPLES / "要点.md")
    assert read_facts(SAMPLES / XLSX) == read_facts(SAMPLES / "要点.yaml")


def test_a_fact_knows_its_sheet_and_cell():
    facts = read_facts(SAMPLES / XLSX)
    assert facts.place("年度") == "要点.xlsx 工作表“基本情况”B4格"
    assert facts.place("数据.支委会") == "要点.xlsx 工作表“数据”B7格"
    assert facts.place("活动.1.参加#1") == "要点.xlsx 工作表“活动”D5格"
    assert facts.place("亮点.3") == "要点.xlsx 工作表“亮点”D6格"


def test_the_blank_form_has_no_facts_at_all_and_only_asks_for_what_must_be_there():
    assert told({"基本情况": {"B3": None, "B4": None}}) == [
        ("工作表“基本情况”B3格", "没有写"),
        ("工作表“基本情况”B4格", "没有写"),
    ]
    facts = read()
    assert (facts.kinds(), facts.sums, facts.post) == (frozenset(), {}, "党支部书记")


def test_single_values_are_read_with_their_synonyms_and_cells_of_any_kind():
    facts = read(
        {
            "基本情况": {
                "A3": "支部名称",
                "B4": "2025年度",
                "A5": "姓名",
                "B5": "周 海涛",
                "B8": date(2025, 12, 31),
            }
        }
    )
    assert (facts.unit, facts.year, facts.reporter) == ("滨河综合体项目党支部", 2025, "周海涛")
    assert facts.date == "2025年12月31日"


@pytest.mark.parametrize(
    ("cells", "quantity"),
    [
        ({"C": 12, "D": "次"}, "12次"),
        ({"C": 12.0, "D": None}, "12次"),
        ({"C": "12"}, "12次"),
        ({"C": "12次"}, "12次"),
        ({"C": "12次", "D": "次"}, "12次"),
        ({"C": "１２", "D": "次"}, "12次"),
        ({"C": " 12 ", "D": " 次 "}, "12次"),
        ({"C": "不少于12", "D": "次"}, "不少于12次"),
    ],
)
def test_a_count_is_number_and_unit_in_one_cell_or_in_two(cells: dict[str, object], quantity: str):
    assert read(row("数据", B="支委会", **cells)).counts["支委会"].text == quantity


@pytest.mark.parametrize(
    ("name", "value", "label", "quantity"),
    [
        ("谈心谈话（人次）", 36, "谈心谈话", "36人次"), ("走访困难户(户)", "9", "走访困难户", "9户"), ("节约成本（万元）", "320余", "节约成本", "320余万元"),
        ("走访（困难户）", "9户", "走访（困难户）", "9户"), ("党费收缴（元）", "12480元", "党费收缴（元）", "12480元"),
    ],
)  # fmt: skip
def test_a_unit_behind_the_name_is_read_where_nothing_else_tells_it(name, value, label, quantity):
    facts = read(row("数据", B=name, C=value, E="是"))
    assert {each: found.text for each, found in facts.counts.items()} == {label: quantity}
    assert facts.optional == (label,)


def test_what_stands_in_brackets_and_is_no_unit_leaves_the_unit_to_be_asked_for():
    assert told(row("数据", B="走访（困难）", C=9)) == [("工作表“数据”C7格", "写的是“9”，没有单位")]


@pytest.mark.parametrize(
    ("label", "value", "unit", "number_format", "quantity"),
    [
        ("党费收缴", 12480, "元", "#,##0", "12480元"),
        ("党费收缴", 12480.5, "元", "#,##0.00", "12480.5元"),
        ("节约成本", "320余", "万元", "General", "320余万元"),
        ("节约成本", "1.2万", "元", "@", "1.2万元"),
        ("节约成本", "1.2万元", "万元", "@", "1.2万元"),
        ("培训覆盖率", 0.985, None, "0.0%", "98.5%"),
        ("培训覆盖率", 0.985, "%", "0.00%", "98.5%"),
        ("培训覆盖率", 1, "%", "0%", "100%"),
        ("培训覆盖率", 98.5, "%", "General", "98.5%"),
        ("培训覆盖率", "98.5%", "％", "@", "98.5%"),
        ("培训覆盖率", "0.985", "%", "@", "0.985%"),
        ("走访困难户", 9, None, '0"户"', "9户"),
        ("走访困难户", 9, "户", '0"户"', "9户"),
    ],
)
def test_a_number_is_read_as_the_sheet_shows_it(
    label: str, value: object, unit: str | None, number_format: str, quantity: str
):
    def look(book: Workbook) -> None:
        book["数据"]["C7"].number_format = number_format

    facts = read(row("数据", B=label, C=value, D=unit), change=look)
    assert facts.counts[label].text == quantity


def test_a_number_of_which_only_a_part_is_shown_is_read_as_shown_and_that_is_said():
    def look(book: Workbook) -> None:
        book["数据"]["C7"].number_format = "0.0%"

    facts = read(row("数据", B="培训覆盖率", C=45 / 46), change=look)
    assert facts.counts["培训覆盖率"].text == "97.8%"
    assert facts.remarks == ("工作表“数据”C7格里的数是 0.978260869565217，按显示的 97.8% 读",)
    assert facts.remarks[0] in describe(facts)


@pytest.mark.parametrize("value", [0.985, 0.5, 0.01])
def test_a_share_that_may_be_a_rate_is_asked_about(value: float):
    for unit in ("%", None):
        ((place, message),) = told(row("数据", B="培训覆盖率", C=value, D=unit))
        assert place == "工作表“数据”C7格" and f"{value}% 还是" in message


def test_optional_are_the_rows_that_say_so():
    facts = read(
        row("数据", 0, B="支委会", C=12, E="是"),
        row("数据", 1, B="党课", C=4, E="否"),
        row("数据", 2, B="党费收缴", C=5, E=True),
    )
    assert facts.optional == ("支委会", "党费收缴")
    assert told(row("数据", B="支委会", C=12, E="也许")) == [
        ("工作表“数据”E7格", "写的是“也许”，看不懂")
    ]


def test_sums_name_their_parts_in_one_line_or_below_each_other():
    counts = (row("数据", 0, B="支委会", C=12), row("数据", 1, B="党课", C=4))
    for parts in ("支委会、党课", "支委会\n党课", "支委会+党课"):
        assert read(*counts, row("合计", B="两项", C=parts)).sums == {"两项": ("支委会", "党课")}


def test_an_item_has_fields_or_is_one_sentence():
    facts = read(
        row("活动", 0, B="消防演练", C="2025年6月", D="45人"),
        row("活动", 1, F="3月开展志愿服务，32人参加"),
        row("计划", 0, B="抓学习", C="1、2"),
        row("计划", 1, G="抓项目（针对问题2）"),
        row("不足", 0, B="学得不够"),
        row("不足", 1, D="做得不够"),
        row("履职", B="讲党课2次"),
    )
    assert facts.activities == (
        Activity(title="消防演练", time="2025年6月", participants="45人"),
        Activity(text="3月开展志愿服务，32人参加"),
    )
    assert facts.plans == (
        Plan(content="抓学习", answers=(1, 2)),
        Plan(content="抓项目", answers=(2,)),
    )
    assert facts.duties[0].text == "讲党课2次" and facts.shortcomings[1].text == "做得不够"


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (date(2025, 6, 1), 'yyyy"年"m"月"', "2025年6月"),
        (date(2025, 6, 1), 'yyyy"年"m"月"d"日"', "2025年6月1日"),
        (datetime(2026, 3, 5), 'm"月"d"日"', "3月5日"),
        (datetime(2025, 3, 5, 14, 30), "yyyy/m/d h:mm", "2025年3月5日14时30分"),
        (datetime(2025, 3, 5, 14, 30), "yyyy/m/d", "2025年3月5日"),
        ("2025.3.5", "@", "2025年3月5日"),
    ],
)
def test_a_date_is_read_as_the_sheet_shows_it(value: object, number_format: str, text: str):
    def look(book: Workbook) -> None:
        book["活动"]["C5"].number_format = number_format

    assert read(row("活动", B="演练", C=value), change=look).activities[0].time == text


def test_lines_within_a_cell_are_one_text():
    facts = read(row("活动", B="演练", E="提升应急\n处置能力\r\n和意识"))
    assert facts.activities[0].effect == "提升应急处置能力和意识"


@pytest.mark.parametrize("text", ["=1+1", "+86项目", "-安全", "@所有人", "“引号”", "a\tb"])
def test_what_looks_like_a_formula_is_a_text_like_any_other(text: str):
    def type_in(book: Workbook) -> None:
        cell = book["履职"]["B4"]
        cell.value, cell.data_type = text, "s"

    assert read(change=type_in).duties[0].text == text.replace("\t", " ")


# What the user did to the form


def test_sheets_in_another_order_and_without_some_are_read():
    def shuffle(book: Workbook) -> None:
        book._sheets.reverse()
        for name in ("合计", "荣誉", "选项"):
            del book[name]

    assert read(row("数据", B="支委会", C=12), change=shuffle).counts["支委会"].text == "12次"


def test_columns_in_another_order_and_headings_with_remarks_are_read():
    def shuffle(book: Workbook) -> None:
        sheet = book["活动"]
        sheet.move_range("C2:C30", cols=6)
        sheet["I2"] = "时间（月）"
        sheet["B2"] = " 名 称* "

    facts = read(row("活动", B="演练", C="2025年6月"), change=shuffle)
    assert facts.activities == (Activity(title="演练", time="2025年6月"),)


def test_rows_and_sheets_are_found_by_their_names_wherever_they_stand():
    def move(book: Workbook) -> None:
        book["不足"].title = "存在问题"
        book["计划"].title = "下一步打算 "
        book["数据"].insert_rows(1, 3)
        book["数据"]["A1"] = "滨河党支部2025年数据"

    facts = read(
        row("数据", B="支委会", C=12),
        row("不足", B="学得不够"),
        row("计划", B="抓学习"),
        change=move,
    )
    assert facts.counts and facts.shortcomings and facts.plans
    assert facts.remarks == ("工作表“数据”A1格在表头上面，没有读入：“滨河党支部2025年数据”",)


def test_rows_beyond_those_that_are_drawn_are_read():
    assert read({"履职": {"B90": "讲党课2次"}}).duties[0].text == "讲党课2次"


def test_hidden_rows_columns_and_sheets_are_read_and_that_is_said():
    def hide(book: Workbook) -> None:
        book["数据"].row_dimensions[7].hidden = True
        book["活动"].column_dimensions["C"].hidden = True
        book["履职"].sheet_state = "hidden"

    facts = read(
        row("数据", B="支委会", C=12),
        row("活动", B="演练", C="2025年6月"),
        row("履职", B="讲党课"),
        change=hide,
    )
    assert facts.counts and facts.duties and facts.activities[0].time
    assert facts.remarks == (
        "工作表“数据”第7行是隐藏的，也读入了",
        "工作表“履职”是隐藏的，也读入了",
        "工作表“活动”C列是隐藏的，也读入了",
    )


@pytest.mark.parametrize("sheet", [sheet.name for sheet in form_sheets()])
def test_an_example_that_somebody_typed_over_is_no_fact_and_no_example(sheet: str):
    ((place, message),) = told({sheet: {"B3": "另外写的"}})
    assert place == f"工作表“{sheet}”A3格" and "不是原来的示例" in message


def test_an_example_without_its_mark_is_asked_about_and_one_with_a_number_is_a_fact():
    ((place, message),) = told({"数据": {"A3": None}})
    assert place == "工作表“数据”B3格" and "和示例一字不差" in message
    assert read({"数据": {"A3": 1}}).counts["支委会"].text == "12次"


def test_an_example_may_be_deleted_or_emptied_but_for_its_mark():
    assert not read({"数据": {"B3": None, "C3": None, "D3": None}}).counts
    assert not read(change=lambda book: book["数据"].delete_rows(3, 4)).counts


PROBLEMS: dict[str, tuple[Cells, str, str]] = {
    "no number": (row("数据", B="支委会", D="次"), "数据”C7", "没有写数量"),
    "no label": (row("数据", C=12, D="次"), "数据”B7", "有一项没有名称"),
    "no number at all": (row("数据", B="党课", C="很多", D="次"), "数据”C7", "写的是“很多”"),
    "a date for a number": (row("数据", B="党课", C=date(2025, 3, 5)), "数据”C7", "是日期或时间"),
    "two units": (row("数据", B="谈心谈话", C="36人次", D="次"), "数据”D7", "两处单位不一样"),
    "no result": (row("数据", B="支委会", C="=6+6"), "数据”C7", "是公式，但没有存下结果"),
    "a name without result": (row("数据", B='="支"&"部"', C=12), "数据”B7", "是公式"),
    "an error for yes": (row("数据", B="支委会", C=12, E="#N/A"), "数据”E7", "显示的是错误值"),
    "an error": (row("活动", B="演练", D="#DIV/0!"), "活动”D5", "显示的是错误值"),
    "a total": (row("数据", B="合计", C=40, D="次"), "数据”B7", "不是一项数据"),
    "a number in words": (row("履职", A="重要", B="讲党课"), "履职”A4", "没有读入"),
    "words for a number": (row("履职", A="讲党课"), "履职”A4", "没有读入"),
    "both ways": (row("活动", B="演练", F="开展演练"), "活动”F5", "既分格写了“名称”"),
    "no name": (row("活动", C="2025年6月"), "活动”C5", "没有写“名称”"),
    "another year": (row("活动", B="演练", C="2024年6月"), "活动”C5", "2024年"),
    "no such day": (row("荣誉", B="先进", C="2025年13月"), "荣誉”C4", "没有这一天"),
    "no outcome": (row("去年整改", B="学得少", C="差不多"), "去年整改”C4", "看不懂"),
    "no such shortcoming": (row("计划", B="抓学习", C=3), "计划”C4", "第3条不足"),
    "no sum": (row("合计", B="两项", C="支委会"), "合计”C4", "在“数据”中没有"),
    "another column": ({"数据": {"G2": "经办人", "G9": "张三"}}, "数据”G2", "没有这一栏"),
    "a column without heading": ({"数据": {"H9": "张三"}}, "数据”H9", "上面没有表头"),
    "a heading twice": ({"数据": {"G2": "名称", "G9": "党课"}}, "数据”G2", "又是“名称”（B列已有）"),
    "beside the value": ({"基本情况": {"B5": None, "D5": "周海涛"}}, "基本情况”D5", "没有读入"),
    "in the place of the hint": ({"基本情况": {"C5": "周海涛"}}, "基本情况”C5", "没有读入"),
    "no such value": ({"基本情况": {"A10": "党员人数", "B10": 23}}, "基本情况”A10", "没有这一项"),
    "a value of nothing": ({"基本情况": {"B12": "甲"}}, "基本情况”A12", "没有写是哪一项"),
    "too long": ({"基本情况": {"B5": "长" * 30}}, "基本情况”B5", "太长"),
    "no year": ({"基本情况": {"B4": 25}}, "基本情况”B4", "不是年份"),
    "controls": (row("履职", B="讲\x85党课"), "履职”B4", "看不见的控制字符"),
}  # fmt: skip


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_problem_is_told_at_its_cell(name: str):
    cells, place, gist = PROBLEMS[name]
    (problem,) = problems_of(form(cells), XLSX)
    assert place in problem.place and gist in problem.message
    assert problem.suggestion and "- " not in problem.suggestion


def test_all_problems_are_told_at_once_in_the_order_of_the_file():
    cells = [
        typed
        for name, (typed, _, _) in PROBLEMS.items()
        if name in ("no outcome", "both ways", "no year")
    ]
    problems = problems_of(form(*cells), XLSX)
    assert [p.place for p in problems] == [
        "工作表“基本情况”B4格", "工作表“活动”F5格", "工作表“去年整改”C4格",
    ]  # fmt: skip
    assert brief(problems[2])[1] == "去年整改.1.结果"


def test_a_sheet_that_the_form_has_not_is_told_unless_it_is_empty():
    def add(book: Workbook) -> None:
        book.create_sheet("Sheet2")
        book.create_sheet("党员名单")["B2"] = "张三"

    (remark,) = read(change=add).remarks
    assert remark.startswith("工作表“党员名单”") and "没有读入" in remark


def test_two_sheets_for_one_heading_are_told():
    def add(book: Workbook) -> None:
        book.copy_worksheet(book["活动"]).title = "主要活动"

    problems = problems_of(form(row("活动", B="演练"), change=add), XLSX)
    assert [(p.key, p.place) for p in problems] == [("活动", "工作表“主要活动”")]


def test_a_sheet_without_headings_is_told():
    (problem,) = problems_of(form(change=lambda book: book["活动"].delete_rows(2)), XLSX)
    assert problem.place == "工作表“活动”" and "没有找到表头" in problem.message


def test_rows_that_were_merged_are_asked_about():
    def merge(book: Workbook) -> None:
        book["计划"]["D4"] = "周海涛"
        book["计划"].merge_cells("D4:D5")

    ((place, message),) = told(row("计划", 0, B="抓学习"), row("计划", 1, B="抓项目"), change=merge)
    assert place == "工作表“计划”D4格" and "第4行到第5行" in message


def test_numbers_with_gaps_are_asked_about_only_where_a_plan_refers_to_them():
    gap = (row("不足", 0, B="学得少"), row("不足", 2, B="走得少"))
    assert len(read(*gap, row("计划", B="抓学习")).shortcomings) == 2
    ((place, message),) = told(*gap, row("计划", B="抓学习", C="2"))
    assert place == "工作表“不足”A6格" and "实际是第 2 条" in message


@pytest.mark.parametrize(
    ("number", "unit", "read_as"),
    [
        ("6次（去年5次）", None, {"志愿服务": "6次"}), (2, "人（含转正1人）", {"志愿服务": "2人", "转正": "1人"}),
        ("12,480元（全年）", None, {"志愿服务": "12,480元"}), (8, "片", {"志愿服务": "8片"}),
    ],
)  # fmt: skip
def test_a_remark_on_a_quantity_is_read_as_in_a_line(number, unit, read_as):
    facts = read(row("数据", B="志愿服务", C=number, D=unit))
    assert {label: quantity.text for label, quantity in facts.counts.items()} == read_as


@pytest.mark.parametrize(
    ("number", "unit", "gist"),
    [
        (4, "？", "还没有说定"), (12, "次（待核实）", "还没有说定"), ("12次？", None, "还没有说定"), (24, "人，其中女8人", "其中女8人"),
        (3, "个（机关、一线、后勤）", "机关、一线、后勤"), ("2家（甲方、监理）", None, "甲方、监理"), (12, "次/年", "看不出数量"), ("12次/年", None, "看不出数量"),
        ("很多", "次", "写的是“很多”"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_number_is_never_dropped(number, unit, gist):
    found = told(row("数据", B="志愿服务", C=number, D=unit))
    assert len(found) == 1
    assert found[0][0] == "工作表“数据”C7格" and gist in found[0][1]


def test_a_meeting_is_not_counted_in_hours():
    ((_, message),) = told(row("数据", B="党小组会", C=24, D="小时"))
    assert "单位不对" in message
    assert read(row("数据", B="志愿服务", C=24, D="小时")).counts


def test_a_plain_number_of_those_who_took_part_is_one_of_persons():
    facts = read(row("活动", B="演练", D=32))
    (activity,) = facts.activities
    assert activity.participants == "32人"
    assert facts.remarks == ("工作表“活动”D5格写的是 32，按 32人 读",)


def test_sheets_and_columns_of_ones_own_are_told_and_stop_nothing():
    def change(book: Workbook) -> None:
        book.create_sheet("草稿")["A1"] = "支委会 12 次？再核对"
        book["数据"]["G2"], book["数据"]["G7"] = "出处", "会议记录本"

    facts = read(row("数据", B="支委会", C=12), change=change)
    assert facts.remarks == (
        "工作表“数据”G2格写的是“出处”，和“备注”一样不读入",
        "工作表“草稿”不是要点表里的工作表，里面的内容没有读入",
    )


@pytest.mark.parametrize(
    ("name", "heading"), [("数据和活动汇总", "甲"), ("整改", "甲"), ("党建联建", "授予单位")]
)
def test_a_sheet_that_may_be_meant_as_one_of_the_form_stops(name, heading):
    def change(book: Workbook) -> None:
        sheet = book.create_sheet(name)
        sheet.append(["名称", heading])
        sheet.append(["支委会", "12次"])

    ((place, message),) = told(change=change)
    assert place == f"工作表“{name}”" and "没有读入" in message


# What is no form


def ledger() -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "三会一课台账"
    for values in (
        ["三会一课台账"],
        ["序号", "会议类型", "时间", "主题", "参加人数"],
        [1, "支委会", "3月5日", "研究", 5],
    ):
        sheet.append(values)
    return book


def activities() -> Workbook:
    """A ledger whose sheets are called as those of the form are."""
    book = ledger()
    for name in ("活动", "荣誉"):
        sheet = book.create_sheet(name)
        sheet.append(["序号", "名称", "时间", "地点", "备注"])
        sheet.append([1, "演练", "3月5日", "工地", ""])
    return book


@pytest.mark.parametrize("book", [ledger(), activities(), Workbook()])
def test_a_workbook_that_is_no_form_is_told_and_what_a_ledger_is_for(book: Workbook):
    (problem,) = problems_of(saved(book), "三会一课台账.xlsx")
    assert problem.message == "这不是要点表"
    assert "台账: 三会一课台账.xlsx" in problem.suggestion


def test_a_form_without_its_first_sheet_is_still_one():
    problems = problems_of(form(change=lambda book: book.__delitem__("基本情况")), XLSX)
    assert [p.key for p in problems] == ["单位", "年度"]


@pytest.mark.parametrize("name", ["要点.ods", "要点.xlsm", "要点.csv"])
def test_other_tables_are_to_be_saved_as_xlsx(name: str):
    (problem,) = problems_of(b"PK", name)
    assert "不能直接读" in problem.message and ".xlsx" in problem.suggestion


@pytest.mark.parametrize(
    "cells",
    [
        {"基本情况": {"D1": "机密★1年"}},
        row("数据", F="绝密★"),
        {"选项": {"K9": "秘密"}},
        {"数据": {"F8": "机密", "G8": "★3年"}},
    ],
)
def test_a_marking_anywhere_is_refused(cells: Cells):
    with pytest.raises(RefusedError):
        read(cells)


def test_a_form_as_large_as_a_book_is_refused(tmp_path: Path):
    file = tmp_path / XLSX
    file.write_bytes(form({"履职": {f"B{n}": "讲党课" * 100 for n in range(4, 400)}}))
    with pytest.raises(FactsError, match="不像是要点"):
        read_facts(file)


def test_every_heading_that_can_be_filled_in_reaches_the_facts():
    facts = facts_from(SAMPLE, XLSX)
    assert facts.kinds() == {FactKind(s.name) for s in form_sheets()} - {
        FactKind.SUMS,
        FactKind.LAST_COUNTS,
    }
    assert facts.sums


def test_every_problem_names_a_cell_that_exists():
    for cells, _, _ in PROBLEMS.values():
        for problem in problems_of(changed(SAMPLE, cells), XLSX):
            assert re.search(r"工作表“.+”([A-Z]+\d+格)?$", problem.place)


@pytest.mark.parametrize("sheet", form_sheets(), ids=lambda sheet: sheet.name)
def test_a_form_from_which_columns_were_deleted_says_what_is_missing(sheet: FormSheet):
    for number in range(1, len(sheet.columns) + 1):

        def cut(book: Workbook, number: int = number) -> None:
            book[sheet.name].delete_cols(number)

        for problem in problems_of(changed(SAMPLE, change=cut), XLSX):
            assert problem.place.startswith("工作表“") and problem.suggestion


VALUES = st.sampled_from(
    [
        None, "", "例", "示例", "合计", "支委会", "12次", 12, 0.5, -3, 1e20, True, date(2025, 3, 5), time(14, 30), "=1", "名称",
        "是", "已完成", "1、9", "一\n二", "2025年13月", "长" * 200, "\u200b", "x\x85y", "次", "%",
    ]
)  # fmt: skip


@settings(max_examples=30)
@given(
    typed=st.lists(
        st.tuples(
            st.sampled_from(["基本情况", "选项", *(sheet.name for sheet in form_sheets())]),
            st.sampled_from("ABCDEFGHI"), st.integers(1, 9), VALUES,
        ),
        max_size=12,
    )
)  # fmt: skip
def test_whatever_is_typed_into_whatever_cell_only_problems_are_told(
    typed: list[tuple[str, str, int, object]],
):
    def type_in(book: Workbook) -> None:
        for sheet, column, number, value in typed:
            if not isinstance(book[sheet][f"{column}{number}"], MergedCell):
                book[sheet][f"{column}{number}"] = value

    for problem in problems_of(form(change=type_in), XLSX):
        assert problem.message and problem.place.startswith("工作表“")
