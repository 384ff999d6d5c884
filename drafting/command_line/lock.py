"""``shuzhi lock``."""

import argparse

from drafting.command_line.argparse_zh import Parser
from drafting.command_line.common_options import section_argument
from drafting.command_line.dialogue import tell_whose

SUMMARY = "锁定一节：之后任何命令都不改动它"


def options(parser: Parser) -> None:
    """Add the command's arguments."""
    section_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from drafting.revising.locks import set_lock

    tell_whose(options)
    word, known = set_lock(options.folder, options.section, locked=True)
    print(
        f"“{word}”{'本来就锁定着' if known else '已锁定'}，draft、regen、take、restore 都不会改动它。"
        f"解锁：shuzhi unlock {word}"
    )
    return 0
