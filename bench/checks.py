"""The work that is ours alone: a whole draft without a model, and all checks, against docxtpl and one regex pass."""

import re
from collections.abc import Iterator
from pathlib import Path

from bench.export import peer_template, render_with_docxtpl
from bench.row import Row, best
from drafting.checks.case import Case
from drafting.docx import render
from drafting.draft import write_draft
from drafting.engines import ComposerEngine
from drafting.facts import read_facts
from drafting.figures import scan
from drafting.material import load
from drafting.report import parse_report
from drafting.verdict import judge
from drafting.workspace import Sources

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FACTS, REFERENCE = SAMPLES / "要点.md", SAMPLES / "去年述职报告.docx"
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

    material = load(sources)
    draft = write_draft(material, ComposerEngine())
    text = _lengthened(draft.verdict.case.report.text)
    report = parse_report(text, material.outline)
    one_pass = best(lambda: NUMERALS.findall(text))
    yield Row("识别 5,000 字里的全部数字", best(lambda: scan(text)), one_pass, "one regex pass", 40)
    yield Row(
        "全部核对，5,000 字",
        best(lambda: judge(Case(report, material.outline, material.facts))),
        docxtpl, "docxtpl", 3,
    )  # fmt: skip


def _whole(sources: Sources) -> bytes:
    return render(write_draft(load(sources), ComposerEngine()).verdict.case.report)


def _lengthened(text: str) -> str:
    """Return a report of 5,000 characters: the text with its first section repeated at the end."""
    return (text * (5000 // len(text) + 1))[:5000]
