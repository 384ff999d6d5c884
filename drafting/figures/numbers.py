"""Written numbers to values: Arabic, Chinese and mixed notation."""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

DIGITS = {
    **{han: value for value, han in enumerate("零一二三四五六七八九")},
    **{han: value for value, han in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "○": 0, "两": 2,
}  # fmt: skip
FINANCIAL = frozenset("壹贰叁肆伍陆柒捌玖")
"""The digits of cheques; alone they are mostly parts of words: 队伍, 大陆."""
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
_TEN_THOUSAND = MYRIADS["万"]
_TENTH = Decimal("0.1")
_WITH_YI = MYRIADS["亿"] + 1

_WIDE = dict(zip("０１２３４５６７８９．％＋－：∶／", "0123456789.%+-::/", strict=True))
FULL_WIDTH = str.maketrans(_WIDE)
"""Length-preserving, so that offsets in the translated text are offsets in the text."""

LONGEST = 40
"""Characters that a number has at most; 10^16 in Chinese numerals has 31."""

_TOKEN = re.compile(r"\d+(?:\.\d+)?|.")
_SEPARATOR = re.compile(r"[,，\u2009\u202f\s]")


def narrow(text: str) -> str:
    """Return the text with half-width digits and signs, of the same length: quick also where there are none."""
    for wide, usual in _WIDE.items():
        text = text.replace(wide, usual)
    return text


@lru_cache(maxsize=4096)
def parse_number(text: str) -> Decimal | None:
    """Return the value of a written number, or None when it is none.

    Digits may be full-width and grouped by commas; 12, 1.2万, 3百万, 十二, 一百零五, 一万二, 二〇二五, 廿三,
    三点五 and 贰仟 are numbers, 三五 and 百千万 are not.
    """
    if len(text) > LONGEST:
        return None
    text = _SEPARATOR.sub("", narrow(text))
    if text.isdecimal():
        return Decimal(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if _is_positional(text):
        return Decimal("".join(str(DIGITS[c]) for c in text))
    whole, point, decimals = text.partition("点")
    value = _with_decimals(whole, decimals) if point else _compose(text)
    return value if value is None else plain(value)


def _is_positional(text: str) -> bool:
    """Whether digits stand one by one, as in years: 二〇二五, 一〇五; but 一二三 is a list."""
    if len(text) < 3 or text[0] not in DIGITS or not DIGITS[text[0]]:
        return False
    return all(c in DIGITS for c in text) and (len(text) > 3 or not DIGITS[text[1]])


def _with_decimals(whole: str, decimals: str) -> Decimal | None:
    """Return 九十八点五, or 三点五万."""
    value, digits = _compose(whole), decimals.rstrip("百千万亿")
    factor = parse_number(decimals[len(digits) :] or "1")
    if value is None or factor is None or not digits or any(c not in DIGITS for c in digits):
        return None
    return Decimal(f"{value}.{''.join(str(DIGITS[c]) for c in digits)}") * factor


def plain(value: Decimal) -> Decimal:
    """Return the value without trailing zeros and without an exponent: 12000.0 is 12000."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def to_tenths(value: Decimal) -> Decimal:
    """Return the value rounded to one decimal, as rates of two years are told: 28.5714 is 28.6."""
    return plain(value.quantize(_TENTH, ROUND_HALF_UP))


def _compose(text: str) -> Decimal | None:
    """Add up a number: 亿 and 万 multiply all that stands before them, 千, 百 and 十 one digit."""
    total = section = Decimal(
        0
    )  # what 亿 and 万 have closed, and what stands before the next of them
    digit: Decimal | None = None
    last = 0  # the multiplier before the digit: 一万二 is 12000
    limit = 10**4  # 千, 百 and 十 only get smaller within a section
    myriad_limit = 10**9  # and so do 亿 and 万, but for 万亿
    after_zero = False
    for token in _TOKEN.findall(text):
        if token in MYRIADS:
            factor = MYRIADS[token]
            open_number = digit is not None or bool(section)
            if factor >= myriad_limit or (not open_number and total and factor == _TEN_THOUSAND):
                return None
            section += digit or 0
            if factor == _TEN_THOUSAND:
                total += (section if open_number else 1) * factor
            else:
                total = (total + section if open_number or total else 1) * Decimal(factor)
            myriad_limit = _WITH_YI if factor == _TEN_THOUSAND and total < 10**8 else factor
            section, digit, last, limit, after_zero = Decimal(0), None, factor, 10**4, False
        elif token in TENS:
            factor = TENS[token]
            if factor >= limit or (digit is None and (total or section) and factor > 10):
                return None
            section += (1 if digit is None else digit) * factor
            digit, last, limit, after_zero = None, factor, factor, False
        else:
            is_digit = token in DIGITS
            if not (is_digit or token[0].isdecimal()) or (digit is not None and not after_zero):
                return None
            digit = Decimal(DIGITS[token] if is_digit else token)
            after_zero = is_digit and not digit
            last = 0 if after_zero else last
    if digit is None:
        return total + section if last else None
    return total + section + (digit * last / 10 if last >= 100 and text[-1] in DIGITS else digit)
