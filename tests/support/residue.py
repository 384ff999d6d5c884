"""Clean reports with a blank, or with what a web page or a model leaves behind."""

from collections.abc import Iterator

from schemas.report import Report
from tests.support.corpus import Sample
from tests.support.defect import Defect

RESIDUE = (
    ("全年开展志愿服务XX次。", "text.placeholder"),
    ("××同志表现突出。", "text.placeholder"),
    ("【待补】", "text.placeholder"),
    ("慰问困难职工{{人数}}名。", "text.placeholder"),
    ("更多内容见https://www.example.com/shuzhi。", "text.leak"),
    ("作为AI语言模型，我无法核实上述内容。", "text.leak"),
    ("以下是修改后的述职报告。", "text.leak"),
    ("**强化责任担当**，抓好落实。", "text.leak"),
    ("<think>先写工作</think>", "text.leak"),
)
MARKS = ("## ", "- ")


def residue(sample: Sample, report: Report) -> Iterator[Defect]:
    """Yield the report with something in it that is no finished text."""
    paragraphs = [p for p in report.paragraphs if p.section and p.end - p.start > 40]
    for i, (words, code) in enumerate(RESIDUE):
        at = paragraphs[(i * 3) % len(paragraphs)].end
        text = sample.text[:at] + words + sample.text[at:]
        yield Defect(code, text, (code,), at, at + len(words), note=words)
    at = paragraphs[1].start
    for mark in MARKS:
        text = sample.text[:at] + mark + sample.text[at:]
        yield Defect("text.leak", text, ("text.leak",), at, at + len(mark), note=mark)
