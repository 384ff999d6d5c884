"""Counts woven into sentences: verb, object and figure, those of one group together."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from drafting.labels import canonical, find_label
from drafting.lexicon import split, table
from drafting.offline.composer import Composer
from drafting.offline.grammar import Shape, shape, verbs_for, words
from drafting.offline.themes import theme_of
from drafting.slots import Slots
from schemas.figure import Figure

_AMOUNT = re.compile(
    r"(率|比|比例|占比|比重|满意度|覆盖面|额|量|值|产值|收入|面积|费|经费|资金|金额|数|人数|总数"
    r"|里程|工期|时长|时间|分|得分|评分|等级|面积|规模|总计|合计|长度|年限|年龄|均价|成本|利润|税收)$"
)
_CHANGE = re.compile(r"(下降|上升|增长|提升|提高|降低|减少|增加|缩短|提前|同比|环比)$")
_MEANS = ("平均", "人均", "户均")
_SHARE_UNITS = ("%", "％", "‰", "个百分点")
_TIMES_UNITS = ("次", "场", "期", "轮", "堂", "节", "讲", "人次", "场次", "届")
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
    """Return every count that the report states, in the order of the lexicon, unknown ones last."""
    order = list(_known())
    found = [
        _count(figure, slots)
        for figure in slots.figures.values()
        if figure.id.startswith("数据.") and figure.required
    ]

    def rank(count: Count) -> int:
        label = canonical(count.fact_id.removeprefix("数据."))
        return order.index(label) if label in order else len(order)

    return tuple(sorted(found, key=rank))


def count_sentences(theme: str, composer: Composer) -> Iterator[str]:
    """Yield the sentences that state the counts of a theme, each sum behind the last of its parts there."""
    mine = [count for count in counts(composer.slots) if count.theme == theme]
    sums = [figure for figure in composer.slots.figures.values() if figure.id.startswith("合计.")]
    places = {figure.id: _place_of_sum(figure, composer) for figure in sums}
    for group, members in groupby(mine, key=lambda count: count.group):
        pending = list(members)
        while pending:
            yield count_sentence(group, pending[:_PER_SENTENCE], composer)
            pending = pending[_PER_SENTENCE:]
        for figure in sums:
            if places[figure.id] == (theme, group):
                yield sum_sentence(figure, composer)


def count_sentence(group: str, members: Iterable[Count], composer: Composer) -> str:
    """Return one sentence that states these counts of a group."""
    together = list(members)
    clauses = _joined(together)
    if group == "strength":
        return composer.pen.write("counts.strength", counts=clauses)
    phrase = composer.phrase(group)
    if phrase:
        return composer.pen.write("counts", counts=clauses, phrase=phrase)
    if group != "other" or all(count.verb for count in together):
        return composer.pen.write("counts.plain", counts=clauses)
    return composer.pen.write("counts.other", counts=clauses)


def sum_sentence(figure: Figure, composer: Composer) -> str:
    """Return the sentence that states a declared sum."""
    token = composer.slots.token(figure.id)
    return composer.pen.write("sums", label=figure.label, value=token)


def _count(figure: Figure, slots: Slots) -> Count:
    label = find_label(figure.label)
    row = _known().get(canonical(figure.label))
    token = slots.token(figure.id)
    if row and label:
        verb, thing = _known_words(row, figure.label)
        return Count(figure.id, verb, thing, token, row["group"], label.theme)
    verb, thing = _unknown(figure)
    theme = label.theme if label else theme_of(figure.label, default="standard")
    return Count(figure.id, verb, thing, token, "other", theme)


def _known_words(row: Mapping[str, str], typed: str) -> tuple[str, str]:
    """Return (verb, thing), the thing as typed where that reads well: 讲党课 has its verb, 党费收缴 hides it."""
    verbs = split(row["verbs"])
    if row["group"] == "strength" or verbs[0] in typed[1:]:
        return verbs[0], row["object"]
    return ("", typed) if typed.startswith(verbs) else (verbs[0], typed)


def _unknown(figure: Figure) -> tuple[str, str]:
    """Return (verb, thing) for a label no table knows, by its form and its unit."""
    name, unit = figure.label, figure.quantity.unit if figure.quantity else ""
    if _CHANGE.search(name):
        return "", name
    if unit in _SHARE_UNITS:
        return "", f"{name}为"
    form = shape(name)
    if form is Shape.PREDICATE:
        return "", name
    if _AMOUNT.search(name) or name.startswith(_MEANS):
        return "", f"{name}为"
    if unit in _TIMES_UNITS and form is Shape.NOUN and not name.endswith(words("agent")):
        return verbs_for(name)[0].replace("组织开展", "开展"), name
    is_inexact = bool(figure.quantity and figure.quantity.qualifier)
    return "", f"{name}{'有' if is_inexact else '共'}"


def _joined(together: list[Count]) -> str:
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
