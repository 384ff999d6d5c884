"""The verdict as a table for the committee: 要点→报告, 报告→要点, 问题."""

from bisect import bisect_right
from collections.abc import Iterator

from drafting.figures import Kind
from drafting.proof.excel import Column, Row, Sheet, Tone, write_excel
from drafting.proof.rows import FactState, FigureState, TwoWayProof
from drafting.proof.sources import heading, reason
from drafting.proof.understood import understood, value_text
from drafting.text.sentences import sentences
from drafting.verdict import Verdict
from drafting.words import FROM_LAST_YEAR, KINDS, SEVERITIES, paragraph_number, section_name
from schemas.facts import Facts
from schemas.finding import Severity
from schemas.report import Role

SENTENCE = 60
"""Characters of a sentence that are shown; of a longer one, those around the number."""
NAME = 12
"""Characters of an item's name that are shown with each of its figures."""

_FACT_STATES = {
    FactState.PRESENT: ("已写", Tone.GOOD),
    FactState.MISSING: ("未写", Tone.BAD),
    FactState.WRONG: ("写错", Tone.BAD),
    FactState.OPTIONAL: ("可不写", Tone.NONE),
}
_FIGURE_STATES = {
    FigureState.SUPPORTED: ("有依据", Tone.GOOD),
    FigureState.WRONG: ("写错", Tone.BAD),
    FigureState.UNSUPPORTED: ("无依据", Tone.BAD),
    FigureState.UNCLEAR: ("看不准", Tone.DOUBT),
    FigureState.FREE: ("不需对照", Tone.NONE),
}
_SEVERITY_TONES = {
    Severity.ERROR: Tone.BAD,
    Severity.ACKNOWLEDGE: Tone.BAD,
    Severity.WARNING: Tone.DOUBT,
}

_FACT_COLUMNS = (
    Column("序号", 2.5, is_centred=True),
    Column("要点", 5),
    Column("事项", 14),
    Column("要点里写的", 6.5, is_centred=True),
    Column("要点位置", 5, is_centred=True),
    Column("核对结果", 4, is_centred=True),
    Column("报告里写的", 6.5, is_centred=True),
    Column("报告位置", 4, is_centred=True),
    Column("报告原句", 25),
)
_FIGURE_COLUMNS = (
    Column("序号", 2.5, is_centred=True),
    Column("报告位置", 4, is_centred=True),
    Column("报告里写的", 7, is_centred=True),
    Column("类别", 3.5, is_centred=True),
    Column("数的是什么", 7, is_centred=True),
    Column("核对结果", 4.5, is_centred=True),
    Column("依据", 17),
    Column("报告原句", 27),
)
_NUMERAL_COLUMNS = (
    Column("序号", 2.5, is_centred=True),
    Column("报告位置", 4, is_centred=True),
    Column("报告里写的", 8, is_centred=True),
    Column("类别", 4, is_centred=True),
    Column("数值", 6, is_centred=True),
    Column("单位", 4, is_centred=True),
    Column("数的是什么", 8, is_centred=True),
    Column("报告原句", 36),
)
_FINDING_COLUMNS = (
    Column("序号", 2.5, is_centred=True),
    Column("轻重", 3.5, is_centred=True),
    Column("报告位置", 4, is_centred=True),
    Column("原文", 10),
    Column("问题", 24),
    Column("怎么改", 20),
    Column("要点位置", 5, is_centred=True),
    Column("编号", 4.5, is_centred=True),
)


def table(verdict: Verdict) -> bytes:
    """Return the workbook; without facts it has only the numbers of the report, and the findings."""
    case, proof, facts = verdict.case, verdict.proof, verdict.case.facts
    title = next((case.report.text_of(p) for p in case.report.having(Role.TITLE)), "述职报告")
    rows = _Rows(verdict)
    findings = Sheet("问题", _FINDING_COLUMNS, list(rows.findings()), result=1)
    if proof is None or facts is None:
        numerals = Sheet("报告里的数字", _NUMERAL_COLUMNS, list(rows.numerals()), result=3)
        return write_excel([numerals, findings], title, "没有要点可以对照，只核对了结构和文字")
    sheets = [
        Sheet("要点→报告", _FACT_COLUMNS, list(rows.facts(proof, facts)), result=5),
        Sheet("报告→要点", _FIGURE_COLUMNS, list(rows.figures(proof)), result=5),
        findings,
    ]
    return write_excel(sheets, title, _note(verdict))


def _note(verdict: Verdict) -> str:
    facts, stopping = verdict.case.facts, len(verdict.to_settle)
    against = f"对照 {facts.unit} {facts.year} 年度的要点：" if facts else ""
    return against + (f"未通过，有 {stopping} 处需要改正" if stopping else "通过")


class _Rows:
    """The rows of each sheet, from one verdict."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict, self.case = verdict, verdict.case
        self.sentences = list(sentences(verdict.case.report.text))

    def facts(self, proof: TwoWayProof, facts: Facts) -> Iterator[Row]:
        """Yield a row for each mention of each fact; a figure inside an item repeats the item's name."""
        items = dict(facts.items())
        for number, fact in enumerate(proof.facts, 1):
            word, tone = _FACT_STATES[fact.state]
            item = items.get(facts.owner(fact.id))
            whole = fact.id in items
            name = fact.text if whole else _shortened(item.name) if item else fact.label
            text = "" if whole else fact.text
            about = (number, heading(fact.id), name, text, _on_two_lines(fact.place), word)
            grey = {1, 2, 4} if item and not whole else set()
            if not fact.mentions:
                yield Row((*about, "", "", ""), tone, grey)
            for mention in fact.mentions:
                written = "" if whole else mention.text
                there = self._where(mention.section, mention.start)
                sentence = self._sentence(mention.start, mention.end)
                yield Row((*about, written, there, sentence), tone, grey)
                grey = {0, 1, 2, 3, 4}

    def figures(self, proof: TwoWayProof) -> Iterator[Row]:
        """Yield a row for each number of the report, those that no fact need know behind the others."""
        sources = {row.id: row for row in proof.facts}
        ordered = sorted(proof.figures, key=lambda row: row.state is FigureState.FREE)
        for number, row in enumerate(ordered, 1):
            word, tone = _FIGURE_STATES[row.state]
            numeral = row.found.numeral
            yield Row(
                (
                    number,
                    self._where(row.section, numeral.start),
                    numeral.text,
                    KINDS[numeral.kind],
                    row.found.label,
                    word,
                    reason(row, sources),
                    self._sentence(numeral.start, numeral.end),
                ),
                tone,
            )

    def numerals(self) -> Iterator[Row]:
        """Yield a row for each number of the report as it is understood."""
        for number, found in enumerate(understood(self.case), 1):
            numeral = found.numeral
            section = self.case.report.place_of(numeral.start)
            yield Row(
                (
                    number,
                    self._where(section, numeral.start),
                    numeral.text,
                    KINDS[numeral.kind],
                    value_text(numeral.value) or "",
                    found.unit,
                    found.label,
                    self._sentence(numeral.start, numeral.end),
                ),
                Tone.DOUBT if numeral.kind is Kind.UNCLASSIFIED else Tone.NONE,
            )

    def findings(self) -> Iterator[Row]:
        """Yield a row for each finding, what stops the export before the hints."""
        facts = self.case.facts
        ordered = sorted(self.verdict.listed, key=lambda f: f.severity is Severity.WARNING)
        for number, finding in enumerate(ordered, 1):
            place = facts.place(finding.fact) if facts and finding.fact else ""
            section = section_name(finding.section, self.case.outline)
            is_settled = finding.id in self.verdict.accepted
            yield Row(
                (
                    number,
                    "已确认" if is_settled else SEVERITIES[finding.severity],
                    self._where(finding.section, finding.start) if finding.text else section,
                    finding.text,
                    finding.message,
                    f"{finding.suggestion}。{FROM_LAST_YEAR}"
                    if finding.id in self.verdict.from_last_year
                    else finding.suggestion,
                    _on_two_lines(place),
                    finding.id,
                ),
                Tone.NONE if is_settled else _SEVERITY_TONES[finding.severity],
            )
        if not ordered:
            yield Row(("", "", "", "", "没有发现问题", "", "", ""), Tone.NONE)

    def _where(self, section: str | None, offset: int) -> str:
        name = section_name(section, self.case.outline)
        return f"{name}\n第{paragraph_number(self.case.report, offset)}段"

    def _sentence(self, start: int, end: int) -> str:
        """Return the sentences that a span lies in, shortened around it where they are long."""
        text = self.case.report.text
        here = bisect_right(self.sentences, start, key=lambda span: span[0]) - 1
        first, last = self.sentences[here] if here >= 0 else (start, end)
        last = max(last, end)
        if last - first <= SENTENCE:
            return text[first:last].strip()
        left = max(first, min(start, (start + end - SENTENCE) // 2))
        right = min(last, left + SENTENCE)
        return "……" * (left > first) + text[left:right].strip() + "……" * (right < last)


def _shortened(name: str) -> str:
    return name if len(name) <= NAME else name[:NAME] + "……"


def _on_two_lines(place: str) -> str:
    """Return a place with its file above and its line below."""
    return place.replace(" ", "\n", 1)
