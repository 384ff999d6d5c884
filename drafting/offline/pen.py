"""The pen: picks a wording by unit and year, so that no two branches and no two years write alike.

Every slot's wordings are put into an order that only the unit decides; the year says where in that order to
begin, and each use within a section moves one on. So consecutive years never begin with the same wording,
and the same facts always give the same text.
"""

import hashlib
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from functools import lru_cache

from drafting.offline.grammar import words
from drafting.offline.patterns import Pattern, patterns

Offer = Mapping[str, Sequence[str]]
"""Values that a pattern may use but need not, each with its alternatives."""


class Pen:
    """Wordings for one unit in one year; ``offer`` holds for every sentence, ``turn`` begins further on."""

    def __init__(self, unit: str, year: int, offer: Offer, turn: int = 0) -> None:
        self._unit, self._turn = unit, year + turn
        self._offer = offer
        self._used: Counter[str] = Counter()
        self._openings: deque[str] = deque(maxlen=3)

    def write(self, slot: str, offer: Offer | None = None, **values: str) -> str:
        """Return a sentence of the slot that states all ``values``; an empty one counts as not given.

        Raises KeyError when the slot has no pattern for just these values.
        """
        given = {name: value for name, value in values.items() if value}
        offered = {**self._offer, **(offer or {})}
        may = offered.keys() | given.keys()
        fitting = {p.source: p for p in patterns()[slot] if given.keys() <= p.names <= may}
        if any(value.startswith(words("yearly")) for value in given.values()):
            timeless = {
                s: p for s, p in fitting.items() if not any(w in s for w in words("yearly"))
            }
            fitting = timeless or fitting
        if not fitting:
            raise KeyError(f"{slot}: no pattern for {sorted(given)}")
        pattern = self._pattern(f"{slot} {sorted(given)}", fitting)
        chosen = {
            name: self.choose(f"{slot} {name}", tuple(offered[name]))
            for name in sorted(pattern.names - given.keys())
        }
        return pattern.template.render(chosen | given)

    def _pattern(self, slot: str, fitting: Mapping[str, Pattern]) -> Pattern:
        """Return the pattern whose turn it is, or, where a sentence near by begins like it, the opposite one."""
        chosen = self.choose(slot, tuple(fitting))
        order = _order(self._unit, slot, tuple(fitting))
        for distance in (0, len(order) // 2):
            source = order[(order.index(chosen) + distance) % len(order)]
            opening = source.split("，")[0]
            if "{" in opening or opening not in self._openings:
                break
        self._openings.append(opening)
        return fitting[source]

    def choose(self, slot: str, wordings: Sequence[str]) -> str:
        """Return the wording whose turn it is."""
        turn = self._turn + self._used[slot]
        self._used[slot] += 1
        order = _order(self._unit, slot, tuple(wordings))
        return order[turn % len(order)]


@lru_cache(maxsize=4096)
def _order(unit: str, slot: str, wordings: tuple[str, ...]) -> tuple[str, ...]:
    def rank(wording: str) -> bytes:
        return hashlib.sha256(f"{unit}\0{slot}\0{wording}".encode()).digest()

    return tuple(sorted(wordings, key=rank))
