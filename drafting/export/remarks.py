"""What the annotated export says in its margin: whence each figure comes, what was composed here, what is still open."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafting.docx.margin import Remark
from drafting.proof.rows import FactRow, FigureRow, FigureState
from drafting.proof.sources import reason, source
from drafting.text.sentences import sentences
from drafting.verdict import Verdict
from drafting.words import FROM_LAST_YEAR, SEVERITIES
from drafting.workspace import Author, Version
from schemas.facts import Item
from schemas.finding import Finding
from schemas.report import Role

QUOTED = 6
"""Characters that do not stand in a sentence by chance."""
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
        self.open = [f for f in verdict.listed if f.id not in verdict.accepted]
        self.from_last_year = verdict.from_last_year
        self.rows = {row.id: row for row in self.proof.facts} if self.proof else {}
        self.items = dict(self.case.facts.items()) if self.case.facts else {}

    def figures(self) -> Iterator[Remark]:
        """Yield what each number rests on; of one that is not proven the open finding speaks."""
        for row in self._counted():
            start, end = row.found.numeral.start, row.found.numeral.end
            if row.state is FigureState.SUPPORTED:
                yield Remark(start, end, f"依据：{reason(row, self.rows)}{self._elsewhere(row)}")
            elif not any(f.start < end and start < f.end for f in self.open):
                yield Remark(start, end, f"{reason(row, self.rows)}，已由人确认")

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
                    is_heading = end <= paragraph.heading_end
                    yield Remark(start, end, self._composed(start, end, is_heading=is_heading))

    def findings(self) -> Iterator[Remark]:
        """Yield what is still open, in the words of the check."""
        for finding in self.open:
            yield Remark(finding.start, finding.end, self._told(finding))

    def _counted(self) -> Iterator[FigureRow]:
        rows = self.proof.figures if self.proof else ()
        return (row for row in rows if row.state is not FigureState.FREE)

    def _elsewhere(self, row: FigureRow) -> str:
        """Return the place of what a number states that is no figure: the date of the report."""
        places = (self._place(fact) for fact in row.facts if fact not in self.rows)
        return next((f"（{place}）" for place in places if place), "")

    def _composed(self, start: int, end: int, *, is_heading: bool) -> str:
        """Return what a composed sentence rests on, as far as it can be told."""
        figures = {
            fact
            for row in self._counted()
            if start <= row.found.numeral.start < end
            for fact in row.facts
        }
        if said := self._said(start, end, figures):
            return "\n".join(["这一句由本机按要点写成：", *said])
        if figures:
            return "这一句由本机按要点写成，依据见各个数字的批注。"
        if is_heading:
            return "这个小标题由本机拟定。"
        return "这一句由本机写成，没有找到单独对应的要点，多是承接、概括的话。"

    def _said(self, start: int, end: int, figures: set[str]) -> list[str]:
        """Return the items that a sentence tells of, wholly or by a figure or a field, else whom it names."""
        if self.case.facts is None:
            return []
        text = self.case.report.text[start:end]
        owners = set(map(self.case.facts.owner, figures))
        items = [
            self.rows[key]
            for key, item in self.items.items()
            if key in owners or _is_told(self.rows[key], start, end) or _is_quoted(item, text)
        ]
        if items or figures:
            return [source(row.id, row) for row in items]
        named = {"单位": self.case.facts.unit, "述职人": self.case.facts.reporter}
        return [
            f"{key}：{value}（{self._place(key)}）"
            for key, value in named.items()
            if value and value in text and self._place(key)
        ]

    def _place(self, fact: str | None) -> str:
        return self.case.facts.place(fact) if self.case.facts and fact else ""

    def _told(self, finding: Finding) -> str:
        place = self._place(finding.fact)
        lines = [f"{SEVERITIES[finding.severity]}：{finding.message}", finding.suggestion]
        lines += [f"见 {place}"] if place not in finding.message else []
        lines += [FROM_LAST_YEAR] if finding.id in self.from_last_year else []
        return "\n".join([*filter(None, lines), f"编号 {finding.id}"])


def _is_told(row: FactRow, start: int, end: int) -> bool:
    return any(mention.start < end and start < mention.end for mention in row.mentions)


def _is_quoted(item: Item, text: str) -> bool:
    """Whether a field of an item (原因, 目标) stands in a sentence word for word, be it in other punctuation."""
    words = _letters(text)
    fields = (_letters(field) for field in item.model_dump().values() if isinstance(field, str))
    return any(len(field) >= QUOTED and field in words for field in fields)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


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
