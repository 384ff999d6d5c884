"""Where a text departs from the rules on set wording."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from drafting.text.strings import places
from drafting.wording.confusions import alike
from drafting.wording.meaning import Signs, compiled, is_allowed, is_known, is_meant
from drafting.wording.rules import Rule
from drafting.wording.sequences import Part, departures
from drafting.wording.slips import DROPPED, NONE, REPLACED, Expressions, Slip
from drafting.wording.squeezed import Squeezed
from drafting.wording.variants import Variant, Variants

Holds = Callable[[Rule], bool]
REACH = 50
"""Characters on either side of a word that a pattern needs, in which the pattern is looked for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule is broken: half-open span of the text, and what to write there."""

    rule: Rule
    start: int
    end: int
    right: str


class Finder:
    """Rules, ready to be held against texts."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        rules = tuple(rules)
        self._patterns: list[Rule] = []
        self._sequences: list[Rule] = []
        self._owners: dict[str, list[Rule]] = defaultdict(list)
        self._parts: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for rule in rules:
            if rule.pattern:
                self._patterns.append(rule)
            if rule.is_sequence:
                for rank, part in enumerate(rule.parts):
                    self._parts[part].append((len(self._sequences), rank))
                self._sequences.append(rule)
            else:
                for part in rule.parts:
                    self._owners[part].append(rule)
        self._signs = {part: _signs(part, owners) for part, owners in self._owners.items()}
        needs = {word for rule in self._patterns for word in rule.needs}
        self._expressions = Expressions(
            self._owners, (self._parts.keys() | needs) - self._owners.keys()
        )
        self._variants = Variants(rules)

    def find(self, squeezed: Squeezed, holds: Holds) -> Iterator[Hit]:
        """Yield the hits of the rules that hold; where some overlap, the first is the surest."""
        whole: list[Slip] = []
        slipped: list[Slip] = []
        for slip in self._expressions.find(squeezed.text):
            (whole if slip.change is NONE else slipped).append(slip)
        words = {slip.expression for slip in whole}
        for rule in self._patterns:
            needs = [word for word in rule.needs if word in words]
            if (needs or not rule.needs) and holds(rule):
                yield from _matches(rule, needs, squeezed)
        whole = [slip for slip in whole if self._is_right(slip)]
        if variants := tuple(self._variants.find(squeezed.text)):
            reach = _reach(whole)
            for variant in variants:
                is_right = reach.get(variant.start, 0) >= variant.end
                if not is_right and holds(variant.rule) and _is_wrong(variant, squeezed.text):
                    span = squeezed.span(variant.start, variant.end)
                    yield Hit(variant.rule, *span, variant.right)
        if slipped:
            right = {at for slip in whole for at in range(slip.start, slip.end)}
            for slip in sorted(slipped, key=_likelihood):
                if not right.issuperset(range(slip.start, slip.end)):
                    yield from self._slipped(slip, squeezed, holds)
        yield from self._departed(whole, squeezed, holds)

    def _is_right(self, slip: Slip) -> bool:
        return slip.expression in self._owners or slip.expression in self._parts

    def _slipped(self, slip: Slip, squeezed: Squeezed, holds: Holds) -> Iterator[Hit]:
        rule = next(filter(holds, self._owners.get(slip.expression, ())), None)
        if rule and is_meant(slip, self._signs[slip.expression], squeezed):
            right = rule.right if len(rule.parts) == 1 else slip.expression
            yield Hit(rule, *squeezed.span(slip.start, slip.end), right)

    def _departed(self, whole: Iterable[Slip], squeezed: Squeezed, holds: Holds) -> Iterator[Hit]:
        found: dict[int, list[Part]] = defaultdict(list)
        for slip in whole:
            for number, rank in self._parts.get(slip.expression, ()):
                found[number].append(Part(slip.start, slip.end, rank))
        for number, parts in found.items():
            rule = self._sequences[number]
            if len(parts) >= len(rule.parts) - 1 and holds(rule):
                parts.sort(key=lambda part: part.start)
                for start, end, part in departures(squeezed.text, parts, rule.parts, rule.is_bare):
                    if not is_allowed(rule.allowed, squeezed.text, start, end):
                        yield Hit(rule, *squeezed.span(start, end), part or rule.right)


def _reach(whole: Iterable[Slip]) -> dict[int, int]:
    """Return how far right wording reaches from each place that it covers."""
    reach: dict[int, int] = {}
    for slip in whole:
        for at in range(slip.start, slip.end):
            reach[at] = max(slip.end, reach.get(at, 0))
    return reach


def _is_wrong(variant: Variant, text: str) -> bool:
    """Whether a wrong form of an expression is no right wording of another kind.

    What looks like some parts of a longer expression is taken for these only where it has others of them beside it.
    """
    rule, start, end, right = variant
    beside = text[max(0, start - REACH) : start] + "\n" + text[end : end + REACH]
    return not (
        (rule.is_sequence and not any(p in beside for p in rule.parts if p not in right))
        or is_known(text[start:end])
        or is_allowed(rule.allowed, text, start, end)
    )


def _likelihood(slip: Slip) -> tuple[bool, bool, int]:
    """Return what puts the likelier reading first: a character at an end is rather wrong than missing."""
    is_at_end = slip.head == 0 or slip.tail == 0
    is_other = slip.change is REPLACED and not alike(slip.lost, slip.gained)
    length = slip.end - slip.start
    return is_at_end and slip.change is DROPPED, is_at_end and is_other, length


def _signs(part: str, owners: Iterable[Rule]) -> Signs:
    """Return the signs of an expression; the other part of a pair is a cue to each."""
    cues, allowed = [], []
    for rule in owners:
        cues += [rule.cue, *(re.escape(other) for other in rule.parts if other != part)]
        allowed.append(rule.allowed)
    return Signs("|".join(filter(None, cues)), "|".join(filter(None, allowed)))


def _matches(rule: Rule, needs: Iterable[str], squeezed: Squeezed) -> Iterator[Hit]:
    pattern, text = compiled(rule.pattern), squeezed.original
    shown = "fault" if "fault" in pattern.groupindex else 0
    for start, end in _near(text, needs) if rule.needs else [(0, len(text))]:
        for match in pattern.finditer(text, start, end):
            if match[0] and not is_allowed(rule.allowed, text, *match.span()):
                yield Hit(rule, *squeezed.balanced(*match.span(shown)), rule.right)


def _near(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the surroundings of the places where one of the words stands; what overlaps is one."""
    start, end = 0, -1
    for at in sorted(at for word in words for at in places(text, word)):
        if at - REACH > end:
            if end >= 0:
                yield start, end
            start = max(0, at - REACH)
        end = at + REACH
    if end >= 0:
        yield start, end
