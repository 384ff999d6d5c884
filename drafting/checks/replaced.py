"""Words of an item in whose place the report has others of the same kind: 每月 for 每周, 内科诊区 for 外科诊区.

Only a word is read that stands between the same words in both: what is told otherwise is told in other words.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from drafting.checks.names.unsupported import is_slip
from drafting.checks.presence import Span
from drafting.lexicon import words_in
from drafting.text.patterns import Pattern, alternation
from drafting.text.strings import is_near

_OFTEN = Pattern(r"每(?:半年|季度|[两双]周|[天日周旬月季年])(?=(?P<done>[㐀-鿿\d]{2,4}))")
_QUOTED = Pattern(r"(?P<before>[㐀-鿿]{0,2})“(?P<name>[^“”\n]{2,20})”(?P<behind>[㐀-鿿]{0,2})")
_SIGN = Pattern("[^㐀-鿿]")
_BESIDE = 2
"""Characters beside a name that are the same in both."""
_WRITTEN = 500
"""Characters of a few sentences that somebody has written."""
_REACH = 10
"""Characters in which a name stands, with those before it."""
_LONGEST = 6
"""Characters of a name in which another differs."""
_LINKS = frozenset("在与为到和向对由给从赴系访进")
"""What a name stands right behind, whatever goes before."""


class Replaced(NamedTuple):
    """What stands in a report at ``[start:end)`` in the place of the ``right`` words of an item."""

    start: int
    end: int
    right: str


class _Name(NamedTuple):
    """The word in which a name ends, with what stands before its end, back to a sign, and behind it."""

    end: int
    size: int
    upto: str
    behind: str


def replaced(text: str, spans: Sequence[Span], item: str, known: str) -> Iterator[Replaced]:
    """Yield what the sentences in ``spans`` have for words of an item; what ``known`` has is none of it."""
    often = [m for m in _OFTEN.finditer(item) if m[0] + m["done"] not in text]
    quoted = [m for m in _QUOTED.finditer(item) if not _stands(m, text)]
    names = [name for name in _names(item) if name.upto[-_LONGEST:] not in text]
    for start, end in spans if often or quoted or names else ():
        said = text[start : min(end, start + _WRITTEN)]
        found = (
            *_other_times(often, said, known),
            *_other_quoted(quoted, said, known),
            *_other_names(names, said, text, known),
        )
        done = 0
        for one in sorted(found, key=lambda one: (one.start, -one.end)):  # 内科诊区 before 内科
            if one.start >= done:
                done = one.end
                yield Replaced(start + one.start, start + one.end, one.right)


def _stands(quoted: re.Match[str], text: str) -> bool:
    """Whether a name in quotation marks stands in a text too, with its marks or before the same words."""
    name = quoted["name"]
    return f"“{name}”" in text or f"{name}{quoted['behind']}" in text


def _other_times(given: Sequence[re.Match[str]], said: str, known: str) -> Iterator[Replaced]:
    for word in given:
        for other in _OFTEN.finditer(said):
            done = other["done"][: len(word["done"])]
            if done == word["done"] and other[0] != word[0] and other[0] + done not in known:
                yield Replaced(*other.span(), word[0])


def _other_quoted(given: Sequence[re.Match[str]], said: str, known: str) -> Iterator[Replaced]:
    for word in given:
        for other in _QUOTED.finditer(said):
            behind, before = (
                word[side] == other[side] and len(word[side]) == _BESIDE
                for side in ("behind", "before")
            )
            if (behind or before) and other["name"] not in known and not _is_slip(other, word):
                yield Replaced(*other.span("name"), word["name"])


def _is_slip(other: re.Match[str], word: re.Match[str]) -> bool:
    """Whether a name is the other with a slip, which is told as that: “秦满服务台” for “秦小满服务台”."""
    name, own = other["name"], word["name"]
    return is_slip(name, own) or (len(name) != len(own) and is_near(name, own))


def _other_names(given: Sequence[_Name], said: str, text: str, known: str) -> Iterator[Replaced]:
    for word in given:
        for other in _names(said):
            if other.behind == word.behind and (sizes := _sizes(word.upto, other.upto, other.size)):
                right, wrong = word.upto[-sizes[0] :], other.upto[-sizes[1] :]
                if right not in text and wrong not in known:
                    yield Replaced(other.end - sizes[1], other.end, right)


def _sizes(one: str, other: str, least: int) -> tuple[int, int] | None:
    """Return how long two names are that end two texts alike and stand behind the same words; None where they do not.

    青柳社区 and 清柳社区 of 为青柳社区 and 为清柳社区; ``least`` characters are the word that a name ends in.
    """
    same = next((n for n in range(min(len(one), len(other))) if one[-n - 1] != other[-n - 1]), 0)
    if not 0 < same <= least + (least > 1) or not _LINKS.isdisjoint(one[-same:]):
        return None
    first, second = one[:-same], other[:-same]
    sizes = product(
        range(1, min(_LONGEST, len(first)) + 1), range(1, min(_LONGEST, len(second)) + 1)
    )
    is_all = max(len(one), len(other)) < _REACH  # from a sign on
    for m, n in sorted(sizes, key=sum):
        left, right = first[: len(first) - m], second[: len(second) - n]
        led = left[-1:] in _LINKS and left[-1:] == right[-1:]
        alike = left[-_BESIDE:] == right[-_BESIDE:] and (is_all or len(left) >= _BESIDE)
        if (led or alike) and _LINKS.isdisjoint(second[-n:]):
            more = 0 if led else _more(left, right)
            return same + m + more, same + n + more
    return None


def _more(left: str, right: str) -> int:
    """Return how many of the characters that two texts end in alike belong to a name: 双河 of 与双河|乡."""
    for n in range(1, min(len(left), len(right), _BESIDE + 1)):
        if left[-n:] != right[-n:]:
            break
        if left[-n - 1] == right[-n - 1] and left[-n - 1] in _LINKS:
            return n
    return 0


@lru_cache(maxsize=1024)
def _names(text: str) -> tuple[_Name, ...]:
    found = []
    for match in _ends().finditer(text):
        end = match.end()
        upto = _SIGN.split(text[max(0, end - _REACH) : end])[-1]
        found.append(_Name(end, len(match[0]), upto, _SIGN.split(text[end : end + _BESIDE], 1)[0]))
    return tuple(found)


@cache
def _ends() -> re.Pattern[str]:
    """Return the pattern of the words that names of units and places end in."""
    roles = ("unit_end", "unit_office", "unit_weak", "place_end")
    return re.compile(alternation(w for role in roles for w in words_in("carryover_words", role)))
