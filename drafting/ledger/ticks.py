"""Columns of types in which a tick says what a meeting was: 支委会 √, 党员大会, 党课."""

from collections.abc import Mapping, Sequence

from drafting.ledger.kinds import read_kinds, usuals
from drafting.lexicon import words_in
from drafting.workbook.grid import Value
from drafting.workbook.values import text_of

_FEWEST = 2
"""Types that there must be, so that none is a heading of another kind."""


def tick_columns(titles: Sequence[Value]) -> dict[int, str]:
    """Return the titles that are types by themselves, by index, where there are several types."""
    found = {
        index: (title, label)
        for index, title in enumerate(titles)
        if isinstance(title, str) and (label := _type(title))
    }
    is_several = len({label for _, label in found.values()}) >= _FEWEST
    return {index: title for index, (title, _) in found.items()} if is_several else {}


def ticked(cells: Sequence[Value], columns: Mapping[int, str]) -> tuple[str, str]:
    """Return the types that a row has ticks for, as they are typed in one cell, and what stands there that is no tick."""
    typed = {title: text_of(cells[index]).strip() for index, title in columns.items()}
    ticks, none = (words_in("ledger_kind_words", role) for role in ("打勾", "不打勾"))
    others = [text for text in typed.values() if text and text not in ticks and text not in none]
    return "、".join(title for title, text in typed.items() if text in ticks), "、".join(others)


def _type(title: str) -> str:
    """Return the usual label that a title is by itself, or an empty string."""
    kinds = read_kinds(title)
    is_one = kinds.is_known and kinds.is_plain and len(kinds.labels) == 1
    return kinds.labels[0] if is_one and kinds.labels[0] in usuals() else ""
