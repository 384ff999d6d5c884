"""Persons in the facts by what they are and what they did: 教师秦牧之获…称号, 技术员温朗拜师."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from drafting.lexicon.known_persons import HAN, is_person, persons_in, surnames, words_of
from drafting.text.patterns import alternation
from drafting.text.strings import places

_PLAIN = (
    r"获|荣[获膺立]|被(?:评|授|聘|选|推|表|命|确)|夺|摘|拜师|当选|入选|牵头|带头|带队|主讲|担任"
)
"""What is said of persons only, right behind the name."""
_HARD = frozenset("和于向从全时应任")
"""Surnames that rather join or limit words: 教师和家属."""
_JOINED = ("工程", "长江", "长安", "师范", "年华")
"""Words of which one half ends an occupation and the other is a surname: 机电工程."""
_LONG = 3
_REACH = 8
"""Characters in which a name and the word for an occupation before it stand."""


@lru_cache(maxsize=64)
def everybody(text: str) -> tuple[str, ...]:
    """Return the persons of a text, each once: by what stands behind them or before, and who is named along with them."""
    named = [*persons_in(text), *persons_at_work(text)]
    named += [name for person in named for name in _before(text, person)]
    return tuple(dict.fromkeys(named))


def persons_at_work(text: str) -> Iterator[str]:
    """Yield the persons of a text who stand behind a word for an occupation."""
    return (match["name"] for match in _pattern().finditer(text) if _is_named(match))


def _is_named(match: re.Match[str]) -> bool:
    """Whether a person is named; a short name, or one that begins like a word, only by what is said of persons only."""
    name, start = match["name"], match.start("name")
    joined = match.string[start - 1 : start + 1] in _JOINED
    if joined or not is_person(name) or name[0] in _HARD:
        return False
    doubtful = len(name) < _LONG or name[0] in (*words_of("word_surname"), *words_of("adverb"))
    return match["plain"] is not None or not doubtful


def _before(text: str, person: str) -> Iterator[str]:
    """Yield who is named together with a person, right before: 王磊 of 职工王磊、李强获评."""
    for at in places(text, f"、{person}"):
        before = re.split(rf"[^㐀-鿿]|{_lead()}", text[max(0, at - _REACH) : at])[-1]
        if len(before) > 1 and is_person(before):
            yield before


@cache
def _lead() -> str:
    return f"(?:{alternation((*words_of('occupation'), *words_of('post')))})"


@cache
def _pattern() -> re.Pattern[str]:
    name = rf"(?P<name>(?:{alternation(surnames())}){HAN}{{1,2}}?)"
    behind = rf"(?P<plain>{_PLAIN})|{alternation(words_of('deed'))}|[^㐀-鿿·]|$"
    return re.compile(rf"{_lead()}{name}(?={behind})", re.MULTILINE)
