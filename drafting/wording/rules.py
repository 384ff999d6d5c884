"""Rules on set wording: rows of ``lexicon/wording.csv``, and of a file of the same form that a user adds.

A rule names either a fixed ``expression``, of which every slip of the pen is found, or a ``pattern``, a regular
expression of wrong wording. Each shows by sentences of its own what it must flag (``bad``) and must let pass
(``good``); a file whose rules do not do as they show is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from drafting.lexicon import split, table
from drafting.wording.squeezed import Squeezed
from schemas.finding import Severity

LEVELS = {"A": Severity.ACKNOWLEDGE, "W": Severity.WARNING}


@dataclass(frozen=True, slots=True)
class Rule:
    """One row.

    ``expression`` is one fixed expression, or several parts joined by 、; ``parts`` are these, without quotation
    marks. ``pattern`` is wrong wording, all of it or its group ``fault``; it can only match near one of
    ``needs``, which spares time.
    ``cue`` are words near a slip that show that the expression is meant, ``allowed`` is right wording that looks
    like a wrong one; both are regular expressions. ``not_for`` are words in the names of units that the rule
    does not hold for.
    """

    id: str
    code: str
    level: Severity
    source: str
    expression: str
    parts: tuple[str, ...]
    pattern: str
    needs: tuple[str, ...]
    cue: str
    allowed: str
    not_for: tuple[str, ...]
    suggestion: str
    message: str
    valid_from: date
    valid_to: date
    good: tuple[str, ...]
    bad: tuple[str, ...]
    advice: str = ""
    """What to do where no other words would be right."""

    def holds(self, day: date, unit: str) -> bool:
        """Whether the rule holds for a report of that day and unit."""
        return self.valid_from <= day <= self.valid_to and not any(w in unit for w in self.not_for)

    @property
    def is_sequence(self) -> bool:
        """Whether the order of its parts can be wrong or one of them missing."""
        return len(self.parts) > 2

    @property
    def is_bare(self) -> bool:
        """Whether nothing but 、 stands between its parts, as its suggestion shows."""
        return parts_of(self.right) == self.parts

    @property
    def right(self) -> str:
        """What to write instead."""
        return self.suggestion or self.expression


def read_rule(row: Mapping[str, str]) -> Rule:
    """Return the rule of a sound row."""
    return Rule(
        id=row["id"],
        code=row["code"],
        level=LEVELS[row["level"]],
        source=row["source"],
        expression=row["expression"],
        parts=parts_of(row["expression"]),
        pattern=row["pattern"],
        needs=split(row["needs"]),
        cue=row["cue"],
        allowed=row["allowed"],
        not_for=split(row["not_for"]),
        suggestion=row["suggestion"],
        message=row["message"],
        valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else date.min,
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else date.max,
        good=split(row["good"]),
        bad=split(row["bad"]),
    )


def parts_of(expression: str) -> tuple[str, ...]:
    """Return the parts of an expression, which 、 joins, without quotation marks."""
    return tuple(filter(None, Squeezed(expression).text.split("、")))


@cache
def shipped() -> tuple[Rule, ...]:
    """Return the rules of the lexicon; the tests see to it that they do as they show."""
    return tuple(map(read_rule, table("wording")))
