"""Written numbers to values: Arabic, Chinese and mixed notation."""

import re
from decimal import Decimal

DIGITS = {
    **{han: value for value, han in enumerate("零一二三四五六七八九")},
    **{han: value for value, han in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "○": 0, "两": 2,
}  # fmt: skip
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}

FULL_WIDTH = str.maketrans("０１２３４５６７８９．％＋：／", "0123456789.%+:/")
"""Length-preserving, so that offsets in the translated text are offsets in the text."""

_TOKEN = re.compile(r"\d+(?:\.\d+)?|.")
_SEPARATOR = re.compile(r"[,，\u2009\u202f\s]")
_POSITIONAL = re.compile(r"[一二三四五六七八九][〇○零一二三四五六七八九]{2,}")


def parse_number(text: str) -> Decimal | None:
    """Return the value of a written number, or None when it is none.

    Digits may be full-width and grouped by commas; 12, 1.2万, 3百万, 十二, 一百零五, 一万二, 二〇二五, 廿三,
    三点五, 半 and 贰仟 are numbers, 三五 and 百千万 are not.
    """
    text = _SEPARATOR.sub("", text.translate(FULL_WIDTH))
    if text.isdecimal():
        return Decimal(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if text == "半":
        return Decimal("0.5")
    if _POSITIONAL.fullmatch(text):
        return Decimal("".join(str(DIGITS[c]) for c in text))
    whole, point, decimals = text.partition("点")
    if point:
        value = _compose(whole)
        if value is None or not decimals or any(c not in DIGITS for c in decimals):
            return None
        return Decimal(f"{value}.{''.join(str(DIGITS[c]) for c in decimals)}")
    value = _compose(text)
    return value if value is None else plain(value)


def plain(value: Decimal) -> Decimal:
    """Return the value without trailing zeros and without an exponent: 12000.0 is 12000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _compose(text: str) -> Decimal | None:
    """Add up a number: 亿 and 万 multiply all that stands before them, 千, 百 and 十 one digit."""
    total = section = Decimal(
        0
    )  # what 亿 and 万 have closed, and what stands before the next of them
    digit: Decimal | None = None
    last = 0  # the multiplier before the digit: 一万二 is 12000
    limit, myriad_limit = 10**4, 10**9  # each multiplier is smaller than the one before it
    after_zero = False
    for token in _TOKEN.findall(text):
        if token in MYRIADS:
            factor = MYRIADS[token]
            section += digit or 0
            if factor >= myriad_limit or (not section and total and factor == MYRIADS["万"]):
                return None
            if factor == MYRIADS["亿"]:
                total, section = ((total + section) or Decimal(1)) * factor, Decimal(0)
                myriad_limit = factor
            else:
                total, section = total + (section or Decimal(1)) * factor, Decimal(0)
                myriad_limit = MYRIADS["亿"] + 1 if total < MYRIADS["亿"] else factor
            digit, last, limit, after_zero = None, factor, 10**4, False
        elif token in TENS:
            factor = TENS[token]
            if factor >= limit or (digit is None and (total or section) and factor > 10):
                return None
            section += (1 if digit is None else digit) * factor
            digit, last, limit, after_zero = None, factor, factor, False
        else:
            if token not in DIGITS and not token[0].isdecimal():
                return None
            if digit is not None and not after_zero:
                return None
            digit = Decimal(DIGITS.get(token, 0) if token in DIGITS else token)
            after_zero = token in DIGITS and not digit
            if after_zero:
                last = 0
    if digit is None:
        return total + section if last else None
    return total + section + (digit * last / 10 if last >= 100 and text[-1] in DIGITS else digit)
