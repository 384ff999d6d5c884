"""Which sentence of the new text is which of the old one: word for word, or in nearly the same words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from operator import attrgetter
from typing import NamedTuple

from drafting.compare.index import Index
from drafting.compare.sentence import Sentence
from drafting.text.strings import overlap

ALIKE = 0.5
"""The share of pairs of characters from which on two sentences at one place are one that was changed."""
MOVED = 0.7
"""The share from which on two sentences at different places are."""
LEAST = 6
"""Pairs of characters that a sentence needs to be known again at another place."""


class Matches(NamedTuple):
    """The indices of old sentences to those of new ones: ``pairs`` in one order in both, ``moved`` out of it."""

    pairs: dict[int, int]
    moved: dict[int, int]


def match(old: Sequence[Sentence], new: Sequence[Sentence]) -> Matches:
    """Return which sentences belong together: the same ones first, then the most alike."""
    pairs = dict(_equal(old, new))
    moved: dict[int, int] = {}
    order, taken = sorted(pairs), set(pairs.values())
    left = {i: sentence for i, sentence in enumerate(old) if i not in pairs}
    free = {j: sentence for j, sentence in enumerate(new) if j not in taken}
    for share, common, i, j in sorted(_alike(left, free), reverse=True):
        if i in pairs or i in moved or j in taken:
            continue
        at = bisect_left(order, i)
        behind = at == 0 or pairs[order[at - 1]] < j
        before = at == len(order) or j < pairs[order[at]]
        if behind and before:
            pairs[i] = j
            order.insert(at, i)
        elif share >= MOVED and common >= LEAST:
            moved[i] = j
        else:
            continue
        taken.add(j)
    return Matches(pairs, moved)


def _equal(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Yield the sentences that are the same word for word, in one order."""
    texts, others = [sentence.text for sentence in old], [sentence.text for sentence in new]
    for block in SequenceMatcher(None, texts, others).get_matching_blocks():
        yield from zip(
            range(block.a, block.a + block.size), range(block.b, block.b + block.size), strict=True
        )


def _alike(
    left: Mapping[int, Sentence], free: Mapping[int, Sentence]
) -> Iterator[tuple[float, int, int, int]]:
    """Yield (share, pairs in common, old, new) for the other sentences that may belong together.

    First come those that hold the same post in both reports, the most alike of them in front, then those in which only
    figures and dates are others; only the rest is looked for by its words.
    """
    posts = _by(free, attrgetter("post"))
    for i, sentence in left.items():
        for j in posts.get(sentence.post, ()) if sentence.post else ():
            yield 2 + overlap(sentence.pairs, free[j].pairs), 0, i, j
    ours, theirs = _by(left, attrgetter("bare")), _by(free, attrgetter("bare"))
    index = Index(
        {same[0]: free[same[0]].pairs for bare, same in theirs.items() if bare not in ours}
    )
    for bare, same in ours.items():
        others = (
            [(1.0, len(bare), theirs[bare])]
            if bare in theirs
            else [
                (share, common, theirs[free[j].bare])
                for share, common, j in index.alike(left[same[0]].pairs, ALIKE)
            ]
        )
        for share, common, alike in others:  # of several the first is the first, and so on
            yield from ((share, common, i, j) for i, j in zip(same, alike, strict=False))


def _by(sentences: Mapping[int, Sentence], key: Callable[[Sentence], str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, sentence in sentences.items():
        found[key(sentence)].append(number)
    return found
