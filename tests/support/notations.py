"""A number written in every notation that a report may use."""

from collections.abc import Callable

_HAN = "零一二三四五六七八九"
_FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_PLACES = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))


def han(number: int) -> str:
    """Return the number in Chinese numerals: 一百零五."""
    if number == 0:
        return "零"
    hundred_millions, rest = divmod(number, 10**8)
    myriads, ones = divmod(rest, 10**4)
    written = ""
    if hundred_millions:
        written += han(hundred_millions) + "亿"
    if myriads:
        written += ("零" if written and myriads < 1000 else "") + _section(myriads) + "万"
    if ones:
        gap = written and (ones < 1000 or not myriads)
        written += ("零" if gap else "") + _section(ones)
    return written


def _section(number: int) -> str:
    written, gap = "", False
    for place, name in _PLACES:
        digit = number // place % 10
        if digit:
            written += ("零" if gap and written else "") + _HAN[digit] + name
        gap = not digit
    return written


def with_liang(number: int) -> str:
    """Return the number in Chinese numerals with 两 where it is spoken: 两千二百, 两万."""
    written = han(number)
    for place in "千万亿":
        written = written.replace(f"二{place}", f"两{place}").replace(
            f"十两{place}", f"十二{place}"
        )
    return written


def in_hundred_millions(number: int) -> str:
    """Return the number in 亿, with as many decimals as it needs: 2.35亿."""
    whole, rest = divmod(number, 10**8)
    return f"{whole}.{rest:08d}".rstrip("0").rstrip(".") + "亿"


def by_myriads(number: int) -> str:
    """Return the number cut at 亿 and 万, each part in Arabic digits: 2亿3000万."""
    hundred_millions, rest = divmod(number, 10**8)
    myriads, ones = divmod(rest, 10**4)
    parts = [(hundred_millions, "亿"), (myriads, "万"), (ones, "")]
    return "".join(f"{part}{name}" for part, name in parts if part) or "0"


def positional(number: int) -> str:
    """Return the number digit by digit, as years are written: 二〇二五."""
    return str(number).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))


def financial(number: int) -> str:
    """Return the number as on a cheque: 壹佰零伍."""
    return han(number).translate(_FINANCIAL)


def full_width(number: int) -> str:
    """Return the number in full-width digits."""
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def in_myriads(number: int) -> str:
    """Return the number in 万, with as many decimals as it needs: 1.2万."""
    whole, rest = divmod(number, 10**4)
    return f"{whole}.{rest:04d}".rstrip("0").rstrip(".") + "万"


NOTATIONS: tuple[Callable[[int], str], ...] = (
    str, "{:,}".format, full_width, in_myriads, in_hundred_millions, by_myriads, han, with_liang, financial,
)  # fmt: skip
