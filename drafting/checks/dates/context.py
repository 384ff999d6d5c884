"""What the words beside a date say of it: whose it is, which year is meant, and whether it is the name of a day."""

import re
from dataclasses import replace
from functools import cache

from drafting.checks.dates.moments import Grain, Moment
from drafting.lexicon import split, table
from drafting.text.patterns import Pattern, alternation

_LINE_NAME = Pattern(r"《[^《》\n]*$|[“‘][^”’\n]*$")
_HABIT = Pattern(r"(?:每|逢|历|往)[年月周]?[^，。；\n]{0,5}$")
_CUT_OFF = Pattern(r"截[至止][^，。；\n\d]{0,4}$|截止到$")
_LATE = 1001
"""From this day on a year's figures are counted: 截至10月底."""
_YEAR_WORD = Pattern(r"(今|本|当|去|上一?|前一?|明|来|次|下一?)年度?的?$")
_SHIFT = {"今": 0, "本": 0, "当": 0, "去": -1, "上": -1, "前": -1, "明": 1, "来": 1, "次": 1, "下": 1}  # fmt: skip
_PUBLIC = Pattern(
    r"[^，。；\n]{0,16}?(?:(?:印发|颁布|发布|施行|实施|修订|修正|通过|出台)的|起施行|诞生|重要(?:讲话|指示|批示|论述|回信))"
    r"|召开的?(?:(?!学习|研讨|座谈|专题|宣讲|会)[^，。；\n]){0,4}(?:党的|中央|全国|省|市|县|区|集团|公司|中共|第?二十)"
    r"|，?(?:党的|全国|中央)[^，。；\n]{0,14}(?:召开|闭幕)|[^，。；\n]{0,2}政府工作报告"
)
_PUBLIC_BEFORE = Pattern(
    r"(?:总书记|党中央|国务院|全国人大|全国两会|中全会(?!精神))[^，。；\n]{0,6}$"
)
_IN_OFFICE = Pattern(
    r"[^，。；\n]{0,16}?(?:担任|任职|到任|上任|接任|就任|调任|履新|入职|调入|入党(?!积极|申请|誓词|志愿|介绍|对象)|参加工作)"
)
_DUE = Pattern(
    r"[之以]?前(?![往后期夕])|[^，。；\n]{0,8}?(?:完成|建成|办结|实现|启用|投用|到位|出台|制定|修订)(?!的|后|以来)"
)
_BEGUN = Pattern(r"[^，。；\n]{0,10}?(?:成立|组建|进场|开工|开业|投产|通车|揭牌|合并)")


def is_due(behind: str) -> bool:
    """Whether what stands behind a date makes it the one by which something is to be done: 3月底前, 6月完成."""
    return _DUE.match(behind) is not None


def is_in_name(before: str) -> bool:
    """Whether a date stands inside 《…》 or quotes."""
    return _LINE_NAME.search(before) is not None


def is_cut_off(before: str, moment: Moment) -> bool:
    """Whether a date is the day up to which the year's figures are counted: 截至12月底."""
    return moment.last >= _LATE and _CUT_OFF.search(before) is not None


def is_of_others(before: str, behind: str, *, opens: bool) -> bool:
    """Whether a date is a habit's, the country's, or that of an office, and so no claim about this year's work.

    Where a report opens it also tells when unit and project began.
    """
    return bool(
        _HABIT.search(before)
        or _PUBLIC.match(behind)
        or _PUBLIC_BEFORE.search(before)
        or _IN_OFFICE.match(behind)
        or (opens and _BEGUN.match(behind))
    )


def year_meant(moment: Moment, before: str, year: int, *, planned: bool) -> Moment:
    """Return a moment with the year that a word before it names (去年9月), in a plan the next; else as it is."""
    if moment.year is not None:
        return moment
    word = _YEAR_WORD.search(before)
    if word:
        return replace(moment, year=year + _SHIFT[word[1][0]])
    return replace(moment, year=year + 1) if planned else moment


@cache
def _days() -> tuple[re.Pattern[str], dict[str, tuple[tuple[int, ...], tuple[int, ...]]]]:
    """Return the pattern of the names of days, and for each its months and days."""
    days = {
        word: (tuple(map(int, split(row["months"]))), tuple(map(int, split(row["day"]))))
        for row in table("days")
        for word in split(row["words"])
    }
    return re.compile(alternation(days)), days


def is_day(said: Moment, before: str, behind: str) -> bool:
    """Whether the name of a day stands beside a date and says the same: 12月4日国家宪法日, 6月底，“七一”前夕."""
    pattern, days = _days()
    around = re.split(r"[。；\n]", before)[-1] + "\n" + re.split(r"[。；\n]", behind)[0]
    for match in pattern.finditer(around):
        months, numbers = days[match[0]]
        month, day = divmod(said.first, 100)
        eve = "前" in around[match.end() : match.end() + 3]
        if month in months and (said.grain is not Grain.DAY or not numbers or day in numbers):
            return True
        if eve and said.grain in (Grain.PART, Grain.MONTH) and month % 12 + 1 in months:
            return True
    return False
