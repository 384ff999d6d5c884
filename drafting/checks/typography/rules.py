"""Faults that one pattern shows: the rows of ``lexicon/typography.csv``."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from drafting.checks.case import Case
from drafting.checks.typography.fault import Fault, shown
from drafting.facts.dates import find_dates
from drafting.lexicon import split, table

_DATE = "{date}"
"""Stands in a suggestion for the date found, spelled."""
_BEFORE, _BEHIND = 14, 40
"""Characters around one of a rule's words in which the rule is tried."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table.

    ``{date}`` in a suggestion stands for the date found. With ``near`` the pattern is tried around each of these
    words only, which saves most of the time; others begin
    with a character that is quick to find, and their last named group, in a lookbehind, is where the fault begins.
    With ``at_head`` it is tried at the heads of paragraphs, and a habit is shown at its first place; where another
    head has it right (``unless``), the odd one is ``structure.numbering``.
    """

    near: tuple[str, ...]
    at_head: bool
    expression: str
    unless: str
    message: str
    suggestion: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when it is first needed: most rules have nothing to look at."""
        return _compiled(self.expression)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule in the order of the table."""
    return tuple(
        Rule(
            split(row["near"]),
            row["place"] == "段首",
            row["pattern"],
            row["unless"],
            row["message"],
            row["suggestion"],
        )
        for row in table("typography")
    )


def faults(case: Case) -> Iterator[Fault]:
    """Yield what the rules find."""
    text = case.report.text
    heads = [p.start for p in case.report.paragraphs]
    for rule in rules():
        for start, end in spans(rule, text, heads):
            suggestion = rule.suggestion.replace(_DATE, _spelled(text[start:end]))
            yield Fault(start, end, f"“{shown(text, start, end)}”：{rule.message}", suggestion)


def _spelled(typed: str) -> str:
    """Return a date as a report has it: 2025/6/16 is 2025年6月16日; what is no date of the calendar has gaps."""
    dates = find_dates("".join(typed.split()))
    if len(dates) != 1 or dates[0].month is None or not dates[0].is_real:
        return "…年…月…日"
    (date,) = dates
    year, day = f"{date.year}年" if date.year else "", f"{date.day}日" if date.day else ""
    return f"{year}{date.month}月{day}"


def spans(rule: Rule, text: str, heads: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return where a rule finds its fault in a text whose paragraphs begin at ``heads``."""
    if rule.at_head:
        return _at_heads(rule, text, heads)
    if rule.near:
        return _near(rule, text)
    return [(m.start(m.lastgroup or 0), m.end()) for m in rule.pattern.finditer(text)]


def _near(rule: Rule, text: str) -> set[tuple[int, int]]:
    found = set()
    for word in rule.near:
        at = text.find(word)
        while at >= 0:
            match = rule.pattern.search(text, max(0, at - _BEFORE), at + _BEHIND)
            if match:
                found.add(match.span())
            at = text.find(word, at + len(word))
    return found


def _at_heads(rule: Rule, text: str, heads: Sequence[int]) -> list[tuple[int, int]]:
    pattern = rule.pattern
    found = [match.span() for at in heads if (match := pattern.match(text, at))]
    if found and rule.unless:
        right = _compiled(rule.unless)
        return [] if any(right.match(text, at) for at in heads) else found[:1]
    return found[:1]
