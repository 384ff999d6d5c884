"""Which numbers of a report are last year's, or only compare with it, and what those count that have come from one."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from drafting.figures.bind import Mention
from drafting.figures.comparison_words import Words, words_of
from drafting.figures.comparisons import Comparison, Kind, comparisons
from drafting.figures.known import LastYear
from drafting.lexicon.labels import Names
from drafting.text.patterns import Pattern
from drafting.text.sentences import sentences

Span = tuple[int, int]

_REACHES = Pattern("，?(?:总[数量额]|累计|共)?(?:达到?了?|增?[至到]|为)")
_FROM_START = Pattern("[由从](?:今年|本年|当年)?(?:年初|期初|起初|最初)(?:时|的时候)?的?$")
_REACH = 12
"""Characters in which stands that a number is that of the beginning of the year, and in which what it counts."""
_NO_YEAR = 0


class Come(NamedTuple):
    """A number that has come from another (由10次增加到12次): its label, empty where none is plain, and where its name ends."""

    label: str
    lead_end: int


@dataclass(frozen=True)
class Years:
    """By their offsets the numbers that are not this year's, and those that have come from one of these."""

    others: frozenset[int] = frozenset()
    come: Mapping[int, Come] = field(default_factory=dict)


def years_of(
    text: str,
    mentions: Sequence[Mention],
    names: Names,
    year: int | None,
    planned: Sequence[Span] = (),
) -> Years:
    """Return which numbers of a report of a year are those of the year before, differences and rates."""
    words = words_of(year - 1 if year else _NO_YEAR)
    last = LastYear(year - 1 if year else _NO_YEAR, {}, {}, names)
    others: dict[int, Comparison] = {}
    now: dict[int, str] = {}
    starts = [start for start, _ in sentences(text)]
    told = -1
    for found in comparisons(text, mentions, last, planned):
        start = found.mention.numeral.start
        sentence = bisect_right(starts, start) - 1
        if _is_of_others(found) or (found.kind is Kind.CHANGE and sentence == told):
            others[start] = found
            told = sentence
        elif found.kind is Kind.NOW and len(found.labels) == 1:
            now[start] = found.labels[0]
    grown = dict(_grown(text, mentions, words, names))
    if not others and not now and not grown:
        return Years()
    come = {start: Come(label, start) for start, label in now.items()}
    before: Comparison | None = None
    for mention in mentions:
        start = mention.numeral.start
        if start in others:
            before = others[start]
            continue
        if before and (end := _lead_end(text, starts, words, before, start)) is not None:
            label = now.get(start) or (before.labels[0] if len(before.labels) == 1 else "")
            come[start] = Come(label, end)
        before = None
    come |= {start: came for start, (_, came) in grown.items()}
    return Years(frozenset(others).union(start for start, _ in grown.values()), come)


def _grown(
    text: str, mentions: Sequence[Mention], words: Words, names: Names
) -> Iterator[tuple[int, tuple[int, Come]]]:
    """Yield the numbers that have come from one of the beginning of the year, each with that: 由年初的33名增加到34名."""
    for before, mention in pairwise(mentions):
        begin, end = before.numeral.start, before.numeral.end
        level = words.level.fullmatch(text, end, mention.numeral.start)
        if level and (origin := _FROM_START.search(text, max(begin - _REACH, 0), begin)):
            named = names.find(text[max(origin.start() - _REACH, 0) : origin.start()])
            is_plain = named and named[-1].end == min(_REACH, origin.start())
            label = named[-1].label if is_plain else ""
            yield mention.numeral.start, (begin, Come(label, origin.start()))


def _is_of_others(found: Comparison) -> bool:
    """Whether a number is not this year's: last year's, or by how much or how many times this year's is another."""
    if found.kind is Kind.LAST:
        return True
    return found.kind in (Kind.CHANGE, Kind.TIMES) and (found.is_plain or bool(found.labels))


def _lead_end(
    text: str, starts: Sequence[int], words: Words, before: Comparison, start: int
) -> int | None:
    """Return where the words end that name a number behind one of last year's; None where it does not go on from it."""
    numeral = before.mention.numeral
    between = text[numeral.end : start]
    begin = starts[max(bisect_right(starts, numeral.start) - 1, 0)]
    if before.kind is Kind.LAST:
        origin = words.origin.search(text, begin, numeral.start)
        return origin.start() if origin and words.level.fullmatch(between) else None
    if not _REACHES.fullmatch(between):
        return None
    bases = list(words.basis.finditer(text, begin, numeral.start))
    return bases[-1].start() if bases else before.start
