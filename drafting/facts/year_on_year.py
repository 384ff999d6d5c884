"""数据 and 去年数据 → how much each label grew or shrank: figures that code derives, so that nobody works them out."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from drafting.figures.known import YEAR_ON_YEAR, Change, LastYear
from drafting.figures.numbers import plain, to_tenths
from drafting.lexicon.labels import Names, canonical, units_equal
from schemas.facts import FactKind, Facts
from schemas.figure import Figure, Quantity

EVEN = "持平"
_RATE = "比例"
_POINTS = {"%": "个百分点", "‰": "个千分点"}
"""What rates differ by."""
_MYRIADS = {"亿": Decimal(10**8), "万": Decimal(10**4)}
_DECIMALS = 4
"""Decimals that a number of 万 or 亿 may have; with more it is written without."""


def last_figures(facts: Facts) -> Iterator[Figure]:
    """Yield the figures of last year, which a report may state as such."""
    for label, quantity in facts.last_counts.items():
        yield _figure(f"{FactKind.LAST_COUNTS}.{label}", label, quantity.text, quantity)


def changes(facts: Facts, figures: Iterable[Figure]) -> Iterator[Change]:
    """Yield the change of each label of 数据 and 合计 that last year has in the same unit.

    ``figures`` are those of this year, others among them.
    """
    if not facts.last_counts:
        return
    last = {canonical(figure.label): figure for figure in last_figures(facts)}
    for figure in figures:
        kind = figure.id.partition(".")[0]
        if kind not in (FactKind.COUNTS, FactKind.SUMS):
            continue
        label = canonical(figure.label)
        before = last.get(label) or (_sum(facts, figure, last) if kind == FactKind.SUMS else None)
        if before and (change := _change(label, figure, before)):
            yield change


def of_two_years(facts: Facts, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield every figure that is not this year's alone: last year's, and what is derived from both years.

    ``figures`` are those of this year.
    """
    typed = {figure.id: figure for figure in last_figures(facts)}
    yield from typed.values()
    for change in changes(facts, figures):
        if change.last.id not in typed:
            yield change.last
        yield from derived(change)


def derived(change: Change) -> Iterator[Figure]:
    """Yield the figures that a report may state of a change; that a label is even is said without any."""
    if change.difference and change.way:
        yield change.difference
        if change.rate:
            yield change.rate


def both_years(facts: Facts, change: Change, sign: str = "、") -> str:
    """Return the figures of both years in words, with their places: 今年12次（要点.yaml 第8行）、去年10次."""
    told = (("今年", change.now), ("去年", change.last))
    places = ((year, figure, facts.place(figure.id)) for year, figure in told)
    return sign.join(f"{y}{f.text}" + (f"（{place}）" if place else "") for y, f, place in places)


def derivation(facts: Facts, change: Change, figure: Figure) -> str:
    """Return in words how a figure is derived: 今年12次（要点.yaml 第8行）－去年10次（要点.yaml 第20行）."""
    told = both_years(facts, change, "－")
    return f"{told}，再除以去年的{change.last.text}" if figure == change.rate else told


def last_year(facts: Facts, figures: Iterable[Figure], names: Names) -> LastYear:
    """Return what the facts know of last year to prove a text by.

    Where they know nothing of it, a number that is said to be last year's is still none of this year's.
    """
    known = {canonical(figure.label): figure for figure in last_figures(facts)}
    both = {change.label: change for change in changes(facts, figures)}
    return LastYear(facts.year - 1, known | {c.label: c.last for c in both.values()}, both, names)


def _figure(figure_id: str, label: str, text: str, quantity: Quantity) -> Figure:
    return Figure(id=figure_id, label=label, text=text, quantity=quantity, required=False)


def _sum(facts: Facts, figure: Figure, last: dict[str, Figure]) -> Figure | None:
    """Return what a declared sum was last year, where all that it adds up is known."""
    now, names = figure.quantity, facts.sums[figure.label]
    found = [part.quantity if (part := last.get(canonical(name))) else None for name in names]
    known = [
        quantity.value
        for name, quantity in zip(names, found, strict=True)
        if quantity
        and now
        and not quantity.qualifier
        and units_equal(quantity.unit, now.unit, name)
    ]
    if now is None or not known or len(known) < len(names):
        return None
    value = sum(known, Decimal(0))
    quantity = Quantity(value=value, unit=now.unit, text=f"{value:f}{now.unit}")
    return _figure(f"{FactKind.LAST_COUNTS}.{figure.label}", figure.label, quantity.text, quantity)


def _change(label: str, now: Figure, last: Figure) -> Change | None:
    """Return the change of a label, without figures where one of the two is only about right; None for other units."""
    this, before = now.quantity, last.quantity
    if this is None or before is None or not units_equal(this.unit, before.unit, label):
        return None
    if this.qualifier or before.qualifier:
        return Change(label, now, last, None, None, 0)
    gain = this.value - before.value
    way = (gain > 0) - (gain < 0)
    return Change(label, now, last, _difference(now, this, gain), _rate(now, before, gain), way)


def _difference(now: Figure, this: Quantity, gain: Decimal) -> Figure:
    points = _POINTS.get(this.unit)
    more, less = ("提高", "下降") if points else ("增加", "减少")
    quantity = _written(abs(gain), points or this.unit, this.text)
    words = f"{more if gain > 0 else less}{quantity.text}" if gain else EVEN
    return _figure(f"{YEAR_ON_YEAR}.{now.label}", now.label, words, quantity)


def _written(value: Decimal, unit: str, like: str) -> Quantity:
    """Return a value as a quantity that is written as another one is: 40万元 beside 320万元."""
    for sign, factor in _MYRIADS.items():
        share = plain(value / factor)
        is_large = value >= factor and any(
            larger in like for larger in "亿万"[: "亿万".index(sign) + 1]
        )
        if is_large and -int(share.as_tuple().exponent) <= _DECIMALS:
            return Quantity(value=value, unit=unit, text=f"{share:f}{sign}{unit}")
    number = f"{plain(value):,f}" if "," in like else f"{plain(value):f}"
    return Quantity(value=value, unit=unit, text=f"{number}{unit}")


def _rate(now: Figure, before: Quantity, gain: Decimal) -> Figure | None:
    """Return by how much it grew or shrank in percent, to one decimal; None where that says nothing."""
    if before.unit in _POINTS or not before.value:
        return None
    share = to_tenths(abs(gain * 100 / before.value))
    if not share:
        return None
    quantity = Quantity(value=share, unit="%", text=f"{share:f}%")
    words = f"{'增长' if gain > 0 else '下降'}{quantity.text}"
    return _figure(f"{YEAR_ON_YEAR}.{now.label}.{_RATE}", now.label, words, quantity)
