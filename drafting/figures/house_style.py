"""How a report writes a figure, whatever the facts write: one style of numerals, the value unchanged.

After GB/T 15835-2011: what is measured stands in Arabic numerals (21户, 2.6万元), and so do the days of the calendar;
vague numbers (百余, 近千) and a lone 一 or 两 in running text stay in words. Commas stay as the facts have them: the
standard lets digits stand with and without.
"""

import re
from decimal import Decimal

from drafting.figures.numbers import parse_number
from drafting.figures.vocabulary import HAN_DIGITS
from schemas.figure import Figure

_SCALES = "十百千万亿"
_LONE = ("一", "两")
_IN_WORDS = ("成", "折")
"""Units that are told in words: 八成, 九折."""
_PERCENT = re.compile(rf"百分之([\d{HAN_DIGITS}]{{1,12}}(?:点[{HAN_DIGITS}]{{1,6}})?)")
_NUMBER = re.compile(
    rf"(?<![\d.余多来百千万亿])(?:\d{{1,12}}[百千万亿]\d[\d百千万亿]{{0,12}}|[{HAN_DIGITS}]{{1,16}})"
)
_CALENDAR = re.compile(
    r"(?P<number>[〇○零一二三四五六七八九十]{1,4})(?P<part>年|月|[日号])(?P<more>度)?"
)
_LARGE = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_PLACES = -2
"""Decimal places up to which a large number is told in 万 or 亿."""


def written(figure: Figure) -> str:
    """Return a figure or a date as the report writes it."""
    if figure.quantity is None:
        return _CALENDAR.sub(_day, figure.text) if "月" in figure.text else figure.text
    text = figure.text
    if "半" in text or figure.quantity.unit in _IN_WORDS:
        return text
    if share := _PERCENT.search(text):
        value = parse_number(share[1])
        told = "" if value is None else f"{share.string[: share.start()]}{value}%"
        return told + text[share.end() :] if told else text
    unit = text.rfind(figure.quantity.unit)  # 个百分点 has a 百 that is no number
    number = _NUMBER.search(text, 0, unit if figure.quantity.unit else len(text))
    if number is None or _stays(number[0], figure):
        return text
    value = parse_number(number[0])
    told = number[0] if value is None else _arabic(value, text[number.end() :])
    return text[: number.start()] + told + text[number.end() :]


def _stays(number: str, figure: Figure) -> bool:
    """Whether a number stays in words: a vague one, a lone one in running text."""
    is_vague = bool(figure.quantity and figure.quantity.qualifier) and not set(number) - set(
        _SCALES
    )
    return is_vague or (number in _LONE and not figure.id.startswith(("数据.", "合计.")))


def _arabic(value: Decimal, behind: str) -> str:
    """Return a number in digits, a large round one in 万 or 亿: 320万, 2.6万, 2300."""
    for scale, word in _LARGE:
        amount = value / scale
        if amount >= 1 and amount == round(amount, -_PLACES) and not behind.startswith("万"):
            return f"{amount.normalize():f}{word}"
    return f"{value.normalize():f}"


def _day(match: re.Match[str]) -> str:
    value = parse_number(match["number"])
    return match[0] if value is None else f"{value}{match['part']}{match['more'] or ''}"
