"""What the terminal and ``--json`` show of sorted notes, and the remarks in the file that is saved."""

from collections.abc import Iterator
from typing import Any

from drafting.facts.describe import describe
from drafting.notes.entry import Sorted
from drafting.notes.form import NEEDED, written
from schemas.facts import Facts

_UNTITLED = "（单位、年度填好以后自动生成）"


def missing(found: Sorted) -> tuple[str, ...]:
    """Return the single values that no report can do without and the notes do not say."""
    return tuple(key for key in NEEDED if not found.singles.get(key))


def facts_file(found: Sorted, name: str) -> str:
    """Return the facts file, with what nothing was made of as remarks, which never go into a report."""
    remarks = [f"> 由 {name} 整理，请逐条核对。以“>”开头的行是说明，不会进入报告。", ""]
    left = [f"> {line}" for line in (*_corrected(found), *_dropped(found), *_unread(found))]
    return "\n".join([*remarks, written(found.singles, found.entries), *left]).rstrip("\n") + "\n"


def lines_of(found: Sorted, facts: Facts) -> Iterator[str]:
    """Yield what was understood, what was turned away and why, and what is left over."""
    yield describe(_as_known(found, facts))
    for told in (_corrected(found), _dropped(found), _unread(found)):
        if told:
            yield ""
            yield from told
    if lacking := missing(found):
        yield ""
        yield f"随手记里没有写{'、'.join(lacking)}：文件里留了空行，请填上"


def json_of(found: Sorted, facts: Facts) -> dict[str, Any]:
    """Return what ``--json`` prints."""
    known = _as_known(found, facts).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    lacking = missing(found)
    return {
        "facts": {k: v for k, v in known.items() if k not in lacking and v != _UNTITLED},
        "missing": list(lacking),
        "corrected": [
            {"line": line.number, "text": line.typed, "read": line.text} for line in found.corrected
        ],
        "dropped": [
            {"kind": d.entry.kind.value, "text": d.entry.text, "source": d.entry.source, "reason": d.reason}
            for d in found.dropped
        ],
        "unread": [
            {"line": u.line.number, "text": u.line.text, "figures": list(u.figures), "reason": u.reason}
            for u in found.unread
        ],
    }  # fmt: skip


def _as_known(found: Sorted, facts: Facts) -> Facts:
    """Return the facts without the stand-ins for what is not known."""
    lacking = missing(found)
    if not lacking:
        return facts
    blanks: dict[str, object] = {"title": _UNTITLED}
    blanks |= {"unit": ""} if "单位" in lacking else {}
    blanks |= {"year": 0} if "年度" in lacking else {}
    return facts.model_copy(update=blanks)


def _corrected(found: Sorted) -> list[str]:
    told = [f"  第{line.number}行：{line.typed}（读作：{line.text}）" for line in found.corrected]
    return ["话里自己更正了的，按更正后的读（请核实）：", *told] if told else []


def _dropped(found: Sorted) -> list[str]:
    told = [f"  {d.entry.kind}：{d.entry.text}（{d.reason}）" for d in found.dropped]
    return ["没有收进来（请核实，需要的自己补上）：", *told] if told else []


def _unread(found: Sorted) -> list[str]:
    told = [
        f"  第{u.line.number}行：{u.line.text}"
        + (f"（没有用上：{'、'.join(u.figures)}）" if u.figures else "")
        + (f"（{u.reason}）" if u.reason else "")
        for u in found.unread
    ]
    return ["没有用上的话：", *told] if told else []
