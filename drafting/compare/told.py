"""Activities and honours that a report tells in its sentences, by the words that tell them."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from drafting.compare.item import Item, item_of
from drafting.compare.sentence import Sentence, bare_between
from drafting.compare.side import Side
from drafting.notes.cues import cue
from schemas.facts import FactKind

NEAR = 4
"""Characters from the verb to the name of what was done."""

_NAME = re.compile("“[^”\n]{2,30}”")
_CLAUSE = re.compile(r"[^，；。\n]+")

Span = tuple[int, int]


def told(side: Side, listed: Collection[Span], judged: Collection[Span]) -> Iterator[Item]:
    """Yield the honours, then the activities of a report.

    What is lacking or planned, in the spans ``judged``, is neither; what brought an honour is no activity, nor is what
    has a list of its own, in the spans ``listed``.
    """
    text, sentences = side.report.text, side.sentences

    def item(kind: FactKind, start: int, end: int) -> Item:
        bare = bare_between(text, start, end, side.numerals)
        return item_of(kind, text[start:end], start, end, bare)

    honoured: list[Span] = []
    for part in _parts("honour", text, sentences, judged):
        for start, end in _honours(text, *part):
            yield item(FactKind.HONOURS, start, end)
            honoured.append(part)
    for start, end in _parts("activity", text, sentences, listed):
        if (start, end) not in honoured and _is_activity(text[start:end]):
            yield item(FactKind.ACTIVITIES, start, end)


def _is_activity(words: str) -> bool:
    """Whether words tell of something that was done on a day, or that has a name: 开展“暖心安检”志愿服务."""
    if cue("when").search(words):
        return True
    return any(
        cue("activity").search(words, max(0, name.start() - NEAR), name.start())
        for name in _NAME.finditer(words)
    )


def _parts(
    role: str, text: str, sentences: Sequence[Sentence], judged: Collection[Span]
) -> Iterator[Span]:
    """Yield the sentences in which a cue of the role stands; one with ； in it is several."""
    starts = [sentence.start for sentence in sentences]
    done = 0
    for found in cue(role).finditer(text):
        at = found.start()
        if at < done or any(start <= at < end for start, end in judged):
            continue
        sentence = sentences[max(bisect_right(starts, at) - 1, 0)]
        start = max(sentence.start, text.rfind("；", sentence.start, at) + 1)
        stop = text.find("；", at, sentence.end)
        done = sentence.end if stop < 0 else stop
        yield start, len(text[:done].rstrip("。！？"))


def _honours(text: str, start: int, end: int) -> list[Span]:
    """Return where a part of a sentence tells of honours: clause by clause where each says it by itself."""
    if not cue("title").search(text, start, end):
        return []
    clauses = [
        match.span()
        for match in _CLAUSE.finditer(text, start, end)
        if cue("honour").search(match[0]) and cue("title").search(match[0])
    ]
    return clauses or [(start, end)]
