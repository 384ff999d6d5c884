"""``shuzhi unlock``."""

import argparse

from drafting.command_line.argparse_zh import Parser
from drafting.command_line.common_options import section_argument
from drafting.command_line.dialogue import tell_whose

SUMMARY = "解开一节的锁定"


def options(parser: Parser) -> None:
    """Add the command's arguments."""
    section_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from drafting.revising.locks import set_lock

    tell_whose(options)
    word, known = set_lock(options.folder, options.section, locked=False)
    print(f"“{word}”{'没有锁定，不用解' if known else '已解锁，可以改动了'}。")
    return 0
