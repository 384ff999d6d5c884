"""Labels: what a branch counts, under every name it has."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from drafting.lexicon import split, table
from drafting.text.patterns import alternation
from drafting.text.strings import NO_BRACKETS

_FRINGE = re.compile(
    r"^(?:召开|开展|组织|举办|进行|完成|实现)|(?:人数|次数|个数|户数|场次|数量|总数|总量|金额|总额)$"
)
_AMOUNT = re.compile(r"(?:天数|时长|件数|台数|数|量|额)$")
_QUOTES = re.compile(r"[“”\"‘’'「」『』\s]")


@dataclass(frozen=True, slots=True)
class Label:
    """One thing that is counted.

    ``units`` are equal for this label (党课4次 = 党课4堂), the first is the usual one; ``theme`` is study, life,
    standard or conduct, the subject under which a report speaks of it.
    """

    name: str
    aliases: tuple[str, ...]
    units: tuple[str, ...]
    theme: str


@cache
def labels() -> tuple[Label, ...]:
    """Return every label of the lexicon."""
    return tuple(
        Label(row["label"], split(row["aliases"]), split(row["units"]), row["theme"])
        for row in table("labels")
    )


@cache
def _by_name() -> dict[str, Label]:
    return {_bare(name): label for label in labels() for name in (label.name, *label.aliases)}


def _bare(name: str) -> str:
    return _QUOTES.sub("", name)


@lru_cache(maxsize=4096)
def find_label(name: str) -> Label | None:
    """Return the label of that name or alias, quotes ignored, or None."""
    return _by_name().get(_bare(name))


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """Return the label's own name for an alias; an unknown name is its own label (without quotes)."""
    label = find_label(name)
    return _bare(label.name if label else name)


def usual_unit(name: str) -> str:
    """Return the unit that a bare number of this label takes, or an empty string."""
    label = find_label(name)
    return label.units[0] if label and label.units else ""


@cache
def _same_as() -> dict[str, str]:
    return {row["unit"]: row["same_as"] or row["unit"] for row in table("units")}


def _plain(unit: str) -> str:
    """Return a unit as it is compared: 名 is 人, and 人（次） is 人次."""
    bare = unit.translate(NO_BRACKETS)
    return _same_as().get(bare, bare)


@lru_cache(maxsize=4096)
def units_equal(first: str, second: str, label: str = "") -> bool:
    """Return whether two units say the same: 名 and 人 always, 次 and 堂 for 党课; 人 and 人次 never."""
    if first == second or _plain(first) == _plain(second):
        return True
    if "人次" in (
        first,
        second,
    ):  # how often people came says nothing of how often there was something
        return False
    known = find_label(label) if label else None
    return known is not None and first in known.units and second in known.units


def addable(first: str, unit: str, second: str, other: str) -> bool:
    """Return whether two labels in these units may be added up: 党课4堂 and 支委会12次 are 16次."""
    return any(units_equal(unit, u, first) and units_equal(other, u, second) for u in (unit, other))


class LabelSpan(NamedTuple):
    """Where a label stands in a text: half-open span and canonical label."""

    start: int
    end: int
    label: str


class Names:
    """Every spelling of the lexicon's labels and of ``more``, with their units, ready to be found in a text."""

    def __init__(self, more: Mapping[str, str] = MappingProxyType({})) -> None:
        names = [name for label in labels() for name in (label.name, *label.aliases)]
        self._labels = {
            spelling: canonical(name) for name in (*names, *more) for spelling in _spellings(name)
        }
        # 开展志愿服务次数 is also found as 志愿服务, unless that is another label
        for name in more:
            self._labels.setdefault(core(name), canonical(name))
        self._units = {canonical(name): unit for name, unit in more.items() if unit}
        self._pattern = re.compile(alternation(self._labels))

    def find(self, text: str) -> tuple[LabelSpan, ...]:
        """Return the labels in the order of the text, the longest spelling at each place."""
        labels = self._labels
        return tuple(LabelSpan(*m.span(), labels[m[0]]) for m in self._pattern.finditer(text))

    def counts_in(self, label: str, unit: str) -> bool | None:
        """Return whether a label is counted in that unit, as the lexicon or the facts have it; None if nobody knows."""
        own = self._units.get(label)
        if own is None:
            return counts_in(label, unit)
        return units_equal(own, unit, label) or counts_in(label, unit) is True


@lru_cache(maxsize=8)
def names_of(*more: tuple[str, str]) -> Names:
    """Return the names of the lexicon and these, each with its unit, made once for each set of facts."""
    return Names(dict(more))


def _spellings(name: str) -> Iterator[str]:
    yield name
    bare = _bare(name)
    yield bare
    if bare != name:
        yield name.replace("“", '"').replace("”", '"')


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """Return a name without the verb before it and the word for a count behind it: 党员人数 is found as 党员."""
    bare = _bare(name)
    short = _FRINGE.sub("", bare)
    return short if len(short) > 1 else bare


@lru_cache(maxsize=4096)
def counts_in(label: str, unit: str) -> bool | None:
    """Return whether a label is counted in that unit; None for a label that the lexicon does not know."""
    known = find_label(label)
    if known is None:
        return None
    return any(units_equal(unit, usual) for usual in known.units)


@lru_cache(maxsize=4096)
def gist(name: str) -> str:
    """Return what a name counts, without the word for how much of it: 办件量 and 窗口数 are told as 办件, 窗口."""
    short = _AMOUNT.sub("", core(name))
    return short if len(short) > 1 else core(name)
