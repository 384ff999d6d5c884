"""The neutral tree that every reader makes of its file: strings as typed, each with its place."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from drafting.errors import FactsError, Problem


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands; ``order`` sorts places, ``text`` is what the secretary reads.

    ``file`` is the name of another file than the one that is read, empty for that one.
    """

    order: int
    text: str
    file: str = ""

    @classmethod
    def line(cls, number: int) -> "Place":
        """Return the place of a line, counted from 1."""
        return cls(number, f"第{number}行")


TOP = Place(0, "")
"""The file as a whole."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string as typed; empty where nothing was typed."""

    place: Place
    value: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """Values one below the other."""

    place: Place
    values: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its value; a key may come twice, which is for the judge to see."""

    place: Place
    key: str
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the file."""

    place: Place
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """Something unreadable, about which the reader has already said what is wrong."""

    place: Place


Node = Text | Sequence | Mapping | Broken

NOTHING = Mapping(Place.line(1), ())
"""A file that says nothing."""


def texts_in(node: Node) -> Iterator[Text]:
    """Yield every text of a tree, keys as texts too, in the order of the file."""
    match node:
        case Text():
            yield node
        case Sequence(values=values):
            for value in values:
                yield from texts_in(value)
        case Mapping(entries=entries):
            for entry in entries:
                yield Text(entry.place, entry.key)
                yield from texts_in(entry.value)


def entry_of(tree: Node, key: str) -> Entry | None:
    """Return the first entry of a key in the tree of a facts file."""
    entries: Iterable[Entry] = tree.entries if isinstance(tree, Mapping) else ()
    return next((entry for entry in entries if "".join(plain(entry.key).split()) == key), None)


def standing_in(file: str, node: Node) -> Node:
    """Return a tree of another file, each place in it knowing that file."""
    place = replace(node.place, file=file)
    match node:
        case Sequence(values=values):
            return Sequence(place, tuple(standing_in(file, value) for value in values))
        case Mapping(entries=entries):
            return Mapping(
                place,
                tuple(
                    Entry(replace(e.place, file=file), e.key, standing_in(file, e.value))
                    for e in entries
                ),
            )
    return replace(node, place=place)


@dataclass(slots=True)
class Problems:
    """Collects every problem of one file, so that all are told at once; and what is no problem, but must be said."""

    file: str
    _found: dict[tuple[Place, Problem], None] = field(default_factory=dict)
    _remarks: dict[tuple[Place, str], None] = field(default_factory=dict)

    def add(self, place: Place, key: str, message: str, suggestion: str = "") -> None:
        """Note one problem, once; ``key`` is the fact's id or empty."""
        problem = Problem(place.file or self.file, place.text, key, message, suggestion)
        self._found[place, problem] = None

    def remark(self, place: Place, message: str) -> None:
        """Note once how something was read that nobody might expect; ``message`` goes on behind the place."""
        self._remarks[place, message] = None

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was noted, in the order of the file."""
        return tuple(f"{place.text}{message}" for place, message in sorted(self._remarks))

    def extend(self, others: Iterable[Problem]) -> None:
        """Note the problems of another file as well, in their order."""
        for number, problem in enumerate(others):
            self._found[Place(number, problem.place, problem.file), problem] = None

    def __bool__(self) -> bool:
        return bool(self._found)

    def error(self) -> FactsError:
        """Return all problems as one error, in the order of the file, those of other files last."""
        found = [p for _, p in sorted(self._found, key=lambda pair: (pair[0].file, pair[0]))]
        return FactsError(f"发现 {len(found)} 个问题，请逐项改正后再运行", found)


def curl(text: str) -> str:
    """Return the text with pairs of straight double quotes curled, as official prose has them."""
    return re.sub(r'"([^"\n]*)"', r"“\1”", text)


def plain(text: str) -> str:
    """Return the text without outer and doubled white space, quotes curled."""
    return curl(re.sub(r"\s+", " ", text.strip()))


_HAN = re.compile(r"[\u2e80-\u9fff\uff00-\uffef“”‘’…—]")


def unwrap(lines: Iterable[str]) -> str:
    """Return a text that was wrapped over lines as one line; next to Han no space is needed."""
    text = ""
    for line in filter(None, map(str.strip, lines)):
        gap = " " if text and not (_HAN.match(text[-1]) or _HAN.match(line)) else ""
        text += gap + line
    return text


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like this one, or an empty string when none is like it."""
    return next(iter(difflib.get_close_matches(word, islice(known, 100), n=1, cutoff=0.5)), "")
