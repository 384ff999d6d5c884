"""facts.plan-unanswered: each 不足 of the facts has a 计划 that answers it."""

import re
from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.quoting import shortened
from drafting.lexicon.telling import telling
from drafting.text.sentences import sentences
from drafting.text.strings import bigrams
from schemas.facts import FactKind, Facts, Item, Shortcoming
from schemas.finding import Finding
from schemas.report import Section

CODE = "facts.plan-unanswered"
BY_NUMBER, BY_WORD = 2, 1
"""Telling pairs of characters that make a plan an answer: where plans name what they answer, and where none does."""
NAMED = 0.6
"""The share of them with which the report's plan names the shortcoming itself (针对…的问题)."""
RETOLD = 0.5
"""The share of a shortcoming's pairs from which on a clause of the report tells it."""
LONGEST_SPAN = 40
"""Characters of a finding."""

_CLAUSE = re.compile(r"[^，。；：、！？\n]+")


def check(case: Case) -> Iterator[Finding]:
    """Yield the shortcomings that no plan answers, by its 对应不足 or by its words.

    Without any plan in the facts, or without that section in the report, other checks say what is missing.
    """
    facts, plans = case.facts, _body(case, FactKind.PLANS)
    if facts is None or not facts.plans or plans is None:
        return
    numbers = {number for plan in facts.plans for number in plan.answers}
    for number, shortcoming in enumerate(facts.shortcomings, 1):
        words = telling(_texts(shortcoming))
        if number not in numbers and words and not _is_answered(words, facts, plans, bool(numbers)):
            yield _finding(case, facts, shortcoming, number)


def _is_answered(words: frozenset[str], facts: Facts, plans: str, by_number: bool) -> bool:
    """Whether a plan speaks of what a shortcoming's telling words name.

    Where plans name by number what they answer, one without number must be plain; else what is alike may pass.
    """
    said = [telling(_texts(plan)) for plan in facts.plans]
    written = [telling(plans[start:end]) for start, end in sentences(plans)]
    if by_number:
        named = any(len(words & sentence) >= NAMED * len(words) for sentence in written)
        return named or any(len(words & plan) >= BY_NUMBER for plan in said)
    return any(len(words & answer) >= BY_WORD for answer in (*said, *written))


def _texts(item: Item) -> str:
    return "\n".join(text for _, text in item.fields())


def _body(case: Case, kind: FactKind) -> str | None:
    """Return the text of the section to which a kind of facts belongs, or None."""
    section = _section(case, kind)
    return case.report.body(section) if section else None


def _section(case: Case, kind: FactKind) -> Section | None:
    return next(iter(case.sections_of(kind)), None)


def _finding(case: Case, facts: Facts, shortcoming: Shortcoming, number: int) -> Finding:
    fact_id = f"{shortcoming.kind}.{number}"
    place = facts.place(fact_id)
    name = shortened(shortcoming.name)
    message = f"不足第{number}条“{name}”" + (f"（{place}）" if place else "") + "没有对应的计划"
    suggestion = f"请在计划中写一条措施，并注明“针对问题{number}”；已有措施的，补上这个标注"
    span = _where(case, shortcoming.name)
    if span is None:
        return case.missing(CODE, fact_id, message, suggestion)
    return case.finding(CODE, *span, message, suggestion, fact=fact_id)


def _where(case: Case, name: str) -> tuple[int, int] | None:
    """Return the clause of the report that tells a shortcoming best, or None."""
    section = _section(case, FactKind.SHORTCOMINGS)
    if section is None:
        return None
    words = bigrams(next(iter(_CLAUSE.findall(name)), ""))
    clauses = _CLAUSE.finditer(case.report.text, section.body_start, section.end)
    rated = [(len(words & bigrams(clause[0])), clause) for clause in clauses]
    best, clause = max(rated, key=lambda pair: pair[0], default=(0, None))
    if clause is None or best < RETOLD * len(words):
        return None
    shared = [i for i in range(len(clause[0])) if clause[0][i : i + 2] in words]
    start = clause.start() + shared[0]
    return start, min(clause.start() + shared[-1] + 2, start + LONGEST_SPAN)
