"""``shuzhi restore``."""

import argparse

from drafting.argparse_zh import Parser
from drafting.command_line.common_options import section_argument
from drafting.command_line.dialogue import tell_whose

SUMMARY = "把一节恢复成从前的一版；现在的一版仍留在版本记录里"


def options(parser: Parser) -> None:
    """Add the command's arguments."""
    section_argument(parser)
    parser.add_argument("revision", metavar="@版本", help="版本号，如 @3，用 shuzhi history 查看")


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from drafting.revising.restore import restore

    tell_whose(options)
    word, number = restore(options.folder, options.section, options.revision)
    if number is None:
        print(f"“{word}”现在就是那一版，没有改动。")
    else:
        print(f"“{word}”已恢复，存为 @{number}。请再核对一遍：shuzhi check")
    return 0
