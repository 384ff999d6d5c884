"""What one kind of torture came to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many runs of one kind were made, how they ended by kind, and those that must not end so, a line each."""

    name: str
    runs: int
    counts: dict[str, int]
    failures: list[str]
