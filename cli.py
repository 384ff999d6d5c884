"""The command line: parse, call the pipeline, print. Results go to stdout, progress and errors to stderr."""

import argparse
import io
import json
import os
import sys
from contextlib import suppress

from drafting.command_line import MODULES
from drafting.command_line.dialogue import print_result, say, tell_whose
from drafting.command_line.options import Command, parser
from drafting.errors import ShuzhiError, WriteError

INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _use_utf8()
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        options = parser(COMMANDS).parse_args(arguments or ["--help"])
        run: Command = options.run
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


def _new(options: argparse.Namespace) -> int:
    from drafting.export.targets import Form
    from drafting.pipeline import new_folder

    form = Form(options.form)
    facts = new_folder(options.target, form)
    how = "用 Excel 或 WPS 填好以后" if form is Form.SHEETS else "填好以后"
    print(f"已建立 {facts}。{how}，到这个文件夹里运行：shuzhi draft {facts.name}")
    return 0


def _draft(options: argparse.Namespace) -> int:
    from drafting.command_line import console
    from drafting.pipeline import write_report
    from drafting.workspace import Sources

    written = write_report(
        Sources(options.facts, options.reference, options.sample, options.outline),
        options.output,
        folder=options.folder,
        engine=options.engine,
        fresh=options.fresh,
        send_reference=options.send_reference,
        debug_log=options.debug_log,
        over_hand=options.yes,
        say=say,
        listener=console.LiveView(sys.stderr) if sys.stderr.isatty() else None,
    )
    print_result(options, console.written_json(written), console.written_lines(written))
    return 0 if written.export.file else 1


def _show(options: argparse.Namespace) -> int:
    from drafting.command_line.console import report_lines
    from drafting.pipeline import current

    tell_whose(options)
    print(*report_lines(current(options.folder, options.section)), sep="\n")
    return 0


def _check(options: argparse.Namespace) -> int:
    from drafting.command_line import console
    from drafting.pipeline import review, save_table

    verdict = review(
        options.file, facts=options.facts, reference=options.reference, folder=options.folder
    )
    table = save_table(verdict, options.table) if options.table else None
    lines = console.check_lines(verdict, table, is_file=options.file is not None)
    print_result(options, console.check_json(verdict, table), lines)
    return 1 if verdict.stopping else 0


def _figures(options: argparse.Namespace) -> int:
    from drafting.pipeline import numerals_of
    from drafting.proof import understood

    case = numerals_of(options.file)
    print_result(options, understood.figures_json(case), understood.figures_lines(case))
    return 0


def _export(options: argparse.Namespace) -> int:
    from drafting.command_line import console
    from drafting.export.copies import Copy
    from drafting.pipeline import export

    tell_whose(options)
    copies = Copy.ANNOTATED if options.annotated else Copy.CLEAN
    if options.redline:
        copies |= Copy.REDLINE
    done = export(
        options.folder,
        options.output,
        copy=copies,
        unchecked=options.unchecked,
        accept=options.accept,
        reason=options.reason,
    )
    lines = console.export_lines(done)
    if done.verdict.stopping:
        lines = [*console.verdict_lines(done.verdict), "", *lines]
    print_result(options, console.export_json(done), lines)
    return 0 if done.file else 1


def _allow(options: argparse.Namespace) -> int:
    from drafting.endpoint import permission

    if options.host is None:
        print(*permission.permission_lines(permission.permissions()), sep="\n")
    elif host := permission.outside_host(options.host):
        print(*permission.allowed_lines(permission.allow(host)), sep="\n")
    else:
        print(f"{options.host} 在本机或内网，本来就可以用，不需要许可。什么也没有写。")
    return 0


def _doctor(options: argparse.Namespace) -> int:
    from drafting import doctor

    def say(text: str) -> None:
        if not options.json:
            print(text, flush=True)

    health = doctor.examine(options.folder, say=say)
    print_result(options, doctor.health_json(health), ["", doctor.verdict(health)])
    return health.exit_code


def _fail(error: ShuzhiError, arguments: list[str]) -> int:
    """Print why the command failed, as JSON where that was asked for, and return its exit code."""
    if "--json" in arguments and sys.stdout and not sys.stdout.closed:
        from drafting.command_line.console import error_json

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


COMMANDS: dict[str, Command] = {
    "new": _new,
    "draft": _draft,
    "show": _show,
    "check": _check,
    "figures": _figures,
    "export": _export,
    "allow": _allow,
    "doctor": _doctor,
    **{name: module.run for name, module in MODULES.items()},
}


if __name__ == "__main__":
    sys.exit(main())
