"""Headings whose numbers skip, repeat or are gone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tests.support.defect import Defect, Span, edited
from tests.support.defects.original import Original

HAN = "一二三四五六七八九十"
CODE = "structure.numbering"
_MARKS = {
    "heading": re.compile(rf"^([{HAN}])、", re.MULTILINE),
    "bracketed": re.compile(rf"^（([{HAN}])）", re.MULTILINE),
    "digit": re.compile(r"^(\d)[.．、]", re.MULTILINE),
}
_LISTS = {
    "一是": re.compile(rf"([{HAN}])是(?=\S)"),
    "一要": re.compile(rf"(?<![\d{HAN}])([{HAN}])要(?=\S)"),
    "第一": re.compile(rf"第([{HAN}])(?=，)"),
    "其一": re.compile(rf"其([{HAN}])(?=，)"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a heading or of an item in a list: its span, the span of its number, and its rank from 1."""

    span: Span
    number: Span
    rank: int


def defects(original: Original) -> Iterator[Defect]:
    """Yield the report with one number of a heading or of a list changed."""
    for name, pattern in _MARKS.items():
        for marks in _runs(original, pattern):
            yield from _changed(original, f"{name} number", marks, CODE)
            if name == "heading" and len(marks) > 2:
                yield from _dropped(original, marks)
    for pattern in _LISTS.values():
        for marks in _runs(original, pattern):
            yield from _changed(original, "list number", marks, f"text.typography|{CODE}")


def _runs(original: Original, pattern: re.Pattern[str]) -> Iterator[list[Mark]]:
    """Yield each list 1, 2, 3 … of at least two marks."""
    run: list[Mark] = []
    for m in pattern.finditer(original.text):
        rank = int(m[1]) if m[1].isdecimal() else HAN.index(m[1]) + 1
        if run and rank != run[-1].rank + 1:
            if len(run) > 1:
                yield run
            run = []
        if run or rank == 1:
            run.append(Mark(m.span(), m.span(1), rank))
    if len(run) > 1:
        yield run


def _changed(original: Original, kind: str, marks: Sequence[Mark], codes: str) -> Iterator[Defect]:
    """Yield each number but the first skipped, and each but the first two repeated.

    A slip shows at the number itself or at the one that no longer follows it.
    """
    for i, mark in enumerate(marks):
        ranks = [mark.rank + 1, mark.rank + 2] if i == len(marks) - 1 else [mark.rank + 1]
        ranks += [mark.rank - 1] if i > 1 else []
        near = marks[max(0, i - 1) : i + 2]
        for rank in ranks if i else []:
            if rank > 9:
                continue
            start, end = mark.number
            new = str(rank) if original.text[start].isdecimal() else HAN[rank - 1]
            yield edited(kind, original.text, start, end, new, codes, places=[m.span for m in near])


def _dropped(original: Original, marks: Sequence[Mark]) -> Iterator[Defect]:
    for before, mark in pairwise(marks):
        start, end = mark.span
        line = original.text.index("\n", start)
        places = ((start, line - (end - start)), before.span)
        yield edited("number dropped", original.text, start, end, "", CODE, places=places)
