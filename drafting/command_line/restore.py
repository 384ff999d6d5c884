"""``shuzhi restore``."""

import argparse

from drafting.command_line.argparse_zh import Parser
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
    done = restore(options.folder, options.section, options.revision)
    if done.revision is None:
        print(f"“{done.word}”的文字现在就是那一版，没有改动。")
    elif done.before:
        print(
            f"那一版里没有“{done.word}”，已去掉，存为 @{done.revision}。"
            f"要换回来：shuzhi restore {done.word} @{done.before}"
        )
    else:
        print(f"“{done.word}”的文字已恢复，存为 @{done.revision}。请再核对一遍：shuzhi check")
    if done.order:
        print(
            f"各节的次序没有改动：现在是{'、'.join(done.order)}，那一版是{'、'.join(done.old_order)}。"
        )
        print("要改次序，请在导出的 Word 里移好，再用 shuzhi take 收回。")
    return 0
