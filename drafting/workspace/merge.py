"""Two states of a report, made from one at the same time, as one state: no update of either is lost."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from drafting.workspace.records import Version

Key = tuple[str, int]
"""A part, and how many of its name stand before it: 0 but where a report has a section twice."""


class ConflictError(Exception):
    """Both have changed the same part, or the order of the parts."""


def merged(
    base: Sequence[Version], ours: Sequence[Version], theirs: Sequence[Version]
) -> tuple[Version, ...]:
    """Return the parts of both: of each part the version of the side that changed it.

    A version is the same where its number is. Raises ConflictError where both sides changed the same.
    """
    before, mine, others = dict(keyed(base)), dict(keyed(ours)), dict(keyed(theirs))
    if list(mine) == list(before):
        order = list(others)
    elif list(others) in (list(before), list(mine)):
        order = list(mine)
    else:
        raise ConflictError
    for key in before.keys() | mine.keys() | others.keys():
        if _differs(before, mine, key) and _differs(before, others, key):
            raise ConflictError
    return tuple(mine[key] if _differs(before, mine, key) else others[key] for key in order)


def changed_parts(base: Sequence[Version], ours: Sequence[Version]) -> frozenset[str]:
    """Return the parts of which one state has other versions than the other, or none."""
    before, mine = dict(keyed(base)), dict(keyed(ours))
    keys = before.keys() | mine.keys()
    return frozenset(key[0] for key in keys if _differs(before, mine, key))


def keyed(versions: Iterable[Version]) -> Iterator[tuple[Key, Version]]:
    """Yield each version with its key."""
    seen: Counter[str] = Counter()
    for version in versions:
        yield (version.part, seen[version.part]), version
        seen[version.part] += 1


def order_of(versions: Iterable[Version]) -> list[str]:
    """Return the parts in their order, each once."""
    return list(dict.fromkeys(version.part for version in versions))


def is_reordered(before: Sequence[Version], after: Sequence[Version]) -> bool:
    """Whether the parts that two states both have stand in another order."""
    old, new = order_of(before), order_of(after)
    return [part for part in old if part in new] != [part for part in new if part in old]


def _differs(before: dict[Key, Version], after: dict[Key, Version], key: Key) -> bool:
    old, new = before.get(key), after.get(key)
    if old is None or new is None:
        return old is not new
    return new.id is None or new.id != old.id
