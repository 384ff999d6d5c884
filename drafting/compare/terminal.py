"""A comparison as lines for the terminal; colour only adds to what the signs say."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from drafting.compare.change import Change
from drafting.compare.comparison import Comparison
from drafting.compare.figures import Figure
from drafting.compare.items import ItemPair
from drafting.compare.lines import Line
from drafting.compare.summary import (
    FATES,
    FIGURES,
    ITEMS,
    MOVED,
    by_part,
    counted,
    difference_text,
    fate,
    figure_phrase,
    headline,
    percent_text,
    sentence_counts,
    wording,
)
from drafting.compare.words import Edit
from drafting.text.columns import row, widths_of
from drafting.text.strings import in_short

RED, GREEN, BLUE, GREY, BOLD = "31", "32", "34", "90", "1"
SIGNS = {
    Change.UNCHANGED: ("＝", GREY),
    Change.CHANGED: ("～", ""),
    Change.NEW: ("＋", GREEN),
    Change.GONE: ("－", RED),
    MOVED: ("⇄", BLUE),
}


FEW = 8
"""Figures without a label of their own that are listed."""
SHOWN, NAME = 30, 20
"""Characters of a sentence that is only named, and of the name of a figure."""


class Paint:
    """Puts colour on words, where it is wanted."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, code: str) -> str:
        """Return the text in a colour, an SGR code."""
        return f"\033[{code}m{text}\033[0m" if self._colour and text and code else text


def comparison_lines(comparison: Comparison, *, colour: bool) -> Iterator[str]:
    """Yield everything that differs: figures, items, how many sentences, and every sentence."""
    paint = Paint(colour=colour)
    yield f"旧：{comparison.old.name}"
    yield f"新：{comparison.new.name}"
    if comparison.is_same:
        yield ""
        yield "两份报告一字不差。"
        return
    yield from _figures(comparison.figures, paint)
    yield from _items(comparison.items, paint)
    parts = by_part(comparison)
    yield from _counts(parts, paint)
    yield from _sentences(parts, paint)


def _figures(figures: Sequence[Figure], paint: Paint) -> Iterator[str]:
    if not figures:
        return
    by_change = {change: [f for f in figures if f.change is change] for change in Change}
    yield ""
    yield paint(f"数据：{counted(figures, FIGURES)}", BOLD)
    changed = [
        (
            in_short(f.name, NAME),
            f"{f.old.text} → {f.new.text}",
            difference_text(f),
            percent_text(f),
        )
        for f in by_change[Change.CHANGED]
        if f.old and f.new
    ]
    widths = widths_of(changed) if changed else ()
    yield from (row(cells, widths) for cells in changed)
    for change in (Change.UNCHANGED, Change.NEW, Change.GONE):
        yield from _listed(FIGURES[change], by_change[change], paint, SIGNS[change][1])


def _listed(name: str, figures: Sequence[Figure], paint: Paint, code: str) -> Iterator[str]:
    """Yield the figures in one line; of many that only their words name it tells no more than how many."""
    named = [figure_phrase(figure) for figure in figures if figure.label]
    others = [figure_phrase(figure) for figure in figures if not figure.label]
    more = f"另有没有固定名称的 {len(others)} 个，加 --html 可逐个看"
    told = [*named, *others] if len(others) <= FEW else [*named, more]
    if told:
        yield paint(f"  {name}：{'、'.join(told)}", code)


def _items(items: Sequence[ItemPair], paint: Paint) -> Iterator[str]:
    if not items:
        return
    yield ""
    yield paint("事项", BOLD)
    for kind, group in groupby(items, lambda pair: pair.kind):
        pairs = list(group)
        yield f"  {kind}：{counted(pairs, ITEMS)}"
        for change in ITEMS:
            sign, code = SIGNS[change]
            yield from (
                paint(f"    {sign} {_told(pair)}", code) for pair in pairs if pair.change is change
            )


def _told(pair: ItemPair) -> str:
    text, was = wording(pair)
    return f"{text}（旧：{was}）" if was else text


def _counts(parts: Mapping[str, Sequence[Line]], paint: Paint) -> Iterator[str]:
    counts = {part: sentence_counts(lines) for part, lines in parts.items()}
    yield ""
    yield paint("句子", BOLD)
    yield f"  {headline(line for lines in parts.values() for line in lines)}"
    rows = [
        ("", *FATES.values()),
        *((part, *(str(count[f]) for f in FATES)) for part, count in counts.items()),
        ("合计", *(str(sum(count[f] for count in counts.values())) for f in FATES)),
    ]
    widths = widths_of(rows)
    yield from (row(cells, widths) for cells in rows)


def _sentences(parts: Mapping[str, Sequence[Line]], paint: Paint) -> Iterator[str]:
    for part, lines in parts.items():
        yield ""
        yield paint(part, BOLD)
        for what, group in groupby(lines, fate):
            sign, code = SIGNS[what]
            if what == Change.UNCHANGED:
                yield paint(f"  {sign} {_unchanged(list(group))}", code)
            else:
                yield from (f"  {paint(sign, code)} {_sentence(line, paint)}" for line in group)


def _unchanged(lines: Sequence[Line]) -> str:
    """Return a row of sentences that stayed the same in short."""
    first = in_short(lines[0].new.text, SHOWN) if lines[0].new else ""
    return first if len(lines) == 1 else f"{first}（等 {len(lines)} 句未变）"


def _sentence(line: Line, paint: Paint) -> str:
    if line.new is None:
        text = line.old.text if line.old else ""
        return f"（移走）{in_short(text, SHOWN)}" if line.elsewhere else paint(text, RED)
    moved = "（移来）" if line.elsewhere else ""
    if line.edits:
        return moved + "".join(_edit(edit, paint) for edit in line.edits)
    return f"{moved}{line.new.text}" if moved else paint(line.new.text, GREEN)


def _edit(edit: Edit, paint: Paint) -> str:
    """Return a stretch of a sentence: 支委会〔10次→12次〕, 〔增：…〕, 〔删：…〕."""
    if edit.kept:
        return edit.old
    old, new = paint(edit.old, RED), paint(edit.new, GREEN)
    if old and new:
        return f"〔{old}→{new}〕"
    return f"〔增：{new}〕" if new else f"〔删：{old}〕"
