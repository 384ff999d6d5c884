"""What the facts give to prove a text by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from drafting.figures.likeness import Beside, Context, named
from drafting.lexicon.labels import Names, canonical, gist
from drafting.text.strings import bigrams
from schemas.facts import FactKind
from schemas.figure import Figure, Quantity

_PLANS = f"{FactKind.PLANS}."
YEAR_ON_YEAR = "同比"
"""What the ids of figures begin with that code derives from both years: 同比.支委会, 同比.支委会.比例."""
_OF_TWO_YEARS = (f"{YEAR_ON_YEAR}.", f"{FactKind.LAST_COUNTS}.")

Said = tuple[Decimal | Fraction, str, frozenset[str]]
"""A number in the facts that counts nothing: value, unit and the pairs of characters of its text, none for one in a name."""


class Tallies(NamedTuple):
    """How many shortcomings the facts list, and how many problems of last year, in all and by outcome."""

    present: frozenset[int]
    past: frozenset[int]


@dataclass(frozen=True, slots=True)
class Change:
    """A label that is counted in both years: its figures, and what code derives from exact ones.

    ``difference`` is told in words (增加2次, 减少2次, 持平, 提高1.5个百分点), its quantity is the bare number; ``rate``
    (增长20%) is None where last year's is zero or a rate itself. ``way`` is 1 for more, -1 for less, 0 for as many.
    """

    label: str
    now: Figure
    last: Figure
    difference: Figure | None
    rate: Figure | None
    way: int


@dataclass(frozen=True, slots=True)
class LastYear:
    """What the facts know of last year: by canonical label its figures, and the changes of those that this year has too.

    ``year`` is the year before that of the report; ``names`` find the labels in a text.
    """

    year: int
    figures: Mapping[str, Figure]
    changes: Mapping[str, Change]
    names: Names


@dataclass(frozen=True, slots=True)
class Given:
    """What the facts give to prove a text by.

    ``contexts`` has the words around each figure inside an item; ``said`` every numeral of the facts that is no
    figure (三个方面, 三分之二), which the text may repeat; ``sayings`` those of them that it may not change, as
    figures that need not be stated; ``tallies`` how many items of each kind there are, which it may say of its
    problems (反馈问题2个，完成1个). ``frame`` are the names of the unit, the post and the report, in which any number is
    part of a name (土建2标项目部). ``sums`` has the labels that each 合计 adds up. ``last_year`` is None where nobody
    asks for it.
    """

    figures: Sequence[Figure]
    contexts: Mapping[str, Context]
    said: Sequence[Said]
    sayings: Sequence[tuple[Figure, Context]]
    tallies: Tallies
    frame: Sequence[str] = ()
    sums: Mapping[str, frozenset[str]] = field(default_factory=dict)
    last_year: LastYear | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A figure with its quantity, its canonical label, the words that go with it and those right beside it."""

    figure: Figure
    quantity: Quantity
    label: str
    words: frozenset[str]
    beside: Beside


def as_known(figure: Figure, quantity: Quantity, context: Context | None) -> Known:
    """Return a figure of the facts as it is looked for in a text; ``context`` is None for a count."""
    words, beside = context or _of_name(figure.label)
    return Known(figure, quantity, canonical(figure.label), words, beside)


@lru_cache(maxsize=1024)
def _of_name(label: str) -> Context:
    """Return what goes with a figure of which only the name is known."""
    return Context(bigrams(label), named(gist(label)))


def is_of_two_years(figure_id: str) -> bool:
    """Whether a figure is last year's, or derived from both years, and so states nothing of this year."""
    return figure_id.startswith(_OF_TWO_YEARS)


def is_plan(known: Known) -> bool:
    """Whether a figure is one of the plans for the year to come."""
    return known.figure.id.startswith(_PLANS)
