"""Problems that last year's report said had been pointed out before, and that this year's says so of again."""

from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.reference.numbers import Found
from drafting.checks.reference.places import Quotable
from drafting.checks.reference.words import words
from drafting.text.patterns import Pattern
from drafting.text.strings import places
from schemas.report import Report

_POINTED_OUT = Pattern(
    r"(?:指出|提出|查摆|查找|反馈|点评|反映|存在)的?(?:[^，。；：“”\n]{0,6})(?P<quoted>(?:[、和与]?“[^“”\n]{4,40}”){1,6})"
    r"(?=[^，。；：“”\n]{0,8}(?:问题|不足|短板|意见))"
)
_QUOTED = Pattern("“([^“”]+)”")


def problems(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    """Yield the problems in quotes that are none of those which last year's report owned up to."""
    old = reference.text
    for told in _POINTED_OUT.finditer(case.report.text):
        for quoted in _QUOTED.finditer(case.report.text, *told.span("quoted")):
            there = list(places(old, quoted[0]))
            is_own = quoted[1] in case.wording or quoted[1] in words("saying")
            if there and not is_own and not may_quote(quoted.start(1), there):
                yield *quoted.span(1), "问题"
