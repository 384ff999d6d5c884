"""Small questions to plain texts."""

from collections.abc import Iterator


def places(text: str, words: str) -> Iterator[int]:
    """Yield every offset at which words stand in a text, also where they overlap."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def differences(one: str, other: str) -> list[tuple[str, str]]:
    """Return the pairs of characters in which two texts of one length differ."""
    return [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
