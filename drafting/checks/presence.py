"""Whether prose says what an item says: verbatim, or in most of its words close together."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from drafting.sentences import sentences

SHARE = 0.7  # of an item's Han bigrams …
WINDOW = 3  # … within so many neighbouring sentences
TELLING = 6  # bigrams of a clause; 讲党课 has two, and any report has them
APART = 6  # characters that may stand between those of a short clause
LEAST = 4  # Han characters without which a clause says nothing of its own

_CLAUSE = re.compile(r"[^：:，,；;。！？\n]+")
_NO_WORD = re.compile(r"[\W_]+")
_HAN = re.compile(r"[㐀-鿿]")
_HAN_RUN = re.compile(r"[㐀-鿿]{2,}")
_COUNTER = re.compile("[次名人位个项份场期篇户件]+$")
_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)|[〔【\[][^〕】\]]*[〕】\]]")
_WHEN = re.compile(
    r"(?:\d+\s*[年月日]份?|[一二三四五六七八九十]{1,2}月份?|今年|全年|本年度|年度|以来)+"
)
_WHEN_AT_EDGE = re.compile(rf"^{_WHEN.pattern}|{_WHEN.pattern}$")
_SPEAKER = re.compile(r"(?:项目)?(?:党支部|支部)书记|书记|本人|(?<!自)我(?!们)|自己|亲自|带头")
"""Words for the secretary, which change when a duty is told in the first person."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say an item: the words without punctuation, and their Han bigrams."""

    words: str
    bigrams: frozenset[str]


def wordings(name: str, *, in_person: bool = False) -> tuple[Wording, ...]:
    """Return the ways to say an item: its name in whole, and the clause that leads it.

    Brackets are remarks and not part of a name. With ``in_person`` the words for the speaker may be left out.
    """
    name = _BRACKETS.sub("", name) or name
    names = (name, _SPEAKER.sub("", name)) if in_person else (name,)
    clauses = {clause for name in names if (clause := _leading_clause(name))} - {*names}
    return (
        *(_wording(text, least=1) for text in names if text),
        *(_wording(text, least=TELLING) for text in sorted(clauses)),
    )


def clause_wordings(name: str) -> tuple[Wording, ...]:
    """Return one way to say each clause of an item."""
    clauses = _CLAUSE.findall(_BRACKETS.sub("", name) or name)
    return tuple(_wording(clause, least=1) for clause in clauses if _HAN.search(clause))


def _leading_clause(name: str) -> str:
    """Return the first clause that says something besides a date."""
    clauses = (clause.strip() for clause in _CLAUSE.findall(name))
    return next((c for c in clauses if len(_HAN.findall(_WHEN.sub("", c))) >= LEAST), "")


def _wording(text: str, least: int) -> Wording:
    """Return a wording without the date that it begins or ends with: where that stands is free.

    With fewer bigrams than ``least`` only its very words count.
    """
    clauses = [_NO_WORD.sub("", clause) for clause in _CLAUSE.findall(text)]
    whole = "".join(clauses)
    undated = _WHEN_AT_EDGE.sub("", whole)
    bigrams = frozenset(pair for clause in clauses for pair in _bigrams(_WHEN.sub("", clause)))
    return Wording(
        words=undated if len(_HAN.findall(undated)) >= LEAST else whole,
        bigrams=bigrams if len(bigrams) >= least else frozenset(),
    )


def _bigrams(text: str) -> Iterator[str]:
    for run in _HAN_RUN.findall(text):
        for i in range(len(run) - 1):
            yield run[i : i + 2]


class Prose:
    """A text that can be asked what it says, sentence by sentence; built once, asked often."""

    def __init__(self, text: str) -> None:
        spans = list(sentences(text))
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._sentences = [_NO_WORD.sub("", text[start:end]) for start, end in spans]
        self._words = "".join(self._sentences)
        self._offsets = [0, *accumulate(len(sentence) for sentence in self._sentences)]

    def says(self, wanted: Sequence[Wording], start: int, end: int) -> bool:
        """Whether the sentences between two offsets of the text say it in one of the wordings."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        if first >= last:
            return False
        begin, stop = self._offsets[first], self._offsets[last]
        return any(self._words.find(w.words, begin, stop) >= 0 for w in wanted) or any(
            self._share(w.bigrams, first, last) >= SHARE for w in wanted
        )

    def says_apart(self, clauses: Sequence[Wording], start: int, end: int) -> bool:
        """Whether each of several clauses is said somewhere between two offsets (讲党课2次，走访129户)."""
        return len(clauses) > 1 and all(
            self.says((clause,), start, end) or self._says_loosely(clause, start, end)
            for clause in clauses
        )

    def _says_loosely(self, clause: Wording, start: int, end: int) -> bool:
        """Whether the characters of a short clause stand in order and close together (讲了2次党课)."""
        characters = _HAN.findall(clause.words)
        if len(characters) > LEAST + 1:
            return False
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        loose = re.compile(f".{{0,{APART}}}".join(_COUNTER.sub("", "".join(characters))))
        return any(loose.search(sentence) for sentence in self._sentences[first:last])

    def _share(self, bigrams: frozenset[str], first: int, last: int) -> float:
        """Return the largest share of the bigrams that neighbouring sentences have together."""
        if not bigrams:
            return 0.0
        together: Counter[int] = Counter()
        for pair in bigrams:
            windows: set[int] = set()
            for sentence in self._where.get(pair, ()):
                if first <= sentence < last:
                    windows.update(range(sentence - WINDOW + 1, sentence + 1))
            together.update(windows)
        return max(together.values(), default=0) / len(bigrams)

    @cached_property
    def _where(self) -> dict[str, list[int]]:
        """The sentences in which each bigram stands, in order."""
        where: dict[str, list[int]] = {}
        for index, sentence in enumerate(self._sentences):
            for pair in set(_bigrams(sentence)):
                where.setdefault(pair, []).append(index)
        return where
