"""Fixed expressions with words in each other's place, or with one given up for another of like sense.

These slips change more than a character: 三课一会, 牢记初心、不忘使命, 习近平法治理论. So their forms are made
beforehand and looked up as they are; words of like sense are rows of ``lexicon/like_words.csv``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from drafting.lexicon import split, table
from drafting.wording.index import Index
from drafting.wording.rules import Rule

_WORDY = 6
"""From this length on an expression is known by what is left of it when one of its words is another."""
_TWO_WORDS = 4
_WORDS = (2, 3)
"""Characters of the words that change places."""
_SHORTEST, _LONGER = 4, 6
"""Characters of the shortest forms, and of those that are better looked up by more of them."""
_RUN = re.compile("[^的和同与及]+")
"""What lies between particles."""
_LINKS = ("和", "就是")
_NUMERALS = frozenset("一二两三四五六七八九十")


class Variant(NamedTuple):
    """A place where an expression stands in a wrong form: half-open span, and what to write there."""

    rule: Rule
    start: int
    end: int
    right: str


_Form = tuple[str, Rule, str]
"""A wrong form of a rule's expression, and what to write instead."""


class Variants:
    """The wrong forms of all expressions of some rules, ready to be found in texts."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._short, self._long = Index[_Form](_SHORTEST), Index[_Form](_LONGER)
        for rule in rules:
            for form, right in forms(rule):
                index = self._short if len(form) < _LONGER else self._long
                index.add(form, (form, rule, right))

    def find(self, text: str) -> Iterator[Variant]:
        """Yield every place of every form in a text without quotation marks and spaces."""
        text = text.replace("，", "、")
        for index in (self._short, self._long):
            for at, found in index.find(text):
                for form, rule, right in found:
                    if text.startswith(form, at):
                        yield Variant(rule, at, at + len(form), right)


def forms(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield the wrong forms of a rule's expression, each once, and what to write instead."""
    seen = set(rule.parts)
    whole = "、".join(rule.parts)
    for right, wrong in _all(rule):
        for form in wrong:
            if form not in seen:
                seen.add(form)
                yield form, rule.right if right == whole else right


def _all(rule: Rule) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the parts, and the pairs of parts that follow one another, each with its wrong forms."""
    for part in rule.parts:
        yield part, _of_part(part)
    if len(rule.parts) == 1:
        (part,) = rule.parts
        yield part, _replaced(part) if len(part) >= _WORDY else ()
    elif rule.is_bare:
        for pair in zip(rule.parts, rule.parts[1:], strict=False):
            yield "、".join(pair), _of_pair(*pair, is_all=len(rule.parts) == 2)


def _of_part(part: str) -> Iterator[str]:
    if len(part) >= _WORDY:
        yield from _moved(part)
    half = len(part) // 2
    if len(part) % 2 == 0 and part[0] in _NUMERALS and part[half] in _NUMERALS:
        yield from map("".join, _crossed(part[:half], part[half:]))
    elif link := next((link for link in _LINKS if link in part[2:-2]), ""):
        first, second = part.rsplit(link, 1)
        for pair in (*_crossed(first, second), *_across(first, second)):
            yield link.join(pair)


def _of_pair(first: str, second: str, *, is_all: bool) -> Iterator[str]:
    """Yield the wrong forms of two parts that follow one another; ``is_all`` says that there are no others."""
    turned, *crossed = _crossed(first, second)
    if is_all:  # of more the order is seen by what is found of them
        crossed.append(turned)
        yield from map("".join, crossed)
    yield from map("、".join, crossed)
    for other in (*_turned(first), *_replaced(first)):
        yield f"{other}、{second}"
    for other in (*_turned(second), *_replaced(second)):
        yield f"{first}、{other}"


def _moved(part: str) -> Iterator[str]:
    """Yield an expression with two words that follow one another in each other's place.

    Words have two characters; three where they begin or end alike, as in 思想上政治上 and 中国化时代化.
    """
    for run in _RUN.finditer(part):
        start, end = run.span()
        for at in range(start, end - 3):
            yield _swapped(part, at, 2)
            if at < end - 5 and (part[at] == part[at + 3] or part[at + 2] == part[at + 5]):
                yield _swapped(part, at, 3)


def _turned(part: str) -> Iterator[str]:
    """Yield a part of two words with these in each other's place."""
    if len(part) == _TWO_WORDS:
        yield _swapped(part, 0, 2)


def _swapped(part: str, at: int, length: int) -> str:
    middle, end = at + length, at + 2 * length
    return part[:at] + part[middle:end] + part[at:middle] + part[end:]


def _crossed(first: str, second: str) -> Iterator[tuple[str, str]]:
    """Yield two parts in each other's place, then with only their first or their last words there.

    What both begin and end with is left aside: of 为党育人 and 为国育才, 党 and 国 or 人 and 才 are exchanged.
    """
    yield second, first
    head = _alike(first, second)
    tail = _alike(first[head:][::-1], second[head:][::-1])
    one, other = first[head : len(first) - tail], second[head : len(second) - tail]
    shorter, is_even = min(len(one), len(other)), len(one) == len(other)
    for length in (1, 2) if shorter < _TWO_WORDS else _WORDS[: shorter - 3]:
        if length < shorter + (not is_even):
            for cut in (length, -length):
                begin, end = other[:cut] + one[cut:], one[:cut] + other[cut:]
                pair = [first[:head] + core + first[len(first) - tail :] for core in (begin, end)]
                yield pair[0], pair[1]
                yield pair[1], pair[0]


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _across(first: str, second: str) -> Iterator[tuple[str, str]]:
    """Yield two parts with what stands on either side of their link in each other's place."""
    for length in (*_WORDS, 2 * _WORDS[0]):
        yield first[:-length] + second[:length], first[-length:] + second[length:]


def _replaced(part: str) -> Iterator[str]:
    """Yield a part with one of its words given up for another of like sense."""
    words = _like_words()
    for at, character in enumerate(part):
        for word, others in words.get(character, ()):
            if part.startswith(word, at):
                for other in others:
                    yield part[:at] + other + part[at + len(word) :]


@cache
def _like_words() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return the words by their first character, each with those that it is given up for."""
    words = defaultdict(list)
    for row in table("like_words"):
        words[row["word"][0]].append((row["word"], split(row["others"])))
    return words
