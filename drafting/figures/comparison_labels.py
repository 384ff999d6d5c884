"""Of which labels a comparison speaks: the one beside it, or those of the numbers before it."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from drafting.figures.bind import Mention
from drafting.figures.comparison_words import Words
from drafting.figures.known import LastYear
from drafting.figures.scope import is_light
from drafting.lexicon.labels import LabelSpan

ELSE = re.compile(
    r"其中|[每月季日旬我]|半年|参[加与]|覆盖|受教育|议题|人均|个人|本人|书记|带头|转正|发展|培养|吸收|教育|学习|工作|[到至]"
)
"""What makes something else of a number than what its label counts in the whole year."""
MULTIPLES = frozenset(["%", "成", "倍"])
"""Units that tell which part or multiple of another number it is."""
SHARES = MULTIPLES | {"‰", "个百分点", "个千分点"}
"""Units that tell how much more or less of anything, whatever it is counted in."""
_PERSONS = re.compile("人数")
_EACH = re.compile("[各均都]")
_RESPECTIVELY = re.compile("分别|依次")
_LISTED = re.compile("[、和及与]|以及")
_UPON = re.compile("的?(?:基础|水平)上")


class Told(NamedTuple):
    """What a number of the sentence is said of, in which unit, and whether it compares."""

    labels: tuple[str, ...]
    unit: str
    compares: bool


class Labels:
    """The labels of one sentence; ``topic`` is that of which the sentence before it speaks.

    ``told`` has what each number so far is said of.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that a sentence is
        self, text: str, start: int, end: int, words: Words, last: LastYear, topic: str
    ) -> None:
        self.text, self._words, self._names, self._topic = text, words, last.names, topic
        self._spans = [
            LabelSpan(s.start + start, s.end + start, s.label)
            for s in last.names.find(text[start:end])
        ]
        self._in_turn: list[tuple[str, ...]] = []
        self.told: list[Told] = []

    def of_numbers(
        self, run: Sequence[Mention], floor: int, stop: int
    ) -> Sequence[tuple[str, ...]]:
        """Return the labels of each number of a list; () for all where it is not plain what they are said of.

        The words before it are ``[floor:stop)``, less those for more and less behind ``stop``.
        """
        mention = run[0]
        named = self.between(floor, mention.numeral.start)
        if not self._only_compares(named[-1].end if named else floor, stop, mention.unit):
            return [()] * len(run)
        if len(run) > 1 and len({m.unit for m in run}) == 1:
            return self._one_by_one(run, named)
        return [self._of_one(mention, named, self.text[floor:stop])] * len(run)

    def of_trend(self, floor: int, start: int, before: int) -> tuple[str, ...]:
        """Return the labels of a word at ``start`` that tells without a number, ``before`` numbers standing before it."""
        named = self.between(floor, start)
        if not self._only_compares(named[-1].end if named else floor, start, ""):
            return ()
        if named:
            return self._row(named)
        told = self.told[:before]
        if _EACH.search(self.text, floor, start):
            return _every([t for t in told if not t.compares])
        return told[-1].labels if told else ()

    def bare(self, start: int, stop: int) -> str:
        """Return a stretch of the text without the labels in it."""
        kept, at = "", start
        for span in self.between(start, stop):
            kept, at = kept + self.text[at : span.start], span.end
        return kept + self.text[at:stop]

    def right_behind(self, end: int) -> LabelSpan | None:
        """Return the label that follows at once what ends there: 4次党员大会, 4次的党员大会."""
        starts = (end, end + self.text.startswith("的", end))
        return next((span for span in self._spans if span.start in starts), None)

    def between(self, start: int, stop: int) -> list[LabelSpan]:
        """Return the labels that stand whole in a stretch of the text."""
        return [span for span in self._spans if start <= span.start and span.end <= stop]

    def _only_compares(self, start: int, stop: int, unit: str) -> bool:
        """Whether a stretch has only the words of a comparison, so that it speaks of nothing new."""
        rest = self._words.fillers.sub("", self.bare(start, stop))
        counts_others = unit not in SHARES and "人" not in unit and unit != "名"
        if counts_others and _PERSONS.search(rest):
            return False
        return is_light(rest) and not ELSE.search(rest)

    def _of_one(self, mention: Mention, named: Sequence[LabelSpan], own: str) -> tuple[str, ...]:
        if _RESPECTIVELY.search(own):  # 支委会、主题党日较上年分别增加2次、减少1次
            row: list[tuple[str, ...]] = [(s,) for s in self._row(named)] if named else []
            self._in_turn = row or [told.labels for told in self._statements()]
        if self._in_turn:
            return self._in_turn.pop(0)
        if named:
            return self._row(named) if _EACH.search(own) else (named[-1].label,)
        if mention.certain and mention.label:
            return (mention.label,)
        if _EACH.search(own):
            return _every(self._statements())
        if _UPON.match(self.text, mention.numeral.end) and not self.told:
            behind = (s.label for s in self._spans if s.start >= mention.numeral.end)
            return tuple(islice(behind, 1))  # 在上年10次的基础上，支委会增加2次
        return self._before(mention.unit) if self.told else self._of_topic()

    def _before(self, unit: str) -> tuple[str, ...]:
        """Return the labels of the last number before that is counted so, or else of the very last."""
        if unit and unit not in SHARES:
            for told in reversed(self.told):
                if told.labels and self._counts_in(told, unit):
                    return told.labels
        return self.told[-1].labels

    def _counts_in(self, told: Told, unit: str) -> bool:
        if unit == told.unit or told.compares:
            return True
        return any(self._names.counts_in(label, unit) for label in told.labels)

    def _one_by_one(
        self, run: Sequence[Mention], named: Sequence[LabelSpan]
    ) -> Sequence[tuple[str, ...]]:
        """Return the labels of a list of numbers: those named with it, or those of as many numbers before it."""
        if all(m.certain and m.label for m in run):
            return [(m.label,) for m in run]
        if named and len(row := self._row(named)) == len(run):
            return [(label,) for label in row]
        labels = [told.labels for told in self._statements() or self.told][-len(run) :]
        return labels if len(labels) == len(run) else [()] * len(run)

    def _statements(self) -> list[Told]:
        """Return the numbers before that compare nothing, back to the last that does."""
        found: list[Told] = []
        for told in reversed(self.told):
            if told.compares:
                break
            found.append(told)
        return found[::-1]

    def _row(self, named: Sequence[LabelSpan]) -> tuple[str, ...]:
        """Return the last labels of a row that only signs of a list part: 支委会、主题党日."""
        found = [named[-1]]
        for span in reversed(named[:-1]):
            if not _LISTED.fullmatch(self.text, span.end, found[0].start):
                break
            found.insert(0, span)
        return tuple(span.label for span in found)

    def _of_topic(self) -> tuple[str, ...]:
        return (self._topic,) if self._topic else ()


def _every(told: Sequence[Told]) -> tuple[str, ...]:
    """Return the labels of some numbers, none where one of them has none."""
    return tuple(label for t in told for label in t.labels) if all(t.labels for t in told) else ()
