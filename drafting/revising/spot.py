"""A place in a report as a person names it: a section, （二） of it, or a single paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafting.errors import UsageError
from drafting.report.headings import numbering
from drafting.writing.rewrite import mark_end
from schemas.outline import Outline, SectionSpec
from schemas.report import Paragraph, Report, Role

SUB = 2
"""The rank of （一） among the numbers of headings."""
_NOTATION = re.compile(
    r"(?P<section>[^.．。（()）]+?)[.．。]?(?P<sub>[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)])?"
    r"(?:[.．。]?第?(?P<paragraph>\d{1,3})段?)?"
)


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
    spec = outline.named(found["section"].strip()) if found else None
    if found is None or spec is None:
        raise UsageError(_unknown(name, outline))
    section = report.section(spec.id)
    if section is None:
        raise UsageError(f"现在的报告里没有“{spec.word}”")
    paragraphs: Sequence[Paragraph] = [
        p for p in report.paragraphs if section.start <= p.start < section.end
    ]
    place, title = spec.id, spec.word
    if found["sub"]:
        number = _number(found["sub"].strip("（()） "))
        paragraphs = _under(number, paragraphs, report)
        if not paragraphs:
            raise UsageError(f"“{spec.word}”里没有{found['sub']}")
        mark = report.text_of(paragraphs[0])[: numbering(report.text_of(paragraphs[0])).end]
        place, title = f"{place}.（{number}）", title + mark.strip()
    texts = [p for p in _texts(paragraphs, report) if p.end > section.body_start]
    if found["paragraph"]:
        which = int(found["paragraph"])
        if not 1 <= which <= len(texts):
            raise UsageError(f"“{title}”里没有第 {which} 段，一共 {len(texts)} 段")
        texts = [texts[which - 1]]
        place, title = f"{place}.{which}", f"{title}第{which}段"
    if place == spec.id:  # the paragraphs with whatever headings stand among them
        end = paragraphs[-1].end
        return Spot(spec, place, title, section.body_start, max(end, section.body_start))
    start, heading = _behind_heading(texts[0], report, section.body_start)
    if paragraphs[0] is not texts[0] and not found["paragraph"]:
        heading = _words(report.text_of(paragraphs[0]))
    return Spot(spec, place, title, start, texts[-1].end, heading, len(texts) == 1)


def _unknown(name: str, outline: Outline) -> str:
    words = "、".join(spec.word for spec in outline.sections)
    return (
        f"看不懂“{name}”指哪里。可以写：{words}，或者一至四；其中的一部分写成 一.（二），"
        "一段写成 一.（二）.2（第二段）或 三.2"
    )


def _under(number: int, paragraphs: Sequence[Paragraph], report: Report) -> Sequence[Paragraph]:
    """Return the paragraphs from the one with that number in brackets to the next with such a number.

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
    return subs.get(number, ())


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
