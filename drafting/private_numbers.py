"""Numbers of a text that an outside host must not learn, other than the figures of the facts, which are slots anyway.

Telephones, identity numbers, accounts, addresses and codes; and every number or date that is written in digits, or
counts. Set terms (三会一课), structural counts in words (三个方面, 每季度一次) and ordinals in words (第一书记) are no
numbers of anybody's.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache

from drafting.figures import Kind, Numeral, scan
from drafting.lexicon import words_in
from drafting.text.patterns import Pattern, alternation
from drafting.text.spans import Span

_LETTER = "A-Za-zＡ-Ｚａ-ｚ"
_SIGN = r"_@＠#＃./．／+＋*＊·:：\-－–—?&=%~"
_RUN = Pattern(rf"[{_LETTER}\d{_SIGN}]+")
_MARKS = "#＃./．／+＋*＊·:：-－–—?&=%~"
"""What stands around a code and is no part of it."""
_LETTERS = Pattern(f"[{_LETTER}]")
_ADDRESS = Pattern(
    r"[@＠]|[:：]//|^www[.．]|[.．](?:com|cn|net|org|gov|edu|top|vip|cc|io)(?![a-z])", re.IGNORECASE
)
_LONG = Pattern(
    rf"(?:[(（][+＋]?\d{{2,4}}[)）] ?\d|[+＋]?\d)(?:[ \-－–—]{{0,2}}\d){{6,30}}[{_LETTER}]?|[零〇○一二三四五六七八九幺两]{{5,30}}"
)
"""A telephone, an account, the number of a card."""
_PROVINCES = frozenset("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼")
"""What number plates begin with."""
_CALENDAR = Pattern(r"[\d年月日]")
_FRACTION = Pattern(r".*?分之[零〇一二三四五六七八九十百千两\d点.．]+")
_DIGITS = Pattern(r"[\d⁰¹²³⁴-⁹₀-₉]+")


def codes(text: str) -> tuple[Span, ...]:
    """Return where telephones, identity numbers, accounts, addresses and codes stand."""
    return _merged(_codes(text))


def private_numbers(text: str) -> tuple[Span, ...]:
    """Return where these stand, and numbers and dates that are written in digits or count."""
    return _merged((*_codes(text), *_numbers(text)))


def _codes(text: str) -> Iterator[Span]:
    for run in _RUN.finditer(text):
        code = run[0].strip(_MARKS)
        start = text.index(code, run.start())
        if _LETTERS.search(code) and ("_" in code or _DIGITS.search(code)):
            yield start - (start > 0 and text[start - 1] in _PROVINCES), start + len(code)
        elif _LETTERS.search(code) and _ADDRESS.search(code):
            yield start, start + len(code)
    yield from (match.span() for match in _LONG.finditer(text))
    yield from (match.span(1) for match in _account().finditer(text))


def _numbers(text: str) -> Iterator[Span]:
    told: set[int] = set()
    for numeral in scan(text):
        if _may_be_told(numeral):
            told.update(range(numeral.start, numeral.end))
        elif isinstance(numeral.value, Fraction) and (part := _FRACTION.match(numeral.text)):
            yield numeral.start, numeral.start + part.end()  # 三分之二班组: 班 is no unit
        else:
            yield numeral.start, numeral.end
    yield from (match.span() for match in _DIGITS.finditer(text) if match.start() not in told)


def _may_be_told(numeral: Numeral) -> bool:
    """Whether a numeral is a fixed expression, or one in words that only orders."""
    match numeral.kind:
        case Kind.SET_TERM:
            return numeral.value is None or not _DIGITS.search(numeral.text)
        case Kind.ORDINAL:
            return not _DIGITS.search(numeral.text)
        case Kind.DATE:
            return not _CALENDAR.search(numeral.text)
    return False


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in their order, those that overlap as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


@cache
def _account() -> re.Pattern[str]:
    """Return what follows a word for an account: 微信号zhangsan."""
    words = alternation(words_in("name_words", "account"))
    return re.compile(
        rf"(?:{words})码?[\s:：为是(（]{{0,3}}([{_LETTER}\d][{_LETTER}\d{_SIGN}]{{2,40}})"
    )
