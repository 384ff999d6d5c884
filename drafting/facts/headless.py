"""Figures above the first heading, or below one of a group: a line of nothing but labels with quantities is 数据."""

import re
from collections.abc import Iterable
from dataclasses import replace

from drafting.facts.bullet_lines import Line
from drafting.facts.count_faults import Count
from drafting.facts.count_text import read_counts_of
from drafting.facts.cues import cue
from drafting.facts.quantity import read_quantity
from drafting.facts.tables import count_lines
from drafting.facts.tree import Problems, plain
from drafting.labels import counts_in, find_label

_AT_LEAST = frozenset(("不少于", "不低于", "至少", "最少", "不超过", "不多于", "至多", "最多", "±"))
"""What a plan says, not a count."""
_LONGEST = 8  # characters of a name that is no sentence


def counts_without_heading(
    lines: Iterable[Line], year: int | None
) -> tuple[list[Line], list[list[Line]]]:
    """Return the lines that are figures alone, each as a bullet of its own, and the others in their runs.

    A run of lines needs a first figure of the lexicon; right below it other names are figures too.
    """
    taken: list[Line] = []
    left: list[list[Line]] = []
    under_title = False  # below words that may say of what the figures are
    for run in _runs(lines):
        read = {line.number: line for line in count_lines(run, year, Problems(""))}
        is_list, last = False, 0
        for line in run:
            counted = None if under_title else read.get(line.number)
            is_list = counted is not None and _is_counted(counted, year, is_list=is_list)
            under_title = under_title or (not is_list and _is_title(line))
            if is_list and counted is not None:
                taken.append(replace(counted, bullet="sign"))
            elif left and last and left[-1][-1].number == last:
                left[-1].append(line)
            else:
                left.append([line])
            last = 0 if is_list else line.number
    return taken, left


def begin_with_counts(lines: Iterable[Line], year: int | None) -> bool:
    """Whether each of the lines begins with a figure of the lexicon; what else it says may be unclear."""
    read = {line.number: line for line in count_lines(list(lines), year, Problems(""))}
    firsts = (read_counts_of(plain(line.text), year)[:1] for line in read.values())
    return all(first and find_label(first[0].label) for first in firsts)


def _runs(lines: Iterable[Line]) -> Iterable[list[Line]]:
    """Yield the lines that follow each other without a gap."""
    run: list[Line] = []
    for line in lines:
        if run and line.number > run[-1].number + 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_title(line: Line) -> bool:
    """Whether a line may be the title of those below it: short and without a number, or with a colon behind it."""
    if re.search(r"\d", line.text) or cue("this_year").fullmatch(line.text):
        return False
    is_short = len(line.text) <= _LONGEST and "\t" not in line.text
    return is_short or line.text.endswith(("：", ":"))


def _is_counted(line: Line, year: int | None, *, is_list: bool) -> bool:
    counts = read_counts_of(plain(line.text), year)
    return bool(counts) and all(_is_sure(count, is_list=is_list) for count in counts)


def _is_sure(count: Count, *, is_list: bool) -> bool:
    quantity = read_quantity(count.quantity)
    if count.fault or quantity is None or quantity.qualifier in _AT_LEAST:
        return False
    if find_label(count.label):
        return not quantity.unit or counts_in(count.label, quantity.unit) is True
    return is_list and bool(quantity.unit) and len(count.label) <= _LONGEST
