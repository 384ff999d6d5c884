"""What a sentence of the part on shortcomings says: which thing is lacking, only that something is, or neither."""

import re
from collections.abc import Iterator
from functools import cache

from drafting.lexicon import cues
from drafting.text.patterns import Pattern

Span = tuple[int, int]
"""Half-open offsets into the text that is asked about."""

_TABLE = "lacks"
_CLAUSE = Pattern(r"[^，。；：！？\n]+")
_PIECE = Pattern(r"[^、，；]+")
_AND = Pattern("以及|和|及")
_SUBJECT = 2
"""Characters that name what is lacking, at least."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    lacks, tail, light, basis, exists, amount, nouns = (
        f"(?:{cues.pattern_of(_TABLE, role)})"
        for role in ("lacks", "tail", "light", "basis", "exists", "amount", "lack_nouns")
    )
    light = f"(?>{light})"  # words in a row are read in one way, however many
    given = {
        "specific": rf"{lacks}{tail}[”）)]?$",
        "piece": rf"^(?!不)[^、，。；：]{{{_SUBJECT},}}?{lacks}$",
        "general": rf"^{light}*(?:{basis}(?:相比|比较?)?)?{light}*(?:{exists})(?:{amount})*的?{nouns}(?:[和与及、]{nouns})*$",
    }
    return re.compile(given[name] if name in given else cues.pattern_of(_TABLE, name))


def is_aside(sentence: str) -> bool:
    """Whether a sentence tells of causes or measures, or rounds off what was said."""
    words = sentence.strip()
    is_measure = bool(_pattern("measure").search(words)) and not listed(words)
    return bool(_pattern("aside").match(words)) or (is_measure and not is_specific(words))


def is_general(sentence: str) -> bool:
    """Whether a sentence only says that there are shortcomings, and names none: 但离上级要求还有不小差距."""
    clauses = _clauses(sentence)
    return any(map(_is_general, clauses)) and not any(map(_is_specific, clauses))


def is_specific(sentence: str) -> bool:
    """Whether a clause of a sentence ends with what is lacking of a thing: 学习不够深入."""
    return any(map(_is_specific, _clauses(sentence)))


def says_more(sentence: str) -> bool:
    """Whether a sentence only shows how something is lacking: 谈体会多，联系实际少."""
    return bool(_pattern("contrast").search(sentence))


def lead_of(sentence: str) -> int:
    """Return where a sentence comes to what is lacking: 总结经验的同时，我们也看到，……."""
    lead = _pattern("lead_clauses").match(sentence)
    return lead.end() if lead else 0


def hints(sentence: str) -> bool:
    """Whether a sentence has any word of lacking."""
    return bool(_pattern("hints").search(sentence))


def goes_on(sentence: str) -> bool:
    """Whether a sentence begins with 此外."""
    return bool(_pattern("more").match(sentence.strip()))


def is_plan_lead(sentence: str) -> bool:
    """Whether a sentence begins as what leads to plans does."""
    return bool(_pattern("plan_lead").match(sentence.strip()))


def more_words() -> str:
    """Return the pattern of the words that go on with a list: 此外."""
    return cues.pattern_of(_TABLE, "more")


def listed(sentence: str) -> tuple[Span, ...]:
    """Return the problems that one sentence lists, each complete: 存在学习不够深入、联系不够紧密等问题; else ()."""
    end = next(_pattern("list_end").finditer(sentence), None)
    if end is None:
        return ()
    begin = sentence.rfind("：", 0, end.start()) + 1
    found = [m.span() for m in _PIECE.finditer(sentence, begin, end.start())]
    while found and not _pattern("specific").search(sentence[slice(*found[0])]):
        del found[0]
    if not found:
        return ()
    start, stop = found[0]
    leads = [m.end() for m in _pattern("list_begin").finditer(sentence, start, stop)]
    found[0] = leads[-1] if leads else start, stop
    pieces = [piece for span in found for piece in _halves(sentence, span)]
    complete = all(_pattern("piece").search(sentence[slice(*piece)]) for piece in pieces)
    return tuple(pieces) if complete and len(pieces) > 1 else ()


def _halves(sentence: str, span: Span) -> Iterator[Span]:
    """Yield a piece, or both of two complete ones that 和 joins."""
    for joint in _AND.finditer(sentence, *span):
        halves = (span[0], joint.start()), (joint.end(), span[1])
        if all(_pattern("piece").search(sentence[slice(*half)]) for half in halves):
            yield from halves
            return
    yield span


def _clauses(sentence: str) -> list[str]:
    return [match[0].strip() for match in _CLAUSE.finditer(sentence)]


def _is_general(clause: str) -> bool:
    return bool(_pattern("general").search(clause))


def _is_specific(clause: str) -> bool:
    return bool(_pattern("specific").search(clause)) and not _is_general(clause)
