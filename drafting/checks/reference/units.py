"""Other units and places of last year's report that stand in this year's and in none of this year's facts.

A unit is known, in either report, by the word that it ends in, with a name of its own before it. The reporter's own
unit, what belongs to it, and the Party bodies above it are in any year's report.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from drafting.checks.case import Case
from drafting.checks.reference.numbers import Found
from drafting.checks.reference.places import Quotable
from drafting.checks.reference.words import Words, words
from drafting.hidden_names.common import is_rare
from drafting.lexicon import words_in
from drafting.lexicon.known_persons import HAN, words_of
from drafting.reference.names import own_units
from drafting.text.patterns import Pattern, alternation
from schemas.report import Report

_HAN = Pattern(HAN)
_LONGEST = 16
"""Characters of a name before the word that it ends in."""
_LEAST = 2
"""Characters of a name that is one's own."""
_BRANCH = Pattern(r"(?:党支部|党总支|支部)$")
_ABOVE = Pattern(r"(?:党委|党组|党工委|纪委)")
_WITH = ("与", "和", "同", "联合", "会同")
_PARTNER = Pattern(
    r"(?:党委|政府|党政办)[^。；！？\n]{0,20}?(?:共建|联建|联学|结对|互联|联谊|联合|携手)"
)
_AREA = Pattern(r"(?:街道|[省市县区镇乡])(?=.{3})")
"""Where in a name the area ends in which it lies: 双桥镇 of 双桥镇石门村."""
_OF_AN_AREA = Pattern(r"[省市县区镇乡](?![村镇属域级分])[㐀-鿿]{3,}")
"""What an area has but one of: 县档案馆, 区水务局."""
_AREAS_OF_ANY = ("乡镇", "市县", "县区", "区县", "省市", "市区")
"""Areas of any name, of which the second is none by itself: 三个乡镇卫生院."""
_PLACE, _TOWNSHIPS = "村", ("乡", "镇")
"""What a village ends in, and what townships do: these are common words, and are known only as what is visited."""
_LONG = 3
"""Characters of a name before a word that ends many others too: 站, 所."""
_VERBS = ("govern", "act", "prep", "adverb", "modal", "state", "self", "yearly")
"""Words of the lexicon that stand before a name and are no part of it."""
_OWN_PART = Pattern(r"(?:车间|工段|工区|班组|班)$")
_NUMBERED = Pattern(r"第?[一二三四五六七八九十]+号?[㐀-鿿]{2,}(?:车间|工段|工区|班组|班)$")
"""One of several, as parts of one's own unit are not called among themselves: 第三净水车间, and not 检修车间."""


def units(case: Case, reference: Report, may_quote: Quotable) -> Iterator[Found]:
    """Yield the units wherever they stand, each by the longest of its names that both reports have."""
    text, old = case.report.text, reference.text
    own = (case.facts.unit,) if case.facts else tuple(own_units(case.report))
    here, there = _in_both(text, old)
    for name, spots in sorted(here.items(), key=lambda found: -len(found[0])):
        if name in case.wording or _is_own(name, own):
            continue
        if _is_above(text, spots, name) or _is_above(old, there[name], name):
            continue
        for at in spots:
            if not may_quote.may_name(at, there[name]):
                yield at, at + len(name), "名称"


@lru_cache(maxsize=4)
def _in_both(text: str, old: str) -> tuple[Mapping[str, Sequence[int]], ...]:
    """Return where in each of two texts the units stand that both have."""
    there = _places(old, _units_in(text) | _units_in(old))
    return _places(text, there.keys()), there


def _places(text: str, names: Collection[str]) -> Mapping[str, Sequence[int]]:
    """Return where the names stand in a text, the longest that begins at each place; none that stands nowhere."""
    found: dict[str, list[int]] = defaultdict(list)
    for match in re.compile(f"(?=({alternation(names)}))").finditer(text) if names else ():
        if not _goes_on(text, match.end(1)):
            found[match[1]].append(match.start())
    return found


def _goes_on(text: str, end: int) -> bool:
    """Whether the last character of what ends at an offset makes another word with the next: 中学习, 局面."""
    is_long = text.endswith((*words("unit_end"), *words("unit_office")), 0, end)
    return text.startswith(words("unit_not_long" if is_long else "unit_not"), end)


def _is_own(name: str, own: tuple[str, ...]) -> bool:
    """Whether a name is that of one's own unit, of a part of it, or of what it is a part of.

    第一党支部 and 机关党支部 have no name of their own: 江州市第一中学 is no part of them.
    """
    bare = (_BRANCH.sub("", unit) for unit in own)
    names = [unit for unit in bare if len(unit) > _LEAST or (unit and is_rare(unit))]
    return any(name in unit for unit in own) or any(unit in name for unit in names)


def _is_above(text: str, at: Sequence[int], name: str) -> bool:
    """Whether a unit is spoken of as one whose Party committee is above; one that one works with is not."""
    if name.endswith(_TOWNSHIPS) and any(_is_partner(text, a, a + len(name)) for a in at):
        return False
    return any(_ABOVE.match(text, start + len(name)) for start in at)


def _is_partner(text: str, start: int, end: int) -> bool:
    """Whether the Party committee of what a name in a span is of is one that one works with."""
    return _PARTNER.match(text, end) is not None and text.endswith(_WITH, 0, start)


@lru_cache(maxsize=4)
def _units_in(text: str) -> frozenset[str]:
    """Return the names of the units of a text: in full, and without the area in which it lies."""
    found: set[str] = set()
    for match in _ending().finditer(text):
        start, end = _start(text, match.start()), match.end()
        if text[max(0, start - 1) : start].isdigit() or _goes_on(text, end):
            continue
        areas = [start, *(area.end() for area in _AREA.finditer(text, start, end))]
        for begin in areas:
            near = match.start() - begin <= _LONGEST and text[begin:end] not in found
            if text[begin - 1 : begin + 1] in _AREAS_OF_ANY:
                continue
            if near and _is_named(text, begin, match):
                found.add(text[begin:end])
    return frozenset(found)


def _is_named(text: str, start: int, ending: re.Match[str]) -> bool:
    """Whether a name of its own stands before the word that a unit ends in, and that word is meant."""
    first, end = ending.span()
    unit, proper = text[start:end], text[start:first]
    is_weak = ending[0] in words("unit_weak")
    if _OWN_PART.search(unit):
        return bool(_NUMBERED.match(unit))
    if ending[0] in words("unit_office") or (_OF_AN_AREA.match(unit) and not is_weak):
        return bool(_OF_AN_AREA.match(unit))
    proper = _own_words(proper)
    begins_so = unit.startswith(words_of("name_head"))
    visited = text.endswith((*words_of("visit"), "在"), 0, start)
    if ending[0] in _TOWNSHIPS:
        is_known = visited or _is_partner(text, start, end)
        return is_known and _LEAST <= len(proper) <= _LONG
    if len(proper) < (_LONG if is_weak and ending[0] != _PLACE else _LEAST):
        return begins_so and not is_weak
    return visited or begins_so or is_rare(proper)


@lru_cache(maxsize=4096)
def _own_words(name: str) -> str:
    """Return what of a name is its own: the words gone that any unit may have."""
    for word in _usual():
        name = name.replace(word, "")
    return name


def _start(text: str, end: int) -> int:
    """Return how far a name reaches to the left: to a sign or a word that is no part of it, unless names begin so."""
    start = end
    while start and end - start < _LONGEST and _HAN.match(text, start - 1):
        boundary = _boundaries().end_at(text, start)
        if boundary and not text.startswith(words_of("name_head"), start - boundary):
            break
        start -= boundary or 1
    return start


@cache
def _boundaries() -> Words:
    verbs = (word for role in _VERBS for word in words_in("words", role))
    return Words((*words_of("boundary"), *words_of("visit"), *words("unit_before"), *verbs))


@cache
def _usual() -> tuple[str, ...]:
    """Return the words that are no name of one's own, long ones first."""
    found = {*words_of("generic"), *words("any_unit")}
    return tuple(sorted(found, key=len, reverse=True))


@cache
def _ending() -> re.Pattern[str]:
    """Return the pattern of the words that units end in; flat, so that it is looked for by its first character."""
    ends = (word for role in ("end", "office", "weak") for word in words(f"unit_{role}"))
    return re.compile(rf"{alternation(ends)}")
