"""Facts and text proven against each other: where each figure stands, and whence each number comes."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from drafting.figures.bind import Mention
from drafting.figures.compare import same, same_unit, same_value
from drafting.figures.evidence import Evidence, Support
from drafting.figures.faults import Wrong, with_swaps, wrong
from drafting.figures.grounds import Ground
from drafting.figures.known import Given, Known, is_plan
from drafting.figures.likeness import ALIKE, BESIDE, VERBATIM
from drafting.figures.numeral import Kind
from drafting.figures.scope import Scope
from drafting.figures.swaps import crossed, exchanged, misplaced, other_halves
from schemas.figure import Figure

_RIGHT = 10
"""What a number that fits is rated above all that do not, so that none of those takes its figure."""


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
    def __init__(self, evidence: Evidence, mentions: Sequence[Mention]) -> None:
        self.evidence, self.mentions = evidence, mentions
        self.missing: dict[str, Known] = {}
        self.needed: set[int] = set()
        self.faults: list[Wrong] = []

    def proof(self) -> Proof:
        evidence = self.evidence
        supports = [(m, evidence.support(m)) for m in self.mentions]
        evidence.share_out()
        self.missing = {
            figure_id: k
            for figure_id, k in evidence.known.items()
            if k.figure.required and figure_id not in evidence.present
        }
        self.needed = evidence.needed()
        doubtful = [(m, s) for m, s in supports if s is not Support.FIRM and self._claims(m)]
        right: set[int] = set()
        self._add(self._blamed(doubtful, right))
        self._add(other_halves(evidence, self.missing, self.faults))
        for figure_id in list(self.missing):
            if hints := evidence.unclaimed(
                figure_id, {f.mention.numeral.start for f in self.faults}
            ):
                evidence.present[figure_id] = hints
                del self.missing[figure_id]
        self._add(misplaced(evidence, self.missing.values()))
        self._add(exchanged(evidence))
        self._add(crossed(evidence))
        self._add(self._restated(supports))
        self._add(self._repeated(doubtful, right))
        self._add(self._too_many(doubtful))
        blamed = {id(f.mention) for f in self.faults} | right
        used = {id(m) for found in evidence.present.values() for m in found}
        return Proof(
            present={figure_id: tuple(found) for figure_id, found in evidence.present.items()},
            wrong=with_swaps(sorted(self.faults, key=lambda f: f.mention.numeral.start)),
            missing=tuple(k.figure for k in self.missing.values()),
            unknown=tuple(
                m for m, s in doubtful
                if m.is_claim
                and id(m) not in blamed
                and (s is Support.NONE or (s is Support.WEAK and id(m) not in used))
            ),
            grounds=evidence.grounds,
        )  # fmt: skip

    def _add(self, faults: Iterator[Wrong]) -> None:
        """Take up faults; a figure that is stated wrongly is no longer missing."""
        for fault in list(faults):
            self.faults.append(fault)
            self.missing.pop(fault.figure.id, None)

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
            and mention.scope is Scope.WHOLE
            and same_unit(count.quantity, mention, count.label)
        )

    def _blamed(
        self, doubtful: Sequence[tuple[Mention, Support]], right: set[int]
    ) -> Iterator[Wrong]:
        """Yield which figure each number states wrongly, the likeliest pairs first; ``right`` gets those that fit."""
        evidence = self.evidence
        pairs = sorted(
            (
                (-rating, order, figure_id)
                for order, (mention, support) in enumerate(doubtful)
                for figure_id, rating in self._suspects(mention, support)
            ),
        )
        done: set[int] = set()
        found: set[str] = set()
        for _, order, figure_id in pairs:
            known = evidence.known[figure_id]
            mention = doubtful[order][0]
            is_missing = figure_id in self.missing and figure_id not in found
            if order in done or not (
                is_missing or (mention.certain and known.label == mention.label)
            ):
                continue
            done.add(order)
            found.add(figure_id)
            if same(known.quantity, mention, known.label):  # right, though in other words
                evidence.present[figure_id].append(mention)
                right.add(id(mention))
                self.missing.pop(figure_id, None)
            else:
                yield wrong(mention, known.figure, known.label)

    def _suspects(self, mention: Mention, support: Support) -> Iterator[tuple[str, float]]:
        """Yield the figures that a number may state wrongly, each with a rating."""
        for known in self.missing.values():
            if rating := self._rating(known, mention, support):
                right = same(known.quantity, mention, known.label)
                yield known.figure.id, rating + _RIGHT * right
        if support is Support.GROUNDED:
            return
        count = self.evidence.counts.get(mention.label)
        if count and self._misstates(mention, count):
            rating = 1.0 if count.figure.id in self.missing else 0.0
            yield count.figure.id, rating + self.evidence.nearness(count, mention)
            for part in self.evidence.items if mention.scope is Scope.PART else ():
                # 我讲党课2次, said a second time
                if part.label == mention.label and part.figure.id not in self.missing:
                    yield part.figure.id, self.evidence.nearness(part, mention)

    def _misstates(self, mention: Mention, count: Known) -> bool:
        if mention.scope is Scope.OTHER_YEAR or not self._claims(mention):
            return False
        return (
            mention.is_statement
            or self._recalls(mention)
            or (count.figure.id in self.missing and mention.numeral.kind is not Kind.SET_TERM)
            or (mention.certain and same_value(count.quantity, mention))
        )

    def _recalls(self, mention: Mention) -> bool:
        """Whether a number among the plans speaks of this year, because no plan of the facts has its label."""
        return (
            mention.scope is Scope.PLAN
            and mention.certain
            and mention.fits
            and not any(k.label == mention.label for k in self.evidence.items if is_plan(k))
        )

    def _rating(self, known: Known, mention: Mention, support: Support) -> float:
        """Return how likely a number stands for a figure that is missing, 0 for not at all."""
        labelled = (
            mention.certain
            and mention.fits
            and mention.scope is not Scope.PARTICIPANTS
            and mention.label in self.evidence.counts
        )
        same_label = bool(known.label) and known.label == mention.label
        if known.label and labelled and not same_label:
            return 0.0
        fits_unit = same_unit(known.quantity, mention, known.label)
        fits_value = same_value(known.quantity, mention)
        near = self.evidence.nearness(known, mention)
        if support is Support.GROUNDED and not (fits_unit and near >= BESIDE):
            return 0.0
        like = self.evidence.likeness(known, mention)
        if support is not Support.NONE and not fits_value and near < BESIDE:
            # it is a figure in its own right: only an item that the sentence plainly speaks of may claim it
            is_count = known.figure.id not in self.evidence.given.contexts
            if is_count or mention.numeral.start in self.needed or like < 2 * ALIKE:
                return 0.0
        if not (fits_unit or fits_value or near >= BESIDE or (same_label and mention.certain)):
            return 0.0
        if not (same_label or like >= ALIKE or near >= BESIDE):
            return 0.0
        return near + (like + same_label + fits_unit + fits_value / 2) / 2

    def _repeated(
        self, doubtful: Sequence[tuple[Mention, Support]], right: Set[int]
    ) -> Iterator[Wrong]:
        """Yield the unknown numbers that stand in the very words of a figure which is stated elsewhere."""
        evidence = self.evidence
        blamed = {f.mention.numeral.start for f in self.faults}
        for mention, support in doubtful:
            if (
                support is not Support.NONE
                or mention.numeral.start in blamed
                or id(mention) in right
            ):
                continue
            if not mention.is_claim:
                continue
            alike = [
                k
                for k in evidence.items
                if evidence.nearness(k, mention) >= VERBATIM
                and evidence.likeness(k, mention) >= 2 * ALIKE
                and (same_unit(k.quantity, mention, k.label) or same_value(k.quantity, mention))
            ]
            if alike:
                known = max(alike, key=lambda k: evidence.closeness(k, mention))
                yield wrong(mention, known.figure, known.label)

    def _too_many(self, doubtful: Sequence[tuple[Mention, Support]]) -> Iterator[Wrong]:
        """Yield the unknown numbers of people who would be more than there are (支部28名党员 where there are 25)."""
        blamed = {f.mention.numeral.start for f in self.faults}
        for mention, support in doubtful:
            count = self.evidence.counts.get(mention.label)
            value = mention.numeral.value
            if (
                count
                and support is Support.NONE
                and mention.certain
                and mention.scope is Scope.PARTICIPANTS
                and mention.numeral.start not in blamed
                and same_unit(count.quantity, mention, count.label)
                and value is not None
                and value > count.quantity.value
            ):
                yield wrong(mention, count.figure, count.label)

    def _restated(self, supports: Sequence[tuple[Mention, Support]]) -> Iterator[Wrong]:
        """Yield the rhythms and structural counts of the facts that the text gives another number (每季度9次)."""
        evidence = self.evidence
        if not evidence.sayings:
            return
        blamed = {f.mention.numeral.start for f in self.faults}
        free = [
            m
            for m, support in supports
            if support is Support.NONE
            and m.numeral.start not in blamed
            and m.numeral.text != "一" + m.unit
        ]
        for saying in evidence.sayings:
            alike = [m for m in free if evidence.speaks_of(saying, m)]
            if alike and not any(
                same(saying.quantity, m, "") for m in self.mentions if evidence.speaks_of(saying, m)
            ):
                yield wrong(
                    max(alike, key=lambda m: evidence.closeness(saying, m)), saying.figure, ""
                )
