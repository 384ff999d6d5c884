"""Words that tell what a sentence of the notes is: a plan, a shortcoming, a doubt, a command … (data)."""

import re
from functools import cache

from drafting.lexicon import table


@cache
def cue(role: str) -> re.Pattern[str]:
    """Return the pattern of a role of ``lexicon/note_cues.csv``."""
    return re.compile("|".join(row["pattern"] for row in table("note_cues") if row["role"] == role))
