"""A comparison as one page for a browser: nothing in it comes from elsewhere, and it prints on A4."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any, NamedTuple

import jinja2

from drafting.compare.change import Change
from drafting.compare.comparison import Comparison
from drafting.compare.figures import Figure
from drafting.compare.items import ItemPair
from drafting.compare.lines import Line
from drafting.compare.sentence import Sentence
from drafting.compare.summary import (
    FATES,
    FIGURES,
    ITEMS,
    by_part,
    counted,
    difference_text,
    fate,
    headline,
    percent_text,
    sentence_counts,
    wording,
)
from drafting.compare.words import Edit

_MARK = b"<!-- shuzhi %s -->\n"
"""Ends the file, with the digest of all before it: whoever edits it by hand leaves a file that is no longer ours."""


class Cell(NamedTuple):
    """What a report says in a row: a text as it is, or one with its stretches, and a remark on it."""

    kept: str = ""
    edits: tuple[Edit, ...] = ()
    note: str = ""


class Row(NamedTuple):
    """Both reports side by side; ``fate`` is one of FATES."""

    fate: str
    old: Cell
    new: Cell


def page(comparison: Comparison) -> bytes:
    """Return the page: a summary, the figures, the items, and every sentence side by side."""
    parts = by_part(comparison)
    html = _template().render(
        old=comparison.old.name,
        new=comparison.new.name,
        same=comparison.is_same,
        headline=headline(comparison.lines),
        figures_told=f"数据：{counted(comparison.figures, FIGURES)}。",
        items_told=f"事项：{counted(comparison.items, ITEMS)}。",
        fates=FATES,
        parts=[
            {"name": name, "counts": sentence_counts(lines), "rows": list(_rows(lines))}
            for name, lines in parts.items()
        ],
        figures=list(_figures(comparison.figures)),
        kinds=list(_kinds(comparison.items)),
    )
    data = html.encode()
    return data + _MARK % _digest(data)


def is_unchanged(data: bytes) -> bool:
    """Whether a file is a page as it was written here, by no other hand."""
    length = len(data) - len(_MARK % _digest(b""))
    return length > 0 and data[length:] == _MARK % _digest(data[:length])


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = (files("drafting.compare") / "page.html.j2").read_text("utf-8")
    return environment.from_string(source)


def _figures(figures: Sequence[Figure]) -> Iterator[dict[str, Any]]:
    for change, name in FIGURES.items():
        rows = [
            {
                "name": figure.name,
                "old": figure.old.text if figure.old else "",
                "new": figure.new.text if figure.new else "",
                "difference": difference_text(figure),
                "percent": percent_text(figure),
            }
            for figure in figures
            if figure.change is change
        ]
        if rows:
            yield {"change": change, "name": name, "rows": rows}


def _kinds(items: Sequence[ItemPair]) -> Iterator[dict[str, Any]]:
    for kind, group in groupby(items, lambda pair: pair.kind):
        pairs = sorted(group, key=lambda pair: list(ITEMS).index(pair.change))
        yield {
            "name": kind.value,
            "counts": counted(pairs, ITEMS),
            "told": [
                {"change": pair.change, "text": text, "was": was}
                for pair in pairs
                for text, was in [wording(pair)]
            ],
        }


def _rows(lines: Sequence[Line]) -> Iterator[Row]:
    """Yield the lines; those in a row that stayed the same are one."""
    for what, group in groupby(lines, fate):
        if what == Change.UNCHANGED:
            same = Cell(_run(sentence for line in group if (sentence := line.new)))
            yield Row(what, same, same)
        else:
            yield from (_row(line, what) for line in group)


def _run(sentences: Iterable[Sentence]) -> str:
    """Return sentences as they stand, each paragraph on a line of its own."""
    text, end = "", None
    for sentence in sentences:
        text += sentence.text if end in (None, sentence.start) else f"\n{sentence.text}"
        end = sentence.end
    return text


def _row(line: Line, what: str) -> Row:
    old, new = line.old, line.new
    if old and new:
        return Row(what, Cell(edits=line.edits), Cell(edits=line.edits))
    if new is None:
        note = "移到了别处" if line.elsewhere else ""
        return Row(what, Cell(old.text if old else "", note=note), Cell())
    if line.elsewhere is None:
        return Row(what, Cell(), Cell(new.text))
    if not line.edits:
        return Row(what, Cell(line.elsewhere.text, note="原在别处"), Cell(new.text))
    return Row(what, Cell(edits=line.edits, note="原在别处"), Cell(edits=line.edits))
