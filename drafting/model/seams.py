"""The seam around a filled slot: what a model has written again beside a token that already says it.

A token stands for qualifier, number and unit together, that of a comparison for the word 增加 or 减少 too. A model that
writes ``SV4821次`` or ``约SV4821`` would double the word; one that writes ``SV4821人次`` for 45人 has another fact in mind,
and that is not for us to mend.
"""

import re
from functools import cache

from drafting.figures.comparison_words import way_before
from drafting.figures.known import YEAR_ON_YEAR
from drafting.figures.quantity import QUALIFIERS_BEFORE
from drafting.lexicon import split, table
from drafting.lexicon.labels import find_label, units_equal
from drafting.text.patterns import alternation
from schemas.figure import Figure

_LAST_NUMBER = re.compile(r".*[0-9０-９零〇一二两三四五六七八九十百千半]", re.DOTALL)
_BRACKETED = re.compile(r"[（(]([^（）()]{1,4})[）)]")
_BOUNDARY = re.compile(r"$|[\s，。；、：！？,.;:）)”的]")


def repeated_before(before: str, figure: Figure | None) -> str:
    """Return the words with which a text ends where the figure to follow brings its own: 约, 增加; else ''."""
    if figure is not None and figure.id.startswith(f"{YEAR_ON_YEAR}."):
        return way_before(before)
    if figure is None or figure.quantity is None or not figure.quantity.qualifier:
        return ""
    found = (q for q in QUALIFIERS_BEFORE if before.endswith(q))
    return max(found, key=len, default="")


def repeated_behind(value: str, after: str, figure: Figure | None) -> int | None:
    """Return how many characters behind a value only repeat its end; None where another unit follows.

    ``figure`` is None for a name, of which at least two characters must be repeated.
    """
    if after.startswith(" "):
        repeated = repeated_behind(value, after.lstrip(), figure)
        return repeated and repeated + len(after) - len(after.lstrip())
    if figure is None:
        return _overlap(value, after, 2)
    tail = _LAST_NUMBER.sub("", value)
    if figure.quantity is None:
        shortest = 1 if tail in ("年", "月", "日") else 2
        return 0 if _begins_word(after, tail) else _overlap(tail, after, shortest)
    own = figure.quantity.unit
    bracket = _BRACKETED.match(after)  # SV4821（次）
    if bracket and bracket[1] == own:
        return bracket.end()
    repeated = _overlap(tail, after, 2)
    unit = _unit_at(after, figure)
    if len(unit) > repeated and units_equal(unit, own, figure.label):
        return len(unit)
    return None if len(unit) > repeated and _counts_with(unit, after, figure, own) else repeated


def _counts_with(unit: str, after: str, figure: Figure, own: str) -> bool:
    """Whether the text behind a token counts in that unit, and it is not just how a word begins."""
    longer = bool(own) and unit.startswith(own)
    return longer or bool(
        _BOUNDARY.match(after, len(unit)) or after.startswith(_names(figure), len(unit))
    )


def _overlap(value: str, after: str, shortest: int) -> int:
    """Return the length of the longest end of the value that is repeated, 0 when under the shortest."""
    lengths = range(len(value), shortest - 1, -1)
    return next((n for n in lengths if after.startswith(value[len(value) - n :])), 0)


def _unit_at(text: str, figure: Figure) -> str:
    """Return the unit with which a text begins, '' where those characters begin a word: 人员, 项目, 支委会."""
    found = _units().match(text)
    unit = found[0] if found else ""
    return "" if _begins_word(text, unit) or text.startswith(_names(figure)) else unit


def _begins_word(text: str, unit: str) -> bool:
    return text.startswith(_words().get(unit, ()))


def _names(figure: Figure) -> tuple[str, ...]:
    known = find_label(figure.label)
    names = (figure.label, *((known.name, *known.aliases) if known else ()))
    return tuple(name for name in names if name)


@cache
def _units() -> re.Pattern[str]:
    return re.compile(alternation(row["unit"] for row in table("units")))


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {row["unit"]: split(row["words"]) for row in table("unit_words")}
