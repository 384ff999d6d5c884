"""合计 and 可不写: names that refer to 数据, and must be found there."""

import re
from collections.abc import Iterator
from itertools import pairwise

from drafting.facts.counts import Counts
from drafting.facts.tree import (
    Broken,
    Entry,
    Mapping,
    Node,
    Place,
    Problems,
    Sequence,
    Text,
    nearest,
    plain,
)
from drafting.lexicon import labels
from schemas.facts import FactKind

_NAMES = re.compile(r"\s*[、，,；;+＋]\s*")


def read_sums(
    node: Node, counts: Counts, problems: Problems
) -> dict[str, tuple[tuple[str, ...], Place]]:
    """Return each declared sum with the names of 数据 that it adds up, and its place."""
    sums: dict[str, tuple[tuple[str, ...], Place]] = {}
    for entry in _sum_entries(node, problems):
        label = plain(entry.key)
        key = f"{FactKind.SUMS}.{label}"
        names = _names(entry.value, key, counts, problems)
        if not label:
            problems.add(entry.place, FactKind.SUMS, "有一项没有名称", "请写明是什么的合计")
        elif label in sums:
            problems.add(entry.place, key, f"写了两次（{sums[label][1].text}）", "请只保留一处")
        elif label in counts.places:
            problems.add(
                entry.place, key, "在“数据”里已有同名的一项", "请给合计换一个名称，或删去其中一项"
            )
        elif names is not None:
            sums[label] = (names, entry.place)
            _check_sum(names, entry.place, key, counts, problems)
    return sums


def _sum_entries(node: Node, problems: Problems) -> Iterator[Entry]:
    if isinstance(node, Mapping):
        yield from node.entries
    elif isinstance(node, Sequence):
        for value in node.values:
            yield from _sum_entries(value, problems)
    elif isinstance(node, Text) and node.value.strip():
        label, sign, names = re.sub(r"\s*[：:=＝]\s*", "=", node.value, count=1).partition("=")
        if sign:
            yield Entry(node.place, label, Text(node.place, names))
        else:
            problems.add(
                node.place,
                FactKind.SUMS,
                f"中的“{plain(node.value)}”看不懂",
                "请写成“名称：由哪几项数据相加”，如 “三会一课”：支部党员大会、支委会、党小组会、党课",
            )


def _check_sum(
    names: tuple[str, ...], place: Place, key: str, counts: Counts, problems: Problems
) -> None:
    if not names:
        problems.add(place, key, "没有写由哪几项相加", "请列出“数据”里的名称，用顿号隔开")
    if twice := sorted({name for name in names if names.count(name) > 1}):
        problems.add(place, key, f"把“{twice[0]}”加了两次", "请删去重复的一项")
    known = [(name, counts.quantities[name]) for name in names if name in counts.quantities]
    for (first, one), (second, other) in pairwise(known):
        if not labels.addable(first, one.unit, second, other.unit):
            problems.add(
                place,
                key,
                f"里“{first}”的单位是“{one.unit}”，“{second}”的单位是“{other.unit}”，不能相加",
                "请只合计单位相同的数据",
            )


def read_optional(node: Node, counts: Counts, problems: Problems) -> tuple[str, ...]:
    """Return the names of 数据 that the report need not mention."""
    return _names(node, FactKind.OPTIONAL, counts, problems) or ()


def _names(node: Node, key: str, counts: Counts, problems: Problems) -> tuple[str, ...] | None:
    """Return the names of 数据 in a list or a line; those it has not are problems. None for a broken value."""
    if isinstance(node, Broken):
        return None
    if isinstance(node, Mapping):
        problems.add(node.place, key, "应列出“数据”里的名称", "如 [支委会, 党课]")
        return None
    if isinstance(node, Sequence):
        found = [_names(value, key, counts, problems) for value in node.values]
        return tuple(name for names in found if names is not None for name in names)
    typed = plain(node.value)
    names = (typed,) if typed in counts.places else tuple(filter(None, _NAMES.split(typed)))
    for name in names:
        if name not in counts.places and counts.is_whole:
            close = counts.names.get(labels.canonical(name), "") or nearest(name, counts.places)
            problems.add(
                node.place,
                key,
                f"里的“{name}”在“数据”中没有",
                f"是不是“{close}”？" if close else "请先在“数据”里写上这一项，或从这里删去",
            )
    return names
