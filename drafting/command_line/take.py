"""``shuzhi take``."""

import argparse
from pathlib import Path

from drafting.command_line.argparse_zh import Parser
from drafting.command_line.common_options import json_option
from drafting.command_line.dialogue import print_result, say, tell_whose

SUMMARY = "收回在 Word 或 WPS 里改过的报告：逐节存成手写的新版本，再核对全文"


def options(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="文件",
        help="改过的报告：.docx、.txt、.md；电脑上有 LibreOffice 时也可以是 .doc、.wps、.rtf",
    )
    parser.add_argument(
        "--reject", action="store_true", help="文件里的修订都按拒绝处理（不写则都按接受处理）"
    )
    parser.add_argument(
        "--adopt",
        action="append",
        default=[],
        metavar="编号",
        help="把一个要点里没有的数字收进要点（可写多次），须同时写明出处",
    )
    parser.add_argument(
        "--source", default="", metavar="出处", help="收进要点的数字从哪里来，记在要点里"
    )
    parser.add_argument("--yes", action="store_true", help="两边都手改过的，也用文件里的")
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from drafting.errors import UsageError
    from drafting.revising.taking import take_back

    if options.file is None and not options.adopt:
        raise UsageError("请写明改过的报告，如：shuzhi take 述职报告.docx")
    if options.adopt and not options.source.strip():
        raise UsageError("收进要点的数字要写明出处，如：--source 学习台账")
    if options.source and not options.adopt:
        raise UsageError("--source 要和 --adopt 编号 一起写")
    tell_whose(options)
    done = take_back(
        options.folder,
        options.file,
        rejecting=options.reject,
        over_hand=options.yes,
        adopt=options.adopt,
        source=options.source,
        say=say,
    )
    print_result(options, done.to_json(), done.lines())
    return 1 if done.verdict.stopping else 0
