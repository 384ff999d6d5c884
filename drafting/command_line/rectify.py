"""``shuzhi rectify``."""

import argparse
from pathlib import Path

from drafting.command_line.argparse_zh import Parser
from drafting.command_line.common_options import json_option
from drafting.command_line.dialogue import print_result, tell_whose

SUMMARY = "整改对照：去年的每个问题、每项承诺，今年改得怎样，报告写在哪里"


def options(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--reference", type=Path, metavar="文件", help="去年的述职报告（默认用起草时给的那份）"
    )
    parser.add_argument(
        "-o", dest="output", type=Path, metavar="文件", help="另存一份对照表（.xlsx）"
    )
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from drafting.rectification.overview import overview
    from drafting.rectification.view import as_json, lines

    tell_whose(options)
    found = overview(options.folder, options.reference)
    shown, data = list(lines(found)), as_json(found)
    if options.output:
        from drafting.rectification.sheet import save_sheet

        table = save_sheet(found, options.output)
        backup = str(table.backup) if table.backup else None
        data["table"] = {"file": str(table.file), "backup": backup}
        if table.backup:
            shown.append(f"原来的文件不是本程序写的或被改动过，已另存为：{table.backup}")
        shown.append(f"对照表已写好：{table.file}")
    print_result(options, data, shown)
    return 1 if found.passed is False else 0
