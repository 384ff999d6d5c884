"""Texts beside one another on a terminal, where a Han character takes two columns."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from drafting.text.characters import width

LEAST = 34
"""Columns of a text that can still be read: seventeen Han characters."""
GAP = " │ "
_UNIT = re.compile(r"[“‘（《【]*(?:[A-Za-z0-9.,%]+|.)[，。；：、！？）》”’】…]*")
"""What is not torn apart at the end of a line: a number, a word, a character with the marks around it."""


def beside(texts: Sequence[Sequence[str]], columns: int) -> Iterator[str] | None:
    """Return the lines of texts beside one another; None where the terminal has not the room."""
    room = (columns - len(GAP) * (len(texts) - 1)) // len(texts)
    if len(texts) < 2 or room < LEAST:
        return None
    folded = [[piece for line in text for piece in fold(line, room)] for text in texts]
    return (
        GAP.join(piece + " " * max(room - _columns(piece), 0) for piece in row).rstrip()
        for row in zip_longest(*folded, fillvalue="")
    )


def fold(line: str, columns: int) -> list[str]:
    """Return a line in pieces of at most so many columns, unless a single unit takes more."""
    pieces = [""]
    for unit in _UNIT.findall(line):
        if pieces[-1] and _columns(pieces[-1] + unit) > columns:
            pieces.append("")
        pieces[-1] += unit
    return pieces


def _columns(text: str) -> int:
    return round(2 * width(text))
