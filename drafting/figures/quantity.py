"""Numbers with unit and qualifier: the grammar, and quantities that stand alone."""

import re
from decimal import Decimal
from fractions import Fraction

from drafting.figures.numbers import FULL_WIDTH, parse_number, plain
from drafting.figures.vocabulary import HAN_DIGITS, alternation, units
from schemas.figure import Quantity

NUMBER = (
    r"\d+/\d+(?![\d/])|(?:\d{1,3}(?:[,，\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:\s?(?:[百万亿]|千(?![克瓦米伏卡帕]))+(?:\d+[百千万]+)*)?"
    r"|[壹贰叁肆伍陆柒捌玖](?:[拾佰仟万亿零壹贰叁肆伍陆柒捌玖]+|(?=元))"
    rf"|[{HAN_DIGITS}]+(?:点[零〇一二三四五六七八九]+)?"
)
QUALIFIERS_BEFORE = (
    "不少于", "不低于", "不超过", "不多于", "不高于", "不大于", "不小于", "至少", "最少", "至多", "最多",
    "大约", "约为", "约", "将近", "接近", "近", "超过", "超", "逾", "不到",
)  # fmt: skip
NOT_QUALIFIERS = (
    "节约", "签约", "特约", "合约", "预约", "公约", "履约", "条约", "契约", "制约", "违约", "集约", "邀约",
    "附近", "最近", "靠近", "临近", "亲近", "邻近", "就近", "赶超", "反超",
)  # fmt: skip
BEFORE = "|".join(sorted(QUALIFIERS_BEFORE, key=len, reverse=True))
BEHIND = "以上|以下|以内|左右|上下|之多|不等|余|多"
UNIT = alternation(units())

QUANTITY = re.compile(
    rf"(?:(?P<parts>{NUMBER})分之)?(?P<number>{NUMBER})(?:(?P<within>余|多|来|几)(?P<scale>[百千万亿]+)?)?"
    rf"[ \u00a0]?(?P<unit>{UNIT})?(?P<behind>{BEHIND})?"
)
_WHOLE = re.compile(
    rf"(?P<before>{BEFORE})?\s*(?:(?P<parts>{NUMBER})分之)?(?P<number>{NUMBER})(?:(?P<within>余|多|来)(?P<scale>[百千万亿]+)?)?"
    rf"\s*(?P<unit>[^\W\d_]{{0,8}}?|[%‰℃㎡²³])(?P<behind>{BEHIND})?"
)
PARTS = {Decimal(100): "%", Decimal(1000): "‰"}


def value_of(
    parts: str | None, number: str, scale: str | None
) -> tuple[Decimal | Fraction, str] | None:
    """Return (value, unit that the notation itself brings) of a matched quantity, or None."""
    if "/" in number:
        over, _, under = number.partition("/")
        return (Fraction(int(over), int(under)), "") if int(under) else None
    value, factor = parse_number(number), parse_number(scale or "1")
    if value is None or factor is None:
        return None
    value = plain(value * factor)
    if parts is None:
        return value, ""
    whole = parse_number(parts)
    if whole is not None and whole in PARTS:
        return value, PARTS[whole]
    return (Fraction(value) / Fraction(whole), "") if whole else None


def parse_quantity(text: str) -> Quantity | None:
    """Return the quantity that the whole text is, or None.

    The unit may be empty (``12``) and need not be a known one (``26垄``). Fractions such as 三分之二 have no
    decimal value and are no quantity.
    """
    written = "".join(text.translate(FULL_WIDTH).split())
    m = _WHOLE.fullmatch(written)
    if m is None:
        return None
    found = value_of(m["parts"], m["number"], m["scale"])
    if found is None or isinstance(found[0], Fraction):
        return None
    value, unit = found
    unit = unit or m["unit"]
    if unit not in units() and any(c in HAN_DIGITS for c in unit):
        return None
    return Quantity(
        value=value,
        unit=unit,
        qualifier=m["before"] or m["within"] or m["behind"] or "",
        text=written,
    )
