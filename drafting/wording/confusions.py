"""Characters that are taken for one another, by their sound or by their shape."""

from collections import defaultdict
from functools import cache

from drafting.lexicon import table


def alike(first: str, second: str) -> bool:
    """Whether one character is easily typed or read for the other: 确 and 却, 峰 and 锋, 课 and 棵."""
    return not _groups()[first].isdisjoint(_groups()[second])


@cache
def _groups() -> defaultdict[str, set[int]]:
    groups: defaultdict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(table("confusions")):
        for character in row["characters"]:
            groups[character].add(number)
    return groups
