"""SIGKILL: at a call that changes a file, within it, or at any moment of draft, regen, take and export."""

import random
from collections.abc import Iterator
from itertools import cycle, islice, product

from torture.outcome import Outcome
from torture.point import KILLS, Point
from torture.scenarios import KILLED, scenarios_of
from torture.trial import outcome, tried
from torture.workshop import CompilerMissingError, Workshop, workshop


def run(count: int, seed: int) -> Iterator[Outcome]:
    """Kill so many commands."""
    try:
        with workshop() as shop:
            yield from killed(shop, count, seed)
    except CompilerMissingError as missing:
        yield Outcome("kill", 0, {}, [str(missing)])


def killed(shop: Workshop, count: int, seed: int) -> Iterator[Outcome]:
    """Kill so many commands, each kind of command as often as the others; yield an outcome of each kind."""
    for number, command in enumerate(KILLED):
        share = (count + number) // len(KILLED)
        yield outcome(f"kill {command}", tried(shop, _points(shop, command, share, seed)))


def _points(shop: Workshop, command: str, count: int, seed: int) -> Iterator[Point]:
    """Yield points of a command: its scenarios with each fate in turn, anywhere in the work."""
    chance = random.Random(f"{seed} {command}")
    kinds = list(product(scenarios_of([command]), KILLS))
    chance.shuffle(kinds)
    for scenario, fate in islice(cycle(kinds), count):
        if fate == "moment":
            yield Point(scenario.name, round(chance.random(), 4), fate)
        else:
            calls = len(shop.whole(scenario).run.calls)
            yield Point(scenario.name, chance.randint(1, calls), fate)
