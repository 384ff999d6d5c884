"""Export against docxtpl: the same text, the same styles, in memory."""

import io
from collections.abc import Iterator

from docx import Document
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # it has no types

from bench.row import Row, best
from drafting.docx import render
from drafting.docx.template import PATH
from schemas.report import Paragraph, Report, Role

PARAGRAPH = (
    "深入学习贯彻党的二十大和二十届历次全会精神，严格落实“三会一课”制度，全年召开支委会12次、支部党员大会4次、"
    "组织生活会2次，讲党课4次，开展主题党日12次、谈心谈话36人次，覆盖党员23名。"
)
LINES = (
    "滨河综合体项目党支部书记2025年度抓基层党建工作述职报告",
    *[f"一是{PARAGRAPH}"] * 40,
)  # about 3,500 characters


def measure() -> Iterator[Row]:
    """Yield the row."""
    report, template = report_of_usual_length(), peer_template()
    ours = best(lambda: render(report))
    theirs = best(lambda: render_with_docxtpl(template))
    yield Row("导出 .docx", ours, theirs, "docxtpl", 0.2)


def report_of_usual_length() -> Report:
    """Return a report of a title and 40 paragraphs."""
    paragraphs, start = [], 0
    for number, line in enumerate(LINES):
        role = Role.TEXT if number else Role.TITLE
        end = start + len(line)
        paragraphs.append(
            Paragraph(role=role, section=None, start=start, end=end, heading_end=start)
        )
        start = end + 1
    return Report(text="\n".join(LINES), paragraphs=tuple(paragraphs), sections=())


def peer_template() -> bytes:
    """Return our template with docxtpl's marks in place of the specimen text."""
    document = Document(str(PATH))
    for paragraph in document.paragraphs:
        document.element.body.remove(paragraph._p)
    document.add_paragraph("{{ title }}", "Title")
    for line in ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def render_with_docxtpl(template: bytes) -> bytes:
    """Return the same text as docxtpl writes it."""
    document = DocxTemplate(io.BytesIO(template))
    document.render({"title": LINES[0], "lines": LINES[1:]}, autoescape=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
