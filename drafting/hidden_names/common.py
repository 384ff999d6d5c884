"""Usual words: what stands in the lexicon is nobody's name."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from drafting.lexicon import table
from drafting.lexicon.known_persons import words_of
from schemas.facts import Facts

_TABLES = (
    "set_terms", "labels", "phrases", "nouns", "known_names", "units", "light_words", "wording",
    "generic_words", "words", "headings", "themes", "days", "confusions", "unit_words",
)  # fmt: skip


def texts_of(facts: Facts) -> Iterator[str]:
    """Yield every text of the facts in which a name may stand."""
    yield from (facts.unit, facts.post, facts.title, *facts.counts, *facts.sums)
    yield from (text for _, item in facts.items() for _, text in item.fields())


def is_rare(name: str) -> bool:
    """Whether no two characters of a name stand side by side in the lexicon."""
    return not any(is_common(one + other) for one, other in pairwise(name))


@lru_cache(maxsize=8192)
def is_common(word: str) -> bool:
    """Whether a word stands anywhere in the lexicon, and so is nobody's name."""
    return word in words_of("trade") or word in _common_words()


@cache
def _common_words() -> str:
    cells = (
        cell
        for name in _TABLES
        for row in table(name)
        for column, cell in row.items()
        if column != "source"
    )
    return "\n".join(cells)
