"""Words that tell what a sentence of the notes is: a plan, a shortcoming, a doubt, a command … (data)."""

import re

from drafting.lexicon import cues

_TABLE = "note_cues"
_HAN = re.compile(r"[一-鿿]")


def cue(role: str) -> re.Pattern[str]:
    """Return the pattern of a role of ``lexicon/note_cues.csv``."""
    return cues.cue(_TABLE, role)


def pattern_of(role: str) -> str:
    """Return the pattern of a role as it is typed, to be put into another."""
    return cues.pattern_of(_TABLE, role)


def says_more(words: str) -> bool:
    """Whether words say more than how often there was what: 组织, 一共 and 了 do not."""
    return bool(_HAN.search(cue("light").sub("", words)))
