"""The problems that a report owns up to and the plans that it makes, item by item.

Items are numbered lines （一） 1. ① with what stands below them, or begin with 一是, 第一, 其一 anywhere in a paragraph;
where nothing is numbered each paragraph is one. What leads to them and what tells of their causes is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.patterns import Pattern
from drafting.report.headings import BARE, numbering
from schemas.facts import FactKind
from schemas.outline import Outline
from schemas.report import Paragraph, Report, Section

_HAN = "一二三四五六七八九十"
_INLINE = Pattern(
    rf"(?:(?<=[。；：，、！？\s])|^)(?:(?P<is>[{_HAN}]{{1,2}}[是要])|(?P<nth>第[{_HAN}][，、：是])|(?P<of>其[{_HAN}][，、：是])"
    r"|(?P<first>首先|其次|再次|再者|此外|另外|最后)(?=[，、是])"
    rf"|(?P<han>[（(][{_HAN}]{{1,2}}[）)])|(?P<bracket>[（(]\d{{1,2}}[）)])|(?P<circled>[①-⑳])"
    r"|(?P<digit>\d{1,2}[.．、](?!\d)))"
)
_CAUSES = Pattern(
    r"原因|根源|根子|究其|深究|剖析|归根|反思|症结|(?:这些|上述|以上|这几个)(?:问题|不足|差距|短板)"
)
_LEADS_ON = Pattern(
    r"[：:]\s*$|(?:如下|以下|下面)[^，；]{0,16}。?$|[几一二三四五六七八九十两]个?(?:方面|[点条项])[^，；]{0,8}。?$"
)
_GROUP = Pattern(
    r"^(?:主要|存在的?|突出)*(?:问题|不足|短板|差距|打算|计划|措施|目标|思路)(?:方面)?$"
)
"""A heading under which all items stand."""
_NAME_ENDS = Pattern(r"[。；：！？\n]")
_LONGEST_NAME, _SHORTEST_NAME = 26, 6
_HEAD = Pattern(r"^[\s，、：•·-]+")


@dataclass(frozen=True, slots=True)
class Item:
    """One problem or plan: what it is called, all that is said of it, and where that stands in its report."""

    name: str
    text: str
    start: int
    end: int


def items_of(report: Report, outline: Outline, kind: FactKind) -> tuple[Item, ...]:
    """Return the items of the sections that are for problems or for plans, in the order of the text."""
    ids = {spec.id for spec in outline.sections if kind in spec.facts}
    return tuple(
        item for section in report.sections if section.id in ids for item in _items(report, section)
    )


def _items(report: Report, section: Section) -> Iterator[Item]:
    marks = list(_marks(report, section))
    first = next((mark.style for mark in marks if mark.style), "")
    if not first:
        yield from (_item(report, m.start, m.end) for m in marks if not (m.leads_on or m.ends))
        return
    begin = -1
    for mark in marks:
        if begin >= 0 and (mark.ends or mark.style == first):
            yield _item(report, begin, mark.start)
            if mark.ends:
                return
        if mark.style == first:
            begin = mark.start
    if begin >= 0:
        yield _item(report, begin, marks[-1].end)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of a section: how it is numbered, empty where it is not; whether it only leads to items, or ends them."""

    style: str
    start: int
    end: int
    leads_on: bool = False
    ends: bool = False


def _marks(report: Report, section: Section) -> Iterator[_Mark]:
    for paragraph in report.paragraphs:
        if paragraph.section != section.id or not section.start <= paragraph.start < section.end:
            continue
        start = max(paragraph.start, section.body_start)
        if start >= paragraph.end:
            continue
        yield from _stretches(report, paragraph, start)


def _stretches(report: Report, paragraph: Paragraph, start: int) -> Iterator[_Mark]:
    """Yield a paragraph cut where items begin in it; a heading under which all items stand is left out."""
    text = report.text
    line = text[start : paragraph.end]
    found = numbering(line) if start == paragraph.start else None
    rank = found.rank if found else BARE
    words = line[found.end :] if found else line
    if rank != BARE and _GROUP.match(words.strip("。：: ")):
        return
    if _CAUSES.search(words.partition("，")[0][:_LONGEST_NAME]) and not _is_list(words):
        yield _Mark("", start, paragraph.end, ends=True)
        return
    cuts = [(m.start(), m.lastgroup or "") for m in _INLINE.finditer(line)]
    if rank != BARE and (not cuts or cuts[0][0] > 0):
        cuts = [(0, f"rank{rank}"), *cuts]
    if not cuts or cuts[0][0] > 0:
        end = cuts[0][0] if cuts else len(line)
        lead = line[:end]
        yield _Mark("", start, start + end, leads_on=bool(cuts or _LEADS_ON.search(lead)))
    ends = [*(at for at, _ in cuts[1:]), len(line)]
    for (at, style), end in zip(cuts, ends, strict=False):
        if at == 0 and rank != BARE and _CAUSES.search(line[:end][:12]):
            yield _Mark("", start + at, start + end, ends=True)
        else:
            yield _Mark(style, start + at, start + end)


def _is_list(words: str) -> bool:
    """Whether a sentence that speaks of causes goes on to the items themselves: 反思自己，一是……."""
    cut = _INLINE.search(words)
    return cut is not None and not re.search("原因|根源|根子|究其|症结", words[: cut.start()])


def _item(report: Report, start: int, end: int) -> Item:
    text = report.text[start:end].strip()
    start = report.text.index(text, start)
    return Item(_name(text), text, start, start + len(text))


def _name(text: str) -> str:
    """Return what an item is called: its leading sentence, or of a long one its leading clause."""
    cut = _INLINE.match(text)
    words = text[cut.end() :] if cut else text[numbering(text).end :]
    words = _HEAD.sub("", words)
    stop = _NAME_ENDS.search(words)
    name = words[: stop.start()] if stop else words
    if len(name) > _LONGEST_NAME:
        comma = name.find("，", _SHORTEST_NAME)
        name = name[:comma] if comma > 0 else name
    return name.strip()
