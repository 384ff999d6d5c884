"""Numbers that no fact knows, where the text states a figure once more or a rhythm of the facts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from drafting.figures.bind import Mention
from drafting.figures.compare import are_opposed, same, same_unit, same_value
from drafting.figures.evidence import Evidence
from drafting.figures.faults import Wrong, wrong
from drafting.figures.index import Index
from drafting.figures.known import Known, is_plan
from drafting.figures.likeness import ALIKE, VERBATIM
from drafting.figures.scope import OTHER_YEAR, PARTICIPANTS, PLAN

_OF_OTHERS = frozenset([OTHER_YEAR, PARTICIPANTS])
SAME_WORDS = 0.85
"""From this overlap on the words beside a number are those of a rhythm, whatever else it equals."""


def restated(
    evidence: Evidence, free: Sequence[Mention], known: Sequence[Mention]
) -> Iterator[Wrong]:
    """Yield the rhythms and structural counts of the facts that the text gives another number (每季度9次).

    ``known`` are the numbers that equal some figure: they count only where they stand in a rhythm's very words.
    """
    sayings = Index(evidence.sayings)
    alike: dict[Known, list[Mention]] = defaultdict(list)
    for mention, is_free in (*((m, True) for m in free), *((m, False) for m in known)):
        if mention.numeral.text == "一" + mention.unit:
            continue
        for saying in sayings.near(evidence.around, mention):
            if _is_in_words_of(evidence, saying, mention) or (
                (is_free or _is_turned(saying, mention)) and evidence.speaks_of(saying, mention)
            ):
                alike[saying].append(mention)
    for saying in evidence.sayings:
        if saying in alike and not any(
            same(saying.quantity, m, "")
            and (evidence.speaks_of(saying, m) or _is_in_words_of(evidence, saying, m))
            for m in evidence.with_value(saying.quantity.value)
        ):
            closest = max(alike[saying], key=lambda m: evidence.closeness(saying, m))
            yield wrong(closest, saying.figure, "")


def _is_turned(saying: Known, mention: Mention) -> bool:
    """Whether only the bound is another one: 每次不少于20分钟 for 每次不超过20分钟."""
    one, other = saying.quantity, mention.numeral
    return one.value == other.value and are_opposed(one.qualifier, other.qualifier)


def _is_in_words_of(evidence: Evidence, saying: Known, mention: Mention) -> bool:
    return (
        saying.quantity.unit == mention.unit
        and evidence.nearness(saying, mention) >= SAME_WORDS
        and evidence.likeness(saying, mention) >= ALIKE
    )


def repeated(evidence: Evidence, free: Sequence[Mention]) -> Iterator[Wrong]:
    """Yield the unknown numbers that stand in the very words of a figure which is stated elsewhere."""
    items = Index(evidence.items)
    for mention in free:
        if not mention.is_claim:
            continue
        if known := _sum_of(evidence, mention) or _named_beside(evidence, mention):
            yield wrong(mention, known.figure, known.label)
            continue
        alike = [
            k
            for k in items.near(evidence.around, mention)
            if (evidence.nearness(k, mention) >= VERBATIM or evidence.contains(k, mention))
            and evidence.likeness(k, mention) >= 2 * ALIKE
            and (same_unit(k.quantity, mention, k.label) or same_value(k.quantity, mention))
        ]
        if alike:
            known = max(alike, key=lambda k: evidence.closeness(k, mention))
            yield wrong(mention, known.figure, known.label)


def _sum_of(evidence: Evidence, mention: Mention) -> Known | None:
    """Return the 合计 whose parts are listed before a total: 党员大会、支委会分别为4次、12次，合计15次."""
    if not mention.total or (mention.label and mention.certain):
        return None
    start, _ = evidence.around.sentence(mention.numeral.start)
    listed = {m.label for m in evidence.between(start, mention.numeral.start) if m.certain}
    listed |= set(mention.parts)
    for label, parts in evidence.given.sums.items():
        if len(parts) > 1 and parts == listed & evidence.counts.keys():
            return evidence.counts.get(label)
    return None


def _named_beside(evidence: Evidence, mention: Mention) -> Known | None:
    """Return the count whose name stands around a number of its unit in other words: 执结的3,121件案件 of 执结案件."""
    if mention.scope in _OF_OTHERS or (mention.certain and mention.fits and mention.label):
        return None
    # among the plans, what no plan of the facts counts is this year's: 执结的3,121件案件
    planned = mention.scope is PLAN
    named = [
        known
        for known in evidence.counts.values()
        if known.figure.id in evidence.present
        and not (planned and any(is_plan(k) and k.label == known.label for k in evidence.items))
        and (same_unit(known.quantity, mention, known.label) or same_value(known.quantity, mention))
        and evidence.names_around(known, mention)
    ]
    return max(named, key=lambda known: len(known.label), default=None)


def too_many(evidence: Evidence, free: Sequence[Mention]) -> Iterator[Wrong]:
    """Yield the unknown numbers of people who would be more than there are (支部28名党员 where there are 25)."""
    for mention in free:
        count = evidence.counts.get(mention.label)
        value = mention.numeral.value
        if (
            count
            and mention.is_claim
            and mention.certain
            and mention.scope is PARTICIPANTS
            and same_unit(count.quantity, mention, count.label)
            and value is not None
            and value > count.quantity.value
        ):
            yield wrong(mention, count.figure, count.label)
