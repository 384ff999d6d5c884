"""Names in quotation marks of last year's report that stand in this year's and in none of this year's facts."""

import re
from collections.abc import Iterator
from functools import cache

from drafting.checks.case import Case
from drafting.checks.names.common import is_known, is_term
from drafting.checks.names.standing import standing
from drafting.checks.reference.numbers import Found
from drafting.checks.reference.places import Quotable
from drafting.checks.reference.words import words
from drafting.figures.vocabulary import alternation
from drafting.patterns import Pattern
from drafting.reference.names import own_units
from drafting.strings import places
from drafting.wording.squeezed import QUOTES
from schemas.report import Report

_QUOTED = Pattern(r"“(?P<name>[^“”\n]{2,20})”|《(?P<title>[^《》\n]{3,60})》")
_MARKS = (*QUOTES, "《》")
_MOTTO = Pattern(r"[，、；：！？。,;:!?的了着]|都是|就是|式$")
_UNQUOTED = 4
"""Characters from which on a name is looked for without its quotation marks too."""
_PAPER = Pattern(r"(?:责任书|承诺书|倡议书|协议书?|保证书|通知书|申请书|志愿书)$|^中华人民共和国")
_OWN, _LONG = 2, 5
"""Characters of a name before the word that it ends in, and at least in all."""
_BEFORE, _NEAR = 16, 6
"""Characters before a name that are looked at, and those between it and the word that shows that it is one."""
_HEADS = Pattern(
    r"(?:[^\n]*[。；])?\s*(?:[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)、.．]|[一二三四五六七八九十]是|[第其][一二三四五六七八九十][，、])"
)
"""What stands before a name with which an item of a list begins."""


def quoted(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    """Yield the names in quotation marks, each once, where it stands first."""
    text, old = case.report.text, reference.text
    there = {match[match.lastgroup or 0]: match for match in _QUOTED.finditer(old)}
    for name, match in there.items():
        here = list(places(text, name)) if len(name) >= _UNQUOTED else _in_marks(text, name)
        if not here or _is_everybodys(case, name) or name in case.wording:
            continue
        if match["title"] is None and not any(
            _is_name(report, at, name) for report in (text, old) for at in places(report, name)
        ):
            continue
        left = [at for at in here if not may_quote(at, places(old, name))]
        if left:
            yield left[0], left[0] + len(name), "名称"


def _in_marks(text: str, name: str) -> list[int]:
    return [at + 1 for pair in _MARKS for at in places(text, f"{pair[0]}{name}{pair[1]}")]


def _is_everybodys(case: Case, name: str) -> bool:
    """Whether a name is a fixed expression, what branches count, a saying, or the unit's own."""
    if is_known(name) or is_term(name) or name in words("saying") or _PAPER.search(name):
        return True
    own = case.facts.unit if case.facts else "\n".join(own_units(case.report))
    return name in own


def _is_name(text: str, start: int, name: str) -> bool:
    """Whether the words around a name, or its own last ones, show that it is one; a motto is none."""
    if _MOTTO.search(name):
        return False
    end = start + len(name)
    if text[start - 1 : start] != "“" or text[end : end + 1] != "”":
        return False
    if standing(text, start - 1, end + 1, name) or _ends_as_one(name):
        return True
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - _BEFORE) : start - 1]
    return bool(
        _named()[1].match(text, end + 1)
        or _named()[0].search(before)
        or (len(name) >= _LONG and _HEADS.fullmatch(before))
    )


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
