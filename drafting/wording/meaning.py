"""Whether a writer meant a fixed expression, where the text has something that differs from it by one slip."""

import re
from dataclasses import dataclass
from functools import cache

from drafting.lexicon import table
from drafting.wording.confusions import alike
from drafting.wording.slips import Change, Slip, is_han
from drafting.wording.squeezed import Squeezed

TELLING = 5
"""From this length on an expression is known even where one of its characters is left out."""
UNIQUE = 7
"""From this length on it is known whatever character was replaced, or added inside."""
NEAR = 30
"""Characters on either side of a slip in which a cue is looked for, within its sentence."""

_NUMERALS = frozenset("一二两三四五六七八九十")
_LINKS = frozenset("和与及同、")
_PARTICLES = frozenset("的地了和与及")
_FOLLOWERS = frozenset("的等和与及为是在以精凝武引摆启第审走开落推持深取转")
"""What may follow an expression whose last character stands twice: 全会会精神; 一体体系 is no slip."""
_LEADERS = frozenset("以用的和与及把在对将彻持走于了向行展实织落守践好抓强动")
"""What may stand before one whose first character stands twice: 以习习近平; 学习习近平 is no slip."""
_SENTENCE_END = re.compile(r"[。；！？\n]")


@dataclass(frozen=True, slots=True)
class Signs:
    """What the rules say of an expression: regular expressions, empty where they say nothing.

    ``cue`` are words that show that the expression is meant, ``allowed`` is right wording that looks like a slip.
    """

    cue: str
    allowed: str


def is_meant(slip: Slip, signs: Signs, squeezed: Squeezed) -> bool:
    """Whether the slip is one, and not another word that looks like the expression."""
    text = squeezed.text
    return (
        not _is_other_grammar(slip)
        and (
            (_is_certain(slip, text) and not is_known(text[slip.start : slip.end]))
            or _has_cue(signs.cue, slip, text)
            or (_is_sure_in_quotes(slip) and squeezed.has_quoted(text[slip.start : slip.end]))
        )
        and not is_allowed(signs.allowed, text, slip.start, slip.end)
    )


def is_allowed(allowed: str, text: str, start: int, end: int) -> bool:
    """Whether right wording covers a span."""
    if not allowed:
        return False
    first = max(0, start - NEAR)
    return any(
        first + match.start() <= start and end <= first + match.end()
        for match in compiled(allowed).finditer(text[first : end + NEAR])
    )


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a rule's regular expression, compiled when it is first needed."""
    return re.compile(pattern)


def _is_other_grammar(slip: Slip) -> bool:
    """Whether the difference is a mark, a particle or another word for “and”: 批评与自我批评."""
    if any(part and not is_han(part) for part in (slip.lost, slip.gained)):
        return True
    if slip.change is Change.ADDED:
        return slip.gained in _PARTICLES
    return slip.change is Change.REPLACED and {slip.lost, slip.gained} <= _LINKS


def _is_certain(slip: Slip, text: str) -> bool:
    """Whether the slip speaks for itself, without a cue around it."""
    length = len(slip.expression)
    is_long, is_inside = length >= UNIQUE, slip.head > 0 and slip.tail > 0
    before, behind = text[slip.start - 1 : slip.start], text[slip.end : slip.end + 1]
    if slip.change is Change.DOUBLED and slip.tail == 0:
        certain = behind in _FOLLOWERS or not is_han(behind)
    elif slip.change is Change.DOUBLED and slip.head == 0:
        certain = before in _LEADERS or not is_han(before)
    elif slip.change is Change.DROPPED:
        is_cut = is_inside or slip.head == 0 or not is_han(behind)
        certain = length > TELLING or (length == TELLING and is_cut)
    elif slip.change is Change.ADDED or {slip.lost, slip.gained} <= _NUMERALS:
        certain = is_long
    elif slip.change is Change.REPLACED:
        certain = alike(slip.lost, slip.gained) or (is_long and slip.head > 0)
    else:
        certain = True
    return certain


def _is_sure_in_quotes(slip: Slip) -> bool:
    """Whether quotation marks around the slip, and nothing else in them, tell that a term is meant."""
    is_cut = slip.change is Change.DROPPED and len(slip.expression) < TELLING
    return is_cut or slip.change is Change.DOUBLED


def _has_cue(cue: str, slip: Slip, text: str) -> bool:
    if not cue:
        return False
    before = _SENTENCE_END.split(text[max(0, slip.start - NEAR) : slip.start])[-1]
    behind = _SENTENCE_END.split(text[slip.end : slip.end + NEAR])[0]
    around = before + text[slip.start : slip.end] + behind
    return compiled(cue).search(around) is not None


def is_known(words: str) -> bool:
    """Whether words are themselves a term or a name that the lexicon knows."""
    return words in _known()


@cache
def _known() -> frozenset[str]:
    terms = {row["term"] for row in table("set_terms")}
    return frozenset(terms | {row["name"] for row in table("known_names")})
