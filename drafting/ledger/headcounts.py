"""A heading of a column of persons, taken apart: 应参加党员数, 实际到会人数, 未到会人员."""

from functools import cache

from drafting.lexicon import words_in
from drafting.text.patterns import Pattern, alternation

_BETWEEN = Pattern(r"[/、,，和]")
_MEMBERS = "党员"


def persons_in(heading: str) -> str:
    """Return what a heading without blanks and brackets says of persons, an empty string where that is not sure.

    The words are those of the lexicon's columns; 应到 and 实到 in one heading (参加人数/应到) are 应到实到. 列席人数,
    女党员人数 and 应参加人员 are none of them.
    """
    parts = [_persons(part) for part in _BETWEEN.split(heading)]
    if len(parts) == 2 and set(parts) == {"应到", "实到"}:
        return "应到实到"
    return _persons(heading)


def _persons(heading: str) -> str:
    return next((column for column, known in _headings() if known.fullmatch(heading)), "")


@cache
def _headings() -> tuple[tuple[str, Pattern], ...]:
    """Return what the headings of each column are as a whole."""
    before, due, real, no, gone, come, meeting, who, number, names, how = (
        f"(?:{alternation(words_in('ledger_persons', role))})"
        for role in ("前", "应", "实", "不", "缺", "来", "会", "谁", "数", "名", "情况")
    )
    came = f"{real}?{come}{meeting}?"
    forms = {
        "缺席": f"(?:{gone}|{no}{come}){who}?(?:{number}|{names}|{how})?",
        "应到": f"{due}(?:{come}{meeting}?(?:{_MEMBERS})?{number}?|(?:{_MEMBERS})?{number})",
        "实到": f"{came}(?:{who}?{number})?|{real}(?:{_MEMBERS})?{number}",
        "应到实到": f"{come}{how}",
        "参加人员": f"{came}(?:{who}{names}?|{names})",
    }
    return tuple((column, Pattern(f"{before}?(?:{form})")) for column, form in forms.items())
