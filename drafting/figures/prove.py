"""Facts and text proven against each other: where each figure stands, and whence each number comes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafting.figures.bind import Mention
from drafting.figures.compare import same
from drafting.figures.evidence import FIRM, NONE, WEAK, Evidence, Support
from drafting.figures.faults import Wrong, with_swaps, wrong
from drafting.figures.grounds import Ground
from drafting.figures.known import Given
from drafting.figures.numeral import SET_TERM
from drafting.figures.repeats import repeated, restated, too_many
from drafting.figures.sharing import share_out, take_hints
from drafting.figures.suspects import Suspects
from drafting.figures.swaps import crossed, exchanged, misplaced, other_halves
from schemas.figure import Figure


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof in both directions.

    ``present`` has every figure that the text states, with its mentions. ``wrong``, ``missing`` and ``unknown``
    share no mention and no figure, so that one slip is one fault. ``grounds`` tells for numbers that state no
    figure of their own, by their offset, why they are right all the same.
    """

    present: Mapping[str, tuple[Mention, ...]]
    wrong: tuple[Wrong, ...]
    missing: tuple[Figure, ...]
    unknown: tuple[Mention, ...]
    grounds: Mapping[int, Ground]


def prove(given: Given, text: str, mentions: Sequence[Mention]) -> Proof:
    """Prove a text against the figures of the facts."""
    return _Prover(Evidence(given, text, mentions), mentions).proof()


class _Prover:
    """The proof under way: ``missing`` shrinks as numbers are blamed for a figure, or found ``right`` after all."""

    def __init__(self, evidence: Evidence, mentions: Sequence[Mention]) -> None:
        self.evidence = evidence
        self.supports = [(m, evidence.support(m)) for m in mentions]
        share_out(evidence)
        self.missing = {
            figure_id: k
            for figure_id, k in evidence.known.items()
            if k.figure.required and figure_id not in evidence.present
        }
        self.faults: list[Wrong] = []
        self.blamed: set[int] = set()
        self.right: set[int] = set()

    def proof(self) -> Proof:
        evidence = self.evidence
        doubtful = self._blame()
        self._add(other_halves(evidence, self.missing, self.faults))
        if self.missing:
            for figure_id in take_hints(evidence, list(self.missing), self.blamed):
                del self.missing[figure_id]
        self._add(misplaced(evidence, self.missing.values()))
        self._add(exchanged(evidence))
        self._add(crossed(evidence))
        if evidence.sayings:
            rhythms = self._rhythms()
            known = [m for m, s in rhythms if s is not NONE and self._is_free(m)]
            self._add(restated(evidence, self._free(rhythms), known))
        self._add(repeated(evidence, self._free(doubtful)))
        self._add(too_many(evidence, self._free(doubtful)))
        used = {id(m) for found in evidence.present.values() for m in found}
        return Proof(
            present={figure_id: tuple(found) for figure_id, found in evidence.present.items()},
            wrong=with_swaps(sorted(self.faults, key=lambda f: f.mention.numeral.start)),
            missing=tuple(k.figure for k in self.missing.values()),
            unknown=tuple(
                m for m, s in doubtful
                if m.is_claim
                and self._is_free(m)
                and (s is NONE or (s is WEAK and id(m) not in used))
            ),
            grounds=evidence.grounds,
        )  # fmt: skip

    def _add(self, faults: Iterator[Wrong]) -> None:
        """Take up faults; a figure that is stated wrongly is no longer missing."""
        for fault in list(faults):
            self.faults.append(fault)
            self.blamed.add(fault.mention.numeral.start)
            self.missing.pop(fault.figure.id, None)

    def _is_free(self, mention: Mention) -> bool:
        """Whether a mention is neither blamed nor right: one slip is one fault."""
        return mention.numeral.start not in self.blamed and id(mention) not in self.right

    def _free(self, supports: Sequence[tuple[Mention, Support]]) -> list[Mention]:
        """Return the mentions that no fact knows and that no fault has yet."""
        return [m for m, s in supports if s is NONE and self._is_free(m)]

    def _rhythms(self) -> list[tuple[Mention, Support]]:
        """Return the mentions with their support, but structural ones without: what they equal, they do not state."""
        return [
            (m, NONE if s is WEAK and m.numeral.kind is SET_TERM else s) for m, s in self.supports
        ]

    def _blame(self) -> Sequence[tuple[Mention, Support]]:
        """Blame numbers for the figures that they state wrongly, the likeliest pairs first; return the doubtful ones."""
        evidence, suspects = self.evidence, Suspects(self.evidence, dict(self.missing))
        doubtful = [(m, s) for m, s in self.supports if s is not FIRM and suspects.claims(m)]
        pairs = sorted(
            (-rating, order, known.figure.id)
            for order, (mention, support) in enumerate(doubtful)
            for known, rating in suspects.of(mention, support)
        )
        done: set[int] = set()
        found: set[str] = set()
        for _, order, figure_id in pairs:
            known, mention = evidence.known[figure_id], doubtful[order][0]
            is_missing = figure_id in self.missing and figure_id not in found
            if order in done or not (
                is_missing or (mention.certain and known.label == mention.label)
            ):
                continue
            done.add(order)
            found.add(figure_id)
            if same(known.quantity, mention, known.label):  # right, though in other words
                evidence.present[figure_id].append(mention)
                self.right.add(id(mention))
                self.missing.pop(figure_id, None)
            else:
                self._add(iter([wrong(mention, known.figure, known.label)]))
        return doubtful
