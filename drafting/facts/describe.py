"""Facts → what was understood, in Chinese, so that the secretary can see it before anything is written."""

from collections.abc import Iterator

from drafting.facts.inventory import inventory
from drafting.facts.keys import ITEM_TYPES, KEYS
from drafting.facts.year_on_year import changes
from drafting.figures.known import YEAR_ON_YEAR
from drafting.lexicon.labels import canonical
from schemas.facts import FactKind, Facts, Item, Plan
from schemas.figure import Figure

_SINGLE = ("单位", "年度", "述职人", "职务", "成文日期")


def describe(facts: Facts) -> str:
    """Return the facts as understood: every figure with value and unit, every item by number."""
    figures = inventory(facts)
    required = sum(figure.required for figure in figures)
    lines = [
        f"标题：{facts.report_title}",
        *(f"{key}：{value}" for key in _SINGLE if (value := getattr(facts, KEYS[key]))),
        *([f"台账：{facts.ledger}"] if facts.ledger else []),
        *_told(facts, figures),
        *_remarks(facts),
        "",
        f"报告必须写到的数字共 {required} 个。" + _empty(facts),
        *([] if facts.date else ["没有写成文日期，报告末尾就不写日期。"]),
    ]
    return "\n".join(lines)


def describe_understood(facts: Facts) -> str:
    """Return what was understood of a file that has problems, empty where it was nothing."""
    singles = [f"{key}：{getattr(facts, KEYS[key])}" for key in _SINGLE if facts.place(key)]
    found = [*singles, *_told(facts, inventory(facts), numbered=False)]
    return "\n".join(["已经读懂的：", *found, ""]) if found else ""


def _told(facts: Facts, figures: tuple[Figure, ...], *, numbered: bool = True) -> Iterator[str]:
    """Yield what stands below the headings; items are not numbered while some of the file are missing."""
    yield from _counts(facts, figures)
    yield from _sums(facts, figures)
    yield from _changes(facts, figures)
    for kind in map(FactKind, ITEM_TYPES):
        yield from _items(facts, kind, numbered=numbered)


def _counts(facts: Facts, figures: tuple[Figure, ...]) -> Iterator[str]:
    counts = [figure for figure in figures if figure.id.startswith(f"{FactKind.COUNTS}.")]
    if counts:
        yield f"\n{FactKind.COUNTS}（{len(counts)} 项）"
    for figure in counts:
        quantity = facts.counts[figure.label]
        note = "" if figure.required else "（可不写）" if quantity.value else "（为零，可不写）"
        yield f"  {figure.label}：{_understood(figure)}{note}"


def _understood(figure: Figure) -> str:
    """Return a quantity as written, with its full value where the writing folds it: 1.2万元（即12,000元）."""
    quantity = figure.quantity
    if quantity is None:
        return figure.text
    value = f"{quantity.value:,f}{quantity.unit}"
    if quantity.unit == "‱":  # a sign that few know
        value = f"万分之{quantity.value:f}"
    same = value.replace(",", "") in quantity.text.replace(",", "")
    return figure.text if same or quantity.qualifier else f"{figure.text}（即{value}）"


def _sums(facts: Facts, figures: tuple[Figure, ...]) -> Iterator[str]:
    sums = [figure for figure in figures if figure.id.startswith(f"{FactKind.SUMS}.")]
    if sums:
        yield f"\n{FactKind.SUMS}（报告可以写，不要求写）"
    for figure in sums:
        yield f"  {figure.label}：{figure.text}（{'＋'.join(facts.sums[figure.label])}）"


def _changes(facts: Facts, figures: tuple[Figure, ...]) -> Iterator[str]:
    """Yield each label of both years with what may be said of it, and why nothing may of others."""
    if facts.last_counts:
        yield f"\n{YEAR_ON_YEAR}（报告可以写，不要求写）"
    told: set[str] = set()
    for change in changes(facts, figures):
        told.add(change.last.label)
        words = [figure.text for figure in (change.difference, change.rate) if figure]
        gain = "，".join(words) or "有约数，不算增减"
        yield f"  {change.now.label}：{change.now.text}，去年{change.last.text}，{gain}"
    this_year = {canonical(label) for label in facts.counts}
    for label, quantity in facts.last_counts.items():
        if label not in told:
            why = "和今年的单位不同，不算增减" if canonical(label) in this_year else "今年没有写"
            yield f"  {label}：去年{quantity.text}，{why}"


def _items(facts: Facts, kind: FactKind, *, numbered: bool) -> Iterator[str]:
    items: tuple[Item, ...] = getattr(facts, KEYS[kind])
    if items:
        yield f"\n{kind}（{len(items)} 条）"
    for number, item in enumerate(items, 1):
        parts = [f"{key}：{text}" if key else text for key, text in item.fields()]
        if isinstance(item, Plan) and item.answers:
            parts.append("回应不足" + "、".join(map(str, item.answers)))
        yield f"  {f'{number}.' if numbered else '-'} {'；'.join(parts)}"


def _remarks(facts: Facts) -> Iterator[str]:
    if facts.remarks:
        yield "\n读的时候要请您留意的"
    yield from (f"  {remark}" for remark in facts.remarks)


def _empty(facts: Facts) -> str:
    """Return what is said about the headings that must not be empty in a report."""
    empty = [
        kind
        for kind in (FactKind.HIGHLIGHTS, FactKind.SHORTCOMINGS, FactKind.PLANS)
        if not getattr(facts, KEYS[kind])
    ]
    if not empty:
        return ""
    return f"\n“{'”“'.join(empty)}”还没有写：报告里会留出【待补】，补上后才能通过核对。"
