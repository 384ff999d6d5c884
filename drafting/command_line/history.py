"""``shuzhi history``."""

import argparse

from drafting.command_line.argparse_zh import Parser
from drafting.command_line.common_options import json_option, section_argument
from drafting.command_line.dialogue import print_result, tell_whose

SUMMARY = "列出报告的各个版本：什么时候、做了什么、各节是谁写的"


def options(parser: Parser) -> None:
    """Add the command's arguments."""
    section_argument(parser, optional=True)
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from drafting.revising.history import history_of
    from drafting.revising.history_view import history_json, history_lines

    tell_whose(options)
    history = history_of(options.folder, options.section)
    print_result(options, history_json(history), history_lines(history))
    return 0
