"""``shuzhi facts``: what a facts file says, what a ledger counts, or facts made from notes."""

import argparse
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.command_line.argparse_zh import Parser
from drafting.command_line.common_options import engine_option, json_option
from drafting.command_line.dialogue import agreed, can_ask, print_result, say

if TYPE_CHECKING:
    from schemas.facts import Facts

SUMMARY = "读要点文件，列出读懂了什么、有什么问题；清点台账；或把随手记整理成要点"


def options(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="要点",
        help="要点文件（.xlsx、.yaml、.md 或 .txt），或三会一课台账（.xlsx、.xls、.csv）；"
        "有 --from 时是要写的文件（默认：随手记旁边的 要点.md）",
    )
    parser.add_argument(
        "--from",
        dest="notes",
        type=Path,
        metavar="随手记",
        help="不分次序的笔记或聊天记录（.txt、.md、.docx），整理成要点",
    )
    parser.add_argument(
        "--yes", action="store_true", help="整理好就保存，不再问（已有的文件不会被盖掉）"
    )
    parser.add_argument(
        "--mark",
        action="store_true",
        help="要点表（.xlsx）有问题时另写一份“要点（批注）.xlsx”，在每个有问题的格里写明怎么改",
    )
    engine_option(parser, "由谁来整理")
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from drafting.errors import UsageError
    from drafting.facts.read import ledger_at

    if options.notes and options.mark:
        raise UsageError("--mark 是给填好的要点表加批注的，不能和 --from 同时用")
    if options.notes:
        return _from_notes(options)
    if options.file is None or options.yes:
        raise UsageError(
            "请写明要点文件，如 shuzhi facts 要点.md；整理随手记请加上 --from 随手记.txt"
        )
    if ledger := None if options.mark else ledger_at(options.file, None):
        from drafting.ledger import view

        print_result(options, view.as_json(ledger), chain(view.lines(ledger), view.advice(ledger)))
        return 0
    return _told(options)


def _told(options: argparse.Namespace) -> int:
    """Tell what the facts say, and hold their counts against their ledger."""
    from drafting.facts import describe

    if options.mark:
        from drafting.form.mark import facts_or_marked

        facts = facts_or_marked(options.file)
        say("没有问题，不用批注。")
    else:
        facts = _read(options)
    as_json, lines, differ = (
        facts.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        [describe(facts)],
        [],
    )
    if facts.recorded:
        from drafting.ledger import view
        from drafting.ledger.disagreement import disagreements

        differ = list(disagreements(facts.counts, facts.recorded))
        as_json["台账清点"] = {**view.as_json(facts.recorded), "不一致": differ}
        lines += ["", *view.lines(facts.recorded), "", *view.agreement(differ)]
    print_result(options, as_json, lines)
    return 1 if differ else 0


def _read(options: argparse.Namespace) -> "Facts":
    """Return the facts of the file; of one that has problems, what was understood is told before these."""
    from drafting.errors import FactsError
    from drafting.facts import describe_understood, read_facts

    try:
        return read_facts(options.file)
    except FactsError as error:
        understood = error.understood and describe_understood(error.understood)
        if understood and not options.json:
            print(understood, flush=True)
        raise


def _from_notes(options: argparse.Namespace) -> int:
    from drafting.notes import show
    from drafting.notes.intake import facts_from_notes, facts_target, save_facts

    asks = not options.yes and can_ask(options)
    target = facts_target(options.file, options.notes, options.folder, new=options.yes or asks)
    found, facts = facts_from_notes(
        options.notes,
        folder=options.folder,
        engine=options.engine,
        say=say,
    )
    print_result(options, show.json_of(found, facts), show.lines_of(found, facts))
    if not found.entries:
        return 1
    if options.yes or (asks and agreed(f"保存为 {target} 吗？[y/N] ")):
        save_facts(found, options.notes, target)
        print(f"已保存：{target}。请逐条核对，再运行：shuzhi draft {target}", file=sys.stderr)
    else:
        print("没有保存。" + ("" if asks else f"要保存为 {target}，请加上 --yes"), file=sys.stderr)
    return 0
