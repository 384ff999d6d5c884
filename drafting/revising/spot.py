"""A place in a report as a person names it: a section, （二） of it, or a single paragraph."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafting.errors import UsageError
from drafting.report.headings import BARE, numbering, words
from drafting.writing.rewrite import mark_end
from schemas.outline import Outline, SectionSpec
from schemas.report import Paragraph, Report, Role

SUB = 2
"""The rank of （一） among the numbers of headings."""
_NOTATION = re.compile(
    r"(?P<section>[^.．。（()）]+?)[.．。]?(?P<sub>[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)])?"
    r"(?:[.．。]?(?P<nth>第)?(?P<paragraph>\d{1,3})段?)?"
)
_ITEM = re.compile(r"(?:第|其)?(?P<number>[一二三四五六七八九十]{1,2})(?:[是要]|[，、：])")
_QUOTED = 12
"""Characters of a paragraph by which a person knows it again."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A span of the report's text that may be written again; half-open, without the number and heading before it.

    ``place`` is its name in the history: work, work.（二）, work.（二）.2; ``title`` what the secretary calls it.
    """

    spec: SectionSpec
    place: str
    title: str
    start: int
    end: int
    heading: str = ""
    is_one_paragraph: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole section."""
        return self.place == self.spec.id


def find_spot(name: str, report: Report, outline: Outline) -> Spot:
    """Return the place that a person names: 工作, 一.（二）, 一.（二）.2 (its second paragraph), 三.2.

    UsageError, with what there is, for a place that the report does not have.
    """
    found = _NOTATION.fullmatch(name.strip())
    spec = _spec(found["section"].strip(), report, outline) if found else None
    if found is None or spec is None:
        raise UsageError(_unknown(name, report, outline))
    section = report.section(spec.id)
    if section is None:
        raise UsageError(f"现在的报告里没有“{spec.word}”")
    paragraphs: Sequence[Paragraph] = [
        p for p in report.paragraphs if section.start <= p.start < section.end
    ]
    place, title = spec.id, spec.word
    if found["sub"]:
        number = _number(found["sub"].strip("（()） "))
        subs = _subs(paragraphs, report)
        if number not in subs:
            raise UsageError(
                f"“{spec.word}”里没有{found['sub']}。{_what_there_is(spec, subs, paragraphs, report, section.body_start)}"
            )
        paragraphs = subs[number]
        place, title = f"{place}.（{number}）", title + _mark(report.text_of(paragraphs[0]))
    texts = [p for p in _texts(paragraphs, report) if p.end > section.body_start]
    if found["paragraph"]:
        which = int(found["paragraph"])
        if not 1 <= which <= len(texts):
            raise UsageError(f"“{title}”里没有第 {which} 段，一共 {len(texts)} 段")
        if not found["nth"]:
            _require_plain(which, texts, report, title, name.strip())
        texts = [texts[which - 1]]
        place, title = f"{place}.{which}", f"{title}第{which}段"
    if place == spec.id:  # the paragraphs with whatever headings stand among them
        end = paragraphs[-1].end
        return Spot(spec, place, title, section.body_start, max(end, section.body_start))
    start, heading = _behind_heading(texts[0], report, section.body_start)
    if paragraphs[0] is not texts[0] and not found["paragraph"]:
        heading = _words(report.text_of(paragraphs[0]))
    return Spot(spec, place, title, start, texts[-1].end, heading, len(texts) == 1)


def _spec(name: str, report: Report, outline: Outline) -> SectionSpec | None:
    """Return the section that a person names, also by its heading in this report."""
    if spec := outline.named(name):
        return spec
    headed = (s.id for s in report.sections if name in (s.heading.strip(), words(s.heading)))
    return next((outline.section(section_id) for section_id in headed), None)


def _unknown(name: str, report: Report, outline: Outline) -> str:
    known = "、".join(spec.word for spec in outline.sections)
    headings = "”“".join(section.heading.strip() for section in report.sections)
    return (
        f"看不懂“{name}”指哪里。可以写：{known}，或者一至四，或者标题“{headings}”；其中的一部分写成 一.（二），"
        "一段写成 一.（二）.2（第二段）或 三.第2段"
    )


def _what_there_is(
    spec: SectionSpec,
    subs: Mapping[int, Sequence[Paragraph]],
    paragraphs: Sequence[Paragraph],
    report: Report,
    body: int,
) -> str:
    """Return what a section has that a part of it can be named by."""
    if subs:
        marks = "".join(_mark(report.text_of(sub[0])) for sub in subs.values())
        return f"有{marks}"
    count = sum(p.end > body for p in _texts(paragraphs, report))
    return f"它不分（一）（二），一共 {count} 段；一段写成 {spec.word}.2（第二段）"


def _mark(line: str) -> str:
    return line[: numbering(line).end].strip()


def _require_plain(
    which: int, texts: Sequence[Paragraph], report: Report, title: str, name: str
) -> None:
    """Raise UsageError where a number may be that of a paragraph, or of an item that stands in another one."""
    numbers = [_item_number(report.text_of(p)) for p in texts]
    if numbers[which - 1] == which or which not in numbers:
        return
    other = numbers.index(which) + 1
    here, there = (report.text_of(texts[n - 1])[:_QUOTED] for n in (which, other))
    head = name[: name.rindex(str(which))]
    raise UsageError(
        f"“{title}”第 {which} 段是“{here}……”，第 {which} 条“{there}……”在第 {other} 段。"
        f"请写明哪一段：{head}第{which}段，或者 {head}第{other}段"
    )


def _item_number(line: str) -> int:
    """Return the number of a list with which a paragraph begins (一是, 第二，, 3.), 0 for none; （二） is named as that."""
    if (found := numbering(line)).rank != BARE:
        return 0 if found.rank == SUB else found.number
    item = _ITEM.match(line)
    return numbering(f"（{item['number']}）").number if item else 0


def _subs(paragraphs: Sequence[Paragraph], report: Report) -> dict[int, list[Paragraph]]:
    """Return the paragraphs by the numbers in brackets, each with those up to the next such number.

    Behind the last one the section itself may go on: where all the others are of one paragraph, so is the last.
    """
    subs: dict[int, list[Paragraph]] = {}
    current: list[Paragraph] = []
    for paragraph in paragraphs:
        found = numbering(report.text_of(paragraph))
        if found.rank == SUB:
            current = subs.setdefault(found.number, [])
        current.append(paragraph)
    *others, last = subs.values() or [[]]
    if others and all(len(other) == 1 for other in others):
        del last[1:]
    return subs


def _texts(paragraphs: Sequence[Paragraph], report: Report) -> list[Paragraph]:
    """Return the paragraphs less the headings; a numbered line with nothing below it is no heading of anything."""
    ranks = [numbering(report.text_of(p)).rank for p in paragraphs]
    below = [*ranks[1:], 0]
    return [
        p
        for p, rank, next_rank in zip(paragraphs, ranks, below, strict=True)
        if p.role is not Role.HEADING or next_rank <= rank
    ]


def _number(text: str) -> int:
    return numbering(f"（{text}）").number if not text.isdecimal() else int(text)


def _behind_heading(paragraph: Paragraph, report: Report, least: int) -> tuple[int, str]:
    """Return where the words of a paragraph begin behind its number and run-in heading, and that heading."""
    start = max(paragraph.start, least)
    line = report.text[start : paragraph.end]
    if start < paragraph.heading_end < paragraph.end:
        return paragraph.heading_end, _words(report.text[start : paragraph.heading_end])
    return start + mark_end(line), ""


def _words(heading: str) -> str:
    return heading[mark_end(heading) :]
