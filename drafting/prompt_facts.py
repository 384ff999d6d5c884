"""What facts are in a prompt, and how: counts and sums, what last year's were, items; all figures are tokens.

What comes from the user's files enters as a value, made ``inert`` so that it can neither close the tag it stands in nor
hide anything.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from drafting.facts.own_ledger import KEY as LEDGER
from drafting.facts.year_on_year import changes
from drafting.figures.known import YEAR_ON_YEAR
from drafting.model.commands import without_marks
from drafting.slots import Slots
from drafting.text.characters import printable
from schemas.facts import FactKind, Item, Plan

IsAsked = Callable[[str, str], bool]
"""Whether a prompt asks for what is of this kind, and of this id."""

_WHEN = {YEAR_ON_YEAR: "比去年", FactKind.LAST_COUNTS.value: "去年"}
"""What a figure that is none of this year's is called behind its label."""
_NO_TAGS = str.maketrans("<>", "＜＞")


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of 数据 or 合计: its label, its token, and the unit that the token contains."""

    label: str
    token: str
    unit: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A label that last year has too: the tokens for how much more or less, or that it is as many, and last year's."""

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A masked text of an item; the name of a plain bullet's is empty."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the facts, with its number under its heading."""

    number: int
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The items under one heading of the facts."""

    title: str
    items: tuple[Entry, ...]


def counts_of(slots: Slots, is_asked: IsAsked) -> Iterator[Count]:
    """Yield the counts and sums that are asked for.

    A zero need not be written, so it is not told.
    """
    for figure in slots.figures.values():
        kind = figure.id.partition(".")[0]
        home = FactKind.COUNTS if kind == LEDGER else kind
        counted = home in (FactKind.COUNTS, FactKind.SUMS) and is_asked(home, figure.id)
        if counted and figure.quantity and figure.quantity.value:
            yield Count(
                label=inert(slots.mask_label(figure.label)),
                token=slots.token(figure.id),
                unit=figure.quantity.unit,
                optional=not figure.required,
            )


def changes_of(slots: Slots, is_asked: IsAsked) -> Iterator[Compared]:
    """Yield what may be said of last year of the counts and sums that are asked for."""
    for change in changes(slots.facts, slots.figures.values()):
        kind = change.now.id.partition(".")[0]
        if not is_asked(kind, change.now.id) or change.difference is None:
            continue
        told = {"比去年": change.difference, "同比": change.rate} if change.way else {}
        words = [f"{name}{slots.token(f.id)}" for name, f in told.items() if f]
        if change.last.quantity and change.last.quantity.value:
            words.append(f"去年{slots.token(change.last.id)}")
        even = () if change.way else ("与去年持平",)
        yield Compared(inert(slots.mask_label(change.now.label)), (*even, *words))


def groups_of(slots: Slots, is_asked: IsAsked) -> Iterator[Group]:
    """Yield the items that are asked for, under their headings."""
    entries: dict[FactKind, list[Entry]] = {}
    for item_id, item in slots.facts.items():
        if is_asked(item.kind, item_id):
            entries.setdefault(item.kind, []).append(_entry(item_id, item, slots))
    for kind, items in entries.items():
        yield Group(kind.value, tuple(items))


def _entry(item_id: str, item: Item, slots: Slots) -> Entry:
    fields = [
        Field(name, inert(slots.mask(f"{item_id}.{name}" if name else item_id, text)))
        for name, text in item.fields()
    ]
    for number in item.answers if isinstance(item, Plan) else ():
        if 0 < number <= len(slots.facts.shortcomings):
            shortcoming = slots.facts.shortcomings[number - 1]
            name, problem = next(f for f in shortcoming.fields() if f[1] == shortcoming.name)
            fact_id = f"不足.{number}.{name}" if name else f"不足.{number}"
            fields.append(Field("针对的不足", inert(slots.mask(fact_id, problem))))
    return Entry(int(item_id.rpartition(".")[2]), tuple(fields))


def statement(fact_id: str, slots: Slots) -> str:
    """Return a fact in one line, masked: ``支委会：SV4632``, or all fields of the item that it belongs to."""
    owner = slots.facts.owner(fact_id)
    if item := dict(slots.facts.items()).get(owner):
        entry = _entry(owner, item, slots)
        return "；".join(f"{f.name}：{f.text}" if f.name else f.text for f in entry.fields)
    figure = slots.figures.get(fact_id)
    if figure:
        when = _WHEN.get(fact_id.partition(".")[0], "")
        return f"{inert(slots.mask_label(figure.label))}{when}：{slots.token(fact_id)}"
    return inert(slots.mask_names(fact_id))


def inert(text: str, *, keep_lines: bool = False) -> str:
    """Return a user's text as inert data: nothing invisible, no tags, and one line unless lines are kept."""
    text = without_marks(printable(text)).translate(_NO_TAGS)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return ("\n" if keep_lines else " ").join(line for line in lines if line)
