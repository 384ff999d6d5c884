"""The matrix as an Excel file for the committee."""

from collections.abc import Iterator
from pathlib import Path

from drafting.docx.package import is_marked
from drafting.export.targets import keep_aside, require_excel
from drafting.files import write_atomically
from drafting.proof.excel import Column, Row, Sheet, Tone, write_excel
from drafting.rectification.overview import Overview, Told
from drafting.rectification.view import measure, place, result
from drafting.results import Table
from schemas.facts import Outcome

_COLUMNS = (
    Column("序号", 2.5, is_centred=True),
    Column("去年的问题", 13),
    Column("去年的承诺", 15),
    Column("今年的结果", 6, is_centred=True),
    Column("采取的措施", 13),
    Column("要点位置", 5, is_centred=True),
    Column("报告位置", 4.5, is_centred=True),
    Column("报告原句", 20),
)
_RESULT = 3
_TONES = {
    Outcome.DONE: Tone.GOOD,
    Outcome.MOSTLY_DONE: Tone.GOOD,
    Outcome.ONGOING: Tone.GOOD,
    Outcome.NOT_DONE: Tone.DOUBT,
}


def save_sheet(overview: Overview, target: Path) -> Table:
    """Write the matrix to an Excel file.

    UsageError for a target that can be no Excel file, WriteError where it is open or cannot be written.
    """
    require_excel(target)
    facts = overview.facts
    title = f"{facts.unit} {facts.year} 年度述职" if facts else "述职"
    sheet = Sheet("整改对照", _COLUMNS, list(_rows(overview)), result=_RESULT)
    data = write_excel([sheet], title, f"对照去年的报告：{overview.reference.name}")
    backup = keep_aside(target, is_marked)
    write_atomically(target, data)
    return Table(target, backup)


def _rows(overview: Overview) -> Iterator[Row]:
    for number, told in enumerate(overview.told, 1):
        row = told.row
        problem = row.problem.text if row.problem else row.fact.name if row.fact else ""
        yield Row(
            (
                number,
                problem,
                "\n".join(promise.text for promise in row.promises),
                result(told, overview),
                measure(told),
                place(told, overview).replace(" ", "\n", 1),
                "\n".join(f"{said.section}\n第{said.paragraph}段" for said in told.places),
                "\n".join(said.text for said in told.places),
            ),
            _tone(told, overview),
        )


def _tone(told: Told, overview: Overview) -> Tone:
    row = told.row
    if row.fact:
        return _TONES[row.fact.outcome] if row.fact.outcome else Tone.DOUBT
    return Tone.BAD if row.problem and overview.facts else Tone.NONE
