"""Names in quotation marks of last year's report that stand in this year's and in none of this year's facts."""

import re
from collections.abc import Iterator
from functools import cache

from drafting.checks.case import Case
from drafting.checks.names.common import is_known, is_shown_once, is_term
from drafting.checks.names.honours import is_striven_for, sounds_like_one
from drafting.checks.names.standing import standing
from drafting.checks.reference.honours import honours_of
from drafting.checks.reference.numbers import Found
from drafting.checks.reference.places import Quotable
from drafting.checks.reference.words import words
from drafting.reference.names import own_units
from drafting.text.patterns import Pattern, alternation
from drafting.text.strings import places
from drafting.wording.squeezed import QUOTES
from schemas.report import Report

_QUOTED = Pattern(r"“(?P<name>[^“”\n]{2,20})”|《(?P<title>[^《》\n]{2,60})》")
_MARKS = (*QUOTES, "《》")
_MOTTO = Pattern(r"[，、；：！？。,;:!?的了着]|都是|就是|式$")
_HELD = Pattern(r"”?(?:主题|专题|系列|专项|集中|实践|教育)?(?:活动|行动|治理|整治|竞赛|大讨论)")
"""What stands behind the name of a campaign, be it in two halves: “安全大反思、作风大整顿”活动."""
_HALVES = Pattern(r"^[^，、；：！？。,;:!?的了着]{3,}[、 ][^，、；：！？。,;:!?的了着]{3,}$")
_WORKS = ("片", "剧", "视频", "电影", "节目", "歌曲", "小说", "图书", "专题党课", "微党课")
_TELLING = 3
"""Characters of a title that is no short one."""
_UNQUOTED = 4
"""Characters from which on a name is looked for without its quotation marks too."""
_PAPER = Pattern(r"(?:责任书|承诺书|倡议书|协议书?|保证书|通知书|申请书|志愿书)$|^中华人民共和国")
_OF_A_SERIES = Pattern(r"[^\d\W]\d{1,2}$")
"""A title of which there is another every year: 《榜样9》."""
_OWN, _LONG = 2, 5
"""Characters of a name before the word that it ends in, and at least in all."""
_BEFORE, _NEAR = 16, 6
"""Characters before a name that are looked at, and those between it and the word that shows that it is one."""
_HEADS = Pattern(
    r"(?:[^\n]*[。；])?\s*(?:[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)、.．]|[一二三四五六七八九十]是|[第其][一二三四五六七八九十][，、])"
)
"""What stands before a name with which an item of a list begins."""


def quoted(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    """Yield the names in quotation marks wherever they stand; an honour that is only striven for is left out."""
    text, old = case.report.text, reference.text
    named = {match[match.lastgroup or 0]: match for match in _QUOTED.finditer(old)}
    won = honours_of(old)
    for name, match in named.items():
        here = list(places(text, name)) if len(name) >= _UNQUOTED else _in_marks(text, name)
        if len(name) < _UNQUOTED and match["title"] is None:
            here += _with_head(text, old, name)
        if not here or _is_everybodys(case, name, match) or name in case.wording:
            continue
        if match["title"] is None and not any(
            _is_name(report, at, name) for report in (text, old) for at in places(report, name)
        ):
            continue
        there = list(places(old, name))
        is_honour = name in won or (
            sounds_like_one(name) and all(is_striven_for(old, at) for at in there)
        )
        for at in here:
            free = is_honour and is_striven_for(text, at)
            if not free and not may_quote.may_name(at, there):
                yield at, at + len(name), "名称"


def _in_marks(text: str, name: str) -> list[int]:
    return [at + 1 for pair in _MARKS for at in places(text, f"{pair[0]}{name}{pair[1]}")]


def _with_head(text: str, old: str, name: str) -> list[int]:
    """Return where a short name stands without its marks, but with the noun that it has in last year's report."""
    behind = (_named()[1].match(old, at + len(name) + 1) for at in _in_marks(old, name))
    heads = {match[0] for match in behind if match}
    return [at for head in heads for at in places(text, f"{name}{head}")]


def _is_everybodys(case: Case, name: str, match: re.Match[str]) -> bool:
    """Whether a name is a fixed expression, what branches count, a saying, or the unit's own; one of a year's is not.

    A film is a year's, and so is another title of a series, whatever its words mean elsewhere. A short title stands
    for a document named before (《条例》) where it is not told to be a film's or a lesson's.
    """
    if match["title"] and len(name) < _TELLING:
        return not match.string.endswith(_WORKS, 0, match.start())
    if match["title"] and (_OF_A_SERIES.search(name) or is_shown_once(name)):
        return False
    if is_known(name) or _PAPER.search(name):
        return True
    if match["title"] is None and (is_term(name) or name in words("saying")):
        return True
    own = case.facts.unit if case.facts else "\n".join(own_units(case.report))
    return name in own


def _is_name(text: str, start: int, name: str) -> bool:
    """Whether the words around a name, or its own last ones, show that it is one; a motto is none."""
    end = start + len(name)
    if _MOTTO.search(name):
        return _is_campaign(text, end, name)
    if text[start - 1 : start] != "“" or text[end : end + 1] != "”":
        return False
    if standing(text, start - 1, end + 1, name) or _ends_as_one(name):
        return True
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - _BEFORE) : start - 1]
    return bool(
        _named()[1].match(text, end + 1)
        or _named()[0].search(before)
        or (len(name) >= _UNQUOTED and _HEADS.fullmatch(before))
    )


def _is_campaign(text: str, end: int, name: str) -> bool:
    """Whether what ends at an offset in two halves is what was held, and no saying (“请进来、走出去”)."""
    sayings = set(re.split("[、 ]", name)) <= set(words("saying"))
    return bool(_HALVES.match(name) and _HELD.match(text, end)) and not sayings


def _ends_as_one(name: str) -> bool:
    """Whether a name says itself what it is: by its last word, or where it is long by its last character."""
    return any(
        name.endswith(word) for word in words("ending") if len(name) >= max(_OWN + len(word), _LONG)
    )


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what stands before and behind a name."""
    gap = rf"[^，。；：！？“”\n是像]{{0,{_NEAR}}}"
    return (
        re.compile(rf"(?:{alternation(words('naming'))}){gap}$"),
        re.compile(rf"[^，。；：！？“”\n]{{0,4}}?(?:{alternation(words('head'))})"),
    )
