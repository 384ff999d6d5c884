"""The matrix of a report's folder: last year's problems and promises, this year's answers, and where the report has them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from drafting.checks.case import Case
from drafting.checks.facts import places
from drafting.errors import DocumentError, Problem, UsageError
from drafting.export.targets import filled_facts
from drafting.facts import read_facts
from drafting.outline import load_outline
from drafting.parts import text_of
from drafting.rectification.items import Reading
from drafting.rectification.matrix import Row, owned_up, rows
from drafting.reference import read_reference
from drafting.report import parse_report
from drafting.report_folder import workspace_at
from drafting.words import paragraph_number, section_name
from drafting.workspace import Sources, Workspace
from schemas.facts import Facts
from schemas.outline import Outline
from schemas.report import Report


@dataclass(frozen=True, slots=True)
class Place:
    """Where this year's report tells what became of a problem: section by its word, paragraph from 1, and the words."""

    section: str
    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """A row with where the report says so."""

    row: Row
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """The matrix; ``facts`` is None without facts, ``reported`` says whether there is a report of this year."""

    reference: Path
    facts: Facts | None
    reported: bool
    told: tuple[Told, ...]
    reading: Reading = field(default_factory=Reading)
    """What of last year's report was read as problems, and what was not."""

    @property
    def problems(self) -> tuple[Told, ...]:
        """The rows on problems of last year."""
        return tuple(told for told in self.told if told.row.problem)

    @property
    def unanswered(self) -> tuple[Told, ...]:
        """Those that no 去年整改 answers."""
        return tuple(told for told in self.problems if told.row.fact is None)

    @property
    def passed(self) -> bool | None:
        """Whether each problem has an answer; None where there are no facts to answer it, or no problem was read."""
        return None if self.facts is None or not self.problems else not self.unanswered


def overview(folder: Path | None, reference: Path | None) -> Overview:
    """Return the matrix of a report's folder, or of the nearest one from here upwards.

    ``reference`` is last year's report where it is not the folder's. Facts are those of the folder, or the file 要点 there;
    without either only last year's side is told. UsageError without last year's report, DocumentError for one that
    owns up to nothing and plans nothing.
    """
    workspace = workspace_at(folder)
    known = workspace.sources() if workspace else Sources()
    path = reference or known.reference
    if path is None:
        raise UsageError(
            "没有去年的报告可以对照。请写明：shuzhi rectify --reference 去年述职报告.docx"
        )
    outline = load_outline(known.outline)
    last = read_reference(path, outline).report
    facts = _facts(known.facts, folder)
    case = _case(workspace, outline, facts)
    found = rows(last, outline, facts)
    reading = owned_up(last, outline)
    if not (reading.headings or any(row.problem or row.promises for row in found)):
        advice = "请检查是否选错文件；标题应能认出“存在不足”“下一步工作计划”这样的部分"
        problem = Problem(path.name, "", "", "没有找到去年的不足和计划", advice)
        raise DocumentError("去年的报告无法对照", [problem])
    told = tuple(Told(row, tuple(_places(case, row)) if case else ()) for row in found)
    return Overview(path, facts, case is not None, told, reading)


def _facts(known: Path | None, folder: Path | None) -> Facts | None:
    """Return the facts of the workspace, or those that lie in the folder; a file that nobody has filled in is none."""
    if known:
        return read_facts(known)
    file = filled_facts(folder or Path())
    return read_facts(file) if file else None


def _case(workspace: Workspace | None, outline: Outline, facts: Facts | None) -> Case | None:
    """Return the case of this year's report, if it is written."""
    if workspace is None or workspace.latest() is None:
        return None
    return Case(parse_report(text_of(workspace.revision()), outline), outline, facts)


def _places(case: Case, row: Row) -> Iterator[Place]:
    report: Report = case.report
    if row.fact is None:
        return
    for start, end in places(case, row.fact_id, row.fact):
        section = section_name(report.place_of(start), case.outline)
        number = paragraph_number(report, start)
        yield Place(section, number, start, end, report.text[start:end].strip())
