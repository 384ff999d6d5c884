"""What sentences have in common, by runs of a few characters; figures and dates count as one, whatever they are."""

import re
from collections.abc import Iterable
from functools import cache

from drafting.lexicon import split, table
from drafting.text.patterns import Pattern, alternation

LENGTH = 4
"""Characters of a run: of those that one sentence has, another on the like has few, and its copy nearly all."""
LEAST = 8
"""Runs or characters of its own that a sentence needs to be anybody's."""
TAKEN = 0.6
"""The share of its own runs from which on a sentence is taken over: one clause of three may be another."""

_SIGNS = " \t\n\r\u3000，。；：！？、“”‘’\"'（）()《》〈〉【】[]〔〕—-–…·•*#_/\\|~～,.;:!?%％"
_NUMERALS = "0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两余近约多"
_MASKS = str.maketrans(dict.fromkeys(_SIGNS) | dict.fromkeys(_NUMERALS, "#"))
_SEPARATOR = Pattern(r"[|，、；。]")
_MARKS = Pattern("[“”‘’《》（）()]")
_LEADS_ON = Pattern(
    r"[：:]\s*$|(?:如下|以下|下面)[^，；]{0,16}[。，]?$|[几一二三四五六七八九十两]个?(?:方面|[点条项])[^，；]{0,6}。?$"
)
"""A sentence that only says that something follows: 主要存在以下问题."""


def masked(text: str) -> str:
    """Return the words of a text without signs, and one mark for each figure and date."""
    words = text.translate(_MASKS)
    while "##" in words:
        words = words.replace("##", "#")
    return words


def runs(words: str) -> set[str]:
    """Return the runs of characters of a masked text."""
    return {words[at : at + LENGTH] for at in range(len(words) - LENGTH + 1)}


def own_runs(words: str) -> set[str]:
    """Return the runs of a masked sentence that no fixed expression has; none where it has too few to be anybody's."""
    own = runs(words) - _everybodys_runs()
    return own if len(own) >= LEAST else set()


def says_something(sentence: str, words: str) -> bool:
    """Whether a sentence does more than to count what branches count, or to say that something follows.

    ``words`` are the sentence masked.
    """
    if _LEADS_ON.search(sentence):
        return False
    return "#" not in words or _says_more(words)


def _says_more(words: str) -> bool:
    """Whether enough of a masked sentence is neither a figure nor what branches count."""
    more = done = 0
    for counted in _counting().finditer(words):
        more += _length(words[done : counted.start()])
        if more >= LEAST:
            return True
        done = counted.end()
    return more + _length(words[done:]) >= LEAST


def _length(words: str) -> int:
    return len(words) - words.count("#")


@cache
def _everybodys_runs() -> frozenset[str]:
    return frozenset(run for text in _expressions() for run in runs(masked(text)))


@cache
def _counting() -> re.Pattern[str]:
    """Return the pattern, in masked texts, of what branches count, of units behind a figure, and of light words."""
    words = {masked(row["word"]) for row in table("light_words")}
    words |= {masked(name) for name in _labels()}
    words |= {f"#{row['unit']}" for row in table("units")}
    return re.compile(alternation(words - {"", "#"}))


@cache
def _labels() -> frozenset[str]:
    rows = table("labels")
    return frozenset(name for row in rows for name in (row["label"], *split(row["aliases"])))


@cache
def _expressions() -> frozenset[str]:
    """Return the fixed expressions, the names that everybody knows, and what branches count, part by part."""
    cells: Iterable[str] = (
        *(row["text"] for row in table("phrases")),
        *(row["expression"] for row in table("wording")),
        *(row["term"] for row in table("set_terms")),
        *(row["name"] for row in table("known_names")),
        *(name for row in table("campaigns") for name in (row["name"], *split(row["aliases"]))),
        *_labels(),
    )
    return frozenset(
        part for cell in cells for part in _SEPARATOR.split(_MARKS.sub("", cell)) if part
    )
