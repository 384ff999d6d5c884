"""Cases for the checks: a report's text and facts, put together as a draft would be."""

from drafting.checks.case import Case
from drafting.outline import load_outline
from drafting.report import Parts, compose_report, parse_report
from schemas.facts import Facts

OUTLINE = load_outline()
SPEAKING = "本人认真履行职责，各项工作有序推进。"

HEADINGS = {
    "work": "一、2025年度抓党建工作情况",
    "highlights": "二、党建工作特色、亮点",
    "shortcomings": "三、存在不足",
    "plan": "四、下一步工作计划",
}


def facts(**headings: object) -> Facts:
    """Return facts with these headings and a unit and year."""
    return Facts.model_validate({"单位": "中建某局滨河综合体项目党支部", "年度": 2025, **headings})


def case(text: str, given: Facts | None = None) -> Case:
    """Return the case of a whole text."""
    return Case(parse_report(text, OUTLINE), OUTLINE, given)


def case_of(given: Facts | None = None, **bodies: str) -> Case:
    """Return the case of a report with these section bodies; sections that are not given speak in general."""
    sections = {name: (heading, bodies.get(name, SPEAKING)) for name, heading in HEADINGS.items()}
    parts = Parts("2025年度述职报告", sections=sections, closing="以上述职，请予评议。")
    return case(compose_report(parts, OUTLINE), given)
