"""The words that may stand before a colon: headings, single values, fields of items, and their synonyms."""

import re
from collections.abc import Collection
from functools import cache

from drafting.facts.tree import nearest
from drafting.lexicon import split, table
from schemas.facts import (
    Activity,
    Duty,
    FactKind,
    Facts,
    Highlight,
    Honour,
    Item,
    Outcome,
    Plan,
    Rectification,
    Shortcoming,
)  # fmt: skip

ITEM_TYPES: dict[str, type[Item]] = {
    cls.kind: cls for cls in (Duty, Activity, Honour, Highlight, Shortcoming, Plan, Rectification)
}


def aliases(model: type[Facts] | type[Item]) -> dict[str, str]:
    """Return Chinese key → attribute of a model, in the order of its fields."""
    return {info.alias: name for name, info in model.model_fields.items() if info.alias}


KEYS = aliases(Facts)
LISTS = tuple(FactKind)
SINGLE_VALUES = frozenset(KEYS).difference(LISTS)
FREE_KEYS = frozenset(kind.value for kind in (FactKind.COUNTS, FactKind.SUMS, FactKind.LAST_COUNTS))
"""Headings under which any label may stand."""

FIELD_WORDS = frozenset(word for cls in ITEM_TYPES.values() for word in aliases(cls))

_SYNONYMS = {
    re.sub("[的、]", "", synonym): row["word"]
    for row in table("headings")
    for synonym in split(row["synonyms"])
}


_FORMED = [(row["word"], row["form"]) for row in table("headings") if row["form"]]
_FORM = re.compile("|".join(f"({form})" for _, form in _FORMED))
"""How people put a heading together, of which nobody can list every one: 自查不足, 26年计划."""

_OF_THIS_YEAR = re.compile(r"^(?:一年[来里中]|今年以来|今年|本年度?|全年)(?=.)")
_ABOUT = re.compile(r"(?:方面|情况|部分|如下|统计|汇总|一览|清单|有)$")
_AHEAD_OR_BACK = frozenset((FactKind.PLANS, FactKind.RECTIFICATIONS))


def canonical(word: str) -> str:
    """Return the key that a word names in notes, by itself or as a usual synonym; empty when none.

    What only says of which year it is, or that something follows, does not count: 一年来主要数据, 个人履职方面.
    """
    whole = re.sub(r"[\s的、？?！!~～]", "", word)
    bare = re.sub(r"^(?:\d{4}|\d\d)年度?(?=.)", "", whole)
    if key := _named(bare) or _named(whole):
        return key
    short = _OF_THIS_YEAR.sub("", bare)
    key = _named(short) or _named(_ABOUT.sub("", short))
    return "" if short != bare and key in _AHEAD_OR_BACK else key


def _named(word: str) -> str:
    if word in KEYS:
        return word
    if key := _SYNONYMS.get(word):
        return key
    formed = _FORM.fullmatch(word)
    return _FORMED[(formed.lastindex or 1) - 1][0] if formed else ""


def is_nearly_a_heading(word: str) -> bool:
    """Whether a word is the name of a heading but for one character: 存在不住."""
    return len(word) >= _NEAR_FROM and not _nearly(word).isdisjoint(_near_headings())


_NEAR_FROM = 4  # characters: of shorter words too many are near


def _nearly(word: str) -> frozenset[str]:
    """Return the word with each of its characters left out."""
    bare = re.sub(r"[\s的、]", "", word)[:_NEAR_MOST]
    return frozenset(bare[:at] + bare[at + 1 :] for at in range(len(bare))) | {bare}


_NEAR_MOST = 16


@cache
def _near_headings() -> frozenset[str]:
    words = (*LISTS, *(word for word, key in _SYNONYMS.items() if key in LISTS))
    return frozenset().union(*(_nearly(word) for word in words if len(word) >= _NEAR_FROM))


def advice(word: str, known: Collection[str]) -> str:
    """Return what to write instead of an unknown key."""
    close = _SYNONYMS.get(word, "")
    close = close if close in known else nearest(word, known)
    if close:
        return f"是不是“{close}”？"
    return f"可用的有：{'、'.join(known)}"


_OUTCOMES = {
    word: Outcome(row["outcome"])
    for row in table("outcomes")
    for word in (row["outcome"], *split(row["synonyms"]))
}


def read_outcome(text: str) -> Outcome | None:
    """Return the outcome that a usual word for it means, or None."""
    return _OUTCOMES.get(text.strip("。 "))
