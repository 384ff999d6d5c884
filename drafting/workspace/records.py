"""What the history keeps: versions of parts with the origin of their words, and revisions made of them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from schemas.finding import Finding

Author = Literal["model", "composer", "hand"]


@dataclass(frozen=True)
class Sources:
    """The files a report is made from."""

    facts: Path | None = None
    reference: Path | None = None
    sample: Path | None = None
    outline: Path | None = None


@dataclass(frozen=True)
class Origin:
    """Where a span of a part comes from: offsets into the part's text, its author, and its fact if any."""

    start: int
    end: int
    author: Author
    fact: str | None = None


@dataclass(frozen=True)
class Version:
    """One text of one part of the report."""

    part: str
    text: str
    author: Author
    origins: tuple[Origin, ...] = ()
    model: str = ""
    prompt: str = ""
    findings: tuple[Finding, ...] = ()
    id: int | None = None
    """None until it is stored."""


@dataclass(frozen=True)
class Revision:
    """One accepted state of the whole report; ``made_at`` is ISO 8601 in UTC."""

    number: int
    made_at: str
    action: str
    note: str
    parts: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A person's word that a finding is no fault: when, of which finding (its id), and why."""

    made_at: str
    finding: str
    reason: str


@dataclass(frozen=True)
class Exported:
    """A file that was written from a revision."""

    revision: int
    path: Path
