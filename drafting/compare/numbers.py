"""The numbers that a report states, each with what it counts: a label, or the words beside it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from drafting.compare.sentence import Sentence, pairs_of
from drafting.figures.bind import Mention
from drafting.figures.scope import PLAN

REACH = 24
"""Characters beside a number that may name it."""
TELLING, TELLING_TOGETHER = 3, 6
"""Han characters before a number, or on both sides of it, that name it well enough."""

_BREAK = re.compile(r"[，。；：！？、（）()\n]")
_HAN = re.compile(r"[\u4e00-\u9fff]")


class Stated(NamedTuple):
    """A number as a report states it at ``[start:end)``."""

    text: str
    value: Decimal | Fraction | None
    unit: str
    qualifier: str
    start: int
    end: int


@dataclass(frozen=True)
class Number:
    """A number and what it counts.

    ``label`` is empty where it is not certain, or only a part of the year is meant. ``ahead`` says that the number is
    planned, ``sentence`` which of the report's sentences it stands in. ``lead`` is what stands before it there, of
    which the last ``own`` characters are behind the number before; ``behind`` goes up to the next.
    """

    stated: Stated
    label: str
    ahead: bool
    sentence: int
    lead: str
    own: int
    behind: str

    @cached_property
    def name(self) -> str:
        """The words beside it up to the next sign, … in its place; where they are few the clause before them, too."""
        clauses = _BREAK.split(self.lead)
        before = clauses[-1][-min(self.own, REACH) :] if self.own else ""
        behind = _BREAK.split(self.behind, maxsplit=1)[0]
        name = f"{before}…{behind}" if behind else before
        is_told = (
            len(_HAN.findall(before)) >= TELLING or len(_HAN.findall(name)) >= TELLING_TOGETHER
        )
        if is_told or len(clauses) < 2 or self.own < len(clauses[-1]):
            return name
        return f"{clauses[-2][-REACH:]}，{name}".removeprefix("，")

    @cached_property
    def words(self) -> frozenset[str]:
        """The pairs of characters of the name."""
        return pairs_of(self.name)


def numbers_of(
    text: str, mentions: Sequence[Mention], sentences: Sequence[Sentence]
) -> Iterator[Number]:
    """Yield the numbers of a report that facts must know, in the order of the text."""
    starts = [sentence.start for sentence in sentences]
    claims = [mention for mention in mentions if mention.is_claim]
    ends = [0, *(claim.numeral.end for claim in claims)]
    begins = [*(claim.numeral.start for claim in claims[1:]), len(text)]
    for mention, floor, ceiling in zip(claims, ends, begins, strict=False):
        (written, start, end, _, value, _, qualifier) = mention.numeral
        sentence = bisect_right(starts, start) - 1
        yield Number(
            Stated(written, value, mention.unit, qualifier, start, end),
            mention.label if mention.is_statement else "",
            mention.scope is PLAN,
            sentence,
            text[max(start - 2 * REACH, starts[sentence]) : start],
            max(start - floor, 0),
            text[end : max(end, min(ceiling, end + REACH))],
        )
