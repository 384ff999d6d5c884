"""take(export(x)) == x: whatever is exported and not edited comes back as it was, text, headings and order."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.documents import read_document
from drafting.docx import read_docx, render
from drafting.outline import load_outline
from drafting.parts import parts_in
from drafting.report import parse_report
from drafting.revising.desk import Desk
from drafting.revising.take import read_edited_report, taken_from
from drafting.text.characters import printable
from drafting.workspace import Version, Workspace
from schemas.report import Report
from tests.support import composed
from tests.support.corpus import CORPUS
from tests.support.reports import reports

OUTLINE = load_outline()
TEXTS = sorted(path for folder in ("clean", "held_out") for path in (CORPUS / folder).glob("*.txt"))


def parsed(text: str) -> Report:
    return parse_report(text, OUTLINE)


def shape(report: Report) -> list[tuple[object, ...]]:
    """What a reader sees of a report's order: each line with its role, level, heading and section."""
    return [
        (report.text_of(p), p.role, p.level, p.section, report.text[p.start : p.heading_end])
        for p in report.paragraphs
    ]


def comes_back(folder: Path, text: str) -> None:
    """Store a report, export it, take the file back."""
    report = parsed(text)
    workspace = Workspace.create(folder)
    versions = [Version(p, report.text[a:b], "composer") for p, a, b in parts_in(report)]
    number = workspace.accept("draft", versions)
    file = folder / "述职报告.docx"
    data = render(report)
    file.write_bytes(data)
    workspace.note_export(number, file, data)
    desk = Desk(workspace, OUTLINE, number)
    edited = read_edited_report(file, desk, rejecting=False)
    assert shape(edited.report) == shape(report)
    take = taken_from(edited.report, file, desk, over_hand=False)
    assert take.versions == desk.versions
    assert not (take.taken or take.removed)
    file.unlink()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_report_of_the_corpus_comes_back(tmp_path: Path, path: Path):
    comes_back(tmp_path, read_document(path))


@pytest.mark.parametrize("unit", composed.UNITS, ids=lambda facts: facts.unit)
def test_every_composed_report_comes_back(tmp_path: Path, unit):
    bodies = [composed.section(spec.id, unit) for spec in OUTLINE.sections]
    headings = ["一、2025年度工作情况", "二、特色亮点", "三、存在不足", "四、下一步计划"]
    sections = (line for pair in zip(headings, bodies, strict=True) for line in pair)
    text = "\n".join(["2025年度述职报告", *sections, "以上述职，请予评议。", unit.unit])
    comes_back(tmp_path, text + "\n")


LINES = st.text(
    st.sampled_from("一二三四、（）1.是年度工作情况亮点存在不足下一步计划。，：；“”《》20 25\t　喆𠮷<&>#"),
    min_size=1, max_size=40,
)  # fmt: skip
HEADINGS = st.sampled_from(
    ["述职报告", "一、工作情况", "二、特色亮点", "三、存在不足", "四、下一步计划", "（一）抓学习。开会12次。", "（二）抓作风",
     "1.学习", "一是不够", "以上述职，请予评议。", "某某党支部", "2025年12月31日", "各位领导："]
)  # fmt: skip


@given(st.lists(st.one_of(LINES, HEADINGS), min_size=1, max_size=20))
@settings(max_examples=300)
def test_any_text_at_all_comes_back_with_its_headings_and_in_its_order(lines: list[str]):
    text = "".join(f"{line.strip()}\n" for line in lines if printable(line).strip())
    report = parsed(text)
    again = parsed(read_docx(render(report), "a.docx"))
    assert shape(again) == shape(report)


@given(reports())
def test_whatever_role_a_line_has_its_words_come_back(report: Report):
    lines = [line.strip() for line in printable(report.text).split("\n") if line.strip()]
    assert read_docx(render(report), "a.docx").splitlines() == lines


@given(reports())
def test_the_same_report_is_the_same_file(report: Report):
    assert render(report) == render(report)
