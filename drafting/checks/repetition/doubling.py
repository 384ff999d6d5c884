"""Doubling: words typed twice in a row, told from reduplication and from words that meet.

人人 and 一步一步 are grammar, 为了了解 and 党组织组织生活 are two words; ``lexicon/reduplications.csv`` knows them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from drafting.figures import parse_quantity
from drafting.lexicon import split, table

LEAST_CLAUSE, LEAST_WORDS = 4, 3
"""Characters of a clause, and of the words between two 、, that are not repeated for emphasis (学习、学习、再学习)."""
LONGEST_SHORT = 6
"""Characters up to which a doubled word is looked for everywhere; longer ones where a clause begins or ends."""

_BETWEEN_CLAUSES = "。；：！？\n"
_BETWEEN_WORDS = "、“”‘’（）《》"
_SHORT = re.compile(rf"([㐀-鿿]{{2,{LONGEST_SHORT}}}?)\1")
_LONG = re.compile(rf"([㐀-鿿]{{{LONGEST_SHORT + 1},20}}?)\1")
_AFTER_LE = re.compile(r"了(?<=([㐀-鿿]{2})了)\1")
_FIRST = re.compile(r"，([㐀-鿿])(?=\1)")

_CLAUSE_AGAIN = re.compile(rf"，([^，]{{{LEAST_CLAUSE},}}+)，(?=\1，)")
_WORDS_AGAIN = re.compile(rf"，(([^，]{{2}})[^，]{{{LEAST_WORDS - 2},}}+)，(?=\1，(?!再|\2))")
"""Not where what follows takes the words up: 老大难、老大难，老大出面就不难."""


Clause = tuple[int, str]
"""The offset at which a clause begins, and what it says."""


class Doubling(NamedTuple):
    """The span of what is typed twice, or of a clause that comes again, and what it is."""

    start: int
    end: int
    words: str


def by_clause(text: str) -> str:
    """Return the text with a comma for each sign between clauses, so that all offsets stay."""
    for sign in _BETWEEN_CLAUSES:
        text = text.replace(sign, "，")
    return text


def by_words(text: str) -> str:
    """Return such a text with a comma for the signs inside clauses too."""
    for sign in _BETWEEN_WORDS:
        text = text.replace(sign, "，")
    return text


def clauses_of(words: str) -> tuple[Clause, ...]:
    """Return the clauses of a text that has been written ``by_words``."""
    clauses = words.split("，")
    starts = accumulate([len(clause) + 1 for clause in clauses], initial=0)
    return tuple(zip(starts, clauses, strict=False))


def doublings(text: str, words: str, clauses: Iterable[Clause]) -> Iterator[Doubling]:
    """Yield what is typed twice in a text that has been written ``by_clause``, and then ``by_words``."""
    yield from _words_twice(words, _particle().finditer(words))
    yield from _words_twice(words, _SHORT.finditer(words))
    for start, clause in clauses:
        if len(clause) > 2 * LONGEST_SHORT and _repeats_an_end(clause):
            yield from _words_twice(words, _LONG.finditer(words, start, start + len(clause)))
    for match in _AFTER_LE.finditer(words):
        yield Doubling(match.start() - len(match[1]), match.end(), match[1])
    for match in _FIRST.finditer(words):
        # 召召开: only where a clause begins, for elsewhere most pairs are the seam of two words (党员员工)
        start = match.start(1)
        if words[start + 1 : start + 3] in _verbs() and not _is_right(words, start, match[1]):
            yield Doubling(start, start + 2, match[1])
    again_at = (*_WORDS_AGAIN.finditer(words), *_CLAUSE_AGAIN.finditer(text))
    for start, part in {match.end(): match[1] for match in again_at}.items():
        if parse_quantity(part) is None:  # 分别为12次、12次 are two numbers
            yield Doubling(start, start + len(part), part)


def _repeats_an_end(clause: str) -> bool:
    """Whether a clause has its beginning or its end twice, as where a long word is doubled."""
    size = LONGEST_SHORT + 1
    return clause[:size] in clause[size:] or clause[-size:] in clause[:-size]


def _words_twice(text: str, matches: Iterable[re.Match[str]]) -> Iterator[Doubling]:
    for match in matches:
        if not _is_stepwise(match[1]) and not _is_right(text, match.start(), match[1]):
            yield Doubling(*match.span(), match[1])


def _is_stepwise(unit: str) -> bool:
    """Whether a unit is doubled by grammar: 一步一步, 一项制度一项制度, 逐条逐条, 读着读着."""
    if len(unit) == len("一步"):
        return unit[0] in "一逐" or unit[1] == "着"
    return unit[0] in "一逐" and len(unit) > 1 and unit[1] in _units()


def _is_right(text: str, start: int, unit: str) -> bool:
    """Whether a doubled unit is grammar, or one of the two belongs to a longer word before or behind it."""
    middle, end = start + len(unit), start + 2 * len(unit)
    return (
        unit + unit in _words("重叠")
        or any(text.endswith(word, 0, middle) for word in _longer("前词", unit))
        or any(text.startswith(word, middle) for word in _longer("后词", unit))
        or (len(unit) == 1 and (_is_pair(text[start - 2 : start]) or _is_pair(text[end : end + 2])))
    )


def _is_pair(text: str) -> bool:
    """Whether these are two of the same, as in 实实在在."""
    return len(text) > 1 and text[0] == text[1] != "，"


@cache
def _words(use: str) -> frozenset[str]:
    rows = (row for row in table("reduplications") if row["use"] == use)
    return frozenset(word for row in rows for word in split(row["words"]))


@cache
def _verbs() -> frozenset[str]:
    rows = (row for row in table("words") if row["role"] in ("govern", "act"))
    return frozenset(word for row in rows for word in split(row["words"]))


@cache
def _units() -> frozenset[str]:
    return frozenset(row["unit"] for row in table("units"))


@cache
def _longer(use: str, unit: str) -> tuple[str, ...]:
    """Return the words that end (前词) or begin (后词) with a unit and are longer."""
    fits = str.endswith if use == "前词" else str.startswith
    return tuple(word for word in _words(use) if len(word) > len(unit) and fits(word, unit))


@cache
def _particle() -> re.Pattern[str]:
    return re.compile(f"([{''.join(_words('单字'))}])\\1")
