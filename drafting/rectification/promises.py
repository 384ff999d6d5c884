"""A promise as it is shown: what it is called, and what in it can be counted."""

import re
from collections.abc import Iterable

from drafting.figures import scan
from drafting.figures.numeral import DATE, SET_TERM, Numeral
from drafting.lexicon.cues import cue
from drafting.rectification.items import Item
from drafting.text.patterns import Pattern

_QUOTED = Pattern("“[^”\n]{2,20}”")
_SENTENCE = Pattern(r"[^。；！？\n]+")
_CLAUSE = Pattern(r"[^，。；！？\n]+")
_EACH = Pattern(r"每[^，。；！？\n]*$")
_LONGEST = 40
"""Characters of a sentence that is shown whole; of a longer one the clauses that count."""


def promise_text(promise: Item) -> str:
    """Return a promise's name, and behind it the words of its text that say what is to be there, how much and by when."""
    begin = promise.text.find(promise.name) + len(promise.name)
    numbers = [
        n.start for n in scan(promise.text) if n.start >= begin and _is_countable(n, promise.text)
    ]
    told: list[str] = []
    for sentence in _SENTENCE.finditer(promise.text, begin):
        is_counted = _has(sentence, numbers)
        is_short = is_counted and len(sentence[0].strip("，： ")) <= _LONGEST
        parts = [sentence] if is_short else _CLAUSE.finditer(promise.text, *sentence.span())
        told += (
            part[0].strip("，：: \t")
            for part in parts
            if is_short or _has(part, numbers) or _names_deed(part[0])
        )
    return f"{promise.name}：{'；'.join(told)}" if told else promise.name


def _has(part: re.Match[str], numbers: Iterable[int]) -> bool:
    """Whether a number stands in a part of a text."""
    return any(part.start() <= number < part.end() for number in numbers)


def _names_deed(clause: str) -> bool:
    """Whether a clause says of what is to be there how it is called: 建立“一题一案”学习清单."""
    name = _QUOTED.search(clause)
    return (
        name is not None
        and cue("figure_names", "doing").search(clause, 0, name.start()) is not None
    )


def _is_countable(numeral: Numeral, text: str) -> bool:
    """Whether a numeral says how much or when; so often in each time (每季度1次) is no measure, and counts all the same."""
    if numeral.kind is SET_TERM and not _EACH.search(text[: numeral.start]):
        return False
    return numeral.kind is DATE or (numeral.value is not None and bool(numeral.unit))
