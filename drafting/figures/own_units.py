"""Units that only these facts have (36标箱, 428井次): read as the facts write them, not cut to a unit that is known."""

from collections.abc import Iterable, Sequence

from drafting.figures.numeral import MEASURE, SET_TERM, UNCLASSIFIED, Kind, Numeral
from drafting.figures.vocabulary import units

_COUNTS: frozenset[Kind] = frozenset([MEASURE, UNCLASSIFIED, SET_TERM])


def unknown_units(used: Iterable[str]) -> tuple[str, ...]:
    """Return those of some units that the lexicon does not know, long ones first."""
    return tuple(
        sorted({unit for unit in used if unit and unit not in units()}, key=len, reverse=True)
    )


def with_units(numerals: Sequence[Numeral], text: str, own: Sequence[str]) -> tuple[Numeral, ...]:
    """Return the numerals of a text, those with one of the ``own`` units read with it."""
    return tuple(_with_unit(n, text, own) for n in numerals) if own else tuple(numerals)


def _with_unit(numeral: Numeral, text: str, own: Sequence[str]) -> Numeral:
    if (
        numeral.value is None
        or numeral.kind not in _COUNTS
        or not numeral.text.endswith(numeral.unit)
    ):
        return numeral
    at = numeral.end - len(numeral.unit)
    for unit in own:
        if len(unit) > len(numeral.unit) and text.startswith(unit, at):
            end = at + len(unit)
            return numeral._replace(
                text=text[numeral.start : end], end=end, unit=unit, kind=MEASURE
            )
    return numeral
