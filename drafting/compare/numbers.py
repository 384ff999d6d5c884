"""The numbers that a report states, each with what it counts: a label, or the words beside it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from drafting.compare.event import NO_EVENT, Event, event_of
from drafting.compare.last_year import Years
from drafting.compare.sentence import Sentence, pairs_of
from drafting.figures.bind import Mention
from drafting.figures.scope import PERSONS, PLAN, is_light
from drafting.lexicon import cues
from schemas.report import Role

REACH = 24
"""Characters beside a number that may name it."""
TELLING, TELLING_TOGETHER = 3, 6
"""Han characters before a number, or on both sides of it, that name it well enough."""

_FEWEST = 2
_ONE_YEAR = Years()
_BREAK = re.compile(r"[，。；：！？、（）()\n\t]")
_LISTED = ("、", "和", "及", "与")
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
    planned, ``sentence`` which of the report's sentences it stands in, ``event`` of what it is told there. ``lead`` is
    what stands before it there, of which the last ``own`` characters are behind the number before; ``behind`` goes up
    to the next.
    """

    stated: Stated
    label: str
    ahead: bool
    sentence: int
    lead: str
    own: int
    behind: str
    event: Event = NO_EVENT

    @cached_property
    def name(self) -> str:
        """The words beside it up to the next sign, … in its place; where they are few the clause before them, too.

        Where that has a number of its own, only if these say nothing alone: 收集意见47条，办结45条, but 志愿服务32人次，
        捐款8600元.
        """
        clauses = _BREAK.split(self.lead)
        own = clauses[-1][-min(self.own, REACH) :] if self.own else ""
        before = _timeless(own)
        behind = _BREAK.split(self.behind, maxsplit=1)[0]
        name = f"{before}…{behind}" if behind else before
        is_told = (
            len(_HAN.findall(before)) >= TELLING or len(_HAN.findall(name)) >= TELLING_TOGETHER
        )
        if is_told or not self._needs(clauses):
            bare = _bare(before)
            return f"{bare}…{behind}" if behind else bare
        earlier = next((clause for clause in clauses[-2::-1] if _tells(clause)), "")
        return "，".join(filter(None, (earlier[-REACH:], name)))

    def goes_on_as(self, other: "Number") -> bool:
        """Whether what it lacks of the other's name stands before it, in its list: 更换钢轨4公里、混凝土枕900根."""
        lacking = other.name.removesuffix(self.name)
        head = self.lead.removesuffix(self.name)
        is_listed = head.endswith(_LISTED) and len(head) < len(self.lead)
        return is_listed and "" != lacking != other.name and lacking in head

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
    begins = [*(claim.numeral.start for claim in claims), len(text)]
    seams = [_seam(text, *gap) for gap in zip(ends, begins, strict=True)]
    last: Number | None = None
    for mention, ((_, begin), (stop, _)) in zip(claims, pairwise(seams), strict=True):
        (written, start, end, _, value, _, qualifier) = mention.numeral
        if start in years.others:
            continue
        at = bisect_right(starts, start) - 1
        sentence = sentences[at]
        is_said = mention.is_statement or _is_branch(text, mention, sentence)
        label = mention.label if is_said else ""
        ahead = mention.scope is PLAN or any(a <= start < b for a, b in planned)
        lead_end = start
        if come := years.come.get(start):
            label = label or ("" if ahead else come.label)
            lead_end = come.lead_end
            begin = ends[bisect_right(ends, lead_end) - 1]  # noqa: PLW2901 - it is named before last year's
        number = Number(
            Stated(written, value, mention.unit, qualifier, start, end),
            label,
            ahead,
            at,
            text[max(lead_end - 2 * REACH, sentence.start) : lead_end],
            max(lead_end - begin, 0),
            text[end : max(end, min(stop, end + REACH))],
            event_of(sentence, start),
        )
        if last and last.sentence == at and not number.own:  # 分别完成6条和7条
            number = replace(number, lead=last.lead, own=last.own, behind=last.behind)
        yield number
        last = number


def _is_branch(text: str, mention: Mention, sentence: Sentence) -> bool:
    """Whether a number tells at the beginning of a report how many the branch has: 党支部26名党员同全体职工一道."""
    return (
        mention.label.endswith("人数")
        and mention.unit in PERSONS
        and sentence.part == Role.OPENING
        and text.startswith("党员", mention.numeral.end)
        and text.endswith("支部", 0, mention.numeral.start)
    )


def _seam(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words of a number end that stand between it and the next, and where those of the next begin.

    In 在五个工区建成党员责任区11个 the second are what was done; 和 is of neither. Else all belong to both.
    """
    if end - start > REACH or _BREAK.search(text, start, end):
        return end, start
    *_, doing, joining = _around()
    if joined := joining.match(text, start, end):
        return start, joined.end()
    done = doing.search(text, start + _FEWEST, end)
    return (done.start(), done.start()) if done else (end, start)


@cache
def _around() -> tuple[re.Pattern[str], ...]:
    before, behind, time, doing, joining = (
        cues.pattern_of("figure_names", role)
        for role in ("before", "behind", "time", "doing", "joining")
    )
    return (
        re.compile(rf"(?:{before})+"),
        re.compile(rf"(?:{behind})+$"),
        re.compile(rf"(?:{time})+"),
        re.compile(doing),
        re.compile(joining),
    )


def _timeless(words: str) -> str:
    """Return words without the time with which they begin, and without what only says that they are a list."""
    time = _around()[2].match(words)
    return words[time.end() :] if time else words


def _tells(words: str) -> bool:
    """Whether words tell more than a time, or than a number."""
    return len(_HAN.findall(_timeless(words))) >= _FEWEST


def _bare(words: str) -> str:
    """Return the words before a number without those that name nothing, unless too few would be left."""
    before, behind, *_ = _around()
    bare = behind.sub("", words)
    if head := before.match(bare):
        bare = bare[head.end() :]
    return bare if len(_HAN.findall(bare)) >= _FEWEST else words
