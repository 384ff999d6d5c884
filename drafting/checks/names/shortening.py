"""Whether one may write this for a name: the name in full, in short or in a longer form, and not with a slip."""

from collections import Counter
from itertools import pairwise

from drafting.checks.names.calling import BODY
from drafting.checks.names.legal_forms import legal_form
from drafting.text.patterns import Pattern

_DIGITS = str.maketrans("一二三四五六七八九〇", "1234567890")
LIGHT = frozenset("第分总市县区省镇乡部的各")
"""Characters that one leaves out or adds when a name is shortened: 内科二支部 for 内科第二党支部."""
_LAST = LIGHT | frozenset("村所院科")
"""Characters that one leaves out at the end of a name: 柳溪党支部 for 柳溪村党支部."""
_DISTRICT = Pattern(rf".*(?:{BODY})")
"""What a name may be shortened by in front; one character more is a slip: 溪村 for 清水镇柳溪村."""
_SPARE = frozenset("第部")
"""Characters that one leaves out of a name that is else written in full."""


def is_form_of(written: str, name: str) -> bool:
    """Whether one may write this for a name: what is left out is more than one character, or one that says little."""
    written, name = (
        text.translate(_DIGITS).removeprefix("某") for text in (written, name)
    )  # 某县 is 县: nobody says which
    if written == name:
        return True
    forms = {form for form in (legal_form(written), legal_form(name)) if form}
    if len(forms) > 1 or has_doubled(written, name) or _is_out_of_order(written, name):
        return False
    if written in name:
        at = name.index(written)
        before, behind = name[:at], name[at + len(written) :]
        begun = _DISTRICT.fullmatch(before[:-1]) is not None and before[-1] not in LIGHT
        is_numbered = any(
            character.isdigit() for character in written
        )  # 第一税务 is not 第一税务所
        return not (begun or _says(before, LIGHT) or _says(behind, LIGHT if is_numbered else _LAST))
    in_full = len(written) == len(name) - 1 and written[0] == name[0] and written[-1] == name[-1]
    for short, long in ((written, name), (name, written)):
        gaps = _gaps(short, long)
        if gaps is not None:
            light = _SPARE if in_full else LIGHT
            telling = [gap for gap in gaps if not set(gap) <= light]
            return len(telling) != 1 or len(telling[0]) > 1
    bare = _bare(written)
    return bool(bare) and bare in _bare(name)


def likeness(written: str, name: str) -> float:
    """Return which share of the characters of one, 0 to 1, the other has."""
    return sum(character in name for character in written) / max(len(written), 1)


def has_doubled(written: str, name: str) -> bool:
    """Whether a character stands twice in a row that does not in the name: 柳溪溪村."""
    return any(one == other and one * 2 not in name for one, other in pairwise(written))


def _is_out_of_order(written: str, name: str) -> bool:
    """Whether the same characters stand side by side in the name in another order."""
    size, characters = len(written), Counter(written)
    windows = (name[i : i + size] for i in range(len(name) - size + 1))
    return written not in name and any(Counter(window) == characters for window in windows)


def _says(left_out: str, light: frozenset[str]) -> bool:
    """Whether what is left out at an edge is a single character with a meaning, and so a slip."""
    return len(left_out) == 1 and left_out not in light


def _gaps(short: str, long: str) -> list[str] | None:
    """Return what is left out of the long name between and behind the characters of the short one; None if it is none.

    What stands before the first is free (柳溪村 for 清水镇柳溪村), but for a single character.
    """
    gaps = []
    end = len(long)
    for character in reversed(short):
        at = long.rfind(character, 0, end)
        if at < 0:
            return None
        if at + 1 < end:
            gaps.append(long[at + 1 : end])
        end = at
    if end == 1:
        gaps.append(long[0])
    return gaps


def _bare(name: str) -> str:
    return "".join(character for character in name if character not in LIGHT)
