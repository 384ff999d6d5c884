"""The problems that a report owns up to and the plans that it makes, item by item.

Items are numbered lines （一） 1. ① with what stands below them, or begin with 一是, 第一, 一方面, 在…方面 anywhere in a
paragraph; rows of a table; where nothing is numbered paragraphs, or sentences of the only one. What leads to them and
what tells of their causes is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drafting.rectification.marks import INLINE, MORE, Mark, marks_of, opening
from drafting.rectification.tables import cells_of, is_row
from drafting.rectification.unnumbered import plans, problems, rounds_off
from drafting.report.headings import BARE, meaning_of, numbering
from drafting.text.patterns import Pattern
from schemas.facts import FactKind
from schemas.outline import Outline
from schemas.report import Paragraph, Report, Role, Section

_NAME_ENDS = Pattern(r"[。；：！？\n]")
_CLAUSE_END = Pattern("[：:，,；;。\n]")
_VAGUE = 8
"""Characters up to which a heading may only say where something is lacking."""
_LONGEST_NAME, _SHORTEST_NAME = 26, 6
_HEAD = Pattern(r"^[\s，、：•·●○■□◆◇★☆▪►▶\-—]+")
_LACKING = Pattern("[不没未无缺欠]")
_LONGEST_LABEL = 20

Stretch = tuple[Paragraph, int]
"""A paragraph, and the offset from which on it counts."""


@dataclass(frozen=True, slots=True)
class Item:
    """One problem or plan: what it is called, all that is said of it, and where that stands in its report."""

    name: str
    text: str
    start: int
    end: int


def called(item: Item) -> str:
    """Return what a person calls an item: 组织生活方面 does not say yet what is lacking there."""
    if len(item.name) > _VAGUE or not item.name.endswith("方面"):
        return item.name
    behind = item.text.partition(item.name)[2].lstrip("。，：；、 \n")
    return f"{item.name}：{_CLAUSE_END.split(behind, maxsplit=1)[0]}" if behind else item.name


class Reading(NamedTuple):
    """What is read of a kind: its items, what stands there and cannot be read as one, the headings of its sections."""

    items: tuple[Item, ...] = ()
    unread: tuple[Item, ...] = ()
    headings: tuple[str, ...] = ()


def items_of(report: Report, outline: Outline, kind: FactKind) -> tuple[Item, ...]:
    """Return the items of the sections that are for problems or for plans, in the order of the text."""
    return reading_of(report, outline, kind).items


def reading_of(report: Report, outline: Outline, kind: FactKind) -> Reading:
    """Return the items of a kind, with what of its sections could not be read."""
    items: list[Item] = []
    unread: list[Item] = []
    headings = []
    for section in report.sections:
        given = outline.section(section.id).facts
        if kind in given:
            headings.append(section.heading.strip())
        own, behind = _halves(report, outline, section)
        here = own if kind in given else behind if kind is FactKind.PLANS else []
        if kind is FactKind.PLANS and kind not in given and FactKind.SHORTCOMINGS in given:
            here = [*(s for s in own if is_row(report, s[0])), *here]
        elif kind not in given:
            continue
        rows = [p for p, _ in here if is_row(report, p)]
        cells, strange = cells_of(report, outline, kind, rows)
        lines = [s for s in here if not is_row(report, s[0])]
        marks = marks_of(report, lines, ahead=kind is FactKind.PLANS)
        found, left = _spans(report, kind, marks)
        items += (_item(report, *span) for span in sorted([*found, *cells]))
        unread += (_item(report, *span) for span in sorted([*left, *strange]))
    return Reading(tuple(items), tuple(unread), tuple(headings))


def _halves(
    report: Report, outline: Outline, section: Section
) -> tuple[list[Stretch], list[Stretch]]:
    """Return the paragraphs of a section; of one on problems those apart that stand below a heading for plans."""
    own: list[Stretch] = []
    behind: list[Stretch] = []
    here = own
    is_problems = FactKind.SHORTCOMINGS in outline.section(section.id).facts
    for paragraph in report.paragraphs:
        if paragraph.section != section.id or not section.start <= paragraph.start < section.end:
            continue
        start = max(paragraph.start, section.body_start)
        if start >= paragraph.end:
            continue
        if is_problems and start == paragraph.start:
            begin = _plans_begin(report, outline, paragraph)
            here, start = (behind, begin) if begin else (here, start)
        if start < paragraph.end:
            here.append((paragraph, start))
    return own, behind


def _plans_begin(report: Report, outline: Outline, paragraph: Paragraph) -> int:
    """Return where plans begin in a section on problems, behind their heading; 0 where a paragraph is none.

    （二）下一步打算 is one, and 2.改进措施：一是…….
    """
    line = report.text_of(paragraph)
    found = numbering(line)
    colon = line.find("：", found.end) if found.rank != BARE else -1
    end = colon + 1 if colon > 0 else len(line)
    words = line[found.end : end].strip("。：: *_")
    is_label = paragraph.role is Role.HEADING or len(words) <= _LONGEST_LABEL
    if not is_label or "\t" in line or "，" in words or _LACKING.search(words):
        return 0
    ids = meaning_of(outline).sections(words, to_the_end=True)[:1]
    is_plan = any(FactKind.PLANS in outline.section(name).facts for name in ids)
    return paragraph.start + end if is_plan else 0


Spans = list[tuple[int, int]]


def _spans(report: Report, kind: FactKind, marks: Sequence[Mark]) -> tuple[Spans, Spans]:
    """Return where the items stand in some stretches, and what could not be read as one."""
    first = next((mark.style for mark in marks if mark.style not in ("", MORE)), "")
    if first:
        while kind is FactKind.SHORTCOMINGS and rounds_off(report.text, marks[-1]):
            marks = marks[:-1]
        return list(_numbered(marks, first)), []
    if kind is FactKind.SHORTCOMINGS:
        return problems(report.text, marks)
    return plans(report.text, marks), []


def _numbered(marks: Sequence[Mark], first: str) -> Iterator[tuple[int, int]]:
    """Yield the items of a list whose first is numbered so, up to what ends it."""
    styles = (first, MORE) if first in INLINE else (first,)
    begin = -1
    for mark in marks:
        if begin >= 0 and (mark.ends or mark.style in styles):
            yield begin, mark.start
            if mark.ends:
                return
        if mark.style in styles:
            begin = mark.start
    if begin >= 0:
        yield begin, marks[-1].end


def _item(report: Report, start: int, end: int) -> Item:
    text = report.text[start:end].strip()
    start = report.text.index(text, start)
    return Item(_name(text), text, start, start + len(text))


def _name(text: str) -> str:
    """Return what an item is called: its leading sentence, or of a long one its leading clause."""
    words = _HEAD.sub("", text[opening(text) :])
    stop = _NAME_ENDS.search(words)
    name = words[: stop.start()] if stop else words
    if len(name) > _LONGEST_NAME:
        comma = name.find("，", _SHORTEST_NAME)
        if name[:comma].endswith("方面"):
            comma = name.find("，", comma + 1)
        name = name[:comma] if comma > 0 else name
    return name.strip()
