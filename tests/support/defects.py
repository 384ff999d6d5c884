"""Clean reports with one defect each, made by code, and where the defect must be found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from drafting.facts.inventory import contexts, inventory
from drafting.figures import Numeral, scan
from drafting.figures.likeness import bigrams
from drafting.labels import find_label
from drafting.report import parse_report
from drafting.sentences import sentences
from schemas.facts import FactKind
from schemas.figure import Figure
from schemas.report import Report
from tests.support.corpus import OUTLINE, Sample
from tests.support.defect import Defect
from tests.support.residue import residue


def defects(sample: Sample) -> Iterator[Defect]:
    """Yield every defective version of a clean report."""
    report = parse_report(sample.text, OUTLINE)
    places = _places(sample)
    yield from _figures(sample, places)
    yield from _swaps(sample, places)
    yield from _inventions(sample, report)
    yield from _years(sample)
    yield from _sections(sample, report)
    yield from _items(sample)
    yield from residue(sample, report)


@dataclass(frozen=True, slots=True)
class Place:
    """The one numeral of the text that states a figure of the facts."""

    figure: Figure
    numeral: Numeral


def _places(sample: Sample) -> list[Place]:
    """Return the figures that stand in the text exactly once, found by value and by the words around."""
    numerals = [n for n in scan(sample.text) if n.value is not None]
    around = contexts(sample.facts)
    spans = list(sentences(sample.text))
    places = []
    for figure in inventory(sample.facts):
        quantity = figure.quantity
        if quantity is None or not figure.required:
            continue
        equal = [n for n in numerals if n.value == quantity.value]
        if len(equal) > 1:
            words = around[figure.id].words if figure.id in around else ""
            label = find_label(figure.label)
            names = (label.name, *label.aliases, figure.label) if label else (figure.label,)

            def rate(n: Numeral, words: str = words, names: Sequence[str] = names) -> float:
                start, end = next((s, e) for s, e in spans if s <= n.start < e)
                if words:
                    wanted = bigrams(words)
                    near = sample.text[max(start, n.start - 30) : min(end, n.end + 30)]
                    return len(wanted & bigrams(near)) / max(1, len(wanted))
                return float(any(name.strip("“”") in sample.text[start:end] for name in names))

            rated = sorted(equal, key=rate, reverse=True)
            if rate(rated[0]) <= rate(rated[1]):
                continue
            others = [n for n in rated[1:] if rate(n) >= 0.3]
            if others:
                continue
            equal = rated[:1]
        if equal:
            places.append(Place(figure, equal[0]))
    taken = [p.numeral.start for p in places]
    return [p for p in places if taken.count(p.numeral.start) == 1]


_HAN = "零一二三四五六七八九"
_UNITS = {
    "次": "人次", "人次": "人", "名": "户", "人": "次", "位": "家", "项": "次", "份": "人次", "元": "万元", "米": "公里",
    "个": "人次", "户": "名", "件": "人次", "亩": "公里", "公里": "米", "篇": "人次", "场": "人次", "期": "人次",
    "家": "名", "堂": "人次", "节": "人次", "%": "件", "起": "人次", "天": "次", "处": "名", "吨": "亩", "幅": "场",
    "支": "名", "座": "名", "岁": "名", "车": "户",
}  # fmt: skip


def _other_number(text: str) -> str:
    """Return the words of a numeral with another value in the same notation."""
    m = re.search(r"\d", text)
    if m:
        digits = re.search(r"\d[\d,.]*\d|\d", text)
        assert digits
        first = str((int(digits[0][0]) % 9) + 1)
        return text[: digits.start()] + first + text[digits.start() + 1 :]
    i, c = next((i, c) for i, c in enumerate(text) if c in _HAN + "两十百千万")
    if c in "十百千万":
        return text[:i] + "三" + text[i:]
    value = 2 if c == "两" else _HAN.index(c)
    return text[:i] + _HAN[value % 8 + 2 if value + 1 > 8 else value + 1] + text[i + 1 :]


def _replaced(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _figures(sample: Sample, places: Sequence[Place]) -> Iterator[Defect]:
    text = sample.text
    for place in places:
        numeral, figure = place.numeral, place.figure
        start, end = numeral.start, numeral.end
        kind = "count" if figure.id.startswith("数据.") else "item"
        other = _other_number(numeral.text)
        yield Defect(
            f"{kind} value", _replaced(text, start, end, other), ("figures.mismatch",),
            start, start + len(other), figure.id, note=f"{numeral.text}→{other}",
        )  # fmt: skip
        unit = numeral.unit
        if unit in _UNITS and numeral.text.endswith(unit) and numeral.text[0] != "一":
            number = numeral.text[: -len(unit)]
            scaled = unit == "元" and number[-1] in "万亿千"
            other = number[:-1] + unit if scaled else number + _UNITS[unit]
            yield Defect(
                f"{kind} unit", _replaced(text, start, end, other), ("figures.unit",),
                start, start + len(other), figure.id, note=f"{numeral.text}→{other}",
            )  # fmt: skip
        yield Defect(
            f"{kind} deleted", _replaced(text, start, end, ""), ("figures.missing",),
            fact=figure.id, note=f"{numeral.text}→",
        )  # fmt: skip


def _swaps(sample: Sample, places: Sequence[Place]) -> Iterator[Defect]:
    """Yield pairs of figures of one sentence that change places, with their units and without."""
    text = sample.text
    spans = list(sentences(text))
    for one, other in combinations(sorted(places, key=lambda p: p.numeral.start), 2):
        a, b = one.numeral, other.numeral
        near = any(s <= a.start and b.end <= e for s, e in spans)
        if not near or a.value == b.value or a.unit != b.unit:
            continue
        middle = text[a.end : b.start]
        yield Defect(
            "swapped", text[: a.start] + b.text + middle + a.text + text[b.end :], ("figures.mismatch",),
            a.start, a.start + len(b.text), note=f"{a.text}⇄{b.text}",
        )  # fmt: skip
    for one, other in combinations(sorted(places, key=lambda p: p.numeral.start), 2):
        a, b = one.numeral, other.numeral
        near = any(s <= a.start and b.end <= e for s, e in spans)
        if not near or a.value == b.value or a.unit == b.unit or b.start - a.end > 40:
            continue
        if not (re.match(r"\d", a.text) and re.match(r"\d", b.text)):
            continue
        da, db = (re.match(r"[\d,.]+", n.text) for n in (a, b))
        assert da and db
        new_a, new_b = db[0] + a.text[da.end() :], da[0] + b.text[db.end() :]
        middle = text[a.end : b.start]
        yield Defect(
            "swapped values", text[: a.start] + new_a + middle + new_b + text[b.end :], ("figures.mismatch",),
            a.start, a.start + len(new_a), note=f"{a.text}⇄{b.text}",
        )  # fmt: skip


INVENTED = (
    ("组织消防知识培训《7场》。", "figures.unsupported"),
    ("全年累计走访商户《73家》，收集意见建议若干。", "figures.unsupported"),
    ("先后有《19名》骨干参加技能比武并取得名次。", "figures.unsupported"),
    ("投入经费《83.7万元》用于阵地建设。", "figures.unsupported"),
    ("支部已连续《七年》获评先进。", "figures.unsupported"),
    ("参与群众达《720余人次》。", "figures.unsupported"),
    ("群众满意率提升至《百分之九十六点四》。", "figures.unsupported"),
    ("制作展板《三十三块》，营造了浓厚氛围。", "figures.unsupported"),
    ("推荐《5》名青年参加演讲比赛。", "figures.unsupported"),
    ("党员干部撰写理论文章《十七》篇。", "figures.unsupported"),
)


def _inventions(sample: Sample, report: Report) -> Iterator[Defect]:
    """Yield the report with a sentence that states what no fact knows, at the end of a long paragraph."""
    paragraphs = [
        p for p in report.paragraphs
        if p.section in ("work", "highlights") and p.end - p.start > 60 and report.text[p.end - 1] == "。"
    ]  # fmt: skip
    known = {n.value for n in scan(sample.text)} | {
        f.quantity.value for f in inventory(sample.facts) if f.quantity
    }
    for i, (sentence, code) in enumerate(INVENTED):
        before, _, rest = sentence.partition("《")
        numeral, _, after = rest.partition("》")
        if any(n.value in known for n in scan(before + numeral + after) if n.value is not None):
            continue
        at = paragraphs[i % len(paragraphs)].end
        start = at + len(before)
        text = sample.text[:at] + before + numeral + after + sample.text[at:]
        yield Defect("invented", text, (code,), start, start + len(numeral), note=sentence)


def _years(sample: Sample) -> Iterator[Defect]:
    year = sample.facts.year
    for m in re.finditer(f"{year}年", sample.text):
        text = _replaced(sample.text, m.start(), m.end(), f"{year - 1}年")
        yield Defect(
            "year", text, ("dates.year",), m.start(), m.end(),
            note=sample.text[max(0, m.start() - 12) : m.end() + 16],
        )  # fmt: skip


def _sections(sample: Sample, report: Report) -> Iterator[Defect]:
    text = sample.text
    for section in report.sections:
        whole = text[section.start : section.end]
        yield Defect(
            "section cut", _replaced(text, section.start, section.end, ""), ("structure.section-missing",),
            section=section.id, cut=True,
        )  # fmt: skip
        yield Defect(
            "section emptied", _replaced(text, section.body_start, section.end, "\n"),
            ("structure.section-empty",), section=section.id, cut=True,
        )  # fmt: skip
        yield Defect(
            "section twice", text[: section.end] + whole + text[section.end :],
            ("structure.section-duplicate",), section=section.id,
        )  # fmt: skip
    for a, b in zip(report.sections, report.sections[1:], strict=False):
        swapped = text[: a.start] + text[b.start : b.end] + text[a.start : a.end] + text[b.end :]
        start = a.start
        yield Defect(
            "sections swapped",
            swapped,
            ("structure.section-order",),
            start,
            start + b.end - a.start,
        )


_ITEM_CODES = {
    FactKind.ACTIVITIES: "activity", FactKind.HONOURS: "honour", FactKind.DUTIES: "duty",
    FactKind.RECTIFICATIONS: "rectification", FactKind.HIGHLIGHTS: "highlight",
    FactKind.SHORTCOMINGS: "shortcoming", FactKind.PLANS: "plan",
}  # fmt: skip


def _items(sample: Sample) -> Iterator[Defect]:
    """Yield the report without the sentences that speak of one item."""
    spans = [(s, e) for s, e in sentences(sample.text) if sample.text[s:e].strip()]
    for fact_id, item in sample.facts.items():
        wanted = bigrams(item.name)
        alike = [len(wanted & bigrams(sample.text[s:e])) / max(1, len(wanted)) for s, e in spans]
        gone = [span for span, share in zip(spans, alike, strict=True) if share >= 0.3]
        if not wanted or max(alike) < 0.6 or len(gone) > 2:
            continue
        text = sample.text
        for s, e in reversed(gone):
            text = text[:s] + text[e:]
        yield Defect(
            f"{_ITEM_CODES[item.kind]} removed", text, (f"facts.{_ITEM_CODES[item.kind]}-missing",),
            fact=fact_id, cut=True, note=item.name,
        )  # fmt: skip
