"""Persons of last year's report who stand in this year's and in none of this year's facts."""

import re
from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.reference.numbers import Found
from drafting.checks.reference.persons import persons_in_both, places_of_names
from drafting.checks.reference.places import Quotable
from drafting.lexicon.known_persons import HAN, is_person, words_of
from schemas.report import Report, Role


def people(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    """Yield the persons wherever the name stands; who signs the report is known where the facts do not say."""
    text, old = case.report.text, reference.text
    signs = _signed(case.report) if case.facts is None or not case.facts.reporter else ""
    here, there = places_of_names(text), places_of_names(old)
    for name in dict.fromkeys((*persons_in_both(text, old), *sorted(_signers(reference)))):
        if name in case.wording or name in signs:
            continue
        for at in here.get(name, ()):
            end = at + len(name)
            if _is_whole(text, end, name) and not may_quote.may_name(at, there[name]):
                yield at, end, "姓名"


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


def _signers(report: Report) -> frozenset[str]:
    signed = re.split(r"[\s　：:（）()]+", _signed(report))
    return frozenset(name for name in signed if is_person(name))
