"""Where a text has one of many short strings."""

import re
from collections import defaultdict
from functools import cached_property
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Index(Generic[Item]):
    """Items by the strings that they begin with, all of one length.

    A text is looked at closely only where each character is one that some string has at its place; of a report
    that is the smaller a part the longer the strings are.
    """

    def __init__(self, length: int) -> None:
        self._length = length
        self._items: defaultdict[str, list[Item]] = defaultdict(list)

    def add(self, text: str, item: Item) -> None:
        """Add an item by its text, which has at least as many characters."""
        self._items[text[: self._length]].append(item)

    def find(self, text: str) -> list[tuple[int, list[Item]]]:
        """Return the offsets at which strings stand in a text, each with their items."""
        length, items = self._length, self._items
        if not items:
            return []
        return [
            (at, items[key])
            for at in [place.start() for place in self._places.finditer(text)]
            if (key := text[at : at + length]) in items
        ]

    @cached_property
    def _places(self) -> re.Pattern[str]:
        sets = ("".join({key[i] for key in self._items}) for i in range(self._length))
        first, *others = (f"[{re.escape(characters)}]" for characters in sets)
        return re.compile(f"{first}(?={''.join(others)})" if others else first)
