"""What can go wrong, drawn as a tree.

ShuzhiError
├── UsageError            2   the command line asks for something that does not exist
├── InputError            3   a file of the user's cannot be used; lists every problem
│   ├── FactsError            the facts file
│   ├── DocumentError         a report, reference, sample or template
│   ├── WorkbookError         a spreadsheet
│   ├── LedgerError           the meeting ledger
│   └── SettingsError         settings, outlines and rules on wording
├── WriteError            3   a result could not be written; the old file is untouched
├── PartlyDoneError       6   some sections are done and stored, others failed
├── EndpointError         4   the model's endpoint failed
│   ├── UnreachableError      no connection, wrong certificate, proxy
│   ├── RejectedError         key, balance, model name, parameters: asking again is pointless
│   ├── OverloadedError       busy or broken for now: asking again may help
│   ├── IncompleteError       the answer broke off; keeps the partial text
│   └── UnusableAnswerError   the answer is no text that can be used
└── RefusedError          5   moderation, a classified marking, or a host that is not allowed; keeps partial text

A bad draft is no error: it yields findings. Only a run that cannot go on raises. Every message is Chinese, names
the user's file and place, and says what to do. The numbers are exit codes; 70 is for faults of our own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas.facts import Facts


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input: where, what, and what to do."""

    file: str
    place: str
    """Line, sheet and cell, or paragraph, e.g. 第12行; empty for the file as a whole."""
    key: str
    """The fact's id or the setting's name, e.g. 数据.支委会; empty where there is none."""
    message: str
    suggestion: str

    def __str__(self) -> str:
        """Return the problem as one Chinese line."""
        where = "，".join(part for part in (self.file, self.place) if part)
        what = f"“{self.key}”{self.message}" if self.key else self.message
        return "：".join(part for part in (where, what) if part) + (
            f"。{self.suggestion}" if self.suggestion else ""
        )


class ShuzhiError(Exception):
    """The root: something the user can act on."""

    exit_code = 70

    def __init__(self, message: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.problems = tuple(problems)

    def __str__(self) -> str:
        """Return the message and every problem, a line each."""
        return "\n".join([self.message, *(f"  {problem}" for problem in self.problems)])


class UsageError(ShuzhiError):
    """The command line asks for something that does not exist."""

    exit_code = 2


class InputError(ShuzhiError):
    """A file of the user's cannot be used."""

    exit_code = 3


class FactsError(InputError):
    """The facts file has problems; ``understood`` is what could be read besides, with a stand-in for what every report has."""

    understood: "Facts | None" = None


class DocumentError(InputError):
    """A report, reference, sample or template cannot be read."""


class WorkbookError(InputError):
    """A spreadsheet cannot be read."""


class LedgerError(InputError):
    """The meeting ledger cannot be counted."""


class SettingsError(InputError):
    """Settings, an outline or rules on wording are wrong."""


class WriteError(ShuzhiError):
    """A result could not be written; what was there before is untouched."""

    exit_code = 3


class PartlyDoneError(ShuzhiError):
    """Some sections are done and stored, others failed."""

    exit_code = 6


class EndpointError(ShuzhiError):
    """The model's endpoint failed."""

    exit_code = 4


class UnreachableError(EndpointError):
    """No connection could be made."""


class RejectedError(EndpointError):
    """The endpoint says no, and will say it again."""


class OverloadedError(EndpointError):
    """The endpoint is busy or broken for now."""


class IncompleteError(EndpointError):
    """The answer broke off."""

    def __init__(self, message: str, partial: str = "") -> None:
        super().__init__(message)
        self.partial = partial


class UnusableAnswerError(EndpointError):
    """The answer is no text that can be used."""


class RefusedError(ShuzhiError):
    """The request was refused: moderation, a classified marking, or a host that is not allowed."""

    exit_code = 5

    def __init__(self, message: str, problems: Iterable[Problem] = (), partial: str = "") -> None:
        super().__init__(message, problems)
        self.partial = partial
