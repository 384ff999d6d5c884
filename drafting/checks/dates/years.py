"""Years: where the report means its own year, it says so; the usual fault is a text copied from last year."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from drafting.checks.case import Case
from drafting.checks.dates.moments import plain
from drafting.figures import Numeral, parse_number
from drafting.figures.dates import YEAR
from drafting.text.patterns import Pattern
from schemas.facts import FactKind, Facts
from schemas.finding import Finding
from schemas.report import Paragraph, Role

_YEAR = Pattern(YEAR)
_SINCE = Pattern(r"[^，。；！？\n]*以来")
_REVIEWED = Pattern(
    r"度?[^，。；\n]{0,16}?(?:组织生活会|民主生活会|民主评议|整改|巡察|巡视|审计|考核结果|考评)"
)
_REPORTED = Pattern(r"度?[^，。；\n]{0,16}?述职")
_PROBLEMS = Pattern(r"问题|整改|不足|指出|反馈|评议|点评|意见")
_ANNOUNCED = Pattern(r"现将|现就|如下|以下")
_COMPARED = Pattern(r"(?:较|比|超过|高于|低于|不及|去年|上年|上一年度?|往年)[^，。；\n]{0,2}$")
_COMPARED_WITH = Pattern(r"年?度?(?:同期|末|底)?(?:相比|比较)")
_AWARDED = Pattern(r"(?:荣获|获评|获得|授予|被评为?|表彰)[^，。；\n]{0,8}$")
_HISTORY = Pattern(
    r"(?:自|从|自从|始于|成立于|组建于|创建于|始建于|设立于|建于|生于|早在|追溯到)$"
    r"|(?:入党|参加工作|毕业|任职|成立|组建)[^，。；\n]{0,4}$"
)
_FOUNDED = Pattern(
    r"年?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[^，。；\n]{0,6}(?:成立|组建|创建|建成|开工|投产|入党|参加工作|印发|修订|颁布|施行|发布)|[^，。；\n]{0,4}以来|起)"
)
_ESTABLISHED = Pattern(
    r"年?(?:\d{1,2}月)?(?:\d{1,2}日)?[底末初]?(?:以来)?[^，。；\n]{0,2}(?:成立|组建|创建|新建|修建|建成|建立|设立|启用|启动|开工|竣工|投产|投用|揭牌|立项|引进|购置|打造|制定|修订|出台|印发|签订|入党|入职|立下|获得|获评|评定)(?=的|）)"
)
"""What an earlier year is said of where it only tells since when something is there: 2024年建成的活动室."""
_LEADERS = Pattern(r"(?:总书记|党中央|中央|国务院|省委|市委|上级)[^，。；\n]{0,4}$")
_NATIONAL = Pattern(
    r"年?(?:\d{1,2}月)?(?:\d{1,2}日)?，?(?:党中央|中央|中共|中国共产党|习近平|国务院|党的[一二三四五六七八九十])[^，。；\n]{0,20}"
    r"(?:召开|出台|通过|提出|发表|诞生|成立|颁布|印发|强调|指出|考察|视察|审议)"
)
_HORIZON = Pattern(r"年?(?:[底前末]|远景|目标|规划|碳)")
_QUOTED = 6
"""Characters from a year on that must stand in the facts too, where last year's may not be meant: 2024年的9场."""
_DIGITS_OF_YEAR = 4
_SIGN = Pattern(r"[，。；：、！？（）\n]")
_OWN_NAME = Pattern(r"《[^《》\n]*$|[“‘][^“”‘’\n]*$")


def check(case: Case, facts: Facts, dates: Iterable[Numeral]) -> Iterator[Finding]:
    """Yield ``dates.year`` for every year that cannot be meant.

    The year of the report and the next are free, so are years of the facts; the year before is free where the
    text looks back (its organisation life meeting, its appraisal, its rectification, a comparison).
    """
    report, written_years = case.report, case.wording
    known = _years_in(written_years)
    starts = [p.start for p in report.paragraphs]
    for numeral in dates:
        found = _own_year(numeral)
        if found is None:
            continue
        written, own = found
        start = numeral.start + numeral.text.index(written)
        framed = _framing_years(report.paragraphs[bisect_right(starts, start) - 1], facts)
        if framed is not None:
            free = own in framed
        else:
            free = (
                own in {facts.year, facts.year + 1}
                or (own in known and own != facts.year - 1)
                or report.text[start : start + _QUOTED] in written_years
                or _is_free(report.text, start, own, facts.year)
                or (own == facts.year - 1 and _states_last_year(case, start))
                or _heads_a_column(report.text, start, facts.year)
            )
        if not free:
            yield _finding(case, start, written, own, facts.year)


def _framing_years(paragraph: Paragraph, facts: Facts) -> frozenset[int] | None:
    """Return the only years that a title, a section's heading or the date may have; None for prose."""
    if paragraph.role is Role.TITLE:
        return _years_in(facts.title) | {facts.year}
    if paragraph.role is Role.DATE:
        return _years_in(facts.date) | {facts.year, facts.year + 1}
    if paragraph.role is Role.HEADING and paragraph.level == 1:
        return frozenset((facts.year, facts.year + 1))
    return None


def _own_year(numeral: Numeral) -> tuple[str, int] | None:
    """Return a date's year as written and as a number; None for a span of years, which names a plan."""
    if len(numeral.text) < _DIGITS_OF_YEAR:
        return None
    found = list(_YEAR.finditer(plain(numeral.text)))
    if len(found) != 1 or numeral.end - numeral.start == len(found[0].group()):  # 2024室 is no year
        return None
    number = parse_number(found[0].group())
    written = numeral.text[found[0].start() : found[0].end()]
    return (written, int(number)) if number is not None else None


@lru_cache(maxsize=64)
def _years_in(text: str) -> frozenset[int]:
    numbers = (parse_number(m.group()) for m in _YEAR.finditer(plain(text)))
    return frozenset(int(number) for number in numbers if number is not None)


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
        return bool(_HISTORY.search(before) or _FOUNDED.match(behind) or _NATIONAL.match(behind))
    if _REPORTED.match(behind):
        return bool(_PROBLEMS.search(behind)) and not _ANNOUNCED.search(before + behind)
    since = before.endswith(("自", "从")) and bool(_SINCE.match(behind))
    earlier = _ESTABLISHED.match(behind) or _NATIONAL.match(behind) or before.endswith("继")
    led = _LEADERS.search(before) is not None
    return since or led or bool(earlier or _REVIEWED.match(behind) or _AWARDED.search(before))


def _states_last_year(case: Case, start: int) -> bool:
    """Whether a number of 去年数据 stands behind last year's name: 2024年的10次."""
    stated = (
        case.proof.present.items() if case.facts and case.facts.last_counts and case.proof else ()
    )
    return any(
        start < mention.numeral.start
        and not _SIGN.search(case.report.text, start, mention.numeral.start)
        for figure_id, mentions in stated
        if figure_id.startswith(f"{FactKind.LAST_COUNTS}.")
        for mention in mentions
    )


def _heads_a_column(text: str, start: int, year: int) -> bool:
    """Whether a year is the head of a table's column, beside that of this year: 指标 | 2026年 | 2025年."""
    if not text.startswith("\t", start - 1):
        return False
    end = text.find("\n", start)
    row = text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(text)]
    return any(cell.startswith((str(year), "今年", "本年")) for cell in row.split("\t"))


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
