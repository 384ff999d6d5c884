"""Pairs of what is most alike."""

from collections.abc import Iterable, Iterator


def most_alike(candidates: Iterable[tuple[float, int, int]]) -> Iterator[tuple[int, int]]:
    """Yield (left, right) of the candidates (likeness, left, right), the most alike first, each of them once."""
    left, right = set[int](), set[int]()
    for _, one, other in sorted(candidates, key=lambda found: (-found[0], found[1:])):
        if one not in left and other not in right:
            left.add(one)
            right.add(other)
            yield one, other
