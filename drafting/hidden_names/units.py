"""Units in the facts: known by the word that such names end in, and the own unit by what it is called for short."""

import re
from collections.abc import Iterator
from functools import cache

from drafting.hidden_names.common import is_common, is_rare, texts_of
from drafting.lexicon.known_persons import HAN, words_of
from drafting.text.patterns import Pattern, alternation
from schemas.facts import Facts, Honour

_BRANCH = Pattern(r"(?:党支部委员会|支部委员会|党总支|党支部|支部|党委)$")
_BOUNDARY = Pattern(
    r"(?:工程局|[某一二三四五六七八九十\d]+局|总局|公司|集团|省|市|县|区|镇|乡|街道)(?=.{2})"
)
_SITE = Pattern(r"(?:项目|工程)?(?:部|经理部)?$")
_SHORTEST, _LONGEST = 2, 24


def units_of(facts: Facts) -> tuple[str, ...]:
    """Return the units of the facts but the own one's full name, in the order of the facts; then its short forms."""
    texts = tuple(texts_of(facts))
    names = [name for text in texts for name in units(text)]
    for _, item in facts.items():
        if isinstance(item, Honour) and _is_named(item.awarded_by):
            names.append(item.awarded_by)
    names += _short_forms(facts.unit, "\n".join(texts))
    return tuple(name for name in dict.fromkeys(names) if name != facts.unit)


def units(text: str) -> Iterator[str]:
    """Yield the units of a text, known by the word that such names end in."""
    for match in _ending_of_a_unit().finditer(text):
        start = _start_of_a_unit(text, match.start())
        name = text[start : match.start()]
        if match["weak"] and not _is_meant(text, start, match):
            continue
        if _is_named(name):
            yield text[start : match.end()]


def _is_meant(text: str, start: int, ending: re.Match[str]) -> bool:
    """Whether an ending that is a usual word too ends a name here: 走访云岭村, and not 乡村振兴."""
    first, end = ending.span()
    if end < len(text) and is_common(text[end - 1 : end + 1]):
        return False
    if text.endswith(words_of("visit"), 0, start) or text.startswith(words_of("name_head"), start):
        return True
    return is_rare(text[start : first + 1])


@cache
def _ending_of_a_unit() -> re.Pattern[str]:
    strong = alternation((*words_of("organisation"), *words_of("agency")))
    return re.compile(rf"(?:{strong})(?!习)|(?P<weak>{alternation(words_of('place'))})")


def _start_of_a_unit(text: str, end: int) -> int:
    """Return how far a unit's name reaches to the left: to a sign or a word that is no part of it.

    Such a word may be the beginning of a name: 向阳社区, 和平路.
    """
    start = end
    while start and end - start < _LONGEST and re.match(HAN, text[start - 1]):
        boundary = next((w for w in words_of("boundary") if text.endswith(w, 0, start)), "")
        if boundary and not text.startswith(words_of("name_head"), start - len(boundary)):
            break
        start -= len(boundary) or 1
    return start


def _is_named(unit: str) -> bool:
    """Whether a unit has a name, and is not just 公司党委."""
    if unit.startswith(words_of("name_head")):
        return True
    for word in (*words_of("organisation"), *words_of("generic")):
        unit = unit.replace(word, "")
    return len(unit) > 1


def _short_forms(unit: str, text: str) -> Iterator[str]:
    """Yield what the unit is called for short in a text: 滨河综合体项目, 滨河, 中建某局.

    Every part of its name stands for it from its first two characters on, unless these are words of everybody's.
    """
    stem = _BRANCH.sub("", unit)
    cuts = [0, *(match.end() for match in _BOUNDARY.finditer(stem))]
    for start in cuts:
        part = stem[start:]
        end = next((cut for cut in cuts if cut > start), len(stem)) - start
        if is_common(part[:_SHORTEST]):
            continue
        for match in re.finditer(re.escape(part[:_SHORTEST]), text):
            lengths = range(len(part), 0, -1)
            yield next(part[:n] for n in lengths if text.startswith(part[:n], match.start()))
        yield from (form for form in (part, part[:end], _SITE.sub("", part)) if len(form) > 1)
    if _is_named(stem):
        yield stem
