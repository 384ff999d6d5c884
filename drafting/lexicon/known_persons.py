"""Persons in the facts: by a surname, and a post, a form of address or an honour behind it."""

import re
from functools import cache, lru_cache

from drafting.lexicon import table, words_in
from drafting.text.patterns import alternation

HAN = "[㐀-鿿]"
_DOING = ("获评", "荣获", "荣立", "获得", "被评", "被授", "当选", "入选", "牵头", "带头", "主讲")
_LEADS = frozenset("员工师警官兵记任长席士生者手人理由请向对与和同以名位是叫老小")
"""Last characters of words that stand before a name."""
_PLACES = frozenset("省市县区镇乡局处科室所站厂院部队")
"""Last characters of what is no person: 管网所, 江州市."""


@cache
def words_of(role: str) -> tuple[str, ...]:
    """Return the words of a role that stand beside names, long ones first."""
    return tuple(sorted(words_in("name_words", role), key=len, reverse=True))


@cache
def surnames() -> frozenset[str]:
    """Return every surname, also those of two characters."""
    return frozenset(row["surname"] for row in table("surnames"))


def is_person(name: str) -> bool:
    """Whether a word looks like a person: a surname and one or two characters, and no usual word."""
    surname = name[:2] if name[:2] in surnames() else name[:1]
    return (
        surname in surnames()
        and 1 <= len(name) - len(surname) <= 2
        and name[-1] not in _PLACES
        and name[:2] not in words_of("no_name")
        and name[-2:] not in words_of("no_name")
        and not name.endswith(words_of("post"))
    )


def has_usual_given_name(name: str) -> bool:
    """Whether a name ends in a given name that is a usual word too: 王建国, 郑桂花."""
    return len(name) > 2 and name[-2:] in words_of("given_name")


def begins_a_name(text: str, start: int) -> bool:
    """Whether a name may begin at an offset: behind a sign, or a word that leads to a name (党员, 民警, 由)."""
    return start == 0 or text[start - 1] in _LEADS or not re.match(HAN, text[start - 1])


@cache
def _person() -> re.Pattern[str]:
    behind = alternation((*words_of("post"), *words_of("address"), *_DOING))
    return re.compile(
        rf"(?P<name>(?:{alternation(surnames())}){HAN}{{1,2}}?)(?={behind}|(?P<got>获))"
    )


def _stands_alone(text: str, span: tuple[int, int]) -> bool:
    """Whether a name of three characters stands where a line or a clause begins: only then 获 tells a person."""
    start, end = span
    return end - start > len("王强") and (start == 0 or not re.match(HAN, text[start - 1]))


@lru_cache(maxsize=64)
def persons_in(text: str) -> tuple[str, ...]:
    """Return the persons of a text, each once."""
    matches = _person().finditer(text)
    found = (
        match["name"]
        for match in matches
        if begins_a_name(text, match.start())
        and (match["got"] is None or _stands_alone(text, match.span("name")))
    )
    particles = words_of("particle")
    named = (n for n in found if is_person(n) and (len(n) > 2 or n[0] not in particles))
    return tuple(dict.fromkeys(named))
