"""The commands with their options, and what their help says."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from drafting.command_line import MODULES
from drafting.command_line.argparse_zh import Parser
from drafting.command_line.common_options import engine_option, json_option

Command = Callable[[argparse.Namespace], int]
"""Runs a command with its options and returns the exit code."""


def parser(commands: Mapping[str, Command]) -> Parser:
    """Return the parser; ``commands`` are the functions that run each, by name."""
    whole = Parser(
        prog="shuzhi",
        description="述职：把要点写成党支部书记述职报告，逐项核对数据，导出 Word。",
        epilog="例：shuzhi draft 要点.md --reference 去年述职报告.docx -o 述职报告.docx\n"
        "某个命令的详细用法：shuzhi draft --help",
    )
    whole.add_argument(
        "-C", dest="folder", type=Path, metavar="文件夹", help="报告所在文件夹（默认为当前文件夹）"
    )
    subs = whole.add_subparsers(dest="command", metavar="命令", required=True, title="命令")

    def command(name: str, summary: str) -> Parser:
        sub: Parser = subs.add_parser(name, help=summary, description=summary)
        sub.add_argument(
            "-C", dest="folder", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
        sub.set_defaults(run=commands[name])
        return sub

    def own_module(name: str) -> None:
        module = MODULES[name]
        module.options(command(name, module.SUMMARY))

    new = command("new", "建立一个报告文件夹，里面放好要点的空白样式")
    new.add_argument("target", type=Path, metavar="文件夹", help="要建立的文件夹")
    new.add_argument(
        "--form",
        choices=("md", "xlsx"),
        default="md",
        help="要点的写法：md 分条书写（要点.md，默认），xlsx 用 Excel 或 WPS 填的表（要点.xlsx）",
    )

    own_module("facts")

    draft = command("draft", "按要点写出整篇报告，核对通过后导出 Word")
    draft.add_argument(
        "facts", type=Path, metavar="要点", help="要点文件（.xlsx、.yaml、.md 或 .txt）"
    )
    draft.add_argument(
        "--reference",
        type=Path,
        metavar="文件",
        help="去年的述职报告（.docx、.txt、.md）；去年的报告、范文、提纲不写则与上次起草相同，写“无”则不用",
    )
    draft.add_argument("--sample", type=Path, metavar="文件", help="只学写法的范文")
    draft.add_argument("--outline", type=Path, metavar="文件", help="上级规定的提纲（.yaml）")
    engine_option(draft, "由谁来写")
    draft.add_argument("--fresh", action="store_true", help="不用保存的回答，重新请模型写")
    draft.add_argument(
        "--yes",
        action="store_true",
        help="手写过的、选定过的各节也重新写（不写则原样保留；锁定的总是保留）",
    )
    draft.add_argument(
        "--send-reference",
        action="store_true",
        help="连去年报告和范文的句子（隐去名称和数字）也发给外部服务；不写则只发写法特点",
    )
    draft.add_argument(
        "--debug-log",
        type=Path,
        metavar="文件",
        help="把发给模型的文字和模型的答复原样记到这个文件（含要点内容，请妥善保管）",
    )
    draft.add_argument(
        "-o",
        dest="output",
        type=Path,
        metavar="文件",
        help="导出的 Word 文件（默认：述职报告.docx）",
    )
    json_option(draft)

    show = command("show", "显示当前报告或其中一节")
    show.add_argument("section", nargs="?", metavar="节", help="工作、亮点、不足、计划，或一至四")

    check = command("check", "核对报告：四个部分、每个数据、每件事项")
    check.add_argument(
        "file", nargs="?", type=Path, metavar="报告", help=".docx、.txt 或 .md（默认当前报告）"
    )
    check.add_argument("--facts", type=Path, metavar="要点", help="对照的要点文件")
    check.add_argument("--reference", type=Path, metavar="文件", help="去年的述职报告")
    check.add_argument(
        "--table",
        type=Path,
        metavar="文件",
        help="另存一份双向核对表（.xlsx）：要点写在哪里，数字从哪里来",
    )
    json_option(check)

    figures = command("figures", "列出一份文字里的每个数字：读成了什么，数的是什么")
    figures.add_argument("file", type=Path, metavar="文件", help=".docx、.txt 或 .md，不需要要点")
    json_option(figures)

    _export_options(command("export", "把当前报告导出为 Word 文件"))

    allow = command("allow", "许可把文字发给一个外部服务；不写主机名则列出已许可的")
    allow.add_argument(
        "host", nargs="?", metavar="主机", help="服务的主机名或地址，例如 api.deepseek.com"
    )

    doctor = command("doctor", "检查这台电脑：模型服务、网络、字体、文件夹，说明怎么改")
    json_option(doctor)

    for name in MODULES:
        if name not in subs.choices:
            own_module(name)
    return whole


def _export_options(export: Parser) -> None:
    export.add_argument(
        "-o",
        dest="output",
        type=Path,
        metavar="文件",
        help="导出的 Word 文件（默认：述职报告.docx）",
    )
    export.add_argument(
        "--annotated",
        action="store_true",
        help="导出带批注的一份，供自己核对：每个数字的依据、本机写成的每一句、还没有处理的提示"
        "（默认：述职报告（带批注）.docx）",
    )
    export.add_argument(
        "--redline",
        action="store_true",
        help="导出与去年的报告对照的一份，不同之处是 Word 的修订（默认：述职报告（与去年对照）.docx）；"
        "可以和 --annotated 一起写",
    )
    export.add_argument(
        "--unchecked", action="store_true", help="未通过也导出，文件名和首页写明“未通过核对”"
    )
    export.add_argument(
        "--accept",
        action="append",
        default=[],
        metavar="编号",
        help="确认一处“待确认”的内容无误（可写多次），须同时写明理由",
    )
    export.add_argument("--reason", default="", metavar="理由", help="为什么确认无误，记入版本记录")
    json_option(export)
