"""Expressions of several parts in a fixed order: 控制总量、优化结构、提高质量、发挥作用."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from drafting.wording.slips import SHORTEST, Change, Expressions, Slip, is_han

_BETWEEN = r"[、，和与及](?:[^、，。；！？：\n]{1,8}[、，和与及])?"
_BARE_LINK = re.compile(_BETWEEN)
_LINK = re.compile(
    rf"{_BETWEEN}|[^。；！？：\n]{{0,2}}?[、，和与及]+以?及?[^、。；！？：\n]{{0,6}}"
)
_LINKS = ("、", "，", "和", "与", "及")
_AND = ("和", "与", "及", "以及")
_TELLING = 2
"""Characters that a part of a list must have for itself, to be known by half of them."""
_MORE_BEFORE = re.compile(r"[^，。；！？：\n]{1,6}[、和与及]$")
_MORE_BEHIND = re.compile(r"[、和与及等]")
_REACH = 14
"""Characters that may lie between two parts."""


@dataclass(frozen=True, slots=True)
class Part:
    """A place where one part of a sequence stands; ``rank`` is its place in the sequence."""

    start: int
    end: int
    rank: int


class Departure(NamedTuple):
    """A place where a sequence is not as it should be; ``part`` is the one that is written wrongly, or ''."""

    start: int
    end: int
    part: str = ""


def departures(
    text: str, parts: Sequence[Part], names: Sequence[str], is_bare: bool
) -> Iterator[Departure]:
    """Yield where the parts stand in another order, where one is left out, or written wrongly.

    ``parts`` are those found whole in the text, in its order, ``names`` all that the sequence has. ``is_bare``
    says that no other word stands between them, such as the verbs of 增强……、坚定……、做到…….
    """
    for run in _runs(text, parts, _BARE_LINK if is_bare else _LINK):
        if len(run) > 1:
            yield from _doubled(text, run, names)
        ranks = [part.rank for part in run]
        if len(set(ranks)) == len(run) == len(names) and ranks != sorted(ranks):
            moved = [part for rank, part in enumerate(run) if part.rank != rank]
            yield Departure(moved[0].start, moved[-1].end)
        elif len(run) == len(names) - 1 and ranks == sorted(set(ranks)):
            missing = next(rank for rank in range(len(names)) if rank not in ranks)
            yield from _missing(text, run, names, missing)


def _runs(text: str, parts: Sequence[Part], link: re.Pattern[str]) -> Iterator[list[Part]]:
    """Yield the parts that follow one another with nothing but a link between them."""
    run: list[Part] = []
    for part in parts:
        gap = part.start - run[-1].end if run else 0
        if run and not (0 < gap <= _REACH and link.fullmatch(text, run[-1].end, part.start)):
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _doubled(text: str, run: list[Part], names: Sequence[str]) -> Iterator[Departure]:
    """Yield the parts whose first or last character stands twice."""
    for part in run:
        name, before, behind = (
            names[part.rank],
            text[max(0, part.start - 2) : part.start],
            text[part.end : part.end + 2],
        )
        if behind.startswith(name[-1]) and not is_han(behind[1:]):
            yield Departure(part.start, part.end + 1, name)
        if before.endswith(name[0]) and not is_han(before[:-1]):
            yield Departure(part.start - 1, part.end, name)


def _missing(text: str, run: list[Part], names: Sequence[str], rank: int) -> Iterator[Departure]:
    """Yield the departure of a run that lacks one part.

    At an end, a list that goes on with something else may be another list; and two parts of three are no list,
    nor are they in the middle where “and” joins them.
    """
    start = run[rank - 1].end if rank else max(0, run[0].start - _REACH)
    end = run[rank].start if rank < len(run) else run[-1].end + _REACH
    if slip := _slip(text[start:end], names[rank]):
        yield Departure(start + slip.start, start + slip.end, names[rank])
    elif 0 < rank < len(run):
        if len(run) > 2 or text[start:end] not in _AND:
            yield Departure(run[rank - 1].start, run[rank].end)
    elif other := _other(text, run, names, rank):
        yield other
    elif len(run) > 2 and not _goes_on(text, run[0].start, run[-1].end):
        first, last = (run[0], run[1]) if rank == 0 else (run[-2], run[-1])
        yield Departure(first.start, last.end)


def _other(text: str, run: list[Part], names: Sequence[str], rank: int) -> Departure | None:
    """Return the place beside a list where one of its ends is written with another word: 综合整治 for 综合治理.

    Only what is not in the part beside it as well tells one part from another: 人人 does not in 人人享有.
    """
    name, beside = names[rank], names[1 if rank == 0 else -2]
    link = run[-1].end if rank else run[0].start - 1
    start = link + 1 if rank else link - len(name)
    own = [character for character in name if character not in beside]
    written = text[max(0, start) : start + len(name)]
    is_item = text[link : link + 1] in _LINKS and len(written) == len(name) and is_han(written)
    if not is_item or len(own) < _TELLING:
        return None
    is_like = 2 * sum(character in written for character in own) >= len(own)
    return Departure(start, start + len(name), name) if is_like else None


def _slip(text: str, name: str) -> Slip | None:
    """Return the place in a short text where a part is written with a slip."""
    if len(name) < SHORTEST:
        return None
    slips = _expressions(name).find(text)
    return next((slip for slip in slips if slip.change is not Change.NONE), None)


@lru_cache(maxsize=64)
def _expressions(name: str) -> Expressions:
    return Expressions([name])


def _goes_on(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 8) : start]
    return bool(_MORE_BEFORE.search(before) or _MORE_BEHIND.match(text, end))
