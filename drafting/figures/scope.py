"""What a number is said of: the whole year, a part of it, another year, a plan, or the people who took part."""

import re
from enum import StrEnum
from functools import cache

from drafting.lexicon import table
from drafting.text.patterns import alternation


class Scope(StrEnum):
    """Only numbers of the WHOLE contradict a count of the facts."""

    WHOLE = "whole"
    PART = "part"
    OTHER_YEAR = "other-year"
    PLAN = "plan"
    PARTICIPANTS = "participants"


WHOLE, PART, OTHER_YEAR, PLAN, PARTICIPANTS = Scope
"""By name: a look into the class costs as much as a look into the words."""

_PART = re.compile(
    r"[上下]半年|季度|[\d一二三四五六七八九十]月|人均|[每各]个?支部|个人|本人|书记|带头|亲自|主讲|(?<!自)我(?=自|讲|作|带|上|主|参|在|为|共|先)"
    r"|(?:其他|其余|别的)(?:同志|党员|委员|成员|人员|干部)|(?:班子成员|支部?委员|支委|党小组长|党员骨干)(?=[讲上主授作])"
)
OF_WHICH = re.compile(r"其中|包括|含(?!量)")
_RHYTHM = re.compile(r"每(?:两?个?)?[年月季周次人名天日期]|[一逢][年月周季]$")
WHOLE_YEAR = re.compile(r"全年|年内|全年度|本年度|今年以来")
_OTHER_YEAR = re.compile(r"去年|上一?年|往年|同比|[较比]|增[加长幅]|减少|下降|提[高升]了")
_FROM = re.compile(r"[由从](?!事|严|优|此|来)[^，。；：、]*$")
_TO = re.compile(r"(?:[升降增减缩提扩压跃涨][^，。；：、\d]{0,3})?[至到为]")
_PLAN = re.compile(r"计划|拟|力争|确保|目标|明年|来年|下一?年|要求|应|必须|不少于|不低于|至少")
_PARTICIPANTS = re.compile(
    r"参[加与观会学训]|覆盖|到会|出席|受教育|受众|惠及|组织|带领|慰问|走访|培训|动员|抽调|涉及|选派|与会"
)
_ATTENDED = re.compile(
    r"(?:[^，。；\n]{0,12})(?:参[加与观会学训]|到会|出席|受教育|受益|获奖?|被评|荣获|前往|赴)"
)
PERSONS = frozenset("名人位")


def scope_of(before: str, own: str, behind: str, unit: str) -> Scope:
    """Return the scope of a number from the clause before it, the clause behind it and its unit.

    ``own`` is the end of ``before`` that no other number shares: 每月 speaks only of the number that follows it
    (每月召开支委会1次、全年12次), 其中 and 去年 of all in their list, unless 全年 stands between.
    """
    if WHOLE_YEAR.search(own):
        before = own
    if _OTHER_YEAR.search(before) or (_FROM.search(before) and _TO.match(behind)):
        return OTHER_YEAR
    if _RHYTHM.search(own) or _PART.search(before):
        return PART
    if _PLAN.search(before):
        return PLAN
    if unit in PERSONS and (_PARTICIPANTS.search(before) or _ATTENDED.match(behind)):
        return PARTICIPANTS
    return WHOLE


@cache
def _light() -> re.Pattern[str]:
    words = alternation(row["word"] for row in table("light_words"))
    return re.compile(rf"(?:{words}|[^\w]|[\d一二三四五六七八九十]+月)*+")


def is_light(text: str) -> bool:
    """Whether a text has only words that say nothing about what is counted (全年共召开)."""
    return _light().fullmatch(text) is not None
