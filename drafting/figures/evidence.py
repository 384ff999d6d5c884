"""Which facts know a number of the text: firmly, or only in other surroundings."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import IntEnum
from functools import cached_property

from drafting.figures.bind import Mention
from drafting.figures.compare import rounds, same, same_unit
from drafting.figures.grounds import Ground, Grounds
from drafting.figures.index import Index, by_value
from drafting.figures.known import Given, Known, as_known, is_plan
from drafting.figures.likeness import ALIKE, BESIDE, VERBATIM
from drafting.figures.nearness import Nearness
from drafting.figures.scope import OTHER_YEAR, PART, PARTICIPANTS, PLAN
from drafting.lexicon.labels import gist
from drafting.text.strings import has_in_order

_ANOTHER_YEAR = re.compile(
    r"(?<![较比与同从由])(?:去年|上年|上一年|前年|往年|明年|来年|下一年|拟|(?<![按照])计划(?=召开|开展|组织|举办|完成))"
    r"[^，。；、到至达升增\d]{0,16}$"
)
_SECRETARY = re.compile("(?<!副)书记")
_SPEAKER = re.compile(r"(?:本人|(?<!自)我(?!们))[^，。；：、\n\d]{0,8}$")
_FAR = 24


class Support(IntEnum):
    """How well the facts know a number."""

    NONE = 0  # no fact has such a number
    WEAK = 1  # a fact has it, but speaks of something else
    GROUNDED = 2  # it states no figure, but need not: so many problems there are
    FIRM = 3


NONE, WEAK, GROUNDED, FIRM = Support
"""By name: a look into the class costs as much as a look at a number."""


class Evidence(Nearness):
    """The figures of the facts, and the mentions found for each.

    ``present`` lists the mentions that state a figure; ``hinted`` those that equal it, but in surroundings that
    speak of something else.
    """

    def __init__(self, given: Given, text: str, mentions: Sequence[Mention]) -> None:
        super().__init__(text, mentions)
        self.given = given
        figures = [
            as_known(f, f.quantity, given.contexts.get(f.id))
            for f in given.figures
            if f.quantity is not None
        ]
        self.known = {k.figure.id: k for k in figures}
        self.sayings = [as_known(f, f.quantity, c) for f, c in given.sayings if f.quantity]
        self.counts = {k.label: k for k in figures if k.figure.id not in given.contexts}
        self.items = [k for k in figures if k.figure.id in given.contexts]
        self._equal = {value: _alike(equal) for value, equal in by_value(self.items).items()}
        self._equal_counts = by_value(self.counts.values())
        self.present: dict[str, list[Mention]] = defaultdict(list)
        self.hinted: dict[str, list[Mention]] = defaultdict(list)
        self.grounds: dict[int, Ground] = {}
        self._grounds = Grounds(given, self.counts, self.items, self.around, mentions)
        self._misstated: dict[tuple[int, int], set[str]] = {}
        self._stated: dict[object, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self._stated[mention.numeral.value].append(mention)

    def support(self, mention: Mention) -> Support:
        """Return how well the facts know a number, and note for which figures it is evidence."""
        count = self.counts.get(mention.label)
        states_count = (
            count is not None
            and same(count.quantity, mention, mention.label)
            and not self._states_plan(mention)
        )
        if states_count and self._is_of_another_year(mention):
            return FIRM  # known, but no statement of this year's
        contradicts = count is not None and mention.is_statement and not states_count
        support = NONE
        for known in self.equal_to(mention):
            fit = self._fit(known, mention)
            if fit is FIRM and states_count and not self._is_about(known, mention):
                continue
            if fit is FIRM and (not contradicts or known.label == mention.label):
                self.present[known.figure.id].append(mention)
                support = FIRM
            elif fit is not NONE and not contradicts and not states_count:
                self.hinted[known.figure.id].append(mention)
                support = max(support, WEAK)
        if count and states_count:
            self.present[count.figure.id].append(mention)
            return FIRM
        is_rounded = support is not FIRM and self._is_rounded(mention)
        if is_rounded:
            self.grounds[mention.numeral.start] = Ground.ROUNDED
        if contradicts or is_rounded or (support is FIRM and mention.label):
            return FIRM if is_rounded else support
        if self._is_paraphrase(mention) or self._is_of_speaker(mention):
            return FIRM
        if ground := self._grounds.of(mention):
            self.grounds[mention.numeral.start] = ground
            return GROUNDED if ground is Ground.TALLY else FIRM
        return support

    def _is_of_speaker(self, mention: Mention) -> bool:
        """Whether it states in his own words what the secretary himself did: 我讲党课4次 for 书记讲党课."""
        if not self._secretarys or mention.scope is not PART:
            return False
        at = mention.numeral.start
        if not _SPEAKER.search(self.around.text[max(0, at - _FAR) : at]):
            return False
        for known in self._secretarys:
            if known.label.endswith(mention.label) and same(known.quantity, mention, known.label):
                self.present[known.figure.id].append(mention)
                return True
        return False

    @cached_property
    def _secretarys(self) -> Sequence[Known]:
        """The counts of what the secretary did himself, where it is he who reports."""
        if not any(_SECRETARY.search(words) for words in self.given.frame):
            return ()
        return [known for known in self.counts.values() if _SECRETARY.search(known.figure.label)]

    def _is_rounded(self, mention: Mention) -> bool:
        """Whether it tells a figure roundly that the text states exactly, too: 近2万元（19880元）."""
        if not mention.numeral.qualifier:
            return False
        count = self.counts.get(mention.label)
        near = (count,) if count else self._index.near(self.around, mention)
        return any(
            rounds(mention.numeral, known.quantity.value)
            and same_unit(known.quantity, mention, known.label)
            and (known is count or self.likeness(known, mention) >= 2 * ALIKE)
            and self._is_stated(known)
            for known in near
        )

    def _is_stated(self, known: Known) -> bool:
        """Whether the text has a figure's exact number where it speaks of it."""
        return any(
            same(known.quantity, m, known.label)
            and (m.label == known.label or self.likeness(known, m) >= 2 * ALIKE)
            for m in self.with_value(known.quantity.value)
        )

    @cached_property
    def _index(self) -> Index:
        return Index(self.known.values())

    def _is_of_another_year(self, mention: Mention) -> bool:
        """Whether the words before a number say that it is last year's or next year's: 去年召开支委会12次."""
        if mention.scope not in (OTHER_YEAR, PLAN):
            return False
        at = mention.numeral.start
        start = max(self.around.sentence(at)[0], at - _FAR)
        return _ANOTHER_YEAR.search(self.around.text, start, at) is not None

    def equal_to(self, mention: Mention) -> Iterator[Known]:
        """Yield the figures inside items that have a mention's value, qualifier and unit."""
        for one, alike in self._equal.get(mention.numeral.value, ()):
            if same(one.quantity, mention, one.label or mention.label):
                yield from alike.near(self.around, mention)

    def needed(self) -> set[int]:
        """Return the offsets of the numbers that hint at figures which nothing else states."""
        return {
            m.numeral.start
            for figure_id, found in self.hinted.items()
            if figure_id not in self.present
            for m in found
        }

    def with_value(self, value: Decimal) -> Sequence[Mention]:
        """Return the mentions of a value."""
        return self._stated.get(value, ())

    def _states_plan(self, mention: Mention) -> bool:
        """Whether a number states what the plan says of a label (明年开展主题党日12次), and no count of this year."""
        return mention.scope is PLAN and any(
            is_plan(k) and k.label == mention.label for k in self.equal_to(mention)
        )

    def _is_about(self, known: Known, mention: Mention) -> bool:
        """Whether a number that states a count also states the equal figure of an item."""
        return (
            known.label == mention.label
            or self.nearness(known, mention) >= BESIDE
            or self.likeness(known, mention) >= 2 * ALIKE
        )

    def _fit(self, known: Known, mention: Mention) -> Support:
        """Return how well a mention fits a figure inside an item that is equal to it."""
        if known.label and known.label == mention.label:
            astray = is_plan(known) and mention.scope is not PLAN
            return WEAK if astray and known.label in self.counts else FIRM
        if known.label and mention.label and mention.certain:
            # the report's labels are more than those by which the item was read: its very words decide
            return FIRM if self.nearness(known, mention) >= VERBATIM else NONE
        about = (
            not known.words
            or self.nearness(known, mention) >= BESIDE
            or known.beside.has_noun_of(self.words_beside(mention.numeral))
            or (not self._speaks_of_count(mention) and self.likeness(known, mention) >= ALIKE)
        )
        return FIRM if about else WEAK

    def _speaks_of_count(self, mention: Mention) -> bool:
        return (
            mention.certain and mention.label in self.counts and mention.scope is not PARTICIPANTS
        )

    def _is_paraphrase(self, mention: Mention) -> bool:
        """Whether it equals a count whose name stands in the sentence in other words (节约施工成本, 评议党员25名)."""
        equal = self._equal_counts.get(mention.numeral.value)
        if not equal or (mention.certain and mention.fits and mention.label in self.counts):
            return False
        start, end = self.around.sentence(mention.numeral.start)
        sentence = self.around.text[start:end]
        named = [
            known
            for known in equal
            if same(known.quantity, mention, known.label)
            and has_in_order(sentence, gist(known.label))
            and known.label not in self._misstated_in(start, end)
        ]
        if not named:
            return False
        known = min(named, key=lambda k: len(self.present.get(k.figure.id, ())))
        self.present[known.figure.id].append(mention)
        return True

    def _misstated_in(self, start: int, end: int) -> set[str]:
        """Return the labels that a number in a stretch of the text is bound to, and gives another value."""
        if (start, end) not in self._misstated:
            self._misstated[start, end] = {
                m.label
                for m in self.between(start, end)
                if m.is_statement
                and (count := self.counts.get(m.label))
                and not same(count.quantity, m, m.label)
            }
        return self._misstated[start, end]


def _alike(equal: Iterable[Known]) -> list[tuple[Known, Index]]:
    """Return figures of one value by unit, qualifier and label, one of each as their example."""
    groups: dict[tuple[str, str, str], list[Known]] = defaultdict(list)
    for known in equal:
        groups[known.quantity.unit, known.quantity.qualifier, known.label].append(known)
    return [(group[0], Index(group)) for group in groups.values()]
