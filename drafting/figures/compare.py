"""When two numbers say the same: value, unit and qualifier, each by its own rule."""

from decimal import Decimal
from fractions import Fraction

from drafting.figures.bind import Mention
from drafting.figures.numeral import Numeral
from drafting.lexicon import split, table
from drafting.lexicon.labels import units_equal
from schemas.figure import Quantity

_MYRIADS = (10**4, 10**8)
_CLOSE = Decimal("0.9")
"""The share of a round number that a value has which one calls nearly as many."""
_FLOORS, _CEILINGS = frozenset(["at-least", "more"]), frozenset(["at-most", "less"])
_SENSE = {word: row["sense"] for row in table("qualifiers") for word in split(row["words"])}


def same_value(quantity: Quantity, mention: Mention) -> bool:
    """Whether number and qualifier agree: 320余 is 320多, but not 320."""
    numeral = mention.numeral
    return quantity.value == numeral.value and same_qualifier(quantity.qualifier, numeral.qualifier)


def same_qualifier(one: str, other: str) -> bool:
    """Whether two qualifiers say the same: 余 and 多; none and 约 do not."""
    return one == other or sense(one) == sense(other)


def sense(qualifier: str) -> str:
    """Return what a qualifier says, the same for 余 and 多; an unknown one says only itself."""
    return _SENSE.get(qualifier, qualifier)


def are_opposed(one: str, other: str) -> bool:
    """Whether two qualifiers bound a number from opposite sides: 不超过 and 不少于."""
    left, right = sense(one), sense(other)
    return (left in _FLOORS and right in _CEILINGS) or (left in _CEILINGS and right in _FLOORS)


def covers(value: Decimal, numeral: Numeral, step: Decimal) -> bool:
    """Whether a number that is only about right takes in this value: 近三成 does 28.6%, 两成多 23.1%.

    ``step`` is what one more of its last place would be; what is nearly or about it is within half of that.
    """
    stated = numeral.value
    if not isinstance(stated, Decimal):
        return False
    match sense(numeral.qualifier):
        case "more":
            return stated < value < stated + step
        case "nearly":
            return stated - step / 2 <= value < stated
        case "about":
            return abs(value - stated) <= step / 2
        case _:
            return False


def rounds(numeral: Numeral, value: Decimal) -> bool:
    """Whether a number is a value told roundly: 近2万 is 19,880, 50多万 is 520,000; 近2万 is not 15,000."""
    stated = numeral.value
    if not numeral.qualifier or not isinstance(stated, Decimal) or not stated:
        return False
    written = f"{stated:f}"
    zeros = 0 if "." in written else len(written) - len(written.rstrip("0"))
    step = Decimal(10) ** zeros if zeros else Decimal(0)
    return covers(value, numeral, step) and value >= stated * _CLOSE


def same_unit(quantity: Quantity, mention: Mention, label: str) -> bool:
    """Whether the units agree, for this label; a bare number behind a label takes the unit of the facts."""
    if mention.unit or not mention.certain:
        return units_equal(quantity.unit, mention.unit, label)
    return isinstance(mention.numeral.value, Decimal) or units_equal(quantity.unit, "", label)


def same(quantity: Quantity, mention: Mention, label: str) -> bool:
    """Whether a mention states this quantity."""
    return same_value(quantity, mention) and same_unit(quantity, mention, label)


def only_scaled(quantity: Quantity, mention: Mention) -> bool:
    """Whether only 万 or 亿 was lost or added: 3.9万元 and 3.9元, 12,480元 and 12,480万元."""
    value = mention.numeral.value
    if not quantity.value or not value:
        return False
    ratio = Fraction(quantity.value) / Fraction(value)
    return max(ratio, 1 / ratio) in _MYRIADS
