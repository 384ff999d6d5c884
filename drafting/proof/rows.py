"""The two-way proof as rows: where each fact stands in the report, and from which fact each number of it comes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from drafting.figures.grounds import Ground
from drafting.proof.understood import Understood, value_text


class FactState(StrEnum):
    """How a fact stands in the report."""

    PRESENT = "present"
    MISSING = "missing"
    WRONG = "wrong"
    OPTIONAL = "optional"  # not in the report, and need not be


class FigureState(StrEnum):
    """How a number of the report stands to the facts."""

    SUPPORTED = "supported"
    WRONG = "wrong"
    UNSUPPORTED = "unsupported"
    FREE = "free"  # counts nothing that facts must know: a set term, an ordinal, the year
    UNCLEAR = "unclear"  # could not be read, and so is not proven


@dataclass(frozen=True, slots=True)
class Place:
    """A half-open span of the report, with its section as in a finding."""

    start: int
    end: int
    text: str
    section: str | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact: a figure, a date, or an item as a whole, and where the report says it, rightly or wrongly.

    ``label`` is what a figure counts, or else the item that it stands in; of an item its heading. ``place`` is
    where it stands in the facts' file. ``derived`` tells in words how code got it from others; empty for what the facts
    say themselves.
    """

    id: str
    label: str
    text: str
    place: str
    state: FactState
    mentions: tuple[Place, ...]
    derived: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One number of the report, and the ids of the facts that it states or should state.

    ``ground`` says why a number is right that no single fact has.
    """

    found: Understood
    section: str | None
    state: FigureState
    facts: tuple[str, ...]
    ground: Ground | None


@dataclass(frozen=True, slots=True)
class TwoWayProof:
    """Every fact in the order of the facts, every number in the order of the report."""

    facts: tuple[FactRow, ...]
    figures: tuple[FigureRow, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the key ``proof`` of ``check --json``."""
        return {
            "facts": [
                {
                    "id": row.id,
                    "label": row.label,
                    "text": row.text,
                    "place": row.place,
                    "status": row.state.value,
                    "mentions": [
                        {"start": m.start, "end": m.end, "text": m.text, "section": m.section}
                        for m in row.mentions
                    ],
                }
                for row in self.facts
            ],
            "figures": [
                {
                    "text": row.found.numeral.text,
                    "start": row.found.numeral.start,
                    "end": row.found.numeral.end,
                    "class": row.found.numeral.kind.value,
                    "value": value_text(row.found.numeral.value),
                    "unit": row.found.unit,
                    "label": row.found.label,
                    "fact": _one_or_several(row.facts),
                    "status": row.state.value,
                }
                for row in self.figures
            ],
        }


def _one_or_several(facts: tuple[str, ...]) -> str | list[str] | None:
    return facts[0] if len(facts) == 1 else list(facts) or None
