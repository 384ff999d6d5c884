"""A section cut where the items of a list may begin, each stretch with how it is numbered or led on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from drafting.rectification.causes import without_causes
from drafting.rectification.lacks import more_words
from drafting.report.headings import BARE, numbering
from drafting.text.patterns import Pattern
from schemas.report import Paragraph, Report

_HAN = "一二三四五六七八九十"
_CAUSES = Pattern("原因|根源|根子|究其|深究|剖析|归根|反思|症结")
_SAID = Pattern("(?:这些|上述|以上|这几个)(?:问题|不足|差距|短板)")
"""What speaks of the problems that were told; plans begin so."""
_LEADS_ON = Pattern(
    r"[：:]\s*$|(?:如下|(?<![岁级名次人元万度年])以下|下面)[^，；]{0,16}。?$|[几一二三四五六七八九十两]个?(?:方面|[点条项])[^，；]{0,8}。?$"
)
_GROUP = Pattern(
    r"^(?:主要|存在的?|突出)*(?:问题|不足|短板|差距|打算|计划|措施|目标|思路)(?:方面)?$"
)
"""A heading under which all items stand."""
_CLAUSE_END = Pattern("[，。；]")
_LONGEST_LEAD = 26
MORE = "more"
"""The style of what goes on with a list: 此外."""
_SOFT = ("side", "area")
"""Styles that make a list only where there are several of one and nothing is numbered."""
INLINE = ("is", "nth", "of", "first", "label", *_SOFT)
"""Styles in words."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a section: how it is numbered, empty where it is not; whether it only leads to items, or ends them."""

    style: str
    start: int
    end: int
    leads_on: bool = False
    ends: bool = False


@cache
def _opens() -> re.Pattern[str]:
    sign = r"(?:(?<=[。；：，、！？\s])|^)"
    full = r"(?:(?<=[。；：！？\n])|^)"
    return re.compile(
        rf"{sign}(?:(?P<is>[{_HAN}]{{1,2}}[是要])|(?P<nth>第[{_HAN}][件点条个]?事?[，、：是])|(?P<of>其[{_HAN}][，、：是])"
        r"|(?P<first>(?:首先|其次|再次|再者|最后)(?:是|(?=[，、])))"
        r"|(?P<side>[一另再又]一?方面)(?=[，、：是])"
        rf"|(?P<han>[（(][{_HAN}]{{1,2}}[）)])|(?P<bracket>[（(]\d{{1,2}}[）)])|(?P<circled>[①-⑳])"
        r"|(?P<digit>\d{1,2}[.．、](?!\d)))"
        rf"|{full}(?P<label>(?:问题|不足|短板|措施|打算|计划|任务|目标)(?:[{_HAN}]{{1,2}}|\d{{1,2}})[：:、，])"
        rf"|{full}(?P<more>{more_words()})(?=[，、是])"
        rf"|{full}(?P<area>在?(?![一另再又这那各几两三四五]个?方面|以[上下]|主要|其他)[^，。；：、（）()\s]{{2,14}}方面[，：]|从[^，。；：、（）()\s]{{1,10}}看，"
        r"|(?!总体|整体|基础|事实|客观|主观|根本|会)[\u4e00-\u9fff]{2,4}上，)"
    )


def opening(text: str) -> int:
    """Return where the words begin behind the opening of an item: 一是, 第一, 其一, 此外, 一方面."""
    cut = _opens().match(text)
    if cut is None or cut.lastgroup == "area":
        return numbering(text).end
    return cut.end()


def marks_of(
    report: Report, stretches: Iterable[tuple[Paragraph, int]], *, ahead: bool
) -> list[Mark]:
    """Return the stretches of some paragraphs, each given with the offset at which its items may begin.

    ``ahead`` says that they are plans, which may begin with the problems that they are on.
    """
    found = [mark for p, start in stretches for mark in _cut(report, p, start, ahead=ahead)]
    hard = any(mark.style and mark.style not in (*_SOFT, MORE) for mark in found)
    kept = () if hard else tuple(s for s in _SOFT if sum(m.style == s for m in found) > 1)
    return _merged(found, frozenset(_SOFT) - frozenset(kept[:1]))


def _merged(marks: Iterable[Mark], dropped: frozenset[str]) -> list[Mark]:
    """Return the marks; a stretch of a style that makes no list goes on with what is before it in its paragraph."""
    found: list[Mark] = []
    for mark in marks:
        style = "" if mark.style in dropped else mark.style
        last = found[-1] if found else None
        if mark.style in dropped and last and last.end == mark.start and not last.ends:
            found[-1] = Mark(last.style, last.start, mark.end, leads_on=False)
        else:
            found.append(Mark(style, mark.start, mark.end, mark.leads_on, mark.ends))
    return found


def _cut(report: Report, paragraph: Paragraph, start: int, *, ahead: bool) -> Iterator[Mark]:
    """Yield a paragraph cut where items begin in it; a heading under which all items stand is left out."""
    text = report.text
    line = text[start : paragraph.end]
    found = numbering(line) if start == paragraph.start else None
    rank = found.rank if found else BARE
    words = line[found.end :] if found else line
    if rank != BARE and _GROUP.match(words.strip("。：: ")):
        return
    first_clause = _CLAUSE_END.split(words, maxsplit=1)[0]
    if _speaks_back(first_clause[:_LONGEST_LEAD], ahead) and not _is_list(words):
        yield Mark("", start, paragraph.end, ends=True)
        return
    cuts = without_causes(line, ((m.start(), m.lastgroup or "") for m in _opens().finditer(line)))
    inside = [(at, style) for at, style in cuts if at > 0]
    if rank != BARE and inside and _GROUP.match(words.partition("：")[0]):
        cuts = inside  # 1.存在的不足：一是
    elif rank != BARE and (not cuts or cuts[0][0] > 0):
        cuts = [(0, f"rank{rank}"), *cuts]
    if not cuts or cuts[0][0] > 0:
        end = cuts[0][0] if cuts else len(line)
        lead = line[:end]
        numbered = cuts and cuts[0][1] not in (*_SOFT, MORE)
        yield Mark("", start, start + end, leads_on=bool(numbered or _LEADS_ON.search(lead)))
    ends = [*(at for at, _ in cuts[1:]), len(line)]
    for (at, style), end in zip(cuts, ends, strict=False):
        if at == 0 and rank != BARE and _speaks_back(line[:end][:12], ahead):
            yield Mark("", start + at, start + end, ends=True)
        else:
            yield Mark(style, start + at, start + end)


def _speaks_back(words: str, ahead: bool) -> bool:
    """Whether words tell of causes, or of the problems that were told."""
    return bool(_CAUSES.search(words)) or (not ahead and bool(_SAID.search(words)))


def _is_list(words: str) -> bool:
    """Whether a sentence that speaks of causes goes on to the items themselves: 反思自己，一是……."""
    cut = _opens().search(words)
    return cut is not None and not re.search("原因|根源|根子|究其|症结", words[: cut.start()])
