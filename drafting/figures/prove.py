"""Facts and text proven against each other: where each figure stands, and whence each number comes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from drafting.figures.bind import Mention
from drafting.figures.compare import same_digits, same_unit, same_value
from drafting.figures.evidence import ALIKE, Evidence, Known, Support
from drafting.figures.scope import Scope
from schemas.figure import Figure


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


def prove(
    figures: Sequence[Figure],
    contexts: Mapping[str, str],
    said: frozenset[tuple[object, str]],
    text: str,
    mentions: Sequence[Mention],
) -> Proof:
    """Prove a text against the figures of the facts.

    ``contexts`` gives for a figure inside an item the words around it; ``said`` the (value, unit) of every
    numeral in the facts that is no figure (三个方面, 三分之二), which the text may repeat.
    """
    return _Prover(Evidence(figures, contexts, said, text, mentions), mentions).proof()


class _Prover:
    def __init__(self, evidence: Evidence, mentions: Sequence[Mention]) -> None:
        self.evidence, self.mentions = evidence, mentions
        self.missing: dict[str, Known] = {}

    def proof(self) -> Proof:
        supports = [(m, self.evidence.support(m)) for m in self.mentions]
        self.evidence.share_out()
        self.missing = {
            k.figure.id: k
            for k in (*self.evidence.counts.values(), *self.evidence.items)
            if k.figure.required and k.figure.id not in self.evidence.present
        }
        wrong: list[Wrong] = []
        unknown: list[Mention] = []
        for mention, support in supports:
            if support is Support.FIRM or not mention.is_claim:
                continue
            fault = self._fault(mention, support)
            if fault:
                wrong.append(fault)
                self.missing.pop(fault.figure.id, None)
            elif support is Support.NONE:
                unknown.append(mention)
        for figure_id in self.evidence.hinted:
            if self.missing.pop(figure_id, None):
                self.evidence.present[figure_id] = self.evidence.hinted[figure_id]
        wrong.extend(self._misplaced())
        return Proof(
            present={figure_id: tuple(found) for figure_id, found in self.evidence.present.items()},
            wrong=tuple(_with_swap(w, wrong) for w in wrong),
            missing=tuple(k.figure for k in self.missing.values()),
            unknown=tuple(unknown),
        )

    def _fault(self, mention: Mention, support: Support) -> Wrong | None:
        """Return which figure a number states wrongly, or None when it is about none that is known."""
        item = self._likeliest(mention, support)
        count = self.evidence.counts.get(mention.label)
        if (
            count
            and self._misstates(mention, count)
            and not (item and count.figure.id not in self.missing)
        ):
            return _wrong(mention, count)
        return _wrong(mention, item) if item else None

    def _misstates(self, mention: Mention, count: Known) -> bool:
        if mention.scope is Scope.OTHER_YEAR:
            return False
        return (
            mention.is_statement
            or count.figure.id in self.missing
            or (mention.certain and same_value(count.quantity, mention))
        )

    def _likeliest(self, mention: Mention, support: Support) -> Known | None:
        """Return the missing figure that the surroundings of a number speak of most."""
        best, best_likeness = None, 0.0
        for known in self.missing.values():
            if known.label and mention.certain and mention.label and known.label != mention.label:
                continue
            likeness = self.evidence.likeness(known, mention)
            if known.label and known.label == mention.label:
                likeness = max(likeness, ALIKE)
            if likeness < ALIKE or (
                support is Support.WEAK and not same_value(known.quantity, mention)
            ):
                continue
            if same_unit(known.quantity, mention, known.label):
                likeness += ALIKE
            if same_value(known.quantity, mention):
                likeness += ALIKE
            if likeness > best_likeness:
                best, best_likeness = known, likeness
        return best

    def _misplaced(self) -> Iterator[Wrong]:
        """Yield the numbers that repeat another figure where a missing one belongs (我讲党课5次)."""
        known_by_id = {
            k.figure.id: k for k in (*self.evidence.counts.values(), *self.evidence.items)
        }
        for known in list(self.missing.values()):
            rivals = [
                (self.evidence.likeness(known, m), m)
                for figure_id, repeats in self.evidence.present.items()
                if len(repeats) > 1
                for m in repeats
                if same_unit(known.quantity, m, known.label)
                and self.evidence.likeness(known, m)
                >= max(ALIKE, self.evidence.likeness(known_by_id[figure_id], m))
            ]
            if rivals:
                yield _wrong(max(rivals, key=lambda rival: rival[0])[1], known)
                del self.missing[known.figure.id]


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
