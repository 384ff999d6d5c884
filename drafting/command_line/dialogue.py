"""What a command says to the one who typed it, and the yes that it may ask for."""

import argparse
import json
import sys
from collections.abc import Iterable


def print_result(options: argparse.Namespace, as_json: object, lines: Iterable[str]) -> None:
    """Print a result to stdout: as JSON where that was asked for, else as lines."""
    if options.json:
        print(json.dumps(as_json, ensure_ascii=False, indent=2))
    else:
        print(*lines, sep="\n")


def say(line: str) -> None:
    """Print a line about the progress, to stderr."""
    print(line, file=sys.stderr)


def tell_whose(options: argparse.Namespace) -> None:
    """Say whose report it is, where it is kept further up than the folder the user is in."""
    from drafting.report_folder import whose

    if line := whose(options.folder):
        say(line)


def can_ask(options: argparse.Namespace) -> bool:
    """Whether somebody sits before the screen who can be asked."""
    return not options.json and sys.stdin.isatty() and sys.stdout.isatty()


def agreed(question: str) -> bool:
    """Return whether the answer to a question is a clear yes."""
    try:
        return input(question).strip().lower() in ("y", "yes", "是")
    except EOFError:
        return False
