"""Persons of last year's report who stand in this year's and in none of this year's facts."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from drafting.checks.case import Case
from drafting.checks.names.known_persons import is_person, persons_in, words_of
from drafting.checks.reference.numbers import Found
from drafting.checks.reference.places import Quotable
from drafting.checks.reference.words import words
from drafting.figures.vocabulary import alternation
from drafting.hidden_names.common import HAN, is_rare
from drafting.lexicon import table
from drafting.reference.names import persons
from drafting.strings import places
from schemas.report import Report, Role

_LINKS = ("于", "和", "从", "向")
"""Last characters of what only looks like a name."""


def people(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    """Yield the persons, each once, where the name stands first; who signs the report is known where the facts do not say."""
    text, old = case.report.text, reference.text
    signs = _signed(case.report) if case.facts is None or not case.facts.reporter else ""
    for name in sorted(_persons(reference)):
        here = [at for at in places(text, name) if _is_whole(text, at + len(name), name)]
        if here and name not in case.wording and name not in signs:
            left = [at for at in here if not may_quote(at, places(old, name))]
            if left:
                yield left[0], left[0] + len(name), "姓名"


def _is_whole(text: str, end: int, name: str) -> bool:
    """Whether a name ends there; one of two characters may be the beginning of another person's."""
    if len(name) > 2 or not re.match(HAN, text[end : end + 1]):
        return True
    roles = ("post", "address", "deed", "beside")
    return any(text.startswith(words_of(role), end) for role in roles)


def _signed(report: Report) -> str:
    """Return the lines of a report that say who it is from."""
    roles = (Role.BYLINE, Role.SIGNOFF)
    return "\n".join(report.text_of(p) for role in roles for p in report.having(role))


def _persons(report: Report) -> frozenset[str]:
    """Return the persons of a report that are nothing else: beside a title, or behind a word for a person."""
    signed = re.split(r"[\s　：:（）()]+", _signed(report))
    titled = (n for n in persons(report) if n in signed or _is_nothing_else(n))
    return _introduced_in(report.text).union(titled)


@lru_cache(maxsize=4)
def _introduced_in(text: str) -> frozenset[str]:
    named = {*persons_in(text), *(match["name"] for match in _introduced().finditer(text))}
    return frozenset(filter(_is_nothing_else, named))


def _is_nothing_else(name: str) -> bool:
    """Whether a word that looks like a name is no usual word, nor begins or ends with one."""
    links = (*words_of("beside"), *_LINKS)
    is_usual = name.startswith((*links, *words("no_person"))) or name.endswith(links)
    return is_person(name) and is_rare(name) and not is_usual


@cache
def _introduced() -> re.Pattern[str]:
    """Return the pattern of a name of three characters behind a word for a person: 老党员廖德明."""
    surname = alternation(row["surname"] for row in table("surnames"))
    leads = alternation((*words_of("post"), *words("person_lead")))
    return re.compile(rf"(?>{leads})(?P<name>(?:{surname}){HAN}{{2}})")
