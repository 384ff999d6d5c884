"""``shuzhi regen``."""

import argparse
import shutil
import sys
from typing import TYPE_CHECKING

from drafting.command_line.argparse_zh import Parser
from drafting.command_line.common_options import engine_option, json_option
from drafting.command_line.dialogue import agreed, can_ask, print_result, say, tell_whose

if TYPE_CHECKING:
    from drafting.revising.regen import Offer, Rewriting

SUMMARY = "重写一节，或其中一部分、一段；其余一字不动"


def options(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "section",
        metavar="节",
        help="工作、亮点、不足、计划，或一至四；其中一部分写成 一.（二），一段写成 一.（二）.2 或 三.第2段；也可以写这一节现在的标题",
    )
    parser.add_argument(
        "--note",
        default=None,
        metavar="要求",
        help="对写法的要求，如：突出安全生产；要求里的数字不作为事实",
    )
    parser.add_argument(
        "--candidates",
        type=_number,
        default=None,
        metavar="几稿",
        help="写几稿并排比较，再选用一稿（最多 9 稿，默认 1 稿）",
    )
    parser.add_argument(
        "--choose", type=_number, metavar="第几稿", help="选用先前写好的第几稿，不再问"
    )
    engine_option(parser, "由谁来写")
    parser.add_argument("--fresh", action="store_true", help="不用保存的回答，重新写")
    parser.add_argument(
        "--yes", action="store_true", help="手写过的一节也重写、要点改动以前写的稿也选用，不再问"
    )
    json_option(parser)


def _number(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= 9:
        return int(text)
    raise argparse.ArgumentTypeError("要写 1 到 9 的一个数")


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from drafting.revising import regen, regen_view

    tell_whose(options)
    rewriting = regen.open_place(options.folder, options.section)
    if rewriting.is_by_hand and not options.yes and not _may_go(options, rewriting):
        say("没有改动。")
        return 0
    offer = _offer(options, rewriting)
    if not options.json and (options.candidates or not options.choose):
        columns = shutil.get_terminal_size().columns
        print(*regen_view.offer_lines(rewriting, offer, columns), sep="\n")
    chosen = _chosen(options, rewriting, offer)
    taken = regen.take(rewriting, offer, chosen) if chosen else None
    print_result(
        options,
        regen_view.offer_json(rewriting, offer, chosen, taken),
        regen_view.taken_lines(rewriting, offer, taken),
    )
    return 1 if taken and taken.verdict.stopping else 0


def _may_go(options: argparse.Namespace, rewriting: "Rewriting") -> bool:
    """Whether a section that was written by hand may be written again."""
    from drafting.errors import UsageError

    word = rewriting.desk.word(rewriting.sheet.version.part)
    if not can_ask(options):
        raise UsageError(f"“{word}”是手写的，没有改动。确实要重写，请加上 --yes")
    return agreed(f"“{word}”是手写的，重写会换掉它（现在的仍留在版本记录里）。重写吗？[y/N] ")


def _offer(options: argparse.Namespace, rewriting: "Rewriting") -> "Offer":
    """Return what was offered before where only a number is to be chosen, else new candidates.

    A number without ``--candidates`` chooses among those that a person has seen: none is written to be taken unseen.
    """
    from drafting.command_line.console import LiveView
    from drafting.errors import UsageError
    from drafting.revising import regen

    wanted = max(options.candidates or 1, options.choose or 1)
    known = None
    if options.choose and not options.fresh:
        known = regen.offered(rewriting, options.note)
        if not (known or options.candidates):
            raise UsageError(
                f"“{rewriting.sheet.spot.title}”现在没有可选的稿：还没有写过，要求不同，或者写好以后这一处又改过。"
                f"请先写几稿看看：shuzhi regen {options.section} --candidates 3"
            )
        if known and not options.candidates:
            wanted = len(known.candidates)
    if known and len(known.candidates) >= wanted:
        if known.is_stale and not options.yes:
            raise UsageError(
                f"“{rewriting.sheet.spot.title}”的这几稿是要点改动以前写的，没有换上。照现在的要点另写，请运行："
                f"shuzhi regen {options.section} --candidates {len(known.candidates)}；"
                "仍要选用从前的，请加上 --yes"
            )
        return known
    return regen.make_offer(
        rewriting,
        options.note or "",
        wanted,
        engine=options.engine,
        fresh=options.fresh,
        say=say,
        listener=LiveView(sys.stderr) if sys.stderr.isatty() else None,
    )


def _chosen(options: argparse.Namespace, rewriting: "Rewriting", offer: "Offer") -> int | None:
    """Return the number of the candidate to be taken, None for none of them; where one was asked for, it is that."""
    from drafting.errors import UsageError

    count = len(offer.candidates)
    if options.choose and options.choose > count:
        raise UsageError(f"没有第 {options.choose} 稿，只有 {count} 稿。什么也没有改动")
    if options.choose:
        return _not_there_yet(rewriting, offer, int(options.choose))
    if not count or (options.candidates or 1) == 1:
        return count or None
    return _number_asked(count) if can_ask(options) else None


def _not_there_yet(rewriting: "Rewriting", offer: "Offer", number: int) -> int:
    """Return the number of a candidate; UsageError where it is what stands there already."""
    from drafting.errors import UsageError

    sheet = rewriting.sheet
    if sheet.text_in(offer.candidates[number - 1].version) == sheet.old_text:
        raise UsageError(f"现在用的就是第 {number} 稿，没有改动")
    return number


def _number_asked(count: int) -> int | None:
    """Ask until the answer is a number of a candidate, or nothing."""
    while True:
        try:
            answer = input(f"选用第几稿（1—{count}，直接回车就都不用）：").strip()
        except EOFError:
            answer = ""
        if not answer:
            return None
        if answer.isdecimal() and 1 <= int(answer) <= count:
            return int(answer)
