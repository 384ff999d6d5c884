"""Whether a sentence reads well where its parts meet."""

import re
from functools import cache

from drafting.lexicon.item_words import words


def jars(sentence: str) -> bool:
    """Return whether parts clash at a seam (将要将, 支部支部) or the year is named twice (年内……全年……)."""
    return bool(_clash().search(sentence)) or len(_year().findall(sentence)) > 1


@cache
def _clash() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words("clash"))))


@cache
def _year() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words("yearly"))))
