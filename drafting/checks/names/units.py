"""names.unit: the unit's name stands as the facts have it, or shortened as one does."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafting.checks.case import Case
from drafting.checks.names.frame import signed_lines
from drafting.checks.names.shortening import LIGHT, has_doubled, is_form_of, likeness
from drafting.checks.names.slips import Kind, Slip, slip_at, slips
from drafting.patterns import Pattern
from drafting.wording.confusions import alike
from schemas.facts import Facts
from schemas.finding import Finding
from schemas.report import Report, Role

_TAIL = r"(?:党支部委员会|支部委员会|党总支委员会|总支部委员会|党总支|总支|党支部|支部|党委|委员会)"
_TAIL_AT_END = Pattern(rf"{_TAIL}$")
_WORD = r"[㐀-鿿\d（）()]"
_IN_LINE = Pattern(
    rf"(?P<stem>{_WORD}{{2,40}}?)(?P<tail>{_TAIL})(?=书记|副书记|委员|[\s　\d，、：:]|$)"
)
_IN_OPENING = Pattern(
    rf"(?:^|(?<=[。，；：！\n])|(?<=[我将把是任])|(?<=担任))(?P<stem>{_WORD}{{2,30}}?)(?P<tail>党?支部|党总支)(?!书记处)",
    re.MULTILINE,
)
_LEAD = Pattern(
    r"^(?:(?:[我本].{0,16}?|20\d\d.{0,8}?)?(?:担任|现任|作为)|\d+年?度?|年度|关于|在|述职单位|单位|中国共产党|中共|我是|我任|我系|本人是|本人系)+"
)
_OURS = frozenset("我本该各")  # 我馆离退休干部党支部
_SPEAKING = ("我是", "我系", "本人是", "本人系", "我任", "现任", "担任", "作为")
"""Before the name of one's own unit."""
_BOUNDARY = Pattern(
    r"(?:工程局|[某一二三四五六七八九十\d]+局|总局|公司|集团|省|市(?!场)|县|区|镇|乡|街道|银行|医院|法院|大学|学院)(?=.{3})"
)
_SITE = Pattern(r"(?:项目|工程)(?:部|经理部)?$")
_COUNTERPARTS = tuple(
    frozenset(group)
    for group in (
        "一二三四五六七八九十0123456789",
        "东西南北中上下左右前后新老内外",
        "甲乙丙丁",
        "ABCD",
    )
)
"""Characters that tell a unit from its neighbour: with another of them it is another unit."""
_PARTNER = Pattern(
    r"(?:[与和同跟向赴到往、及邻]|走访|参观|联合|会同|学习|支援|兄弟|友邻|周边|慰问|邀请|走进|来自)[^，。；：\n]{0,8}$"
)
_TOGETHER = Pattern(r"[^，。；\n]{0,10}?(?:共建|联建|结对|联学|联合|互访|等单位|之间)")
_TAIL_BEHIND = Pattern(_TAIL)
_BEHIND_UNIT = Pattern(r"党?支部|党总支|党委|全体|[，。、；：\s]|$")
_PARTY_WORDS = ("党部署", "党部门", "党部分")
_CLAUSE = 14
"""Characters before a name in which a word for company stands."""
_SHORTEST = 2
_ANY = 3
"""Characters up to which a name in the sign-off may be short for anything."""
_RARE = 5
"""Characters of a name that nobody else has in another order."""
_CERTAIN = 6
"""Characters of a name of which any one may be wrong without it being the name of somebody else."""
_NEAR = 0.6
"""The share of its characters that a name has from the unit's where it is meant for it."""
_SIGNING = {Role.BYLINE: 0.3, Role.SIGNOFF: 0.0, Role.TEXT: 0.0}
"""The same where every name is the unit's; 安全总监兼党支部书记 in a byline names none."""


class Part(NamedTuple):
    """A name of a unit in the frame of the report: its span with 党支部, and the name without."""

    start: int
    end: int
    stem: str
    role: Role


def check(case: Case, facts: Facts) -> Iterator[Finding]:
    """Yield ``names.unit``; in the title, the byline and the sign-off every other name than the unit's is one."""
    text = case.report.text
    stem = _TAIL_AT_END.sub("", facts.unit)
    if len(stem) < _SHORTEST:  # 党支部 is no name
        return
    others = case.wording.replace(facts.unit, "")  # what else the facts name may be named
    names = tuple(_names(stem))
    done: list[tuple[int, int]] = []
    for start, end in (
        *_in_frame(case.report, stem, others),
        *(
            (slip.start, slip.end)
            for name in names
            for slip in slips(text, name)
            if _is_wrong(case, slip, name, others)
        ),
        *_around(text, min((n for n in names if stem.endswith(n)), key=len)),
    ):
        if all(end <= first or last <= start for first, last in done):
            done.append((start, end))
            yield _finding(case, facts, start, end)


def _in_frame(report: Report, stem: str, others: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the units in title, byline, sign-off and opening that are not the unit of the facts."""
    for part in _parts(report):
        if part.stem in others or is_form_of(part.stem, stem):
            continue
        share = likeness(part.stem, stem)
        begins = part.role is Role.TITLE or part.stem[0] in stem or _is_one_off(part.stem, stem)
        near = begins and share >= _NEAR and not _is_neighbour(report.text, part.start, part.end)
        signs = part.role in _SIGNING and len(part.stem) > _ANY and share >= _SIGNING[part.role]
        if near or signs:
            yield part.start, part.end


def _is_one_off(written: str, stem: str) -> bool:
    """Whether a name is the end of the unit's with one character wrong, and not that of its neighbour.

    第二 for 第一 is another unit; of a short name only a character of like sound or shape is a slip.
    """
    meant = stem[-len(written) :]
    if len(written) != len(meant) or written[0] in _OURS:
        return False
    differing = [(a, b) for a, b in zip(written, meant, strict=True) if a != b]
    if len(differing) != 1 or any(set(differing[0]) <= group for group in _COUNTERPARTS):
        return False
    return len(written) >= _CERTAIN or alike(*differing[0])


def _parts(report: Report) -> Iterator[Part]:
    """Yield the units that title, byline, sign-off and opening name."""
    lines = [(p, _IN_LINE) for p in (*signed_lines(report), *report.having(Role.TITLE))]
    lines += [(p, _IN_OPENING) for p in report.having(Role.OPENING)]
    for paragraph, pattern in lines:
        for match in pattern.finditer(report.text, paragraph.start, paragraph.end):
            lead = _LEAD.match(match["stem"])
            stem = match["stem"][lead.end() :] if lead else match["stem"]
            if len(stem) > 1:
                start = match.end() - len(stem) - len(match["tail"])
                is_own = report.text.endswith(_SPEAKING, paragraph.start, start)
                role = Role.BYLINE if is_own else paragraph.role
                yield Part(start, match.end(), stem, role)


def _around(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where 党支部 behind the unit's name has a slip, or the first or last character of the name is doubled."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if at and text.startswith(name[0], at - 1) and name[:2] != name[0] * 2:
            yield at - 1, end
        if text.startswith(name[-1], end) and _BEHIND_UNIT.match(text, end + 1):
            yield at, end + 1
        if (slip := slip_at("党支部", text[end : end + 4])) and _is_slip_of_tail(slip, text, end):
            yield at, end + slip[0]
        at = text.find(name, end)


def _is_slip_of_tail(slip: tuple[int, Kind, str, str], text: str, at: int) -> bool:
    """Whether 党支部 is meant at an offset; 支部 and 党总支 are as good, 党部署 something else."""
    _, kind, written, meant = slip
    if kind is Kind.EXTRA:
        return written in "党支"
    if kind is Kind.OTHER:
        return alike(written, meant) or (text.startswith("党支", at) and written in "书，。\n")
    return kind is Kind.ORDER or (meant == "支" and not text.startswith(_PARTY_WORDS, at))


def _is_neighbour(text: str, start: int, end: int) -> bool:
    """Whether a name is spoken of as somebody else's: 与…党支部共建."""
    before = text[max(0, start - _CLAUSE) : start]
    return bool(_TOGETHER.match(text, end) or _PARTNER.search(before))


def _names(stem: str) -> Iterator[str]:
    """Yield the unit's name without 党支部, then what it is called for short, long names first."""
    yield stem
    shorter = [stem[m.end() :] for m in _BOUNDARY.finditer(stem)][-2:]
    yield from shorter
    site = _SITE.sub("", shorter[-1] if shorter else stem)
    if site not in (stem, *shorter) and len(site) > 2:
        yield site


def _is_wrong(case: Case, slip: Slip, name: str, others: str) -> bool:
    """Whether a slip in the text is one, and not the name of another unit."""
    text = case.report.text
    found = text[slip.start : slip.end]
    if found in others or (case.reference and found in case.reference.text):
        return False
    as_unit = _TAIL_BEHIND.match(text, slip.end) is not None
    certain = len(name) >= _CERTAIN
    if slip.kind is Kind.ORDER:
        return len(name) >= _RARE or as_unit
    if slip.kind is Kind.EXTRA:
        return has_doubled(found, name) or (slip.written not in LIGHT and certain)
    if slip.kind is Kind.MISSING:
        return slip.meant not in LIGHT and (certain or (as_unit and len(name) >= _RARE))
    return _is_other_character(slip, found, name) and not _is_neighbour(text, slip.start, slip.end)


def _is_other_character(slip: Slip, found: str, name: str) -> bool:
    """Whether a character is wrong, and not just that by which another unit differs."""
    if any(slip.written in group and slip.meant in group for group in _COUNTERPARTS):
        return False
    at_edge = found[0] != name[0] or found[-1] != name[-1]
    return alike(slip.written, slip.meant) or (len(name) >= _CERTAIN and not at_edge)


def _finding(case: Case, facts: Facts, start: int, end: int) -> Finding:
    written = case.report.text[start:end]
    return case.finding(
        "names.unit",
        start,
        end,
        f"单位名称写成了“{written}”，要点是“{facts.unit}”",
        f"请照要点改为“{facts.unit}”，简称也要与它一致；确是另一个单位的，请在要点中写明",
        fact="单位",
    )
