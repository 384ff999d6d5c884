"""The label of a single number: the nearest that it can count, before it or behind it."""

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter

from drafting.figures.numeral import Numeral
from drafting.figures.scope import PART, PERSONS, is_light, scope_of
from drafting.figures.sentence import CLAUSE_END, Sentence
from drafting.lexicon.labels import LabelSpan

_PART_END = re.compile(r"[；。！？\n]")
_MODIFIER = re.compile(
    r"[^，。；：、（）\n]{0,4}|[^，。；：（）\n]{0,40}的|[^，。；：、（）\n]{0,8}(?:为|成为|列为|列入)"
)
_LISTED = re.compile(r"(?:以及|[和及与])(?P<rest>.*)")
_ADJACENT = ("", "（", "(")
_BRACKETS = ("（", "(")
_VERB = re.compile(r"(?!含|中)\w{0,2}")  # between the people and what they did
_ACTORS = frozenset(["党支部", "支部", "党小组", "团支部"])
_DOING = re.compile("组织|开展|召开|成立|建立|设立|举办|打造|完成|解决|签订|推动|联合|牵头")
"""What a branch does, whose number is not how many branches there are: 党支部成立3个专班."""
LIGHT = CERTAIN = 3
"""The rating of a label with only light words between, in a clause before: the worst that is certainly meant."""
UNFIT = 10
"""What a rating loses when the label is not counted in that unit."""

Rated = tuple[int, LabelSpan, bool]
"""A rating, 0 the best; the label; whether it stands behind the number."""


class Nearest:
    """A sentence to be asked for the label of each number in turn: a label behind one is not free for the next."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self._taken: set[int] = set()

    def label(self, at: int, unit: str) -> tuple[str, bool]:
        """Return (label, whether it is certain) for the number at this position; ("", False) where none is near."""
        rated = (*self._before(at, unit), *self._behind(at, unit))
        if rated:
            rating, span, is_behind = min(rated, key=itemgetter(0))
            if is_behind:
                self._taken.add(span.start)
            return span.label, rating <= CERTAIN or UNFIT <= rating <= UNFIT + 2
        sentence = self.sentence
        start = sentence.numbers[at].start
        if sentence.topic and at == 0 and is_light(sentence.text[sentence.start : start]):
            return sentence.topic, False
        return "", False

    def _before(self, at: int, unit: str) -> Iterator[Rated]:
        text, number = self.sentence.text, self.sentence.numbers[at]
        span = next((s for s in reversed(self.sentence.labels) if s.end <= number.start), None)
        if span is None:
            return
        gap = text[span.end : number.start]
        if gap in _ADJACENT and span.start not in self._taken:
            yield self._unfit(span, unit), span, False
            return
        last = self.sentence.numbers[at - 1] if at else None
        crossed = last is not None and last.start >= span.end
        if last and crossed and last.unit == unit and self._is_part(last):
            gap, crossed = text[last.end : number.start].lstrip("、"), False
        pieces = CLAUSE_END.split(gap)
        light = not _PART_END.search(gap) and is_light(pieces[-1])
        if len(pieces) == 1 and not crossed:
            rating = 0 if light and "、" not in gap else 4
        elif light and not crossed:
            rating = LIGHT
        else:
            rating = 5 if light else 6
        if span.start in self._taken:
            rating = max(rating, 5)
        if span.label in _ACTORS and _DOING.search(gap):
            rating = max(rating, 5)
        if rating == LIGHT and (subject := self._subject(number, span, unit)):
            rating, span = LIGHT - 1, subject
        yield rating + self._unfit(span, unit), span, False

    def _subject(self, number: Numeral, last: LabelSpan, unit: str) -> LabelSpan | None:
        """Return the label with which a part of the sentence begins, where the last one only tells what it did.

        支委会围绕党课计划研究部署，全年召开12次 counts the 支委会.
        """
        text = self.sentence.text
        comma = text.find("，", last.end, number.start)
        if is_light(text[last.end : max(comma, last.end)]):
            return None  # the last label ends its clause: it is the topic
        starts = [m.end() for m in _PART_END.finditer(text, self.sentence.start, number.start)]
        start = starts[-1] if starts else self.sentence.start
        first = next((s for s in self.sentence.labels if s.start >= start), last)
        is_subject = first is not last and is_light(text[start : first.start])
        return first if is_subject and self._counts_in(first, unit) is not False else None

    def _is_part(self, number: Numeral) -> bool:
        """Whether a number only leads to that of the whole year: 每月召开支委会1次、全年12次."""
        before = self.sentence.text[self.sentence.clause_start(number.start) : number.start]
        return scope_of(before, before, "", number.unit) is PART

    def _behind(self, at: int, unit: str) -> Iterator[Rated]:
        number, ceiling = self.sentence.numbers[at], self.sentence.ceiling(at)
        behind = [s for s in self.sentence.labels if number.end <= s.start < ceiling]
        if not behind:
            return
        span = behind[0]
        if len(behind) > 1 and self._only_says_who(span, behind[1], unit):
            span = behind[1]
        listed = _LISTED.fullmatch(self.sentence.text, number.end, span.start)
        if listed and is_light(listed["rest"]):  # 12次和党员大会4次
            return
        has_next = at + 1 < len(self.sentence.numbers)
        is_of_next = (
            has_next and number.end < span.start and span.end == ceiling
        )  # 在5个工区建成责任区11个
        if not is_of_next and _MODIFIER.fullmatch(self.sentence.text, number.end, span.start):
            rating = 1 if span.start == number.end else 2
            yield rating + self._unfit(span, unit), span, True
        if unit in PERSONS and (told := self._told_of(number, behind)):
            yield 2, told, True

    def _only_says_who(self, who: LabelSpan, what: LabelSpan, unit: str) -> bool:
        """Whether a label only says who did what the next one counts: 11名党员考取研究生.

        In 28名党员签订承诺书28份 the people are counted themselves.
        """
        if not who.label.endswith("人数") or self._counts_in(what, unit) is False:
            return False
        return _VERB.fullmatch(self.sentence.text, who.end, what.start) is not None

    def _told_of(self, number: Numeral, behind: Sequence[LabelSpan]) -> LabelSpan | None:
        """Return what became of the people with whom a clause begins: 3名骨干经过培养，被列为发展对象."""
        sentence, clause = self.sentence, self.sentence.clause_start(number.start)
        if sentence.text[clause - 1 : clause] in _BRACKETS or not is_light(
            sentence.text[clause : number.start]
        ):
            return None
        stop = _PART_END.search(sentence.text, number.end, sentence.end)
        end = stop.start() if stop else sentence.end
        fitting = (s for s in behind if s.end <= end and self._counts_in(s, number.unit))
        return next((s for s in fitting if not s.label.endswith("人数")), None)

    def _counts_in(self, span: LabelSpan, unit: str) -> bool | None:
        return self.sentence.names.counts_in(span.label, unit)

    def _unfit(self, span: LabelSpan, unit: str) -> int:
        return UNFIT if self._counts_in(span, unit) is False else 0
