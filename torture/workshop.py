"""Where commands are broken: one server per processor, the folders, and what each command does when nothing breaks."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from torture.command_server import CommandServer, Run, library
from torture.folders import Folders
from torture.point import Point
from torture.scenarios import Scenario
from torture.state import State, state_of

Result = TypeVar("Result")
COMPILER = "cc"
MEMORY = "/dev/shm"
"""Folders are made here where they can be: nothing that is tried needs a disk, and the disk is slow to sync."""


class CompilerMissingError(Exception):
    """There is no C compiler, so that no call can be broken."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A command when nothing breaks: the folder before and after, and the run."""

    old: State
    new: State
    run: Run


class Workshop:
    """The servers, lent to one caller at a time, and the folders."""

    def __init__(self, home: Path, servers: Sequence[CommandServer]) -> None:
        self._free: SimpleQueue[CommandServer] = SimpleQueue()
        for server in servers:
            self._free.put(server)
        self._pool = ThreadPoolExecutor(len(servers))
        self._folders = Folders(home, self.do)
        self._wholes: dict[str, Whole] = {}

    def do(
        self,
        folder: Path,
        arguments: Sequence[str],
        point: Point | None = None,
        seconds: float = 0.0,
    ) -> Run:
        """Run a command in a folder, broken at a point; ``seconds`` is how long it takes when nothing breaks."""
        server = self._free.get()
        try:
            if point is None:
                return server.run(folder, arguments)
            if point.fate == "moment":
                return server.run(folder, arguments, kill_after=point.at * seconds)
            return server.run(folder, arguments, call=point.call, fate=point.code)
        finally:
            self._free.put(server)

    @contextmanager
    def folder_for(self, scenario: Scenario) -> Iterator[Path]:
        """Give a fresh folder."""
        folder = self._folders.fresh(scenario.base)
        try:
            yield folder
        finally:
            shutil.rmtree(folder)

    def typed(self, scenario: Scenario) -> tuple[str, ...]:
        """Return what is typed."""
        return self._folders.arguments(scenario)

    def whole(self, scenario: Scenario) -> Whole:
        """Return the command when nothing breaks."""
        if scenario.name not in self._wholes:
            with self.folder_for(scenario) as folder:
                old = state_of(folder)
                run = self.do(folder, self.typed(scenario))
                if run.code not in (0, 1):
                    raise AssertionError(f"{scenario.name} does not run: {run.err}")
                self._wholes[scenario.name] = Whole(old, state_of(folder), run)
        return self._wholes[scenario.name]

    def each(self, try_at: Callable[[Point], Result], points: Iterable[Point]) -> Iterator[Result]:
        """Yield what comes of every point, in order; as many at once as there are servers."""
        yield from self._pool.map(try_at, points)


@contextmanager
def workshop(servers: int | None = None) -> Iterator[Workshop]:
    """Open the workshop, with a server for each processor; raises CompilerMissingError."""
    if not shutil.which(COMPILER):
        raise CompilerMissingError(f"not run: no C compiler ({COMPILER}) on this machine")
    with ExitStack() as stack:
        memory = MEMORY if os.access(MEMORY, os.W_OK) else None
        name = stack.enter_context(tempfile.TemporaryDirectory(prefix="torture-", dir=memory))
        breaking = library(Path(name))
        started = [
            stack.enter_context(closing(CommandServer(breaking)))
            for _ in range(servers or os.cpu_count() or 1)
        ]
        folders = Path(name, "folders")
        folders.mkdir()
        yield Workshop(folders, started)
