"""The sample of a meeting ledger, as a branch keeps it in Excel: titles, merged cells, dates typed in several ways."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from drafting.docx.package import deflate, pack

UNIT = "中建某局滨河综合体项目党支部"
MEMBERS, COMMITTEE = 23, 5
HALL, ROOM, CLASSROOM = "项目部大会议室", "项目部二楼会议室", "党员活动室"
SECRETARY, DEPUTY, ORGANISER, DISCIPLINE = "周海涛", "李明远", "陈静", "赵志强"

Row = tuple[date | str, str, str, str, int, int]
"""When, where, who led, what about, how many should have come, how many came."""
MEETINGS: dict[str, tuple[Row, ...]] = {
    "支部党员大会": (
        (date(2025, 3, 14), HALL, SECRETARY, "通报上年度党支部工作和党费收缴情况，讨论预备党员转正", MEMBERS, 22),
        ("2025.6.13", HALL, SECRETARY, "通报上半年党支部工作，推荐先进基层党组织和优秀党员", MEMBERS, 21),
        (date(2025, 9, 19), HALL, SECRETARY, "学习贯彻习近平总书记关于安全生产的重要论述", MEMBERS, 23),
        (date(2025, 12, 19), HALL, SECRETARY, "听取支委会年度工作报告，讨论预备党员转正", MEMBERS, 22),
    ),
    "支委会": (
        (date(2025, 1, 10), ROOM, SECRETARY, "研究年度党建工作要点和“三会一课”计划", COMMITTEE, 5),
        (date(2025, 2, 12), ROOM, SECRETARY, "研究节后复工党员先锋岗设置，听取组织生活会准备情况", COMMITTEE, 5),
        (date(2025, 3, 7), ROOM, SECRETARY, "研究预备党员转正，确定入党积极分子", COMMITTEE, 4),
        ("2025年4月8日", ROOM, SECRETARY, "研究“党建+生产”攻关小组人选和攻关题目", COMMITTEE, 5),
        ("2025.5.9", ROOM, SECRETARY, "分析研判一季度意识形态工作，布置身边榜样学习活动", COMMITTEE, 5),
        (date(2025, 6, 6), ROOM, SECRETARY, "研究“七一”系列活动和“安全生产月”党员带班安排", COMMITTEE, 5),
        (date(2025, 7, 4), ROOM, DEPUTY, "研究防暑降温慰问和困难党员帮扶", COMMITTEE, 4),
        ("8月8日", ROOM, SECRETARY, "研究入党积极分子培养和党员责任区划分", COMMITTEE, 5),
        (date(2025, 9, 5), ROOM, SECRETARY, "研究廉洁从业警示教育安排，听取攻关进展", COMMITTEE, 5),
        (date(2025, 10, 10), ROOM, SECRETARY, "研究四季度重点工作和结对共建安排", COMMITTEE, 5),
        (date(2025, 11, 7), ROOM, SECRETARY, "研究预备党员转正，检查支部台账和党费使用情况", COMMITTEE, 5),
        (date(2025, 12, 5), ROOM, SECRETARY, "研究年度述职、党员评议准备和下年度工作思路", COMMITTEE, 4),
    ),
    "党课": (
        ("2025年2月21日", CLASSROOM, DEPUTY, "学习贯彻党的二十届三中全会精神", MEMBERS, 21),
        (date(2025, 4, 18), CLASSROOM, DISCIPLINE, "深入贯彻中央八项规定精神，守住廉洁底线", MEMBERS, 22),
        ("2025.6.27", HALL, SECRETARY, "传承红色基因，在急难任务中当先锋", MEMBERS, 23),
        (date(2025, 9, 19), HALL, SECRETARY, "学习贯彻习近平总书记关于安全生产的重要论述", MEMBERS, 23),
        (date(2025, 11, 21), CLASSROOM, ORGANISER, "学习贯彻党的二十届四中全会精神", MEMBERS, 20),
    ),
    "组织生活会": ((date(2025, 2, 27), HALL, SECRETARY, "查摆问题，开展批评和自我批评", MEMBERS, 22),),
}  # fmt: skip
ACTIVITIES: tuple[Row, ...] = (
    (date(2025, 1, 17), "施工现场", SECRETARY, "走访慰问留守工人和困难党员", MEMBERS, 20),
    ("2月14日", CLASSROOM, ORGANISER, "集中观看专题片，交流学习体会", MEMBERS, 21),
    ("3月5日", "项目周边道路", DEPUTY, "“学雷锋”志愿服务", MEMBERS, 22),
    (date(2025, 4, 3), "市烈士陵园", SECRETARY, "祭扫革命烈士墓", MEMBERS, 21),
    (date(2025, 5, 16), CLASSROOM, ORGANISER, "“学习身边榜样”", MEMBERS, 23),
    (date(2025, 6, 30), HALL, SECRETARY, "重温入党誓词，抄写入党誓词", MEMBERS, 23),
    ("2025.7.18", "施工现场", DEPUTY, "“夏送清凉”慰问一线工人", MEMBERS, 20),
    (date(2025, 8, 15), "地下室施工面", DEPUTY, "党员突击队攻坚地下室封顶", MEMBERS, 22),
    ("2025年9月26日", "市廉政教育馆", DISCIPLINE, "参观廉政教育馆", MEMBERS, 21),
    (date(2025, 10, 17), "滨河社区", SECRETARY, "与滨河社区党支部结对共建", MEMBERS, 20),
    (date(2025, 11, 14), CLASSROOM, ORGANISER, "为一线工人宣讲法律知识", MEMBERS, 21),
    (date(2025, 12, 18), CLASSROOM, SECRETARY, "盘点党员承诺事项，评议先锋岗", MEMBERS, 22),
)  # fmt: skip

_TIMES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")
_TYPE = "会议类型"
_WIDTHS = {
    "序号": 6, _TYPE: 14, "时间": 15, "地点": 18, "主持人": 10, "主题": 46, "应到": 7, "实到": 7, "备注": 10,
}  # fmt: skip
_SIDE = Side(style="thin")
_TOP = 4
"""Rows above the first record: title, who filled it in, two lines of headings."""


def ledger_sample() -> bytes:
    """Return the workbook; it is the same on each run."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "三会一课"
    _fill(sheet, f"{UNIT}2025年“三会一课”台账", MEETINGS)
    _fill(book.create_sheet("主题党日"), f"{UNIT}2025年主题党日活动台账", {"": ACTIVITIES})
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as archive:
        parts = ((name, archive.read(name)) for name in archive.namelist())
        return pack(deflate(name, _TIMES.sub(b"", part)) for name, part in parts)


def _fill(sheet: Worksheet, title: str, meetings: Mapping[str, Sequence[Row]]) -> None:
    """Write a sheet; where the meetings have no type by name, it has no column for that."""
    headings = [heading for heading in _WIDTHS if heading != _TYPE or "" not in meetings]
    persons = headings.index("应到") + 1
    sheet.append([title])
    sheet.append([f"填报单位：{UNIT}　　填报人：{ORGANISER}　　填报日期：2025年12月31日"])
    sheet.append([*headings[: persons - 1], "参会人数", None, *headings[persons + 1 :]])
    sheet.append([None] * (persons - 1) + ["应到", "实到"])
    for kind, rows in meetings.items():
        top = sheet.max_row + 1
        for row in rows:
            types = [kind if sheet.max_row + 1 == top else None] if kind else []
            sheet.append([sheet.max_row + 1 - _TOP, *types, *row])
        if kind and len(rows) > 1:
            sheet.merge_cells(start_row=top, end_row=sheet.max_row, start_column=2, end_column=2)
    everything = [row for rows in meetings.values() for row in rows]
    due, came = sum(row[4] for row in everything), sum(row[5] for row in everything)
    sheet.append(["合计", *[None] * (persons - 2), due, came])
    _dress(sheet, headings, persons)


def _dress(sheet: Worksheet, headings: Sequence[str], persons: int) -> None:
    """Merge the titles and headings, and give the table its lines."""
    width, bottom = len(headings), sheet.max_row
    for row in (1, 2):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    sheet.merge_cells(start_row=3, end_row=3, start_column=persons, end_column=persons + 1)
    sheet.merge_cells(start_row=bottom, end_row=bottom, start_column=1, end_column=persons - 1)
    for column in range(1, width + 1):
        if column not in (persons, persons + 1):
            sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = _WIDTHS[headings[column - 1]]
    for row in range(1, bottom + 1):
        for column, heading in enumerate(headings, 1):
            cell = sheet.cell(row, column)
            is_left = row == 2 or (heading == "主题" and row > _TOP)
            cell.alignment = Alignment("left" if is_left else "center", "center", wrap_text=True)
            cell.font = Font("宋体", 16 if row == 1 else 10.5, bold=row in (1, 3, 4))
            if row > 2:
                cell.border = Border(_SIDE, _SIDE, _SIDE, _SIDE)
            if isinstance(cell.value, date):
                cell.number_format = 'yyyy"年"m"月"d"日"'
    sheet.freeze_panes = f"A{_TOP + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.row_dimensions[1].height = 30
