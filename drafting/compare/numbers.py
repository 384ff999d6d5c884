"""The numbers that a report states, each with what it counts: a label, or the words beside it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property
from typing import NamedTuple

from drafting.compare.last_year import Years
from drafting.compare.sentence import Sentence, pairs_of
from drafting.figures.bind import Mention
from drafting.figures.scope import PLAN, is_light
from drafting.lexicon import cues

REACH = 24
"""Characters beside a number that may name it."""
TELLING, TELLING_TOGETHER = 3, 6
"""Han characters before a number, or on both sides of it, that name it well enough."""

_FEWEST = 2
_ONE_YEAR = Years()
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
        """The words beside it up to the next sign, … in its place; where they are few the clause before them, too.

        Where that has a number of its own, only if these say nothing alone: 收集意见47条，办结45条, but 志愿服务32人次，
        捐款8600元.
        """
        clauses = _BREAK.split(self.lead)
        before = clauses[-1][-min(self.own, REACH) :] if self.own else ""
        behind = _BREAK.split(self.behind, maxsplit=1)[0]
        name = f"{before}…{behind}" if behind else before
        is_told = (
            len(_HAN.findall(before)) >= TELLING or len(_HAN.findall(name)) >= TELLING_TOGETHER
        )
        if is_told or not self._needs(clauses):
            own = _bare(before)
            return f"{own}…{behind}" if behind else own
        return f"{clauses[-2][-REACH:]}，{name}"

    def _needs(self, clauses: Sequence[str]) -> bool:
        """Whether the clause before that of the number helps to tell what it counts."""
        if len(clauses) < 2 or not clauses[-2] or self.own < len(clauses[-1]):
            return False
        return self.own > len(clauses[-1]) + len(clauses[-2]) or is_light(clauses[-1])

    @cached_property
    def words(self) -> frozenset[str]:
        """The pairs of characters of the name; 参会120人 has those of 120人参会."""
        return pairs_of(self.name.strip("…"))


def numbers_of(
    text: str,
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    years: Years = _ONE_YEAR,
    planned: Sequence[tuple[int, int]] = (),
) -> Iterator[Number]:
    """Yield the numbers of a report that facts must know, in the order of the text; none that ``years`` knows as another's.

    In the spans ``planned`` it looks ahead.
    """
    starts = [sentence.start for sentence in sentences]
    claims = [mention for mention in mentions if mention.is_claim]
    ends = [0, *(claim.numeral.end for claim in claims)]
    begins = [*(claim.numeral.start for claim in claims[1:]), len(text)]
    for mention, floor, ceiling in zip(claims, ends, begins, strict=False):
        (written, start, end, _, value, _, qualifier) = mention.numeral
        if start in years.others:
            continue
        sentence = bisect_right(starts, start) - 1
        label = mention.label if mention.is_statement else ""
        ahead = mention.scope is PLAN or any(first <= start < last for first, last in planned)
        lead_end, begin = start, floor
        if come := years.come.get(start):
            label = label or ("" if ahead else come.label)
            lead_end = come.lead_end
            begin = ends[bisect_right(ends, lead_end) - 1]
        yield Number(
            Stated(written, value, mention.unit, qualifier, start, end),
            label,
            ahead,
            sentence,
            text[max(lead_end - 2 * REACH, starts[sentence]) : lead_end],
            max(lead_end - begin, 0),
            text[end : max(end, min(ceiling, end + REACH))],
        )


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, behind = (cues.pattern_of("figure_names", role) for role in ("before", "behind"))
    return re.compile(rf"(?:{before})+"), re.compile(rf"(?:{behind})+$")


def _bare(words: str) -> str:
    """Return the words before a number without those that name nothing, unless too few would be left."""
    before, behind = _around()
    bare = behind.sub("", words)
    if head := before.match(bare):
        bare = bare[head.end() :]
    return bare if len(_HAN.findall(bare)) >= _FEWEST else words
