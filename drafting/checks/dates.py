"""Years: where the report means its own year, it says so; the usual fault is a text copied from last year."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from drafting.checks.case import Case
from drafting.figures import Kind, Numeral, parse_number
from drafting.figures.dates import YEAR
from drafting.figures.numbers import FULL_WIDTH
from schemas.facts import Facts
from schemas.finding import Finding
from schemas.report import Paragraph, Role

_YEAR = re.compile(YEAR)
_SINCE = re.compile(r"[^，。；！？\n]*以来")
_REVIEWED = re.compile(
    r"度?[^，。；\n]{0,16}?(?:组织生活会|民主生活会|民主评议|整改|巡察|巡视|审计|考核结果|考评)"
)
_REPORTED = re.compile(r"度?[^，。；\n]{0,16}?述职")
_PROBLEMS = re.compile(r"问题|整改|不足|指出|反馈|评议|点评|意见")
_ANNOUNCED = re.compile(r"现将|现就|如下|以下")
_COMPARED = re.compile(r"(?:较|比|超过|高于|低于|不及|去年|上年|上一年度?|往年)[^，。；\n]{0,2}$")
_COMPARED_WITH = re.compile(r"年?度?(?:同期|末|底)?(?:相比|比较)")
_AWARDED = re.compile(r"(?:荣获|获评|获得|授予|被评为?|表彰)[^，。；\n]{0,8}$")
_HISTORY = re.compile(
    r"(?:自|从|自从|始于|成立于|组建于|创建于|始建于|设立于|建于|生于|早在|追溯到)$"
    r"|(?:入党|参加工作|毕业|任职|成立|组建)[^，。；\n]{0,4}$"
)
_FOUNDED = re.compile(
    r"年?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[^，。；\n]{0,6}(?:成立|组建|创建|建成|开工|投产|入党|参加工作|印发|修订|颁布|施行|发布)|[^，。；\n]{0,4}以来|起)"
)
_HORIZON = re.compile(r"年?(?:[底前末]|远景|目标|规划|碳)")
_QUOTED = 6
"""Characters from a year on that must stand in the facts too, where last year's may not be meant: 2024年的9场."""
_OWN_NAME = re.compile(r"《[^《》\n]*$|[“‘][^“”‘’\n]*$")


def check(case: Case) -> Iterator[Finding]:
    """Yield ``dates.year`` for every year that cannot be meant; nothing without facts.

    The year of the report and the next are free, so are years of the facts; the year before is free where the
    text looks back (its organisation life meeting, its appraisal, its rectification, a comparison).
    """
    if case.facts is None:
        return
    facts, report = case.facts, case.report
    known = _years_of(_texts(facts))
    written_years = "\n".join(_texts(facts))
    framed = {p.start: _framing_years(p, facts) for p in report.paragraphs}
    starts = list(framed)
    for numeral in case.numerals:
        found = _own_year(numeral)
        if found is None:
            continue
        written, own = found
        start = numeral.start + numeral.text.index(written)
        allowed = framed[starts[bisect_right(starts, start) - 1]]
        if allowed is not None:
            free = own in allowed
        else:
            free = (
                own in {facts.year, facts.year + 1}
                or (own in known and own != facts.year - 1)
                or report.text[start : start + _QUOTED] in written_years
                or _is_free(report.text, start, own, facts.year)
            )
        if not free:
            yield _finding(case, start, written, own, facts.year)


def _framing_years(paragraph: Paragraph, facts: Facts) -> set[int] | None:
    """Return the only years that a title, a section's heading or the date may have; None for prose."""
    if paragraph.role is Role.TITLE:
        return {facts.year} | _years_of([facts.title])
    if paragraph.role is Role.DATE:
        return {facts.year, facts.year + 1} | _years_of([facts.date])
    if paragraph.role is Role.HEADING and paragraph.level == 1:
        return {facts.year, facts.year + 1}
    return None


def _own_year(numeral: Numeral) -> tuple[str, int] | None:
    """Return a date's year as written and as a number; None for a span of years, which names a plan."""
    if numeral.kind is not Kind.DATE:
        return None
    found = list(_YEAR.finditer(numeral.text.translate(FULL_WIDTH)))
    if len(found) != 1 or numeral.end - numeral.start == len(found[0].group()):  # 2024室 is no year
        return None
    number = parse_number(found[0].group())
    written = numeral.text[found[0].start() : found[0].end()]
    return (written, int(number)) if number is not None else None


def _texts(facts: Facts) -> Iterator[str]:
    yield from (facts.title, facts.date, facts.unit, facts.post, *facts.counts)
    for _, item in facts.items():
        yield from (text for _, text in item.fields())


def _years_of(texts: Iterable[str]) -> set[int]:
    found = (_YEAR.finditer(text.translate(FULL_WIDTH)) for text in texts)
    numbers = (parse_number(m.group()) for matches in found for m in matches)
    return {int(number) for number in numbers if number is not None}


def _is_free(text: str, start: int, own: int, year: int) -> bool:
    """Whether a foreign year is plainly about something else than the report's own year."""
    line = text.rfind("\n", 0, start) + 1
    before, behind = text[max(line, start - 30) : start], text[start + 4 : start + 44]
    if own < 2000 or _OWN_NAME.search(before):
        return True
    if own > year:
        return bool(_HORIZON.match(behind)) or before.endswith(("到", "至"))
    if _COMPARED.search(before) or _COMPARED_WITH.match(behind):
        return True
    if own < year - 1:
        return bool(_HISTORY.search(before) or _FOUNDED.match(behind))
    if _REPORTED.match(behind):
        return bool(_PROBLEMS.search(behind)) and not _ANNOUNCED.search(before + behind)
    since = before.endswith(("自", "从")) and bool(_SINCE.match(behind))
    return since or bool(_REVIEWED.match(behind) or _AWARDED.search(before))


def _finding(case: Case, start: int, written: str, own: int, year: int) -> Finding:
    end = start + len(written)
    if case.report.text.startswith("年", end):
        end += 1
    copied = "，可能沿用了去年的文字" if own == year - 1 else ""
    return case.finding(
        "dates.year",
        start,
        end,
        f"这里写的是{own}年，述职年度是{year}年{copied}",
        f"改为“{year}年”；确实是{own}年的事，请在要点中写明",
    )
