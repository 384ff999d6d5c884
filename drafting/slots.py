"""Slots: the figures, dates and names of the facts as opaque tokens, and back.

A model never types a number. It sees ``支委会：SV4821`` and writes prose around the token; ``fill`` puts in value and
unit. Of the shapes that were measured, letters and digits survive a model's copying best (FIGURES). The digits obey
the law of ISBN-10, so that no slip of the keyboard turns one token into another.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from drafting.facts.inventory import figures_in, inventory, texts_of
from drafting.figures.house_style import written
from drafting.model.seams import repeated_before, repeated_behind
from drafting.private_numbers import codes, private_numbers
from drafting.text.spans import Span, Spans, over, rest_of
from schemas.facts import Facts

UNIT_ID, PERSON_ID = "单位", "述职人"
FIGURE, DATE, UNIT, PERSON = "SV", "RV", "DV", "XV"  # no pinyin abbreviation has a V

_GAP = r"[\s_\-\u200b-\u200d\ufeff]{0,3}"
TOKEN = re.compile(
    rf"(?<![A-Za-zＡ-Ｚａ-ｚ])[SRDXＳＲＤＸ]{_GAP}[VＶ]{_GAP}\d(?:{_GAP}\d){{1,6}}", re.IGNORECASE
)
"""A token in any text: issued or not, whole or mutilated."""
BLOTTED_FIGURE = "［数］"

_CODE = re.compile(r"(?<![A-Z0-9])[A-Z]{1,3}[0-9]{3,7}(?![0-9])")

# Same-length folding: full-width letters and digits to ASCII, small letters to capitals.
_FOLD = {ord("０") + n: ord("0") + n for n in range(10)} | {
    ord(first) + n: ord("A") + n for first in "aＡａ" for n in range(26)
}


@dataclass(frozen=True, slots=True)
class FilledSpan:
    """Where a fact stands in a filled text, half-open; the id is a figure's, ``单位`` or ``述职人``."""

    start: int
    end: int
    figure_id: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its tokens replaced.

    ``spans`` are those of figures, dates, ``单位`` and ``述职人``, not of other names; ``unknown`` lists the tokens
    that name no fact; they stay in the text.
    """

    text: str
    spans: tuple[FilledSpan, ...]
    unknown: tuple[str, ...]


class Names(NamedTuple):
    """Names that are to be hidden, other than those of the unit and the reporter."""

    persons: tuple[str, ...]
    units: tuple[str, ...]


class Slots:
    """The tokens of one set of facts: the same facts always have the same tokens.

    Unit and reporter are tokens always; ``hidden`` are the names that an outside host must not learn besides, and with
    them every number that is no figure: telephones, codes, 每月2次. These are numbered as they come, so that no token
    tells what is behind it.
    """

    def __init__(self, facts: Facts, hidden: Names | None = None) -> None:
        self.facts = facts
        self.hides_names = hidden is not None
        self.figures = {figure.id: figure for figure in inventory(facts)}
        names = [(UNIT_ID, UNIT, facts.unit)]
        if facts.reporter:
            names.append((PERSON_ID, PERSON, facts.reporter))
        for letters, others in zip((PERSON, UNIT), hidden or (), strict=False):
            names += [(f"{letters}.{n}", letters, name) for n, name in enumerate(others, 1)]
        self._names = {name_id: name for name_id, _, name in names}
        self._name_ids = {name: name_id for name_id, name in reversed(self._names.items())}
        self._any_name = _any_of(self._name_ids)
        self._written = {figure.id: written(figure) for figure in self.figures.values()}
        typed = {figure.text for figure in self.figures.values()}
        self._any_figure = _any_of(typed | set(self._written.values()))
        kinds = {name_id: letters for name_id, letters, _ in names}
        self._numbers = dict(self._other_numbers()) if self.hides_names else {}
        kinds |= dict.fromkeys(self._numbers.values(), FIGURE)
        self._values = self._names | {number_id: n for n, number_id in self._numbers.items()}
        kinds |= {f.id: DATE if f.is_date else FIGURE for f in self.figures.values()}
        texts = [
            facts.model_dump_json(),
            *(text for _, i in facts.items() for _, text in i.fields()),
        ]
        self._codes = frozenset(code for text in texts for _, _, code in _codes(text))
        self._tokens = dict(_issue(kinds, self._codes))
        self._ids = {token: figure_id for figure_id, token in self._tokens.items()}
        self._issued = _reader(len(self._tokens[UNIT_ID]) - 2)

    @property
    def name_count(self) -> int:
        """Return how many names are tokens."""
        return len(self._name_ids)

    def token(self, figure_id: str) -> str:
        """Return the token of a figure, a date, ``单位`` or ``述职人``; KeyError when there is none."""
        return self._tokens[figure_id]

    def mask(self, fact_id: str, text: str) -> str:
        """Return a text of the facts with its figures, dates and names as tokens.

        ``fact_id`` is the id of the field that the text is from: ``活动.1.名称``, for a plain bullet ``活动.3``. Where
        names are hidden, its other numbers are tokens too.
        """
        return self._masked(text, self._spans_of(fact_id, text), private_numbers)

    def mask_label(self, text: str) -> str:
        """Return a label of the facts with its names as tokens, and where names are hidden its numbers."""
        return self._masked(text, self._name_spans(text), private_numbers)

    def mask_names(self, text: str) -> str:
        """Return a text, which need not be of the facts, with the names that they know as tokens.

        Where names are hidden, telephones, addresses and codes are tokens too, or blotted where the facts have none.
        """
        return self._masked(text, self._name_spans(text), codes)

    def mask_filled(self, text: str) -> str:
        """Return a text in which tokens have been filled with its names as tokens again, and its figures blotted."""
        spans: Spans = dict.fromkeys(m.span() for m in self._any_figure.finditer(text))
        spans = over(spans, self._name_spans(text))
        for piece in rest_of(text, spans, private_numbers):
            if known := self._numbers.get(text[slice(*piece)]):
                spans[piece] = known
        return self._replaced(text, spans)

    def fill(self, text: str) -> Filled:
        """Return the text with every token of these facts replaced by what it stands for, figures in the house style.

        Brackets around a token, a unit repeated behind it, a qualifier or 增加 repeated before it go. A token with
        digits before it, or with another unit than its own behind it, is left standing: it is no slip of the pen.
        """
        filled, end = "", 0
        spans: list[FilledSpan] = []
        for match in self._issued.finditer(text.translate(_FOLD)):
            figure_id = self._ids.get(_bare(match["token"] or match["bare"]))
            typed = text[match.start() - 1 : match.start()].isdecimal() and match.start() != end
            if figure_id is None or typed:
                continue
            figure = self.figures.get(figure_id)
            value = self._written[figure_id] if figure else self._values[figure_id]
            repeated = repeated_behind(value, text[match.end() :], figure)
            if repeated is None:
                continue
            filled += text[end : match.start()]
            filled = filled.removesuffix(repeated_before(filled, figure))
            if figure or figure_id in (UNIT_ID, PERSON_ID):
                spans.append(FilledSpan(len(filled), len(filled) + len(value), figure_id))
            filled += value
            end = match.end() + repeated
        filled += text[end:]
        return Filled(filled, tuple(spans), tuple(self._strangers(filled, spans)))

    def _strangers(self, filled: str, spans: Sequence[FilledSpan]) -> Iterator[str]:
        """Yield what looks like a token and comes neither from a slot nor from the facts."""
        rest = list(filled)
        for span in spans:
            rest[span.start : span.end] = " " * (span.end - span.start)
        for start, end, code in _codes("".join(rest)):
            if code not in self._codes:
                yield filled[start:end]

    def _name_spans(self, text: str) -> Spans:
        """Return where the names of the facts stand in a text, and which."""
        return {match.span(): self._name_ids[match[0]] for match in self._any_name.finditer(text)}

    def _spans_of(self, fact_id: str, text: str) -> Spans:
        """Return where figures, dates and names stand in a text of the facts, and which."""
        located = figures_in(text, fact_id)
        spans: Spans = {(f.start, f.end): f.figure.id for f in located}
        return over(spans, self._name_spans(text))

    def _other_numbers(self) -> Iterator[tuple[str, str]]:
        """Yield every number in the texts of the facts that is no figure, with an id that does not tell it."""
        texts = [
            (label, self._name_spans(label)) for label in (*self.facts.counts, *self.facts.sums)
        ]
        texts += [(t.text, self._spans_of(t.fact_id, t.text)) for t in texts_of(self.facts)]
        found = (
            text[slice(*piece)]
            for text, spans in texts
            for piece in rest_of(text, spans, private_numbers)
        )
        return ((number, f"{FIGURE}.{n}") for n, number in enumerate(dict.fromkeys(found), 1))

    def _masked(self, text: str, spans: Spans, find: Callable[[str], Iterable[Span]]) -> str:
        """Return a text with its spans as tokens, and where names are hidden what is found in it besides."""
        if self.hides_names:
            for piece in rest_of(text, spans, find):
                spans[piece] = self._numbers.get(text[slice(*piece)])
        return self._replaced(text, spans)

    def _replaced(self, text: str, spans: Spans) -> str:
        for (start, end), known in sorted(spans.items(), reverse=True):
            token = self._tokens[known] if known else BLOTTED_FIGURE
            text = text[:start] + token + text[end:]
        return text


def _codes(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, bare form) of every token and every code such as GB9704, in the order of the text."""
    folded = text.translate(_FOLD)
    spans = {match.span() for pattern in (TOKEN, _CODE) for match in pattern.finditer(folded)}
    return ((start, end, _bare(folded[start:end])) for start, end in sorted(spans))


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _free(start: int, end: int, taken: Collection[Span]) -> list[Span]:
    """Return the parts of ``[start:end)`` that no span has taken; not what is only white space."""
    free: list[Span] = []
    for other, behind in sorted(span for span in taken if span[0] < end and start < span[1]):
        free.append((start, other))
        start = max(start, behind)
    free.append((start, end))
    return [(first, last) for first, last in free if first < last]


def _replaced(text: str, spans: Mapping[Span, str]) -> str:
    for (start, end), token in sorted(spans.items(), reverse=True):
        text = text[:start] + token + text[end:]
    return text


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds one of the words, a long one before a short one; without words nothing."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")


def _bare(token: str) -> str:
    return "".join(filter(str.isalnum, token))


def _issue(kinds: Mapping[str, str], taken: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield (id, token) of every id; no token is one of the codes that the facts' own texts contain.

    A token follows from its id alone unless two collide, so that a new fact rarely moves the others.
    """
    width = 4 if len(kinds) < 400 else 6  # of 718 and 71,818 numbers
    numbers = _numbers(width)
    used = {int(digits[0]) for code in taken if (digits := re.search(r"[0-9]+$", code))}
    for figure_id, letters in sorted(kinds.items()):
        index = int.from_bytes(hashlib.sha256(figure_id.encode()).digest()[:8])
        while (number := numbers[index % len(numbers)]) in used:
            index += 1
        used.add(number)
        yield figure_id, f"{letters}{number}"


@cache
def _numbers(width: int) -> tuple[int, ...]:
    """Return the numbers whose weighted digit sum is divisible by 11, from 21… on: none reads as a year.

    The check of ISBN-10, its last digit following from the others: one wrong digit, or two swapped, break it.
    """
    numbers = []
    for number in range(21 * 10 ** (width - 3), 10 ** (width - 1)):
        total = sum(place * int(digit) for place, digit in enumerate(str(number), 1))
        check = -total * pow(width, -1, 11) % 11
        if check < 10:
            numbers.append(10 * number + check)
    return tuple(numbers)


@cache
def _reader(width: int) -> re.Pattern[str]:
    """Return how an issued token may come back, in folded text: in brackets, with gaps; behind letters only as it is."""
    digits = rf"[0-9](?:{_GAP}[0-9]){{{width - 1}}}(?![0-9])"
    token = rf"(?:(?<![A-Z])[SRDX]{_GAP}V{_GAP}{digits}|[SRDX]V[0-9]{{{width}}}(?![0-9]))"
    opening, closing = r"[\[{【〔〖<＜［｛]{1,2}\s?", r"\s?[\]}】〕〗>＞］｝]{1,2}"
    return re.compile(
        rf"(?P<open>{opening})?(?P<token>{token})(?(open){closing})|(?P<bare>{token})"
    )
