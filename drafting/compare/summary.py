"""What a comparison comes to, in the words and numbers in which every output tells it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from drafting.compare.change import Change
from drafting.compare.comparison import Comparison
from drafting.compare.figures import Figure
from drafting.compare.items import ItemPair
from drafting.compare.lines import Line
from drafting.words import section_name

MOVED = "moved"
FATES = {
    Change.UNCHANGED: "未变",
    Change.CHANGED: "改动",
    Change.NEW: "新写",
    Change.GONE: "删去",
    MOVED: "移动",
}
"""What became of a sentence; one that moved is neither new nor gone, and counts once."""
FIGURES = {
    Change.CHANGED: "有变化",
    Change.UNCHANGED: "未变",
    Change.NEW: "新增",
    Change.GONE: "不再写",
}
ITEMS = {Change.NEW: "新增", Change.UNCHANGED: "沿用", Change.GONE: "不再写"}
_SCALES = {"亿": Decimal(10**8), "万": Decimal(10**4)}


def fate(line: Line) -> str:
    """Return what became of a sentence: a change, or that it moved."""
    return MOVED if line.elsewhere else line.change


def by_part(comparison: Comparison) -> dict[str, list[Line]]:
    """Return the lines of each part, by its Chinese name, in the order of the reports."""
    parts: dict[str, list[Line]] = defaultdict(list)
    for line in comparison.lines:
        parts[section_name(line.part, comparison.outline)].append(line)
    return dict(parts)


def sentence_counts(lines: Iterable[Line]) -> Counter[str]:
    """Return how many sentences had which fate; one that moved counts where it stands now."""
    return Counter(fate(line) for line in lines if not line.elsewhere or line.new)


def headline(lines: Iterable[Line]) -> str:
    """Return how much of the new report is new, in one sentence."""
    counts = sentence_counts(lines)
    here = counts.total() - counts[Change.GONE]
    told = [
        f"{FATES[name]} {counts[name]} 句" for name in FATES if counts[name] and name != Change.GONE
    ]
    share = f"，一字未变的占 {counts[Change.UNCHANGED] * 100 // here}%" if here else ""
    gone = f"；旧稿另有 {counts[Change.GONE]} 句删去" if counts[Change.GONE] else ""
    return f"新稿共 {here} 句：{'，'.join(told)}{share}{gone}。"


def counted(found: Iterable[Figure | ItemPair], names: Mapping[Change, str]) -> str:
    """Return how many figures or items had which fate: 新增 1，沿用 2."""
    counts = Counter(one.change for one in found)
    return "，".join(f"{name} {counts[change]}" for change, name in names.items() if counts[change])


def wording(pair: ItemPair) -> tuple[str, str]:
    """Return an item as the new report has it, and as the old one had it where that was said otherwise."""
    old, new = pair.old, pair.new
    if new is None:
        return (old.name if old else ""), ""
    return new.name, old.name if old and old.name != new.name else ""


def figure_phrase(figure: Figure) -> str:
    """Return a figure in words: 支委会12次, 安排4名青年党员参加攻关; the new one where there are two."""
    stated = figure.new or figure.old
    number = stated.text if stated else ""
    before, gap, behind = figure.name.rpartition("…")
    return f"{before}{number}{behind}" if gap else f"{figure.name}{number}"


def difference_text(figure: Figure) -> str:
    """Return the difference as a person writes it (+2, -17万, +0.7个百分点), empty where there is none to tell."""
    difference = figure.difference
    if not difference or figure.old is None or figure.new is None:
        return ""
    if figure.is_share:
        return f"{difference:+f}个百分点"
    for sign, scale in _SCALES.items():
        if sign in figure.old.text and sign in figure.new.text:
            return f"{_approximately(figure)}{plain(difference / scale, '+')}{sign}"
    return f"{_approximately(figure)}{plain(difference, '+')}"


def percent_text(figure: Figure) -> str:
    """Return the difference in percent (+20%, -9.1%), empty where there is none to tell."""
    if not figure.percent:
        return ""
    return f"{_approximately(figure)}{plain(figure.percent, '+')}%"


def plain(number: Decimal, sign: str = "") -> str:
    """Return a number without zeros at its end and without an exponent; with its sign where that is +."""
    return f"{number.normalize():{sign}f}"


def _approximately(figure: Figure) -> str:
    """Return 约 where one of the numbers is none exactly."""
    return "约" if any(stated and stated.qualifier for stated in (figure.old, figure.new)) else ""
