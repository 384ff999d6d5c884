"""One count in words: its verb, the thing as typed, the part of the report where it stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from drafting.lexicon import split, table
from drafting.lexicon.item_words import words
from drafting.lexicon.labels import canonical, find_label
from drafting.offline.event_names import can_be_held, verbs_for
from drafting.offline.grammar import TIMES_UNITS, Shape, shape
from drafting.offline.themes import theme_of
from drafting.slots import Slots
from schemas.figure import Figure

SHARE_UNITS = ("%", "％", "‰", "‱", "个百分点")
MEMBERS = "党员人数"
OF_MEMBERS = re.compile(r"党员|平均年龄|平均党龄")
CHANGE = re.compile(r"(下降|上升|增长|提升|提高|降低|减少|增加|缩短|压缩|提前|同比|环比)$")
_AMOUNT = re.compile(
    r"(率|比|比例|占比|比重|满意度|覆盖面|额|量|值|产值|收入|面积|费|经费|资金|金额|数|人数|总数"
    r"|里程|工期|时长|时间|分|得分|评分|等级|规模|总计|合计|长度|年限|年龄|党龄|均价|成本|利润|税收|参与度|投资)$"
)
_OF_MEASURE = re.compile("(时长|时间|人数|次数|额|量|率)$")
_CHANGES = re.compile("下降|上升|增长|提升|提高|降低|减少|增加|缩短|压缩|新增|扩大|节约|节省|控制")
"""What begins with it does something to an amount: 节约时间."""
_MEANS = "平均"
_ATTENDED = re.compile(r"(?P<what>.+?)(?P<how>参[加与])?人次")
_VISITED = ("户", "家", "人", "人次", "名", "位")
"""Units of those who were visited or cared for: 家访7户."""
_HELD = ("meetings", "lectures", "life")
"""Groups of what persons come to, so that 党课人次 are those who took part."""


@dataclass(frozen=True, slots=True)
class Count:
    """One count ready for a sentence: 召开 + 支委会 + token; an unknown one has group ``other``.

    What ``goes_on`` speaks of the count before it and stays in its sentence.
    """

    fact_id: str
    verb: str
    thing: str
    token: str
    group: str
    theme: str
    goes_on: bool = False


@cache
def known_counts() -> Mapping[str, Mapping[str, str]]:
    """Return the rows of the table of counts by label, in their order."""
    return {canonical(row["label"]): row for row in table("counts")}


def unit_in(figure: Figure) -> str:
    """Return the unit of a figure, empty where it has none."""
    return figure.quantity.unit if figure.quantity else ""


def count_of(figure: Figure, slots: Slots) -> Count:
    """Return a count with its words, as if nothing stood before it."""
    label, row = find_label(figure.label), row_of(figure.label)
    token = slots.token(figure.id)
    if row:
        verb, thing = _known_words(row, figure.label)
        theme = label.theme if label else theme_of(row["label"], default="life")
        return Count(figure.id, verb, thing, token, row["group"], theme)
    if _is_of_members(figure, slots):
        return Count(figure.id, *_of_members(figure), token, "strength", "")
    verb, thing = _unknown(figure)
    if attended := _attended(figure):  # 党课共109人次参加
        verb, thing = "", f"{attended['what']}{_having(figure)}"
        token += attended["how"] or "参加"
    if label and label.theme == "study":
        return Count(figure.id, verb, thing, token, "other", label.theme)
    usual = label.theme if label and label.theme != "standard" else "centre"
    theme = theme_of(figure.label, default=usual, by_head=shape(figure.label) is Shape.NOUN)
    return Count(figure.id, verb, thing, token, "other", theme)


def _attended(figure: Figure) -> re.Match[str] | None:
    """Return the parts of a label that counts those who took part: 党课参加人次, 支委会人次, but not 慰问人次."""
    found = _ATTENDED.fullmatch(figure.label)
    if not found or unit_in(figure) != "人次":
        return None
    row = known_counts().get(canonical(found["what"]))
    return found if found["how"] or (row and row["group"] in _HELD) else None


def row_of(name: str) -> Mapping[str, str] | None:
    """Return the row of a label, or of the label with which a longer name ends: 师德承诺书 is a 承诺书."""
    known = known_counts().get(canonical(name))
    if known or find_label(name):
        return known
    ends = [row for label, row in known_counts().items() if name.endswith(label) and len(label) > 2]
    return max(ends, key=lambda row: len(row["label"]), default=None)


def _known_words(row: Mapping[str, str], typed: str) -> tuple[str, str]:
    """Return (verb, thing), the thing as typed where that reads well: 讲党课 has its verb, 党费收缴 hides it."""
    verbs = split(row["verbs"])
    if row["group"] == "strength" or verbs[0] in typed[1:]:
        return verbs[0], row["object"]
    is_name = typed.endswith(row["label"]) or typed.startswith(words("noun"))
    if typed.startswith(verbs) or (typed.startswith(words("govern")) and not is_name):
        return "", typed
    if typed[0] in {verb[0] for verb in verbs}:  # 签承诺书 for 签订承诺书
        is_same = find_label(typed) is not None and canonical(typed) == canonical(typed[1:])
        return (verbs[0], typed[1:]) if is_same else ("", typed)
    return verbs[0], typed


def _is_of_members(figure: Figure, slots: Slots) -> bool:
    """Whether an unknown label tells who the members are: 党员律师22名, 平均年龄74岁, 党员占比三分之二.

    More than all the members (在院老人党员22名 where 党员 is 14名) are none of them.
    """
    if not OF_MEMBERS.search(figure.label):
        return False
    if figure.label.endswith(("占比", "比例", "年龄", "党龄")):
        return True
    is_of_people = unit_in(figure) in words("people_units") and shape(figure.label) is Shape.NOUN
    return is_of_people and not any(
        canonical(other.label) == canonical(MEMBERS) and _value(other) < _value(figure)
        for other in slots.figures.values()
        if other.id.startswith("数据.")
    )


def _value(figure: Figure) -> Decimal:
    return figure.quantity.value if figure.quantity else Decimal()


def _of_members(figure: Figure) -> tuple[str, str]:
    if figure.label.endswith(("占比", "比例", "年龄", "党龄")):
        return "", f"{figure.label}{'为' if not figure.label.startswith('平均') else ''}"
    return "有", figure.label


def _unknown(figure: Figure) -> tuple[str, str]:
    """Return (verb, thing) for a label no table knows, by its form and its unit."""
    name, unit = figure.label, unit_in(figure)
    if CHANGE.search(name):
        return "", name
    form = shape(name)
    is_measure = _OF_MEASURE.search(name) is not None and not _CHANGES.match(name)
    is_amount = _AMOUNT.search(name) is not None and form is not Shape.PREDICATE
    if is_measure or is_amount or name.startswith(_MEANS):
        return "", f"{name}为"
    is_event = unit in TIMES_UNITS and form is Shape.NOUN and can_be_held(name)
    is_visit = unit in _VISITED and name in words("act") and name in words("persons_object")
    return (verbs_for(name)[0], name) if is_event or is_visit else ("", name)


def _having(figure: Figure) -> str:
    return "有" if figure.quantity and figure.quantity.qualifier else "共"
