"""One row of the table, and how a figure is taken: the best of several runs."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

REPEATS = 15


@dataclass(frozen=True)
class Row:
    """What we take and what the other takes; ``at_most`` is the largest ratio that is no regression."""

    name: str
    ours: float
    other: float
    against: str
    at_most: float
    unit: str = "s"


def best(run: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the shortest of several runs in seconds: noise only ever adds."""
    times = []
    for _ in range(repeats):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return min(times)
