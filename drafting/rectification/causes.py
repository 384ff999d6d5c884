"""Lists of causes inside a paragraph, which are numbered as its items are: 究其原因，一是思想不重视，二是方法不多."""

from collections.abc import Iterable

from drafting.figures.numbers import parse_number
from drafting.text.patterns import Pattern

Cut = tuple[int, str]
"""Where in a line an item may begin, and how it is numbered."""

_LEAD = Pattern(
    r"[，。；：！？][^，。；：！？]{0,10}(?:原因|根源|根子|症结)(?:在于|主?要?有[^，。；：]{0,6}|是|如下)?[，：]?$"
)
_NUMBER = Pattern(r"[（(第其]?([一二三四五六七八九十]{1,2}|\d{1,2}|[①-⑳])")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SENTENCE_END = Pattern("[。！？]")
_FIRST = "首先"


def without_causes(line: str, cuts: Iterable[Cut]) -> list[Cut]:
    """Return the cuts of a line less those of a list of causes.

    Such a list begins anew behind 究其原因 and goes on with the next number; where that may as well be the next
    item's, only in the same sentence.
    """
    kept: list[Cut] = []
    item = cause = before = 0
    for at, style in cuts:
        number = _number(line, at)
        goes_on = cause and number == cause + 1
        is_next = number == item + 1 and _SENTENCE_END.search(line, before, at)
        begins = number == 1 and _LEAD.search(line, before, at)
        before = at
        if begins or (goes_on and not is_next):
            cause = number
        else:
            kept.append((at, style))
            item, cause = number, 0
    return kept


def _number(line: str, at: int) -> int:
    """Return the number with which an item begins; 0 for 其次 and other words that are none."""
    if line.startswith(_FIRST, at):
        return 1
    found = _NUMBER.match(line, at)
    if found is None:
        return 0
    value = _CIRCLED.find(found[1]) + 1 or parse_number(found[1])
    return int(value) if value is not None else 0
