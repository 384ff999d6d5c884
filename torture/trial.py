"""One command broken at one point, and everything that is wrong then."""

import signal
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from torture.afterwards import wrong_afterwards
from torture.command_server import Run
from torture.outcome import Outcome
from torture.point import KILLS, Point
from torture.scenarios import scenario_named
from torture.state import DamagedError, State, state_of, wrong_between
from torture.told import broke, unclear
from torture.workshop import Whole, Workshop

Reached = Literal["old", "between two steps", "new", "damaged"]
"""What the folder is like when the command is over."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a point."""

    point: Point
    reached: Reached
    failures: tuple[str, ...]


def broken_at(workshop: Workshop, point: Point) -> Trial:
    """Break the command of a point there, look at what is left, and go on working."""
    scenario = scenario_named(point.scenario)
    whole = workshop.whole(scenario)
    with workshop.folder_for(scenario) as folder:
        run = workshop.do(folder, workshop.typed(scenario), point, whole.run.seconds)
        try:
            left = state_of(folder)
        except DamagedError as damage:
            return _trial(point, run, "damaged", [str(damage)])
        held = _held(point, run)
        done = left.with_beside(held) if held else left
        wrong = [
            *wrong_between(whole.old, whole.new, done),
            *_wrongly_ended(point, run, whole, done, folder),
            *wrong_afterwards(workshop, point, folder, left),
        ]
        return _trial(point, run, _reached(whole, done), wrong)


def tried(workshop: Workshop, points: Iterable[Point]) -> Iterator[Trial]:
    """Break a command at each of the points."""
    return workshop.each(lambda point: broken_at(workshop, point), points)


def outcome(name: str, trials: Iterable[Trial]) -> Outcome:
    """Return the row of the table for some trials."""
    fates: Counter[str] = Counter()
    reached: Counter[str] = Counter()
    failures: list[str] = []
    for trial in trials:
        fates[trial.point.fate] += 1
        reached[trial.reached] += 1
        failures += trial.failures
    return Outcome(name, fates.total(), {**fates, **reached}, failures)


def _trial(point: Point, run: Run, reached: Reached, wrong: Iterable[str]) -> Trial:
    call = f" ({_call(point, run)})" if point.call else ""
    return Trial(point, reached, tuple(f"{point}{call}: {what}" for what in wrong))


def _call(point: Point, run: Run) -> str:
    return run.calls[point.call - 1] if point.call <= len(run.calls) else "no such call"


def _held(point: Point, run: Run) -> str:
    """Return the file that may not be replaced, as one that is open on Windows: what is written goes beside it."""
    call, _, name = _call(point, run).partition(" ") if point.fate == "EACCES" else ("", "", "")
    return name if call == "rename" else ""


def _reached(whole: Whole, left: State) -> Reached:
    if left.holds(whole.new):
        return "new"
    return "old" if left.holds(whole.old) else "between two steps"


def _wrongly_ended(
    point: Point, run: Run, whole: Whole, left: State, folder: Path
) -> Iterator[str]:
    """Yield what is wrong with the end: who is killed is dead, who meets a fault does all or says why not."""
    if point.fate in KILLS:
        if run.code != -signal.SIGKILL and not (point.fate == "moment" and left.holds(whole.new)):
            yield f"was not killed, and ends with {run.code}"
        return
    may_leave = point.fate == "EIO" or _call(point, run).startswith("unlink")
    if left.leftovers and not may_leave:
        yield f"leaves {'、'.join(left.leftovers)}"
    reached = _reached(whole, left)
    if run.code == whole.run.code and reached == "new" and not broke(run):
        return
    is_one_step = scenario_named(point.scenario).is_one_step and point.fate != "EIO"
    if reached == "between two steps" and is_one_step:
        yield "is done by half"
    if run.code == whole.run.code:
        yield "seems to have done all, and has not"
    yield from unclear(run, folder)
