"""``shuzhi update-lexicon``."""

import argparse
from pathlib import Path

from drafting.command_line.argparse_zh import Parser

SUMMARY = "把一张活动期限表（学习教育、会议、规划从什么时候到什么时候）加进自己的词库"


def options(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "file",
        type=Path,
        metavar="表",
        help="CSV 文件，列名：名称、别称、开始日期、结束日期、依据、正例、反例",
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from drafting.wording.own_campaigns import take, taken_lines

    print(*taken_lines(take(options.file)), sep="\n")
    return 0
