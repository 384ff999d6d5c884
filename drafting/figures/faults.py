"""What is wrong with a number that stands where a figure of the facts belongs."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from drafting.figures.bind import Mention
from drafting.figures.compare import only_scaled, same_unit, same_value
from schemas.figure import Figure


class Fault(StrEnum):
    """Whether the number is another one, or only its unit."""

    VALUE = "value"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A number that contradicts a figure; ``swapped`` is the figure whose value stands here instead."""

    mention: Mention
    figure: Figure
    fault: Fault
    swapped: Figure | None = None


def wrong(mention: Mention, figure: Figure, label: str) -> Wrong:
    """Return the fault of a number that should state a figure of that canonical label."""
    quantity = figure.quantity
    assert quantity is not None, "dates are compared elsewhere"
    if same_value(quantity, mention):
        fault = Fault.VALUE if same_unit(quantity, mention, label) else Fault.UNIT
    else:
        fault = Fault.UNIT if only_scaled(quantity, mention) else Fault.VALUE
    return Wrong(mention, figure, fault)


def with_swaps(faults: Sequence[Wrong]) -> tuple[Wrong, ...]:
    """Return the faults, those marked of which each has the value that belongs to the other."""
    by_value: dict[object, list[Wrong]] = defaultdict(list)
    for fault in faults:
        if fault.figure.quantity:
            by_value[fault.figure.quantity.value].append(fault)
    return tuple(
        replace(one, swapped=_swapped_with(one, by_value[one.mention.numeral.value]))
        for one in faults
    )


def _swapped_with(one: Wrong, faults: Sequence[Wrong]) -> Figure | None:
    own = one.figure.quantity
    for other in faults:
        theirs = other.figure.quantity
        if (
            other.figure.id != one.figure.id
            and own
            and theirs
            and same_value(theirs, one.mention)
            and same_value(own, other.mention)
        ):
            return other.figure
    return None
