"""One of the two reports that are compared: its sentences and numerals, read once."""

from dataclasses import dataclass
from functools import cached_property

from drafting.compare.sentence import Sentence, sentences_of
from drafting.figures import Numeral, scan
from drafting.figures.own_units import unknown_units, with_units
from schemas.facts import Facts
from schemas.report import Report


@dataclass(frozen=True)
class Side:
    """A report, its facts where they are known, and what a person calls it (去年述职报告.docx, @3)."""

    report: Report
    facts: Facts | None = None
    name: str = ""

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """Every numeral of the report, in the order of the text."""
        own = unknown_units(q.unit for q in self.facts.counts.values()) if self.facts else ()
        return with_units(scan(self.report.text), self.report.text, own)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the report; joined they are its paragraphs."""
        return sentences_of(self.report, self.numerals)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of neighbouring characters in its sentences."""
        return frozenset().union(*(sentence.pairs for sentence in self.sentences))
