"""What a text says of last year: 上年10次, 较上年增加2次, 是上年的2倍, 由10次增加到12次, 与上年持平."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from drafting.figures.bind import Mention, stretches
from drafting.figures.columns import cells_of
from drafting.figures.comparison_labels import ELSE, MULTIPLES, SHARES, Labels, Told
from drafting.figures.comparison_lists import SIGN, Reach, reach_of, reaches
from drafting.figures.comparison_words import NOUN, SHORT, WAYS, Words, words_of
from drafting.figures.known import LastYear
from drafting.figures.numeral import SET_TERM, Numeral
from drafting.figures.scope import OTHER_YEAR, WHOLE, is_light, scope_of
from drafting.figures.sentence import CLAUSE_END


class Kind(StrEnum):
    """What a number or a word says of the two years."""

    LAST = "last"  # how many there were last year
    NOW = "now"  # how many there are this year, come from last year's
    CHANGE = "change"  # by how much more or less, or by which share
    TIMES = "times"  # which multiple or share this year's is of last year's: 是去年的2倍
    TREND = "trend"  # as many, more, less, without a number
    OWN = "own"  # how many there are this year, listed behind a comparison that has ended


@dataclass(frozen=True, slots=True)
class Comparison:
    """A number, or for a trend a word, that compares the years of some labels; canonical ones, () where none is plain.

    ``way`` is 1 for more, -1 for less, 0 for as many or where it is not said; ``start`` is where the words for it
    begin. ``is_plain`` is false where nothing but the words for more and less tells that last year is meant, or of a number
    behind one of last year's only the comma between them.
    """

    kind: Kind
    mention: Mention
    labels: tuple[str, ...]
    way: int = 0
    start: int = 0
    is_plain: bool = True


_AHEAD = re.compile("明年|来年|下一?年|力争|拟")
_LEVEL = re.compile("了?(?:到|至|为)(?:今年|本年度?|目前|现在)?的?")
_OF_NOUN = re.compile("(?:为|是|有|达|达到|约为)?")
_VERBS = re.compile("^[了达约出开办搞做收发讲上]*")
_HELD = re.compile("[开办讲搞做]")
_ROUGHLY = re.compile("基本|大致|大体|总体|相对|几乎")
_LIST = re.compile(" ?(?:、|和|及|与|以及) ?")
_SIGN = re.compile(r"[，。；：、（）()！？]")
_OPENS = ("（", "(")


def comparisons(
    text: str,
    mentions: Sequence[Mention],
    last: LastYear,
    planned: Sequence[tuple[int, int]] = (),
) -> Iterator[Comparison]:
    """Yield what a text says of last year, sentence by sentence; in the spans ``planned`` it looks ahead."""
    words = words_of(last.year)
    starts = [m.numeral.start for m in mentions]
    topic = ""
    for start, end in stretches(text):
        here = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        if words.any.search(text, start, end):
            labels = Labels(text, start, end, words, last, topic)
            ahead = any(first <= start < behind for first, behind in planned)
            yield from _Sentence((start, end), here, words, labels, ahead).comparisons()
            topic = next(iter(labels.told[-1].labels), "") if labels.told else ""
        else:
            topic = here[-1].label if here and here[-1].certain else ""
    for cell in cells_of(text, last.year):
        counted = tuple(span.label for span in last.names.find(cell.row))[-1:]
        for mention in mentions[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]:
            yield Comparison(Kind.LAST, mention, counted, start=mention.numeral.start)


class _Found(NamedTuple):
    """What the words before a number make of it; ``words`` is where those for more, less or last year stand."""

    kind: Kind
    start: int
    way: int = 0
    is_plain: bool = True
    words: tuple[int, int] = (0, 0)
    reach: Reach = Reach.NONE

    @property
    def is_last(self) -> bool:
        return self.kind is Kind.LAST


class _Sentence:
    """One sentence; ``ahead`` says that it stands among the plans."""

    def __init__(
        self,
        span: tuple[int, int],
        mentions: Sequence[Mention],
        words: Words,
        labels: Labels,
        ahead: bool,
    ) -> None:
        self.start, self.end = span
        self.text, self.words, self.labels, self.ahead = labels.text, words, labels, ahead
        years = [match.span() for match in words.year.finditer(labels.text, *span)]
        counts = (  # 上一年度 has none
            m for m in mentions if not any(first <= m.numeral.start < end for first, end in years)
        )
        self.numbers = [list(g) for _, g in groupby(counts, lambda m: m.numeral.start)]

    def comparisons(self) -> Iterator[Comparison]:
        at, found, own = 0, None, -1
        while at < len(self.numbers):
            before, numeral = found, self._numeral(at)
            found, item = self._found(at), self._floor(at)
            run = [self.numbers[at][0]]
            if found:
                run = self._run(at)
                found, own = self._reaching(at, run, found, before), -1
            elif found := self._goes_on(at, before):
                item = self._item(at)
            elif before and SIGN.match(self.text, self._item(at)):
                own = self._item(at)
            if found:
                yield from self._compared(run, found, item)
            else:
                certain = tuple(m.label for m in self.numbers[at] if m.label and m.certain)
                told = certain or self._grown(at)
                self.labels.told.append(Told(told, run[0].unit, compares=False))
                if own >= 0 and not CLAUSE_END.search(self.text, own, numeral.start):
                    yield from self._own(at, own)
            at += len(run)
        yield from self._trends()

    def _compared(self, run: Sequence[Mention], found: _Found, floor: int) -> Iterator[Comparison]:
        """Yield the comparisons of a list of numbers, or of one."""
        labels = self.labels.of_numbers(run, floor, found.start)
        for mention, mine in zip(run, labels, strict=True):
            self.labels.told.append(Told(mine, mention.unit, compares=bool(mine)))
            yield Comparison(found.kind, mention, mine, found.way, found.start, found.is_plain)

    def _reaching(
        self, at: int, run: Sequence[Mention], found: _Found, before: _Found | None
    ) -> _Found:
        """Return what a list of numbers is, with how far it reaches: no word is left out that the list repeats."""
        start = self._item(at)
        reach = reach_of(self.labels, run, start, found.words, found.is_last)
        sign = SIGN.match(self.text, start)
        if before and reach is Reach.GAPPED and sign and sign[0] != "，":
            reach = Reach.NONE  # 支委会增加2次、党课增加1次、党员大会4次
        return found._replace(reach=reach)

    def _own(self, at: int, start: int) -> Iterator[Comparison]:
        """Yield what a number says of this year, its scope read from where its list has left the comparison."""
        numeral = self._numeral(at)
        stop = CLAUSE_END.search(self.text, numeral.end, self.end)
        behind = self.text[numeral.end : stop.start() if stop else self.end]
        before, own = (self.text[i : numeral.start] for i in (start, max(start, self._floor(at))))
        for mention in self.numbers[at]:
            scope = mention.scope
            if scope is OTHER_YEAR and not self.ahead and not mention.label.endswith("人数"):
                scope = scope_of(before + numeral.qualifier, own, behind, mention.unit)
            yield Comparison(Kind.OWN, mention._replace(scope=scope), (), start=start)

    def _grown(self, at: int) -> tuple[str, ...]:
        """Return the label of a number to which it is said to have come, from wherever: 漏损率降至9.4%."""
        start = self._numeral(at).start
        named = self.labels.between(self._item(at), start)[-1:]
        return tuple(s.label for s in named if self.words.level.fullmatch(self.text, s.end, start))

    def _floor(self, at: int) -> int:
        return self._numeral(at - 1).end if at else self.start

    def _item(self, at: int) -> int:
        """Return where the number before and the label right behind it end: 10次支委会、4次党课."""
        floor = self._floor(at)
        behind = self.labels.right_behind(floor) if at else None
        return behind.end if behind and behind.end <= self._numeral(at).start else floor

    def _numeral(self, at: int) -> Numeral:
        return self.numbers[at][0].numeral

    def _run(self, at: int) -> list[Mention]:
        """Return the numbers of one list from this one on: 2次、1次."""
        run = [self.numbers[at][0]]
        for mention, *_ in self.numbers[at + 1 :]:
            if not _LIST.fullmatch(self.text, run[-1].numeral.end, mention.numeral.start):
                break
            if self.labels.right_behind(mention.numeral.end) and not (
                run[0].certain and run[0].label
            ):
                break  # 增加2次、4次党员大会
            run.append(mention)
        return run

    def _found(self, at: int) -> _Found | None:
        """Return what the words around a number make of it, None where they compare nothing."""
        numeral, floor = self._numeral(at), self._floor(at)
        if self._is_last(at):
            years = [m.span() for m in self.words.year.finditer(self.text, floor, numeral.start)]
            words = years[-1] if years else (numeral.start, numeral.start)
            kind = Kind.TIMES if self._is_multiple(numeral, years) else Kind.LAST
            return _Found(kind, numeral.start, words=words)
        ways = list(self.words.way.finditer(self.text, floor, numeral.start))
        if ways:
            return self._of_way(numeral, ways[-1])
        told = self.labels.told
        in_brackets = self.text[floor : numeral.start].strip() in _OPENS
        if in_brackets and numeral.unit in SHARES and told and told[-1].compares:
            return _Found(Kind.CHANGE, numeral.start)  # 增加2次（20%）
        return None

    def _goes_on(self, at: int, before: _Found | None) -> _Found | None:
        """Return what a number is that only a sign of a list and its label part from one before: 去年支委会10次、党课4次."""
        sign = SIGN.match(self.text, self._item(at))
        if before is None or sign is None or before.kind is Kind.NOW:
            return None
        by_comma = sign[0] == "，"
        if by_comma and not before.is_last:
            return None
        number = self.numbers[at][0]
        if not reaches(before.reach, self.labels, sign.end(), number, before.is_last):
            return None
        is_plain = before.is_plain and not by_comma
        return before._replace(start=number.numeral.start, is_plain=is_plain)

    def _is_last(self, at: int) -> bool:
        """Whether a number is that of last year: 上年的10次, 去年召开支委会10次, 由10次增加到12次."""
        numeral, floor = self._numeral(at), self._floor(at)
        if self.words.origin.search(self.text, floor, numeral.start):
            end = self._run(at)[-1].numeral.end
            if self.words.level.match(self.text, end):
                return True
        years = list(self.words.year.finditer(self.text, floor, numeral.start))
        if not years:
            return False
        at = years[-1].end()
        compared = self.words.basis.search(self.text, floor, at)
        if self.text.startswith("，", at) and not compared:  # 去年，召开支委会10次
            at += 1
        bare = self.labels.bare(at, numeral.start)
        if _SIGN.search(bare) or self.words.way.search(bare) or ELSE.search(bare):
            return False
        return is_light(bare) or is_light(_HELD.sub("", bare))

    def _is_multiple(self, numeral: Numeral, years: Sequence[tuple[int, int]]) -> bool:
        between = self.text[years[-1][1] : numeral.start] if years else ""
        return numeral.unit in MULTIPLES and between == "的"

    def _of_way(self, numeral: Numeral, way: re.Match[str]) -> _Found | None:
        """Return what a number is before which a word for more or less stands, the last before it."""
        role, tail = way.lastgroup or "", self.text[way.end() : numeral.start]
        basis = self._basis(numeral.start)
        told = [t for t in self.labels.told if t.compares]
        is_plain = basis == "last" or (not basis and bool(told))
        if basis == "other" or _SIGN.search(tail):
            return None
        if _AHEAD.search(self.text, self.start, numeral.start):
            return None
        if not is_plain and (self.ahead or role.endswith(SHORT)):
            return None
        kind = self._kind(role, tail, self.labels.bare(way.end(), numeral.start))
        if kind is Kind.NOW and not is_plain:
            return None
        return _Found(kind, way.start(), WAYS[role], is_plain, way.span()) if kind else None

    def _kind(self, role: str, tail: str, bare: str) -> Kind | None:
        """Return what follows a word for more or less by what stands between: 增加到12次, 多召开支委会2次, 增幅为20%."""
        if role.endswith(NOUN):
            return Kind.CHANGE if _OF_NOUN.fullmatch(tail) else None
        if _LEVEL.fullmatch(tail):
            return Kind.NOW
        rest = _VERBS.sub("", bare)
        return Kind.CHANGE if is_light(rest) and not ELSE.search(rest) else None

    def _basis(self, stop: int) -> str:
        """Return with what a number is compared: last, other, or nothing that is said."""
        found = list(self.words.basis.finditer(self.text, self.start, stop))
        return (found[-1].lastgroup or "") if found else ""

    def _trends(self) -> Iterator[Comparison]:
        """Yield what is said to be as many, more or less without a number."""
        for match in self.words.trend.finditer(self.text, self.start, self.end):
            role = next(role for role in ("even", "more", "less") if match[role])
            start, end = match.span(role)
            if (
                self.ahead
                or _ROUGHLY.search(match["how"])
                or _AHEAD.search(self.text, self.start, start)
            ):
                continue
            before = sum(number[0].numeral.end <= match.start() for number in self.numbers)
            labels = self.labels.of_trend(self._floor(before), start, before)
            numeral = Numeral(self.text[start:end], start, end, SET_TERM)
            mention = Mention(numeral, "", "", True, True, WHOLE, False)
            yield Comparison(Kind.TREND, mention, labels, WAYS.get(role, 0), start)
