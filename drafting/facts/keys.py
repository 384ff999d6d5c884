"""The words that may stand before a colon: headings, single values, fields of items, and their synonyms."""

import re
from collections.abc import Collection

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
    synonym: row["word"] for row in table("headings") for synonym in split(row["synonyms"])
}


def canonical(word: str) -> str:
    """Return the key that a word names in notes, by itself or as a usual synonym; empty when none."""
    bare = re.sub(r"[\s的、]|^\d{4}\s*年度?(?=.)", "", word)
    return bare if bare in KEYS else _SYNONYMS.get(bare, "")


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
