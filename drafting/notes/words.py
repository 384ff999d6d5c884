"""Whether an entry's words and names are the notes'."""

import re
from collections.abc import Collection, Iterator

from drafting.checks.names.known_persons import is_person, persons_in
from drafting.facts.item_text import entries_of
from drafting.facts.keys import ITEM_TYPES
from drafting.facts.tree import Place, Text
from drafting.figures.likeness import bigrams
from drafting.hidden_names.units import units
from drafting.notes.case import Case
from drafting.notes.lines import folded
from schemas.facts import FactKind

LEAST_SHARED = 0.7  # of an entry's Han characters; the rest joins what was said
LONGEST_ADDED = 4  # Han characters in a row that the notes do not have: 组织开展
LONGEST = 300  # characters; an item of the facts is a sentence or two
VERBATIM = (FactKind.SHORTCOMINGS, FactKind.PLANS)
"""Judgement: only the secretary's own words will do."""

_QUOTED = re.compile(r"[“‘「『《]([^”’」』》\n]+)[”’」』》]")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_HAN_RUN = re.compile(r"[一-鿿]+")


def shapeless(case: Case) -> str:
    """Say whether the entry is no entry at all."""
    if not folded(case.entry.text):
        return "没有内容"
    return "太长，不像一条要点" if len(case.entry.text) > LONGEST else ""


def unknown_name(case: Case) -> str:
    """Say which quoted name, person, unit, place or code of the entry the source does not have."""
    text = case.entry.text
    names = (*_QUOTED.findall(text), *persons_in(text), *units(text), *_CODE.findall(text))
    return next((f"原话里没有“{name}”" for name in names if not case.says(name)), "")


def reworded(case: Case) -> str:
    """Say whether the entry has other words than the notes: most must be theirs, a judgement wholly."""
    text = case.entry.text
    if case.entry.kind in VERBATIM:
        return "" if case.says(text) else "不足和打算只能用您的原话，这一条改了说法"
    added_runs = list(_added(text, bigrams(case.notes.around(case.span, 1))))
    han = len("".join(_HAN_RUN.findall(text)))
    shared = han - len("".join(added_runs))
    if shared < LEAST_SHARED * han or not bigrams(text) & bigrams(case.said):
        return "说法和原话相差太多"
    for added in added_runs:
        if len(added) > LONGEST_ADDED or (len(added) in (2, 3) and is_person(added)):
            return f"原话里没有“{added}”"
    return ""


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


def _added(text: str, known: Collection[str]) -> Iterator[str]:
    """Yield the runs of Han characters that are in no known pair; one between numbers says nothing by itself."""
    for run in _HAN_RUN.findall(text):
        if len(run) == 1:
            continue
        pairs = [False, *(run[i : i + 2] in known for i in range(len(run) - 1)), False]
        new = "".join(c if not (pairs[i] or pairs[i + 1]) else " " for i, c in enumerate(run))
        yield from new.split()
