"""What an engine is, and the one that needs no model: the composer. ``drafting.model.engine`` is the other.

Engines return section bodies with slot tokens.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from drafting.errors import ShuzhiError
from drafting.material import Material
from drafting.offline import compose_section
from drafting.redrafting.untold import Untold
from drafting.writing.body import Body
from schemas.finding import Finding
from schemas.outline import SectionSpec

Faults = dict[str, tuple[Body, list[Finding]]]
"""Sections by id, each with its last text and what stands against it."""


@dataclass(frozen=True)
class Round:
    """What one round of writing gave: a body or an error for each section asked for."""

    bodies: dict[str, Body] = field(default_factory=dict)
    failures: dict[str, ShuzhiError] = field(default_factory=dict)


class Engine(Protocol):
    """Writes sections.

    ``name`` is that of the command line, ``repairs`` how often a faulty section may be given back, ``stored`` how
    many answers came from the store without a new call.
    """

    name: str
    repairs: int
    stored: int

    async def write(self, material: Material, specs: Sequence[SectionSpec]) -> Round:
        """Write these sections."""
        ...

    async def repair(self, material: Material, faults: Faults) -> Round:
        """Write sections again, each given its last text and what stands against it."""
        ...


def compose(material: Material, spec: SectionSpec, turn: int = 0) -> Body:
    """Return a section by the composer; every ``turn`` has other wordings."""
    style = material.style_of(spec)
    return Untold.of(material).body(
        lambda facts, slots: compose_section(
            spec, facts, slots, style, material.style.person, turn=turn
        )
    )


class ComposerEngine:
    """Writes without a model; what it leaves open only the secretary can fill."""

    name = "offline"
    repairs = 0
    stored = 0

    async def write(self, material: Material, specs: Sequence[SectionSpec]) -> Round:
        """Write these sections."""
        return Round({spec.id: compose(material, spec) for spec in specs})

    async def repair(self, material: Material, faults: Faults) -> Round:
        """Return nothing: the same facts give the same text."""
        return Round()
