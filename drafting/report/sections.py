"""Where the sections of a report begin: the lines that are headings of the outline's sections, or their peers."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafting.lexicon import words_in
from drafting.report.headings import (
    BARE,
    Numbering,
    meaning_of,
    numbering,
    section_heading_end,
    words,
)
from schemas.outline import Outline


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is, or begins with, a heading of the highest rank.

    ``section`` is the outline's id, None for a peer that the outline does not know. ``end`` is the offset in the
    line where the heading ends, ``alone`` says that this is the end of the line, ``whole`` that its words end with
    what it means: 特色亮点, not 品牌不响亮. A heading that ``continues`` belongs to the section before it: 三、存在不足
    followed by 四、问题的原因.
    """

    index: int
    section: str | None
    end: int
    alone: bool
    numbering: Numbering
    words: str
    continues: bool = False
    whole: bool = False


_SEVERAL = re.compile("[几两三四五六七八九十][项件个点]")
_LONGEST_LABEL = 8
"""Characters of a heading without number that stands in a list."""


def find_headings(lines: Sequence[str], outline: Outline) -> dict[int, Heading]:
    """Return the headings of sections by line index, in the order of the lines.

    The rank of section headings is the highest whose words mean a section; headings without numbering win where
    they mean more sections. A section that is then missing may have a heading without numbering, or one of
    another rank whose number goes on where the headings before it stopped. All else is inside the sections.
    """
    candidates = list(_candidates(lines, outline))
    known = [c for c in candidates if c.section]
    rank = min((c.numbering.rank for c in known), default=BARE)
    numbered = [c for c in known if c.numbering.rank == rank != BARE]
    runs = _Runs(lines)
    bare = _bare([c for c in known if c.numbering.rank == BARE], runs)
    if len({c.section for c in bare}) > len({c.section for c in numbered}):
        chosen = bare
        others = [c for c in numbered if rank <= 1]
    else:
        chosen = _numbered([c for c in candidates if c.numbering.rank == rank])
        others = bare
    others += [c for c in known if BARE != c.numbering.rank > rank and c.alone]
    headings = {c.index: c for c in chosen}
    places = sorted(headings)
    found = {h.section for h in chosen}
    for c in others:
        if c.section in found:
            continue
        at = bisect_left(places, c.index)
        before = headings[places[at - 1]] if at else None
        if c.numbering.rank == BARE and _is_of_list(c, before, runs):
            continue
        if c.numbering.rank in (rank, BARE) or _goes_on(c, before, lines):
            headings[c.index] = c
            places.insert(at, c.index)
            found.add(c.section)
    return _by_exclusion(_with_first(dict(sorted(headings.items())), outline), outline)


def _with_first(headings: dict[int, Heading], outline: Outline) -> dict[int, Heading]:
    """Take the heading with number one for the outline's first section, whatever its words (一、守正笃实、担当作为)."""
    section = outline.sections[0].id
    if any(h.section == section for h in headings.values()):
        return headings
    first = next(iter(headings.values()), None)
    if first and first.section is None and first.numbering.number == 1 and first.alone:
        headings[first.index] = replace(first, section=section)
    return headings


def _by_exclusion(headings: dict[int, Heading], outline: Outline) -> dict[int, Heading]:
    """Take the one heading left for the one section that is missing, where it stands in that section's place.

    So it is with 二、叫得响的几项工作 between what was done and what is lacking. A heading that tells of a matter that
    reports have besides (二、上年度问题整改情况) is none.
    """
    ids = [spec.id for spec in outline.sections]
    missing = set(ids) - {h.section for h in headings.values()}
    left = [h for h in headings.values() if h.section is None]
    if len(missing) != 1 or len(left) != 1:
        return headings
    (section,), (found,) = missing, left
    order = list(dict.fromkeys(h.section or section for h in headings.values()))
    if order != ids or not found.alone or found.numbering.rank == BARE or _is_other(found.words):
        return headings
    return {**headings, found.index: replace(found, section=section)}


def _is_other(title: str) -> bool:
    """Whether a heading tells of a matter that reports have besides the sections of an outline."""
    if any(word in title for word in words_in("other_parts", "inside")):
        return True
    return title.endswith(words_in("other_parts", "end")) and not _SEVERAL.search(title)


class _Runs:
    """Where the runs of short lines begin, found once however many lines of one are asked about."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self._before: dict[int, int] = {}

    def before(self, index: int) -> int:
        """Return the last line before an index that is no short one; -1 for none."""
        at = index - 1
        while at >= 0 and at not in self._before and _is_short(self.lines[at]):
            at -= 1
        found = self._before.get(at, at)
        self._before.update(dict.fromkeys(range(at + 1, index), found))
        return found


def _is_short(line: str) -> bool:
    return numbering(line).rank == BARE and section_heading_end(line) == len(line)


def _is_of_list(c: Heading, before: Heading | None, runs: _Runs) -> bool:
    """Whether a line without number is an item of a list below another heading, which would else be left empty.

    Where only short lines lead from there to it, it is one unless it is no more than a heading: 差距与不足 · 党务不熟 ·
    党建品牌不响亮. Right below a heading that has a number, or words that announce a list, it is one in any case.
    ``before`` is the last heading before it.
    """
    index = runs.before(c.index)
    if before and before.index >= index:
        if before.section in (None, c.section):
            return False
        announced = before.index if before.numbering.rank != BARE else None
    elif index >= 0 and runs.lines[index].endswith(("：", ":")):
        announced = index
    else:
        return False
    return announced == c.index - 1 or not c.whole or len(c.words) > _LONGEST_LABEL


def _goes_on(c: Heading, before: Heading | None, lines: Sequence[str]) -> bool:
    """Whether a heading's number follows that of the section before it, and not that of a sibling inside it."""
    number = before.numbering.number if before else 0
    first = before.index + 1 if before else 0
    inside = (numbering(lines[index]) for index in range(c.index - 1, first - 1, -1))
    sibling = next((n.number for n in inside if n.rank == c.numbering.rank), None)
    return c.numbering.number == number + 1 and sibling != number


def _candidates(lines: Sequence[str], outline: Outline) -> Iterator[Heading]:
    meaning = meaning_of(outline)
    for index, line in enumerate(lines):
        found = numbering(line)
        if found.rank == BARE and len(line) > 60:
            continue
        end = section_heading_end(line)
        if not end or (index == 0 and _is_title(line, found)):
            continue
        title = words(line[:end])
        is_sentence = end < len(line) or line[end - 1] in "。！？：:"
        ids = meaning.sections(title, to_the_end=is_sentence)
        whole = bool(ids) and meaning.sections(title, to_the_end=True)[:1] == ids[:1]
        yield Heading(
            index, ids[0] if ids else None, end, end == len(line), found, title, whole=whole
        )


def _is_title(line: str, found: Numbering) -> bool:
    return found.rank == BARE and line.rstrip("*#＊ ").endswith(
        ("报告", "总结", "汇报", "材料", "情况")
    )


def _bare(candidates: Sequence[Heading], runs: _Runs) -> list[Heading]:
    """Return the first heading of each section, and exact repetitions of it; no items of a list below another."""
    first: dict[str | None, str] = {}
    kept: list[Heading] = []
    for c in candidates:
        if c.words.endswith("报告") or _is_of_list(c, kept[-1] if kept else None, runs):
            continue
        if first.setdefault(c.section, c.words) == c.words:
            kept.append(c)
    return kept


def _numbered(candidates: Sequence[Heading]) -> list[Heading]:
    """Return the headings of one rank, told from a list inside a section that begins at 一 again."""
    known_alone = {c.section for c in candidates if c.section and c.alone}
    accepted: list[Heading] = []
    astray: list[Heading] = []
    last = inner = 0
    for c in candidates:
        number = c.numbering.number
        known = c.section is not None and (c.alone or c.section not in known_alone)
        is_peer = c.alone and number == last + 1 and (inner == 0 or number != inner + 1)
        if (known and number > last) or is_peer:
            before = accepted[-1] if accepted else None
            continues = (
                before is not None
                and before.section == c.section is not None
                and before.words != c.words
                and number == last + 1
            )
            accepted.append(replace(c, continues=continues))
            last, inner = number, 0
        elif known and c.alone:
            astray.append(c)
        else:
            inner = number
    seen = {c.section for c in accepted}
    repeats = {(c.section, key) for c in accepted for key in (c.words, c.numbering.number)}
    for c in astray:
        if (
            c.section not in seen
            or {(c.section, c.words), (c.section, c.numbering.number)} & repeats
        ):
            accepted.append(c)
    return accepted
