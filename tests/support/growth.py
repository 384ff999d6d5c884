"""How time grows with the size of what is worked on: a ratio, which holds on any machine and under any load."""

from collections.abc import Callable
from time import process_time

LEAST_SECONDS = 0.02
"""Less than this is not measured well: the small size is worked on as often as it takes."""
TIMES = 8
"""How much larger the large size is: linear work takes 8 times as long, quadratic work 64 times."""
MOST = 24
"""Between the two: the caches of a processor make large sizes slower, and other processes disturb."""
BEST_OF = 3


def grows_linearly(work: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Whether work on ``TIMES`` the size takes about that many times as long, and not its square.

    ``work(size)`` makes ready what is not measured, and returns what is. Processor time is compared, and the best of
    several runs.
    """
    small, large = work(size), work(TIMES * size)
    small()  # the first time reads the lexicon
    often = 1
    while (base := _seconds(small, often)) < LEAST_SECONDS:
        often *= 2
    base = min(base, *(_seconds(small, often) for _ in range(BEST_OF - 1))) / often
    return any(_seconds(large, 1) < MOST * base for _ in range(BEST_OF))


def _seconds(work: Callable[[], object], often: int) -> float:
    start = process_time()
    for _ in range(often):
        work()
    return process_time() - start
