"""Notes as lines: what was said, by whom, under which heading; names and times of a chat taken off."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from drafting.documents import read_document
from drafting.errors import DocumentError, Problem
from drafting.facts.bullet_lines import Line, read_lines, undressed
from drafting.facts.keys import LISTS, SINGLE_VALUES, canonical
from drafting.facts.tree import curl
from drafting.files.markings import is_internal, refuse_marked_values
from drafting.notes.corrected import corrected
from drafting.notes.cues import cue
from drafting.notes.folding import Folded
from schemas.facts import FactKind

MAX_CHARACTERS = 100_000  # a year's chat about one's work has some thousands
LONGEST_HEADING = 20

SENTENCE = re.compile(r"[^。；;！!？?]+[。；;！!？?]*")

_DAY = r"(?:\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/月]\d{1,2}日?|[昨今前]天|星期[一二三四五六日天]|周[一二三四五六日])"
_PART = r"(?:[上下中]午|凌晨|早上|晚上|傍晚)"
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_TIME = rf"(?:{_DAY}[\s,，]*)?{_PART}?\s*{_CLOCK}(?:[\s,，]*{_DAY})?"
_NAME = r"(?P<name>[^\s：:，。；,;\[\]【】()（）\d@][^：:，。；,;\[\]【】\n]{0,14}?)"
_HEADS = (
    re.compile(rf"[\[【(（]{_TIME}[\]】)）]\s*{_NAME}[：:]\s*"),
    re.compile(rf"{_NAME}\s+{_TIME}\s*(?:[：:]\s*|$)"),
    re.compile(rf"(?:{_DAY}\s+)?\d{{1,2}}:\d{{2}}:\d{{2}}\s+{_NAME}(?:[(（<][^()（）<>]*[)）>])?$"),
)
_TIME_ONLY = re.compile(rf"[-—\s]*{_TIME}[-—\s]*")
_EMOTICON = re.compile(r"\[[一-鿿A-Za-z]{1,6}\]")
_ADDRESSED = re.compile(r"@[^\s，。：:@]{1,12}[\s\u2005]")
_AROUND = "，。！!~～ \u3000"
_KEYED = re.compile(r"([^：:，。]{1,12})[：:]\s*(\S.*)")


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line that says something: its number in the file, its words, who said them in a chat, and the heading above.

    ``typed`` are the words as typed, where a plain correction among them has been made.
    """

    number: int
    text: str
    speaker: str = ""
    heading: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch ``[start:end)`` of ``Notes.text``, and the indices ``[first:last]`` of the lines that it touches."""

    start: int
    end: int
    first: int
    last: int


class Notes:
    """Lines to be sorted, and the single values (单位：…) that the notes give as such."""

    def __init__(
        self,
        name: str,
        lines: tuple[NoteLine, ...],
        singles: dict[str, str],
        *,
        internal: bool = False,
    ) -> None:
        """``internal`` notes bear 内部 or the like."""
        self.name, self.lines, self.singles, self.internal = name, lines, singles, internal
        self.text = "\n".join(line.text for line in lines)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for line in self.lines:
            starts.append(at)
            at += len(line.text) + 1
        return starts

    @cached_property
    def _folded(self) -> Folded:
        return Folded(self.text)

    def find(self, words: str) -> Iterator[Span]:
        """Yield where words stand in the notes, punctuation, spaces and case ignored."""
        for start, end in self._folded.find(words):
            yield Span(start, end, self.line_at(start), self.line_at(end - 1))

    def span_of(self, index: int, start: int = 0, end: int | None = None) -> Span:
        """Return the span of a line, or of ``[start:end)`` of it."""
        at = self._starts[index]
        stop = len(self.lines[index].text) if end is None else end
        return Span(at + start, at + stop, index, index)

    def around(self, span: Span, lines: int) -> str:
        """Return the text of a span's lines and of so many lines before and behind."""
        near = self.lines[max(0, span.first - lines) : span.last + 1 + lines]
        return "\n".join(line.text for line in near)

    def line_at(self, offset: int) -> int:
        """Return the index of the line at an offset."""
        return bisect_right(self._starts, offset) - 1


def read_notes(path: Path) -> Notes:
    """Return the notes of a .txt, .md or .docx file.

    Raises DocumentError for one that cannot be read, is empty or too long, RefusedError for a classified marking.
    """
    text = read_document(path)
    if len(text) > MAX_CHARACTERS:
        raise _unusable(
            path, f"有 {len(text)} 个字，太长了", "请只留下和述职有关的部分，或分成几个文件"
        )
    notes = notes_from(text, path.name)
    refuse_marked_values(((f"第{line.number}行", line.text) for line in notes.lines), path.name)
    if not notes.lines and not notes.singles:
        raise _unusable(path, "没有内容", "请确认没有选错文件")
    return notes


def notes_from(text: str, name: str = "随手记") -> Notes:
    """Return the notes of a text."""
    singles: dict[str, str] = {}
    lines: list[NoteLine] = []
    above = _Above()
    spoken = list(_spoken(text))
    for line in read_lines("\n".join(words for _, words in spoken)):
        words = curl(" ".join(line.text.split()))
        if heading := _heading(words):
            above = _Above(heading)
            continue
        keyed = _KEYED.fullmatch(words)
        key = canonical(keyed[1]) if keyed else ""
        if keyed and key in SINGLE_VALUES:
            singles.setdefault(key, keyed[2])
            continue
        heading = above.holds_for(line)
        if keyed and key in LISTS:
            heading, words = key, keyed[2]
        meant = corrected(words)
        typed = words if meant != words else ""
        lines.append(NoteLine(line.number, meant, spoken[line.number - 1][0], heading, typed))
    return Notes(name, tuple(lines), singles, internal=is_internal(text))


class _Above:
    """A heading, which holds for the lines below it down to an empty line, an aside, or one with another bullet."""

    def __init__(self, heading: str = "") -> None:
        self._heading = heading
        self._last: Line | None = None

    def holds_for(self, line: Line) -> str:
        """Return the heading for the next line, empty where it holds no longer."""
        last, self._last = self._last, line
        apart = last and (line.number > last.number + 1 or line.bullet != last.bullet)
        if apart or any(cue(role).search(line.text) for role in ("aside", "doubt")):
            self._heading = ""
        return self._heading


def _heading(words: str) -> str:
    """Return the heading that a line is, under any usual name; 明年想法 is one too."""
    if len(words) > LONGEST_HEADING:
        return ""
    word = canonical(undressed(words))
    if word in LISTS:
        return word
    bare = undressed(words)
    plans = len(bare) <= 6 and bare.isalpha() and cue("ahead").match(bare)
    return FactKind.PLANS.value if plans else ""


def _spoken(text: str) -> Iterator[tuple[str, str]]:
    """Yield (speaker, words) of every line; a line that is only a head speaks for those below it."""
    lines = [_EMOTICON.sub("", line).strip(" ") for line in text.split("\n")]
    known = {name for line in lines if (name := _head(line)[0])}
    current = ""  # who speaks below a line that is only a head, up to an empty one
    for line in lines:
        name, words = _head(line)
        if not name and (keyed := _KEYED.fullmatch(line)) and keyed[1] in known:
            name, words = keyed[1], keyed[2]
        current = (name if name and not words else current) if line else ""
        words = _ADDRESSED.sub("", f"{words} ").rstrip()
        silent = _TIME_ONLY.fullmatch(words) or cue("noise").fullmatch(words.strip(_AROUND))
        yield name or current, "" if silent else words


def _head(line: str) -> tuple[str, str]:
    """Return who speaks in a line of a chat, and what; an empty name where the line has no head."""
    for pattern in _HEADS:
        if match := pattern.match(line):
            return match["name"].strip(), line[match.end() :]
    return "", line


def _unusable(path: Path, message: str, suggestion: str) -> DocumentError:
    return DocumentError("随手记无法使用", [Problem(path.name, "", "", message, suggestion)])
