"""Automatic numbers of a .docx as they show: 一、 （一） 1. ① before a paragraph that has none typed."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from drafting.docx.styles import Styles, W, value

MAX_LEVELS = 9  # as many as Word has
MAX_LABEL = 50  # characters; 第%1条 is a usual one
_DIGITS = "〇一二三四五六七八九"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def chinese(number: int) -> str:
    """Return 1–9999 in words: 十二, 二十, 一百零五."""
    if not 0 < number < 10_000:
        return str(number)
    words, zero = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            words += ("零" if zero else "") + _DIGITS[digit] + name
        zero = bool(words) and not digit
    return words.removeprefix("一") if 10 <= number < 20 else words


def _digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    letters = ""
    for worth, sign in _ROMAN if number < 4000 else ():
        letters += sign * (number // worth)
        number %= worth
    return letters or str(number)


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)


def _series(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _range(first: str, size: int) -> Callable[[int], str]:
    return _series("".join(chr(ord(first) + index) for index in range(size)))


FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate({48 + d: 0xFF10 + d for d in range(10)}),
    "decimalEnclosedCircle": _range("①", 20),
    "decimalEnclosedCircleChinese": _range("①", 20),
    "decimalEnclosedFullstop": _range("⒈", 20),
    "decimalEnclosedParen": _range("⑴", 20),
    "chineseLegalSimplified": lambda number: chinese(number).translate(_FORMAL),
    "ideographDigital": _digits,
    "ideographTraditional": _series(_STEMS),
    "ideographZodiac": _series(_BRANCHES),
    "ideographEnclosedCircle": _range("㊀", 10),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "none": lambda number: "",
} | dict.fromkeys(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
     "taiwaneseCountingThousand", "koreanCounting"),
    chinese,
)  # fmt: skip
"""w:numFmt to the number's look; what is not here shows Arabic digits."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number looks, e.g. chineseCounting in （%2）."""

    form: str
    text: str
    start: int
    style: str | None
    """The paragraph style that stands on this level."""
    legal: bool
    """Whether all its numbers are Arabic."""


class Numbering:
    """The counters of one document; ``label`` is asked for every paragraph in order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        """Where a list begins anew, until it has."""
        self._counters: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        abstract, links, by_style = {}, {}, {}
        for element in root.iter(f"{W}abstractNum"):
            key = value(element, "abstractNumId") or ""
            abstract[key] = _levels(element)
            # a list style keeps the levels of a list elsewhere
            links[key] = value(element.find(f"{W}numStyleLink"))
            by_style[value(element.find(f"{W}styleLink"))] = key
        for instance in root.iter(f"{W}num"):
            num_id = value(instance, "numId") or ""
            key = value(instance.find(f"{W}abstractNumId")) or ""
            if links.get(key):
                key = by_style.get(links[key], key)
            levels = abstract.get(key, {})
            for override in instance.findall(f"{W}lvlOverride"):
                levels = levels | _levels(override)
                start = override.find(f"{W}startOverride")
                if start is not None:
                    self._starts[num_id, _integer(override, "ilvl")] = _integer(start)
            self._levels[num_id], self._abstract_of[num_id] = levels, key

    def label(self, properties: etree._Element | None, style_id: str | None) -> str:
        """Count one paragraph and return its number as it shows, or "" where it has none or a bullet."""
        num_id, place = self._place(properties, style_id)
        levels = self._levels.get(num_id, {})
        if place not in levels:
            return ""
        counters = self._counters.setdefault(self._abstract_of[num_id], {})
        if (num_id, place) in self._starts:
            counters[place] = self._starts.pop((num_id, place))
        elif place in counters:
            counters[place] += 1
        else:
            counters[place] = levels[place].start
        for deeper in [level for level in counters if level > place]:
            del counters[deeper]
        return _show(levels, counters, place)

    def _place(self, properties: etree._Element | None, style_id: str | None) -> tuple[str, int]:
        """Return the list and level of a paragraph; its style may give either."""
        own = None if properties is None else properties.find(f"{W}numPr")
        inherited = self._styles.inherited(style_id, f"{W}pPr/{W}numPr")
        num_id, level = "", None
        for source in (own, inherited):
            if source is not None:
                num_id = num_id or value(source.find(f"{W}numId")) or ""
                level = source.find(f"{W}ilvl") if level is None else level
        if own is None:
            # a style names its list, and the list's level names the style
            for place, found in self._levels.get(num_id, {}).items():
                if style_id and found.style == style_id:
                    return num_id, place
        return num_id, _integer(level)


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {
        place: Level(
            form=value(element.find(f"{W}numFmt")) or "decimal",
            text=(value(element.find(f"{W}lvlText")) or "")[:MAX_LABEL],
            start=_integer(element.find(f"{W}start"), default=1),
            style=value(element.find(f"{W}pStyle")),
            legal=element.find(f"{W}isLgl") is not None,
        )
        for element in parent.findall(f"{W}lvl")
        if (place := _integer(element, "ilvl")) < MAX_LEVELS
    }


def _show(levels: dict[int, Level], counters: dict[int, int], place: int) -> str:
    level = levels[place]

    def number(match: re.Match[str]) -> str:
        other = int(match[1]) - 1
        found = levels.get(other, level)
        count = counters.get(other, found.start)
        look = FORMATS.get(found.form, str)
        return str(count) if level.legal or count < 1 else look(count)

    return "" if level.form == "bullet" else re.sub("%([1-9])", number, level.text)


def _integer(element: etree._Element | None, attribute: str = "val", default: int = 0) -> int:
    """Return a number that a stranger wrote; one that is none, or absurd, is the default."""
    text = value(element, attribute) or ""
    return int(text) if re.fullmatch(r"\d{1,6}", text, re.ASCII) else default
