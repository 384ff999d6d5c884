"""数据 and 去年数据: labels with quantities, every one judged, and none under two names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafting.facts.count_faults import Fault
from drafting.facts.count_names import time_fault
from drafting.facts.count_text import read_counts_of
from drafting.facts.limits import absurdity
from drafting.facts.quantity import read_quantity
from drafting.facts.tree import (
    Broken,
    Entry,
    Mapping,
    Node,
    Place,
    Problems,
    Sequence,
    Text,
    plain,
)
from drafting.figures.numbers import FULL_WIDTH
from drafting.lexicon import labels
from schemas.facts import FactKind
from schemas.figure import Quantity

_NEGATIVE = re.compile(r"[-−–—－﹣负]\s*[\d一二两三四五六七八九十百千万]")
_LEADING_ZERO = re.compile(r"\D*0+(\d+)(.*)")
_CLOCK = re.compile(r"\d+:\d+")
_LAST_YEAR = re.compile(r"(?:^|(?<=[，,；;、\s]))(?:去年度?|上一?年度?)(?:全年)?(?=.{2})")
_SWITCHES = frozenset(("on", "off", "yes", "no", "true", "false", "y", "n", "是", "否"))


@dataclass(slots=True)
class Counts:
    """What a heading holds: good quantities, and the place of every name, good or not."""

    quantities: dict[str, Quantity] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """Canonical label → name as typed, so that another name for the same label is found."""
    of_last_year: list[Entry] = field(default_factory=list)
    """Last year's figures that stand beside this year's."""
    is_whole: bool = True
    """False where the reader could not read all of it, so that a name may be there after all."""


def read_counts(
    node: Node,
    problems: Problems,
    year: int | None = None,
    kind: FactKind = FactKind.COUNTS,
) -> Counts:
    """Return the figures of 数据 or 去年数据, a mapping, or lines such as ``支委会12次，党员大会4次``.

    ``year`` is the one that they are of, where known: what a line says of another year is a problem.
    """
    counts = Counts()
    for entry in _labelled(node, counts, problems, year, kind):
        label = plain(entry.key)
        if kind is FactKind.LAST_COUNTS:
            label = _LAST_YEAR.sub("", label)
        key = f"{kind}.{label}"
        if not label:
            problems.add(entry.place, kind, "有一项没有名称", "请写明是什么数，如 支委会: 12次")
            continue
        is_last = kind is FactKind.LAST_COUNTS
        if fault := time_fault(label, year, is_last=is_last):
            counts.is_whole = False
            problems.add(entry.place, key, fault.message, fault.suggestion)
            continue
        rival = counts.names.setdefault(labels.canonical(label), label)
        if label in counts.places or rival != label:
            problems.add(entry.place, key, *_rivalry(label, rival, entry.place, counts))
            if not _is_same(entry.value, counts.quantities.get(rival)):
                counts.quantities.pop(rival, None)  # nobody knows which of them is right
            continue
        counts.places[label] = entry.place
        if isinstance(entry.value, Text):
            quantity = _judged(label, plain(entry.value.value), entry.value.place, key, problems)
            if quantity:
                counts.quantities[label] = quantity
        elif isinstance(entry.value, Broken):
            counts.is_whole = False
        else:
            problems.add(entry.place, key, "应是一个数量", _hint(label))
    return counts


def _labelled(
    node: Node, counts: Counts, problems: Problems, year: int | None, kind: FactKind
) -> Iterator[Entry]:
    """Yield each label with its value, whatever form the heading has."""
    if isinstance(node, Mapping):
        yield from node.entries
    elif isinstance(node, Sequence):
        for value in node.values:
            yield from _labelled(value, counts, problems, year, kind)
    elif isinstance(node, Broken):
        counts.is_whole = False
    else:
        text = plain(node.value)
        if kind is FactKind.LAST_COUNTS:
            text = _LAST_YEAR.sub("", text)
        for count in read_counts_of(text, year):
            entry = Entry(node.place, count.label, Text(node.place, count.quantity))
            fault = count.fault
            if count.is_last and kind is FactKind.LAST_COUNTS:
                fault = Fault.LAST_YEAR
            if fault:
                counts.is_whole = False
                note_fault(fault, f"{count.label}{count.quantity}", node.place, problems, kind)
            elif count.is_last:
                counts.of_last_year.append(entry)
            else:
                yield entry


def note_fault(
    fault: Fault,
    words: str,
    place: Place,
    problems: Problems,
    kind: FactKind = FactKind.COUNTS,
) -> None:
    """Note words of 数据 or 去年数据 that are not taken."""
    problems.add(place, kind, f"中的“{words}”{fault.message}", fault.suggestion)


def _judged(label: str, text: str, place: Place, key: str, problems: Problems) -> Quantity | None:
    """Return the quantity of a label, with its usual unit where none is given; None after a problem."""
    quantity = read_quantity(text)
    unit = labels.usual_unit(label)
    if quantity and not quantity.unit and unit:
        quantity = quantity.model_copy(update={"unit": unit, "text": quantity.text + unit})
    fault = _misleading(label, text)
    if not fault and quantity is None:
        fault = f"写的是“{text}”，看不出数量", f"{_hint(label)}；说明文字请写到活动或履职里"
    elif not fault and quantity and not quantity.unit:
        units = ("元", "次", "人次") if text[-1:] in "万亿" else ("次", "人次", "项")
        examples = "、".join(f"{text}{unit}" for unit in units)
        fault = f"写的是“{text}”，没有单位", f"请补上单位，如 {examples}"
    elif not fault and quantity and (absurd := absurdity(label, quantity)):
        fault = f"写的是“{text}”，{absurd}", "请核对后改正"
    if fault:
        problems.add(place, key, *fault)
        return None
    return quantity


def _misleading(label: str, text: str) -> tuple[str, str] | None:
    """Return (message, suggestion) for what programs would read as some other number, or None."""
    typed = text.translate(FULL_WIDTH)
    if not text:
        return "没有写数量", _hint(label)
    if text.lower() in _SWITCHES:
        return f"写的是“{text}”，不是数量", _hint(label)
    if _CLOCK.match(typed):
        return f"写的是“{text}”，像是钟点，不是数量", _hint(label)
    if _NEGATIVE.match(typed):
        return f"写的是“{text}”，数量不能是负数", "没有的请写 0 或删去这一行；“-”若是连接号请删去"
    if zero := _LEADING_ZERO.fullmatch(typed):
        meant = zero[1] + (zero[2] or labels.usual_unit(label))
        return f"写的是“{text}”，以 0 开头，看不出是多少", f"请写 {meant}，不要前面的 0"
    return None


def _hint(label: str) -> str:
    return f"请写数字加单位，如 12{labels.usual_unit(label) or '次'}"


def _is_same(node: Node, quantity: Quantity | None) -> bool:
    """Whether a value typed again is the quantity that there is already."""
    again = read_quantity(plain(node.value)) if isinstance(node, Text) else None
    return again is not None and quantity is not None and again.value == quantity.value


def _rivalry(label: str, rival: str, place: Place, counts: Counts) -> tuple[str, str]:
    """Return (message, suggestion) for a label that stands there already, under this name or another."""
    where = f"（{counts.places[rival].text}）" if counts.places[rival] != place else ""
    same = f"和“{rival}”{where}是同一项数据的两种叫法" if label != rival else f"写了两次{where}"
    return same, "请核对数量，只保留一处；若确是两件事，请换不同的名称"
