"""Facts and text proven against each other: where each figure stands, and whence each number comes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum, StrEnum

from drafting.figures.bind import Mention
from drafting.figures.compare import same, same_digits, same_unit, same_value
from drafting.figures.likeness import Surroundings, bigrams
from drafting.figures.scope import Scope
from drafting.labels import canonical
from schemas.figure import Figure, Quantity

ALIKE = 0.25
"""From this likeness on a number is about the figure's item."""


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


class _Support(IntEnum):
    NONE = 0  # no fact has such a number
    WEAK = 1  # a fact has it, but speaks of something else
    FIRM = 2


@dataclass(frozen=True, slots=True)
class _Known:
    """A figure with its quantity, its canonical label, and the words that go with it."""

    figure: Figure
    quantity: Quantity
    label: str
    words: frozenset[str]


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
    return _Prover(figures, contexts, said, text, mentions).proof()


class _Prover:
    def __init__(
        self,
        figures: Sequence[Figure],
        contexts: Mapping[str, str],
        said: frozenset[tuple[object, str]],
        text: str,
        mentions: Sequence[Mention],
    ) -> None:
        self.said, self.mentions = said, mentions
        self.around = Surroundings(text)
        known = [
            _Known(f, f.quantity, canonical(f.label), bigrams(contexts.get(f.id, f.label)))
            for f in figures
            if f.quantity is not None
        ]
        self.counts = {k.label: k for k in known if k.figure.id not in contexts}
        self.items = [k for k in known if k.figure.id in contexts]
        self.present: dict[str, list[Mention]] = defaultdict(list)
        self.hinted: dict[str, list[Mention]] = defaultdict(
            list
        )  # equal, but in other surroundings

    def proof(self) -> Proof:
        supports = [(m, self._support(m)) for m in self.mentions]
        self._share_out()
        self.missing = {
            k.figure.id: k
            for k in (*self.counts.values(), *self.items)
            if k.figure.required and k.figure.id not in self.present
        }
        wrong: list[Wrong] = []
        unknown: list[Mention] = []
        for mention, support in supports:
            if support is _Support.FIRM or not _states(mention):
                continue
            fault = self._fault(mention, support)
            if fault:
                wrong.append(fault)
                self.missing.pop(fault.figure.id, None)
            elif support is _Support.NONE:
                unknown.append(mention)
        for figure_id in self.hinted:
            if self.missing.pop(figure_id, None):
                self.present[figure_id] = self.hinted[figure_id]
        wrong.extend(self._misplaced())
        return Proof(
            present={figure_id: tuple(found) for figure_id, found in self.present.items()},
            wrong=tuple(_with_swap(w, wrong) for w in wrong),
            missing=tuple(k.figure for k in self.missing.values()),
            unknown=tuple(unknown),
        )

    # Which facts know a number

    def _support(self, mention: Mention) -> _Support:
        """Return how well the facts know a number, and note for which figures it is evidence."""
        count = self.counts.get(mention.label)
        if count and same(count.quantity, mention, mention.label):
            self.present[count.figure.id].append(mention)
            self._support_of_items(mention)
            return _Support.FIRM
        contradicts = count is not None and _is_statement(mention)
        support = self._support_of_items(mention, contradicts=contradicts)
        if support is _Support.FIRM or contradicts:
            return support
        if self._is_sum(mention) or self._is_paraphrase(mention):
            return _Support.FIRM
        return _Support.FIRM if self._is_said(mention) else support

    def _support_of_items(self, mention: Mention, *, contradicts: bool = False) -> _Support:
        best = _Support.NONE
        for known in self.items:
            if not same(known.quantity, mention, known.label or mention.label):
                continue
            labels_agree = bool(known.label) and known.label == mention.label
            if not labels_agree and (
                contradicts or (mention.certain and mention.label and known.label)
            ):
                continue
            if labels_agree or self._likeness(known, mention) >= ALIKE or not known.words:
                self.present[known.figure.id].append(mention)
                best = _Support.FIRM
            else:
                self.hinted[known.figure.id].append(mention)
                best = max(best, _Support.WEAK)
        return best

    def _is_sum(self, mention: Mention) -> bool:
        """Whether it is the sum of the labels that it names, or of the numbers just before it."""
        value, unit = mention.numeral.value, mention.unit
        parts = [self.counts[p].quantity.value for p in mention.parts if p in self.counts]
        if parts and len(parts) == len(mention.parts) and sum(parts) == value:
            return True
        if not mention.total:
            return False
        start, _ = self.around.sentence(mention.numeral.start)
        before, _ = self.around.sentence(start - 1) if start else (0, 0)
        return any(
            len(listed) > 1 and sum(listed) == value
            for listed in (self._listed(s, mention.numeral.start, unit) for s in (start, before))
        )

    def _listed(self, start: int, end: int, unit: str) -> list[Decimal]:
        """Return the values in a stretch of the text that are counted in that unit."""
        return [
            m.numeral.value
            for m in self.mentions
            if start <= m.numeral.start < end
            and m.unit == unit
            and isinstance(m.numeral.value, Decimal)
        ]

    def _is_paraphrase(self, mention: Mention) -> bool:
        """Whether it equals a count whose name stands in the sentence in other words (节约施工成本)."""
        start, end = self.around.sentence(mention.numeral.start)
        sentence = self.around.text[start:end]
        for label, known in self.counts.items():
            if same(known.quantity, mention, label) and _has_in_order(sentence, label):
                self.present[known.figure.id].append(mention)
                return True
        return False

    def _is_said(self, mention: Mention) -> bool:
        return (mention.numeral.value, mention.unit) in self.said

    def _share_out(self) -> None:
        """Give each of several items with the same figure (45人, twice) a mention of its own."""
        groups: dict[tuple[Decimal, str], list[_Known]] = defaultdict(list)
        for known in self.items:
            if known.figure.id in self.present and not known.label:
                groups[known.quantity.value, known.quantity.unit].append(known)
        for group in groups.values():
            free = {m.numeral.start: m for k in group for m in self.present[k.figure.id]}
            if len(free) >= len(group):
                continue
            ranked = sorted(
                (
                    (self._likeness(k, m), k.figure.id, start)
                    for k in group
                    for start, m in free.items()
                ),
                reverse=True,
            )
            given: dict[str, int] = {}
            for likeness, figure_id, start in ranked:
                if figure_id not in given and (start not in given.values() or likeness > 2 * ALIKE):
                    given[figure_id] = start
            for known in group:
                if known.figure.id not in given:
                    del self.present[known.figure.id]

    # What a number should have been

    def _fault(self, mention: Mention, support: _Support) -> Wrong | None:
        """Return which figure a number states wrongly, or None when it is about none that is known."""
        item = self._likeliest(mention, support)
        count = self.counts.get(mention.label)
        if (
            count
            and self._misstates(mention, count)
            and not (item and count.figure.id not in self.missing)
        ):
            return _wrong(mention, count)
        return _wrong(mention, item) if item else None

    def _misstates(self, mention: Mention, count: _Known) -> bool:
        if mention.scope is Scope.OTHER_YEAR:
            return False
        return (
            _is_statement(mention)
            or count.figure.id in self.missing
            or (mention.certain and same_value(count.quantity, mention))
        )

    def _likeliest(self, mention: Mention, support: _Support) -> _Known | None:
        """Return the missing figure that the surroundings of a number speak of most."""
        best, best_likeness = None, 0.0
        for known in self.missing.values():
            if known.label and mention.certain and mention.label and known.label != mention.label:
                continue
            likeness = self._likeness(known, mention)
            if known.label and known.label == mention.label:
                likeness = max(likeness, ALIKE)
            if likeness < ALIKE or (
                support is _Support.WEAK and not same_value(known.quantity, mention)
            ):
                continue
            if same_unit(known.quantity, mention, known.label):
                likeness += ALIKE
            if same_value(known.quantity, mention):
                likeness += ALIKE
            if likeness > best_likeness:
                best, best_likeness = known, likeness
        return best

    def _misplaced(self) -> list[Wrong]:
        """Return the numbers that repeat a count where an item with another number belongs (我讲党课5次)."""
        found = []
        for known in list(self.missing.values()):
            count = self.counts.get(known.label)
            repeats = self.present.get(count.figure.id, []) if count and known is not count else []
            ranked = sorted(repeats, key=lambda m: -self._likeness(known, m))
            if len(repeats) > 1 and self._likeness(known, ranked[0]) >= ALIKE:
                found.append(_wrong(ranked[0], known))
                del self.missing[known.figure.id]
        return found

    def _likeness(self, known: _Known, mention: Mention) -> float:
        return self.around.likeness(known.words, mention.numeral.start)


def _states(mention: Mention) -> bool:
    """Whether the number is a claim: not a structural count, and not 一次 as an article."""
    numeral = mention.numeral
    if not numeral.is_figure:
        return False
    return not (numeral.value == 1 and numeral.text.startswith("一")) or _is_statement(mention)


def _is_statement(mention: Mention) -> bool:
    """Whether it says of a label, for the whole year and in its unit, how many there were."""
    return mention.certain and mention.fits and mention.scope is Scope.WHOLE


def _wrong(mention: Mention, known: _Known) -> Wrong:
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


def _has_in_order(text: str, characters: str) -> bool:
    at = 0
    for char in characters:
        at = text.find(char, at) + 1
        if not at:
            return False
    return True
