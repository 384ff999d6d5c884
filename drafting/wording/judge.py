"""What breaks the rules on wording in a report, unless the facts themselves say it so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache

from drafting.wording.campaigns import rules_of, shipped_campaigns
from drafting.wording.find import Finder, Hit
from drafting.wording.rules import Rule, shipped
from drafting.wording.squeezed import Squeezed

_ABOVE = re.compile(r".*(?:党委|党工委|党组|党总支)(?=[^部会])")
"""What stands above a unit in its name: 机关党委第一党支部 is a branch, and that of a village no longer its own."""


def judge(text: str, day: date, unit: str, given: str, own: Sequence[Rule]) -> Iterator[Hit]:
    """Yield what breaks a rule, shipped or the user's ``own``, that holds on that day for that unit.

    ``given`` is what the facts say. Of hits that overlap only the surest is yielded: one slip is one hit. An own
    rule takes the place of the shipped one that has its id.
    """
    squeezed, itself = Squeezed(text), _ABOVE.sub("", unit)

    def holds(rule: Rule) -> bool:
        return rule.holds(day, itself)

    replaced = {rule.id for rule in own}
    found = (
        *(_own_finder(tuple(own)).find(squeezed, holds) if own else ()),
        *(hit for hit in _finder().find(squeezed, holds) if hit.rule.id not in replaced),
    )
    if found:
        written = Squeezed(given).text
        for hit in sorted(_apart(found), key=lambda hit: hit.start):
            if Squeezed(text[hit.start : hit.end]).text not in written:
                yield hit


@cache
def _finder() -> Finder:
    return Finder((*shipped(), *rules_of(shipped_campaigns())))


@lru_cache(maxsize=4)
def _own_finder(rules: tuple[Rule, ...]) -> Finder:
    return Finder(rules)


def _apart(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits without those that overlap an earlier one."""
    taken: set[int] = set()
    for hit in hits:
        span = range(hit.start, hit.end)
        if taken.isdisjoint(span):
            taken.update(span)
            yield hit
