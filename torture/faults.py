"""A full disk, a broken one and a missing right, at every call that changes a file, of every command that writes."""

import random
from collections.abc import Iterator

from torture.outcome import Outcome
from torture.point import FAULTS, Point
from torture.scenarios import SCENARIOS, Scenario, scenarios_of
from torture.trial import outcome, tried
from torture.workshop import CompilerMissingError, Workshop, workshop


def run(count: int, seed: int) -> Iterator[Outcome]:
    """Break every call of every command; where ``count`` is not 0, so many of each command, by chance."""
    try:
        with workshop() as shop:
            for command in dict.fromkeys(scenario.command for scenario in SCENARIOS):
                scenarios = scenarios_of([command])
                points = [point for scenario in scenarios for point in points_of(shop, scenario)]
                if count:
                    chance = random.Random(f"{seed} {command}")
                    points = chance.sample(points, min(count, len(points)))
                yield outcome(f"faults {command}", tried(shop, points))
    except CompilerMissingError as missing:
        yield Outcome("faults", 0, {}, [str(missing)])


def points_of(shop: Workshop, scenario: Scenario) -> Iterator[Point]:
    """Yield every call of a command with every fault."""
    for number in range(len(shop.whole(scenario).run.calls)):
        for fault in FAULTS:
            yield Point(scenario.name, number + 1, fault)
