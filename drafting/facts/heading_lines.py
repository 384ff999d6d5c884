"""Whether a line of notes is a heading: one of the facts, one of another time, or one that nobody knows."""

import re
from typing import NamedTuple

from drafting.facts.bullet_lines import undressed
from drafting.facts.keys import LISTS, canonical
from schemas.facts import FactKind

_TAIL = re.compile(r"\s*[（(【\[]([^（）()【】\[\]]*)[）)】\]]$")
_SAYS_NO_MORE = re.compile(
    r"(?:共|合计|计)?\s*[\d一二两三四五六七八九十]+\s*[条项个件点款篇]|如下|见下|今年|本年度?|全年|必填|选填|重点|按.{1,6}"
    r"|\d{4}年度?|截[至止].{1,10}"
)
_ANOTHER_TIME = re.compile(
    r"^(?:去年|上一?年度?|前年|往年|[上下]半年|前?[一二三四1-4]个?季度|第[一二三四1-4]季度|明年|来年|\d{1,2}月份?)度?的?"
)
_LAST_YEAR = re.compile("去年|上一?年")
_DATED = re.compile(r"(\d{4}|\d{2}(?=\s*年))")
_A_YEAR = re.compile(r"(\d{4}|\d{2}(?=年))(?:年度?)?")
_LONGEST = 30


class Heading(NamedTuple):
    """What a line is as a heading: its canonical word, empty for none; or one of another time than the report's."""

    kind: str = ""
    of_another_time: bool = False


def heading_in(words: str, year: int | None) -> Heading:
    """Return the heading that words are, with numbering, brackets and the like around them, or none."""
    if len(words) > _LONGEST:
        return Heading()
    bare = undressed(words)
    tail = _TAIL.search(bare)
    if tail and _says_no_more(tail[1], before := undressed(bare[: tail.start()])):
        bare = before
    kind = canonical(bare) or _next_year(bare, year)
    if not kind and tail and not re.search(r"\d", words) and canonical(tail[1]) in LISTS:
        kind = canonical(tail[1])  # 今年工作情况（数据）
    if kind in LISTS:
        dated = _DATED.match(bare) or (tail and _DATED.match(tail[1]))
        another = dated and year and _full(dated[1]) not in _years_of(kind, year)
        return Heading("", of_another_time=True) if another else Heading(kind)
    rest = _ANOTHER_TIME.sub("", bare)
    another = rest != bare and (not rest or canonical(rest) in LISTS)
    return Heading("", of_another_time=another)


def _says_no_more(tail: str, before: str) -> bool:
    """Whether brackets add nothing to a heading: 存在问题（3条）, and 整改情况（去年查摆4条）, which is of last year."""
    is_own_time = _LAST_YEAR.match(tail) and canonical(before) == FactKind.RECTIFICATIONS
    return is_own_time or _SAYS_NO_MORE.fullmatch(tail) is not None


def _next_year(words: str, year: int | None) -> str:
    """Return that words which only name the next year head the plans."""
    named = _A_YEAR.fullmatch(words)
    return FactKind.PLANS.value if named and year and _full(named[1]) == year + 1 else ""


def _full(year: str) -> int:
    """Return a year in digits as it is in full: 26 is 2026."""
    return int(year) if len(year) > len("26") else 2000 + int(year)


def _years_of(kind: str, year: int) -> tuple[int, ...]:
    """Return the years that a heading may name: plans are of the next, what was put right of the last."""
    more = {FactKind.PLANS: year + 1, FactKind.RECTIFICATIONS: year - 1}
    return (year, *([more[FactKind(kind)]] if kind in more else []))
