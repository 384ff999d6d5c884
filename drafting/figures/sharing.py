"""Mentions shared out among the figures that they may state: each of several alike gets one of its own."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from decimal import Decimal

from drafting.figures.bind import Mention
from drafting.figures.compare import same
from drafting.figures.evidence import Evidence
from drafting.figures.index import Index
from drafting.figures.known import Known
from drafting.figures.likeness import ALIKE

_EVERY = re.compile(r"的?(?P<noun>[㐀-鿿]{2,6}?)[已均都]{0,2}(?:全部|全数|悉数|均已|都已)")
"""What is counted, and that something was done with all of it."""


def share_out(evidence: Evidence) -> None:
    """Give each of several items with the same figure (45人, twice) a mention of its own."""
    groups: dict[tuple[Decimal, str], list[Known]] = defaultdict(list)
    for known in evidence.items:
        if known.figure.id in evidence.present and not known.label:
            groups[known.quantity.value, known.quantity.unit].append(known)
    for group in groups.values():
        if len(group) == 1:
            continue
        free = {m.numeral.start: m for k in group for m in evidence.present[k.figure.id]}
        if len(free) < len(group):
            served = _served(evidence, group, list(free.values()))
            for known in group:
                if known.figure.id not in served:
                    del evidence.present[known.figure.id]


def _served(evidence: Evidence, group: Sequence[Known], free: Sequence[Mention]) -> set[str]:
    """Return the figures that get a mention, the closest pairs first; one in the very words needs none alone."""
    index = Index(group)
    ranked = sorted(
        (
            (evidence.closeness(k, m), k.figure.id, m.numeral.start)
            for m in free
            for k in index.near(evidence.around, m)
        ),
        reverse=True,
    )
    served, taken = set[str](), set[int]()
    for closeness, figure_id, start in ranked:
        if figure_id not in served and (start not in taken or closeness > 3 * ALIKE):
            served.add(figure_id)
            taken.add(start)
    return served


def take_all_done(evidence: Evidence, missing: Iterable[str]) -> set[str]:
    """Take for missing counts the number that states another as large: 214件投诉全部办结 for 处理投诉 and 办结."""
    taken: set[str] = set()
    stated = {
        m.numeral.start
        for known in evidence.counts.values()
        for m in evidence.present.get(known.figure.id, ())
    }
    for known in [evidence.known[figure_id] for figure_id in missing]:
        found = [
            m
            for m in evidence.with_value(known.quantity.value)
            if m.numeral.start in stated
            and same(known.quantity, m, known.label)
            and (every := _EVERY.match(evidence.around.text, m.numeral.end))
            and (
                known.label.endswith(every["noun"])
                or evidence.around.text.startswith(known.label, every.end())
            )
        ]
        if found:
            taken.add(known.figure.id)
            evidence.present[known.figure.id] = found
    return taken


def take_hints(evidence: Evidence, missing: Iterable[str], blamed: Set[int]) -> set[str]:
    """Take for missing figures the mentions that only hint at them, state no other and are not ``blamed``."""
    claimed = {m.numeral.start for found in evidence.present.values() for m in found} | blamed
    taken: set[str] = set()
    for figure_id in missing:
        hints = [
            m
            for m in evidence.hinted.get(figure_id, ())
            if m.numeral.is_figure and m.numeral.start not in claimed
        ]
        if hints:
            taken.add(figure_id)
            evidence.present[figure_id] = hints
            claimed.update(m.numeral.start for m in hints)
    return taken
