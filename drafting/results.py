"""What became of a command: the export, the table, the draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.verdict import Verdict

if TYPE_CHECKING:
    from drafting.writing.repair import Mended


@dataclass(frozen=True)
class Export:
    """What became of an export: the verdict, and the file where the gate let it pass."""

    verdict: Verdict
    file: Path | None
    """None where an error stands against the report."""
    backup: Path | None = None
    """Where the older file went, when it was not one of ours."""
    renamed: bool = False
    """Whether the file has another name than asked for, because that one is open elsewhere."""
    rare: tuple[str, ...] = ()
    """Characters that the fonts of the page may lack."""
    by_hand: bool = False
    """Whether something that stands against it was written by hand, where another draft changes nothing."""


@dataclass(frozen=True)
class Table:
    """The Excel file of a check, and where an older file went that was none of ours, or edited since."""

    file: Path
    backup: Path | None


@dataclass(frozen=True)
class Written:
    """What became of ``draft``: who wrote, what was mended in a model's text, and the export."""

    engine: str
    by_model: tuple[str, ...]
    """The sections that a model wrote, by their word; the rest is composed."""
    kept: Mapping[str, str]
    """The parts that were left alone, by their word, each with the reason."""
    outside: Mapping[str, str]
    """Of those the ones that the outline does not have."""
    renewed: Mapping[str, str]
    """Of those the chosen ones into which figures of the facts were put, by their word, with which."""
    unfit: Mapping[str, tuple[int, int]]
    """The chosen parts that were written again: how much stood against each, and the revision that has it."""
    mended: "Mended"
    stored: int
    """How many of the model's answers were stored ones."""
    export: Export
