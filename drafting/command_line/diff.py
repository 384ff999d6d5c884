"""``shuzhi diff``."""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.command_line.argparse_zh import Parser
from drafting.command_line.common_options import json_option
from drafting.command_line.dialogue import print_result, say, tell_whose

if TYPE_CHECKING:
    from drafting.compare.saving import Saved

SUMMARY = "比较两份报告：数据、事项、逐句逐字有什么不同"


WRITTEN = {
    "html": "左右对照页已写好，请用浏览器打开",
    "docx": "修订稿已写好，在 Word 里可逐处接受或拒绝",
}


def options(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "old", nargs="?", metavar="旧", help="文件，或一个版本如 @3（默认：去年的述职报告）"
    )
    parser.add_argument(
        "new", nargs="?", metavar="新", help="文件，或一个版本如 @5（默认：当前报告）"
    )
    parser.add_argument(
        "--html",
        type=Path,
        metavar="文件",
        help="另存一页左右对照（.html），用浏览器打开，可直接打印",
    )
    parser.add_argument(
        "--docx",
        type=Path,
        metavar="文件",
        help="另存一份修订稿（.docx），在 Word 里可逐处接受或拒绝",
    )
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from drafting.compare.comparison import compare
    from drafting.compare.saving import save_page, save_redline
    from drafting.compare.sides import Shelf, is_file
    from drafting.compare.terminal import comparison_lines
    from drafting.export.targets import require_suffix

    require_suffix(options.html, ".html", "对照页是网页文件")
    require_suffix(options.docx, ".docx", "修订稿是 Word 文件")
    if not (is_file(options.old) and is_file(options.new)):
        tell_whose(options)
    shelf = Shelf(options.folder, say)
    comparison = compare(shelf.old(options.old), shelf.new(options.new), shelf.outline)
    saved = {}
    if options.html:
        saved["html"] = save_page(comparison, options.html)
    if options.docx:
        saved["docx"] = save_redline(comparison, options.docx, shelf.template)
    as_json = None
    if options.json:
        from drafting.compare.as_json import comparison_json

        files = {
            kind: {"file": str(done.file), "backup": done.backup and str(done.backup)}
            for kind, done in saved.items()
        }
        as_json = {**comparison_json(comparison), "files": files}
    lines = comparison_lines(comparison, colour=_has_colour())
    print_result(options, as_json, chain(lines, _saved_lines(saved)))
    return 0


def _saved_lines(saved: Mapping[str, "Saved"]) -> Iterator[str]:
    if saved:
        yield ""
    for kind, done in saved.items():
        if done.backup:
            yield f"原来的文件不是本程序写的或被改动过，已另存为：{done.backup}"
        yield f"{WRITTEN[kind]}：{done.file}"


def _has_colour() -> bool:
    """Whether the output goes to a terminal that may show colour (no-color.org)."""
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
