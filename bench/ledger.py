"""A ledger of 100,000 rows: from the .xlsx to its counts, against what a user may be made to wait."""

import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from bench.row import Row
from bench.start import cost

ROWS = 100_000
SECONDS, MEGABYTES = 3.0, 500.0
YEAR = 2025
HEADINGS = (
    "序号", "会议类型", "时间", "主题", "应到人数", "实到人数", "主持人", "地点", "参加人员",
)  # fmt: skip
DATES = "C"
KINDS = (
    "支委会", "支部党员大会", "党小组会", "党课", "主题党日活动", "支部委员会会议", "组织生活会", "谈心谈话",
)  # fmt: skip
NAMES = ("周海涛、李明远、陈静", "周海涛、赵志强", "李明远、陈静、赵志强")
READ = """
import sys
from datetime import date
from pathlib import Path
from drafting.ledger.read import read_ledger
found = read_ledger(Path(sys.argv[1]), 2025, date(2026, 1, 10))
assert sum(tally.count for tally in found.tallies) == int(sys.argv[2])
"""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def measure() -> Iterator[Row]:
    """Yield the rows; the time is processor time of a whole process that starts with nothing read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        write_ledger(path, ROWS)
        seconds, megabytes = cost("-c", READ, str(path), str(ROWS))
    yield Row("台账10万行", seconds, SECONDS, "最多等3秒", 1)
    yield Row("台账10万行，内存", megabytes, MEGABYTES, "最多500 MB", 1, "MB")


def write_ledger(path: Path, count: int) -> None:
    """Write a ledger with so many records: dates as dates, as texts and without their year, in turn."""
    strings: dict[str, int] = {}
    rows: list[tuple[str | int, ...]] = [HEADINGS]
    for number in range(count):
        day = date(YEAR, 1, 1) + timedelta(days=number % 365)
        typed = (f"{day.year}.{day.month}.{day.day}", f"{day.month}月{day.day}日")
        when = (day - date(1899, 12, 30)).days if number % 3 == 0 else typed[number % 2]
        topic = f"学习贯彻会议精神，研究第{number}项工作"
        rows.append(
            (number + 1, KINDS[number % 8], when, topic, 23, 18 + number % 6, "周海涛", "党员活动室", NAMES[number % 3])
        )  # fmt: skip
    sheet = "".join(
        f'<row r="{number}">'
        + "".join(
            _cell(f"{letter}{number}", value, strings) for letter, value in zip("ABCDEFGHI", row, strict=True)
        )
        + "</row>"
        for number, row in enumerate(rows, 1)
    )  # fmt: skip
    shared = "".join(f"<si><t>{escape(value)}</t></si>" for value in strings)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/xl/{part}" ContentType="application/vnd.openxmlformats-officedocument.'
            f'spreadsheetml.{kind}+xml"/>'
            for part, kind in (
                ("workbook.xml", "sheet.main"), ("worksheets/sheet1.xml", "worksheet"),
                ("styles.xml", "styles"), ("sharedStrings.xml", "sharedStrings"),
            )
        ) + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="台账" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="r{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(
                (("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")), 1
            )
        ) + "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
    }  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


def _cell(place: str, value: str | int, strings: dict[str, int]) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'
    style = ' s="1"' if place.startswith(DATES) else ""
    return f'<c r="{place}"{style}><v>{value}</v></c>'
