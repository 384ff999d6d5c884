"""What was changed inside a sentence, word by word: a number with its unit, a date and a Latin word are one each."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from drafting.compare.legible import Stretch, legible
from drafting.compare.sentence import Sentence
from drafting.figures.numeral import SET_TERM

LONGEST = 1000
"""Words of a sentence in which it is told what was changed; nobody reads one that is longer."""

_TOKEN = re.compile(r"[A-Za-z]+|.", re.DOTALL)


class Edit(NamedTuple):
    """A stretch of the old text and what stands for it in the new one; the same where it was kept."""

    old: str
    new: str

    @property
    def kept(self) -> bool:
        """Whether the stretch is the same in both texts."""
        return self.old == self.new


def edits(old: Sentence, new: Sentence) -> tuple[Edit, ...]:
    """Return the stretches of two sentences in order: joined they are the old text, and the new one."""
    if old.bare == new.bare and (only_figures := _figures(old, new)):
        return only_figures
    stretches = legible(_stretches(_tokens(old), _tokens(new)))
    return tuple(Edit("".join(stretch.old), "".join(stretch.new)) for stretch in stretches)


def _figures(old: Sentence, new: Sentence) -> tuple[Edit, ...] | None:
    """Return the stretches of two sentences that have the same words; None where they have not as many figures."""
    ours, theirs = _written(old), _written(new)
    if len(ours) != len(theirs) or ours[::2] != theirs[::2]:
        return None
    found: list[Edit] = []
    kept = ""
    for one, other in zip(ours, theirs, strict=True):
        if one == other:
            kept += one
            continue
        if kept:
            found.append(Edit(kept, kept))
        found.append(Edit(one, other))
        kept = ""
    return (*found, Edit(kept, kept)) if kept else tuple(found)


def _written(sentence: Sentence) -> list[str]:
    """Return words and figures of a sentence in turn, beginning and ending with words."""
    pieces: list[str] = []
    at = sentence.start
    for numeral in sentence.numerals:
        if numeral.kind is not SET_TERM:
            pieces += (
                sentence.text[at - sentence.start : numeral.start - sentence.start],
                numeral.text,
            )
            at = numeral.end
    return [*pieces, sentence.text[at - sentence.start :]]


def _tokens(sentence: Sentence) -> list[str]:
    tokens: list[str] = []
    at = 0
    for numeral in sentence.numerals:
        start, end = numeral.start - sentence.start, numeral.end - sentence.start
        tokens += _TOKEN.findall(sentence.text, at, start)
        tokens.append(sentence.text[start:end])
        at = end
    return tokens + _TOKEN.findall(sentence.text, at)


def _stretches(old: list[str], new: list[str]) -> Iterator[Stretch]:
    """Yield what was kept and what was changed, in order.

    What both begin and end with is taken off first: of most sentences that is nearly all.
    """
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    yield Stretch(old[:head], new[:head], kept=True)
    inner, other = old[head : len(old) - tail], new[head : len(new) - tail]
    if inner and other and max(len(inner), len(other)) <= LONGEST:
        codes = SequenceMatcher(None, inner, other).get_opcodes()
        for tag, a, b, c, d in codes:
            yield Stretch(inner[a:b], other[c:d], kept=tag == "equal")
    else:
        yield Stretch(inner, other, kept=False)
    yield Stretch(old[len(old) - tail :], new[len(new) - tail :], kept=True)
