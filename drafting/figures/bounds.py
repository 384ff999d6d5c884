"""Ranges as figures: 8至10名 is proven as its lower bound, with the upper as its qualifier."""

import re
from decimal import Decimal
from functools import lru_cache

from drafting.figures.numbers import LONGEST, parse_number
from drafting.figures.numeral import APPROXIMATE, Numeral
from drafting.figures.vocabulary import HAN_DIGITS

_NUMBER = rf"[\d０-９.．,，{HAN_DIGITS}]{{1,{LONGEST}}}"
_RANGE = re.compile(
    rf"(\D{{0,4}}?)({_NUMBER})[^\d{HAN_DIGITS}—–~～至到-]{{0,4}}[—–\-~～至到]{{1,2}}({_NUMBER})"
)


def bounded(numeral: Numeral) -> Numeral:
    """Return a range as an approximation with a value; every other numeral as it is.

    ``value`` is the lower bound and ``qualifier`` ``—`` with the upper one, so that 8至10名 and 8—10名 are the
    same, and 6至10名 is another.
    """
    if numeral.value is not None or numeral.kind is not APPROXIMATE:
        return numeral
    bounds = _bounds(numeral.text)
    if bounds is None:
        return numeral
    return numeral._replace(value=bounds[0], qualifier=f"—{bounds[1]}")


@lru_cache(maxsize=1024)
def _bounds(text: str) -> tuple[Decimal, Decimal] | None:
    m = _RANGE.match(text)
    low, high = (parse_number(m[2]), parse_number(m[3])) if m else (None, None)
    return (low, high) if low is not None and high is not None else None
