"""The reports of tests/corpus, each with its facts, and what the checks say of them."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafting.checks import run_checks
from drafting.checks.case import Case
from drafting.documents import read_document
from drafting.facts import read_facts
from drafting.outline import load_outline
from drafting.report import parse_report
from schemas.facts import Facts
from schemas.finding import Finding, Severity

CORPUS = Path(__file__).parent.parent / "corpus"
FOLDER = CORPUS / "clean"
HELD_OUT = CORPUS / "held_out"
"""Reports and defects that nobody looks at when a check is written; they say what the others are worth."""
OUTLINE = load_outline()


@dataclass(frozen=True, slots=True)
class Sample:
    """A clean report: it states every figure of its facts, and no other."""

    name: str
    text: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class HandMade:
    """One row of ``defects.csv``: in a report ``old`` becomes ``new``, and one of ``codes`` must be found."""

    report: str
    codes: tuple[str, ...]
    old: str
    new: str
    note: str


@cache
def samples(folder: Path = FOLDER) -> tuple[Sample, ...]:
    """Return every clean report of a folder in the order of their names."""
    return tuple(_sample(path) for path in sorted(folder.glob("*.txt")))


def _sample(path: Path) -> Sample:
    (facts,) = (f for f in path.parent.glob(f"{path.stem}.*") if f.suffix in {".yaml", ".md"})
    return Sample(path.stem, read_document(path), read_facts(facts))


@cache
def hand_made(folder: Path = HELD_OUT) -> tuple[HandMade, ...]:
    """Return the defects that a person put into the reports of a folder, in their order; none without a file."""
    file = folder / "defects.csv"
    return tuple(_rows(file)) if file.exists() else ()


def _rows(file: Path) -> Iterator[HandMade]:
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            codes = tuple(row["code"].split("|"))
            yield HandMade(row["report"], codes, row["old"], row["new"], row["note"])


def findings(text: str, facts: Facts | None) -> tuple[Finding, ...]:
    """Return what all checks find in a text."""
    return run_checks(Case(parse_report(text, OUTLINE), OUTLINE, facts))


def stopping(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return those that stop the export."""
    return tuple(f for f in found if f.severity is not Severity.WARNING)
