"""A small torture: what is killed or meets a broken disk leaves old or new, says why, and can be gone on with."""

from collections.abc import Iterator

import pytest

from torture import faults, kill
from torture.point import Point
from torture.scenarios import scenario_named
from torture.trial import outcome, tried
from torture.workshop import CompilerMissingError, Workshop, workshop

SEED = 7
HISTORY = ".shuzhi"
MAKING_THE_HISTORY = [f"draft:{call}:{fate}" for call in (10, 24) for fate in ("before", "within")]  # fmt: skip
"""Kills of who writes the first pages of a history."""


@pytest.fixture(scope="module")
def shop() -> Iterator[Workshop]:
    try:
        with workshop(servers=1) as opened:
            yield opened
    except CompilerMissingError as missing:
        pytest.skip(str(missing))


def test_whoever_is_killed_loses_nothing_and_can_go_on(shop: Workshop):
    rows = list(kill.killed(shop, 12, SEED))
    assert [row.runs for row in rows] == [3, 3, 3, 3]
    assert {fate for row in rows for fate in row.counts} >= {"before", "within", "moment"}
    assert [row.failures for row in rows] == [[], [], [], []]


def test_who_is_killed_while_making_the_history_can_go_on(shop: Workshop):
    row = outcome("draft", tried(shop, map(Point.read, MAKING_THE_HISTORY)))
    assert (row.runs, row.failures) == (len(MAKING_THE_HISTORY), [])


@pytest.mark.parametrize("name", ["export", "take-adopt"])
def test_on_a_broken_disk_all_is_done_or_nothing_and_that_is_said(shop: Workshop, name: str):
    scenario = scenario_named(name)
    calls = shop.whole(scenario).run.calls
    points = list(faults.points_of(shop, scenario))
    files = [p for p in points if HISTORY not in calls[p.call - 1]]
    history = [p for p in points if HISTORY in calls[p.call - 1]][::16]
    row = outcome(name, tried(shop, [*files, *history]))
    assert files and history and row.counts["ENOSPC"] and row.counts["old"]
    assert row.failures == []
