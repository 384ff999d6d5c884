"""A fault of typography: where it is, what is wrong and what to write."""

import re
from dataclasses import dataclass

_FULL_WIDTH_MARKS = frozenset("，。、；：！？“”‘’（）《》〈〉〔〕【】…—")
_CLAUSE_END = re.compile(r"[，。；：！？\n]")


def is_han(character: str) -> bool:
    """Whether one character is Han; an empty string is not."""
    return "\u3400" <= character <= "\u9fff" or character == "〇"


def is_chinese(character: str) -> bool:
    """Whether one character shows that the text around it is Chinese: Han or a full-width mark."""
    return is_han(character) or character in _FULL_WIDTH_MARKS


@dataclass(frozen=True, slots=True)
class Fault:
    """One slip with its half-open span; ``may_be_named`` is false where standing in the facts excuses nothing."""

    start: int
    end: int
    message: str
    suggestion: str
    may_be_named: bool = True


def shown(text: str, start: int, end: int) -> str:
    """Return a span with the words of its clause around it, so that it can be found by eye."""
    before = _CLAUSE_END.split(text[max(0, start - 8) : start])[-1]
    behind = _CLAUSE_END.split(text[end : end + 8])[0]
    return (before + text[start:end] + behind).strip()
