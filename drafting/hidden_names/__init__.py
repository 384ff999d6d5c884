"""Names of persons and units in the facts that an outside host must not learn.

Rather one word too many than one name too few: what is masked comes back as it was. A name that begins like a usual
word, or ends in one, may still stand unrecognised; the user is told so.
"""

from collections.abc import Iterable

from drafting.hidden_names.persons import persons, persons_of
from drafting.hidden_names.units import units, units_of
from drafting.slots import Names, Slots
from schemas.facts import Facts

__all__ = ["blotted", "hiding_slots"]

BLOT = "［名］"


def hiding_slots(facts: Facts, others: Iterable[str] = ()) -> Slots:
    """Return the tokens of the facts for an outside host: every name that is recognised is one.

    ``others`` are persons known from elsewhere, such as who speaks in a chat.
    """
    return Slots(facts, Names(persons_of(facts, others), units_of(facts)))


def blotted(text: str) -> str:
    """Return a text with the names in it that are recognised taken out."""
    names = {*persons(text), *units(text)}
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, BLOT)
    return text
