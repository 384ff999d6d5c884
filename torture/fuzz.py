"""Mutated .docx files, read in every way in which the product reads one, in processes with a limit on their memory.

``python -m torture.fuzz --seed S [--count N | --number N]`` repeats a run, or one file of it.
"""

import argparse
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from torture.mutations.mutants import Mutant, mutant
from torture.mutations.originals import Original, originals
from torture.mutations.reader_process import ReaderProcess
from torture.outcome import Outcome

NAME = "mutated .docx"
PROCESSES = 2
LIFE = 250
"""Files that one process reads."""
YOUNG = 50
"""So many files has a process read that has loaded all it needs."""
GROWTH = 60
"""Megabytes that it may have grown by from then on."""
EVERY = 25
"""Of so many files one is given to a whole command too."""
LEAST_READ = 0.35
"""The share that must be read: a fuzz that only makes rubbish proves little."""


@dataclass
class _Tally:
    """What has become of the files of one process."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    seconds: float = 0
    megabytes: float = 0


def run(count: int, seed: int) -> Outcome:
    """Read so many mutated files; a failure is told with its seed and number, and its file is kept."""
    return fuzzed(originals(whole=True), seed, range(count))


def fuzzed(
    files: Sequence[Original], seed: int, numbers: Sequence[int], *, thorough: bool = True
) -> Outcome:
    """Read the mutants of these files with these numbers; ``thorough`` is each by every reader, else by one."""
    folder = Path(tempfile.mkdtemp(prefix="shuzhi-fuzz-"))
    shares = [numbers[first::PROCESSES] for first in range(PROCESSES)]
    with ThreadPoolExecutor(PROCESSES) as pool:
        tallies = list(pool.map(lambda share: _read(files, seed, share, folder, thorough), shares))
    counts = sum((tally.counts for tally in tallies), Counter[str]())
    failures = [failure for tally in tallies for failure in tally.failures]
    read = sum(number for kind, number in counts.items() if kind.startswith("read: "))
    if read < LEAST_READ * len(numbers):
        failures.append(f"seed {seed}: only {read} of {len(numbers)} files were read")
    if not failures:
        shutil.rmtree(folder)
    most = max(tally.seconds for tally in tallies), max(tally.megabytes for tally in tallies)
    name = f"{NAME}, seed {seed}: at most {most[0]:.1f} s and {most[1]:.0f} MB"
    return Outcome(name, len(numbers), dict(counts.most_common()), failures)


def _read(
    files: Sequence[Original], seed: int, numbers: Sequence[int], folder: Path, thorough: bool
) -> _Tally:
    tally = _Tally()
    for start in range(0, len(numbers), LIFE):
        life = numbers[start : start + LIFE]
        with ReaderProcess(folder / f"process-{life[0]}") as process:
            for number in life:
                tally.failures += _one(mutant(files, seed, number), process, tally, thorough)
            young, old = process.sizes[:YOUNG][-1:], process.sizes[-1:]
        if young and old[0] - young[0] > GROWTH:
            tally.failures.append(
                f"seed {seed}, numbers {life[0]} to {life[-1]}: the process grew from {young[0]:.0f} to {old[0]:.0f} MB"
            )
    return tally


def _one(made: Mutant, process: ReaderProcess, tally: _Tally, thorough: bool) -> Iterator[str]:
    """Read one mutant and yield its failures."""
    file = process.folder / f"{made.seed}-{made.number}.docx"
    file.write_bytes(made.data)
    command = made.number // EVERY if made.number % EVERY == 0 else None
    judgement = process.read(file, made, thorough=thorough, command=command)
    tally.counts[judgement.kind] += 1
    tally.seconds = max(tally.seconds, judgement.seconds)
    tally.megabytes = max(tally.megabytes, judgement.megabytes)
    if not judgement.failures:
        file.unlink()
        return
    kept = file.rename(process.folder.parent / file.name)
    how = f"{made.original} with {', '.join(made.changes)}"
    for failure in judgement.failures:
        yield f"seed {made.seed}, number {made.number}, {how} ({kept}): {failure}"


def main() -> None:
    """Run by hand, and tell all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--number", type=int, action="append")
    options = parser.parse_args()
    numbers = options.number or range(options.count)
    outcome = fuzzed(originals(whole=True), options.seed, numbers)
    print(outcome.name)
    for kind, count in outcome.counts.items():
        print(f"{count:6} {kind}")
    print(*outcome.failures, sep="\n")


if __name__ == "__main__":
    main()
