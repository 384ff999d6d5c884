"""A clean report as the makers of defects see it: its figures found, and places where a sentence may be put in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from drafting.facts.given import given_by
from drafting.facts.inventory import inventory
from drafting.figures import Numeral, scan
from drafting.figures.likeness import Context
from drafting.lexicon.labels import find_label
from drafting.report import parse_report
from drafting.text.sentences import sentences
from drafting.text.strings import bigrams
from schemas.facts import Facts
from schemas.figure import Figure, Quantity
from schemas.report import Paragraph, Report, Role
from tests.support.corpus import OUTLINE, Sample
from tests.support.defect import Defect, Span
from tests.support.defects.formulas import FORMULAS

T = TypeVar("T")

CLAUSE = re.compile(r"[^，。；：！？\n]+")
_LIKE = 0.3
"""The share of a figure's words from which on a sentence may speak of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """The one numeral of the text that states a figure of the facts."""

    figure: Figure
    numeral: Numeral


@dataclass(frozen=True)
class Original:
    """A clean report, parsed and scanned once for all makers."""

    sample: Sample

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.sample.text

    @property
    def facts(self) -> Facts:
        """The facts that it states."""
        return self.sample.facts

    @cached_property
    def report(self) -> Report:
        """The report parsed."""
        return parse_report(self.text, OUTLINE)

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """Its numerals in order."""
        return scan(self.text)

    @cached_property
    def sentences(self) -> list[Span]:
        """The spans of its sentences."""
        return [(s, e) for s, e in sentences(self.text) if self.text[s:e].strip()]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the facts."""
        return inventory(self.facts)

    @cached_property
    def values(self) -> frozenset[Decimal | Fraction]:
        """Every number of the text and of the facts: what is none of these was invented."""
        stated = {n.value for n in self.numerals if n.value is not None}
        return frozenset(stated | {f.quantity.value for f in self.figures if f.quantity})

    @cached_property
    def wording(self) -> str:
        """Every text of the facts' items, line by line."""
        return "\n".join(t for _, item in self.facts.items() for _, t in item.fields())

    @cached_property
    def body(self) -> list[Paragraph]:
        """The paragraphs of prose inside the sections, or all where no section is recognised."""
        prose = [p for p in self.report.paragraphs if p.role in (Role.TEXT, Role.OPENING)]
        return [p for p in prose if p.section] or prose

    @cached_property
    def joints(self) -> list[int]:
        """Offsets in the sections on work and highlights where one more sentence may stand.

        At the ends of long paragraphs and, between them in the list, behind a sentence inside one.
        """
        long = [
            p
            for p in self.body
            if p.section in {"work", "highlights"} and p.end - p.start > 60
            if self.text[p.end - 1] == "。"
        ] or self.body
        offsets = []
        for p in long:
            offsets.append(p.end)
            inside = [
                e
                for (s, e), (s2, _) in pairwise(self.sentences)
                if p.heading_end < e < p.end and s >= p.heading_end and e == s2 and e - s > 20
            ]
            offsets += inside[-1:]
        return offsets

    def joint(self, number: int) -> int:
        """Return one of the joints, another one for each number as far as there are."""
        return self.joints[(number * 5 + len(self.sample.name)) % len(self.joints)]

    @cached_property
    def clauses(self) -> list[Span]:
        """The clauses that state nothing: without numerals, names and words of the facts."""
        return [
            (m.start(), m.end())
            for p in self.body
            for m in CLAUSE.finditer(self.text, p.heading_end, p.end)
            if self._says_nothing(m.group(), m.start(), m.end())
        ]

    def _says_nothing(self, words: str, start: int, end: int) -> bool:
        if not 8 <= len(words) <= 34 or re.search(r"[“”《》（）0-9 ]", words):
            return False
        if any(n.start < end and start < n.end for n in self.numerals):
            return False
        if any(formula in words for formula in FORMULAS):
            return False
        if any(name in words for f in self.figures for name in names_of_figure(f)):
            return False
        known = f"{self.wording}\n{self.facts.unit}"
        return not any(words[i : i + 4] in known for i in range(len(words) - 3))

    def some(self, sentences: Sequence[T], most: int) -> list[tuple[int, T]]:
        """Return so many of the sentences with their numbers, others in each report."""
        first = sum(map(ord, self.sample.name))
        chosen = {(first + i * 5) % len(sentences) for i in range(most)}
        return [(number, sentences[number]) for number in sorted(chosen)]

    def section_at(self, offset: int) -> str:
        """Return the section or part in which an offset lies, or nothing."""
        return self.report.place_of(offset) or ""

    def same_sentence(self, a: int, b: int) -> bool:
        """Whether two offsets lie in one sentence."""
        return any(s <= a < e and s <= b < e for s, e in self.sentences)

    @cached_property
    def places(self) -> list[Place]:
        """The required figures that stand in the text exactly once, found by value and by the words around."""
        found = [
            Place(figure, numeral)
            for figure in self.figures
            if figure.quantity and figure.required
            if (numeral := self._only_numeral(figure, figure.quantity))
        ]
        taken = [p.numeral.start for p in found]
        return [p for p in found if taken.count(p.numeral.start) == 1]

    def _only_numeral(self, figure: Figure, quantity: Quantity) -> Numeral | None:
        equal = [n for n in self.numerals if n.value == quantity.value]
        if len(equal) < 2:
            return equal[0] if equal else None
        rated = sorted(equal, key=lambda n: self._rate(figure, n), reverse=True)
        if self._rate(figure, rated[0]) <= self._rate(figure, rated[1]):
            return None
        return rated[0] if all(self._rate(figure, n) < _LIKE for n in rated[1:]) else None

    def _rate(self, figure: Figure, numeral: Numeral) -> float:
        start, end = next((s, e) for s, e in self.sentences if s <= numeral.start < e)
        around = self._around.get(figure.id)
        if around and around.words:
            near = self.text[max(start, numeral.start - 30) : min(end, numeral.end + 30)]
            return len(around.words & bigrams(near)) / len(around.words)
        return float(any(name in self.text[start:end] for name in names_of_figure(figure)))

    @cached_property
    def _around(self) -> Mapping[str, Context]:
        return given_by(self.facts, self.figures).contexts


def names_of_figure(figure: Figure) -> tuple[str, ...]:
    """Return what a figure's label may be called in a report."""
    label = find_label(figure.label)
    names = (label.name, *label.aliases, figure.label) if label else (figure.label,)
    return tuple(name.strip("“”") for name in names if name)


def spread(found: Sequence[T], most: int) -> list[T]:
    """Return at most so many of a sequence, evenly over the whole."""
    if len(found) <= most:
        return list(found)
    return [found[i * len(found) // most] for i in range(most)]


def put_in(
    original: Original, kind: str, number: int, sentence: str, codes: str, shown: str = ""
) -> Defect:
    """Return the report with one more sentence at its joint ``number``; ``shown`` is the fault inside it."""
    at = original.joint(number)
    start = at + (sentence.index(shown) if shown else 0)
    text = original.text[:at] + sentence + original.text[at:]
    place = (start, start + len(shown or sentence))
    return Defect(kind, text, tuple(codes.split("|")), (place,), note=sentence)
