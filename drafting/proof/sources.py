"""What a number of the report rests on, in words: the fact with its heading and its place, or another ground."""

import re
from collections.abc import Mapping

from drafting.facts.own_ledger import KEY as LEDGER
from drafting.figures import Kind
from drafting.figures.grounds import Ground
from drafting.figures.known import YEAR_ON_YEAR
from drafting.proof.rows import FactRow, FigureRow, FigureState
from schemas.facts import FactKind

_GROUNDS: Mapping[Ground | None, str] = {
    Ground.SUM: "上下文所列各项之和",
    Ground.REST: "要点里的总数减去书记本人的",
    Ground.ROUNDED: "报告里写有确数，这里是它的约数",
    Ground.SAID: "要点里有同样的说法",
    Ground.TALLY: "要点里问题、不足的条数",
    Ground.LIST: "上下文所列的条数",
}
_COUNTED = (FactKind.COUNTS, FactKind.SUMS, LEDGER, FactKind.LAST_COUNTS, YEAR_ON_YEAR)
"""Headings of figures that have a label, and no item around them."""
_FREE = {
    Kind.ORDINAL: "编号、次序",
    Kind.DATE: "年度、节日或往年的时间",
    Kind.SET_TERM: "固定说法，或不是计数",
}


def heading(fact_id: str) -> str:
    """Return where a fact belongs among the facts: 数据, 活动第1条, 活动第1条·参加."""
    kind, _, rest = fact_id.partition(".")
    if kind in _COUNTED:
        return kind
    number, *field = re.split(r"[.#@]", rest)
    named = f"·{field[0]}" if field and not field[0].isdecimal() else ""
    return f"{kind}第{number}条{named}"


def reason(row: FigureRow, facts: Mapping[str, FactRow]) -> str:
    """Return what a number of the report rests on, or what it should be."""
    kind = row.found.numeral.kind
    sources = [source(fact_id, facts.get(fact_id)) for fact_id in row.facts]
    if row.state is FigureState.FREE:
        return _FREE.get(kind, "泛指，不是计数")
    if row.state is FigureState.UNCLEAR:
        return "没有读懂数的是什么，请人工核对"
    if row.state is FigureState.SUPPORTED:
        return "\n".join(sources) or _GROUNDS.get(row.ground, "要点里有这个数")
    if sources:
        return f"应为：{sources[0]}"
    if row.state is FigureState.UNSUPPORTED:
        return "要点里没有这个时间" if kind is Kind.DATE else "要点里没有这个数"
    return "见“问题”表"


def source(fact_id: str, fact: FactRow | None) -> str:
    """Return a fact in words, with its place in the file."""
    if fact is None:
        return fact_id
    kind, _, _ = fact_id.partition(".")
    if fact.derived:
        return f"{fact.label}比去年{fact.text}，来源：{fact.derived}"
    when = "去年" if kind == FactKind.LAST_COUNTS else ""
    what = (
        f"{fact.label}{when}{fact.text}" if kind in _COUNTED else f"{heading(fact_id)}：{fact.text}"
    )
    return what + (f"（{fact.place}）" if fact.place else "")
