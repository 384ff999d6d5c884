"""Words of an item in whose place the report has others of the same kind: 每月 for 每周, 内科诊区 for 外科诊区, 第二 for 第一.

Only a word is read that stands between the same words in both: what is told otherwise is told in other words.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from drafting.checks.names.persons_at_work import everybody
from drafting.checks.names.persons_in_prose import wrong_in_prose
from drafting.checks.names.unsupported import is_slip as is_slip_of
from drafting.checks.presence import Span
from drafting.lexicon import words_in
from drafting.lexicon.known_persons import is_person
from drafting.text.patterns import Pattern, alternation
from drafting.text.strings import is_near, places

_OFTEN = Pattern(r"每(?:半年|季度|[两双]周|[天日周旬月季年])(?=(?P<done>[㐀-鿿\d]{2,4}))")
_QUOTED = Pattern(r"(?P<before>[㐀-鿿]{0,2})“(?P<name>[^“”\n]{2,20})”(?P<behind>[㐀-鿿]{0,2})")
_PLACE_TAKEN = Pattern(
    r"(?P<before>[^\W_]{0,2})(?P<name>第[一二三四五六七八九十]{1,2}|[冠亚季]军|[特一二三]等[奖功]|[金银铜][奖牌])(?P<behind>[㐀-鿿]{0,2})"
)
_SIGN = Pattern("[^㐀-鿿]")
_BESIDE = 2
"""Characters beside a name that are the same in both."""
_WRITTEN = 500
"""Characters of a few sentences that somebody has written."""
_REACH = 10
"""Characters in which a name stands, with those before it."""
_LONGEST = 6
"""Characters of a name in which another differs."""
_LINKS = frozenset("在与为到和向对由给从赴系访进请")
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
    taken = [m for m in _PLACE_TAKEN.finditer(item) if not _is_beside_its_words(m, text)]
    names = [name for name in _names(item) if name.upto[-_LONGEST:] not in text]
    persons = [who for who in everybody(known) if who in item and who not in text]
    for start, end in spans if often or quoted or taken or names or persons else ():
        said = text[start : min(end, start + _WRITTEN)]
        found = (
            *_other_times(often, said, known),
            *_other_quoted(quoted, said, known),
            *_other_places(taken, said, known),
            *_other_names(names, said, text, known),
            *_other_persons(persons, item, said, known),
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
            is_new = other["name"] not in known and not _is_slip(other, word)
            if is_new and _are_beside_the_same(word, other):
                yield Replaced(*other.span("name"), word["name"])


def _are_beside_the_same(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether the same words stand right before two names, or right behind them."""
    return any(
        one[side] == other[side] and len(one[side]) == _BESIDE for side in ("behind", "before")
    )


def _is_slip(other: re.Match[str], word: re.Match[str]) -> bool:
    """Whether a name is the other with a slip, which is told as that: “秦满服务台” for “秦小满服务台”."""
    name, own = other["name"], word["name"]
    return is_slip_of(name, own) or (len(name) != len(own) and is_near(name, own))


def _is_beside_its_words(word: re.Match[str], text: str) -> bool:
    """Whether a word stands in a text too, right before the same words or right behind them."""
    return any(
        len(word[side]) == _BESIDE and whole in text
        for side, whole in (
            ("behind", word["name"] + word["behind"]),
            ("before", word["before"] + word["name"]),
        )
    )


def _other_places(given: Sequence[re.Match[str]], said: str, known: str) -> Iterator[Replaced]:
    for word in given:
        for other in _PLACE_TAKEN.finditer(said):
            is_new = word["name"] != other["name"] and other[0] not in known
            if is_new and _are_beside_the_same(word, other):
                yield Replaced(*other.span("name"), word["name"])


def _other_persons(given: Sequence[str], item: str, said: str, known: str) -> Iterator[Replaced]:
    """Yield who stands in a person's place between the same words; a slip of the name is told as that."""
    for who in given:
        at = item.find(who)
        before = _SIGN.split(item[max(0, at - _BESIDE) : at])[-1]
        behind = _SIGN.split(item[at + len(who) :][:_BESIDE], 1)[0]
        for end in places(said, behind) if len(behind) == _BESIDE else ():
            for start in (end - 3, end - 2):
                name = said[max(0, start) : end]
                lead = _SIGN.split(said[max(0, start - len(before) - 1) : max(0, start)])[-1]
                if (
                    is_person(name)
                    and name not in known
                    and (lead[-len(before) :] == before if before else not lead)
                    and not any(wrong_in_prose(said, who, known))
                ):
                    yield Replaced(start, end, who)


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
    first, second = one[: len(one) - same], other[: len(other) - same]
    is_slip = first[-2:-1] in _LINKS and first[-2:-1] == second[-2:-1]  # 到南王庄村, 到北王庄村
    most = _LONGEST if is_slip else least + (least > 1)
    if not 0 < same <= most or not _LINKS.isdisjoint(one[-same:]):
        return None
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
