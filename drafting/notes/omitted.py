"""Words that an entry leaves out although its sense hangs on them.

A model may leave words out. Not those that turn what it keeps into something else (未完成 · 预备党员 · 人均 · 提名),
nor those that say that somebody else did it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from drafting.hidden_names.persons import persons
from drafting.lexicon.known_persons import surnames, words_of
from drafting.notes.align import Alignment, Piece
from drafting.notes.case import Case
from drafting.notes.cues import cue, says_more
from drafting.notes.signs import SPACED_CLAUSE
from drafting.notes.words import VERBATIM
from drafting.text.patterns import Pattern, alternation
from schemas.facts import FactKind

_ORGANISING = frozenset(("组织", "开展", "举办", "举行", "召开", "进行"))
_RATE = Pattern(r"^[一-鿿]{1,6}(?:率|比例|比重|满意度)")
_LEADING = Pattern(
    r"^(?:[\d.．、\s]|年[初中底内]|今年|本?年度?|全年|[一二三四上下]半?[年季]度?|\d+[月日]份?|\d+|先后|累计|一?共|已经?|分别|召开|开展|组织|举办|进行|完成|和|及|由|对|各)+"
)
_SAID = Pattern(r"^.*(?:说|报|讲到|统计|汇报|反映|告诉我?)[，：]?")
_OUTFIT = Pattern(
    r"(?P<who>[一-鿿]{2,10}?(?<!党)"
    r"(?:支部|总支|党委|工会|团委|公司|集团|社区|街道|班组|单位|部门|学校|医院))"
)
_OURS = Pattern(r"我们|我支部|本支部|本单位|咱")
_TOWARDS = Pattern(
    r"[与和同跟向给为到去在对由帮把从]|联合|会同|走[访进]|深入|慰问|协助|配合|参加|、"
)
"""What a unit is not the subject behind."""
_BY_ONE = (FactKind.COUNTS, FactKind.HONOURS, FactKind.DUTIES)
"""Headings under which it matters that one person did it, or was honoured."""


class Gap(NamedTuple):
    """Words of a clause that an entry leaves out, and the pieces that it keeps before them and behind."""

    words: str
    before: Piece | None
    behind: Piece | None


def turned(case: Case) -> str:
    """Say which word is left out that turns what is kept into something else."""
    roles = ("turning",) if case.entry.kind in VERBATIM else ("turning", "unfinished")
    for gap in _gaps(case.drawn):
        signs = [cue(role).search(gap.words) for role in roles if gap.behind]
        signs += [cue("turning_behind").search(gap.words)] if gap.before else []
        if sign := next(filter(None, signs), None):
            return f"漏掉了原话里的“{sign[0]}”，意思可能相反，请核实"
        part = cue("took_part").search(gap.words)
        if gap.behind and part and case.drawn.joined & _ORGANISING:
            return f"原话说的是“{part[0]}”，不是自己组织的"
    return ""


def part_for_whole(case: Case) -> str:
    """Say whether a number of the whole year is one of a part of it, or of a part of what is counted."""
    if case.entry.kind is not FactKind.COUNTS:
        return ""
    rate = _RATE.search(case.entry.text)
    for gap in _gaps(case.drawn):
        if part := cue("part_year").search(gap.words):
            return f"原话说的是“{part[0]}”，不是全年"
        if gap.behind and (part := cue("narrowing").search(gap.words)):
            return f"原话说的是“{part[0]}”的，不是全部"
        if rate and gap.behind and gap.behind.start < rate.end() and says_more(gap.words):
            return f"原话说的是“{gap.words}{rate[0]}”"
    return ""


def another_doer(case: Case) -> str:
    """Say who did it according to the notes, where the entry leaves that out: another unit, or one person."""
    if case.entry.kind in VERBATIM:
        return ""
    for gap in _gaps(case.drawn):
        if gap.before or not gap.behind:
            continue
        words = _LEADING.sub("", _SAID.sub("", gap.words))
        who = _outfit(words, case) or (
            _person(words, case.sentences) if case.entry.kind in _BY_ONE else ""
        )
        if who and who != case.reporter:
            return f"原话说的是“{who}”的，请核实"
    return ""


def _outfit(words: str, case: Case) -> str:
    """Return the unit that words begin with, if it is the subject and not the own one."""
    found = _OUTFIT.match(words)
    if not found or _TOWARDS.search(found["who"]) or _OURS.search(words):
        return ""
    return "" if found["who"] in case.notes.singles.get("单位", "") else found["who"]


def _person(words: str, sentences: str) -> str:
    """Return a person that words name, as the sentences tell that it is one."""
    known = (name for name in persons(sentences) if name in words)
    return next(known, "") or next(iter(_called().findall(words)), "")


@cache
def _called() -> re.Pattern[str]:
    """What a person is called for short: 李工, 小陈."""
    names = alternation(surnames())
    behind = alternation((*words_of("post"), "工", "总", "师傅", "哥", "姐"))
    return re.compile(rf"(?:{names})(?:{behind})|[小老](?:{names})")


@lru_cache(maxsize=8)
def _gaps(drawn: Alignment) -> tuple[Gap, ...]:
    """Return what is left out of the clauses that an entry draws on."""
    return tuple(_left_out(drawn))


def _left_out(drawn: Alignment) -> Iterator[Gap]:
    pieces = sorted(drawn.pieces, key=lambda piece: piece.at)
    for clause in SPACED_CLAUSE.finditer(drawn.words):
        kept = [p for p in pieces if p.at < clause.end() and clause.start() < p.until]
        at, before = clause.start(), None
        for piece in kept:
            if piece.at > at:
                yield Gap(drawn.words[at : piece.at], before, piece)
            at, before = max(at, piece.until), piece
        if kept and at < clause.end():
            yield Gap(drawn.words[at : clause.end()], before, None)
