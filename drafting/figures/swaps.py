"""Numbers that the facts know, but that stand in each other's place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from drafting.figures.bind import Mention
from drafting.figures.compare import same_unit, same_value
from drafting.figures.evidence import Evidence
from drafting.figures.faults import Wrong, wrong
from drafting.figures.known import Known
from drafting.figures.likeness import ALIKE, BESIDE
from drafting.figures.scope import Scope

CROSSED = 0.3
"""What two figures must gain in nearness by changing places before they count as swapped."""


def other_halves(
    evidence: Evidence, missing: Mapping[str, Known], faults: Iterable[Wrong]
) -> Iterator[Wrong]:
    """Yield the second number of a swap of which only the first is at fault so far.

    Where 支委会 stands with the number of 党课, and that is missing, the number of 支委会 in the same sentence
    stands for 党课.
    """
    for fault in faults:
        figure, mention = fault.figure, fault.mention
        own = evidence.known.get(figure.id)
        if own is None:
            continue
        start, end = evidence.around.sentence(mention.numeral.start)
        taken = {f.mention.numeral.start for f in faults}
        halves = [
            (evidence.closeness(lacking, m), m, lacking)
            for lacking in missing.values()
            if lacking.figure.id != figure.id and same_value(lacking.quantity, mention)
            for m in evidence.between(start, end)
            if m.numeral.is_figure
            and m.numeral.start not in taken
            and same_value(own.quantity, m)
            and _changed_places(own, mention, lacking, m)
        ]
        if halves:
            _, half, lacking = max(halves, key=lambda found: found[0])
            yield wrong(half, lacking.figure, lacking.label)


def _changed_places(own: Known, mention: Mention, lacking: Known, other: Mention) -> bool:
    """Whether the units changed places with the numbers, or both stayed where they belong."""
    moved = same_unit(lacking.quantity, mention, lacking.label) and same_unit(
        own.quantity, other, own.label
    )
    stayed = same_unit(own.quantity, mention, own.label) and same_unit(
        lacking.quantity, other, lacking.label
    )
    return (moved or stayed) and not _is_named(own, other)


def misplaced(evidence: Evidence, missing: Iterable[Known]) -> Iterator[Wrong]:
    """Yield the numbers that repeat another figure where a missing one belongs (我讲党课5次)."""
    missing = list(missing)
    if not missing:
        return
    best = {
        max(found, key=lambda m: evidence.closeness(evidence.known[i], m)).numeral.start
        for i, found in evidence.present.items()
    }
    for known in missing:
        rivals = [
            (evidence.closeness(known, m), m)
            for figure_id, repeats in evidence.present.items()
            if len(repeats) > 1
            for m in repeats
            if m.numeral.start not in best
            and same_unit(known.quantity, m, known.label)
            and _belongs_to(evidence, known, evidence.known[figure_id], m)
        ]
        if rivals:
            yield wrong(max(rivals, key=lambda rival: rival[0])[1], known.figure, known.label)


def _belongs_to(evidence: Evidence, known: Known, other: Known, mention: Mention) -> bool:
    """Whether a number stands where one figure belongs rather than the other, which it repeats."""
    if evidence.nearness(known, mention) >= BESIDE:
        return evidence.closeness(known, mention) > evidence.closeness(other, mention)
    if known in evidence.counts.values():  # the words of a label alone say too little
        return False
    share, at = evidence.around.share, mention.numeral.start
    here = share(known.words, at)
    return here >= 2 * ALIKE and here >= share(other.words, at) + ALIKE


def crossed(evidence: Evidence) -> Iterator[Wrong]:
    """Yield the pairs of numbers of one sentence of which each stands where the other belongs."""
    places: dict[tuple[int, int], list[tuple[Known, Mention]]] = defaultdict(list)
    for figure_id, found in evidence.present.items():
        if len({m.numeral.start for m in found}) == 1:
            sentence = evidence.around.sentence(found[0].numeral.start)
            places[sentence].append((evidence.known[figure_id], found[0]))
    pairs = (pair for stated in places.values() for pair in combinations(stated, 2))
    for (first, one), (second, other) in pairs:
        if one.numeral is not other.numeral and (
            _is_part_for_whole(evidence, first, one, second, other)
            or _gain(evidence, first, one, second, other) >= CROSSED
        ):
            yield wrong(one, second.figure, second.label)
            yield wrong(other, first.figure, first.label)


def exchanged(evidence: Evidence) -> Iterator[Wrong]:
    """Yield the pairs of which the whole is told of the speaker and the speaker's part of the branch.

    我讲党课4次。支部全年讲党课2次. Both numbers are known, but nothing of the right scope states either.
    """
    for part in evidence.items:
        count = evidence.counts.get(part.label) if part.label else None
        if count is None or part.quantity.value == count.quantity.value:
            continue
        of_count, of_part = (
            [m for m in evidence.present.get(k.figure.id, ()) if m.label == part.label]
            for k in (count, part)
        )
        if (
            of_count
            and of_part
            and all(m.scope is Scope.PART for m in of_count)
            and all(m.is_statement for m in of_part)
        ):
            yield wrong(of_count[0], part.figure, part.label)
            yield wrong(of_part[0], count.figure, count.label)


def _gain(evidence: Evidence, first: Known, one: Mention, second: Known, other: Mention) -> float:
    """Return how much nearer two figures are to each other's numbers than to their own, 0 where one is not."""
    if first.figure.id.partition("#")[0] == second.figure.id.partition("#")[0]:
        straight = evidence.marked(first, one) + evidence.marked(second, other)
        across = evidence.marked(first, other) + evidence.marked(second, one)
        if straight != across:
            return 0.0 if straight > across else CROSSED
    counts = sum(k.label in evidence.counts for k in (first, second))
    named = _is_named(first, one) or _is_named(second, other)
    if first.label != second.label and (named or counts == 2):
        return 0.0
    fit = evidence.fitness
    gains = fit(first, other) - fit(first, one), fit(second, one) - fit(second, other)
    return sum(gains) if min(gains) >= 0 else 0.0


def _is_part_for_whole(
    evidence: Evidence, first: Known, one: Mention, second: Known, other: Mention
) -> bool:
    """Whether a count stands where its part belongs (全年讲党课2次，其中我讲党课4次)."""
    count = evidence.counts.get(first.label)
    if first.label != second.label or count is None or count not in (first, second):
        return False
    of_count, of_item = (one, other) if count is first else (other, one)
    return of_count.scope is Scope.PART and of_item.scope is not Scope.PART


def _is_named(known: Known, mention: Mention) -> bool:
    return mention.certain and bool(known.label) and known.label == mention.label
