"""structure.numbering: the numbers at the heads of paragraphs go on by one, each list in one spelling and as announced.

The official order is 一、 > （一） > 1. > （1） (GB/T 9704-2012, 7.3.3); 第一部分 may stand above it and ① below. Many
good reports go from 一、 to 1. at once, so one level may be left out, but not two.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import takewhile

from drafting.checks.case import Case
from drafting.checks.facts import check as missing_items
from drafting.checks.numbering.announced import miscounted
from drafting.checks.numbering.lists import Run, astray, breaks, is_right, moved, runs_of
from drafting.checks.numbering.marks import UNNUMBERED, Mark, Style, marks_of
from schemas.finding import Finding
from schemas.report import Report

CODE = "structure.numbering"
TOP, BRACKETED_DIGITS = 1, 4
"""The ranks of 一、 and （1）, between which two others lie."""
OFFICIAL = {(1, "{}、"), (2, "（{}）"), (3, "{}."), (4, "（{}）")}
SHOWN = 40  # characters of a heading without number
ENDINGS = "。；：，！？"
"""What ends a line that is no heading."""


def check(case: Case) -> Iterator[Finding]:
    """Yield the numbers that skip, repeat, restart, stand on a wrong level or are spelt in another way.

    The sections' own numbers say nothing where a section is missing, doubled or out of order, for that is
    reported by itself.
    """
    told: set[int] = set()
    for finding in _faults(case):
        if finding.start not in told:
            yield finding
        told.add(finding.start)


def _faults(case: Case) -> Iterator[Finding]:
    """Yield everything that is wrong with each number, the plainest fault of it first."""
    marks = list(marks_of(case.report))
    runs = runs_of(marks)
    complete = [s.id for s in case.report.sections] == [s.id for s in case.outline.sections]
    if not all(is_right(run) for run in runs[0 if complete else 1 :]):
        usual = Counter(mark.style for mark in marks)
        for index, sibling in astray(marks, usual).items():
            yield _otherwise(case, marks[index], sibling)
            marks[index] = moved(marks[index], sibling)
        runs = runs_of(marks)
        lacking = _lacking(case)
        if complete:
            yield from _unnumbered(case, runs[0]) or _list(case, runs[0], usual, lacking)
        for run in runs[1:]:
            yield from _list(case, run, usual, lacking, may_restart=not complete)
    for run in runs[1:]:
        yield from _misplaced(case, run)
    yield from _odd_lists(case, runs)
    yield from _miscounted(case)


def _list(
    case: Case,
    run: Run,
    usual: Mapping[Style, int],
    lacking: Collection[str | None],
    *,
    may_restart: bool = False,
) -> Iterator[Finding]:
    """Yield what is wrong inside one list; of its spellings the most usual, here and in the report, is right.

    Where a section's heading is gone, the lists of two sections run into each other, and one ``may_restart``.
    ``lacking`` are the sections in which items of the facts are missing: their gaps are no slips.
    """
    if is_right(run) or any(mark.rank == UNNUMBERED for mark in run.marks):
        return
    styles = Counter(mark.style for mark in run.marks)
    model = max(run.marks, key=lambda m: (styles[m.style], usual[m.style], m.style in OFFICIAL))
    for mark in run.marks:
        if mark.style != model.style:
            yield _otherwise(case, mark, model)
    for index, number in breaks(run.marks, may_restart=may_restart):
        mark, before = run.marks[index], run.marks[index - 1] if index else None
        if before is None and run.parent and _is_peer(mark, run.parent):
            before = run.parent
        expected = before.number + 1 if before and before is run.parent else number
        right = model.written(expected)
        if mark.style != model.style:
            continue
        if mark.number > expected and not mark.is_section:
            begin = before.end if before else run.parent.end if run.parent else 0
            if line := _bare_line(case.report, begin, mark.start):
                yield _without_number(case, line, right)
                continue
            inside = rf"(?<!\d){re.escape(right)}(?!\d)"  # inside a paragraph
            if re.search(inside, case.report.text[begin : mark.start]):
                continue
            if case.report.place_of(mark.start) in lacking:
                continue
        yield _wrong(case, mark, before, right)


def _is_peer(mark: Mark, parent: Mark) -> bool:
    """Whether the first number below a section's heading is spelt like that one: a section put in between."""
    return parent.is_section and mark.style == parent.style and mark.number > 1


def _bare_line(report: Report, begin: int, end: int) -> tuple[int, int] | None:
    """Return the span of a line between two marks that looks like a heading without its number, or None."""
    first = bisect_right(report.paragraphs, begin, key=lambda paragraph: paragraph.start)
    for paragraph in takewhile(lambda p: p.start < end, report.paragraphs[first:]):
        is_line = not paragraph.level and report.text[paragraph.end - 1] not in ENDINGS
        if is_line and paragraph.end - paragraph.start <= SHOWN:
            return paragraph.start, paragraph.end
    return None


def _without_number(case: Case, line: tuple[int, int], expected: str) -> Finding:
    message = f"“{case.report.text[slice(*line)]}”前面没有编号“{expected}”，上下各条都有"
    return case.finding(CODE, *line, message, f"请在前面补上“{expected}”")


def _wrong(case: Case, mark: Mark, before: Mark | None, expected: str) -> Finding:
    here, last = _text(case, mark), _text(case, before) if before else ""
    if before is None:
        message = f"编号从“{here}”开始，前面没有“{expected}”"
    elif mark.number > before.number:
        message = f"编号从“{last}”跳到“{here}”，没有“{expected}”"
    elif mark.number == before.number:
        message = f"编号“{here}”重复，前一条也是“{last}”"
    else:
        message = f"编号“{here}”接在“{last}”之后，次序不对"
    suggestion = f"改为“{expected}”，并看看后面的编号要不要顺改；漏写了内容的请补上"
    return case.finding(CODE, mark.start, mark.end, message, suggestion)


def _otherwise(case: Case, mark: Mark, model: Mark) -> Finding:
    right = model.written(mark.number)
    return case.finding(
        CODE,
        mark.start,
        mark.end,
        f"编号“{_text(case, mark)}”与同一层的“{_text(case, model)}”写法不一致",
        f"改为“{right}”",
    )


def _odd_lists(case: Case, runs: Sequence[Run]) -> Iterator[Finding]:
    """Yield the first mark of each list whose spelling is not the official one, where another of its rank has that."""
    official = {mark.rank: mark for run in runs for mark in run.marks if mark.style in OFFICIAL}
    for run in runs:
        if run.marks and not any(mark.style in OFFICIAL for mark in run.marks):
            first = run.marks[0]
            if first.rank in official:
                yield _otherwise(case, first, official[first.rank])


def _misplaced(case: Case, run: Run) -> Iterator[Finding]:
    """Yield the first mark of a list that stands below a deeper one, or two levels below its own."""
    mark, parent = run.marks[0], run.parent
    if parent is None or parent.rank == UNNUMBERED:
        return
    if mark.rank < parent.rank and not parent.is_section:
        message = f"“{_text(case, mark)}”放在了“{_text(case, parent)}”下面，层次颠倒"
    elif mark.rank == BRACKETED_DIGITS and (parent.rank <= TOP or parent.is_section):
        message = f"“{_text(case, parent)}”下面直接用“{_text(case, mark)}”，跳过了层次"
    else:
        return
    yield case.finding(
        CODE, mark.start, mark.end, message, "层次序数依次用“一、”“（一）”“1.”“（1）”，请照此改正"
    )


def _unnumbered(case: Case, sections: Run) -> list[Finding]:
    """Return the headings of sections without number where most have one."""
    bare = [mark for mark in sections.marks if mark.rank == UNNUMBERED]
    if 2 * len(bare) >= len(sections.marks):
        return []
    spans = [(mark.start, min(mark.end, mark.start + SHOWN)) for mark in bare]
    return [
        case.finding(
            CODE,
            start,
            end,
            f"标题“{case.report.text[start:end].strip()}”没有编号，其他各节都有",
            "请在标题前补上编号",
        )
        for start, end in spans
    ]


def _miscounted(case: Case) -> Iterator[Finding]:
    """Yield the numbers that announce a list of another length, but where an item of it is missing by the facts."""
    counted = list(miscounted(case))
    lacking = _lacking(case) if counted else ()
    for numeral, items in counted:
        if case.report.place_of(numeral.start) not in lacking:
            yield case.finding(
                CODE,
                numeral.start,
                numeral.end,
                f"这里写“{numeral.text}”，后面列了 {items} 条",
                "请数一数：漏写的补上，多写的合并，或把数目改对",
            )


def _lacking(case: Case) -> frozenset[str | None]:
    """Return the sections in which items of the facts are missing."""
    return frozenset(finding.section for finding in missing_items(case))


def _text(case: Case, mark: Mark) -> str:
    return case.report.text[mark.start : mark.end].strip()
