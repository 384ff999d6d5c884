"""Small questions to plain texts."""

import re
from collections import Counter
from collections.abc import Iterator

NO_BRACKETS = str.maketrans("", "", "（）()")
_SHORT = 3
"""Characters of a name that stand in any sentence: 党 … 员."""
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")


def places(text: str, words: str) -> Iterator[int]:
    """Yield every offset at which words stand in a text, also where they overlap."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def in_short(text: str, most: int) -> str:
    """Return a text of so many characters at most; … stands for what is left out at its end."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def differences(one: str, other: str) -> list[tuple[str, str]]:
    """Return the pairs of characters in which two texts of one length differ."""
    return [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]


def is_near(written: str, name: str) -> bool:
    """Whether a name is another with one character wrong, missing or too many, or its characters in another order."""
    if written == name or not written:
        return False
    if len(written) == len(name):
        return len(differences(written, name)) == 1 or Counter(written) == Counter(name)
    short, long = sorted((written, name), key=len)
    return len(long) - len(short) == 1 and any(
        long[:i] + long[i + 1 :] == short for i in range(len(long))
    )


def bigrams(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring Han characters."""
    return frozenset(_PAIR.findall(text))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much two sets have in common, 0 to 1; little in common is little proof."""
    return 2 * len(one & other) / (len(one) + len(other) + 1)


def has_in_order(text: str, characters: str) -> bool:
    """Whether a text has the characters of a name in their order; those of a short one without others between."""
    if len(characters) <= _SHORT:
        return characters in text
    at = 0
    for char in characters:
        at = text.find(char, at) + 1
        if not at:
            return False
    return True
