"""Which sentences say what one before them says: word for word, or in nearly the same words."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from drafting.checks.repetition.doubling import Clause
from drafting.lexicon import table
from drafting.text.patterns import alternation
from schemas.report import Paragraph

LEAST, LEAST_VERBATIM = 20, 17
"""Han characters from which on what is nearly repeated, and what is repeated word for word, is no set phrase."""
ALIKE = 0.8
"""The share of bigrams in which a sentence is nearly another."""
KEY = 6
"""Characters at the head of a clause by which a sentence that may be alike is found."""
THOUGHT = "习近平新时代中国特色社会主义思想"

_HAN = re.compile(r"[㐀-鿿]+")
_FIGURE = re.compile(r"[\d.,]*\d|[一二三四五六七八九十两]")
_SENTENCE = re.compile(r"[”’）》]*([^。！？]+)")
_PART = re.compile(r"[”’）》]*([^。！？；]+)")
_LONGEST_GAP = len("。\n")
Span = tuple[int, int]


class Repeat(NamedTuple):
    """The span of what stands a second time, and where the first begins."""

    first: int
    start: int
    end: int


class _Part(NamedTuple):
    """A sentence, or what ends with a ；: its span, and that of the whole sentence."""

    span: Span
    whole: Span


class _Sentence(NamedTuple):
    """A sentence to be compared: its span, and its Han characters without set phrases."""

    span: Span
    own: str


def han(text: str) -> str:
    """Return the Han characters of a text."""
    return "".join(_HAN.findall(text))


def said_again(text: str, clauses: Iterable[Clause], body: Iterable[Paragraph]) -> Iterator[Repeat]:
    """Yield each long sentence of the body that is, or nearly is, one before it.

    Of several in a row only the first is yielded.
    """
    first: dict[str, _Sentence] = {}
    done: Span = (0, 0)
    for sentence, heads in _candidates(text, clauses, body):
        earlier = sorted({first[head] for head in heads if head in first})
        original = next((e.span for e in earlier if _is_alike(text, e, sentence)), None)
        for head in heads:
            first.setdefault(head, sentence)
        if original:
            gaps = original[0] - done[0], sentence.span[0] - done[1]
            if not all(0 <= gap <= _LONGEST_GAP for gap in gaps):
                yield Repeat(original[0], *sentence.span)
            done = original[1], sentence.span[1]


def _candidates(
    text: str, clauses: Iterable[Clause], body: Iterable[Paragraph]
) -> Iterator[tuple[_Sentence, list[str]]]:
    """Yield the long sentences that have a clause whose head is another's too, and these heads."""
    heads = [(start, clause[:KEY]) for start, clause in clauses if len(clause) >= KEY]
    times = Counter([head for _, head in heads])
    shared = [(start, head) for start, head in heads if times[head] > 1]
    if not shared:
        return
    parts = list(_parts(text, body))
    starts = [part.span[0] for part in parts]
    found: dict[_Part, list[str]] = {}
    for offset, head in shared:
        index = bisect_right(starts, offset) - 1
        if index >= 0 and offset < parts[index].span[1]:
            found.setdefault(parts[index], []).append(head)
    compared: dict[tuple[Span, str], list[str]] = {}
    for part, its_heads in found.items():
        if said := _compared(text, part):
            compared.setdefault(said, []).extend(its_heads)
    for (span, words), its_heads in compared.items():
        yield _Sentence(span, _set_phrases().sub("", words)), its_heads


def _compared(text: str, part: _Part) -> tuple[Span, str] | None:
    """Return what is compared: a part that is long enough, else its sentence; its span and Han characters."""
    for span in part:
        words = han(text[slice(*span)])
        if len(words) >= LEAST_VERBATIM:
            return span, words
    return None


def _parts(text: str, body: Iterable[Paragraph]) -> Iterator[_Part]:
    """Yield the sentences of the body and what of them ends with a ；, headings left out."""
    for paragraph in body:
        begin = max(paragraph.start, paragraph.heading_end)
        for sentence in _SENTENCE.finditer(text, begin, paragraph.end):
            whole = sentence.span(1)
            if "；" in sentence[1]:
                for part in _PART.finditer(text, *whole):
                    yield _Part(part.span(1), whole)
            else:
                yield _Part(whole, whole)


def _is_alike(text: str, one: _Sentence, other: _Sentence) -> bool:
    """Whether two sentences say the same in nearly the same words; with other figures they say something else."""
    if len(one.own) < LEAST_VERBATIM or not (
        one.own == other.own or _share_most(one.own, other.own)
    ):
        return False
    first, second = (_FIGURE.findall(text[slice(*each.span)]) for each in (one, other))
    return first == second


def _share_most(one: str, other: str) -> bool:
    """Whether two texts have most of their pairs of characters in common."""
    shorter, longer = sorted((len(one), len(other)))
    least = ALIKE * (longer - 1)
    if shorter < max(LEAST, ALIKE * longer) or _lacks_more(one, other, len(one) - 1 - least):
        return False
    pairs, others = Counter(pairwise(one)), Counter(pairwise(other))
    return (pairs & others).total() >= least


def _lacks_more(one: str, other: str, most: float) -> bool:
    """Whether more pairs of one text than ``most`` are nowhere in the other, which is soon seen of most."""
    lacking = 0
    for at in range(len(one) - 1):
        if one[at : at + 2] not in other:
            lacking += 1
            if lacking > most:
                return True
    return False


@cache
def _set_phrases() -> re.Pattern[str]:
    """Return what any sentence may begin with, and so is no sentence's own."""
    phrases = {han(row["text"]) for row in table("phrases")} | {THOUGHT}
    return re.compile(alternation(phrases))
