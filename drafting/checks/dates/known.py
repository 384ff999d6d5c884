"""What the facts know of dates: which they have, and which item each belongs to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain
from math import ceil

from drafting.checks.dates.moments import Grain, Moment, moments_in
from drafting.text.patterns import Pattern
from drafting.text.strings import bigrams
from schemas.facts import FactKind, Facts

_BRACKETS = Pattern(r"（[^（）]*）|\([^()]*\)")
_CLAUSE_END = Pattern(r"[：:，,；;。！？\n|]")
_QUOTED = Pattern(r"“([^“”]{4,})”")
QUOTES = Pattern(r"[“”‘’\"「」『』《》 　]")
_WHEN = Pattern(
    r"(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:\d{1,2}日)?(?:[至到—-]\d{1,2}[月日])?|[上下]半年|第?[一二三四]季度|今年|年[初底]"
)
Fields = tuple[tuple[str, str], ...]
"""The texts of an item, each with its Chinese key."""
Index = Mapping[str, Sequence[int]]
SHARE = 0.75
"""Of the pairs of characters of an item's name, within the words that a date belongs to."""
LIKELY = 0.4
"""The share from which on an item of that date may be meant."""
TELLING = 3
"""Pairs of characters that a name needs to be recognised by: any report speaks of 党课."""


@dataclass(frozen=True, slots=True)
class DatedItem:
    """An item of the facts, the words by which a sentence speaks of it, and when it was.

    ``fact_id`` names the date where there is one (``活动.1.时间``), else the item; ``words`` are all that it says,
    ``core`` the words in quotes that name it.
    """

    fact_id: str
    name: str
    words: str
    core: str
    pairs: frozenset[str]
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Known:
    """Every date of the facts, once and with its year; ``year`` is that of the report."""

    year: int
    items: tuple[DatedItem, ...]
    moments: tuple[Moment, ...]

    def told(self, words: str, pairs: frozenset[str]) -> Iterator[DatedItem]:
        """Yield the items that words name, with these pairs of characters: by most of their name or their core."""
        for share, item in self._sharing(self._by_most, pairs):
            if share >= SHARE or (share and item.core and item.core in words):
                yield item

    def likely(self, pairs: frozenset[str]) -> Iterator[DatedItem]:
        """Yield the items that may be meant: those of which the pairs are a good part of the name."""
        for share, item in self._sharing(self._by_part, pairs):
            if share >= LIKELY:
                yield item

    def has_year(self, year: int | None) -> bool:
        """Whether a fact has a date with a month of that year."""
        return year in self._by_year

    def has(self, said: Moment) -> bool:
        """Whether a fact knows a date, in this or in more exact words; quarters and half-years need none.

        A date without a year is of the year of the report.
        """
        if said.grain is Grain.SEASON:
            return True
        year = said.year or self.year
        facts = self._by_year.get(year, [])
        if said.grain is Grain.SPAN:
            return all(_is_edge(end, facts) for end in _ends(said))
        return any(_supports(fact, said) for fact in facts)

    @cached_property
    def ahead(self) -> "Known":
        """What is to be done by when: the dates of the plans, and those of the years to come."""
        items = tuple(item for item in self.items if item.fact_id.startswith(FactKind.PLANS))
        planned = (moment for item in items for moment in item.moments)
        later = (moment for moment in self.moments if (moment.year or 0) > self.year)
        return Known(self.year, items, tuple(dict.fromkeys((*planned, *later))))

    def of_the_month(self, said: Moment) -> Moment | None:
        """Return a date of the same month of the same year, if there is one; a span is none."""
        here = self._by_year.get(said.year or self.year, ())
        month = said.first // 100
        return next((m for m in here if m.grain <= Grain.MONTH and m.first // 100 == month), None)

    @cached_property
    def _by_year(self) -> Mapping[int | None, list[Moment]]:
        years: dict[int | None, list[Moment]] = defaultdict(list)
        for moment in self.moments:
            years[moment.year].append(moment)
        return years

    @cached_property
    def _by_most(self) -> Index:
        return self._index(SHARE)

    @cached_property
    def _by_part(self) -> Index:
        return self._index(LIKELY)

    def _index(self, share: float) -> Index:
        """Return the places in ``items`` by the pairs of which two stand wherever that share of them does.

        These are a name's rarest pairs, two more than it may lack, and the head of its core, which counts for two.
        So few items need a closer look, however many have a common word.
        """
        times = Counter(pair for item in self.items for pair in item.pairs)
        places: dict[str, list[int]] = defaultdict(list)
        for place, item in enumerate(self.items):
            rarest = sorted(item.pairs, key=lambda pair: (times[pair], pair))
            lacking = len(rarest) - ceil(share * len(rarest))
            for pair in rarest[: lacking + 2]:
                places[pair].append(place)
            if item.core and rarest:
                places[QUOTES.sub("", item.core)[:2]] += (place, place)
        return places

    def _sharing(self, index: Index, pairs: frozenset[str]) -> Iterator[tuple[float, DatedItem]]:
        """Yield the items that an index has for two pairs, with the share of their own pairs among these."""
        hits = Counter(chain.from_iterable(index[pair] for pair in pairs & index.keys()))
        for place in sorted(place for place, times in hits.items() if times > 1):
            item = self.items[place]
            yield len(item.pairs & pairs) / len(item.pairs), item


def known_dates(facts: Facts) -> Known:
    """Return the dates of the facts; one without a year is of the year of the report, in a plan of the next."""
    items = tuple((fact_id, item.name, tuple(item.fields())) for fact_id, item in facts.items())
    named = "\n".join((facts.title, facts.post, *facts.counts))
    return _known(items, named, facts.year)


@lru_cache(maxsize=8)
def _known(items: tuple[tuple[str, str, Fields], ...], named: str, year: int) -> Known:
    dated = tuple(
        _dated_item(fact_id, name, fields, year + fact_id.startswith(FactKind.PLANS))
        for fact_id, name, fields in items
    )
    moments = (*(m for item in dated for m in item.moments), *_of_year(moments_in(named), year))
    return Known(year, dated, tuple(dict.fromkeys(moments)))


def _dated_item(fact_id: str, name: str, fields: Fields, year: int) -> DatedItem:
    moments = [(field, _of_year(moments_in(text), year)) for field, text in fields]
    dated = next((field for field, found in moments if found), "")
    core = _QUOTED.search(name)
    return DatedItem(
        fact_id=f"{fact_id}.{dated}" if dated else fact_id,
        name=name,
        words="\n".join(text for _, text in fields),
        core=core[1] if core else "",
        pairs=_telling(name),
        moments=tuple(moment for _, found in moments for moment in found),
    )


def _telling(name: str) -> frozenset[str]:
    """Return the pairs of characters of an item's leading clause, without its date and remarks in brackets."""
    bare = _WHEN.sub("", _BRACKETS.sub("", name))
    clauses = (QUOTES.sub("", clause) for clause in _CLAUSE_END.split(bare))
    found = (bigrams(clause) for clause in clauses)
    return next((pairs for pairs in found if len(pairs) >= TELLING), frozenset())


def _of_year(moments: tuple[Moment, ...], year: int) -> tuple[Moment, ...]:
    return tuple(m if m.year else replace(m, year=year) for m in moments)


def _supports(fact: Moment, said: Moment) -> bool:
    """Whether a date follows from one of the same year: 6月 from 6月30日, 6月中旬 from 6月, 4月 from 3月至6月."""
    if fact.is_within(said):
        return True
    exact_enough = fact.grain is Grain.SPAN or (
        said.grain is Grain.PART and fact.grain in (Grain.PART, Grain.MONTH)
    )
    return exact_enough and said.is_within(fact)


def _is_edge(end: Moment, facts: Iterable[Moment]) -> bool:
    """Whether a fact begins or ends on the first or last day or in the first or last month of a span."""
    edges = (
        edge for fact in facts for edge in (_ends(fact) if fact.grain is Grain.SPAN else (fact,))
    )
    return any(_supports(edge, end) for edge in edges)


def _ends(span: Moment) -> Iterator[Moment]:
    """Yield first and last day or month of a span."""
    for day, at_edge in ((span.first, span.first % 100 == 1), (span.last, span.last % 100 == 31)):
        if at_edge:
            yield Moment(span.year, day // 100 * 100 + 1, day // 100 * 100 + 31, Grain.MONTH)
        else:
            yield Moment(span.year, day, day, Grain.DAY)
