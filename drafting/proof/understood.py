"""Every numeral of a text as it is understood: what ``shuzhi figures`` shows."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

from drafting.checks.case import Case
from drafting.figures import Kind, Numeral
from drafting.figures.bind import Mention
from drafting.figures.scope import Scope
from drafting.text.columns import row, widths_of
from drafting.words import KINDS, paragraph_number
from schemas.report import Report

SHOWN = 24  # characters of a paragraph that tell which one it is
AROUND = 8  # characters beside an unclear numeral
HEADINGS = ("原文", "类别", "数值", "单位", "限定", "事项")
UNCLEAR = "请在后面写明单位，如 5次、3项；是编号的，写成“第5”“5号”："


@dataclass(frozen=True, slots=True)
class Understood:
    """A numeral, the unit that holds for it (in 12、4次 also for 12), and what it counts.

    ``labels`` are canonical names, only where they are certain; several share one number in 支委会、党员大会各4次.
    """

    numeral: Numeral
    unit: str
    labels: tuple[str, ...]

    @property
    def label(self) -> str:
        """What it counts, in one string, empty where that is not certain."""
        return "、".join(self.labels)


def understood(case: Case) -> tuple[Understood, ...]:
    """Return every numeral of the report in the order of the text."""
    mentions: dict[int, list[Mention]] = {}
    for mention in case.mentions:
        mentions.setdefault(mention.numeral.start, []).append(mention)
    return tuple(_understood(n, mentions.get(n.start, ())) for n in case.numerals)


def _understood(numeral: Numeral, mentions: Iterable[Mention]) -> Understood:
    counts = [m for m in mentions if m.numeral.is_figure]
    labels = dict.fromkeys(m.label for m in counts if m.label and _is_counted(m))
    return Understood(numeral, next((m.unit for m in counts), numeral.unit), tuple(labels))


def _is_counted(mention: Mention) -> bool:
    """Whether the label is what the number counts for certain, and not only what people took part in."""
    return mention.certain and mention.fits and mention.scope is not Scope.PARTICIPANTS


def value_text(value: Decimal | Fraction | None) -> str | None:
    """Return a value as a plain decimal string (12000, 98.5) or fraction (2/3), None where there is none."""
    if value is None:
        return None
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def figures_json(case: Case) -> list[dict[str, Any]]:
    """Return what ``figures --json`` prints."""
    return [
        {
            "text": found.numeral.text,
            "start": found.numeral.start,
            "end": found.numeral.end,
            "class": found.numeral.kind.value,
            "value": value_text(found.numeral.value),
            "unit": found.unit,
            "qualifier": found.numeral.qualifier,
            "label": found.label,
        }
        for found in understood(case)
    ]


def figures_lines(case: Case) -> Iterator[str]:
    """Yield the numerals paragraph by paragraph, in columns, and at the end what to do about unclear ones."""
    every = understood(case)
    if not every:
        yield "这份文字里没有数字。"
        return
    counted = Counter(found.numeral.kind for found in every)
    kinds = "、".join(f"{word} {counted[kind]}" for kind, word in KINDS.items() if counted[kind])
    yield f"共 {len(every)} 个数：{kinds}"
    widths = widths_of([HEADINGS, *map(_cells, every)])
    yield row(HEADINGS, widths)
    for number, group in groupby(every, lambda f: paragraph_number(case.report, f.numeral.start)):
        yield ""
        yield _beginning(case.report, number)
        yield from (row(_cells(found), widths) for found in group)
    if unclear := [f.numeral for f in every if f.numeral.kind is Kind.UNCLASSIFIED]:
        yield ""
        yield f"有 {len(unclear)} 个数没有读懂。{UNCLEAR}"
        yield from (f"  {_in_context(case.report, numeral)}" for numeral in unclear)


def _cells(found: Understood) -> tuple[str, ...]:
    numeral = found.numeral
    value = value_text(numeral.value) or ""
    return numeral.text, KINDS[numeral.kind], value, found.unit, numeral.qualifier, found.label


def _beginning(report: Report, number: int) -> str:
    line = report.text_of(report.paragraphs[number - 1])
    return f"第 {number} 段：{line[:SHOWN]}" + ("……" if len(line) > SHOWN else "")


def _in_context(report: Report, numeral: Numeral) -> str:
    """Return where a numeral stands, with the words beside it in its paragraph."""
    number = paragraph_number(report, numeral.start)
    paragraph = report.paragraphs[number - 1]
    start = max(paragraph.start, numeral.start - AROUND)
    end = min(paragraph.end, numeral.end + AROUND)
    words = "……" * (start > paragraph.start) + report.text[start:end] + "……" * (end < paragraph.end)
    return f"第 {number} 段“{numeral.text}”（{words}）"
