"""A point at which a command is broken: by it every failure can be repeated."""

import errno
from dataclasses import dataclass
from typing import Literal, get_args

Kill = Literal["before", "within", "moment"]
"""SIGKILL before a call, within it (a write by half, any other call done), or at a share of the command's time."""
Fault = Literal["ENOSPC", "EIO", "EACCES"]
KILLS: tuple[Kill, ...] = get_args(Kill)
FAULTS: tuple[Fault, ...] = get_args(Fault)


@dataclass(frozen=True, slots=True)
class Point:
    """Which command meets what: at a call by its number from 1, at a moment by its share of the whole time."""

    scenario: str
    at: float
    fate: Kill | Fault

    def __str__(self) -> str:
        """Return the point as ``python -m torture`` takes it: ``export:17:ENOSPC``."""
        return f"{self.scenario}:{self.at:g}:{self.fate}"

    @classmethod
    def read(cls, text: str) -> "Point":
        """Return the point that a text is; raises ValueError."""
        scenario, at, fate = text.split(":")
        known = next((name for name in (*KILLS, *FAULTS) if name == fate), None)
        if known is None:
            raise ValueError(f"no such fate: {fate}")
        return cls(scenario, float(at), known)

    @property
    def call(self) -> int:
        """The number of the call; 0 for a moment."""
        return 0 if self.fate == "moment" else int(self.at)

    @property
    def code(self) -> int:
        """What ``torture_arm`` knows the fate by."""
        match self.fate:
            case "before":
                return -1
            case "within":
                return -2
            case "moment":
                return 0
        return int(getattr(errno, self.fate))
