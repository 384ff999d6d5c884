"""Whether an entry's words and names are the notes'."""

import re
from itertools import pairwise

from drafting.facts.item_text import entries_of
from drafting.facts.keys import ITEM_TYPES
from drafting.facts.tree import Place, Text
from drafting.hidden_names.units import units
from drafting.lexicon.known_persons import persons_in
from drafting.notes.case import Case
from drafting.notes.folding import folded
from schemas.facts import FactKind

LEAST_SHARED = (
    0.5  # of an entry's characters; below, it is of no use to say which are not the notes'
)
LONGEST = 300  # characters; an item of the facts is a sentence or two
VERBATIM = (FactKind.SHORTCOMINGS, FactKind.PLANS)
"""Judgement: only the secretary's own words will do."""

_QUOTED = re.compile(r"[“‘「『《]([^”’」』》\n]+)[”’」』》]")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]*")


def shapeless(case: Case) -> str:
    """Say whether the entry is no entry at all."""
    if not folded(case.entry.text):
        return "没有内容"
    return "太长，不像一条要点" if len(case.entry.text) > LONGEST else ""


def unknown_name(case: Case) -> str:
    """Say which quoted name, person, unit, place or code of the entry the source does not have."""
    text = case.entry.text
    names = (*_QUOTED.findall(text), *persons_in(text), *units(text), *_CODE.findall(text))
    return next((f"原话里没有“{name}”" for name in names if not _has(case, name)), "")


def _has(case: Case, name: str) -> bool:
    """Whether the source has a name, also where a joining word is taken for a part of it: 李娜获局 is no unit."""
    if case.says(name):
        return True
    start = case.entry.text.find(name)
    own = [p for p in case.drawn.pieces if p.start < start + len(name) and start < p.end]
    added = [a for a in case.drawn.added if a[0] < start + len(name) and start < a[1]]
    apart = all(one.end < other.start for one, other in pairwise(own))
    return len(own) > 1 and apart and not added


def reworded(case: Case) -> str:
    """Say whether the entry has other words than the notes: most must be theirs, a judgement wholly."""
    text = case.entry.text
    if case.entry.kind in VERBATIM:
        return "" if case.says(text) else "不足和打算只能用您的原话，这一条改了说法"
    added = [text[start:end] for start, end in case.drawn.added]
    said = len(folded(text))
    if not case.drawn.pieces or said - len(folded("".join(added))) < LEAST_SHARED * said:
        return "说法和原话相差太多"
    return next((f"原话里没有“{_readable(text, *span)}”" for span in case.drawn.added), "")


def _readable(text: str, start: int, end: int) -> str:
    """Return added words; of one Han character with the next, for it is part of a word."""
    return text[start : end + 1].strip("，。；、“”") if end - start == 1 else text[start:end]


def unknown_outcome(case: Case) -> str:
    """Say whether the entry says of last year's problem that it is solved, and the source does not."""
    cls = ITEM_TYPES.get(case.entry.kind)
    if cls is None or case.entry.kind is not FactKind.RECTIFICATIONS:
        return ""
    for part in entries_of(cls, Text(Place.line(1), case.entry.text)):
        value = part.value.value if isinstance(part.value, Text) else ""
        if part.key == "结果" and not case.says(value):
            return f"原话里没有“{value}”"
    return ""
