"""A comparison for programs: what ``diff --json`` prints."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from drafting.compare.change import Change
from drafting.compare.comparison import Comparison
from drafting.compare.figures import Figure
from drafting.compare.item import Item
from drafting.compare.lines import Line
from drafting.compare.numbers import Stated
from drafting.compare.sentence import Sentence
from drafting.compare.side import Side
from drafting.compare.summary import FATES, fate, plain, sentence_counts
from drafting.proof.understood import value_text

ITEM_CHANGES = {Change.NEW: "new", Change.GONE: "gone", Change.UNCHANGED: "carried-over"}


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Return every layer; positions are half-open offsets into the text of the old or the new report."""
    counts = sentence_counts(comparison.lines)
    return {
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "same": comparison.is_same,
        "summary": {
            "figures": _counted(figure.change for figure in comparison.figures),
            "facts": _counted(ITEM_CHANGES[pair.change] for pair in comparison.items),
            "sentences": {str(name): counts[name] for name in FATES},
        },
        "figures": [_figure(figure) for figure in comparison.figures],
        "facts": [
            {
                "kind": pair.kind.value,
                "change": ITEM_CHANGES[pair.change],
                "old": pair.old and _item(pair.old),
                "new": pair.new and _item(pair.new),
            }
            for pair in comparison.items
        ],
        "sentences": [_line(line) for line in comparison.lines],
    }


def _counted(changes: Iterable[str]) -> dict[str, int]:
    return {str(change): count for change, count in sorted(Counter(changes).items())}


def _side(side: Side) -> dict[str, Any]:
    return {
        "name": side.name,
        "facts": side.facts is not None,
        "characters": len("".join(side.report.text.split())),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "label": figure.label,
        "change": figure.change.value,
        "old": figure.old and _stated(figure.old),
        "new": figure.new and _stated(figure.new),
        "difference": None if figure.difference is None else plain(figure.difference),
        "percent": None if figure.percent is None else plain(figure.percent),
    }


def _stated(stated: Stated) -> dict[str, Any]:
    return {
        "text": stated.text,
        "value": value_text(stated.value),
        "unit": stated.unit,
        "qualifier": stated.qualifier,
        "start": stated.start,
        "end": stated.end,
    }


def _item(item: Item) -> dict[str, Any]:
    return {"text": item.name, "start": item.start, "end": item.end}


def _line(line: Line) -> dict[str, Any]:
    return {
        "section": line.part,
        "change": str(fate(line)),
        "old": _sentence(line.old),
        "new": _sentence(line.new),
        "elsewhere": _sentence(line.elsewhere),
        "words": [{"old": edit.old, "new": edit.new} for edit in line.edits],
    }


def _sentence(sentence: Sentence | None) -> dict[str, Any] | None:
    return (
        {"text": sentence.text, "start": sentence.start, "end": sentence.end} if sentence else None
    )
