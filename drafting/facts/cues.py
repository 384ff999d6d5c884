"""Words that tell what a bullet is beside its facts: a doubt, a note to oneself, last year's, a plan … (data)."""

import re
from functools import cache

from drafting.lexicon import cues

_TABLE = "bullet_cues"
QUOTED = re.compile(r"“[^“”\n]*”|《[^《》\n]*》|‘[^‘’\n]*’")
_NOT_FOR_THE_REPORT = ("doubt", "withheld", "crossed", "aside")


def cue(role: str) -> re.Pattern[str]:
    """Return the pattern of a role of ``lexicon/bullet_cues.csv``."""
    return cues.cue(_TABLE, role)


def not_for_the_report(text: str) -> str:
    """Return the role of the words by which a text doubts itself or asks not to be written, empty for none.

    Names in quotes do not count: “我是谁？” is no question.
    """
    bare = QUOTED.sub("“”", text) if "“" in text or "《" in text or "‘" in text else text
    if not _any_of_them().search(bare):  # of most texts one look is enough
        return ""
    return next(role for role in _NOT_FOR_THE_REPORT if cue(role).search(bare))


@cache
def _any_of_them() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{cue(role).pattern})" for role in _NOT_FOR_THE_REPORT))
