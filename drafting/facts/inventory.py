"""Every figure and date of the facts, with its id: what the report must state and may state."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from drafting.facts.own_ledger import contexts_of, figures_of
from drafting.facts.year_on_year import of_two_years
from drafting.figures import Kind, Numeral, scan
from drafting.figures.bind import Mention, bind
from drafting.figures.bounds import bounded
from drafting.figures.likeness import Context, beside, named
from drafting.figures.scope import Scope
from drafting.lexicon.labels import Names, addable, canonical, names_of
from drafting.text.strings import bigrams
from schemas.facts import Facts
from schemas.figure import Figure, Quantity

KEPT = 128
"""Sets of facts that are kept as read: more than a program has in hand at a time."""
_TIME_FIELDS = ("时间", "时限")
_CLAUSE_END = re.compile(r"[，；。：,;:（）()]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORDS = 6
"""Han characters that a clause needs to say by itself what its figure counts."""
_CALENDAR = re.compile(r"[\d年月日]|季度")
"""What a date has that can be wrong; the name of a day (“七一”) is only a name."""


class Text(NamedTuple):
    """A text of the facts: its id (``活动.1.参加``), and of which item it is."""

    fact_id: str
    text: str
    item_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Located:
    """A figure or date inside a fact's text, with its half-open span there."""

    start: int
    end: int
    figure: Figure


class Read(NamedTuple):
    """A text of the facts with its numerals, and those of them that are figures and dates."""

    text: Text
    numerals: Sequence[Numeral]
    figures: Sequence[Located]


def inventory(facts: Facts) -> tuple[Figure, ...]:
    """Return every figure and date of the facts, in the order of the facts.

    Required are the counts (unless zero or optional) and every figure inside a text; dates, sums, what
    only the ledger counts and what compares with last year are not.
    """
    in_items = read(texts_of(facts), label_names(facts))
    this_year = (*_counts(facts), *_sums(facts))
    in_texts = (f.figure for text in in_items for f in text.figures)
    return (*this_year, *figures_of(facts), *of_two_years(facts, this_year), *in_texts)


def _counts(facts: Facts) -> Iterator[Figure]:
    optional = {canonical(name) for name in facts.optional}
    for label, quantity in facts.counts.items():
        yield Figure(
            id=f"数据.{label}",
            label=label,
            text=quantity.text,
            quantity=quantity,
            required=quantity.value != 0 and canonical(label) not in optional,
        )


def _sums(facts: Facts) -> Iterator[Figure]:
    """Yield the sums whose parts all exist and count the same thing; readers report the others."""
    counts = {canonical(name): quantity for name, quantity in facts.counts.items()}
    for label, names in facts.sums.items():
        parts = [counts[canonical(name)] for name in names if canonical(name) in counts]
        if not parts or len(parts) < len(names):
            continue
        unit = parts[0].unit
        added = zip(names, parts, strict=True)
        if not all(addable(names[0], unit, name, part.unit) for name, part in added):
            continue
        value = sum((part.value for part in parts), Decimal(0))
        qualifier = next((part.qualifier for part in parts if part.qualifier), "")
        quantity = Quantity(value=value, unit=unit, qualifier=qualifier, text=f"{value:f}{unit}")
        yield Figure(
            id=f"合计.{label}", label=label, text=quantity.text, quantity=quantity, required=False
        )


def texts_of(facts: Facts) -> tuple[Text, ...]:
    """Return every text of the items, in the order of the facts."""
    return tuple(
        Text(f"{item_id}.{field}" if field else item_id, text, item_id, item.name)
        for item_id, item in facts.items()
        for field, text in item.fields()
    )


@lru_cache(maxsize=KEPT)
def read(texts: tuple[Text, ...], names: Names) -> tuple[Read, ...]:
    """Return the texts that have numerals, with these: read once for each set of facts, however often it is asked."""
    scanned = ((text, scan(text.text)) for text in texts)
    return tuple(
        Read(text, numerals, _located(text.text, text.fact_id, numerals, names))
        for text, numerals in scanned
        if numerals
    )


def label_names(*known: Facts) -> Names:
    """Return what can be counted: the labels of the lexicon and those that the facts have of their own."""
    counted = (counts for facts in known for counts in (facts.last_counts, facts.counts))
    own = ((label, q.unit) for counts in counted for label, q in counts.items())
    return names_of(*own, *((label, "") for facts in known for label in facts.sums))


def contexts_in(facts: Facts, texts: tuple[Text, ...], names: Names) -> Mapping[str, Context]:
    """Return for every figure without a label the words around it: its clause, with the item's name where short.

    ``texts`` and ``names`` are those of the facts.
    """
    in_items = _contexts(texts, names)
    return {**in_items, **dict(contexts_of(facts))} if facts.recorded else in_items


@lru_cache(maxsize=KEPT)
def _contexts(texts: tuple[Text, ...], names: Names) -> Mapping[str, Context]:
    return {
        located.figure.id: _context(text, located)
        for text, _, figures in read(texts, names)
        for located in figures
    }


def _context(text: Text, located: Located) -> Context:
    clause = _clause_around(text.text, located.start)
    words = clause if len(_HAN.findall(clause)) >= _WORDS else f"{clause}，{text.name}"
    near = beside(text.text, located.start, located.end)
    if not near.pairs:  # a field that is a figure and no more, such as 参加: 45人
        near = named(text.fact_id.rpartition(".")[2])
    return Context(bigrams(words), near)


def _clause_around(text: str, offset: int) -> str:
    starts = [0, *(m.end() for m in _CLAUSE_END.finditer(text, 0, offset))]
    end = _CLAUSE_END.search(text, offset)
    return text[starts[-1] : end.start() if end else len(text)]


@lru_cache(maxsize=1024)
def figures_in(text: str, fact_id: str, names: Names | None = None) -> tuple[Located, ...]:
    """Return the figures and dates of a fact's text in their order, with the labels among ``names``.

    Figures have the ids ``FACT_ID#1``, ``#2`` …, dates ``FACT_ID@1`` …; a field that holds a time as a whole
    (时间, 时限) is one date with the field's own id.
    """
    return _located(text, fact_id, scan(text), names or names_of())


def _located(
    text: str, fact_id: str, scanned: Sequence[Numeral], names: Names
) -> tuple[Located, ...]:
    numerals = [bounded(numeral) for numeral in scanned]
    bound = {m.numeral.start: m.label for m in bind(text, numerals, names) if _is_own(m)}
    if fact_id.endswith(_TIME_FIELDS) and any(n.kind is Kind.DATE for n in numerals):
        whole = Figure(id=fact_id, label="", text=text, quantity=None, required=False)
        return (Located(0, len(text), whole),)
    found: list[Located] = []
    figure_count = date_count = 0
    for numeral in numerals:
        if numeral.kind is Kind.DATE and _CALENDAR.search(numeral.text):
            date_count += 1
            figure = Figure(
                id=f"{fact_id}@{date_count}",
                label="",
                text=numeral.text,
                quantity=None,
                required=False,
            )
        elif numeral.is_figure and isinstance(numeral.value, Decimal):
            figure_count += 1
            figure = Figure(
                id=f"{fact_id}#{figure_count}",
                label=bound.get(numeral.start, ""),
                text=numeral.text,
                quantity=_quantity(numeral, numeral.value),
            )
        else:
            continue
        found.append(Located(numeral.start, numeral.end, figure))
    return tuple(found)


def _is_own(mention: Mention) -> bool:
    """Whether a label is what the number counts, and not just who took part."""
    return mention.certain and mention.scope is not Scope.PARTICIPANTS


def _quantity(numeral: Numeral, value: Decimal) -> Quantity:
    return Quantity(value=value, unit=numeral.unit, qualifier=numeral.qualifier, text=numeral.text)
