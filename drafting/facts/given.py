"""Facts → what they give to prove a report by: their figures, and every other number that it may repeat."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from drafting.facts.inventory import KEPT, Text, contexts_in, label_names, read, texts_of
from drafting.facts.year_on_year import last_year
from drafting.figures import Kind, Numeral, scan
from drafting.figures.known import Given, Said, Tallies, is_of_two_years
from drafting.figures.likeness import Context, beside
from drafting.lexicon.labels import Names, canonical
from drafting.text.strings import bigrams
from schemas.facts import Facts
from schemas.figure import Figure, Quantity

_OPEN_QUOTE = re.compile(r"[“‘《][^”’》]*$")


def given_by(facts: Facts, figures: Sequence[Figure]) -> Given:
    """Return what the facts give; ``figures`` is their inventory."""
    frame = (facts.unit, facts.post, facts.title)
    texts, names = texts_of(facts), label_names(facts)
    this_year = [figure for figure in figures if not is_of_two_years(figure.id)]
    said, sayings = _in_passing((*frame, *facts.counts), texts, names)
    sums = {canonical(name): frozenset(map(canonical, parts)) for name, parts in facts.sums.items()}
    return Given(
        this_year,
        contexts_in(facts, texts, names),
        said,
        sayings,
        _tallies(facts),
        frame,
        sums,
        last_year(facts, this_year, names),
    )


@lru_cache(maxsize=KEPT)
def _in_passing(
    named: tuple[str, ...], texts: tuple[Text, ...], names: Names
) -> tuple[Sequence[Said], Sequence[tuple[Figure, Context]]]:
    """Return the numbers that are no figures, and those among them that the text may not change."""
    said = [number for name in named for number in _said(name, scan(name))]
    sayings: list[tuple[Figure, Context]] = []
    for text, numerals, _ in read(texts, names):
        said.extend(_said(text.text, numerals))
        sayings.extend(_sayings(text, numerals))
    return said, sayings


def _said(text: str, numerals: Sequence[Numeral]) -> Iterator[Said]:
    """Yield the numbers of a fact's text that are no figures; what a name in quotes has is free anywhere."""
    for n in numerals:
        if n.value is not None and (n.kind is Kind.SET_TERM or isinstance(n.value, Fraction)):
            in_quotes = _OPEN_QUOTE.search(text, 0, n.start)
            yield n.value, n.unit, frozenset() if in_quotes else bigrams(text)


def _sayings(text: Text, numerals: Sequence[Numeral]) -> Iterator[tuple[Figure, Context]]:
    """Yield the rhythms and structural counts of an item's text (每季度排查1次, 三个方面) as figures of their own."""
    for n in numerals:
        if n.kind is Kind.SET_TERM and n.unit and isinstance(n.value, Decimal):
            quantity = Quantity(value=n.value, unit=n.unit, qualifier=n.qualifier, text=n.text)
            yield (
                Figure(id=text.item_id, label="", text=n.text, quantity=quantity, required=False),
                Context(bigrams(text.text), beside(text.text, n.start, n.end)),
            )


def _tallies(facts: Facts) -> Tallies:
    """Return how many shortcomings there are, and how many problems of last year, in all and by outcome."""
    outcomes = Counter(item.outcome for item in facts.rectifications)
    past = frozenset({len(facts.rectifications), *outcomes.values()} - {0})
    return Tallies(present=frozenset({len(facts.shortcomings)} - {0}), past=past)
