"""Numbers that the facts know, but that stand in each other's place."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from drafting.figures.bind import Mention
from drafting.figures.compare import same_unit, same_value
from drafting.figures.evidence import Evidence
from drafting.figures.faults import Wrong, wrong
from drafting.figures.index import Index, by_value
from drafting.figures.known import Known
from drafting.figures.likeness import ALIKE, BESIDE
from drafting.figures.scope import PART, PERSONS
from drafting.figures.sentence import CLAUSE_END

_AMONG = re.compile(r"[^，。；：、（）\n\d]{0,12}中[的有]")
CROSSED = 0.3
"""What two figures must gain in nearness by changing places before they count as swapped."""


def other_halves(
    evidence: Evidence, missing: Mapping[str, Known], faults: Sequence[Wrong]
) -> Iterator[Wrong]:
    """Yield the second number of a swap of which only the first is at fault so far.

    Where 支委会 stands with the number of 党课, and that is missing, the number of 支委会 in the same sentence
    stands for 党课.
    """
    taken = {f.mention.numeral.start for f in faults}
    lacking_with = by_value(missing.values())

    @cache
    def free(sentence: tuple[int, int]) -> list[Mention]:
        """Return the numbers of a sentence with which nothing is wrong so far."""
        found = evidence.between(*sentence)
        return [m for m in found if m.numeral.is_figure and m.numeral.start not in taken]

    for fault in faults:
        figure, mention = fault.figure, fault.mention
        own = evidence.known.get(figure.id)
        if own is None:
            continue
        sentence = evidence.around.sentence(mention.numeral.start)
        halves = [
            (evidence.closeness(lacking, m), m, lacking)
            for lacking in lacking_with.get(mention.numeral.value, ())
            if lacking.figure.id != figure.id and same_value(lacking.quantity, mention)
            for m in free(sentence)
            if same_value(own.quantity, m) and _changed_places(own, mention, lacking, m)
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


def misplaced(evidence: Evidence, missing: Collection[Known]) -> Iterator[Wrong]:
    """Yield the numbers that repeat another figure where a missing one belongs (我讲党课5次)."""
    if not missing:
        return
    lacking = Index(missing)
    stated = [(evidence.known[figure_id], found) for figure_id, found in evidence.present.items()]
    best = {_closest(evidence, own, found).numeral.start for own, found in stated}
    rivals: dict[str, tuple[float, Mention]] = {}
    for own, found in stated:
        for m in found:
            if m.numeral.start in best:
                continue
            for known in lacking.near(evidence.around, m):
                if not (
                    same_unit(known.quantity, m, known.label)
                    and _belongs_to(evidence, known, own, m)
                ):
                    continue
                closeness = evidence.closeness(known, m)
                if known.figure.id not in rivals or closeness > rivals[known.figure.id][0]:
                    rivals[known.figure.id] = closeness, m
    for known in missing:
        if known.figure.id in rivals:
            yield wrong(rivals[known.figure.id][1], known.figure, known.label)


def _closest(evidence: Evidence, known: Known, found: Sequence[Mention]) -> Mention:
    return max(found, key=lambda m: evidence.closeness(known, m)) if len(found) > 1 else found[0]


def _belongs_to(evidence: Evidence, known: Known, other: Known, mention: Mention) -> bool:
    """Whether a number stands where one figure belongs rather than the other, which it repeats."""
    if evidence.nearness(known, mention) >= BESIDE:
        return evidence.closeness(known, mention) > evidence.closeness(other, mention)
    if known.figure.id not in evidence.given.contexts:  # the words of a label alone say too little
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
            or _is_more_than_all(evidence.around.text, one, other)
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
        of_part = [m for m in evidence.present.get(part.figure.id, ()) if m.label == part.label]
        if not of_part or not all(m.is_statement for m in of_part):
            continue
        of_count = [m for m in evidence.present.get(count.figure.id, ()) if m.label == part.label]
        if of_count and all(m.scope is PART for m in of_count):
            yield wrong(of_count[0], part.figure, part.label)
            yield wrong(of_part[0], count.figure, count.label)


def _gain(evidence: Evidence, first: Known, one: Mention, second: Known, other: Mention) -> float:
    """Return how much nearer two figures are to each other's numbers than to their own, 0 where one is not."""
    if first.figure.id.partition("#")[0] == second.figure.id.partition("#")[0]:
        straight = evidence.marked(first, one) + evidence.marked(second, other)
        across = evidence.marked(first, other) + evidence.marked(second, one)
        if straight != across:
            return 0.0 if straight > across else CROSSED
    elif not (evidence.nearness(first, other) or evidence.nearness(second, one)):
        return 0.0  # neither shares a word with the other's place: most pairs
    counts = sum(k.label in evidence.counts for k in (first, second))
    named = _is_named(first, one) or _is_named(second, other)
    if first.label != second.label and (named or counts == 2):
        return 0.0
    fit = evidence.fitness
    gain = fit(first, other) - fit(first, one)
    if gain < 0:
        return 0.0
    more = fit(second, one) - fit(second, other)
    return gain + more if more >= 0 else 0.0


def _is_part_for_whole(
    evidence: Evidence, first: Known, one: Mention, second: Known, other: Mention
) -> bool:
    """Whether a count stands where its part belongs (全年讲党课2次，其中我讲党课4次)."""
    count = evidence.counts.get(first.label)
    if first.label != second.label or count is None or count not in (first, second):
        return False
    of_count, of_item = (one, other) if count is first else (other, one)
    return of_count.scope is PART and of_item.scope is not PART


def _is_more_than_all(text: str, one: Mention, other: Mention) -> bool:
    """Whether a part is told to be larger than its whole: 4个学院中的7个, but not 4个学院中的7个班级."""
    if one.numeral.unit != other.numeral.unit:
        return False
    whole, part = sorted((one.numeral, other.numeral), key=lambda numeral: numeral.start)
    return (
        whole.value is not None
        and part.value is not None
        and part.value > whole.value
        and _AMONG.fullmatch(text, whole.end, part.start) is not None
        and (part.unit in PERSONS or CLAUSE_END.match(text, part.end) is not None)
    )


def _is_named(known: Known, mention: Mention) -> bool:
    return mention.certain and bool(known.label) and known.label == mention.label
