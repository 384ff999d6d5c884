"""What the words around make of a name in quotes: an activity that was held, or a brand, a team or a place that was built.

A verb before it says so, also through other names that stand with it (开展“甲”活动和“乙”行动), together with a noun
behind it (“甲”服务队) or its own last word (“甲讲堂”). A motto, a usual word and what only looks like a name is none.
"""

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from drafting.checks.names.clauses import AHEAD, CHAIN, clause_before
from drafting.checks.names.naming import any_of, is_saying, is_short_form, is_slogan, words
from drafting.text.patterns import Pattern

_SHORTEST = 3
"""Characters of a name; one of two stands only before 品牌, 计划, 工程 and the like."""
_OWN, _OWN_END = 4, 5
"""Characters of a name that says itself, by its last word or its last character, what it is."""
_LONG = 7
"""Characters of a name that is not only what such things are called: 党员攻关组."""
_NEAR, _FAR = 4, 8
"""Characters between a name and its noun, alone and behind a verb."""
_WITH_OTHERS = r"(?:[、和与及]?“[^“”\n]{2,30}”){0,4}等?"
"""Other names that have the same noun: “甲”“乙”两个品牌."""
_LOOSE = "的了着在是和与有被及就都也到"
"""Characters that end the words between a name and its noun."""
_NOT_THE_NOUN = r"(?!片|基地|引导|整顿|意义|师|作用|资料|资源|部署|精神|要求|理念|水平|效果|成果|经验|格局|体系)"
_END = r"(?=[，。；：、！（“\n]|$)"
_HEADING = Pattern(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）.．、]\s*|[一二三四五六七八九十]是|[第其][一二三四五六七八九十])?"
)
"""What stands before a name that a clause begins with."""
_THEME, _MEANS = ("为主题", "为题"), ("为抓手", "为载体", "为平台", "为阵地", "为依托", "为纽带")
"""What stands behind a name that 以 stands before."""


class Standing(StrEnum):
    """Where a name stands, and so what it is."""

    TITLE = "title"
    HONOUR = "honour"
    ACTIVITY = "activity"
    BRAND = "brand"


class _Quoted(NamedTuple):
    """A name, the words of its clause before it and some behind, and of what kinds the verbs are that it goes with."""

    name: str
    before: str
    behind: str
    verbs: frozenset[str]

    @property
    def is_made(self) -> bool:
        """Whether it was held or built, not only used."""
        return not self.verbs.isdisjoint(("held", "built"))

    def has_noun(self, *roles: str, longest: int = _FAR) -> bool:
        """Whether a noun of some roles stands behind it."""
        return _noun(*roles, longest=longest).match(self.behind) is not None

    def ends_in(self, role: str, shortest: int = _OWN) -> bool:
        """Whether it says itself what it is."""
        return len(self.name) >= shortest and self.name.endswith(words(role))


def standing(text: str, start: int, end: int, name: str) -> Standing | None:
    """Return what the words around make of the name in a span that is no honour, or None where it is none."""
    if is_slogan(name):
        return None
    before, behind = clause_before(text, start), text[end : end + AHEAD]
    verbs = {role for role in ("held", "built", "used") if _verb(role).search(before)}
    if before.endswith("以") and behind.startswith(_MEANS):
        verbs.add("used")
    quoted = _Quoted(name, before, behind, frozenset(verbs))
    if _is_activity(quoted):
        return Standing.ACTIVITY
    return Standing.BRAND if _is_brand(quoted) or _is_thing(quoted) else None


def _is_activity(quoted: _Quoted) -> bool:
    """Whether a name is that of what was held: by the noun behind it, or by its own last word."""
    name, before, behind, verbs = quoted
    if before.endswith("以") and behind.startswith(_THEME):
        return True
    if verbs and quoted.has_noun("scheme"):
        return True
    if len(name) < _SHORTEST or is_short_form(name):
        return False
    own = quoted.ends_in("own_activity") and not is_saying(name)
    named = quoted.has_noun("activity")
    return bool(
        ("held" in verbs and named)
        or (verbs and own)
        or ((named or own) and _began().match(behind))
    )


def _is_brand(quoted: _Quoted) -> bool:
    """Whether a noun behind a name is enough: 品牌, 服务队."""
    if quoted.has_noun("brand", longest=_NEAR):
        return True
    is_long = len(quoted.name) >= _SHORTEST or quoted.is_made
    return is_long and not is_saying(quoted.name) and quoted.has_noun("team", longest=_NEAR)


def _is_thing(quoted: _Quoted) -> bool:
    """Whether a name is that of a place, a team or a way: by the noun behind it and a verb, or by its own last word."""
    name, before, behind, verbs = quoted
    if len(name) < _SHORTEST or is_saying(name):
        return False
    if quoted.is_made and (quoted.has_noun("team", "place", "way") or _phrase().match(behind)):
        return True
    if "used" in verbs and quoted.has_noun("team", "place"):
        return True
    if behind.startswith(("的", "式")):
        return False
    if quoted.ends_in("own_thing"):
        return bool(verbs or _HEADING.fullmatch(before) or _began().match(behind))
    is_common = len(name) < _LONG and name.startswith(words("own_head"))
    return bool(verbs) and quoted.ends_in("own_end", _OWN_END) and not is_common


@cache
def _verb(role: str) -> re.Pattern[str]:
    """Return the pattern of a verb that a name is the object of, at the end of what stands before the name."""
    other = any_of("other_verb", "across")
    gap = rf"(?:(?!{other}(?!教育))[^，。；：“”\n]){{0,10}}"  # 学习教育 is no verb
    return re.compile(any_of(role) + gap + CHAIN + "$")


@cache
def _between(longest: int) -> str:
    return rf"{_WITH_OTHERS}(?:(?!{any_of('across')})[^\W{_LOOSE}]){{0,{longest}}}?"


@cache
def _noun(*roles: str, longest: int) -> re.Pattern[str]:
    """Return the pattern of a noun of some roles behind a name, with what may stand between them."""
    return re.compile(_between(longest) + any_of(*roles) + _NOT_THE_NOUN)


@cache
def _phrase() -> re.Pattern[str]:
    """Return the pattern of words behind a name up to the next sign that end as the name of a thing or a team does."""
    return re.compile(rf"{_between(_FAR)}[^\W{_LOOSE}]{any_of('end')}{_END}")


@cache
def _began() -> re.Pattern[str]:
    """Return the pattern of what is said behind a name of something that exists."""
    return re.compile(rf"[^，。；：“”\n]{{0,10}}?{any_of('began')}")
