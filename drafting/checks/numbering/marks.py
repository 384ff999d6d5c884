"""Marks: the numbers at the heads of a report's paragraphs, with their rank, value and spelling."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafting.figures import parse_number
from drafting.report.leavings import leavings
from schemas.report import Paragraph, Report, Role

_HAN = "(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
# junk is what markdown puts before a number; that is reported by itself
_MARK = re.compile(
    rf"""(?P<junk>[\s\#*＊_>+•●-]*)(?:
    第(?P<part>{_HAN})(?:部分|章|篇)
    |(?P<han>{_HAN})(?:[、.．](?!{_HAN}[月季级届])|[：:](?!\s*是)|\s+(?=[一-鿿])(?!年|是|方面))
    |[（(](?P<bracketed_han>{_HAN})[）)]
    |(?P<half_bracketed_han>{_HAN})[）)]
    |(?P<digits>\d{{1,2}})[、.．](?!\d(?!\d?月|\d{{3}}年))
    |[（(](?P<bracketed_digits>\d{{1,2}})[）)]
    |(?P<half_bracketed_digits>\d{{1,2}})[）)]
    |(?P<circled>[①-⑳]))""",
    re.VERBOSE,
)
_RANKS = {
    "part": 0, "han": 1, "bracketed_han": 2, "half_bracketed_han": 2, "digits": 3,
    "bracketed_digits": 4, "half_bracketed_digits": 4, "circled": 5,
}  # fmt: skip
UNNUMBERED = -1
SAYING = 20
"""Characters from which on a line is more than a heading, which may well stand twice."""
_WIDTH = str.maketrans("().．:　", "（）..： ")
_ONES = ("", *"一二三四五六七八九")


Style = tuple[int, str]
"""The rank and the spelling of a mark."""


class Mark(NamedTuple):
    """A number at the head of a paragraph, ``[start:end)`` in the text.

    ``spelling`` is the mark with ``{}`` for its number, full width and half width alike. ``is_section`` is true for
    the heading of a section or of its peer, ``names_section`` where its words say which section it is. A section's
    heading without number is a mark too, of rank UNNUMBERED and number 0, its span the heading. ``introduced`` is
    true where the line before announces a list (主要做法如下：), so that 1 may follow 3.
    """

    start: int
    end: int
    rank: int
    number: int
    spelling: str
    is_section: bool
    names_section: bool
    introduced: bool

    @property
    def style(self) -> Style:
        """What the marks of one list have in common; 一、 and 1、 are spelt alike, but not of one rank."""
        return self.rank, self.spelling

    def written(self, number: int) -> str:
        """Return how another number is written in the spelling of this mark."""
        if self.spelling == "{}":
            return chr(ord("①") + number - 1)
        if self.rank >= _RANKS["digits"]:
            return self.spelling.format(number)
        tens, ones = divmod(number, 10)
        ten = "十" if tens else ""
        return self.spelling.format((_ONES[tens] if tens > 1 else "") + ten + _ONES[ones])


def marks_of(report: Report) -> Iterator[Mark]:
    """Yield the marks of a report's body in the order of the text.

    A paragraph that repeats another word for word has none: that is what is wrong with it, not its number.
    """
    announced, seen = False, set[str]()
    for paragraph in report.paragraphs:
        if paragraph.role in (Role.HEADING, Role.TEXT):
            mark = _mark(report.text, paragraph, announced)
            line = report.text_of(paragraph) if mark else ""
            if mark and (line not in seen or len(line) < SAYING):
                yield mark
            seen.add(line)
            announced = mark is None and report.text[paragraph.end - 1] not in "。；！"


def _mark(text: str, paragraph: Paragraph, announced: bool) -> Mark | None:
    start, is_section = paragraph.start, paragraph.level == 1
    names_section = is_section and paragraph.section is not None
    match = _MARK.match(text, start, paragraph.end)
    if (
        match is None
        and paragraph.level
        and (stuck := next(leavings(text[start : start + 40]), None))
    ):
        match = _MARK.match(text, start + stuck.end(), paragraph.end)
    if match:
        kind, start = match.lastgroup or "", match.end("junk")
        rank, number, spelling = _reading(kind, text[start : match.end()], match[kind])
        return Mark(
            start, match.end(), rank, number, spelling, is_section, names_section, announced
        )
    if is_section:
        return Mark(start, paragraph.heading_end, UNNUMBERED, 0, "", True, names_section, announced)
    return None


@lru_cache(maxsize=256)  # the marks of a report are few, and alike
def _reading(kind: str, mark: str, number: str) -> tuple[int, int, str]:
    """Return the rank, the number and the spelling of a mark."""
    spelling = mark.translate(_WIDTH).replace(number, "{}", 1).strip()
    value = ord(number) - ord("①") + 1 if kind == "circled" else int(parse_number(number) or 0)
    return _RANKS[kind], value, spelling
