"""The matrix as it is shown: lines for the terminal, data for programs, a sheet for the committee."""

from collections.abc import Iterator
from typing import Any

from drafting.checks.quoting import inner
from drafting.rectification.items import Item, called
from drafting.rectification.overview import Overview, Told
from drafting.rectification.promises import promise_text
from drafting.rectification.unread import nothing_read, partly_read
from drafting.text.strings import in_short

UNANSWERED = "要点的“去年整改”里没有写到"
NO_OUTCOME = "没有写结果"
NO_FACTS = "还没有要点"
OTHER = "要点另写的整改，去年的报告里没有这个问题"
PLANNED = "没有对应的问题，不要求逐条答复"
QUOTED = 60
"""Characters of the report that a line quotes."""


def result(told: Told, overview: Overview) -> str:
    """Return in a few words what became of a row."""
    row = told.row
    if row.fact:
        return row.fact.outcome or NO_OUTCOME
    if row.problem is None:
        return PLANNED
    return UNANSWERED if overview.facts else NO_FACTS


def measure(told: Told) -> str:
    """Return the measure of the facts, or their whole entry where it is not taken apart."""
    fact = told.row.fact
    return (fact.measure or fact.text) if fact else ""


def place(told: Told, overview: Overview) -> str:
    """Return where the answer stands in the facts' file."""
    return overview.facts.place(told.row.fact_id) if overview.facts and told.row.fact else ""


def lines(overview: Overview) -> Iterator[str]:
    """Yield the matrix for the terminal, a block a row."""
    yield f"去年的报告：{overview.reference.name}"
    for number, told in enumerate(overview.told, 1):
        row = told.row
        yield ""
        if row.problem:
            yield f"{number}. 问题：{called(row.problem)}"
        elif row.fact:
            yield f"{number}. 整改：{row.fact.name}（{OTHER}）"
        for promise in row.promises:
            head = f"{number}. 承诺" if row.problem is None else "   承诺"
            yield f"{head}：{promise_text(promise)}" + ("" if row.problem else f"（{PLANNED}）")
        if row.problem or row.fact:
            yield f"   结果：{_answer(told, overview)}"
        for said in told.places:
            yield f"   报告：{said.section}（全文第 {said.paragraph} 段）“{in_short(inner(said.text), QUOTED)}”"
        if row.fact and overview.reported and not told.places:
            yield "   报告：没有写到"
    yield ""
    if overview.problems and overview.reading.unread:
        yield partly_read(overview.reading)
    yield _sum(overview)


def _answer(told: Told, overview: Overview) -> str:
    where = place(told, overview)
    text = "——".join(filter(None, (result(told, overview), measure(told))))
    return text + (f"（{where}）" if where else "")


def _sum(overview: Overview) -> str:
    count, left = len(overview.problems), len(overview.unanswered)
    if not count:
        return nothing_read(overview.reading)
    if overview.facts is None:
        return f"去年的问题 {count} 个。还没有要点，填写“去年整改”时请逐个写明措施和结果。"
    if left:
        return f"去年的问题 {count} 个，有 {left} 个{UNANSWERED}，请补上。"
    return f"去年的问题 {count} 个，个个有答复。"


def as_json(overview: Overview) -> dict[str, Any]:
    """Return what ``rectify --json`` prints."""
    return {
        "passed": overview.passed,
        "reference": str(overview.reference),
        "facts": overview.facts.unit if overview.facts else None,
        "unread": [_item(item) for item in overview.reading.unread],
        "rows": [_row(told, overview) for told in overview.told],
    }


def _row(told: Told, overview: Overview) -> dict[str, Any]:
    row = told.row
    return {
        "problem": _item(row.problem),
        "promises": [_item(promise) for promise in row.promises],
        "answered": row.fact is not None if row.problem else None,
        "fact": row.fact_id or None,
        "outcome": row.fact.outcome if row.fact else None,
        "measure": measure(told),
        "place": place(told, overview),
        "report": [
            {
                "section": said.section,
                "paragraph": said.paragraph,
                "start": said.start,
                "end": said.end,
                "text": said.text,
            }
            for said in told.places
        ],
    }


def _item(item: Item | None) -> dict[str, Any] | None:
    if item is None:
        return None
    return {"name": item.name, "text": item.text, "start": item.start, "end": item.end}
