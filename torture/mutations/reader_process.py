"""The process that reads the mutated files, and its other end: ended and begun anew when it fails.

``python -m torture.mutations.reader_process FOLDER`` is given a file a line, as JSON, and answers each with how it went.
"""

import json
import resource
import select
import shutil
import subprocess
import sys
import warnings
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from torture.mutations.commands import command_faults
from torture.mutations.judge import Judgement, judged, present
from torture.mutations.mutants import Mutant
from torture.mutations.readers import Readers

ROOT = Path(__file__).parents[2]
ADDRESS_SPACE = 1_500_000_000
"""Bytes: what wants more gets none, and the fault is told."""
PATIENCE = 120
"""Seconds that a file may take, on however busy a machine."""


class ReaderProcess:
    """A process that reads files, with a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sizes: list[float] = []
        """The memory that it had after each file, in MB."""
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self.folder.mkdir()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        place: TracebackType | None,
    ) -> None:
        self._end()
        shutil.rmtree(self.folder)

    def read(self, file: Path, made: Mutant, *, thorough: bool, command: int | None) -> Judgement:
        """Return how a file was read: by every reader or by one, and by the command of that number, if any."""
        task = {
            "file": str(file),
            "text": made.text,
            "keeps_text": made.keeps_text,
            "number": made.number,
            "thorough": thorough,
            "command": command,
        }
        try:
            answer = self._ask(json.dumps(task))
        except (TimeoutError, BrokenPipeError, EOFError) as fault:
            self._end()
            return Judgement("fault: no answer", [f"no answer ({type(fault).__name__})"])
        self.sizes.append(answer.pop("present"))
        return Judgement(**answer)

    def _ask(self, line: str) -> dict[str, Any]:
        if self._process is None:
            shutil.rmtree(self.folder / "readers", ignore_errors=True)
            self.sizes.clear()
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__, str(self.folder / "readers")],
                cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
        process = self._process
        assert process.stdin and process.stdout
        print(line, file=process.stdin, flush=True)
        if not select.select([process.stdout], [], [], PATIENCE)[0]:
            raise TimeoutError
        if not (answer := process.stdout.readline()):
            raise EOFError
        found: dict[str, Any] = json.loads(answer)
        return found

    def _end(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None


def main() -> None:
    """Answer until there is no more to read."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    warnings.simplefilter("error")
    readers = Readers(Path(sys.argv[1]))
    for line in sys.stdin:
        task = json.loads(line)
        file = Path(task["file"])
        every = readers.of(task["number"])
        if not task["thorough"]:
            word = list(every)[task["number"] % len(every)]
            every = {word: every[word]}
        judgement = judged(file, task["text"], every, keeps_text=task["keeps_text"])
        if task["command"] is not None:
            judgement.failures += command_faults(task["command"], file, readers.folder)
        print(json.dumps(judgement.to_json() | {"present": present()}), flush=True)


if __name__ == "__main__":
    main()
