"""Proper names in a report when nobody has said what they are: persons, the own unit, other bodies and places."""

import re
from collections.abc import Iterator
from functools import cache

from drafting.lexicon.known_persons import HAN, surnames, words_of
from drafting.text.patterns import alternation
from schemas.report import Report, Role

_OWN_PARTS = re.compile(r"(?:工程局|[某一二三四五六七八九十]+局|分公司|公司|集团|局)(?=.{3})")


@cache
def _surname() -> str:
    return f"(?:{alternation(surnames())})"


@cache
def _person_patterns() -> tuple[re.Pattern[str], ...]:
    name = f"(?P<name>{_surname()}{HAN}{{1,2}})"
    behind = "|".join(words_of("post") + words_of("address"))
    before = "|".join(words_of("post") + words_of("label"))
    return (
        re.compile(f"{name}(?={behind})"),
        re.compile(rf"(?:{before})[：:\s　]*{name}(?=$|[，。、；\s　）)]|等|同志)", re.MULTILINE),
    )


def persons(report: Report) -> frozenset[str]:
    """Return the persons of a report: beside a title, and alone in the byline or the sign-off."""
    found = {
        match["name"]
        for pattern in _person_patterns()
        for match in pattern.finditer(report.text)
        if match["name"][:2] not in words_of("no_name")
        and (len(match["name"]) > 2 or match["name"][0] not in words_of("particle"))
    }
    alone = re.compile(rf"{_surname()}{HAN}{{1,3}}")
    for role in (Role.BYLINE, Role.SIGNOFF):
        for paragraph in report.having(role):
            for word in re.split(r"[\s　：:（）()]+", report.text_of(paragraph)):
                if alone.fullmatch(word) and not word.endswith(
                    words_of("post") + words_of("organisation")
                ):
                    found.add(word)
    return frozenset(found)


def own_units(report: Report) -> frozenset[str]:
    """Return the name of the reporting unit and what it is called for short, from the frame of the report."""
    found: set[str] = set()
    for role in (Role.TITLE, Role.BYLINE, Role.SIGNOFF):
        for paragraph in report.having(role):
            for word in re.split(r"[\s　：:（）()]+", report.text_of(paragraph)):
                if match := re.match(
                    rf"({HAN}{{2,}}?(?:党支部|党总支|党委))(?:书记)?(?:$|\d|20)", word
                ):
                    found.update(_short_forms(match[1]))
    return frozenset(found)


def _short_forms(unit: str) -> Iterator[str]:
    """Yield 中建某局滨河综合体项目党支部, …项目, 中建某局, 滨河综合体项目, 滨河综合体."""
    yield unit
    bare = re.sub(r"(?:党支部|党总支|党委)$", "", unit)
    parts = [bare]
    if match := _OWN_PARTS.search(bare):
        parts += [bare[: match.end()], bare[match.end() :]]
    for part in parts:
        for name in (part, re.sub(r"(?:项目|工程)?(?:部|经理部)?$", "", part)):
            if len(name) >= 3 and name not in words_of("generic"):
                yield name


def proper_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of other bodies, places and campaigns, known by the word that such names end in."""
    for role, least in (("organisation", 2), ("campaign", 1)):
        for match in re.finditer("|".join(words_of(role)), text):
            start = _name_start(text, match.start())
            proper = text[start : match.start()]
            if len(_without_generic(proper) if role == "organisation" else proper) >= least:
                yield start, match.end()


def _name_start(text: str, end: int) -> int:
    """Return how far a proper name reaches to the left: to a mark, or a word that cannot be part of it."""
    start = end
    while start and end - start < 12 and re.match(HAN, text[start - 1]):
        if text.endswith(words_of("boundary"), 0, start):
            break
        start -= 1
    return start


def _without_generic(name: str) -> str:
    for word in words_of("generic"):
        name = name.replace(word, "")
    return name
