"""The Chinese words by which a secretary knows what the program works with: parts, places, gravity, classes."""

from bisect import bisect_right

from drafting.figures import Kind
from drafting.workspace.records import Author
from schemas.finding import Severity
from schemas.outline import Outline
from schemas.report import Report

SEVERITIES = {
    Severity.ERROR: "错误",
    Severity.ACKNOWLEDGE: "待确认",
    Severity.WARNING: "提示",
}
KINDS = {
    Kind.MEASURE: "计量",
    Kind.APPROXIMATE: "概数",
    Kind.ORDINAL: "编号",
    Kind.DATE: "日期",
    Kind.SET_TERM: "定型词",
    Kind.UNCLASSIFIED: "未识别",
}
AUTHORS: dict[Author, str] = {"model": "模型", "composer": "本机", "hand": "手写"}
EXTRA = "extra"
"""The part of a report that stands below a heading of its own which the outline does not know."""
FROM_LAST_YEAR = "去年的报告里也是这样写的，可能是从去年沿用下来的"
FRAME = {"title": "标题", "byline": "署名", "opening": "开头", EXTRA: "另加部分", "signoff": "落款"}


def section_name(section: str | None, outline: Outline) -> str:
    """Return the name of a part of the report."""
    for spec in outline.sections:
        if spec.id == section:
            return spec.word
    return FRAME.get(section or "", "正文")


def paragraph_number(report: Report, offset: int) -> int:
    """Return which paragraph of the whole text an offset lies in, from 1; blank lines are none."""
    return max(1, bisect_right(report.paragraphs, offset, key=lambda p: p.start))
