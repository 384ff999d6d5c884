"""A numeral as it stands in a text: its class, its value and its place."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class Kind(StrEnum):
    """What a numeral does in its sentence (GB/T 15835-2011: 计量, 概数, 编号; and dates, set terms)."""

    MEASURE = "measure"
    APPROXIMATE = "approximate"
    ORDINAL = "ordinal"
    DATE = "date"
    SET_TERM = "set-term"
    UNCLASSIFIED = "unclassified"


MEASURE, APPROXIMATE, ORDINAL, DATE, SET_TERM, UNCLASSIFIED = Kind
"""By name: a look into the class costs as much as the rest of making a numeral."""


class Numeral(NamedTuple):
    """One numeral, with the words that belong to it.

    ``text`` is ``[start:end)`` of the scanned text: qualifier, number and unit. ``value`` has 百, 千, 万, 亿
    folded in and is None where there is no single number (数十次, dates, most ordinals). ``unit`` is as written
    without them, ``%`` for 百分之; ``qualifier`` as written (余, 近, 不少于 …), empty for an exact number.
    A structural count (三个方面, 每季度1次) is a set term with value and unit.
    """

    text: str
    start: int
    end: int
    kind: Kind
    value: Decimal | Fraction | None = None
    unit: str = ""
    qualifier: str = ""

    @property
    def is_figure(self) -> bool:
        """Whether it states a number that must come from the facts."""
        return self.value is not None and self.kind in (MEASURE, APPROXIMATE)
