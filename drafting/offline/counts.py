"""Counts woven into sentences: verb, object and figure, those of one group together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from drafting.lexicon import split, table
from drafting.lexicon.item_words import words
from drafting.lexicon.labels import canonical, find_label
from drafting.offline.composer import Composer
from drafting.offline.event_names import verbs_for
from drafting.offline.grammar import TIMES_UNITS, Shape, shape
from drafting.offline.paragraph import Paragraph
from drafting.offline.themes import theme_of
from drafting.slots import Slots
from schemas.figure import Figure

_AMOUNT = re.compile(
    r"(率|比|比例|占比|比重|满意度|覆盖面|额|量|值|产值|收入|面积|费|经费|资金|金额|数|人数|总数"
    r"|里程|工期|时长|时间|分|得分|评分|等级|规模|总计|合计|长度|年限|年龄|党龄|均价|成本|利润|税收|参与度|投资)$"
)
_CHANGE = re.compile(r"(下降|上升|增长|提升|提高|降低|减少|增加|缩短|提前|同比|环比)$")
_ATTENDED = re.compile(r"(?P<what>.+?)(?P<how>参[加与])?人次")
_HELD = ("meetings", "lectures", "life")
"""Groups of what persons come to, so that 党课人次 are those who took part."""
_MEANS = ("平均", "人均", "户均")
_SHARE_UNITS = ("%", "％", "‰", "‱", "个百分点")
_OF_MEMBERS = re.compile(r"党员|平均年龄|平均党龄")
_OF_THEM = "其中"
_PER_SENTENCE = 3


@dataclass(frozen=True, slots=True)
class Count:
    """One count ready for a sentence: 召开 + 支委会 + token; an unknown one has group ``other``."""

    fact_id: str
    verb: str
    thing: str
    token: str
    group: str
    theme: str


@cache
def _known() -> Mapping[str, Mapping[str, str]]:
    return {canonical(row["label"]): row for row in table("counts")}


def counts(slots: Slots) -> tuple[Count, ...]:
    """Return every count that the report states, in the order of the lexicon, unknown ones last as they came.

    What says more of the count before it (比上年增长, 参训) stays behind that.
    """
    order = list(_known())
    found: list[tuple[int, Count]] = []
    for figure in slots.figures.values():
        if not figure.id.startswith("数据.") or not figure.required:
            continue
        count, rank = _count(figure, slots), _rank(figure.label, order)
        if found and figure.label.startswith(words("of_before")):
            rank, before = found[-1]
            thing = figure.label if count.group == "other" else count.thing
            count = replace(count, verb="", thing=thing, group=before.group, theme=before.theme)
        found.append((rank, count))
    return tuple(count for _, count in sorted(found, key=lambda item: item[0]))


def _rank(label: str, order: Sequence[str]) -> int:
    name = canonical(label)
    return order.index(name) if name in order else len(order)


def tell_counts(theme: str, paragraph: Paragraph, composer: Composer) -> None:
    """Append the sentences that state the counts of a theme, each sum behind the last of its parts there."""
    mine = [c for c in counts(composer.slots) if c.theme == theme and c.group != "strength"]
    sums = [figure for figure in composer.slots.figures.values() if figure.id.startswith("合计.")]
    places = {figure.id: _place_of_sum(figure, composer) for figure in sums}
    for group, members in groupby(mine, key=lambda count: count.group):
        pending = list(members)
        while pending:
            size = _size(pending)
            clauses = _joined(pending[:size]) + composer.gain(pending[size - 1].fact_id)
            pending = pending[size:]
            for figure in sums:
                if not pending and places[figure.id] == (theme, group):
                    clauses += "，" + sum_clause(figure, composer)
            _state(group, clauses, paragraph, composer)


def strength_sentence(composer: Composer) -> str:
    """Return the sentence that states how many members there are and which, or nothing."""
    found = [count for count in counts(composer.slots) if count.group == "strength"]
    if found and found[0].verb == _OF_THEM:  # of whom, where nobody says how many
        found = [replace(count, verb="有") if count.verb == _OF_THEM else count for count in found]
    return composer.pen.write("counts.strength", counts=_joined(found)) if found else ""


def count_sentence(count: Count, composer: Composer) -> str:
    """Return one count as a sentence of its own."""
    if count.group == "strength":
        return composer.pen.write("counts.strength", counts=_joined([count]))
    paragraph = Paragraph(composer)
    _state(count.group, _joined([count]), paragraph, composer)
    return paragraph.sentences[0]


def sum_clause(figure: Figure, composer: Composer) -> str:
    """Return the clause that states a declared sum."""
    return composer.pen.write("sums", label=figure.label, value=composer.slots.token(figure.id))


def _state(group: str, clauses: str, paragraph: Paragraph, composer: Composer) -> None:
    """Append the sentence of some counts: with the year where it is the first, with the branch where need be."""
    place = "following" if paragraph.is_understood else "first"
    phrase = composer.phrase(group)
    if phrase:
        aim = composer.phrase(f"{group}.aim")
        if place == "first":  # what a subject is for is said once, in the sentence that opens it
            sentence = composer.pen.write("counts.first", counts=clauses, phrase=phrase, aim=aim)
        else:
            offer = {**paragraph.joiners(), **({"aim": (aim,)} if aim else {})}
            sentence = composer.pen.write("counts.following", offer, counts=clauses, phrase=phrase)
        paragraph.add(sentence, names_branch=True)
        return
    kind = "plain" if group != "other" or clauses.startswith(words("govern")) else "other"
    slot = f"counts.{kind}.{place}"
    sentence = composer.pen.write(slot, paragraph.joiners(), counts=clauses)
    paragraph.add(sentence, names_branch=kind == "plain" and place == "first")


def _size(pending: Sequence[Count]) -> int:
    """Return how many of the next counts stand in one sentence; what speaks of the one before stays with it."""
    size = min(_PER_SENTENCE, len(pending))
    while size < len(pending) and pending[size].thing.startswith(words("of_before")):
        size += 1
    return size


def _count(figure: Figure, slots: Slots) -> Count:
    label, row = find_label(figure.label), _row(figure.label)
    token = slots.token(figure.id)
    if row:
        verb, thing = _known_words(row, figure.label)
        theme = label.theme if label else theme_of(row["label"], default="life")
        return Count(figure.id, verb, thing, token, row["group"], theme)
    if _is_of_members(figure):
        return Count(figure.id, *_of_members(figure), token, "strength", "")
    verb, thing = _unknown(figure)
    attended = _attended(figure)
    if attended:  # 党课共109人次参加
        verb, thing = "", f"{attended['what']}{_having(figure)}"
        token += attended["how"] or "参加"
    usual = label.theme if label and label.theme != "standard" else "centre"
    return Count(figure.id, verb, thing, token, "other", theme_of(figure.label, default=usual))


def _attended(figure: Figure) -> re.Match[str] | None:
    """Return the parts of a label that counts those who took part: 党课参加人次, 支委会人次, but not 慰问人次."""
    found = _ATTENDED.fullmatch(figure.label)
    if not found or not figure.quantity or figure.quantity.unit != "人次":
        return None
    row = _known().get(canonical(found["what"]))
    return found if found["how"] or (row and row["group"] in _HELD) else None


def _row(name: str) -> Mapping[str, str] | None:
    """Return the row of a label, or of the label with which a longer name ends: 师德承诺书 is a 承诺书."""
    known = _known().get(canonical(name))
    if known or find_label(name):
        return known
    ends = [row for label, row in _known().items() if name.endswith(label) and len(label) > 2]
    return max(ends, key=lambda row: len(row["label"]), default=None)


def _known_words(row: Mapping[str, str], typed: str) -> tuple[str, str]:
    """Return (verb, thing), the thing as typed where that reads well: 讲党课 has its verb, 党费收缴 hides it."""
    verbs = split(row["verbs"])
    if row["group"] == "strength" or verbs[0] in typed[1:]:
        return verbs[0], row["object"]
    return ("", typed) if typed.startswith(verbs) else (verbs[0], typed)


def _is_of_members(figure: Figure) -> bool:
    """Whether an unknown label tells who the members are: 党员律师22名, 平均年龄74岁, 党员占比三分之二."""
    unit = figure.quantity.unit if figure.quantity else ""
    is_share = figure.label.endswith(("占比", "比例", "年龄", "党龄"))
    return bool(_OF_MEMBERS.search(figure.label)) and (
        is_share or (unit in words("people_units") and shape(figure.label) is Shape.NOUN)
    )


def _of_members(figure: Figure) -> tuple[str, str]:
    if figure.label.endswith(("占比", "比例", "年龄", "党龄")):
        return "", f"{figure.label}{'为' if not figure.label.startswith('平均') else ''}"
    return "有", figure.label


def _unknown(figure: Figure) -> tuple[str, str]:
    """Return (verb, thing) for a label no table knows, by its form and its unit."""
    name, unit = figure.label, figure.quantity.unit if figure.quantity else ""
    if _CHANGE.search(name):
        return "", name
    if unit in _SHARE_UNITS:
        return "", f"{name}为"
    form = shape(name)
    if (_AMOUNT.search(name) and form is not Shape.PREDICATE) or name.startswith(_MEANS):
        return "", f"{name}为"
    if form is Shape.PREDICATE:
        return "", name
    if unit in TIMES_UNITS and form is Shape.NOUN and not name.endswith(words("agent")):
        return verbs_for(name)[0], name
    return "", f"{name}{_having(figure)}"


def _having(figure: Figure) -> str:
    return "有" if figure.quantity and figure.quantity.qualifier else "共"


def _joined(together: Sequence[Count]) -> str:
    """Return the counts as clauses: 召开支委会…、支部党员大会…，开展主题党日…."""
    clauses: list[str] = []
    for verb, members in groupby(together, key=lambda count: count.verb):
        same = [f"{count.thing}{count.token}" for count in members]
        clauses += [verb + "、".join(same)] if verb else same
    return "，".join(clauses)


def _place_of_sum(figure: Figure, composer: Composer) -> tuple[str, str]:
    """Return the theme where most parts of a sum stand, and the group of the last of them."""
    names = {canonical(name) for name in composer.facts.sums[figure.id.removeprefix("合计.")]}
    parts = [
        count
        for count in counts(composer.slots)
        if canonical(count.fact_id.removeprefix("数据.")) in names
    ]
    themes = [part.theme for part in parts]
    theme = max(themes, key=themes.count, default="")
    return theme, next((part.group for part in reversed(parts) if part.theme == theme), "")
