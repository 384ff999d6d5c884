"""How time grows with the size of what is worked on: a ratio, which holds on any machine and under any load."""

import gc
from collections.abc import Callable
from time import process_time

LEAST_SECONDS = 0.02
"""Less than this is not measured well: a round is worked as often as it takes."""
TIMES = 8
"""How much larger the large size is: linear work takes as long as 8 small ones, quadratic work 8 times as long."""
MOST = 3
"""Between the two: the caches of a processor make large sizes slower."""
ROUNDS = 12
"""Other processes disturb, each round by itself: linear work is soon measured in a quiet one, quadratic work never."""


def grows_linearly(work: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Whether work on ``TIMES`` the size takes about that many times as long, and not its square.

    ``work(size)`` makes ready what is not measured, and returns what is. In each round both sizes are worked on right
    after each other, the small one ``TIMES`` times, and their processor time is compared: what slows the machine down
    slows both. The cyclic garbage collector rests meanwhile: its full runs go through everything that the tests before
    have left behind, and only work that is large enough sets them off.
    """
    small, large = work(size), work(TIMES * size)
    small()  # the first time reads the lexicon
    often = 1
    while _seconds(small, TIMES * often) < LEAST_SECONDS:
        often *= 2
    return any(
        _seconds(large, often) < MOST * _seconds(small, TIMES * often) for _ in range(ROUNDS)
    )


def _seconds(work: Callable[[], object], often: int) -> float:
    gc.disable()
    try:
        start = process_time()
        for _ in range(often):
            work()
        return process_time() - start
    finally:
        gc.enable()
