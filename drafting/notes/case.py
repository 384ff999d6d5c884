"""An entry held against the notes: the words that it is taken from, and the sentences around them."""

import re
from dataclasses import dataclass
from functools import cached_property

from drafting.notes.align import Alignment
from drafting.notes.entry import Entry
from drafting.notes.folding import folded
from drafting.notes.lines import NoteLine, Notes, Span

_SENTENCE = re.compile(r"[^。；;！!？?\n]*[。；;！!？?]*")


@dataclass(frozen=True)
class Case:
    """One entry, the notes, where in them its source stands, and who reports, if that is known."""

    entry: Entry
    notes: Notes
    span: Span
    reporter: str = ""

    @cached_property
    def said(self) -> str:
        """The words that the entry is taken from, as the notes have them."""
        return self.notes.text[self.span.start : self.span.end]

    @cached_property
    def lines(self) -> tuple[NoteLine, ...]:
        """The lines that these words stand in."""
        return self.notes.lines[self.span.first : self.span.last + 1]

    @property
    def headings(self) -> frozenset[str]:
        """The headings of the notes that these lines stand below."""
        return frozenset(line.heading for line in self.lines)

    @cached_property
    def sentences(self) -> str:
        """The whole sentences of which the words are a part."""
        return self.notes.text[self.start : self._end]

    @cached_property
    def drawn(self) -> Alignment:
        """The entry laid along these sentences."""
        return Alignment(self.entry.text, self.sentences)

    @cached_property
    def beginning(self) -> str:
        """These sentences up to where the words end."""
        return self.notes.text[self.start : self.span.end]

    def says(self, words: str) -> bool:
        """Whether words stand in what the entry is taken from, punctuation and spaces ignored."""
        return folded(words).lower() in folded(self.said).lower()

    @cached_property
    def start(self) -> int:
        """Where in the notes these sentences begin."""
        line = self.notes.text.rfind("\n", 0, self.span.start) + 1
        found = (m for m in _SENTENCE.finditer(self.notes.text, line) if m.end() > self.span.start)
        return next(found).start()

    @cached_property
    def _end(self) -> int:
        match = _SENTENCE.match(self.notes.text, self.span.end)
        return match.end() if match else self.span.end
