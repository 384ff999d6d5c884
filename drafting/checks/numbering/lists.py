"""Lists: which marks of a report belong together, and which of them are spelt like another list's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from drafting.checks.numbering.marks import UNNUMBERED, Mark, Style

REACH = 60
"""Marks that are looked through for a neighbour of another rank; no list is longer."""
USUAL_RANK = 2  # （一）, below a section


@dataclass(slots=True)
class Run:
    """The marks of one list; ``parent`` is the mark below which it stands, None for the sections."""

    parent: Mark | None
    marks: list[Mark] = field(default_factory=list)


def astray(marks: Sequence[Mark], usual: Mapping[Style, int]) -> dict[int, Mark]:
    """Return the marks that by their number belong to a list of another rank (（一） 2. （三）), with a sibling.

    Those between two siblings are plain and come first; then, of 1. （二）, the one is astray after which nothing goes
    on, which the rest of the report does not use, or which is not the usual （一） below a section.
    """
    found: dict[int, Mark] = {}
    settled = list(marks)
    ranks = sorted({mark.rank for mark in marks} - {UNNUMBERED})
    alone = [
        i for i, m in enumerate(marks)
        if not m.names_section and m.rank != UNNUMBERED and not _agrees(marks, i)
    ]  # fmt: skip
    alone.sort(
        key=lambda i: (_goes_on(marks, i), usual[marks[i].style], -abs(marks[i].rank - USUAL_RANK))
    )
    for between in (True, False):
        for index in alone:
            if index in found or _agrees(settled, index):
                continue
            for rank in ranks:
                sibling = _sibling(settled, index, rank, between=between)
                if rank != marks[index].rank and sibling:
                    found[index] = sibling
                    settled[index] = moved(marks[index], sibling)
                    break
    return found


def moved(mark: Mark, sibling: Mark) -> Mark:
    """Return a mark as one of its sibling's list."""
    return mark._replace(rank=sibling.rank, spelling=sibling.spelling, is_section=False)


def is_right(run: Run) -> bool:
    """Whether a list is in order and in one spelling; most are, and need no further look."""
    numbers = [mark.number for mark in run.marks]
    return numbers == list(range(1, len(numbers) + 1)) and len({m.style for m in run.marks}) <= 1


def _agrees(marks: Sequence[Mark], index: int) -> bool:
    """Whether a mark goes on, or begins, a list of its own rank that has another mark."""
    before = _before(marks, index, marks[index].rank)
    follows = marks[index].number == (before.number + 1 if before else 1)
    after = _after(marks, index, marks[index].rank)
    return follows and (_goes_on(marks, index) if after else before is not None)


def _goes_on(marks: Sequence[Mark], index: int) -> bool:
    after = _after(marks, index, marks[index].rank)
    return after is not None and after.number == marks[index].number + 1


def _sibling(marks: Sequence[Mark], index: int, rank: int, *, between: bool) -> Mark | None:
    """Return a mark of that rank whose list a mark goes on by its number: ``between`` two, or at either end."""
    mark, before, after = marks[index], _before(marks, index, rank), _after(marks, index, rank)
    if (before and before.is_section) or (after and after.is_section):
        return None
    follows = mark.number == (before.number + 1 if before else 1)
    precedes = after is not None and after.number == mark.number + 1
    if between:
        return before if follows and precedes else None
    if after:
        return after if follows and precedes else None
    own = _before(marks, index, mark.rank), _after(marks, index, mark.rank)
    return before if follows and all(m is None or m.is_section for m in own) else None


def _before(marks: Sequence[Mark], index: int, rank: int) -> Mark | None:
    """Return the mark of that rank before an index, when none of a higher level stands between."""
    earlier = (marks[i] for i in range(index - 1, max(-1, index - REACH), -1))
    nearest = next((mark for mark in earlier if mark.rank <= rank), None)
    return nearest if nearest and nearest.rank == rank else None


def _after(marks: Sequence[Mark], index: int, rank: int) -> Mark | None:
    later = (marks[i] for i in range(index + 1, min(len(marks), index + REACH)))
    nearest = next((mark for mark in later if mark.rank <= rank), None)
    return nearest if nearest and nearest.rank == rank else None


def runs_of(marks: Sequence[Mark]) -> list[Run]:
    """Return the lists of a report, that of its sections first; below each mark they begin anew."""
    sections, found, open_runs = Run(None), list[Run](), list[Run]()
    for mark in marks:
        if mark.is_section:
            sections.marks.append(mark)
            open_runs = []
            continue
        depth = next((i for i, r in enumerate(open_runs) if r.marks[0].rank == mark.rank), None)
        if depth is None:
            above = open_runs[-1] if open_runs else sections
            found.append(Run(above.marks[-1] if above.marks else None))
            open_runs.append(found[-1])
        else:
            del open_runs[depth + 1 :]
        open_runs[-1].marks.append(mark)
    return [sections, *found]


def breaks(marks: Sequence[Mark], *, may_restart: bool) -> Iterator[tuple[int, int]]:
    """Yield the index of each mark that does not go on, and the number that it should have.

    A list may begin anew where a line announces it, and anywhere with ``may_restart``.
    """
    expected, index = 1, 0
    while index < len(marks):
        mark = marks[index]
        following = marks[index + 1].number if index + 1 < len(marks) else None
        if mark.number == expected:
            expected += 1
        elif mark.number == 1 and (
            may_restart or (mark.introduced and index > 1 and following == 2)
        ):
            expected = 2
        else:
            yield index, expected
            if (mark.number, following) == (expected + 1, expected):
                index, expected = index + 1, expected + 2
            else:
                alone = following in (expected, expected + 1)
                expected = following if alone and following is not None else mark.number + 1
        index += 1
