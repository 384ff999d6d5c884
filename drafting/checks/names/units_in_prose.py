"""Where prose has the unit's name, or that of what it belongs to, with a slip of the pen."""

from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.names.neighbours import is_counterpart, is_partner, ranks
from drafting.checks.names.shortening import LIGHT, has_doubled, is_form_of
from drafting.checks.names.slips import Kind, Slip, slip_at, slips
from drafting.checks.names.units_in_frame import CERTAIN, TAIL
from drafting.text.patterns import Pattern
from drafting.text.strings import places
from drafting.wording.confusions import alike

Span = tuple[int, int]

_TAIL_BEHIND = Pattern(TAIL)
_STANDS = Pattern(r"党?支部|党总支|党委|党员|全体|的|[^㐀-鿿]|$")
"""What stands behind a unit, and not behind a word that only looks like it: 运行部 is no 运行不稳定."""
_OWN_BEHIND = Pattern(
    r"(?:党?支部|党总支)(?:现有|共有|下设|有|现)|(?:现有|共有|有)(?:\d+名)?(?:正式)?党员"
    r"|(?:党?支部)?(?:全体)?(?:党员|干部|职工)[^，。；：\n]{0,6}的(?:支持|努力|信任|配合|理解)"
    r"|(?:党?支部)?全体(?:党员|干部|职工|员工|师生)[^，。；：\n]{0,8}?(?:一起|一道|一同|共同|携手)"
)
"""What one says of one's own unit only."""
_KEPT_BEHIND = Pattern(
    r"(?:党?支部|党总支)(?:始终|坚持|认真|严格|全面|深入|扎实|切实|牢牢|紧紧|紧扣|紧密|高度重视|团结带领|充分发挥)"
)
"""What one says of it, and hardly of another whose name is as long."""
_LONG = 8
"""Characters of a name that nobody writes in full of another unit but to say what they do with it."""
_OWN_BEFORE = Pattern(r"(?:我是|我在|我任|本人是|本人在|担任|现任|作为|我们|咱们)$")
_REACH = 4
_PARTY_WORDS = ("党部署", "党部门", "党部分")
_PARTICLES = frozenset("与和及同的之、")
"""What one puts into a name: 疾病预防与控制."""
_SHORT = 4
"""Characters of a name that also begins or ends other words."""
_RARE = 5
"""Characters of a name that nobody else has in another order."""


def wrong_in_prose(case: Case, names: tuple[str, ...], others: str) -> Iterator[Span]:
    """Yield where one of the unit's names has a slip, and is not in texts that name others."""
    text = case.report.text
    for name in names:
        for slip in slips(text, name):
            if not _is_known(case, slip, others) and (
                _is_wrong(text, slip, name) or _is_own(text, slip, name)
            ):
                yield slip.start, slip.end
    shortest = min((name for name in names if names[0].endswith(name)), key=len)
    yield from _around(text, shortest)
    yield from _cut(text, shortest)


def wrong_bodies(case: Case, bodies: Iterator[str], others: str) -> Iterator[tuple[Span, str]]:
    """Yield where what the unit belongs to is written with a slip, and what is meant."""
    for body in bodies:
        for slip in slips(case.report.text, body):
            if not _is_known(case, slip, others) and _is_wrong(case.report.text, slip, body):
                yield (slip.start, slip.end), body


def _is_known(case: Case, slip: Slip, others: str) -> bool:
    found = case.report.text[slip.start : slip.end]
    return found in others or (case.reference is not None and found in case.reference.text)


def _is_wrong(text: str, slip: Slip, name: str) -> bool:
    """Whether a slip in the text is one, wherever it stands, and not the name of another unit."""
    found = text[slip.start : slip.end]
    as_unit = _TAIL_BEHIND.match(text, slip.end) is not None
    if slip.kind is Kind.ORDER:
        return len(name) >= _RARE or as_unit
    if slip.kind is Kind.EXTRA:
        if text.startswith("长", slip.end) and found[-2:-1] == found[-1]:  # 执行局局长
            return False
        is_new = slip.written not in LIGHT | _PARTICLES and len(name) >= CERTAIN
        return has_doubled(found, name) or is_new
    if slip.kind is Kind.MISSING:
        is_light = slip.meant in LIGHT or ranks(slip.meant)
        return not is_light and (len(name) >= CERTAIN or (as_unit and len(name) >= _RARE))
    return _is_other_character(text, slip, name) and not is_partner(text, slip.start, slip.end)


def _is_other_character(text: str, slip: Slip, name: str) -> bool:
    """Whether a character is wrong, and not just that by which another unit differs."""
    if is_counterpart(slip.written, slip.meant):
        return False
    first, last = text[slip.start] != name[0], text[slip.end - 1] != name[-1]
    if first and slip.meant in LIGHT:  # 是消防救援支队 is no slip of 市消防救援支队
        return False
    if last and len(name) <= _SHORT and not _STANDS.match(text, slip.end):
        return False
    return alike(slip.written, slip.meant) or (len(name) >= CERTAIN and not (first or last))


def _is_own(text: str, slip: Slip, name: str) -> bool:
    """Whether what is nearly the unit's name stands where one speaks of one's own: X党支部现有党员, 我在X."""
    if slip.kind is Kind.OTHER and _STANDS.match(
        text, slip.end - 1
    ):  # 柳溪党支部, by which 柳溪村 goes too
        return False
    before = text[max(0, slip.start - _REACH) : slip.start]
    kept = len(name) >= _LONG and bool(_KEPT_BEHIND.match(text, slip.end))
    own = kept or _OWN_BEHIND.match(text, slip.end) or _OWN_BEFORE.search(before)
    is_form = is_form_of(text[slip.start : slip.end], name)
    return bool(own) and not is_form and not is_partner(text, slip.start, slip.end)


def _around(text: str, name: str) -> Iterator[Span]:
    """Yield where 党支部 behind the unit's name has a slip, or the first or last character of the name is doubled."""
    for at in places(text, name):
        end = at + len(name)
        if at and text.startswith(name[0], at - 1) and name[:2] != name[0] * 2:
            yield at - 1, end
        if text.startswith(name[-1], end) and _STANDS.match(text, end + 1):
            yield at, end + 1
        if (slip := slip_at("党支部", text[end : end + 4])) and _is_slip_of_tail(slip, text, end):
            yield at, end + slip[0]


def _cut(text: str, name: str) -> Iterator[Span]:
    """Yield where the last character of the unit's name is missing before 党支部 or 党员, and says something."""
    if not is_form_of(name[:-1], name):
        for at in places(text, name[:-1]):
            end = at + len(name) - 1
            if text.startswith(("党支部", "支部", "党员"), end):
                yield at, end


def _is_slip_of_tail(slip: tuple[int, Kind, str, str], text: str, at: int) -> bool:
    """Whether 党支部 is meant at an offset; 支部 and 党总支 are as good, 党部署 something else."""
    _, kind, written, meant = slip
    if kind is Kind.EXTRA:
        return written in "党支"
    if kind is Kind.OTHER:
        return alike(written, meant) or (text.startswith("党支", at) and written in "书，。\n")
    return kind is Kind.ORDER or (meant == "支" and not text.startswith(_PARTY_WORDS, at))
