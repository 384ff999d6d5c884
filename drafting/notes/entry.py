"""What sorting gives: entries for the facts, those that were turned away, and the lines that nothing was made of."""

from dataclasses import dataclass, field

from drafting.notes.lines import NoteLine, Span
from schemas.facts import FactKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry for the facts: the heading that it belongs under, its text, and the words that it is taken from."""

    kind: FactKind
    text: str
    source: str
    span: Span | None = None
    """Where the source stands, where that is known already."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """An entry that was turned away, and why."""

    entry: Entry
    reason: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that nothing was made of, with the reason where its words tell it, or whose figures are in no entry."""

    line: NoteLine
    figures: tuple[str, ...] = ()
    reason: str = ""


@dataclass(slots=True)
class Found:
    """What whoever sorted the notes found: entries, single values by key, and what cannot be used at all."""

    entries: list[Entry] = field(default_factory=list)
    singles: list[tuple[str, str]] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sorted:
    """Entries that may be trusted, single values by key, what was turned away, and the lines left over.

    ``corrected`` are the lines that are read as they correct themselves.
    """

    entries: tuple[Entry, ...] = ()
    singles: dict[str, str] = field(default_factory=dict)
    dropped: tuple[Dropped, ...] = ()
    unread: tuple[Unread, ...] = ()
    corrected: tuple[NoteLine, ...] = ()
