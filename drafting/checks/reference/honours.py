"""Honours of last year's report that this year's claims again, and that none of this year's facts has.

Whoever knows the name of an honour, as the lexicon does “工人先锋号”, has not won it for that. What is only striven for
(争创“文明单位”) is not claimed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from drafting.checks.case import Case
from drafting.checks.names.honours import honours_without_quotes, is_kept, is_won
from drafting.checks.reference.numbers import Found
from drafting.checks.reference.places import Quotable
from drafting.text.patterns import Pattern, alternation
from drafting.text.strings import places
from schemas.facts import FactKind
from schemas.report import Report

_QUOTED = Pattern(
    r"“([^“”\n]{3,30})”|‘([^‘’“”\n]{3,30})’|\"([^\"\n]{3,30})\"|「([^「」\n]{3,30})」"
)
_WON = Pattern(
    r"(?:荣获|获评|获得|喜获|获|授予|评为|命名为|认定为|评定为)[^，。；：、“”《》\n]{0,16}?"
    r"(?P<name>[^，。；：、“”《》（(\n]{3,12}?(?:集体|单位|个人|党员|工作者|党支部|党组织|标兵|能手|[号岗奖杯星]|奖状|之家|小家|班组))"
    r"(?:荣誉)?(?:称号)?(?=[，。；、（(\n]|$)"
)
"""An honour without quotation marks, with what stands before it from the word of winning on."""
_GRANTED = Pattern(r".*?(?:[省市县区局厂司团会部委院校]级?的?|年度|被|为|予)(?=[㐀-鿿]{3})")
"""By whom an honour is given, or its level: 市级 of 市级文明单位."""


def honours(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    """Yield the honours that are claimed, wherever they are."""
    old, awarded = reference.text, _awarded(case)
    plans = case.sections_of(FactKind.PLANS)
    for start, end in _claimed(case.report.text, honours_of(old)):
        name = case.report.text[start:end]
        if name not in old or name in awarded or may_quote(start, places(old, name)):
            continue
        if not any(section.start <= start < section.end for section in plans):
            yield start, end, "荣誉"


@lru_cache(maxsize=4)
def honours_of(text: str) -> frozenset[str]:
    """Return the names of the honours that a report says were won."""
    quoted = (match.span(match.lastindex or 0) for match in _QUOTED.finditer(text))
    found = {text[a:b] for a, b in quoted if is_won(text, a - 1, b + 1, text[a:b])}
    found |= {text[start:end] for start, end in honours_without_quotes(text)}
    for match in _WON.finditer(text):
        found.add(_GRANTED.sub("", match["name"], count=1))
    return frozenset(name for name in found if len(name) > 2)


def _claimed(text: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the spans of what a report says was won: in quotes, in the words of an honour, and by the names."""
    spans = {match.span(match.lastindex or 0) for match in _QUOTED.finditer(text)}
    won = {(a, b) for a, b in spans if is_won(text, a - 1, b + 1, text[a:b])}
    won.update(honours_without_quotes(text))
    if names:
        pattern = re.compile(alternation(names))
        won.update(m.span() for m in pattern.finditer(text) if is_kept(text, *m.span()))
    yield from sorted(won)


def _awarded(case: Case) -> str:
    """Return what the facts tell of this year, without what they only plan or own up to."""
    if case.facts is None:
        return ""
    ahead = (FactKind.SHORTCOMINGS, FactKind.PLANS)
    items = (item for _, item in case.facts.items() if item.kind not in ahead)
    return "\n".join(text for item in items for _, text in item.fields())
