"""What the annotated export says in its margin: whence each figure comes, what was composed here, what is still open."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafting.docx.annotated import Remark
from drafting.proof.rows import FactRow, FigureRow, FigureState
from drafting.proof.sources import reason, source
from drafting.sentences import sentences
from drafting.verdict import Verdict
from drafting.words import SEVERITIES
from drafting.workspace import Author, Version
from schemas.finding import Finding
from schemas.report import Role

_PROSE = (Role.OPENING, Role.TEXT)


class _Stretch(NamedTuple):
    """A half-open span of the report with who wrote it; later ones say it better."""

    start: int
    end: int
    author: Author


def remarks(verdict: Verdict, versions: Sequence[Version]) -> list[Remark]:
    """Return a remark on each figure, each composed sentence and each open finding of the stored report.

    ``versions`` are its parts in order.
    """
    notes = _Remarks(verdict)
    return [*notes.figures(), *notes.composed(versions), *notes.findings()]


class _Remarks:
    def __init__(self, verdict: Verdict) -> None:
        self.case, self.proof = verdict.case, verdict.proof
        self.open = [f for f in verdict.findings if f.id not in verdict.accepted]
        self.facts = {row.id: row for row in self.proof.facts} if self.proof else {}

    def figures(self) -> Iterator[Remark]:
        """Yield what each number rests on; of one that is not proven the open finding speaks."""
        for row in self._counted():
            start, end = row.found.numeral.start, row.found.numeral.end
            if row.state is FigureState.SUPPORTED:
                yield Remark(start, end, f"依据：{reason(row, self.facts)}")
            elif not any(f.start < end and start < f.end for f in self.open):
                yield Remark(start, end, f"{reason(row, self.facts)}，已由人确认")

    def composed(self, versions: Sequence[Version]) -> Iterator[Remark]:
        """Yield where each sentence that no model and no hand wrote was taken from."""
        report = self.case.report
        stretches = list(_stretches(report.text, versions))
        prose = [p for p in report.paragraphs if p.role in _PROSE]
        for paragraph in prose:
            for first, last in sentences(report.text_of(paragraph)):
                start, end = paragraph.start + first, paragraph.start + last
                authors = [s.author for s in stretches if s.start < end and start < s.end]
                if authors and authors[-1] == "composer":
                    yield Remark(start, end, self._whence(start, end))

    def findings(self) -> Iterator[Remark]:
        """Yield what is still open, in the words of the check."""
        for finding in self.open:
            yield Remark(finding.start, finding.end, self._told(finding))

    def _counted(self) -> Iterator[FigureRow]:
        rows = self.proof.figures if self.proof else ()
        return (row for row in rows if row.state is not FigureState.FREE)

    def _whence(self, start: int, end: int) -> str:
        """Return what a composed sentence rests on."""
        items = [row for row in self._items() if _is_said(row, start, end)]
        if items:
            told = "\n".join(source(row.id, row) for row in items)
            return f"这一句由本机按要点写成：\n{told}"
        if any(start <= row.found.numeral.start < end for row in self._counted()):
            return "这一句由本机按要点写成，依据见各个数字的批注。"
        return "这一句由本机写成，用来承接或概括，不单独对应要点的哪一条。"

    def _items(self) -> Iterator[FactRow]:
        items = dict(self.case.facts.items()) if self.case.facts else {}
        return (self.facts[item] for item in items if item in self.facts)

    def _told(self, finding: Finding) -> str:
        place = self.case.facts.place(finding.fact) if self.case.facts and finding.fact else ""
        lines = [f"{SEVERITIES[finding.severity]}：{finding.message}", finding.suggestion]
        lines += [f"见 {place}"] if place not in finding.message else []
        return "\n".join([*filter(None, lines), f"编号 {finding.id}"])


def _is_said(row: FactRow, start: int, end: int) -> bool:
    return any(mention.start < end and start < mention.end for mention in row.mentions)


def _stretches(text: str, versions: Sequence[Version]) -> Iterator[_Stretch]:
    """Yield who wrote each part, and what of it another wrote."""
    at = 0
    for version in versions:
        start = text.find(version.text, at)
        if start < 0:  # a part that cannot be found again is said to be nobody's
            continue
        at = start + len(version.text)
        yield _Stretch(start, at, version.author)
        for origin in version.origins:
            if origin.fact is None:
                yield _Stretch(start + origin.start, start + origin.end, origin.author)
