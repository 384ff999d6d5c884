"""A number written otherwise: another value in the same notation, as a slip of the pen or of the keyboard makes it."""

import re
from collections.abc import Iterator

from drafting.figures import Numeral, scan

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_HAN = "零一二三四五六七八九"
_NEXT = (1, 3, 3, 4, 5, 6, 7, 9, 9, 3)
"""Of each digit another that is written the same way alone: nobody writes 二次."""


def slips(numeral: Numeral) -> list[str]:
    """Return the words of a numeral with other values, the plainest slip first; none that still means the same."""
    text = numeral.text
    digits = _DIGITS.search(text)
    if digits:
        new = [text[: digits.start()] + w + text[digits.end() :] for w in _arabic(digits[0])]
    else:
        new = list(_han(text))
    same = (None, numeral.value)
    return list(dict.fromkeys(n for n in new if n != text and _value(n) not in same))


def _value(text: str) -> object:
    found = scan(f"共{text}")  # at the beginning of a line 2.3万 could be number 2 of a list
    return found[0].value if len(found) == 1 else None


def _arabic(written: str) -> Iterator[str]:
    grouped = "," in written
    digits = written.replace(",", "")

    def again(new: str) -> str:
        return f"{int(new):,}" if grouped and new.isdecimal() else new

    yield again(str(int(digits[0]) % 9 + 1) + digits[1:])
    last = int(digits[-1])
    yield again(digits[:-1] + str(last + 1 if last < 9 else 8))
    for i in range(len(digits) - 1):
        a, b = digits[i], digits[i + 1]
        if a != b and a.isdecimal() and b.isdecimal() and (i or b != "0"):
            yield again(digits[:i] + b + a + digits[i + 2 :])
            break
    if "." in digits:
        yield digits.replace(".", "")
    else:
        if len(digits) > 1:
            yield again(digits[:-1])
        yield again(digits + "0")


def _han(text: str) -> Iterator[str]:
    places = [i for i, c in enumerate(text) if c in _HAN[1:] + "两"]
    for i in (*places[:1], *places[-1:]):
        value = 2 if text[i] == "两" else _HAN.index(text[i])
        yield text[:i] + _HAN[_NEXT[value]] + text[i + 1 :]
    tens = re.search(r"(?<![一二三四五六七八九])[十百千]", text)
    if tens:
        yield text[: tens.start()] + "三" + text[tens.start() :]
    swapped = re.search(r"十([二三四五六七八九])", text)
    if swapped and not places[0] < swapped.start():
        yield text[: swapped.start()] + swapped[1] + "十" + text[swapped.end() :]
