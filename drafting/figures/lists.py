"""Lists of numbers and lists of names: 支委会、党员大会分别召开12次、4次."""

import re
from collections.abc import Sequence
from itertools import pairwise

from drafting.figures.numeral import SET_TERM, Numeral
from drafting.figures.sentence import Sentence

_CONNECTOR = re.compile(r" ?(?:、{1,2}|[和及与]|以及|，|，和) ?(?:各)?")
_LIST = re.compile(r"、|以及|[和及与]")
_ONE_BY_ONE = re.compile("分别|先后|依次")
_REFERRING = re.compile("前[两三四五]项|前[两三四五]者|上述|以上|这[两三四五]项")
_SMALL = {han: number for number, han in enumerate("两三四五", start=2)}


def run_from(sentence: Sentence, at: int) -> list[Numeral]:
    """Return the numbers from ``at`` on that stand in one list: 12次、4次和2次."""
    run = [sentence.numbers[at]]
    for number in sentence.numbers[at + 1 :]:
        sign = _CONNECTOR.fullmatch(sentence.text, run[-1].end, number.start)
        if not sign or ("，" in sign.group() and run[-1].unit != number.unit):
            break
        run.append(number)
    return run


def labels_of(sentence: Sentence, at: int, run: Sequence[Numeral]) -> list[str] | None:
    """Return the labels of a list of numbers, in its order, from the list of names before or behind it.

    ``at`` is the position of its first number. The labels are empty where there are more names than numbers, so
    that whose they are cannot be told; None where no list of names belongs to it.
    """
    if named := _referred_to(sentence, run[0].start, len(run)):
        return named
    floor = sentence.floor(at)
    if (
        at
        and sentence.numbers[at - 1].kind is SET_TERM
        and sentence.numbers[at - 1].value == len(run)
    ):
        floor = sentence.floor(at - 1)  # 支委会、党员大会、党课三类会议分别召开12次、4次、5次
    if "，" in sentence.text[run[0].end : run[-1].start] and not _ONE_BY_ONE.search(
        sentence.text, floor, run[0].start
    ):
        return None  # 1,095场，一场没落
    listed = items(sentence, floor, run[0].start)
    before = listed[-len(run) :]
    if len(listed) > len(run) and all(listed[-len(run) - 1 :]):
        return [""] * len(run)
    if len(before) == len(run) and any(before):
        return before
    last = at + len(run) - 1
    end = min(sentence.clause_end(run[-1].end), sentence.ceiling(last))
    behind = items(sentence, run[-1].end, end)
    return behind if len(behind) == len(run) and all(behind) else None


def _referred_to(sentence: Sentence, start: int, count: int) -> list[str] | None:
    """Return the labels to which 前三项 or 上述 refers back, so many as there are numbers."""
    clause = sentence.clause_start(start)
    sign = _REFERRING.search(sentence.text, clause, start)
    if sign is None:
        return None
    named = [s.label for s in sentence.labels if s.end <= clause]
    meant = _SMALL.get(sign.group()[1], len(named))
    return named[:count] if meant == count <= len(named) else [""] * count


def items(sentence: Sentence, start: int, end: int) -> list[str]:
    """Return the label of each item of a list between two offsets, empty where it has none."""
    labels = [s for s in sentence.labels if start <= s.start < end]
    bounds = [start]
    for comma in _LIST.finditer(sentence.text, start, end):
        if not any(s.start < comma.end() and comma.start() < s.end for s in labels):
            bounds.append(comma.end())
    bounds.append(end)
    found = []
    for left, right in pairwise(bounds):
        if right == end and left > start and not sentence.text[left:right].strip():
            break  # the list ends in its sign
        inside = [s.label for s in labels if left <= s.start < right]
        found.append(inside[-1] if inside else "")
    return found


def lacks_numbers(sentence: Sentence, at: int) -> bool:
    """Whether a single number follows several names that are counted one by one (支委会、党员大会分别召开12次)."""
    text, number, floor = sentence.text, sentence.numbers[at], sentence.floor(at)
    if not _ONE_BY_ONE.search(text, floor, number.start):  # most numbers follow none
        return False
    start = max(floor, sentence.clause_start(number.start))
    named = [label for label in items(sentence, start, number.start) if label]
    return len(named) > 1 and _ONE_BY_ONE.search(text, start, number.start) is not None
