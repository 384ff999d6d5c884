"""Figures of the facts stated wrongly, or not at all."""

import re
from collections.abc import Iterator
from itertools import combinations

from drafting.figures import Numeral
from tests.support.defect import MISSING, Defect, edited
from tests.support.defects.original import Original, Place, names_of_figure
from tests.support.defects.values import slips

UNITS = {
    "次": "人次", "人次": "人", "名": "户", "人": "次", "位": "家", "项": "次", "份": "人次", "元": "万元", "米": "公里",
    "个": "人次", "户": "名", "件": "人次", "亩": "公里", "公里": "米", "篇": "人次", "场": "人次", "期": "人次",
    "家": "名", "堂": "人次", "节": "人次", "%": "件", "起": "人次", "天": "次", "处": "名", "吨": "亩", "幅": "场",
    "支": "名", "座": "名", "岁": "名", "车": "户",
}  # fmt: skip
RHYTHM = re.compile(
    r"每(?:个)?(?:半年|年|季度|月|周|日|天)[^，。；、：\d\n]{0,10}?(\d+|[一二三四五六])(次|期|场|天|轮|篇|人|户|件|名|堂|题)"
)
_SHARED = re.compile(r"分别|先后|依次|各")
"""What one number of a list shares with the next."""
_REACH = 12
"""Characters between a label and its number in a mention that is surely one."""


def defects(original: Original) -> Iterator[Defect]:
    """Yield the report with one figure wrong."""
    for number, place in enumerate(original.places):
        kind = "count" if place.figure.id.startswith("数据.") else "item"
        yield from _values(original, place, kind, number)
        yield from _units(original, place, kind)
        yield from _qualifiers(original, place)
        yield from _gone(original, place, kind)
    yield from _swaps(original)
    yield from _sums(original)
    yield from _conflicts(original)
    yield from _rhythms(original)


def _values(original: Original, place: Place, kind: str, number: int) -> Iterator[Defect]:
    wrong = slips(place.numeral)
    for new in (*wrong[:1], *wrong[1:][number % max(1, len(wrong) - 1) :][:1]):
        yield _changed(original, f"{kind} value", place, new, "figures.mismatch")


def _units(original: Original, place: Place, kind: str) -> Iterator[Defect]:
    numeral = place.numeral
    text, unit = numeral.text, numeral.unit
    if unit not in UNITS or not text.endswith(unit) or text[0] == "一":
        return
    number = text[: -len(unit)]
    if number[-1] in "万亿千" and not number[0].isdecimal():
        return  # 六十八万五 is 六十八万五千
    if number[-1] in "万亿千":
        either = "figures.unit|figures.mismatch"
        other = "亿" if number[-1] == "万" else "万"
        yield _changed(original, "scale dropped", place, number[:-1] + unit, either)
        yield _changed(original, "scale changed", place, number[:-1] + other + unit, either)
    else:
        yield _changed(original, f"{kind} unit", place, number + UNITS[unit], "figures.unit")


def _qualifiers(original: Original, place: Place) -> Iterator[Defect]:
    """Yield 320余万元 as 320万元 and as 近320万元, 不少于6篇 as 不超过6篇."""
    text, qualifier = place.numeral.text, place.numeral.qualifier
    if qualifier in ("余", "多"):
        exact = text.replace(qualifier, "", 1)
        yield _changed(original, "qualifier dropped", place, exact, "figures.mismatch")
        yield _changed(original, "qualifier changed", place, f"近{exact}", "figures.mismatch")
    elif qualifier == "不少于":
        most = text.replace(qualifier, "不超过", 1)
        yield _changed(original, "qualifier changed", place, most, "figures.mismatch")


def _changed(original: Original, kind: str, place: Place, new: str, codes: str) -> Defect:
    start, end = place.numeral.start, place.numeral.end
    return edited(kind, original.text, start, end, new, codes, fact=place.figure.id)


def _gone(original: Original, place: Place, kind: str) -> Iterator[Defect]:
    """Yield the report without a number, with 若干 in its place, and without the words around it."""
    text, numeral, figure = original.text, place.numeral, place.figure.id
    code = "figures.missing"
    start, end = _with_mark(text, numeral)
    brings = MISSING if end - start > len(numeral.text) else frozenset[str]()
    yield edited(
        f"{kind} deleted", text, start, end, "", code, places=(), fact=figure, brings=brings
    )
    if numeral.unit and numeral.unit != "%":
        vague = f"若干{numeral.unit}"
        yield edited(
            f"{kind} made vague", text, numeral.start, numeral.end, vague, code,
            places=(), fact=figure, note=f"{numeral.text}→{vague}",
        )  # fmt: skip
    start = max(text.rfind(mark, 0, numeral.start) for mark in "，。；：、（）”\n")
    end = min(at for mark in "，。；、（）\n" if (at := text.find(mark, numeral.end)) > 0)
    inside = [n for n in original.numerals if start <= n.start < end]
    alone = inside == [numeral] and not _SHARED.search(text, start, end)
    if alone and text[start] in "，、" and kind == "count" and end - start < 30:
        yield edited(
            "count clause deleted", text, start, end, "", code,
            places=(), fact=figure, brings=MISSING,
        )  # fmt: skip


def _with_mark(text: str, numeral: Numeral) -> tuple[int, int]:
    """Return the span of a numeral with the mark that has no sense without it: 、 in 12次、4次。"""
    if text[numeral.end] == "、":
        return numeral.start, numeral.end + 1
    listed = text[numeral.start - 1] == "、" and text[numeral.end] in "，。；"
    return numeral.start - listed, numeral.end


def _swaps(original: Original) -> Iterator[Defect]:
    """Yield pairs of figures of one sentence that change places, with their units and without."""
    for one, other in combinations(sorted(original.places, key=lambda p: p.numeral.start), 2):
        a, b = one.numeral, other.numeral
        if a.value == b.value or not original.same_sentence(a.start, b.end - 1):
            continue
        if a.unit == b.unit:
            yield _swapped(original, "swapped", a, b, b.text, a.text)
        elif b.start - a.end <= 40:
            da, db = (re.match(r"\d[\d,.]*", n.text) for n in (a, b))
            if da and db:
                new_a, new_b = db[0] + a.text[da.end() :], da[0] + b.text[db.end() :]
                yield _swapped(original, "swapped values", a, b, new_a, new_b)


def _swapped(
    original: Original, kind: str, a: Numeral, b: Numeral, new_a: str, new_b: str
) -> Defect:
    """Return the report with two numerals changed; either half may be found first, and both may."""
    between = original.text[a.end : b.start]
    second = a.start + len(new_a) + len(between)
    places = ((a.start, a.start + len(new_a)), (second, second + len(new_b)))
    return edited(
        kind, original.text, a.start, b.end, new_a + between + new_b, "figures.mismatch",
        places=places, note=f"{a.text}⇄{b.text}",
    )  # fmt: skip


def _sums(original: Original) -> Iterator[Defect]:
    """Yield declared sums with another value."""
    for figure in original.figures:
        if not figure.id.startswith("合计.") or figure.quantity is None:
            continue
        label = figure.label.strip("“”")
        for n in original.numerals:
            near = original.text[max(0, n.start - _REACH) : n.start]
            if n.value == figure.quantity.value and label in near:
                for new in slips(n)[:2]:
                    yield edited(
                        "sum value", original.text, n.start, n.end, new, "figures.mismatch"
                    )


def _conflicts(original: Original) -> Iterator[Defect]:
    """Yield counts that are stated with their label more than once, with one of the mentions changed."""
    codes = "figures.conflict|figures.mismatch"
    for figure in original.figures:
        if not figure.id.startswith("数据.") or figure.quantity is None:
            continue
        mentions = [n for n in original.numerals if _states(original, n, figure.quantity.value)]
        named = [n for n in mentions if _is_named(original, n, names_of_figure(figure))]
        if len(named) < 2:
            continue
        for n in named:
            for new in slips(n)[:2]:
                yield edited("repeated value", original.text, n.start, n.end, new, codes)


def _states(original: Original, numeral: Numeral, value: object) -> bool:
    return numeral.is_figure and numeral.value == value


def _is_named(original: Original, numeral: Numeral, names: tuple[str, ...]) -> bool:
    """Whether a label stands right beside a numeral, with nothing else that could be what it counts."""
    text = original.text
    before = re.split(
        r"[，。；：、（）\n\d]", text[max(0, numeral.start - _REACH) : numeral.start]
    )[-1]
    behind = re.split(r"[，。；：、（）\n\d]", text[numeral.end : numeral.end + _REACH])[0]
    return any(before.endswith(name) or behind.startswith(name) for name in names)


def _rhythms(original: Original) -> Iterator[Defect]:
    """Yield 每季度开展1次 as 每季度开展5次, where the facts say how often."""
    said = {(m[0][:2], m[1], m[2]) for m in RHYTHM.finditer(original.wording)}
    for m in RHYTHM.finditer(original.text):
        if (m[0][:2], m[1], m[2]) not in said:
            continue
        for new in ("5", "3") if m[1].isdecimal() else ("五", "四"):
            if new != m[1]:
                yield edited(
                    "rhythm", original.text, m.start(1), m.end(1), new,
                    "figures.mismatch|figures.unsupported",
                    places=((m.start(), m.end()),), note=f"{m[0]}→{new}",
                )  # fmt: skip
