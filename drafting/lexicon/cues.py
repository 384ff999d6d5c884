"""Words that tell what a piece of text is: patterns by role, from tables with the columns role and pattern."""

import re
from functools import cache

from drafting.lexicon import table


@cache
def cue(name: str, role: str) -> re.Pattern[str]:
    """Return the pattern of a role of ``lexicon/NAME.csv``."""
    return re.compile(pattern_of(name, role))


def pattern_of(name: str, role: str) -> str:
    """Return the pattern of a role as it is typed, to be put into another."""
    return "|".join(row["pattern"] for row in table(name) if row["role"] == role)
