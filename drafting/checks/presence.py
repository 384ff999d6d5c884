"""Whether prose says what an item says: verbatim, or in most of its words close together."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from operator import add

from drafting.figures import scan
from drafting.lexicon.intentions import without_intention
from drafting.text.sentences import sentences
from drafting.text.strings import bigrams, differences, places

SHARE = 0.7  # of an item's Han bigrams …
WINDOW = 3  # … within so many neighbouring sentences
TELLING = 6  # bigrams of a clause; 讲党课 has two, and any report has them
APART = 6  # characters that may stand between those of a short clause
LEAST = 4  # Han characters without which a clause says nothing of its own

_CLAUSE = re.compile(r"[^：:，,；;。！？\n]+")
_NO_WORD = re.compile(r"[\W_]+")
_WORDS = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[㐀-鿿]")
_COUNTER = re.compile("[次名人位个项份场期篇户件]+$")
_NUMBER = re.compile(r"\d+[次名人位个项份场期篇户件]*")
_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)|[〔【\[][^〕】\]]*[〕】\]]")
_WHEN = re.compile(
    r"(?:\d+\s*[年月日]份?|[一二三四五六七八九十]{1,2}月份?(?:[一二三四五六七八九十]{1,3}[日号])?|今年|明年|来年|全年|本年度|年度|以来)+"
)
_WHEN_AT_EDGE = re.compile(rf"^{_WHEN.pattern}|{_WHEN.pattern}$")
_GOT = re.compile("(?:拿|得|评|捧|摘|夺|领)[了到上回下得]{1,2}(?=[^，。]{0,16}[“奖章优先第])")
"""A plain word for getting an honour, for which a report has its own: 合作社拿了市级“示范社”."""
_SPEAKER = re.compile(r"(?:项目)?(?:党支部|支部)书记|书记|本人|(?<!自)我(?!们)|自己|亲自|带头")
"""Words for the secretary, which change when a duty is told in the first person."""

Span = tuple[int, int]
"""Half-open offsets into a text."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say an item: the words without punctuation, and their Han bigrams."""

    words: str
    bigrams: frozenset[str]


@lru_cache(maxsize=1024)
def wordings(name: str, *, in_person: bool = False) -> tuple[Wording, ...]:
    """Return the ways to say an item: its name in whole, and the clause that leads it.

    Brackets are remarks and not part of a name. With ``in_person`` the words for the speaker may be left out, and
    no clause speaks for the others.
    """
    name = without_intention(_BRACKETS.sub("", name)) or name
    plain = _SPEAKER.sub("", name) if in_person else _GOT.sub("", name)
    names = dict.fromkeys((name, plain))
    clauses = {_leading_clause(name)} - {name, ""} if not in_person else set()
    return (
        *(_wording(text, least=1) for text in names if text),
        *(_wording(text, least=TELLING) for text in sorted(clauses)),
    )


def clause_spans(name: str) -> tuple[Span, ...]:
    """Return where the clauses of an item stand in its name."""
    return tuple(m.span() for m in _CLAUSE.finditer(name) if _HAN.search(m.group()))


def wording_of(clause: str) -> Wording:
    """Return the one way to say a clause."""
    return _wording(_BRACKETS.sub("", clause) or clause, least=1)


def _leading_clause(name: str) -> str:
    """Return the first clause that says something besides a date."""
    clauses = (clause.strip() for clause in _CLAUSE.findall(name))
    return next((c for c in clauses if len(_HAN.findall(_WHEN.sub("", c))) >= LEAST), "")


def _wording(text: str, least: int) -> Wording:
    """Return a wording without the date that it begins or ends with: where that stands is free.

    Its pairs are those of the words alone; its figures are proven elsewhere. With fewer bigrams than ``least`` only its very words count.
    """
    clauses = [_NO_WORD.sub("", clause) for clause in _CLAUSE.findall(text)]
    whole = "".join(clauses)
    undated = _WHEN_AT_EDGE.sub("", whole)
    plain = [_NO_WORD.sub("", clause) for clause in _CLAUSE.findall(_without_figures(text))]
    pairs: frozenset[str] = frozenset().union(*(bigrams(_WHEN.sub("", clause)) for clause in plain))
    return Wording(
        words=undated if len(_HAN.findall(undated)) >= LEAST else whole,
        bigrams=pairs if len(pairs) >= least else frozenset(),
    )


def _without_figures(text: str) -> str:
    for numeral in reversed(scan(text)):
        if numeral.is_figure:
            text = f"{text[: numeral.start]}，{text[numeral.end :]}"
    return text


def _is_slip(one: str, other: str) -> bool:
    """Whether two texts of one length differ in one character, or in two that changed places."""
    if len(one) != len(other):
        return False
    pairs = differences(one, other)
    return len(pairs) == 1 or (len(pairs) == 2 and pairs[0] == pairs[1][::-1])


class Prose:
    """A text that can be asked where it says something, sentence by sentence; built once, asked often."""

    def __init__(self, text: str) -> None:
        spans = list(sentences(text))
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._sentences = ["".join(_WORDS.findall(text, start, end)) for start, end in spans]
        self._words = "".join(self._sentences)
        self._offsets = [0, *accumulate(len(sentence) for sentence in self._sentences)]

    def where(self, wanted: Sequence[Wording], start: int, end: int) -> tuple[Span, ...]:
        """Return the sentences between two offsets of the text that say it in one of the wordings; () for none."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        if first >= last:
            return ()
        begin, stop = self._offsets[first], self._offsets[last]
        for wording in wanted:
            at = self._words.find(wording.words, begin, stop)
            if at >= 0:
                behind = at + max(len(wording.words), 1)
                return (self._span(self._sentence(at), self._sentence(behind - 1)),)
        for wording in wanted:
            share, window = self._share(wording.bigrams, first, last)
            if share >= SHARE:
                return (self._span(min(window), max(window)),)
        return ()

    def sentence(self, offset: int) -> Span:
        """Return the sentence at an offset of the text."""
        return self._span(*[max(bisect_right(self._starts, offset) - 1, 0)] * 2)

    def near(self, offset: int) -> Span:
        """Return the sentence at an offset with those before and behind it."""
        index = max(bisect_right(self._starts, offset) - 1, 0)
        return self._span(max(index - 1, 0), min(index + 1, len(self._starts) - 1))

    def share(self, wording: Wording, span: Span) -> float:
        """Return which share of the pairs of a wording, 0 to 1, the sentences of a span have."""
        first, last = bisect_right(self._ends, span[0]), bisect_left(self._starts, span[1])
        said = self._words[self._offsets[first] : self._offsets[last]]
        return sum(pair in said for pair in wording.bigrams) / max(1, len(wording.bigrams))

    def has_slip_of(self, words: str, start: int, end: int) -> bool:
        """Whether words of some length stand between two offsets with one slip in them, which is told elsewhere."""
        half = len(words) // 2
        if half < LEAST:
            return False
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        said = self._words[self._offsets[first] : self._offsets[last]]
        for offset in (0, half):
            for at in places(said, words[offset : offset + half]):
                begin = at - offset
                if begin >= 0 and _is_slip(said[begin : begin + len(words)], words):
                    return True
        return False

    def where_in_one(self, clause: Wording) -> tuple[Span, ...]:
        """Return the sentence that says a clause, its number left out, by itself; () if there is none."""
        bare = _NUMBER.sub("", clause.words)
        for index, sentence in enumerate(self._sentences):
            here = sum(pair in sentence for pair in clause.bigrams)
            if bare in sentence or here >= SHARE * len(clause.bigrams) > 0:
                return (self._span(index, index),)
        return ()

    def where_loosely(self, clause: Wording, start: int, end: int) -> tuple[Span, ...]:
        """Return where the characters of a short clause stand in order and close together (讲了2次党课)."""
        characters = _HAN.findall(clause.words)
        if len(characters) > LEAST + 1:
            return ()
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        loose = re.compile(f".{{0,{APART}}}".join(_COUNTER.sub("", "".join(characters))))
        found = (i for i in range(first, last) if loose.search(self._sentences[i]))
        return tuple(self._span(i, i) for i in islice(found, 1))

    def _sentence(self, offset: int) -> int:
        """Return which sentence an offset of the bare words lies in."""
        return min(bisect_right(self._offsets, offset), len(self._starts)) - 1

    def _span(self, first: int, last: int) -> Span:
        return self._starts[first], self._ends[last]

    def _share(self, pairs: frozenset[str], first: int, last: int) -> tuple[float, set[int]]:
        """Return the largest share of the pairs that neighbouring sentences have together, and which these are."""
        windows: Counter[int] = Counter()  # by their first sentence
        holding: set[int] = set()
        for pair in pairs:
            there = {s for s in self._sentences_with(pair) if first <= s < last}
            windows.update({s - back for s in there for back in range(WINDOW)})
            holding |= there
        if not windows:
            return 0.0, set()
        start, most = max(windows.items(), key=lambda window: (window[1], -window[0]))
        return most / len(pairs), holding & set(range(start, start + WINDOW))

    def _sentences_with(self, pair: str) -> Iterator[int]:
        """Yield the sentences in which a pair of characters stands, from the last to the first."""
        for at in self._pairs.places(pair):
            sentence = self._sentence(at)
            if at + 1 < self._offsets[sentence + 1]:  # not over the end of one
                yield sentence

    @cached_property
    def _pairs(self) -> "_Pairs":
        return _Pairs(self._words)


class _Pairs:
    """Where each pair of neighbouring characters stands in a text.

    Each place knows the one before it of the same pair. Thousands of small lists would tell the same, but keep the
    garbage collector busy.
    """

    def __init__(self, text: str) -> None:
        self._last: dict[str, int] = {}
        self._before: list[int] = []
        for place, pair in enumerate(map(add, text, text[1:])):
            self._before.append(self._last.get(pair, -1))
            self._last[pair] = place

    def places(self, pair: str) -> Iterator[int]:
        """Yield the places of a pair, from the last to the first."""
        place = self._last.get(pair, -1)
        while place >= 0:
            yield place
            place = self._before[place]
