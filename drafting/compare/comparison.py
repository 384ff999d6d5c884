"""Two reports → what differs, in four layers: figures, items, sentences, and the words inside these."""

from dataclasses import dataclass
from functools import cached_property

from drafting.compare.alignment import Matches
from drafting.compare.change import Change
from drafting.compare.figures import Figure, compare_figures
from drafting.compare.items import ItemPair, compare_items
from drafting.compare.last_year import years_of
from drafting.compare.lines import Line, lines_of
from drafting.compare.numbers import Number, numbers_of
from drafting.compare.side import Side
from drafting.facts.inventory import label_names
from drafting.figures.bind import bind
from drafting.lexicon.labels import Names
from drafting.report.day import year_told
from schemas.facts import FactKind
from schemas.outline import Outline


@dataclass(frozen=True)
class Comparison:
    """What differs between two reports. The figures and the items are found when they are asked for."""

    old: Side
    new: Side
    outline: Outline
    lines: tuple[Line, ...]
    matches: Matches

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """What the reports count, in the order of the new one; what only the old one counts comes last."""
        facts = self.old.facts, self.new.facts
        names = label_names(*filter(None, facts))
        before, now = (_numbers(side, names, self.outline) for side in (self.old, self.new))
        came_from = {j: i for i, j in self.matches.pairs.items()}
        return compare_figures(before, now, came_from, facts)

    @cached_property
    def items(self) -> tuple[ItemPair, ...]:
        """What the reports tell of, kind by kind, in the order of the new one; what is gone comes last."""
        return compare_items(self.old, self.new, self.outline)

    @property
    def is_same(self) -> bool:
        """Whether both reports say the same word for word, in the same order."""
        return all(line.change is Change.UNCHANGED for line in self.lines)


def compare(old: Side, new: Side, outline: Outline) -> Comparison:
    """Return what differs between two reports, seen from the new one."""
    return Comparison(old, new, outline, *lines_of(old, new))


def _numbers(side: Side, names: Names, outline: Outline) -> tuple[Number, ...]:
    plans = {spec.id for spec in outline.sections if FactKind.PLANS in spec.facts}
    planned = [(s.body_start, s.end) for s in side.report.sections if s.id in plans]
    text = side.report.text
    mentions = bind(text, side.numerals, names, planned)
    year = side.facts.year if side.facts else year_told(side.report, plans)
    years = years_of(text, mentions, names, year, planned)
    return tuple(numbers_of(text, mentions, side.sentences, years, planned))
