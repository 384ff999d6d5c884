"""Enumerations inside the text go on by one: 一是 … 二是 …, （1）…（2）…, ①②, 首先 … 其次 …."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafting.checks.case import Case
from drafting.checks.typography.fault import Fault
from drafting.checks.typography.items import HEADS_OF_STRUCTURE, Item, blocks, written
from schemas.report import Paragraph

_FIRST = re.compile(r"一\s*是")
_ORDER = ("首先", "其次", "再次", "最后")
_DEEPEST = 3
"""Lists that may stand one inside the other."""
_STEP = re.compile(r"(?<![^\n。；：，！？ \t　])(?:首先|其次|再次|最后)(?=[，,是要])")
_OTHER_STEP = re.compile("其次|第二|二是|其二|然后|接着|同时|另外")


@dataclass(slots=True)
class Run:
    """The items of one list so far.

    ``expected`` are the numbers that may follow; after a slip there are several: the one behind what was written, the
    one behind what was meant, and that one itself. ``around`` is the list inside which this one began, which then
    awaited ``meant``; it does not stand where its first item turns out to belong there.
    """

    items: list[Item]
    expected: tuple[int, ...]
    highest: int
    around: "Run | None" = None
    meant: int = 0
    stands: bool = True

    @property
    def last(self) -> Item:
        """The item that was added last."""
        return self.items[-1]

    def add(self, item: Item, meant: int) -> None:
        """Add an item that was meant to have this number."""
        self.items.append(item)
        self.highest = max(self.highest, item.number)
        missed = () if meant == item.number else (meant,)
        self.expected = (item.number + 1, self.highest + 1, meant + 1, *missed)


def faults(case: Case) -> Iterator[Fault]:
    """Yield the numbers that skip, repeat or go back."""
    text = case.report.text
    for block in blocks(case.report):
        for form, items in block.items():
            lists = _by_paragraph(items) if form in HEADS_OF_STRUCTURE else [items]
            for found in lists:
                if not _is_plain(found):
                    yield from _faults_of(text, found)
    if "首先" in text:
        for paragraph in case.report.paragraphs:
            yield from _steps(text, paragraph)


def _by_paragraph(items: Sequence[Item]) -> list[list[Item]]:
    found: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        found[item.paragraph].append(item)
    return list(found.values())


def _is_plain(items: Sequence[Item]) -> bool:
    """Whether one list follows the other, each of two items or more; so are most, and need no further look."""
    numbers = [item.number for item in items]
    steps = zip(numbers, [*numbers[1:], 1], strict=True)
    return numbers[0] == 1 and all(b == a + 1 or (b == 1 and a > 1) for a, b in steps)


def _faults_of(text: str, items: Sequence[Item]) -> Iterator[Fault]:
    """Yield the faults of the items of one form, which may belong to several lists, one inside the other."""
    begun: list[Run] = []
    runs: list[Run] = []  # those that may go on, the innermost last
    for item in items:
        inside = [run for run in runs if _is_inside(run, item)]
        if item.number == 1:
            near = bool(inside) and item.paragraph - inside[-1].last.paragraph <= 1
            around = inside[-1] if near else None
            run = Run([item], (2,), 1, around, around.expected[0] if around else 0)
            begun.append(run)
            runs = [*inside[-_DEEPEST:], run]
            continue
        live = inside or [run for run in runs if item.paragraph - run.last.paragraph == 1]
        if not live:
            if _lacks_first(text, item):
                yield _misnumbered(item, 1)
            runs = [Run([item], (item.number + 1,), item.number)]
            continue
        run = _continued(live, item)
        meant = item.number
        if item.number not in run.expected:
            if run.around and len(run.items) == 1 and item.number == run.meant + 1:
                run.stands = False  # 一是 一是 三是: the second was meant to be the next
                yield _misnumbered(run.last, run.meant)
                run = run.around
            elif not _stands_between(text, run, item):
                meant = run.expected[0]
                yield _misnumbered(item, meant)
        run.add(item, meant)
        runs = live[: live.index(run) + 1]
    for run in begun:
        alone = run.around is not None and 1 in (len(run.items), len(run.around.items))
        if run.stands and alone:  # one item is no list
            yield _misnumbered(run.items[0], run.meant)


def _is_inside(run: Run, item: Item) -> bool:
    """Whether a list may still be going on at an item: in the same paragraph, or from head to head."""
    return run.last.paragraph == item.paragraph or (run.last.is_head and item.is_head)


def _continued(live: Sequence[Run], item: Item) -> Run:
    """Return the list that an item continues, the innermost that awaits it, else the one that it misses least."""
    awaiting = [run for run in live if item.number in run.expected]
    if awaiting:
        return awaiting[-1]
    return min(reversed(live), key=lambda run: abs(item.number - run.expected[0]))


def _lacks_first(text: str, item: Item) -> bool:
    """Whether a list begins with 二是 and no 一是 stands before it, be it inside a sentence."""
    before = text[max(0, item.start - 500) : item.start]
    return item.form == "是" and not _FIRST.search(before)


def _stands_between(text: str, run: Run, item: Item) -> bool:
    """Whether the number that seems to be left out stands inside a sentence (同时二是) or has lost a bracket."""
    between = text[max(run.last.end, item.start - 400) : item.start]
    number = written(item.form, run.expected[0])
    halves = (number[1:], number[:-1]) if number[0] == "（" else (number,)
    return any(half in between for half in halves)


def _misnumbered(item: Item, meant: int) -> Fault:
    found, right = written(item.form, item.number), written(item.form, meant)
    return Fault(
        item.start,
        item.end,
        f"“{found}”：序号接不上，按顺序应当是“{right}”",
        f"改为“{right}”；缺了内容的，请补上；后面的序号一并核对",
    )


def _steps(text: str, paragraph: Paragraph) -> Iterator[Fault]:
    """Yield 其次, 再次 and 最后 that come out of their order; 最后 may come early."""
    last: re.Match[str] | None = None
    for step in _STEP.finditer(text, paragraph.start, paragraph.end):
        rank = _ORDER.index(step[0])
        before = _ORDER.index(last[0]) if last else -1
        follows = rank in (0, before + 1) or rank == 3 > before
        if last and not follows:
            between = _OTHER_STEP.search(text, last.end(), step.start())
            if rank <= before or not between:
                right = _ORDER[min(before + 1, 3)]
                yield Fault(
                    *step.span(),
                    f"“{step[0]}”接在“{last[0]}”之后，次序不对",
                    f"改为“{right}”，或调整各条的先后",
                )
        if last or rank == 0:
            last = step
