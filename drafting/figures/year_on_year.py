"""What a text says of last year, held against the counts of both years."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from drafting.figures.bind import Mention
from drafting.figures.compare import covers, only_scaled, same, same_unit, same_value
from drafting.figures.comparison_words import names_last_year
from drafting.figures.comparisons import Comparison, Kind, comparisons
from drafting.figures.faults import Fault, Wrong, wrong
from drafting.figures.known import Change, Given, LastYear
from drafting.figures.likeness import BESIDE, beside
from drafting.figures.numbers import to_tenths
from drafting.figures.scope import Scope
from drafting.lexicon.labels import canonical, units_equal
from schemas.figure import Figure, Quantity

_DIGITS = re.compile(r"\d")
_COMPARES = re.compile("同比|环比|[比较]上|增长|下降|上升|提高|提升|减少|增加|降低")
_RATES, _POINTS = ("%", "‰"), ("个百分点", "个千分点")
_PERCENT = {"%": Decimal(1), "成": Decimal(10), "倍": Decimal(100)}
"""Units of a rate, each as so many percent."""


def _step(unit: str, percent: Decimal) -> Decimal:
    """Return what one more of the last place is in percent: of 三成 and of 30% it is 10, of 29% 1."""
    if unit != "%":
        return _PERCENT.get(unit, Decimal(1))
    return Decimal(10) if percent % 10 == 0 else Decimal(1)


@dataclass(frozen=True, slots=True)
class Unproven:
    """A number that compares what cannot be compared: without ``change``, last year's figure is not known in that unit.

    Else the figures are only about right, or last year's is zero and has no rate. ``label`` is canonical.
    """

    mention: Mention
    label: str
    change: Change | None


@dataclass(slots=True)
class Compared:
    """What was found: the figures that are stated, what is stated wrongly, what without last year's number.

    ``unknown`` compare something that the facts do not count. ``numbers`` is where all of these end: they state nothing
    else. ``scopes`` are those of the numbers listed behind a comparison that has ended, by where they end.
    """

    present: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[Wrong] = field(default_factory=list)
    unproven: list[Unproven] = field(default_factory=list)
    unknown: list[Mention] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)
    scopes: dict[int, Scope] = field(default_factory=dict)


def compared(
    given: Given,
    last: LastYear,
    text: str,
    mentions: Sequence[Mention],
    planned: Sequence[tuple[int, int]],
) -> Compared:
    """Return what a text says of last year, rightly and wrongly; what speaks of nothing that is known is left out.

    Where no count of last year's is known, what compares may be a figure of the facts itself, and is proven as that.
    """
    judge = _Judge(last, {canonical(figure.label): figure for figure in _counts(given)}, text)
    if not last.figures and not names_last_year(text, last.year):
        return judge.found
    for comparison in comparisons(text, mentions, last, planned):
        if not last.figures and _is_of_this_year(comparison.mention, given, text):
            continue
        for label in comparison.labels:
            judge.judge(comparison, label)
        judge.take_up(comparison)
    return judge.found


def _is_of_this_year(mention: Mention, given: Given, text: str) -> bool:
    """Whether a number that compares is one of the facts, whatever it is here: by its name, or by an item's words.

    投诉量同比下降：31.5% is a count; 党小组会由30次增至33次 stands in an item.
    """
    if _COMPARES.search(mention.label):
        return True
    here = beside(text, mention.numeral.start, mention.numeral.end)
    return any(context.beside.overlap(here) >= BESIDE for context in given.contexts.values())


def _counts(given: Given) -> Iterator[Figure]:
    return (figure for figure in given.figures if figure.id not in given.contexts)


class _Judge:
    def __init__(self, last: LastYear, counts: Mapping[str, Figure], text: str) -> None:
        self.last, self.counts, self.text = last, counts, text
        self.found = Compared()

    def judge(self, said: Comparison, label: str) -> None:
        """Note what a comparison says of one label."""
        mention = said.mention._replace(label=label, certain=True)
        change = self.last.changes.get(label)
        match said.kind:
            case Kind.LAST if said.is_plain or self._is_only_last(mention, label):
                self._last(mention, label)
            case Kind.NOW if change:
                self._now(said, mention, change)
            case Kind.CHANGE if change:
                self._change(said, mention, change)
            case Kind.TIMES if change:
                self._times(mention, change)
            case Kind.CHANGE | Kind.TIMES if said.is_plain and label in self.counts:
                self._add_unproven(mention, label, None)
            case Kind.TREND if change and change.difference and said.way != change.way:
                self._add(Wrong(mention, change.difference, Fault.VALUE))

    def take_up(self, said: Comparison) -> None:
        """Note a number that plainly compares with last year what no label told, or one that no longer compares."""
        if said.kind is Kind.OWN:
            self.found.scopes[said.mention.numeral.end] = said.mention.scope
        is_claim = said.kind is Kind.CHANGE and said.is_plain and said.mention.is_claim
        if is_claim and said.mention.numeral.end not in self.found.numbers:
            self.found.unknown.append(said.mention)
            self.found.numbers.add(said.mention.numeral.end)

    def _is_only_last(self, mention: Mention, label: str) -> bool:
        """Whether a number is last year's and not this year's: 去年支委会10次，党课4次."""
        now, last = self.counts.get(label), self.last.figures.get(label)
        return (
            last is not None
            and last.quantity is not None
            and same(last.quantity, mention, label)
            and not (now and now.quantity and same(now.quantity, mention, label))
        )

    def _last(self, mention: Mention, label: str) -> None:
        figure = self.last.figures.get(label)
        if figure and figure.quantity:
            self._hold(mention, figure, figure.quantity, label)
        elif label in self.counts:
            self._add_unproven(mention, label, None)

    def _now(self, said: Comparison, mention: Mention, change: Change) -> None:
        """Note this year's number behind last year's; where it is right, it is left for the count to be proven by."""
        figure, quantity = change.now, change.now.quantity
        if quantity is None:
            return
        blamed = {fault.figure.id for fault in self.found.wrong}
        if not same(quantity, mention, change.label):
            self._hold(mention, figure, quantity, change.label)
        elif change.difference and said.way != change.way and change.last.id not in blamed:
            verb = _DIGITS.split(change.difference.text)[0]
            right = f"{verb}到{figure.text}" if change.way else f"与上年持平，为{figure.text}"
            figure = change.difference.model_copy(update={"text": right})
            self.found.present[change.now.id].append(mention)
            self._add(Wrong(self._widened(said, mention), figure, Fault.VALUE))

    def _change(self, said: Comparison, mention: Mention, change: Change) -> None:
        unit, value, now = mention.unit, mention.numeral.value, change.now.quantity
        if now is None or not isinstance(value, Decimal):
            return
        is_share = unit in _PERCENT or unit in _POINTS
        if now.unit in _RATES:
            figure, fits = change.difference, unit in _POINTS
        elif is_share:
            figure, fits = change.rate, unit in _PERCENT
        else:
            figure, fits = change.difference, not unit or units_equal(unit, now.unit, change.label)
        if not change.way:
            figure = change.difference  # as many: no number is right
        if figure is None or figure.quantity is None:
            if fits:
                self._add_unproven(mention, change.label, change)
            return
        factor = _PERCENT.get(unit, Decimal(1)) if now.unit not in _RATES else Decimal(1)
        stated = mention._replace(numeral=mention.numeral._replace(value=value * factor))
        is_same = same_value(figure.quantity, stated) or (
            is_share and covers(figure.quantity.value, stated.numeral, _step(unit, value * factor))
        )
        is_scaled = only_scaled(figure.quantity, stated)
        if not (fits or is_share or is_same or is_scaled):
            return
        if not change.way or said.way not in (0, change.way):
            self._add(Wrong(self._widened(said, mention), figure, Fault.VALUE))
        elif is_same and fits:
            self._add_right(mention, figure)
        else:
            fault = Fault.UNIT if is_same or is_scaled else Fault.VALUE
            bare = figure.model_copy(update={"text": figure.quantity.text})
            self._add(Wrong(mention, bare, fault))

    def _times(self, mention: Mention, change: Change) -> None:
        """Note which part or multiple of last year's number this year's is said to be: 2倍, 120%."""
        now, last, value = change.now.quantity, change.last.quantity, mention.numeral.value
        if now is None or last is None or not isinstance(value, Decimal):
            return
        if now.unit in _RATES:  # 由上年的11.8%降到9.4% has last year's rate, and no part of it
            if same(last, mention, change.label):
                self._add_right(mention, change.last)
            return
        if change.difference is None or not last.value:
            self._add_unproven(mention, change.label, change)
            return
        right, stated = now.value * 100 / last.value, value * _PERCENT[mention.unit]
        step = _step(mention.unit, stated)
        numeral = mention.numeral._replace(value=stated)
        last_place = Decimal(10) ** int(value.as_tuple().exponent) * _PERCENT[mention.unit]
        is_rounded = value % 1 != 0 and abs(right - stated) * 2 <= last_place
        figure = change.rate or change.difference
        if covers(right, numeral, step) or (
            not numeral.qualifier and (right == stated or is_rounded)
        ):
            self._add_right(mention, figure)
        else:
            share = f"{to_tenths(right):f}%"
            self._add(Wrong(mention, figure.model_copy(update={"text": share}), Fault.VALUE))

    def _hold(self, mention: Mention, figure: Figure, quantity: Quantity, label: str) -> None:
        """Hold a number against the figure that it states; one that counts something else says nothing of it."""
        if same(quantity, mention, label):
            self._add_right(mention, figure)
        elif (
            same_unit(quantity, mention, label)
            or same_value(quantity, mention)
            or only_scaled(quantity, mention)
        ):
            self._add(wrong(mention, figure, label))

    def _widened(self, said: Comparison, mention: Mention) -> Mention:
        """Return a mention with the word for more or less before it, which is the fault."""
        numeral = mention.numeral
        before = self.text[said.start : numeral.start]
        if _DIGITS.search(before):  # 增加2次、1次
            return mention
        whole = numeral._replace(text=before + numeral.text, start=said.start)
        return mention._replace(numeral=whole)

    def _add_right(self, mention: Mention, figure: Figure) -> None:
        self.found.present[figure.id].append(mention)
        self.found.numbers.add(mention.numeral.end)

    def _add(self, fault: Wrong) -> None:
        """Note a fault, one for each number, whatever it is said of."""
        end = fault.mention.numeral.end
        if all(end != other.mention.numeral.end for other in self.found.wrong[-1:]):
            self.found.wrong.append(fault)
            self.found.numbers.add(end)

    def _add_unproven(self, mention: Mention, label: str, change: Change | None) -> None:
        self.found.unproven.append(Unproven(mention, label, change))
        self.found.numbers.add(mention.numeral.end)
