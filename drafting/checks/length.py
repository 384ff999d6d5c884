"""text.length: report, sections, paragraphs and sentences are neither so short nor so long that a reader objects."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from drafting.checks.case import Case
from drafting.checks.facts import check as missing_items
from drafting.checks.structure import check as structure_faults
from drafting.text.sentences import sentences
from schemas.finding import Finding
from schemas.outline import Outline, SectionSpec
from schemas.report import Section

CODE = "text.length"
EMPTY = "structure.section-empty"
SHORTEST_SECTION = 40
"""Characters below which a section says next to nothing: one sentence of an official report has about forty."""
SHORTEST_REMAINDER = 20
"""Characters that are left of a section whose items are missing; fewer are a fault of their own."""
LONGEST_PARAGRAPH = 900
"""A page by GB/T 9704-2012 has 22 lines of 28 characters, so this is a page and a half without a break."""
LONGEST_SENTENCE = 220
"""Eight such lines without 。；？！: no reader keeps the beginning in mind."""
LEAST_SHARE, MOST_SHARE = 0.5, 1.25
"""The shares of the usual lengths between which a section passes where the outline prescribes none."""
SHOWN, LONGEST_SPAN = 20, 40
"""Characters that a finding shows of what is too long, and of a heading."""
TO_BE_WRITTEN = "【"  # 【待补】 is reported by itself

_SENTENCE = re.compile(r"[^。；？！;?!\n]+")


def check(case: Case) -> Iterator[Finding]:
    """Yield what is too short or too long.

    Sections and the whole are judged in a complete report only: a section that is missing or empty is reported by
    itself, and what then is too short needs no second word.
    """
    long = list(_sentences(case))
    yield from (*long, *_paragraphs(case, long))
    if {s.id for s in case.outline.sections} <= {s.id for s in case.report.sections}:
        sections = list(_sections(case))
        yield from sections or _whole(case)


def count(text: str) -> int:
    """Return the characters of a text without white space, as Word counts 字数."""
    return len(text) - sum(map(text.count, " \n\t　"))


def _sections(case: Case) -> Iterator[Finding]:
    explained = _Explained(case)
    for section in case.report.sections:
        body = case.report.body(section)
        least, most = _limits(case.outline, case.outline.section(section.id))
        length = count(body)
        if length > most:
            message, suggestion = f"这一节有{length}字，太长", f"请压缩到{most}字以内"
        elif (
            length < least
            and TO_BE_WRITTEN not in body
            and not explained.by_itself(section, length)
        ):
            message = f"这一节只有{length}字，太短"
            suggestion = f"请写得具体些，一般不少于{least}字"
        else:
            continue
        end = section.start + min(len(section.heading.rstrip()), LONGEST_SPAN)
        yield case.finding(CODE, section.start, end, message, suggestion, section=section.id)


def _limits(outline: Outline, spec: SectionSpec) -> tuple[int, int]:
    """Return the least and the most characters of a section."""
    least, most = spec.min_characters, spec.max_characters
    if not outline.prescribes_lengths:
        least, most = round(least * LEAST_SHARE), round(most * MOST_SHARE)
    return max(least, SHORTEST_SECTION), most


class _Explained:
    """Why sections may be short: they are empty, or items are missing, which is reported by itself."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def by_itself(self, section: Section, length: int) -> bool:
        """Whether something else that is reported makes a section so short."""
        return section.id in self._empty or (
            length >= SHORTEST_REMAINDER and section.id in self._lacking
        )

    @cached_property
    def _empty(self) -> set[str | None]:
        return {f.section for f in structure_faults(self.case) if f.code == EMPTY}

    @cached_property
    def _lacking(self) -> set[str | None]:
        return {f.section for f in missing_items(self.case)}


def _whole(case: Case) -> Iterator[Finding]:
    length, outline = count(case.report.text), case.outline
    if outline.min_characters <= length <= outline.max_characters:
        return
    if length < outline.min_characters:
        if any(structure_faults(case)):
            return
        message = f"全文只有{length}字，太短"
        suggestion = f"述职报告一般不少于{outline.min_characters}字，请把做法、数据和成效写具体"
    else:
        message = f"全文有{length}字，太长"
        suggestion = f"请压缩到{outline.max_characters}字以内"
    title = case.report.paragraphs[0]
    end = min(title.end, title.start + LONGEST_SPAN)
    yield case.finding(CODE, title.start, end, message, suggestion)


def _sentences(case: Case) -> Iterator[Finding]:
    text = case.report.text
    if all(end - start <= LONGEST_SENTENCE for start, end in sentences(text)):
        return  # and so all that a ； ends is no longer
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        if len(sentence) > LONGEST_SENTENCE:
            start = text.index(sentence, match.start())
            message = f"这一句有{len(sentence)}字，中间没有句号或分号"
            yield case.finding(CODE, start, start + SHOWN, message, "请拆成几句")


def _paragraphs(case: Case, long: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the long paragraphs, unless their sentences are what is too long."""
    for paragraph in case.report.paragraphs:
        start, end = paragraph.start, paragraph.end
        if end - start > LONGEST_PARAGRAPH and not any(start <= f.start < end for f in long):
            message = f"这一段有{end - start}字，没有分段"
            yield case.finding(CODE, start, start + SHOWN, message, "请按意思分成几段")
