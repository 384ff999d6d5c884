"""What a web page leaves in a text that was copied from it: addresses and the names of document sites."""

import re
from collections.abc import Iterator
from functools import cache

from drafting.lexicon import split, table


@cache
def _known() -> tuple[re.Pattern[str], frozenset[str]]:
    """Return the pattern of the table's web rows, and the characters of which it needs one."""
    rows = [row for row in table("residue") if row["kind"] == "网页"]
    needs = (word[0] for row in rows for word in split(row["needs"]))
    return re.compile("|".join(row["pattern"] for row in rows)), frozenset(needs)


def leavings(text: str) -> Iterator[re.Match[str]]:
    """Yield the addresses and site names in a text."""
    pattern, needs = _known()
    if not needs.isdisjoint(text):
        yield from pattern.finditer(text)


def without_leavings(text: str) -> str:
    """Return the text without them."""
    return _replaced(text, "")


def blanked(text: str) -> str:
    """Return the text with blanks in their place, so that all offsets stay."""
    return _replaced(text, " ")


def _replaced(text: str, filler: str) -> str:
    for match in reversed(list(leavings(text))):
        text = text[: match.start()] + filler * len(match[0]) + text[match.end() :]
    return text
