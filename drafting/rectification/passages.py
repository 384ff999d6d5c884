"""The passages of a report that tell what became of last year's problems, and so may quote them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from drafting.text.patterns import Pattern
from schemas.report import Paragraph, Report, Role

Span = tuple[int, int]
"""Half-open offsets into the text of the report."""

_PROBLEM = "(?:问题|不足|短板|弱项|差距|欠账|意见|建议|评议|点评|反馈)"
_LAST_YEAR = (
    r"(?:去年|上年|上一年|往年|(?:19|20)\d\d年度?(?:述职|组织生活会|民主评议|民主生活会|考核))"
)
_SAYS_LAST_YEAR = Pattern(_LAST_YEAR)
_HEADING = Pattern(rf"整改|{_LAST_YEAR}.*{_PROBLEM}|{_PROBLEM}.*(?:清零|销号|后半篇)")
_LOOKS_BACK = Pattern(
    rf"{_LAST_YEAR}[^。；！？\n]{{0,30}}{_PROBLEM}|{_PROBLEM}[^。；！？\n]{{0,16}}{_LAST_YEAR}"
    rf"|{_LAST_YEAR}[^。；！？\n]{{0,12}}(?:留下|欠下|点出|提出|指出|评出)"
)
_MENDS = Pattern(
    rf"“[^”\n]{{4,30}}”(?:的|等|这个|这一)?{_PROBLEM}"
    rf"|(?:针对|关于|对照|对)[^，。；！？\n]{{4,40}}的{_PROBLEM}，[^。！？\n]*(?:整改|长期坚持)"
)
_ITEM = Pattern(
    r"\s*(?:[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)、.．]|[一二三四五六七八九十]是|[第其][一二三四五六七八九十])"
)
_UNDER_SECTIONS = 2
"""The rank of （一）, below which the items of a list stand."""
_OPENS = Pattern(r"[：:]$|如下。?$")


def passages(report: Report, ahead: Collection[str]) -> tuple[Span, ...]:
    """Return the passages in the order of the text.

    ``ahead`` are the sections on this year's problems and next year's plan: what is to be put right there is not last
    year's, unless the words say so.
    """
    return tuple(_joined(sorted(_found(report, ahead))))


def within(spans: Sequence[Span], offset: int) -> bool:
    """Whether an offset lies in one of the spans, which are in order and apart."""
    index = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return index >= 0 and offset < spans[index][1]


def names_a_problem(sentence: str) -> bool:
    """Whether a sentence is itself on a problem, or on what was done about one."""
    return re.search(f"{_PROBLEM}|整改|查摆", sentence) is not None


def _found(report: Report, ahead: Collection[str]) -> Iterator[Span]:
    for section in report.sections:
        if section.id not in ahead and _HEADING.search(section.heading):
            yield section.start, section.end
    # a passage goes on with what ranks below its beginning, or only with the items of its list
    floor, only_items = 0, False
    years = [match.start() for match in _SAYS_LAST_YEAR.finditer(report.text)]
    for paragraph in report.paragraphs:
        if paragraph.role not in (Role.HEADING, Role.TEXT, Role.OPENING):
            continue
        line = report.text_of(paragraph)
        if 0 < paragraph.level <= floor or (only_items and not _ITEM.match(line)):
            floor = 0
        if floor:
            yield paragraph.start, paragraph.end
        elif paragraph.section not in ahead and _HEADING.search(
            report.text, paragraph.start, paragraph.heading_end
        ):
            floor, only_items = paragraph.level, paragraph.role is not Role.HEADING
            yield paragraph.start, paragraph.end
        elif begin := _begin(report, paragraph, years, mends=paragraph.section not in ahead):
            if _OPENS.search(line):
                floor, only_items = paragraph.level or _UNDER_SECTIONS, True
            before = report.text[paragraph.start : begin.start()]
            sentence = max(before.rfind(sign) for sign in "。！？；") + 1
            yield paragraph.start + sentence, paragraph.end


def _begin(
    report: Report, paragraph: Paragraph, years: Sequence[int], *, mends: bool
) -> re.Match[str] | None:
    """Return where in a paragraph the first words of last year's problems stand; it tells of them to its end.

    ``years`` are the offsets in the report at which last year is named.
    """
    span = paragraph.start, paragraph.end
    names_last_year = bisect_left(years, span[0]) < bisect_left(years, span[1])
    return (_LOOKS_BACK.search(report.text, *span) if names_last_year else None) or (
        _MENDS.search(report.text, *span) if mends else None
    )


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    start = end = -1
    for first, last in spans:
        if first > end:
            if end >= 0:
                yield start, end
            start = first
        end = max(end, last)
    if end >= 0:
        yield start, end
