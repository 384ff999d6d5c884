"""The sentences of two reports side by side, in an order in which both can be read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafting.compare.alignment import Matches, match
from drafting.compare.change import Change
from drafting.compare.sentence import Sentence
from drafting.compare.side import Side
from drafting.compare.words import Edit, edits


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as it was and as it is; None where only one report has it.

    ``elsewhere`` is, of a sentence that only moved, the one of the other report that says the same at another place.
    ``edits`` are its stretches where it was changed; of one that moved they stand where it is now.
    """

    old: Sentence | None
    new: Sentence | None
    edits: tuple[Edit, ...] = ()
    elsewhere: Sentence | None = None

    @property
    def change(self) -> Change:
        """What became of it."""
        if self.old is None:
            return Change.NEW
        if self.new is None:
            return Change.GONE
        return Change.CHANGED if self.edits else Change.UNCHANGED

    @property
    def part(self) -> str:
        """The part of the report in which it stands."""
        shown = self.new or self.old
        assert shown is not None, "a line stands somewhere"
        return shown.part


def lines_of(old: Side, new: Side) -> tuple[tuple[Line, ...], Matches]:
    """Return the lines of both reports, and which sentences belong together."""
    matches = match(old.sentences, new.sentences)
    return tuple(_lines(old.sentences, new.sentences, matches)), matches


def _lines(old: Sequence[Sentence], new: Sequence[Sentence], matches: Matches) -> Iterator[Line]:
    went = {i: new[j] for i, j in matches.moved.items()}
    came = {j: old[i] for i, j in matches.moved.items()}
    for i, j in side_by_side(len(old), len(new), matches.pairs):
        if i is not None and j is not None:
            yield Line(old[i], new[j], _edits(old[i], new[j]))
        elif i is not None:
            yield Line(old[i], None, elsewhere=went.get(i))
        elif j is not None:
            yield Line(None, new[j], _edits(came.get(j), new[j]), came.get(j))


def _edits(old: Sentence | None, new: Sentence) -> tuple[Edit, ...]:
    return () if old is None or old.text == new.text else edits(old, new)


def side_by_side(
    old: int, new: int, pairs: Mapping[int, int]
) -> Iterator[tuple[int | None, int | None]]:
    """Yield the numbers of so many old and new pieces, each side in its order, those of a pair together.

    Between two pairs the old ones come first.
    """
    i = j = 0
    for before, now in (*sorted(pairs.items()), (old, new)):
        yield from ((gone, None) for gone in range(i, before))
        yield from ((None, more) for more in range(j, now))
        if before < old:
            yield before, now
        i, j = before + 1, now + 1
