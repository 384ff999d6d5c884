"""Which counts there are, in which order, and which of them speak of the one before: 入住老人186位, 失能56位."""

import re
from collections.abc import Sequence
from dataclasses import replace

from drafting.lexicon.item_words import words
from drafting.lexicon.labels import canonical, find_label, units_equal
from drafting.offline.count_words import (
    MEMBERS,
    OF_MEMBERS,
    SHARE_UNITS,
    Count,
    count_of,
    known_counts,
    row_of,
    unit_in,
)
from drafting.offline.event_names import can_be_held
from drafting.slots import Slots
from schemas.figure import Figure

_AGE = "平均年龄"
_OF_AGE = re.compile(r"\d{2}周?岁(?:以[上下]|及以[上下])")
"""What persons of an age are called: 35岁以下, 80岁以上老党员."""
_BARE = 2  # characters: a label of no more (失能) tells of the count before it where the unit is the same
_TOPIC = 2  # characters that labels of one thing begin with: 普法宣讲, 普法受众


def counts(slots: Slots) -> tuple[Count, ...]:
    """Return every count that the report states, in the order of the lexicon, unknown ones last as they came.

    What says more of the count before it (比上年增长, 参训) stays behind that.
    """
    order = list(known_counts())
    found: list[tuple[int, Count]] = []
    run: list[Figure] = []
    for figure in slots.figures.values():
        if not figure.id.startswith("数据."):
            continue
        if not figure.required:
            run = []
            continue
        count, rank = count_of(figure, slots), _rank(figure.label, order)
        at = len(found)
        if _goes_on(figure, run):
            at = _place_of_share(figure, found)
            rank, before = found[at - 1]
            thing = count.thing.removesuffix("为")
            count = replace(
                count, verb="", thing=thing, group=before.group, theme=before.theme, goes_on=True
            )
        else:
            run = []
        run.append(figure)
        found.insert(at, (rank, count))
    return tuple(count for _, count in sorted(found, key=lambda item: item[0]))


def _goes_on(figure: Figure, run: Sequence[Figure]) -> bool:
    """Whether a count speaks of those before it: 比上年增长, 占员工41.3%, 失能56位 of 入住老人186位, 书记讲党课 of 党课."""
    name, unit = figure.label, unit_in(figure)
    if name.startswith(_AGE) or (_OF_AGE.match(name) and unit in words("people_units")):
        return any(unit_in(one) in words("people_units") for one in run)
    if run and _found_in_meeting(name, run):
        return True
    if run and _says_so(name, run[-1].label, unit):
        return True
    is_bare = len(name) <= _BARE and not can_be_held(name)
    is_brief = is_bare or name in words("result") or name.startswith(words("of_before_alike"))
    is_alike = any(units_equal(unit, unit_in(one)) for one in run)
    return is_brief and is_alike and row_of(name) is None and not find_label(name)


def _found_in_meeting(name: str, run: Sequence[Figure]) -> bool:
    """Whether a count tells what a meeting of the Party found: 查摆问题17条 behind 组织生活会1次."""
    row = row_of(run[0].label)
    return name.startswith(words("found")) and row is not None and row["group"] == "life"


def _place_of_share(figure: Figure, found: Sequence[tuple[int, Count]]) -> int:
    """Return where a count goes on: behind the last, a share of others than members (占员工41%) behind all members."""
    is_of_all = figure.label.startswith("占") and "党员" not in figure.label
    for at in range(len(found), 0, -1):
        count = found[at - 1][1]
        if not is_of_all or count.group != "strength":
            break
        if canonical(count.fact_id.removeprefix("数据.")) == MEMBERS:
            return at
    return len(found)


def _says_so(name: str, before: str, unit: str) -> bool:
    """Whether a label itself names the one before it, or begins as what follows one does."""
    name = name.removeprefix("平均")  # 平均到会率
    both = min(len(name), len(before))
    topic = next((at for at in range(both) if name[at] != before[at]), both)
    rests = (name, name[topic:] if topic >= _TOPIC else name)
    if any(rest.startswith(words("of_before")) for rest in rests):
        return True
    if name.startswith("占") and unit in SHARE_UNITS:
        return True
    is_own = find_label(name) or OF_MEMBERS.search(name)
    ends = [] if is_own else [name[at:] for at in range(1, len(name) - 1)]
    return any(find_label(end) and canonical(end) == canonical(before) for end in ends)


def _rank(label: str, order: Sequence[str]) -> int:
    row = row_of(label)
    return order.index(canonical(row["label"])) if row else len(order)
