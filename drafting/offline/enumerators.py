"""Enumerators in the manner of the reference: （一）, 1., 一是, 第一 …"""

from drafting.offline.composer import Composer
from drafting.reference.style import SectionStyle

_NUMERALS = "一二三四五六七八九十"
_FIRST = ("首先，", "其次，", "再次，", "最后，")
TEXT_FAMILIES = ("一是", "第一，", "其一")
"""Families that stand before the text itself; the others stand before a heading sentence."""


def family(
    composer: Composer, slot: str, style: SectionStyle | None, usual: tuple[str, ...]
) -> str:
    """Return the family of a section: the reference's outermost, else one of the usual ones by unit."""
    if style and style.enumerators:
        return style.enumerators[0]
    return composer.pen.choose(f"enumerator.{slot}", usual)


def enumerate_paragraphs(name: str, paragraphs: list[str]) -> list[str]:
    """Return the paragraphs with their enumerators; a single one has none."""
    if len(paragraphs) < 2:
        return paragraphs
    last = len(paragraphs)
    return [f"{enumerator(name, n, last)}{text}" for n, text in enumerate(paragraphs, 1)]


def enumerator(name: str, number: int, last: int) -> str:
    """Return the enumerator of one paragraph in a family, with the punctuation that follows it."""
    if name == "1.":
        return f"{number}."
    if name == "（1）":
        return f"（{number}）"
    if name == "①" and last <= 20:
        return chr(ord("①") + number - 1)
    if name == "首先" and last <= len(_FIRST):
        return _FIRST[number - 1]
    chinese = _chinese(number)
    forms = {"（一）": f"（{chinese}）", "第一，": f"第{chinese}，", "其一": f"其{chinese}，"}
    return forms.get(name, f"{chinese}是")


def _chinese(number: int) -> str:
    """Return 1–99 in Chinese: 三, 十, 十二, 二十一."""
    tens, ones = divmod(number, 10)
    ten = ("" if tens < 2 else _NUMERALS[tens - 1]) + ("十" if tens else "")
    return ten + (_NUMERALS[ones - 1] if ones else "")
