"""Anniversaries that the facts give another number: 抗战胜利70周年 for 80周年."""

import re
from collections.abc import Iterator, Sequence

from drafting.checks.case import Case
from drafting.figures import Numeral
from schemas.finding import Finding

_ANNIVERSARY = re.compile(r"(?P<event>[一-鿿]{2})(?P<number>[\d〇零一二三四五六七八九十百]+周年)")


def check(case: Case, dates: Sequence[Numeral]) -> Iterator[Finding]:
    """Yield ``dates.unsupported`` for the anniversaries of an event that the facts name with another number."""
    given: dict[str, str] = {}
    text = case.report.text
    for numeral in dates:
        if not numeral.text.endswith("周年") or numeral.text in case.wording:
            continue
        given = given or {m["event"]: m["number"] for m in _ANNIVERSARY.finditer(case.wording)}
        if right := given.get(text[max(0, numeral.start - 2) : numeral.start]):
            yield case.finding(
                "dates.unsupported",
                numeral.start,
                numeral.end,
                f"周年数与要点不符：报告写“{numeral.text}”，要点是“{right}”",
                f"请改为“{right}”；报告写得对的，请改要点",
            )
