"""Punctuation and numerals against GB/T 15834 and GB/T 15835: half-width, unpaired, doubled, spaced, mixed."""

import re
from collections.abc import Iterator
from itertools import pairwise

from tests.support.defect import Defect, Span, edited
from tests.support.defects.original import Original, spread

CODE = "text.typography"
HALF_WIDTH = {"，": ",", "：": ":", "；": ";", "。": ".", "（": "(", "）": ")", "？": "?"}
DOUBLED = {"，": "，，", "。": "。。", "、": "、、", "；": "；；"}
MIXED = ("，。", "、，", "；。", "，、", "。，")
PAIRS = {"“": "”", "（": "）", "《": "》"}
EACH = 4
"""Places of a report at which one kind of slip is made."""
_HAN = r"[\u4e00-\u9fff]"
_DIGITS = "零一二三四五六七八九"


def defects(original: Original) -> Iterator[Defect]:
    """Yield the report with one slip in its marks, spaces or numerals."""
    yield from _half_width(original)
    yield from _doubled(original)
    yield from _unpaired(original)
    yield from _spaces(original)
    yield from _numerals(original)


def _found(original: Original, pattern: str) -> list[re.Match[str]]:
    """Return the matches in the prose of the sections, evenly over the report."""
    found = [
        m
        for p in original.body
        for m in re.finditer(pattern, original.text[: p.end])
        if m.start() >= p.heading_end
    ]
    return spread(found, EACH)


def _changed(original: Original, kind: str, m: re.Match[str], new: str) -> Defect:
    around = original.text[max(0, m.start() - 6) : m.end() + 6]
    return edited(kind, original.text, m.start(), m.end(), new, CODE, note=f"{around}→{new}")


def _half_width(original: Original) -> Iterator[Defect]:
    for mark, half in HALF_WIDTH.items():
        for m in _found(original, f"(?<={_HAN}){mark}(?=[^\n\\d])"):
            yield _changed(original, "half-width mark", m, half)
    for m in _found(original, r"（[^（）\n]{2,20}）"):
        yield _changed(original, "half-width brackets", m, f"({m[0][1:-1]})")
    for m in _found(original, r"“[^“”\n]{2,20}”"):
        yield _changed(original, "straight quotes", m, f'"{m[0][1:-1]}"')


def _doubled(original: Original) -> Iterator[Defect]:
    for number, (mark, twice) in enumerate(DOUBLED.items()):
        for m in _found(original, f"(?<={_HAN}){mark}")[number % 2 :: 2]:
            yield _changed(original, "doubled mark", m, twice)
    for number, two in enumerate(MIXED):
        for m in _found(original, f"(?<={_HAN}){two[0]}(?={_HAN})")[number % 3 : number % 3 + 1]:
            yield _changed(original, "two marks", m, two)


def _unpaired(original: Original) -> Iterator[Defect]:
    """Yield brackets and quotes with one half; the finding may stand at the half that is left."""
    for left, right in PAIRS.items():
        for number, m in enumerate(_found(original, f"{left}[^{left}{right}\n]{{2,20}}{right}")):
            at = m.start() if number % 2 else m.end() - 1
            yield edited(
                "unpaired", original.text, at, at + 1, "", CODE,
                places=((m.start(), m.end()),), note=f"{m[0]} without {original.text[at]}",
            )  # fmt: skip


def _spaces(original: Original) -> Iterator[Defect]:
    for number, m in enumerate(_found(original, f"(?<={_HAN}{{2}})(?={_HAN}{{2}})")):
        yield _changed(original, "space", m, ("  ", "　", "   ", " ")[number])
    for m in _found(original, f"(?<={_HAN}，)(?={_HAN})"):
        yield _changed(original, "space behind a mark", m, "  ")


def _numerals(original: Original) -> Iterator[Defect]:
    """Yield full-width digits, and one of two figures side by side in Chinese numerals."""
    measures = [n for n in original.numerals if n.is_figure and re.match(r"\d{1,3}\D", n.text)]
    wide = {ord(d): chr(ord(d) + 0xFEE0) for d in "0123456789"}
    for n in spread(measures, EACH):
        new = n.text.translate(wide)
        yield edited("full-width digits", original.text, n.start, n.end, new, CODE)
    for a, b in spread(list(pairwise(measures)), len(measures)):
        number = re.match(r"\d(?!\d)", b.text)
        listed = original.text[a.end : b.start] == "、" and a.unit == b.unit
        if number and listed:
            new = _DIGITS[int(number[0])] + b.text[1:]
            if new[0] not in "零一二":
                span: Span = (a.start, b.start + len(new))
                yield edited(
                    "mixed numerals", original.text, b.start, b.end, new, CODE,
                    places=(span,), note=f"{a.text}、{new}",
                )  # fmt: skip
