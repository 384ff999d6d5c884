"""The facts that a draft is still to tell: all but those that a part which stays as it is says already."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from drafting.material import Material
from drafting.slots import Slots
from drafting.writing.body import Body
from schemas.facts import FactKind, Facts


@dataclass(frozen=True)
class Untold:
    """The facts that are still to be told, with their own tokens; their items are numbered anew."""

    facts: Facts
    slots: Slots
    _numbers: Mapping[str, str]
    """The items that have another number here than in all of the facts, with that one."""

    @classmethod
    def of(cls, material: Material) -> "Untold":
        """Return what is left of the facts of a material."""
        facts, told = material.facts, material.told
        if not told:
            return cls(facts, material.slots, {})
        kept = [
            (number, item)
            for number, item in enumerate(facts.activities, 1)
            if f"{FactKind.ACTIVITIES}.{number}" not in told
        ]
        counts = {k: q for k, q in facts.counts.items() if f"{FactKind.COUNTS}.{k}" not in told}
        rest = facts.model_copy(
            update={"counts": counts, "activities": tuple(item for _, item in kept)}
        )
        numbers = {
            f"{FactKind.ACTIVITIES}.{new}": f"{FactKind.ACTIVITIES}.{old}"
            for new, (old, _) in enumerate(kept, 1)
        }
        return cls(rest, Slots(rest), numbers)

    def body(self, compose: Callable[[Facts, Slots], str]) -> Body:
        """Return what the composer makes of these facts; its origins are named as in all of the facts."""
        body = Body.filled(compose(self.facts, self.slots), self.slots, "composer")
        return replace(
            body,
            origins=tuple(
                replace(o, fact=self._id(o.fact) if o.fact else None) for o in body.origins
            ),
        )

    def _id(self, fact: str) -> str:
        owner = self.facts.owner(fact)
        return self._numbers.get(owner, owner) + fact.removeprefix(owner)
