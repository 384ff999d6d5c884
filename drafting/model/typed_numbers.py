"""Numbers in a model's text that no token brought, words that change what a token says, and denials of what was done.

A model is given tokens for all figures, so whatever it counts itself it has made up, also where it is right by
chance, and also in numerals that nobody writes in a report (⁹⁹次, Ⅻ次).
"""

import re
from collections.abc import Iterator, Sequence

from drafting.checks.case import Case
from drafting.facts.inventory import label_names
from drafting.figures import Kind, Numeral
from drafting.figures.known import YEAR_ON_YEAR, is_of_two_years
from drafting.model.ungrounded import struck
from drafting.workspace import Origin
from schemas.facts import FactKind
from schemas.finding import Finding

_COUNTED = (Kind.MEASURE, Kind.APPROXIMATE, Kind.UNCLASSIFIED)
_CHANGED = re.compile(
    r"(?:去年|上年|前年|往年|(?<![按照习])计划(?=召开|开展|组织|完成|举办|达到)|拟|预计|力争|取消|推迟|未(?![来成婚必])|没有"
    r"|没能|不再)[^，。；：、\n]{0,6}$|[-−–负+±第]$"
)
"""What before a figure makes another one of it, or says that it was not so."""
_OF_LAST_YEAR = ("去年", "上年")
_LEVEL = re.compile("[到至]$")
"""增加到, of which the number that follows would be this year's."""
_CHANGED_BEHIND = re.compile(r"(?:不到|不足|未满|有余|半|万|亿|[.．]\d|都?没有|未能)")
_DENIED = re.compile(r"没有|未(?!来|必)|从不|不曾|没能|取消|停[止开办]|一[次个名场]也[没不]")
_ROMAN = re.compile(r"[IVXLCivxlc]{1,6}(?=[次名人个项场期篇户件%])")
_CLAUSE = re.compile(r"[^，。；！？\n]+")
_LISTING = re.compile("[①-⑳](?=[一-鿿])")
_AHEAD = (FactKind.PLANS, FactKind.RECTIFICATIONS, FactKind.SHORTCOMINGS)
_ODD = re.compile(r"[^\x00-\x7f\u3001-\u301f\u4e00-\u9fff\uff01-\uff5e]")
"""A character that is neither ASCII nor Han nor one of their signs: hardly any report has one."""
_SHORT = 2  # characters of 一个; 一个亿 is no article
_REACH = 14


def typed(case: Case, start: int, end: int, filled: Sequence[Origin]) -> Iterator[Finding]:
    """Yield what a model counted or denied itself in ``[start:end)``; ``filled`` are where tokens were, in the text."""
    figures = [origin for origin in filled if origin.fact]
    yield from _uncounted(case, start, end, figures)
    yield from _changed(case, figures)
    yield from _denied(case, start, end)
    yield from _odd(case, start, end)


def _uncounted(case: Case, start: int, end: int, filled: Sequence[Origin]) -> Iterator[Finding]:
    for numeral in case.numerals:
        if not start <= numeral.start < end or numeral.kind not in _COUNTED:
            continue
        own = [o for o in filled if o.start < numeral.end and numeral.start < o.end]
        if own and all(o.start <= numeral.start and numeral.end <= o.end for o in own):
            continue
        if own:
            yield _told(case, numeral.start, numeral.end, "在代号前后加了字，数就不对了")
        elif numeral.text not in case.wording and not _is_article(numeral):
            yield _told(case, numeral.start, numeral.end, "是自己写的数，要点里没有")


def _is_article(numeral: Numeral) -> bool:
    return numeral.value == 1 and numeral.text.startswith("一") and len(numeral.text) <= _SHORT


def _changed(case: Case, filled: Sequence[Origin]) -> Iterator[Finding]:
    """Yield the figures of this year that are told as planned, called off, of last year, or as others than they are."""
    text = case.report.text
    last = [o.end for o in filled if (o.fact or "").startswith(f"{FactKind.LAST_COUNTS}.")]
    for origin in filled:
        fact = origin.fact or ""
        if fact.startswith(_AHEAD):
            continue
        reach = max(0, origin.start - _REACH)
        before = text[reach : origin.start]
        said = _CHANGED.search(before)
        if said and said[0].startswith(_OF_LAST_YEAR):
            behind_last = any(reach + said.start() < end <= origin.start for end in last)
            said = None if is_of_two_years(fact) or behind_last else said
        if fact.startswith(f"{YEAR_ON_YEAR}."):
            said = said or _LEVEL.search(before)
        said = said or _CHANGED_BEHIND.match(text, origin.end)
        if said and said[0] not in case.wording:
            yield _told(case, origin.start, origin.end, f"前后写了“{said[0]}”，改变了要点的意思")


def _denied(case: Case, start: int, end: int) -> Iterator[Finding]:
    """Yield the clauses that deny what the facts count."""
    if case.facts is None:
        return
    text, names = case.report.text, label_names(case.facts)
    done = {
        figure.label for figure in case.figures if figure.id.startswith("数据.") and figure.required
    }
    for clause in _CLAUSE.finditer(text, start, end):
        said = _DENIED.search(clause[0]) and clause[0] not in case.wording
        if said and any(span.label in done for span in names.find(clause[0])):
            yield _told(case, *clause.span(), "与要点里的数据相反")


def _odd(case: Case, start: int, end: int) -> Iterator[Finding]:
    """Yield numerals in characters that no report has: Ⅻ, ½, ⁹, ٢."""
    text = case.report.text
    for match in _ROMAN.finditer(text, start, end):
        yield _told(case, *match.span(), "不是报告里用的数字")
    for match in _ODD.finditer(text, start, end):
        is_usual = match[0] in case.wording or not match[0].isnumeric()
        if not is_usual and not _LISTING.match(text, match.start()):
            yield _told(case, *match.span(), "不是报告里用的数字")


def _told(case: Case, start: int, end: int, fault: str) -> Finding:
    return struck(case, "text.unsupported", start, end, fault)
