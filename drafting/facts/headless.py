"""Figures above the first heading, or below one of a group: a line that begins with a figure is 数据."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest

from drafting.facts.bullet_lines import Line
from drafting.facts.count_faults import NOT_UNDERSTOOD, Count, Fault, another_time
from drafting.facts.count_text import read_counts_of
from drafting.facts.cues import cue
from drafting.facts.quantity import read_quantity
from drafting.facts.spots import names_a_group
from drafting.facts.tables import cells_of, count_lines
from drafting.facts.tree import Problems, plain
from drafting.lexicon.labels import counts_in, find_label

_AT_LEAST = frozenset(("不少于", "不低于", "至少", "最少", "不超过", "不多于", "至多", "最多", "±"))
"""What a plan says, not a count."""
_ONLY_UNCLEAR = NOT_UNDERSTOOD | {
    None,
    Fault.SUM,
    Fault.WITHIN,
    Fault.REMARK,
    Fault.BESIDE,
    Fault.RATE,
    Fault.COMPARED,
    Fault.CHANGED,
    Fault.AGAINST_PLAN,
}
"""Of these none says that a line is of another time or of others, so that a list of figures may go on below it."""
_LONGEST = 11  # characters of a name that is no sentence; so many the longest of the lexicon has
_LONGEST_TITLE = 15
_RULED = 2  # lines from a head to the first row where a rule stands between
_NO_TITLE = re.compile(r"[\t，,。；;]")


def counts_without_heading(
    lines: Iterable[Line], year: int | None
) -> tuple[list[Line], list[list[Line]]]:
    """Return the lines that begin with a figure, each as a bullet of its own, and the others in their runs.

    A run of lines needs a first figure of the lexicon; right below it other names are figures too. What else such a
    line says is judged below 数据. A line that only names the group of figures right below it says nothing.
    """
    taken: list[Line] = []
    left: list[list[Line]] = []
    under_title = False  # below words that may say of what the figures are
    for run in _runs(lines):
        read = {line.number: line for line in count_lines(run, year, Problems(""))}
        is_list, in_table, last = False, False, 0
        for line, below in zip_longest(run, run[1:]):
            counted = None if under_title else read.get(line.number)
            next_count = read.get(below.number) if below and not under_title else None
            if next_count and names_a_group(line):
                is_list = is_list or bool(taken)
                if _begins_with_count(next_count, year, is_list=is_list):
                    continue
            is_taken = counted is not None and _begins_with_count(counted, year, is_list=is_list)
            under_title = under_title or (not is_taken and _is_title(line))
            unread = read_counts_of(plain(counted.text), year) if is_list and counted else []
            goes_on = bool(unread) and unread[0].fault in _ONLY_UNCLEAR
            is_list = is_taken or goes_on
            is_row = len(cells_of(line)) > 1  # which is read again below its head
            in_table = is_row and (in_table or _is_head_of(line, next_count, read, year, is_list))
            if is_taken or in_table or (goes_on and not _is_title(line) and _is_told(unread)):
                taken.append(line if is_row else replace(line, bullet="sign"))
                is_taken = is_list = True
            elif left and last and left[-1][-1].number == last:
                left[-1].append(line)
            else:
                left.append([line])
            last = 0 if is_taken else line.number
    return taken, left


def _is_head_of(
    line: Line, below: Line | None, read: dict[int, Line], year: int | None, is_list: bool
) -> bool:
    """Whether a row is the head of a table whose first row is a figure."""
    if below is None or line.number in read:
        return False
    return _begins_with_count(below, year, is_list=is_list)


def are_mostly_counts(lines: Iterable[Line], year: int | None) -> bool:
    """Whether each of the lines begins with a figure, or half of them, which are two or have a figure of the lexicon.

    What else they say may be unclear.
    """
    read = count_lines(list(lines), year, Problems(""))
    good = [line for line in read if _begins_with_count(line, year, is_list=True)]
    counts = (count for line in good for count in read_counts_of(plain(line.text), year))
    is_known = any(_is_sure(count, is_list=False) for count in counts)
    is_half = 2 * len(good) >= len(read) and (is_known or len(good) > 1)
    return bool(good) and (len(good) == len(read) or is_half)


def _runs(lines: Iterable[Line]) -> Iterable[list[Line]]:
    """Yield the lines that follow each other without a gap; the rule below the head of a table is none."""
    run: list[Line] = []
    for line in lines:
        gap = line.number - (run[-1].number if run else line.number)
        in_table = gap == _RULED and len(cells_of(line)) > 1 and len(cells_of(run[-1])) > 1
        if gap > 1 and not in_table:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_title(line: Line) -> bool:
    """Whether a line may be the title of those below it: short and without a number, or with a colon behind it."""
    text = line.text
    if re.search(r"\d", text) or (cue("this_year").search(text) and another_time(text) is None):
        return False
    is_short = len(text) <= _LONGEST_TITLE and not _NO_TITLE.search(text)
    return is_short or text.endswith(("：", ":"))


def _begins_with_count(line: Line, year: int | None, *, is_list: bool) -> bool:
    """Whether a line begins with a figure, and no other of it is a plan's; ``is_list`` where one stands above."""
    counts = read_counts_of(plain(line.text), year)
    good = [count for count in counts if not count.fault]
    return (
        bool(counts)
        and _is_sure(counts[0], is_list=is_list)
        and not any(_is_planned(count) for count in good)
    )


def _is_told(counts: list[Count]) -> bool:
    """Whether something is wrong with counts that is told below 数据: a fault, or no unit where no usual name has one."""
    first, quantity = counts[0], read_quantity(counts[0].quantity)
    has_no_unit = quantity is not None and not quantity.unit and not find_label(first.label)
    return has_no_unit or any(count.fault for count in counts)


def _is_planned(count: Count) -> bool:
    quantity = read_quantity(count.quantity)
    return quantity is not None and quantity.qualifier in _AT_LEAST


def _is_sure(count: Count, *, is_list: bool) -> bool:
    quantity = read_quantity(count.quantity)
    if count.fault or quantity is None or quantity.qualifier in _AT_LEAST:
        return False
    if find_label(count.label):
        return not quantity.unit or counts_in(count.label, quantity.unit) is True
    return is_list and bool(quantity.unit) and len(count.label) <= _LONGEST
