"""The command line: parse, call the pipeline, print. Results go to stdout, progress and errors to stderr."""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from drafting.argparse_zh import Parser
from drafting.errors import ShuzhiError, WriteError

INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _use_utf8()
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        options = _parser().parse_args(arguments)
        run: Callable[[argparse.Namespace], int] = options.run
        code = run(options)
        if sys.stdout:  # None where the caller closed it
            sys.stdout.flush()  # while a failure can still be told
        return code
    except ShuzhiError as error:
        return _fail(error, arguments)
    except KeyboardInterrupt:
        print(
            "\n已停止，没有写完的文件不会留下。模型已经答复的各节保存着，再运行一次会接着写。",
            file=sys.stderr,
        )
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone, e.g. head
        _drop_output()
        return 0
    except OSError as fault:
        from drafting.files import reason

        _drop_output()
        where = f" {fault.filename}" if fault.filename else ""
        message = f"无法读写{where}（{reason(fault)}）。请检查文件名、磁盘空间和权限"
        return _fail(WriteError(message), arguments)
    except Exception as fault:
        if os.environ.get("SHUZHI_TRACEBACK"):
            raise
        return _fail(
            ShuzhiError(
                f"程序自身出错（{type(fault).__name__}：{fault}）。请把这一行和所用的命令告诉维护者；"
                "设置环境变量 SHUZHI_TRACEBACK=1 再运行可看到细节。"
            ),
            arguments,
        )


def _parser() -> Parser:
    parser = Parser(
        prog="shuzhi",
        description="述职：把要点写成党支部书记述职报告，逐项核对数据，导出 Word。",
        epilog="例：shuzhi draft 要点.md --reference 去年述职报告.docx -o 述职报告.docx\n"
        "某个命令的详细用法：shuzhi draft --help",
    )
    parser.add_argument(
        "-C", dest="folder", type=Path, metavar="文件夹", help="报告所在文件夹（默认为当前文件夹）"
    )
    commands = parser.add_subparsers(metavar="命令", required=True, title="命令")

    def command(name: str, run: Callable[[argparse.Namespace], int], summary: str) -> Parser:
        sub: Parser = commands.add_parser(name, help=summary, description=summary)
        sub.add_argument(
            "-C", dest="folder", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
        sub.set_defaults(run=run)
        return sub

    new = command("new", _new, "建立一个报告文件夹，里面放好要点的空白样式")
    new.add_argument("target", type=Path, metavar="文件夹", help="要建立的文件夹")

    facts = command("facts", _facts, "读要点文件，列出读懂了什么、有什么问题")
    facts.add_argument("file", type=Path, metavar="要点", help="要点文件（.yaml、.md 或 .txt）")
    _json_option(facts)

    draft = command("draft", _draft, "按要点写出整篇报告，核对通过后导出 Word")
    draft.add_argument("facts", type=Path, metavar="要点", help="要点文件（.yaml、.md 或 .txt）")
    draft.add_argument(
        "--reference", type=Path, metavar="文件", help="去年的述职报告（.docx、.txt、.md）"
    )
    draft.add_argument("--sample", type=Path, metavar="文件", help="只学写法的范文")
    draft.add_argument("--outline", type=Path, metavar="文件", help="上级规定的提纲（.yaml）")
    draft.add_argument(
        "--engine",
        choices=("auto", "offline", "llm"),
        default="auto",
        help="由谁来写：auto 配置了模型就用模型，offline 不用模型，llm 必须用模型",
    )
    draft.add_argument("--fresh", action="store_true", help="不用保存的回答，重新请模型写")
    draft.add_argument(
        "-o",
        dest="output",
        type=Path,
        metavar="文件",
        help="导出的 Word 文件（默认：述职报告.docx）",
    )
    _json_option(draft)

    show = command("show", _show, "显示当前报告或其中一节")
    show.add_argument("section", nargs="?", metavar="节", help="工作、亮点、不足、计划，或一至四")

    check = command("check", _check, "核对报告：四个部分、每个数据、每件事项")
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
    _json_option(check)

    figures = command("figures", _figures, "列出一份文字里的每个数字：读成了什么，数的是什么")
    figures.add_argument("file", type=Path, metavar="文件", help=".docx、.txt 或 .md，不需要要点")
    _json_option(figures)

    export = command("export", _export, "把当前报告导出为 Word 文件")
    export.add_argument(
        "-o",
        dest="output",
        type=Path,
        metavar="文件",
        help="导出的 Word 文件（默认：述职报告.docx）",
    )
    export.add_argument(
        "--unchecked", action="store_true", help="未通过也导出，文件名和首页写明“未通过校验”"
    )
    export.add_argument(
        "--accept",
        action="append",
        default=[],
        metavar="编号",
        help="确认一处“待确认”的内容无误（可写多次），须同时写明理由",
    )
    export.add_argument("--reason", default="", metavar="理由", help="为什么确认无误，记入版本记录")
    _json_option(export)
    return parser


def _json_option(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="输出给程序读的 JSON")


def _new(options: argparse.Namespace) -> int:
    from drafting.pipeline import new_folder

    facts = new_folder(options.target)
    print(
        f"已建立 {options.target}。请填写 {facts}，再到这个文件夹里运行：shuzhi draft {facts.name}"
    )
    return 0


def _facts(options: argparse.Namespace) -> int:
    from drafting.facts import describe, read_facts

    facts = read_facts(options.file)
    if options.json:
        print(facts.model_dump_json(by_alias=True, exclude_defaults=True, indent=2))
    else:
        print(describe(facts))
    return 0


def _draft(options: argparse.Namespace) -> int:
    from drafting import console
    from drafting.pipeline import write_report
    from drafting.workspace import Sources

    written = write_report(
        Sources(options.facts, options.reference, options.sample, options.outline),
        options.output,
        folder=options.folder,
        engine=options.engine,
        fresh=options.fresh,
        say=lambda line: print(line, file=sys.stderr),
        listener=console.LiveView(sys.stderr) if sys.stderr.isatty() else None,
    )
    _print(options, console.written_json(written), console.written_lines(written))
    return 0 if written.export.file else 1


def _show(options: argparse.Namespace) -> int:
    from drafting.console import report_lines
    from drafting.pipeline import current

    print(*report_lines(current(options.folder, options.section)), sep="\n")
    return 0


def _check(options: argparse.Namespace) -> int:
    from drafting import console
    from drafting.pipeline import review, save_table

    verdict = review(
        options.file, facts=options.facts, reference=options.reference, folder=options.folder
    )
    table = save_table(verdict, options.table) if options.table else None
    _print(options, console.check_json(verdict, table), console.check_lines(verdict, table))
    return 1 if verdict.stopping else 0


def _figures(options: argparse.Namespace) -> int:
    from drafting.pipeline import numerals_of
    from drafting.proof import understood

    case = numerals_of(options.file)
    _print(options, understood.figures_json(case), understood.figures_lines(case))
    return 0


def _export(options: argparse.Namespace) -> int:
    from drafting import console
    from drafting.pipeline import export

    done = export(
        options.folder,
        options.output,
        unchecked=options.unchecked,
        accept=options.accept,
        reason=options.reason,
    )
    lines = console.export_lines(done)
    if done.verdict.stopping:
        lines = [*console.verdict_lines(done.verdict), "", *lines]
    _print(options, console.export_json(done), lines)
    return 0 if done.file else 1


def _print(options: argparse.Namespace, as_json: object, lines: Iterable[str]) -> None:
    if options.json:
        print(json.dumps(as_json, ensure_ascii=False, indent=2))
    else:
        print(*lines, sep="\n")


def _fail(error: ShuzhiError, arguments: list[str]) -> int:
    """Print why the command failed, as JSON where that was asked for, and return its exit code."""
    if "--json" in arguments and sys.stdout and not sys.stdout.closed:
        from drafting.console import error_json

        with suppress(OSError):  # the output may be what failed
            print(json.dumps(error_json(error), ensure_ascii=False, indent=2), flush=True)
            return error.exit_code
    print(error, file=sys.stderr)
    return error.exit_code


def _drop_output() -> None:
    """Let what cannot be printed go nowhere, or Python complains of it in English at its end."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _use_utf8() -> None:
    """Write UTF-8 into pipes and files whatever the console speaks; on a console, never fail for a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
