"""What is left of last year's report in this year's: sentences, numbers, names; and a problem that nobody answers."""

import re
from collections.abc import Iterator

from drafting.checks.dates.known import known_dates
from drafting.checks.reference.places import old_numbers
from schemas.report import Role
from tests.support.defect import MISSING, Defect, Span, edited
from tests.support.pairs import Pair

CARRYOVER, SIMILARITY = "reference.carryover", "reference.similarity"
ANSWER = "facts.rectification-missing"
_WITHOUT_FACTS = frozenset({
    "figures.unsupported", "figures.mismatch", "figures.unit", "figures.conflict", "figures.missing",
    "figures.unclassified", "dates.unsupported", "dates.year", "names.unsupported", "names.person",
    "wording.stale", "text.length", "text.typography", CARRYOVER,
})  # fmt: skip
"""What other checks say of the same words."""
_ALL = _WITHOUT_FACTS | MISSING | {
    "facts.plan-unanswered", "structure.numbering", "text.repetition",
}  # fmt: skip
"""What a whole section of last year's brings with it."""
_CLAUSE = re.compile(r"[^，。；：\n]+(?:，[^，。；：\n]+)?")
_QUOTED = re.compile(r"“([^“”\n不]+)”")
_COUNT = re.compile(r"(支委会|支部党员大会|党小组会|讲党课|谈心谈话)(\d+)(次|人次)")


def defects(pair: Pair) -> Iterator[Defect]:
    """Yield the report with one thing of last year's in it."""
    yield from _clauses(pair)
    yield from _counts(pair)
    yield from _sections(pair)
    yield from _answers(pair)


def _clauses(pair: Pair) -> Iterator[Defect]:
    """Yield the report with a clause of last year's work that has a number, a date, a person or a name."""
    now, last = pair.now, pair.last
    body = [
        p for p in now.paragraphs if p.role is Role.TEXT and p.section in ("work", "highlights")
    ]
    for number, (start, end, kind) in enumerate(sorted(set(_telling(pair)))):
        clause = next(m for m in _CLAUSE.finditer(last.text) if m.start() <= start < m.end())
        if last.place_of(start) not in ("work", "highlights"):
            continue
        at = body[number % len(body)].end
        words = last.text[clause.start() : max(clause.end(), end)] + "。"
        place = (at + start - clause.start(), at + end - clause.start())
        yield edited(
            f"{kind} left", now.text, at, at, words, CARRYOVER,
            places=(place,), brings=_WITHOUT_FACTS, note=words,
        )  # fmt: skip


def _telling(pair: Pair) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of last year's report of which this year's and its facts say nothing."""
    fields = (text for _, item in pair.facts.items() for _, text in item.fields())
    known = "\n".join((pair.now.text, *fields))
    text, old = pair.last.text, old_numbers(pair.last.text)
    figures = (span for spans in old.figures.values() for span in spans if span[1] - span[0] > 2)
    given = known_dates(pair.facts)
    dates = (
        (date.start, date.end)
        for found in old.dates.values()
        for date in found
        if not given.has(date.moment)
    )
    names = (match.span(1) for match in _QUOTED.finditer(text))
    people = ((text.find(name), text.find(name) + len(name)) for name in pair.people)
    for kind, spans in (("figure", figures), ("date", dates), ("name", names), ("person", people)):
        for start, end in spans:
            if text[start:end] not in known:
                yield start, end, kind


def _counts(pair: Pair) -> Iterator[Defect]:
    """Yield the report with one count as it was last year."""
    old = {match[1]: match for match in _COUNT.finditer(pair.last.text)}
    for match in _COUNT.finditer(pair.now.text):
        before = old.get(match[1])
        if before and before[2] != match[2]:
            yield edited(
                "count left", pair.now.text, *match.span(2), before[2], CARRYOVER,
                brings=_WITHOUT_FACTS, note=f"{match[0]}→{before[2]}",
            )  # fmt: skip


def _sections(pair: Pair) -> Iterator[Defect]:
    """Yield the report with a section as it was last year, the year changed."""
    year = pair.facts.year
    for section in pair.now.sections:
        before = pair.last.section(section.id)
        if before is None:
            continue
        words = (
            pair.last.body(before)
            .replace(str(year), str(year + 1))
            .replace(str(year - 1), str(year))
        )
        text = pair.now.text[: section.body_start] + words + "\n" + pair.now.text[section.end :]
        place: Span = (section.body_start, section.body_start + len(words))
        yield Defect(
            "section left", text, (SIMILARITY,), (place,), section=section.id, brings=_ALL,
            note=words[:30],
        )  # fmt: skip


def _answers(pair: Pair) -> Iterator[Defect]:
    """Yield the facts without one 去年整改."""
    given = pair.facts.rectifications
    for number, item in enumerate(given):
        left = given[:number] + given[number + 1 :]
        facts = pair.facts.model_copy(update={"rectifications": left})
        yield Defect(
            "answer removed", pair.now.text, (ANSWER,), facts=facts, note=item.name,
            brings=frozenset({"figures.unsupported", "figures.mismatch", CARRYOVER}),
        )  # fmt: skip
