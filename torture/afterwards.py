"""After a command was broken: the next commands work, nothing is lost by them, and the same one comes to its end."""

import random
from collections.abc import Iterator
from pathlib import Path

from torture.command_server import Run
from torture.point import KILLS, Point
from torture.scenarios import Scenario, scenario_named
from torture.state import DamagedError, State, lost_rows, state_of
from torture.told import broke
from torture.workshop import Whole, Workshop

AGAIN, EXPORTED = "again", "再导出.docx"
NEXT = {
    "history": ("history", "--json"),
    "check": ("check",),
    "export": ("export", "-o", EXPORTED),
}
"""What is typed next after a kill, in any order, beside the killed command itself."""
REFUSED = 2
"""The exit code of a command for a report that is not written yet, or for what is done already."""


def wrong_afterwards(workshop: Workshop, point: Point, folder: Path, left: State) -> Iterator[str]:
    """Yield what goes wrong afterwards; ``left`` is what the broken command left in the folder."""
    scenario = scenario_named(point.scenario)
    names = [AGAIN, *(NEXT if point.fate in KILLS else ())]
    random.Random(str(point)).shuffle(names)
    state = left
    for name in names:
        run = workshop.do(folder, NEXT.get(name) or workshop.typed(scenario))
        try:
            found = state_of(folder)
        except DamagedError as damage:
            yield f"after {name}: {damage}"
            return
        yield from (f"after {name}: {what}" for what in lost_rows(state, found))
        if name == AGAIN:
            yield from _wrong_again(run, scenario, workshop.whole(scenario), found, left)
        elif run.code not in ((0, 1) if state.report() else (REFUSED,)) or broke(run):
            yield f"then {name} ends with {run.code}: {run.err.strip()}"
        state = found


def _wrong_again(
    run: Run, scenario: Scenario, whole: Whole, found: State, left: State
) -> Iterator[str]:
    """Yield what is wrong with the command that was typed once more."""
    is_done = whole.new.files.items() <= left.files.items()
    may_refuse = scenario.again == "refused" and is_done
    if run.code != whole.run.code and not (may_refuse and run.code == REFUSED):
        yield f"again ends with {run.code}, not {whole.run.code}: {run.err.strip()}"
    if scenario.again != "same":
        return
    known = {EXPORTED, *left.files}
    yield from (f"again leaves {name}" for name in found.files.keys() - whole.new.files - known)
    for name, data in whole.new.files.items():
        if found.files.get(name) != data:
            yield f"again leaves another {name}"
    if found.report() != whole.new.report():
        yield "again leaves another report"
