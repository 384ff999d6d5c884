"""Numbers bound to what they count: 召开支委会12次 · 12次支委会 · 支委会、党员大会分别召开12次、4次."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafting.figures.bounds import bounded
from drafting.figures.lists import items, labels_of, lacks_numbers, run_from
from drafting.figures.nearest import Nearest
from drafting.figures.numeral import Numeral
from drafting.figures.scope import (
    OF_WHICH,
    PART,
    PARTICIPANTS,
    PLAN,
    WHOLE,
    Scope,
    is_light,
    scope_of,
)
from drafting.figures.sentence import Sentence
from drafting.lexicon.labels import Names
from drafting.text.sentences import sentences

_TOTAL = re.compile(
    r"(?:共|共计|合计|总计|累计|总数|总共|[加合算]起来|加在一起|算下来)(?:召开|开展|组织|举办|学习|完成|达|达到|为|有|约|近)*$"
)
_TOTALS = ("共", "计", "总", "来", "一起")
_EACH = re.compile(r"[各均](?:召开|开展|组织|举办|完成|签订|学习|有|为|达|达到)*$")
_HAVING = re.compile(
    r"(?:有|共|团结带领(?:全?党?支部)?(?:全体)?|全体|在册|总数|人数|达到?|增至|发展到)(?:为|是|达|达到)?$"
)
_BRANCH = re.compile(r"(?:支部|总支|党委|小组|党组织|全体|单位|公司|医院|学校|社区|村)的?$")
"""What the people belong to who are counted as a whole."""
_AMONG = re.compile(r"\w{0,4}党员中")
_AT_HAND = re.compile("今年|本年|目前|现有")
_STOCK = ("现有", "共有", "在册", "有")
LONGEST = 600
"""Characters that a sentence is read at once; those of reports have at most some 300."""


class Mention(NamedTuple):
    """A number of the text and what it says.

    ``unit`` is the numeral's, or in a list (12、4次) that of the next; ``label`` is canonical, empty when nothing
    near is one. ``certain`` is false where the label is only the nearest, ``fits`` where it is not counted in
    that unit.
    ``total`` is true where the words say that it is a sum (共计32次), of the labels ``parts`` if they are named; a
    number of a list that is too short for its labels may belong to any of ``parts``.
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
        return self.certain and self.fits and self.scope is WHOLE

    @property
    def is_claim(self) -> bool:
        """Whether the facts must know it: no structural count, and not 一次 as an article."""
        article = self.numeral.value == 1 and self.numeral.text.startswith("一")
        return self.numeral.is_figure and (not article or self.is_statement)


def bind(
    text: str,
    numerals: Sequence[Numeral],
    names: Names,
    planned: Sequence[tuple[int, int]] = (),
) -> tuple[Mention, ...]:
    """Return a mention for every numeral that states a number, in the order of the text.

    支委会、党员大会各4次 is two mentions of one numeral. Structural counts (三个方面) are among them, because the
    facts may know them. In the spans ``planned`` the text speaks of the year to come.
    """
    numbers = [n for n in map(bounded, numerals) if n.value is not None]
    if not numbers:
        return ()
    starts = [n.start for n in numbers]
    spans = names.find(text)
    span_starts = [s.start for s in spans]
    mentions: list[Mention] = []
    topic = ""
    for start, end in stretches(text):
        here = numbers[bisect_left(starts, start) : bisect_left(starts, end)]
        labels = spans[bisect_left(span_starts, start) : bisect_left(span_starts, end)]
        if here:
            ahead = any(first <= start < last for first, last in planned)
            sentence = Sentence(text, start, end, here, labels, topic, names)
            mentions.extend(_Binder(sentence, ahead).mentions())
        topic = labels[-1].label if labels else topic if not here else ""
    return tuple(mentions)


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences, cut where one never ends, so that the time stays linear in the text."""
    for start, end in sentences(text):
        while end - start > LONGEST:
            comma = text.rfind("，", start, start + LONGEST)
            cut = comma + 1 if comma > start else start + LONGEST
            yield start, cut
            start = cut  # noqa: PLW2901 - what is left of the sentence
        yield start, end


class _Binder:
    """One sentence, of which each number is given its label and its scope; ``ahead`` says that it is a plan."""

    def __init__(self, sentence: Sentence, ahead: bool) -> None:
        self.sentence, self.ahead = sentence, ahead
        self._nearest = Nearest(sentence)

    def mentions(self) -> Iterator[Mention]:
        at = 0
        while at < len(self.sentence.numbers):
            run = run_from(self.sentence, at)
            labels = labels_of(self.sentence, at, run) if len(run) > 1 else None
            unit = next((n.unit for n in reversed(run) if n.unit), "")
            for i, number in enumerate(run):
                if labels is not None:
                    label, certain = labels[i], bool(labels[i])
                    mention = self._mention(at + i, number.unit or unit, label, certain)
                    yield mention if label else mention._replace(parts=self._named_before(at))
                else:
                    yield from self._alone(at + i, number.unit or unit)
            at += len(run)

    def _named_before(self, at: int) -> tuple[str, ...]:
        """Return the labels of the list before a number, of which one has lost its own."""
        sentence = self.sentence
        listed = items(sentence, sentence.floor(at), sentence.numbers[at].start)
        return tuple(filter(None, listed))

    def _alone(self, at: int, unit: str) -> Iterator[Mention]:
        """Yield the mention of a number that is in no list, or one for each label that shares it."""
        sentence, number = self.sentence, self.sentence.numbers[at]
        lacking = lacks_numbers(sentence, at)
        if lacking:
            label, certain = "", False
        else:
            label, certain = self._nearest.label(at, unit)
        mention = self._mention(at, unit, label, certain)
        if lacking:
            mention = mention._replace(parts=self._named_before(at))
        floor = sentence.floor(at)
        own = sentence.text[floor : number.start]
        each = ("各" in own or "均" in own) and _EACH.search(own)
        if not mention.total and not each:
            yield mention
            return
        clause = sentence.clause_start(number.start)
        parts = tuple(filter(None, items(sentence, max(clause, floor), number.start)))
        if len(parts) < 2:
            yield mention
        elif each:
            yield from (mention._replace(label=part, certain=True) for part in parts)
        else:
            yield mention._replace(label="", certain=False, parts=parts)

    def _mention(self, at: int, unit: str, label: str, certain: bool) -> Mention:
        sentence, number = self.sentence, self.sentence.numbers[at]
        clause = sentence.clause_start(number.start)
        before = sentence.text[clause : number.start]
        own = sentence.text[max(clause, sentence.floor(at)) : number.start]
        behind = sentence.text[number.end : sentence.clause_end(number.end)]
        scope = scope_of(before + number.qualifier, own, behind, unit)
        if scope is WHOLE and self._is_of_which(clause, number, label, certain):
            scope = PART
        if (
            scope is WHOLE
            and label.endswith("人数")
            and not (_AMONG.match(behind) or self._counts_all(before, label))
        ):
            scope = PARTICIPANTS
        if scope is WHOLE and self.ahead and not ("基础上" in behind and _AT_HAND.search(before)):
            scope = PLAN
        fits = sentence.names.counts_in(label, unit) is not False
        total = any(sign in before for sign in _TOTALS) and bool(_TOTAL.search(before))
        return Mention(number, unit, label, certain, fits, scope, total)

    def _is_of_which(self, clause: int, number: Numeral, label: str, certain: bool) -> bool:
        """Whether a number counts a part of what was counted before: 支委会12次，其中上半年5次.

        In “三会一课”共59次，其中支委会14次 the part has a name of its own, and is counted as a whole.
        """
        sentence = self.sentence
        sign = OF_WHICH.search(sentence.text, clause, number.start)
        if sign is None:
            return False
        whole = [s.label for s in sentence.labels if s.end <= sign.start()]
        part = [s for s in sentence.labels if s.start >= sign.end() and s.label == label]
        return not (certain and part and whole and whole[-1] != label)

    def _is_said_of_all(self, before: str, label: str) -> bool:
        """Whether no words before the people single some of them out: 支部党员有23名, but not 进修的党员有5名."""
        text = self.sentence.text
        for span in self.sentence.labels:
            people = text[span.start : span.end]
            if span.label == label and people in before:
                head = before[: before.rfind(people)]
                return is_light(head) or _BRANCH.search(head) is not None
        return True

    def _counts_all(self, before: str, label: str) -> bool:
        """Whether a number of people is that of the whole branch: 共有23名党员, 党员23名, but not 优秀党员3名."""
        text = self.sentence.text
        named = [
            s
            for s in self.sentence.labels
            if s.label == label and before.endswith(text[s.start : s.end])
        ]
        if not named:
            return bool(_HAVING.search(before)) and self._is_said_of_all(before, label)
        spelling = text[named[0].start : named[0].end]
        if spelling.endswith("人数"):
            return True
        head = before.removesuffix(spelling)
        having = _HAVING.search(head) or spelling.startswith(_STOCK)
        return bool(having) or is_light(head)
