"""One line of what the doctor says."""

from dataclasses import dataclass
from typing import Literal

State = Literal["good", "absent", "advice", "fault"]


@dataclass(frozen=True, slots=True)
class Line:
    """What was looked at and what was found.

    It is good, not there and not needed, worth a word, or a fault that keeps something from working.
    """

    topic: str
    state: State
    text: str
