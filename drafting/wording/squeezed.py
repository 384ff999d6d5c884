"""A text without quotation marks and spaces: “四个意识” and 四个 意识 are one expression."""

from functools import cached_property

MARKS = "“”‘’\"'「」『』 \u3000\t"
QUOTES = ("“”", "‘’", '""', "「」")
_OPENING, _CLOSING = ({pair[side] for pair in QUOTES} for side in (0, 1))


class Squeezed:
    """The squeezed text, and where each character of it stands in the original."""

    def __init__(self, original: str) -> None:
        self.original = original
        text = original
        for mark in MARKS:
            text = text.replace(mark, "")
        self.text = text

    @cached_property
    def _offsets(self) -> list[int]:
        return [at for at, character in enumerate(self.original) if character not in MARKS]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span of the original for one of the squeezed text."""
        return self.balanced(self._offsets[start], self._offsets[end - 1] + 1)

    def balanced(self, first: int, last: int) -> tuple[int, int]:
        """Return a span of the original, with the quotation marks beside it if it reaches into some."""
        if any(mark in self.original[first:last] for pair in QUOTES for mark in pair):
            first -= self.original[first - 1 : first] in _OPENING
            last += self.original[last : last + 1] in _CLOSING
        return first, last

    def has_quoted(self, words: str) -> bool:
        """Whether the original has these words in quotation marks, and nothing else in them."""
        return any(f"{pair[0]}{words}{pair[1]}" in self.original for pair in QUOTES)
