"""The first and the last year of a five-year plan, which everybody knows: 2025年是“十五五”开局之年 is a slip."""

import re
from collections.abc import Iterator

from drafting.checks.case import Case
from schemas.finding import Finding

_FIRST_YEARS = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
"""国民经济和社会发展第十二个至第十六个五年规划纲要."""
_LENGTH = 5
_NAMED = re.compile(
    r"(?P<year>20\d\d)(?=年(?:度)?，?(?:既?是|为|作为)?[“‘]?(?P<period>十[二三四五六]五)[”’]?(?:规划|时期|发展)*的?"
    r"(?P<which>开局|起步|收官|收尾|决胜)(?:之)?年)"
)


def check(case: Case) -> Iterator[Finding]:
    """Yield ``dates.year`` where a report calls another year the first or the last of a five-year plan."""
    for match in _NAMED.finditer(case.report.text):
        first = _FIRST_YEARS[match["period"]]
        right = first if match["which"] in ("开局", "起步") else first + _LENGTH - 1
        if int(match["year"]) != right:
            yield case.finding(
                "dates.year",
                *match.span("year"),
                f"“{match['period']}”{match['which']}之年是{right}年，这里写的是{match['year']}年",
                f"改为“{right}”",
            )
