"""Numbers bound to what they count: 召开支委会12次 · 12次支委会 · 支委会、党员大会分别召开12次、4次."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafting.figures.numeral import Kind, Numeral
from drafting.figures.scope import Scope, residue, scope_of
from drafting.labels import LabelSpan, Names, counts_in
from drafting.sentences import sentences

_CONNECTOR = re.compile(r" ?(?:、{1,2}|[和及与]|以及|，|，和) ?(?:各)?")
_LIST = re.compile(r"、|以及|[和及与]")
_CLAUSE = re.compile(r"[，；：。！？（）(),;\n]")
_TOTAL = re.compile(
    r"(?:共|共计|合计|总计|累计|总数|总共)(?:召开|开展|组织|举办|学习|完成|达|达到|为|有|约|近)*$"
)
_EACH = re.compile(r"[各均](?:召开|开展|组织|举办|完成|签订|学习|有|为|达|达到)*$")
_HAVING = re.compile(r"(?:有|共|在册|总数|人数)(?:为|是|达)?$")
_STOCK = ("现有", "共有", "在册", "有")
_MODIFIER = re.compile(
    r"[^，。；：、（）\n]{0,4}|[^，。；：（）\n]{0,40}的|[^，。；：、（）\n]{0,8}(?:为|成为|列为|列入)"
)
LONGEST = 600
"""Characters that a sentence is read at once; those of reports have at most some 300."""
UNFIT = 10
"""What a rating loses when the label is not counted in that unit."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of the text and what it says.

    ``unit`` is the numeral's, or in a list (12、4次) that of the next; ``label`` is canonical, empty when nothing
    near is one. ``certain`` is false where the label is only the nearest, ``fits`` where it is not counted in
    that unit.
    ``total`` is true where the words say that it is a sum (共计32次), of the labels ``parts`` if they are named.
    """

    numeral: Numeral
    unit: str
    label: str
    certain: bool
    fits: bool
    scope: Scope
    total: bool
    parts: tuple[str, ...] = ()

    @property
    def is_statement(self) -> bool:
        """Whether it says of a label, for the whole year and in its unit, how many there were."""
        return self.certain and self.fits and self.scope is Scope.WHOLE

    @property
    def is_claim(self) -> bool:
        """Whether the facts must know it: no structural count, and not 一次 as an article."""
        article = self.numeral.value == 1 and self.numeral.text.startswith("一")
        return self.numeral.is_figure and (not article or self.is_statement)


def bind(text: str, numerals: Sequence[Numeral], names: Names) -> tuple[Mention, ...]:
    """Return a mention for every numeral that states a number, in the order of the text.

    支委会、党员大会各4次 is two mentions of one numeral. Structural counts (三个方面) are among them, because the facts may know them.
    """
    numbers = [n for n in numerals if n.value is not None and n.kind is not Kind.UNCLASSIFIED]
    starts = [n.start for n in numbers]
    spans = names.find(text)
    span_starts = [s.start for s in spans]
    mentions: list[Mention] = []
    topic = ""
    for start, end in _stretches(text):
        here = numbers[bisect_left(starts, start) : bisect_left(starts, end)]
        labels = spans[bisect_left(span_starts, start) : bisect_left(span_starts, end)]
        if here:
            mentions.extend(_Sentence(text, start, end, here, labels, topic).mentions())
        topic = labels[-1].label if labels else topic if not here else ""
    return tuple(mentions)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences, cut where one never ends, so that the time stays linear in the text."""
    for start, end in sentences(text):
        while end - start > LONGEST:
            comma = text.rfind("，", start, start + LONGEST)
            cut = comma + 1 if comma > start else start + LONGEST
            yield start, cut
            start = cut  # noqa: PLW2901 - what is left of the sentence
        yield start, end


class _Sentence:
    """One sentence with its numbers and labels."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that a sentence is
        self,
        text: str,
        start: int,
        end: int,
        numbers: Sequence[Numeral],
        labels: Sequence[LabelSpan],
        topic: str,
    ) -> None:
        self.text, self.start, self.end = text, start, end
        self.numbers, self.labels, self.topic = numbers, labels, topic
        self.taken: set[int] = set()  # labels that a number before them has claimed

    def mentions(self) -> Iterator[Mention]:
        at = 0
        while at < len(self.numbers):
            run = self._run(at)
            labels = self._listed(run) if len(run) > 1 else None
            unit = next((n.unit for n in reversed(run) if n.unit), "")
            for i, number in enumerate(run):
                if labels is not None:
                    label, certain = labels[i], bool(labels[i])
                    yield self._mention(number, number.unit or unit, label, certain)
                else:
                    yield from self._alone(at + i, number.unit or unit)
            at += len(run)

    def _run(self, at: int) -> list[Numeral]:
        """Return the numbers from ``at`` on that stand in one list: 12次、4次和2次."""
        run = [self.numbers[at]]
        for number in self.numbers[at + 1 :]:
            sign = _CONNECTOR.fullmatch(self.text, run[-1].end, number.start)
            if not sign or ("，" in sign.group() and run[-1].unit != number.unit):
                break
            run.append(number)
        return run

    def _listed(self, run: Sequence[Numeral]) -> list[str] | None:
        """Return the labels of a list of numbers, in its order, from the list of names before or behind it."""
        first, last = self.numbers.index(run[0]), self.numbers.index(run[-1])
        floor = self.numbers[first - 1].end if first else self.start
        ceiling = self.numbers[last + 1].start if last + 1 < len(self.numbers) else self.end
        listed = self._items(floor, run[0].start)
        before = listed[-len(run) :]
        if len(listed) > len(run) and all(listed[-len(run) - 1 :]):
            return [""] * len(run)  # more names than numbers: whose they are cannot be told
        if len(before) == len(run) and any(before):
            return before
        stop = _CLAUSE.search(self.text, run[-1].end, ceiling)
        behind = self._items(run[-1].end, stop.start() if stop else ceiling)
        return behind if len(behind) == len(run) and all(behind) else None

    def _items(self, start: int, end: int) -> list[str]:
        """Return the label of each item of a list between two offsets, empty where it has none."""
        bounds = [start]
        for comma in _LIST.finditer(self.text, start, end):
            if not any(s.start < comma.end() and comma.start() < s.end for s in self.labels):
                bounds.append(comma.end())
        bounds.append(end)
        items = []
        for left, right in pairwise(bounds):
            if right == end and left > start and not self.text[left:right].strip():
                break  # the list ends in its sign
            inside = [s.label for s in self.labels if left <= s.start < right]
            items.append(inside[-1] if inside else "")
        return items

    def _alone(self, at: int, unit: str) -> Iterator[Mention]:
        """Yield the mention of a number that is in no list, or one for each label that shares it."""
        number = self.numbers[at]
        label, certain = ("", False) if self._lacks_numbers(at) else self._nearest(at, unit)
        mention = self._mention(number, unit, label, certain)
        floor = self.numbers[at - 1].end if at else self.start
        each = _EACH.search(self.text, floor, number.start)
        if not mention.total and not each:
            yield mention
            return
        clause = self._clause_start(number.start)
        parts = tuple(filter(None, self._items(max(clause, floor), number.start)))
        if len(parts) < 2:
            yield mention
        elif each:
            yield from (replace(mention, label=part, certain=True) for part in parts)
        else:
            yield replace(mention, label="", certain=False, parts=parts)

    def _lacks_numbers(self, at: int) -> bool:
        """Whether a single number follows several names that are counted one by one (支委会、党员大会分别召开12次)."""
        start = self.numbers[at - 1].end if at else self.start
        start = max(start, self._clause_start(self.numbers[at].start))
        if "分别" not in self.text[start : self.numbers[at].start]:
            return False
        return len([label for label in self._items(start, self.numbers[at].start) if label]) > 1

    def _nearest(self, at: int, unit: str) -> tuple[str, bool]:
        """Return (label, whether it is certain) of the best label before or behind a number."""
        rated = sorted(
            [*self._before(at, unit), *self._behind(at, unit)], key=lambda candidate: candidate[0]
        )
        if rated:
            rating, span, is_behind = rated[0]
            if is_behind:
                self.taken.add(span.start)
            return span.label, rating % UNFIT <= 3
        number = self.numbers[at]
        if self.topic and at == 0 and not residue(self.text[self.start : number.start]):
            return self.topic, False
        return "", False

    def _before(self, at: int, unit: str) -> Iterator[tuple[int, LabelSpan, bool]]:
        number = self.numbers[at]
        span = next((s for s in reversed(self.labels) if s.end <= number.start), None)
        if span is None:
            return
        gap = self.text[span.end : number.start]
        crossed = at > 0 and self.numbers[at - 1].start >= span.end
        pieces = _CLAUSE.split(gap)
        light = not residue(pieces[-1])
        if len(pieces) == 1 and not crossed:
            rating = 0 if light and "、" not in gap else 4
        elif light and not crossed:
            rating = 3
        else:
            rating = 5 if light else 6
        if span.start in self.taken:
            rating = max(rating, 5)
        yield rating + (UNFIT if counts_in(span.label, unit) is False else 0), span, False

    def _behind(self, at: int, unit: str) -> Iterator[tuple[int, LabelSpan, bool]]:
        number = self.numbers[at]
        span = next((s for s in self.labels if s.start >= number.end), None)
        if span is None or not _MODIFIER.fullmatch(self.text, number.end, span.start):
            return
        if at + 1 < len(self.numbers) and self.numbers[at + 1].start < span.start:
            return
        rating = 1 if span.start == number.end else 2
        yield rating + (UNFIT if counts_in(span.label, unit) is False else 0), span, True

    def _mention(self, number: Numeral, unit: str, label: str, certain: bool) -> Mention:
        before = self.text[self._clause_start(number.start) : number.start]
        stop = _CLAUSE.search(self.text, number.end, self.end)
        behind = self.text[number.end : stop.start() if stop else self.end]
        scope = scope_of(before + number.qualifier, behind, unit)
        if scope is Scope.WHOLE and label.endswith("人数") and not self._counts_all(before, label):
            scope = Scope.PARTICIPANTS
        fits = counts_in(label, unit) is not False
        return Mention(number, unit, label, certain, fits, scope, bool(_TOTAL.search(before)))

    def _counts_all(self, before: str, label: str) -> bool:
        """Whether a number of people is that of the whole branch: 共有23名党员, 党员23名, but not 优秀党员3名."""
        named = [
            s
            for s in self.labels
            if s.label == label and before.endswith(self.text[s.start : s.end])
        ]
        if not named:
            return bool(_HAVING.search(before))
        spelling = self.text[named[0].start : named[0].end]
        head = before.removesuffix(spelling)
        having = _HAVING.search(head) or spelling.startswith(_STOCK)
        return bool(having) or not residue(head)

    def _clause_start(self, offset: int) -> int:
        return max(
            (m.end() for m in _CLAUSE.finditer(self.text, self.start, offset)), default=self.start
        )
