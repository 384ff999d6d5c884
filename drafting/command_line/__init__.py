"""The commands that have a module of their own: what each says of itself, its options, and what it does.

The module of a command imports what it runs only when it runs: ``shuzhi --help`` asks all of them.
"""

import argparse
from typing import Protocol

from drafting.command_line import (
    diff,
    facts,
    history,
    lock,
    rectify,
    regen,
    restore,
    take,
    unlock,
    update_lexicon,
)
from drafting.command_line.argparse_zh import Parser


class CommandModule(Protocol):
    """What a module of a command has."""

    SUMMARY: str
    """What the command does, as its help says it."""

    def options(self, parser: Parser) -> None:
        """Add the command's arguments."""

    def run(self, options: argparse.Namespace) -> int:
        """Run the command and return its exit code."""


MODULES: dict[str, CommandModule] = {
    "facts": facts,
    "regen": regen,
    "take": take,
    "history": history,
    "restore": restore,
    "lock": lock,
    "unlock": unlock,
    "diff": diff,
    "rectify": rectify,
    "update-lexicon": update_lexicon,
}
"""The commands by name."""
