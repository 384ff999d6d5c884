"""The units that title, byline, sign-off and opening name, and which of these the unit of the facts is not."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafting.checks.names.frame import signed_lines
from drafting.checks.names.neighbours import is_counterpart, is_partner
from drafting.checks.names.shortening import is_form_of, likeness
from drafting.text.patterns import Pattern
from drafting.text.strings import differences
from drafting.wording.confusions import alike
from schemas.report import Report, Role

Span = tuple[int, int]

TAIL = r"(?:党支部委员会|支部委员会|党总支委员会|总支部委员会|党总支|总支|党支部|支部|党委|委员会)"
_WORD = r"[㐀-鿿\d（）()]"
_IN_LINE = Pattern(
    rf"(?P<stem>{_WORD}{{2,40}}?)(?P<tail>{TAIL})(?=书记|副书记|委员|[\s　\d，、：:]|$)"
)
_IN_OPENING = Pattern(
    rf"(?:^|(?<=[。，；：！\n])|(?<=[我将把是任])|(?<=担任))(?P<stem>{_WORD}{{2,30}}?)(?P<tail>党?支部|党总支)(?!书记处)",
    re.MULTILINE,
)
_LEAD = Pattern(
    r"^(?:(?:[我本].{0,16}?|20\d\d.{0,8}?)?(?:担任|现任|作为)|\d+年?度?|年度|关于|在|述职单位|单位|中国共产党|中共|我是|我任|我系|本人是|本人系)+"
)
_OURS = Pattern(r"[我本该各咱](?:[馆院局所校司厂处科队室站行社场镇村乡县区市省企园]|单位|公司)?")
"""我馆离退休干部党支部 is written for 档案馆离退休干部党支部."""
_SPEAKING = ("我是", "我系", "本人是", "本人系", "我任", "现任", "担任", "作为")
"""Before the name of one's own unit."""
_WITH = frozenset("和与跟同带")
_ANY = 3
"""Characters up to which a name in the sign-off may be short for anything."""
_CERTAIN = {Role.TITLE: 4, Role.OPENING: 4}
"""Characters of a name there of which any one may be wrong: nobody else is named so early."""
CERTAIN = 6
"""The same anywhere."""
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


def wrong_in_frame(report: Report, stem: str, others: str) -> Iterator[Span]:
    """Yield the spans of the units that are not the one called ``stem``; ``others`` are texts that name others."""
    for part in (_unlinked(part, stem) for part in _parts(report)):
        if part.stem in others:
            continue
        if is_form_of(part.stem, stem):
            if part.role in _SIGNING and _is_a_part(part.stem, stem):
                yield part.start, part.end
            continue
        share = likeness(part.stem, stem)
        begins = part.role is Role.TITLE or part.stem[0] in stem or _is_one_off(part, stem)
        near = begins and share >= _NEAR and not is_partner(report.text, part.start, part.end)
        signs = part.role in _SIGNING and len(part.stem) > _ANY and share >= _SIGNING[part.role]
        if near or signs:
            yield part.start, part.end


def _is_a_part(written: str, stem: str) -> bool:
    """Whether a name is the unit's but for a 部 more, which one does not sign with: 门诊部 for 门诊.

    项目部 is what any project has.
    """
    parts = (at for at, character in enumerate(written) if character == "部" and at)
    return any(
        stem.endswith(written[:at] + written[at + 1 :]) and not written.endswith("项目", 0, at)
        for at in parts
    )


def _unlinked(part: Part, stem: str) -> Part:
    """Return a name without the word that joins it to the speaker: 我和旅客服务部党支部."""
    if part.stem[0] in _WITH and part.stem[:2] not in stem and len(part.stem) > 1:
        return part._replace(start=part.start + 1, stem=part.stem[1:])
    return part


def _is_one_off(part: Part, stem: str) -> bool:
    """Whether a name is the end of the unit's with one character wrong, and not that of its neighbour.

    第二 for 第一 is another unit; of a short name only a character of like sound or shape is a slip.
    """
    meant = stem[-len(part.stem) :]
    if len(part.stem) != len(meant):
        return False
    pairs = differences(part.stem, meant)
    if len(pairs) != 1 or is_counterpart(*pairs[0]):
        return False
    return len(meant) >= _CERTAIN.get(part.role, CERTAIN) or alike(*pairs[0])


def _parts(report: Report) -> Iterator[Part]:
    lines = [(p, _IN_LINE) for p in (*signed_lines(report), *report.having(Role.TITLE))]
    lines += [(p, _IN_OPENING) for p in report.having(Role.OPENING)]
    for paragraph, pattern in lines:
        for match in pattern.finditer(report.text, paragraph.start, paragraph.end):
            lead = _LEAD.match(match["stem"])
            stem = match["stem"][lead.end() :] if lead else match["stem"]
            ours = _OURS.match(stem)
            stem = stem[ours.end() :] if ours else stem
            if len(stem) > 1:
                start = match.end() - len(stem) - len(match["tail"])
                is_own = report.text.endswith(_SPEAKING, paragraph.start, start)
                role = Role.BYLINE if is_own else paragraph.role
                yield Part(start, match.end(), stem, role)
