"""Words in a row that say that its meeting was not held, is only intended, or was put off."""

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from drafting.figures.numbers import narrow
from drafting.ledger.kinds import usual_spellings
from drafting.lexicon import words_in
from drafting.text.characters import without_invisible
from drafting.text.patterns import Pattern, alternation
from drafting.text.strings import in_short
from drafting.workbook.grid import Value
from drafting.workbook.values import text_of

LONGEST = 40
"""Characters of a clause; a longer one is a story."""
SHOWN = 30
"""Characters of a cell that a reason quotes."""
_BEFORE = 10
"""Characters of other words that may stand before the sign in a remark: 人数不足取消."""
_TIME = r"[第\d年月日号时分周旬星期天一二三四五六七八九十两半个上中下午季度初末底晚早明后另再.:/-]"
_BRACKETED = Pattern(r"[（(\[【]([^（()）\[\]【】]*)[）)\]】]")
_SIGNS = r"\s，,。;；、:：!！?？…—~～·“”\"（）()\[\]【】"
_CLAUSE = Pattern(rf"[^{_SIGNS}]+")
_NOT = "".join(rf"(?<!{word})" for word in ("未", "没", "没有", "不", "无", "无需"))
_VOTES = r"(?!\d+[票张份人名]?$)"


class Role(StrEnum):
    """What a sign says of a meeting, and what to do."""

    NOT_HELD = "像是没有开；开了的，请改掉这几个字"
    INTENDED = "像是还没有开，只是打算；开了的，请改掉这几个字"
    EXAMPLE = "像是填写示例；真开了的，请改掉这几个字"
    MERGED = "像是并到别的会里开的，另计会重复；单独开了的，请改掉这几个字"
    PUT_OFF = "像是改了时间；改到以后开的请另写一行，这一次就是的请改掉这几个字"


class Sign(NamedTuple):
    """What a cell says: the sign, the cell's words in short."""

    role: Role
    words: str


def _words(role: str) -> tuple[str, ...]:
    return words_in("ledger_held", role)


def _any(*roles: str) -> str:
    return alternation(word for role in roles for word in _words(role))


@cache
def _clauses() -> tuple[Pattern, Pattern]:
    """Return what a clause about the meeting is as a whole; the second may have other words before the sign.

    The groups are the roles.
    """
    meeting = f"{alternation((*usual_spellings(), *_words('会')))}|{_any('前')}|{_TIME}"
    reason = f"(?:(?:{_any('因')}).{{1,14}}?)?"
    behind = f"(?:{_any('开', '会', '后')}|{alternation(usual_spellings())}|{_TIME})*"
    no = f"(?:{_any('未')})(?:{_any('开')})"
    not_then = f"(?:{_any('未')})(?:{_any('如期')})(?:{_any('开')})"
    late = rf"(?P<PUT_OFF>{_any('延期')}|{not_then}|(?:{_any('改为')})(?:{_TIME})+)"
    sign = rf"(?:(?P<NOT_HELD>{_any('取消', '单独')}|{no})|{late}){_VOTES}"
    loose = rf"(?:(?P<NOT_HELD>{_any('取消')}|{no})|{late}){_VOTES}"
    plan = f"(?:{_any('打算')})(?:于|在|到)?(?:{_TIME})*(?:{_any('开')})|{_any('待开')}"
    intended = f"(?P<INTENDED>(?:{_TIME})*(?:{plan}))"
    usual = alternation(usual_spellings())
    merged = (
        f"(?:{meeting})*(?P<MERGED>(?:{_any('并入')})(?:{_TIME})*(?:{usual}))(?:{_any('一并')})*"
    )
    example = f"(?:{_any('前')})*(?P<EXAMPLE>{_any('示例')})"
    return (
        Pattern(
            f"(?:(?:{meeting})*{reason}(?:{meeting})*{sign}|{intended}|{merged}|{example}){behind}"
        ),
        Pattern(f".{{0,{_BEFORE}}}?{_NOT}{loose}{behind}"),
    )


@cache
def cores() -> tuple[str, ...]:
    """Return the words of which every sign has one."""
    behind = (*_words("开"), *_words("如期"))
    together = (f"{no}{word}" for no in _words("未") for word in behind)
    roles = ("取消", "单独", "延期", "改为", "待开", "打算", "并入", "示例")
    alone = (word for role in roles for word in _words(role))
    return (*together, *alone)


@cache
def _quick() -> Pattern:
    return Pattern(alternation(cores()))


@cache
def _bare() -> frozenset[str]:
    """Return the signs that may be a word of a list of topics: 转正、延期."""
    return frozenset(word for role in ("取消", "单独", "延期", "示例") for word in _words(role))


@cache
def _held() -> Pattern:
    return Pattern(_any("开"))


@cache
def _about_others() -> Pattern:
    return Pattern(_any("非"))


def sign_in_topic(typed: str) -> Sign | None:
    """Return the sign in a topic: 因台风取消, 会议延期, （未召开）; what is only spoken of there is none.

    研究取消党员资格, 传达延期开学通知, 五年规划（计划） are topics.
    """
    text = _plain(typed)
    whole = "".join(text.split()).strip("。.!！?？")
    if not _quick().search(whole):
        return None
    own, _ = _clauses()
    found = own.fullmatch(whole) if len(whole) <= LONGEST else None
    if found and not _is_spoken_of(found):
        return _sign(found, typed)
    for clause in (found[1] for found in _BRACKETED.finditer(whole)):
        found = own.fullmatch(clause)
        if found and not _is_spoken_of(found):
            return _sign(found, typed)
    for clause in _CLAUSE.compiled.findall(_BRACKETED.sub(" ", text)):
        found = own.fullmatch(clause)
        if found and not found["INTENDED"] and clause not in _bare():
            return _sign(found, typed)
    return None


def sign_in_remark(typed: str) -> Sign | None:
    """Return the sign in a type, a time or a remark: 支委会（取消）, 拟于8月5日, 未召开, 人数不足取消, 计划."""
    text = _plain(typed)
    whole = "".join(text.split())
    if not _quick().search(whole):
        return None
    own, loose = _clauses()
    for clause in (whole, *_CLAUSE.compiled.findall(text)):
        if len(clause) > LONGEST:
            continue
        found = own.fullmatch(clause)
        if found is None and not _about_others().search(clause):
            found = loose.fullmatch(clause)
        if found:
            return _sign(found, typed)
    return None


def sign_in_state(value: Value, title: str = "") -> Sign | None:
    """Return the sign in a column that asks whether the meeting was held (是否召开): 否, ×, 未完成, 未召开.

    Under 是否按期召开 a 否 says no more than that it was not held then.
    """
    typed = text_of(value)
    bare = "".join(_plain(typed).split()).strip("。.!！").lower()
    if bare not in _words("否"):
        return sign_in_remark(typed)
    is_of_time = any(word in title for word in _words("如期"))
    return Sign(Role.PUT_OFF if is_of_time else Role.NOT_HELD, typed)


def said_in(sign: Sign, title: str) -> str:
    """Return a sign with where it stands; ``title`` is the heading over the cell."""
    where = f"“{title}”一列" if title else "没有标题的一列"
    return f"{where}写的是“{sign.words}”"


def _plain(typed: str) -> str:
    return narrow(without_invisible(typed)).strip()


def _is_spoken_of(found: re.Match[str]) -> bool:
    """Whether a plan is a topic: 计划, one for a month (12月计划), or of another meeting (计划下月召开党员大会)."""
    plan = found["INTENDED"]
    starts = (*_words("待开"), *_words("打算"))
    is_own = plan == found[0] and plan.startswith(starts) and _held().search(plan)
    return bool(plan) and not is_own


def _sign(found: re.Match[str], typed: str) -> Sign:
    words = in_short(" ".join(typed.split()), SHOWN)
    return Sign(Role[found.lastgroup or Role.NOT_HELD.name], words)
