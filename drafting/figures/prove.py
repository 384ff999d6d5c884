"""Facts and text proven against each other: where each figure stands, and whence each number comes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from drafting.figures.bind import Mention
from drafting.figures.compare import same, same_digits, same_unit, same_value
from drafting.figures.evidence import ALIKE, BESIDE, Evidence, Given, Known, Support
from drafting.figures.numeral import Kind
from drafting.figures.scope import Scope
from schemas.figure import Figure

CROSSED = 0.3
"""What two figures must gain in nearness by changing places before they count as swapped."""


_RIGHT = 10
"""What a number that fits is rated above all that do not, so that none of those takes its figure."""


class Fault(StrEnum):
    """What is wrong with a number that stands where a figure of the facts belongs."""

    VALUE = "value"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A number that contradicts a figure; ``swapped`` is the figure whose value stands here instead."""

    mention: Mention
    figure: Figure
    fault: Fault
    swapped: Figure | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof in both directions.

    ``present`` has every figure that the text states, with its mentions. ``wrong``, ``missing`` and ``unknown``
    share no mention and no figure, so that one slip is one fault.
    """

    present: Mapping[str, tuple[Mention, ...]]
    wrong: tuple[Wrong, ...]
    missing: tuple[Figure, ...]
    unknown: tuple[Mention, ...]


def prove(given: Given, text: str, mentions: Sequence[Mention]) -> Proof:
    """Prove a text against the figures of the facts."""
    return _Prover(Evidence(given, text, mentions), mentions).proof()


class _Prover:
    def __init__(self, evidence: Evidence, mentions: Sequence[Mention]) -> None:
        self.evidence, self.mentions = evidence, mentions
        self.known = {k.figure.id: k for k in (*evidence.counts.values(), *evidence.items)}
        self.missing: dict[str, Known] = {}

    def proof(self) -> Proof:
        supports = [(m, self.evidence.support(m)) for m in self.mentions]
        self.evidence.share_out()
        self.missing = {
            figure_id: k
            for figure_id, k in self.known.items()
            if k.figure.required and figure_id not in self.evidence.present
        }
        doubtful = [(m, s) for m, s in supports if s is not Support.FIRM and self._claims(m)]
        right: set[int] = set()
        wrong = list(self._blamed(doubtful, right))
        blamed = {id(w.mention) for w in wrong} | right
        for figure_id in list(self.missing):
            if hints := self.evidence.unclaimed(figure_id):
                self.evidence.present[figure_id] = hints
                del self.missing[figure_id]
        wrong.extend(self._misplaced())
        wrong.extend(self._crossed())
        wrong.sort(key=lambda w: w.mention.numeral.start)
        used = {id(m) for found in self.evidence.present.values() for m in found}
        return Proof(
            present={figure_id: tuple(found) for figure_id, found in self.evidence.present.items()},
            wrong=tuple(_with_swap(w, wrong) for w in wrong),
            missing=tuple(k.figure for k in self.missing.values()),
            unknown=tuple(
                m for m, s in doubtful
                if m.is_claim and id(m) not in blamed and (s is Support.NONE or id(m) not in used)
            ),
        )  # fmt: skip

    def _claims(self, mention: Mention) -> bool:
        """Whether a number must come from the facts; 六条分拣线 only where the facts count 分拣线."""
        if (
            mention.is_claim
            or mention.numeral.kind is not Kind.SET_TERM
            or mention.numeral.value == 1
        ):
            return mention.is_claim
        count = self.evidence.counts.get(mention.label)
        return (
            count is not None
            and mention.certain
            and same_unit(count.quantity, mention, count.label)
        )

    def _blamed(
        self, doubtful: Sequence[tuple[Mention, Support]], right: set[int]
    ) -> Iterator[Wrong]:
        """Yield which figure each number states wrongly, the likeliest pairs first; ``right`` gets those that fit."""
        pairs = sorted(
            (
                (-rating, order, figure_id)
                for order, (mention, support) in enumerate(doubtful)
                for figure_id, rating in self._suspects(mention, support)
            ),
        )
        done: set[int] = set()
        for _, order, figure_id in pairs:
            known = self.known[figure_id]
            mention = doubtful[order][0]
            if order in done or not (figure_id in self.missing or known.label == mention.label):
                continue
            done.add(order)
            self.missing.pop(figure_id, None)
            if same(known.quantity, mention, known.label):  # right, though in other words
                self.evidence.present[figure_id].append(mention)
                right.add(id(mention))
            else:
                yield _wrong(mention, known)

    def _suspects(self, mention: Mention, support: Support) -> Iterator[tuple[str, float]]:
        """Yield the figures that a number may state wrongly, each with a rating."""
        for known in self.missing.values():
            if rating := self._rating(known, mention, support):
                right = same(known.quantity, mention, known.label)
                yield known.figure.id, rating + _RIGHT * right
        count = self.evidence.counts.get(mention.label)
        if count and self._misstates(mention, count):
            rating = 1.0 if count.figure.id in self.missing else 0.0
            yield count.figure.id, rating + self.evidence.nearness(count, mention)

    def _misstates(self, mention: Mention, count: Known) -> bool:
        if mention.scope is Scope.OTHER_YEAR or not self._claims(mention):
            return False
        return (
            mention.is_statement
            or (count.figure.id in self.missing and mention.numeral.kind is not Kind.SET_TERM)
            or (mention.certain and same_value(count.quantity, mention))
        )

    def _rating(self, known: Known, mention: Mention, support: Support) -> float:
        """Return how likely a number stands for a figure that is missing, 0 for not at all."""
        labelled = mention.certain and mention.fits and mention.label in self.evidence.counts
        same_label = bool(known.label) and known.label == mention.label
        if known.label and labelled and not same_label:
            return 0.0
        fits_unit = same_unit(known.quantity, mention, known.label)
        fits_value = same_value(known.quantity, mention)
        near = self.evidence.nearness(known, mention)
        if support is Support.WEAK and not fits_value and near < BESIDE:
            return 0.0
        like = self.evidence.likeness(known, mention)
        if not (fits_unit or fits_value or near >= BESIDE or (same_label and mention.certain)):
            return 0.0
        if not (same_label or like >= ALIKE or near >= BESIDE):
            return 0.0
        return near + (like + same_label + fits_unit + fits_value / 2) / 2

    def _misplaced(self) -> Iterator[Wrong]:
        """Yield the numbers that repeat another figure where a missing one belongs (我讲党课5次)."""
        best = {
            max(found, key=lambda m: self.evidence.closeness(self.known[i], m)).numeral.start
            for i, found in self.evidence.present.items()
        }
        for known in list(self.missing.values()):
            rivals = [
                (self.evidence.closeness(known, m), m)
                for figure_id, repeats in self.evidence.present.items()
                if len(repeats) > 1
                for m in repeats
                if m.numeral.start not in best
                and same_unit(known.quantity, m, known.label)
                and self.evidence.nearness(known, m) >= BESIDE
                and self.evidence.closeness(known, m)
                > self.evidence.closeness(self.known[figure_id], m)
            ]
            if rivals:
                yield _wrong(max(rivals, key=lambda rival: rival[0])[1], known)
                del self.missing[known.figure.id]

    def _crossed(self) -> Iterator[Wrong]:
        """Yield the pairs of numbers of one sentence of which each stands where the other belongs."""
        places: dict[tuple[int, int], list[tuple[Known, Mention]]] = defaultdict(list)
        for figure_id, found in self.evidence.present.items():
            if len({m.numeral.start for m in found}) == 1:
                sentence = self.evidence.around.sentence(found[0].numeral.start)
                places[sentence].append((self.known[figure_id], found[0]))
        near = self.evidence.nearness
        pairs = (pair for stated in places.values() for pair in combinations(stated, 2))
        for (first, one), (second, other) in pairs:
            if one.numeral is other.numeral:
                continue
            if self._is_part_for_whole(first, one, second, other):
                yield _wrong(one, second)
                yield _wrong(other, first)
                continue
            counts = sum(k.label in self.evidence.counts for k in (first, second))
            named = _is_named(first, one) or _is_named(second, other)
            if first.label != second.label and (named or counts == 2):
                continue
            gains = near(first, other) - near(first, one), near(second, one) - near(second, other)
            if min(gains) >= 0 and sum(gains) >= CROSSED:
                yield _wrong(one, second)
                yield _wrong(other, first)

    def _is_part_for_whole(self, first: Known, one: Mention, second: Known, other: Mention) -> bool:
        """Whether a count stands where its part belongs (全年讲党课2次，其中我讲党课4次)."""
        if first.label != second.label:
            return False
        states_part = {
            k.figure.id: m.scope is Scope.PART for k, m in ((first, one), (second, other))
        }
        count = self.evidence.counts.get(first.label)
        if count is None or count.figure.id not in states_part:
            return False
        item = second if count is first else first
        return states_part[count.figure.id] and not states_part[item.figure.id]


def _is_named(known: Known, mention: Mention) -> bool:
    return mention.certain and bool(known.label) and known.label == mention.label


def _wrong(mention: Mention, known: Known) -> Wrong:
    quantity = known.quantity
    if same_value(quantity, mention):
        fault = Fault.VALUE if same_unit(quantity, mention, known.label) else Fault.UNIT
    else:
        only_scale = quantity.value != mention.numeral.value and same_digits(quantity, mention)
        fault = Fault.UNIT if only_scale else Fault.VALUE
    return Wrong(mention, known.figure, fault)


def _with_swap(one: Wrong, wrong: Sequence[Wrong]) -> Wrong:
    """Return the fault, marked when another number has its value and it has the other's."""
    own = one.figure.quantity
    for other in wrong:
        theirs = other.figure.quantity
        if (
            other.figure.id != one.figure.id
            and own
            and theirs
            and same_value(theirs, one.mention)
            and same_value(own, other.mention)
        ):
            return replace(one, swapped=other.figure)
    return one
