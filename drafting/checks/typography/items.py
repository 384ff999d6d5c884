"""The numbers of enumerations inside the text: 一是, 一要, 第一，其一，（1） 1. ①, with the list each may belong to."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from schemas.report import Paragraph, Report, Role

_HAN = "[一二三四五六七八九十]{1,3}"
_ITEM = re.compile(
    r"[\n。；：，、！？…）”—;:,][ \t　]*(?=[一二三四五六七八九十第其（(\d①-⑳])(?:"
    rf"(?P<是>{_HAN})是(?!(?P=是))|(?P<要>{_HAN})要(?![求素点件务闻])"
    rf"|第(?P<第>{_HAN})(?=[，：,]|是)|其(?P<其>{_HAN})(?=[，：,]|是)"
    rf"|[（(](?P<汉>{_HAN})[）)]|[（(](?P<括>\d{{1,2}})[）)]|(?P<点>\d{{1,2}})[.．](?=[^\x00-\xff])"
    r"|(?P<圈>[①-⑳]))"
)
_SPELT = {
    "是": "{}是",
    "要": "{}要",
    "第": "第{}",
    "其": "其{}",
    "汉": "（{}）",
    "括": "（{}）",
    "点": "{}.",
}
HEADS_OF_STRUCTURE = ("汉", "括", "点", "圈")
"""Forms that also number paragraphs, where ``structure.numbering`` reads them."""
_PROSE = (Role.OPENING, Role.HEADING, Role.TEXT, Role.CLOSING)
_DIGITS = ("", *"一二三四五六七八九")
_HAN_NUMBERS = [
    f"{ten}{one}" for ten in ("", "十", *(f"{d}十" for d in _DIGITS[2:])) for one in _DIGITS
][1:]
_VALUES = {
    **{han: value for value, han in enumerate(_HAN_NUMBERS, 1)},
    **{chr(ord("①") + value): value + 1 for value in range(20)},
    **{str(value): value for value in range(100)},
}


class Item(NamedTuple):
    """One number: its form, value and span, in which paragraph it stands, and whether at the head of it."""

    form: str
    number: int
    start: int
    end: int
    paragraph: int
    is_head: bool


def written(form: str, number: int) -> str:
    """Return a number as its form writes it: 三是, （3）, ③."""
    if form == "圈":
        return chr(ord("①") + number - 1)
    if form in ("括", "点"):
        return _SPELT[form].format(number)
    return _SPELT[form].format(_HAN_NUMBERS[number - 1])


def blocks(report: Report) -> Iterator[dict[str, list[Item]]]:
    """Yield the items between one heading and the next, by their form."""
    block: dict[str, list[Item]] = defaultdict(list)
    paragraphs = enumerate(report.paragraphs)
    index, paragraph = next(paragraphs, (0, None))
    for match in _ITEM.finditer(report.text):
        form = match.lastgroup or ""
        start = match.start(form) - _SPELT.get(form, "{}").index("{")
        while paragraph and paragraph.end <= start:
            index, paragraph = next(paragraphs, (0, None))
            if block and paragraph and _begins_block(paragraph):
                yield block
                block = defaultdict(list)
        if paragraph and paragraph.role in _PROSE:
            number = _VALUES.get(match[form], 0)
            is_head = start == paragraph.start
            block[form].append(Item(form, number, start, match.end(), index, is_head))
    yield block


def _begins_block(paragraph: Paragraph) -> bool:
    return paragraph.role is Role.HEADING or 1 <= paragraph.level <= 3
