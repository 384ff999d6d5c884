"""The work that is ours alone: a whole draft without a model, and all checks, against docxtpl, one regex pass, a limit."""

import asyncio
import re
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from bench.export import peer_template, render_with_docxtpl
from bench.long import long_report
from bench.row import Row, best
from drafting.checks import run_checks
from drafting.checks.case import Case
from drafting.documents import MAX_CHARACTERS, read_document
from drafting.docx import render
from drafting.facts import read_facts
from drafting.figures import scan
from drafting.material import load
from drafting.outline import load_outline
from drafting.report import parse_report
from drafting.workspace import Sources
from drafting.writing.draft import write_draft
from drafting.writing.engines import ComposerEngine
from schemas.facts import Facts

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FACTS, REFERENCE = SAMPLES / "要点.md", SAMPLES / "去年述职报告.docx"
LENGTH = 5000
REPEATS = 5
"""Of what takes long."""
LIMIT = 0.015
"""Seconds that all checks of 5,000 characters may take."""
NUMERALS = re.compile(r"[0-9０-９.,]+|[〇零一二三四五六七八九十百千万亿两]+")


def measure() -> Iterator[Row]:
    """Yield the rows."""
    template = peer_template()
    docxtpl = best(lambda: render_with_docxtpl(template))
    sources = Sources(facts=FACTS, reference=REFERENCE)
    yield Row(
        "要点 → .docx，不用模型（读、写、核对、导出）", best(lambda: _whole(sources)), docxtpl,
        "docxtpl filling a finished text", 10,
    )  # fmt: skip
    yield Row("读要点", best(lambda: read_facts(FACTS)), docxtpl, "docxtpl", 1)

    short, facts = long_report(LENGTH)
    one_pass = best(lambda: NUMERALS.findall(short))
    yield Row(
        "识别 5,000 字里的全部数字", best(lambda: scan(short)), one_pass, "one regex pass", 10
    )
    yield Row("全部核对，5,000 字", best(_judged(short, facts)), LIMIT, "the limit of 15 ms", 1)
    for words, last in (("另写的", _another(LENGTH)), ("照抄的", short)):
        yield Row(
            f"同上，对照去年{words} 5,000 字",
            best(_judged(short, facts, last.replace("2025", "2024"))),
            LIMIT,
            "the limit of 15 ms",
            1,
        )
    yield from _growth(short, facts)


def _growth(short: str, facts: Facts) -> Iterator[Row]:
    """Yield how much more each character takes in long reports: with as many more facts, and with the same.

    With more facts the longest is the longest that is read; past fifty thousand characters the processor's caches
    no longer hold them, which costs a quarter more.
    """
    once = best(_judged(short, facts))
    for times, limit in ((10, 1.3), (MAX_CHARACTERS // LENGTH, 1.5)):
        text, more = long_report(LENGTH * times)
        ours, linear = best(_judged(text, more), REPEATS), once * len(text) / len(short)
        name = f"同上，{LENGTH * times:,} 字，要点随之增加"
        yield Row(name, ours, linear, f"{times} × 5,000", limit)
    for times in (10, 100):
        ours = best(_judged("\n".join([short] * times), facts), REPEATS)
        name = f"同上，{LENGTH * times:,} 字，要点不变"
        yield Row(name, ours, once * times, f"{times} × 5,000", 1.3)


def _judged(text: str, facts: Facts, last: str = "") -> Callable[[], object]:
    """Return what checks a report that is parsed already, beside last year's where it is given."""
    outline = load_outline()
    report = parse_report(text, outline)
    reference = parse_report(last, outline) if last else None
    return lambda: run_checks(Case(report, outline, facts, reference))


def _another(characters: int) -> str:
    """Return a report of about so many characters in other words: the lines of the sample's, again and again."""
    text = read_document(REFERENCE)
    lines = text.splitlines()
    return "\n".join(islice(cycle(lines), characters * len(lines) // len(text)))


def _whole(sources: Sources) -> bytes:
    return render(asyncio.run(write_draft(load(sources), ComposerEngine())).verdict.case.report)
