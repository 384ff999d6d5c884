"""The items that a report says.

Facts list them; where these are not known they are read from the report: from its lists, and by the words that tell.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter

from drafting.compare.item import (
    JUDGED,
    KINDS,
    LISTED,
    Item,
    bare_of,
    inside_of,
    item_of,
    without_problem,
)
from drafting.compare.sentence import Sentence, pairs_of
from drafting.compare.side import Side
from drafting.compare.told import told
from drafting.rectification.items import Item as Listed
from drafting.rectification.items import called, items_of
from drafting.text.strings import bigrams
from schemas.facts import FactKind
from schemas.outline import Outline

LEADING = 6
"""Pairs of characters of a clause that may speak for the whole item."""

_CLAUSE_END = re.compile("[：:，,；;。]")


class Itemised:
    """A report with its items, to be asked whether it says those of another."""

    def __init__(self, side: Side, outline: Outline) -> None:
        self._side, self._outline = side, outline
        self._home = {kind: tuple(_home(side, kind, outline)) for kind in LISTED}

    @cached_property
    def items(self) -> Mapping[FactKind, Sequence[Item]]:
        """The items of the report by kind, each in the order of the facts, or else of the text."""
        found: dict[FactKind, list[Item]] = defaultdict(list)
        for item in self._given() if self._side.facts else self._read():
            found[item.kind].append(item)
        return found

    def says(self, item: Item) -> Item | None:
        """Return an item as the report says it, also where that stands in no list of its own; None where it does not.

        A sentence says it that has most of its words, or those of the clause that leads it if that is long enough;
        of what has a list of its own none that says another item of the facts.
        """
        return self._said(item, self._of_facts[item.kind])

    def at(self, said: Item) -> int | None:
        """Return which item of its kind stands where the report says one; None where none does, or several."""
        items = enumerate(self.items[said.kind])
        here = [n for n, item in items if item.start <= said.start < item.end]
        return here[0] if len(here) == 1 else None

    @cached_property
    def _of_facts(self) -> Mapping[FactKind, frozenset[int]]:
        """Where the sentences begin that say items of the facts which have a list of their own."""
        known = LISTED if self._side.facts else ()
        return defaultdict(
            frozenset, {kind: frozenset(item.start for item in self.items[kind]) for kind in known}
        )

    def _said(self, item: Item, others: Collection[int] = ()) -> Item | None:
        lead = bigrams(_CLAUSE_END.split(item.bare, maxsplit=1)[0])
        for words in (item.words, lead if len(lead) >= LEADING else frozenset[str]()):
            if found := self._sentence(words, item.kind, others):
                return Item(item.kind, found.text, words, found.start, found.end, found.bare)
        return None

    def _sentence(
        self, words: frozenset[str], kind: FactKind, others: Collection[int]
    ) -> Sentence | None:
        """Return the sentence with the most of some words, if it has enough and counts for the kind."""
        least = inside_of(kind) * len(words)
        if not words or len(words & self._side.pairs) < least:  # so it is with most of what is gone
            return None
        shares = [
            (len(words & _pairs(sentence, kind)), -sentence.start, sentence)
            for sentence in self._inside(kind)
            if sentence.start not in others
        ]
        most = max(shares, default=None, key=itemgetter(0, 1))
        return most[2] if most and most[0] >= least else None

    def _inside(self, kind: FactKind) -> Iterator[Sentence]:
        """Yield the sentences in which an item of a kind counts."""
        if kind not in LISTED:
            yield from self._side.sentences
        for start, end in self._home.get(kind, ()):
            yield from (s for s in self._side.sentences if start <= s.start and s.end <= end)

    def _given(self) -> Iterator[Item]:
        """Yield the items of the facts that the report says."""
        for _, item in self._side.facts.items() if self._side.facts else ():
            known = item_of(item.kind, item.name, 0, 0)
            if item.kind in KINDS and (said := self._said(known)):
                yield known._replace(start=said.start, end=said.end)

    def _read(self) -> Iterator[Item]:
        """Yield the items that the report lists, and those that its words tell elsewhere."""
        for kind in LISTED:
            for found in items_of(self._side.report, self._outline, kind):
                yield _named(kind, found)
        spans = [span for home in self._home.values() for span in home]
        judged = [span for kind in JUDGED for span in self._home[kind]]
        yield from told(self._side, spans, judged)


def _pairs(sentence: Sentence, kind: FactKind) -> frozenset[str]:
    """Return the pairs of characters by which a sentence says an item."""
    if kind is FactKind.PLANS and (plan := without_problem(sentence.bare)) != sentence.bare:
        return pairs_of(plan)
    return sentence.pairs


def _named(kind: FactKind, found: Listed) -> Item:
    """Return an item of a list; a plan that is called by the problem that it is on has the words behind that."""
    name = called(found)
    is_problem = kind is FactKind.PLANS and without_problem(f"{name}，") == ""
    bare = bare_of(found.text.partition("。")[0]) if is_problem else ""
    return item_of(kind, name, found.start, found.end, bare)


def _home(side: Side, kind: FactKind, outline: Outline) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sections for a kind."""
    sections = {spec.id for spec in outline.sections if kind in spec.facts}
    yield from ((s.body_start, s.end) for s in side.report.sections if s.id in sections)
