"""The ledger as it is told: what was held how often, by which rows, and what must be looked at again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from drafting.ledger.calendar import NOT_YET
from drafting.ledger.disagreement import counted, unit_of
from drafting.ledger.odd import HEADING
from drafting.ledger.rows import places
from drafting.lexicon.labels import find_label
from schemas.ledger import Aside, Ledger, LeftOut, Tally

MOST = 20
"""Rows left out for one reason, and questions, that are told one by one."""
LABELS = 60
"""Labels that are told one by one."""
REMEDY = "；要计入的，请在台账里改好"
PERSONS = 30
"""Names that a line lists."""


def rows(tally: Tally) -> str:
    """Return where the records of a tally stand: 工作表“台账”第3、5–7行."""
    return places(tally.records)


def lines(ledger: Ledger) -> Iterator[str]:
    """Yield what the ledger counts, and below it what is to be checked."""
    records = {(r.sheet, r.row) for tally in ledger.tallies for r in tally.records}
    yield f"台账：{ledger.file}，{ledger.year}年，共{len(records)}条记录"
    for tally in ledger.tallies[:LABELS]:
        yield from _tally(tally)
    if rest := ledger.tallies[LABELS:]:
        yield f"另有{len(rest)}种，共{sum(tally.count for tally in rest)}次，没有逐一列出"
    yield from _asides(ledger.asides)
    doubts = list(_doubts(ledger))
    if doubts:
        yield ""
        yield "需要核对的："
        yield from (f"{number}. {doubt}" for number, doubt in enumerate(doubts, 1))


def advice(ledger: Ledger) -> Iterator[str]:
    """Yield how the numbers of a ledger come into the facts."""
    labels = [tally.label for tally in ledger.tallies[:LABELS] if find_label(tally.label)]
    given = [label for label in labels if counted(label, unit_of(label), ledger)]
    if not given:
        return
    yield ""
    yield f"写进要点：在最上面加上“台账：{ledger.file}”，数据里这样写，数就由程序从台账里取："
    yield from (f"- {label}：台账" for label in given)
    came = [name for label in given if counted(name := f"{label}参加人次", "人次", ledger)]
    if came:
        yield f"要写多少人次参加的，加上这样的一行：- {came[0]}：台账"
    said = "、".join(f"“- {_stated(label, ledger)}”" for label in (*given[:1], *came[:1]))
    yield f"也可以写上数字，如{said}；与台账不一致时会提示。"


def _stated(label: str, ledger: Ledger) -> str:
    """Return what the facts may say of a label in numbers: 党课参加人次94人次."""
    unit = unit_of(label)
    found = counted(label, unit, ledger)
    assert found, "only what the ledger counts is shown"
    return f"{label}{found.number}{unit}"


def agreement(differ: Sequence[str]) -> Iterator[str]:
    """Yield whether the counts of the facts are those of the ledger; ``differ`` are the disagreements."""
    if differ:
        yield f"要点的“数据”与台账有{len(differ)}处不一致："
        yield from (f"{number}. {told}" for number, told in enumerate(differ, 1))
    else:
        yield "要点的“数据”与台账没有不一致的地方。"


def brief(ledger: Ledger, facts: Path | None) -> str:
    """Return in a line how many records were counted, and whether anything of it is to be looked at."""
    records = {(r.sheet, r.row) for tally in ledger.tallies for r in tally.records}
    doubts = len(list(_doubts(ledger)))
    look = f"，有{doubts}处请核对：shuzhi facts {facts}" if doubts else ""
    return f"台账 {ledger.file}：清点了{len(records)}条记录{look}"


def as_json(ledger: Ledger) -> dict[str, Any]:
    """Return the same for a program."""
    return {
        "file": ledger.file,
        "year": ledger.year,
        "tallies": [
            {
                "label": tally.label,
                "count": tally.count,
                "attendance": tally.attendance,
                "expected": tally.expected,
                "persons": list(tally.persons),
                "rows": [{"sheet": r.sheet, "row": r.row} for r in tally.records],
            }
            for tally in ledger.tallies
        ],
        "left_out": [
            {"sheet": row.sheet, "row": row.row, "text": row.text, "reason": row.reason}
            for row in ledger.left_out
        ],
        "duplicates": [
            {"rows": [{"sheet": r.sheet, "row": r.row} for r in d.records], "question": d.question}
            for d in ledger.duplicates
        ],
        "gaps": [
            {"label": gap.label, "periods": list(gap.periods), "message": gap.message}
            for gap in ledger.gaps
        ],
        "notes": list(ledger.notes),
    }


def _tally(tally: Tally) -> Iterator[str]:
    yield ""
    yield f"{tally.label}{tally.count}次" + "".join(f"，{part}" for part in _attendance(tally))
    yield f"   {rows(tally)}"
    if tally.persons:
        named = "、".join(tally.persons[:PERSONS])
        more = (
            f"等{len(tally.persons)}个姓名"
            if len(tally.persons) > PERSONS
            else f"，共{len(tally.persons)}个姓名"
        )
        yield f"   名单上有{named}{more}"


def _attendance(tally: Tally) -> Iterator[str]:
    if tally.attendance is None:
        if tally.expected is not None:
            yield "没有写实到人数"
        return
    yield f"共{tally.attendance}人次参加"
    with_number = tally.count - tally.missing_attendance
    if with_number > 1:
        yield f"平均每次{tally.attendance / with_number:.1f}人".replace(".0人", "人")
    both = [
        (r.attended, r.expected) for r in tally.records if r.attended is not None and r.expected
    ]
    if both and len(both) == tally.count:
        rate = 100 * sum(came for came, _ in both) / sum(due for _, due in both)
        yield f"到会率{rate:.1f}%".replace(".0%", "%")
    if tally.missing_attendance:
        unknown = places(record for record in tally.records if record.attended is None)
        yield f"其中{tally.missing_attendance}次看不到实到人数（{unknown}），没有算进去"


def _asides(asides: Iterable[Aside]) -> Iterator[str]:
    """Tell which rows are no records: their number, by what they are; of headings alone nothing is told."""
    by_what: dict[str, list[Aside]] = defaultdict(list)
    for aside in asides:
        by_what[aside.what].append(aside)
    if by_what.keys() - {HEADING}:
        yield ""
        yield f"不是记录的行：{'；'.join(f'{what}{len(found)}行' for what, found in by_what.items())}"


def _doubts(ledger: Ledger) -> Iterator[str]:
    by_reason: dict[str, list[LeftOut]] = defaultdict(list)
    for row in ledger.left_out:
        by_reason[row.reason].append(row)
    for reason, found in islice(by_reason.items(), MOST):
        quoted = "" if len(found) > 1 else f"（{found[0].text}）"
        remedy = "" if "；" in reason or reason.endswith(NOT_YET) else REMEDY
        yield f"没有计入：{places(found)}{quoted}，{reason}{remedy}"
    if more := sum(len(found) for found in islice(by_reason.values(), MOST, None)):
        yield f"没有计入：另有{more}行，没有逐一列出"
    for duplicate in ledger.duplicates[:MOST]:
        yield f"可能重复：{duplicate.question}"
    if (more := len(ledger.duplicates) - MOST) > 0:
        yield f"可能重复：另有{more}处，没有逐一列出"
    for gap in ledger.gaps:
        yield f"可能缺少：{gap.message}"
    for note in ledger.notes:
        yield f"请留意：{note}"
