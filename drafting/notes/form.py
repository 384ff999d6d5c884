"""Entries → a facts file in bullet form, which the reader of facts understands without a problem."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from drafting.errors import FactsError, Problem
from drafting.facts.bullets import read_bullets
from drafting.facts.dates import find_dates
from drafting.facts.keys import ITEM_TYPES
from drafting.facts.tree import Problems
from drafting.facts.validate import validate
from drafting.notes.entry import Dropped, Entry, Sorted
from schemas.facts import FactKind, Facts

SINGLES = ("单位", "年度", "述职人", "职务")
NEEDED = ("单位", "年度")
"""Without these no report can be written; they are left open for the secretary."""
_YEARS = range(2000, 2101)  # as the facts have them; no report is of 1921
HEADINGS = (FactKind.COUNTS, *map(FactKind, ITEM_TYPES))


def written(singles: Mapping[str, str], entries: Sequence[Entry]) -> str:
    """Return the facts file: single values, then every heading with its entries, each once."""
    return "".join(f"{line}\n" for line, _ in _lines(singles, entries))


def _lines(
    singles: Mapping[str, str], entries: Sequence[Entry]
) -> Iterator[tuple[str, Entry | None]]:
    """Yield each line, with the entry that it is."""
    for key in SINGLES:
        if key in NEEDED or singles.get(key):
            yield f"{key}：{singles.get(key, '')}", None
    for kind in HEADINGS:
        under = [entry for entry in entries if entry.kind is kind]
        if under:
            yield from (("", None), (f"## {kind}", None))
            yield from ((f"- {entry.text}", entry) for entry in under)


def readable(found: Sorted) -> tuple[Sorted, Facts]:
    """Return what the reader of facts takes, and the facts; what it refuses is dropped with its reason.

    Where 单位 or 年度 is not known, the facts have a stand-in there.
    """
    stand_in = {"单位": "（单位还没有填）", "年度": _likely_year(found.entries)}
    while True:
        lines = list(_lines({**stand_in, **found.singles}, found.entries))
        problems = Problems("")
        text = "".join(f"{line}\n" for line, _ in lines)
        try:
            return found, validate(read_bullets(text, problems), problems)
        except FactsError as error:
            found = _without(found, lines, error.problems)


def _likely_year(entries: Sequence[Entry]) -> str:
    """Return the year that the entries name most often, for activities must be of the year of the report."""
    told = (d.year for e in entries if e.kind is not FactKind.PLANS for d in find_dates(e.text))
    years = [year for year in told if year in _YEARS]
    return str(max(years, key=years.count, default=2000))


def _without(
    found: Sorted, lines: Sequence[tuple[str, Entry | None]], problems: Sequence[Problem]
) -> Sorted:
    """Return what was found less what the reader objects to: an entry, or else a single value."""
    refused: dict[Entry, str] = {}
    singles = dict(found.singles)
    for problem in problems:
        place = problem.place.removeprefix("第").removesuffix("行")
        entry = lines[int(place) - 1][1] if place.isdecimal() else None
        if entry:
            refused.setdefault(entry, f"{problem.message}。{problem.suggestion}".rstrip("。"))
        elif problem.key in singles:
            del singles[problem.key]
    if not refused and singles == found.singles:
        raise FactsError("整理出来的要点读不回来", problems)
    return replace(
        found,
        entries=tuple(entry for entry in found.entries if entry not in refused),
        singles=singles,
        dropped=(*found.dropped, *(Dropped(entry, why) for entry, why in refused.items())),
    )
