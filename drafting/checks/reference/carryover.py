"""reference.carryover: each number, date, honour, name, person, unit and campaign of last year's that is not this year's.

What the facts bear out does not count, nor what any year's report says; and what tells how last year's problems were
put right may quote them.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from drafting.checks.case import Case
from drafting.checks.quoting import inner
from drafting.checks.reference import campaigns, honours, names, numbers, people, problems, units
from drafting.checks.reference.numbers import Found
from drafting.checks.reference.places import Quotable
from drafting.text.patterns import Pattern
from drafting.text.sentences import sentence_at
from schemas.finding import Finding
from schemas.report import Report

CODE = "reference.carryover"
_SIGNS = Pattern(r"[\W_]+")
_NUMBER = Pattern(
    r"^\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?!\.?\d))[)）、.．]|[一二三四五六七八九十]是|[第其][一二三四五六七八九十][，、])"
)
"""What a sentence that is an item of a list begins with."""
_LONGEST = 500
"""Characters of a sentence that somebody has written."""


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for each; nothing without last year's report."""
    reference = case.reference
    if reference is None:
        return
    may_quote = Quotable(case, reference)
    yield from (
        _finding(case, start, end, what)
        for start, end, what in (
            *numbers.figures(case, reference, may_quote),
            *numbers.bare_figures(case, reference, may_quote),
            *numbers.ranks(case, reference, may_quote),
            *numbers.dates(case, reference, may_quote),
            *_once(case, _names(case, reference, may_quote)),
        )
    )


def _names(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    yield from honours.honours(case, reference, may_quote)
    yield from names.quoted(case, reference, may_quote)
    yield from problems.problems(case, reference, may_quote)
    yield from units.units(case, reference, may_quote)
    yield from people.people(case, reference, may_quote)  # 白马山烈士陵园 is no person
    yield from campaigns.campaigns(case, reference, may_quote)


def _once(case: Case, found: Iterable[Found]) -> Iterator[Found]:
    """Yield each name once in a sentence, and nothing inside of another."""
    taken: set[int] = set()
    told: set[tuple[int, str]] = set()
    for start, end, what in found:
        name = sentence_at(case.report.text, start)[0], case.report.text[start:end]
        if not taken.isdisjoint(range(start, end)):
            continue
        taken.update(range(start, end))
        if name not in told:
            told.add(name)
            yield start, end, what


def _finding(case: Case, start: int, end: int, what: str) -> Finding:
    written = inner(case.report.text[start:end])
    without = "要点里没有" if case.facts else "没有要点可以对照"
    return case.finding(
        CODE,
        start,
        end,
        f"“{written}”这个{what}去年的报告里就有，{without}，可能是从去年沿用下来的",
        "请按今年的实际改正或删去；今年确实如此的，请补进要点，或者核实后确认并写明理由",
        around=_words_around(case.report.text, start),
    )


def _words_around(text: str, offset: int) -> str:
    """Return the words of the sentence at an offset; of one longer than any that is written, those that are near."""
    start, end = sentence_at(text, offset)
    if end - start > _LONGEST:
        start, end = max(start, offset - _LONGEST // 2), min(end, offset + _LONGEST // 2)
    return _words_of(text, start, end)


@lru_cache(maxsize=64)  # a sentence may have many of them
def _words_of(text: str, start: int, end: int) -> str:
    """Return the words of a sentence, without its number in a list and without signs."""
    return _SIGNS.sub("", _NUMBER.sub("", text[start:end]))
