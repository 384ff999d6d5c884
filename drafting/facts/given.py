"""Facts → what they give to prove a report by: their figures, and every other number that it may repeat."""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from drafting.facts.inventory import contexts
from drafting.figures import Kind, scan
from drafting.figures.known import Given, Said, Tallies
from drafting.figures.likeness import Context, beside, bigrams
from schemas.facts import Facts
from schemas.figure import Figure, Quantity

_OPEN_QUOTE = re.compile(r"[“‘《][^”’》]*$")


def given_by(facts: Facts, figures: Sequence[Figure]) -> Given:
    """Return what the facts give; ``figures`` is their inventory."""
    texts = [text for _, item in facts.items() for _, text in item.fields()]
    named = (facts.unit, facts.post, facts.title, *facts.counts)
    said = tuple(said for text in (*named, *texts) for said in _said(text))
    sayings = tuple(
        saying
        for item_id, item in facts.items()
        for _, text in item.fields()
        for saying in _sayings(text, item_id)
    )
    return Given(figures, contexts(facts), said, sayings, _tallies(facts))


@lru_cache(maxsize=1024)
def _said(text: str) -> tuple[Said, ...]:
    """Return the numbers of a fact's text that are no figures; what a name in quotes has is free anywhere."""
    return tuple(
        (n.value, n.unit, frozenset() if _OPEN_QUOTE.search(text, 0, n.start) else bigrams(text))
        for n in scan(text)
        if n.value is not None and (n.kind is Kind.SET_TERM or isinstance(n.value, Fraction))
    )


@lru_cache(maxsize=1024)
def _sayings(text: str, item_id: str) -> tuple[tuple[Figure, Context], ...]:
    """Return the rhythms and structural counts of an item's text (每季度排查1次, 三个方面) as figures of their own."""
    return tuple(
        (
            Figure(id=item_id, label="", text=n.text, quantity=quantity, required=False),
            Context(bigrams(text), beside(text, n.start, n.end)),
        )
        for n in scan(text)
        if n.kind is Kind.SET_TERM and n.unit and isinstance(n.value, Decimal)
        for quantity in [Quantity(value=n.value, unit=n.unit, qualifier=n.qualifier, text=n.text)]
    )


def _tallies(facts: Facts) -> Tallies:
    """Return how many shortcomings there are, and how many problems of last year, in all and by outcome."""
    outcomes = Counter(item.outcome for item in facts.rectifications)
    past = frozenset({len(facts.rectifications), *outcomes.values()} - {0})
    return Tallies(present=frozenset({len(facts.shortcomings)} - {0}), past=past)
