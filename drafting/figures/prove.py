"""Facts and text proven against each other: where each figure stands, and whence each number comes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from drafting.figures.bind import Mention
from drafting.figures.compare import same
from drafting.figures.comparison_words import compares
from drafting.figures.evidence import FIRM, NONE, WEAK, Evidence, Support
from drafting.figures.faults import Wrong, with_swaps, wrong
from drafting.figures.grounds import Ground
from drafting.figures.index import by_value
from drafting.figures.known import Given, Known, LastYear, as_known
from drafting.figures.likeness import ALIKE, VERBATIM, Surroundings, beside
from drafting.figures.numeral import SET_TERM
from drafting.figures.repeats import repeated, restated, too_many
from drafting.figures.sharing import share_out, take_all_done, take_hints
from drafting.figures.suspects import Suspects
from drafting.figures.swaps import crossed, exchanged, misplaced, other_halves
from drafting.figures.verbs import with_another_verb
from drafting.figures.year_on_year import Unproven, compared
from schemas.figure import Figure


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof in both directions.

    ``present`` has every figure that the text states, with its mentions. ``wrong``, ``missing`` and ``unknown``
    share no mention and no figure, so that one slip is one fault. ``grounds`` tells for numbers that state no
    figure of their own, by their offset, why they are right all the same. ``unproven`` compare with last year what the
    facts do not know of it; ``compared`` are the ends of all numbers that compare.
    """

    present: Mapping[str, tuple[Mention, ...]]
    wrong: tuple[Wrong, ...]
    missing: tuple[Figure, ...]
    unknown: tuple[Mention, ...]
    grounds: Mapping[int, Ground]
    unproven: tuple[Unproven, ...] = ()
    compared: frozenset[int] = frozenset()


def prove(
    given: Given,
    text: str,
    mentions: Sequence[Mention],
    planned: Sequence[tuple[int, int]] = (),
) -> Proof:
    """Prove a text against the figures of the facts; in the spans ``planned`` it speaks of the year to come."""
    if given.last_year is None:
        return _Prover(Evidence(given, text, mentions), mentions).proof()
    return _with_last_year(given, given.last_year, text, mentions, planned)


def _with_last_year(
    given: Given,
    last: LastYear,
    text: str,
    mentions: Sequence[Mention],
    planned: Sequence[tuple[int, int]],
) -> Proof:
    """Return the proof where numbers that compare the years are none of this year's figures.

    What an item of the facts says of last year in its own words is right where the text says it again.
    """
    found = compared(given, last, text, mentions, planned)
    numbers, around = found.numbers, Surroundings(text)
    own = by_value(_comparing(given, last))
    said = {
        m.numeral.end
        for m in mentions
        if m.numeral.end in numbers
        and any(_repeats(around, m, known, given) for known in own.get(m.numeral.value, ()))
    }
    left = [
        m._replace(scope=found.scopes.get(m.numeral.end, m.scope))
        for m in mentions
        if m.numeral.end not in numbers or m.numeral.end in said
    ]
    proof = _Prover(Evidence(given, text, left), left).proof()
    settled = {fault.mention.numeral.end for fault in proof.wrong}
    settled |= {m.numeral.end for m in chain(*proof.present.values()) if m.numeral.end in said}
    faults = [fault for fault in found.wrong if fault.mention.numeral.end not in settled]
    blamed = {fault.figure.id for fault in faults}
    present = dict(proof.present)
    for figure_id, stated in found.present.items():
        present[figure_id] = (*present.get(figure_id, ()), *stated)
    return replace(
        proof,
        present=present,
        wrong=tuple(sorted((*proof.wrong, *faults), key=lambda f: f.mention.numeral.start)),
        missing=tuple(f for f in proof.missing if f.id not in blamed and f.id not in found.present),
        unknown=(
            *(m for m in proof.unknown if m.numeral.end not in numbers),
            *(m for m in found.unknown if m.numeral.end not in settled),
        ),
        unproven=tuple(u for u in found.unproven if u.mention.numeral.end not in settled),
        compared=frozenset(numbers),
    )


def _comparing(given: Given, last: LastYear) -> Iterator[Known]:
    """Yield the figures that compare by the facts' own words: 可防性案件下降12.4%."""
    for figure in given.figures:
        context = given.contexts.get(figure.id)
        told = context.beside.lead if context else figure.label
        if figure.quantity and compares(told, last.year):
            yield as_known(figure, figure.quantity, context)


def _repeats(around: Surroundings, mention: Mention, known: Known, given: Given) -> bool:
    """Whether a number says again what a figure says, in much the same words; a label is words enough."""
    numeral = mention.numeral
    if not same(known.quantity, mention, known.label or mention.label):
        return False
    is_count = known.figure.id not in given.contexts
    if is_count or around.share(known.words, numeral.start) >= 2 * ALIKE:
        return True
    return known.beside.overlap(beside(around.text, numeral.start, numeral.end)) >= VERBATIM


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
            for figure_id in take_all_done(evidence, list(self.missing)):
                del self.missing[figure_id]
            for figure_id in take_hints(evidence, list(self.missing), self.blamed):
                del self.missing[figure_id]
        self._add(misplaced(evidence, self.missing.values()))
        self._add(exchanged(evidence))
        self._add(crossed(evidence))
        self._add(with_another_verb(evidence))
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
