"""One item of a report, an activity, an honour, something outstanding, lacking or planned, and when two are the same."""

import re
from typing import NamedTuple

from drafting.compare.sentence import bare_between
from drafting.figures import scan
from drafting.text.strings import bigrams, overlap
from schemas.facts import FactKind

JUDGED = (FactKind.SHORTCOMINGS, FactKind.PLANS)
"""What is said of what is not there yet."""
LISTED = (FactKind.HIGHLIGHTS, *JUDGED)
"""What has a section of its own, and counts only there. It may be put in other words and is still the same."""
KINDS = (FactKind.ACTIVITIES, FactKind.HONOURS, *LISTED)
ALIKE, INSIDE = 0.5, 0.7
"""The overlap of two names, and the share of the shorter that stands in the longer, from which they are one item."""
ALIKE_AS_DONE, INSIDE_AS_DONE = 0.75, 0.85
"""The same for activities and honours, which are many and told alike: only the place may tell one from another."""
TELLING = 4
"""Pairs of characters that a name needs to be looked for inside another."""
_PROBLEM = re.compile(
    r"[^，。；：\n]{0,12}?(?:针对|解决|围绕|着眼|对照?|关于)[^，。；\n]{2,60}(?:问题|不足|短板|现象)，"
)
TITLE = re.compile(r"“[^”\n]{2,30}”|《[^》\n]{2,30}》")


class Item(NamedTuple):
    """An item ``[start:end)`` of a report, as its facts name it or else the report itself.

    ``words`` are the pairs of characters by which it is known again; ``bare`` is its name without figures and dates.
    """

    kind: FactKind
    name: str
    words: frozenset[str]
    start: int
    end: int
    bare: str


def item_of(kind: FactKind, name: str, start: int, end: int, bare: str = "") -> Item:
    """Return an item, known again by its words; of an honour that has a title only that counts.

    ``bare`` is the name without its figures and dates, where that is known.
    """
    bare = bare or bare_of(name)
    bare = without_problem(bare) if kind is FactKind.PLANS else bare
    titles = TITLE.findall(bare) if kind is FactKind.HONOURS else ()
    return Item(kind, name, bigrams("，".join(titles) or bare), start, end, bare)


def bare_of(text: str) -> str:
    """Return a text as sentences are compared: without its figures and dates."""
    return bare_between(text, 0, len(text), scan(text))


def without_problem(plan: str) -> str:
    """Return the words of a plan without the problem that it is on: 为解决……的问题，修订考核办法."""
    found = _PROBLEM.search(plan) if "，" in plan else None
    return plan[: found.start()] + plan[found.end() :] if found else plan


def likeness(one: Item, other: Item) -> float:
    """Return how much two items of a kind are alike, 0 where they are not the same."""
    share = overlap(one.words, other.words)
    shorter = min(len(one.words), len(other.words))
    inside = len(one.words & other.words) / shorter if shorter >= TELLING else 0.0
    alike = ALIKE if one.kind in LISTED else ALIKE_AS_DONE
    return max(share, inside) if share >= alike or inside >= inside_of(one.kind) else 0.0


def inside_of(kind: FactKind) -> float:
    """Return which share of the words of an item must stand in a sentence that says it."""
    return INSIDE if kind in LISTED else INSIDE_AS_DONE
