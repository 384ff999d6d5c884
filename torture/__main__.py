"""Prints the table: ``python -m torture [names] [--seed N] [--kills N] [--faults N] [--fuzz N]``; fails where anything does.

A name is a kind of run, or a point as a failure names it: ``export:17:ENOSPC`` breaks that alone.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from torture import faults, fuzz, kill
from torture.outcome import Outcome
from torture.point import Point
from torture.trial import outcome, tried
from torture.workshop import workshop

HEAD = f"{'runs':>8}{'failures':>10}  what (counts)"


@dataclass(frozen=True, slots=True)
class Module:
    """A kind of run: its name, the option for how many there are, how many there are else, and what runs them."""

    name: str
    option: str
    count: int
    run: Callable[[int, int], Outcome | Iterable[Outcome]]


MODULES = (
    Module("kill", "kills", 500, kill.run),
    Module("faults", "faults", 0, faults.run),  # 0 is every call
    Module("fuzz", "fuzz", 2_000, fuzz.run),
)


def main() -> int:
    """Run what is asked for and print it; return 1 where there is a failure."""
    parser = argparse.ArgumentParser(prog="python -m torture", description=__doc__)
    names = ", ".join(module.name for module in MODULES)
    parser.add_argument("names", nargs="*", metavar="name", help=f"{names}, or a point")
    parser.add_argument("--seed", type=int, default=1)
    for module in MODULES:
        parser.add_argument(f"--{module.option}", type=int, default=module.count, metavar="N")
    options = parser.parse_args()
    unknown = {name for name in options.names if ":" not in name} - {m.name for m in MODULES}
    if unknown:
        parser.error(f"no such kind of run: {' '.join(sorted(unknown))}")
    print(HEAD, flush=True)
    failed = False
    for found in _outcomes(options):
        print(*_lines(found), sep="\n", flush=True)
        failed |= bool(found.failures)
    return int(failed)


def _outcomes(options: argparse.Namespace) -> Iterator[Outcome]:
    points = [Point.read(name) for name in options.names if ":" in name]
    for module in MODULES:
        if module.name in options.names or not options.names:
            found = module.run(getattr(options, module.option), options.seed)
            yield from [found] if isinstance(found, Outcome) else found
    if points:
        with workshop() as shop:
            yield outcome("points", tried(shop, points))


def _lines(found: Outcome) -> Iterator[str]:
    """Yield a row of the table, then every failure."""
    counts = ", ".join(f"{what} {count:,}" for what, count in found.counts.items())
    what = f"{found.name} ({counts})" if counts else found.name
    yield f"{found.runs:>8,}{len(found.failures):>10,}  {what}"
    yield from (f"{'':>20}{line}" for failure in found.failures for line in failure.splitlines())


if __name__ == "__main__":
    sys.exit(main())
