"""The pen: picks a wording by unit and year, so that no two branches and no two years write alike.

Every slot's wordings are put into an order that only the unit decides; the year says where in that order to
begin, and each use within a section moves one on. So consecutive years never begin with the same wording,
and the same facts always give the same text. A wording that jars with what it must say is passed over.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from drafting.offline.patterns import Pattern, patterns
from drafting.offline.sound import jars

Offer = Mapping[str, Sequence[str]]
"""Values that a pattern may use but need not, each with its alternatives."""


class Pen:
    """Wordings for one unit in one year; ``offer`` holds for every sentence, ``turn`` begins further on."""

    def __init__(self, unit: str, year: int, offer: Offer, turn: int = 0) -> None:
        self._unit, self._year, self._turn = unit, year, year + turn
        self._offer = offer
        self._used: Counter[str] = Counter()
        self._told: Counter[str] = Counter()

    def write(self, slot: str, offer: Offer | None = None, **values: str) -> str:
        """Return a sentence of the slot that states all ``values``; an empty one counts as not given.

        Raises KeyError when the slot has no pattern for just these values.
        """
        given = {name: value for name, value in values.items() if value}
        offered = {**self._offer, **(offer or {})}
        may = offered.keys() | given.keys()
        fitting = {p.source: p for p in patterns()[slot] if given.keys() <= p.names <= may}
        if not fitting:
            raise KeyError(f"{slot}: no pattern for {sorted(given)}")
        names = sorted({name for p in fitting.values() for name in p.names} - given.keys())
        chosen = {name: self.choose(f"{slot} {name}", tuple(offered[name])) for name in names}
        return self._sound(f"{slot} {sorted(given)}", fitting, chosen | given)

    def write_alike(self, slot: str, **values: str) -> str:
        """Return the sentence of a slot in the one wording that a whole report has, in all its parts and turns."""
        order = _order(self._unit, slot, tuple(p.source for p in patterns()[slot]))
        source = order[self._year % len(order)]
        pattern = next(p for p in patterns()[slot] if p.source == source)
        return pattern.template.render(values)

    def _sound(self, turn: str, fitting: Mapping[str, Pattern], values: Mapping[str, str]) -> str:
        """Return the sentence of the pattern whose turn it is, or of the next one that reads better.

        A frame or a beginning of the section's own is not used again while there is another; a sentence that begins
        as an earlier one is better than one that jars.
        """
        first = self.choose(turn, tuple(fitting))
        order = _order(self._unit, turn, tuple(fitting))
        start = order.index(first)
        rendered = {
            source: fitting[source].template.render(values)
            for source in (*order[start:], *order[:start])
        }
        sound = [source for source, text in rendered.items() if not jars(text)] or [first]
        chosen = min(sound, key=self._times_told)
        self._told.update({chosen, _opening(chosen)})
        return rendered[chosen]

    def _times_told(self, source: str) -> int:
        """Return how often a section has begun as a pattern does, or used it."""
        opening = _opening(source)
        return (
            self._told[source] if "{" in opening else max(self._told[source], self._told[opening])
        )

    def choose(self, slot: str, wordings: Sequence[str]) -> str:
        """Return the wording whose turn it is."""
        turn = self._turn + self._used[slot]
        self._used[slot] += 1
        order = _order(self._unit, slot, tuple(wordings))
        return order[turn % len(order)]


def _opening(source: str) -> str:
    return source.split("，", maxsplit=1)[0]


@lru_cache(maxsize=4096)
def _order(unit: str, slot: str, wordings: tuple[str, ...]) -> tuple[str, ...]:
    def rank(wording: str) -> bytes:
        return hashlib.sha256(f"{unit}\0{slot}\0{wording}".encode()).digest()

    return tuple(sorted(wordings, key=rank))
