"""A paragraph in the making: who acts is said where it is not plain, and what happened is told in time order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafting.offline.composer import Composer
from drafting.offline.patterns import wordings
from drafting.offline.pen import Offer

_TOGETHER = 70  # characters: events told in one sentence are shorter than this together
_IMPLIED = 3  # sentences for which a subject goes on being understood


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done: when (may be empty), what, and whether the text itself names who did it.

    ``month`` is its place in the year, None where no time is known; ``is_typed`` says that
    this is the bullet as it was typed, which must not stand alone as a sentence.
    """

    when: str
    what: str
    has_subject: bool
    is_typed: bool = False
    month: float | None = None


class Paragraph:
    """Sentences that follow one another; ``acting`` says that the last one was about the branch."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        self._understood = 0
        self._joiners = [wordings("also.more"), wordings("also.with")]
        self.sentences: list[str] = []

    def add(self, sentence: str, *, names_branch: bool) -> None:
        """Append a sentence; ``names_branch`` says that the next one may leave the branch out."""
        self._append(sentence)
        self._understood = _IMPLIED if names_branch else max(0, self._understood - 1)

    def joiners(self) -> Offer:
        """Return what a sentence may begin with to join the one before: each kind once in a paragraph."""
        words = [word for kind in self._joiners for word in kind]
        return {"also": words} if self.sentences and words else {}

    def _append(self, sentence: str) -> None:
        self.sentences.append(sentence)
        self._joiners = [kind for kind in self._joiners if not sentence.startswith(kind)]

    @property
    def is_understood(self) -> bool:
        """Whether a sentence without a subject is read as the branch's own."""
        return self._understood > 0

    def tell(self, events: Iterable[Event]) -> None:
        """Append the events: those of a known time in their order, then the others as they were given."""
        told = sorted(events, key=lambda event: (event.month is None, event.month or 0))
        while told:
            size = self._size(told)
            self._tell_together(told[:size])
            told = told[size:]

    def _size(self, events: Sequence[Event]) -> int:
        """Return how many of the next events one sentence tells."""
        wanted = int(self.composer.pen.choose("together", ("1", "2", "3")))
        size, length = 1, len(events[0].what)
        for event in events[1:wanted]:
            length += len(event.what)
            is_other = event.has_subject or events[0].has_subject
            parted = (event.month is None) != (events[0].month is None)
            if is_other or parted or length > _TOGETHER or "。" in event.what + events[0].what:
                break
            size += 1
        return size

    def _tell_together(self, events: Sequence[Event]) -> None:
        first, *others = events
        clauses = [
            self._clause(first, is_alone=not others),
            *(self._next_clause(event) for event in others),
        ]
        was_understood = self.is_understood
        self._append("；".join(clauses) + "。")
        if first.has_subject:
            self._understood = 0
        else:
            self._understood = self._understood - 1 if was_understood else _IMPLIED

    def _clause(self, event: Event, *, is_alone: bool) -> str:
        as_typed = is_alone and event.is_typed
        if event.has_subject:
            form = "own.typed" if as_typed else "own"
        elif self.is_understood:
            form = "typed" if as_typed else "bare"
        else:
            form = "subject"
        pen, offer = self.composer.pen, self.joiners()
        return pen.write(f"event.{form}", offer, when=event.when, what=event.what)

    def _next_clause(self, event: Event) -> str:
        return self.composer.pen.write("event.next", when=event.when, what=event.what)
