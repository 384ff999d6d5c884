"""Lines that are placed by hand: a long title broken as GB/T 9704 wants it, and the sign-off at the right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

from drafting.lexicon import table
from drafting.text.characters import width

FREE_AT_RIGHT = 2  # characters between the sign-off and the edge of the text
DATE_INDENT = 2  # characters by which the date begins right of the unit
MAX_LINES = 5  # what is longer is no title, and flows

# what a break costs; a difference of four characters between two lines costs as much as a break between words
NATURAL, BETWEEN_WORDS, UNKNOWN, APART = 0.0, 1.6, 5.0, 25.0
WAIST, RECTANGLE = 6.0, 0.5
_NUMBER = re.compile(
    r"[0-9A-Za-z０-９.+\-—–/%]+(年度|周年|[年月日届])?|[一二三四五六七八九十〇]+(年度|周年|[年月日届])"
)
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+")
_OPENING, _CLOSING = "“‘《〈（(【[", "”’》〉）)】]"
_NEVER_FIRST = _CLOSING + "、，。：；！？,.:;!?·"


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph whose lines and left indent (in characters) are fixed."""

    lines: tuple[str, ...]
    left: float


def balanced(text: str, columns: float) -> tuple[str, ...]:
    """Break a text into the fewest lines of at most ``columns`` characters, at the ends of its words.

    The lines make a trapezium or a diamond: neighbours of like length, never a narrow waist. Joined they are the
    text again.
    """
    if width(text) <= columns or width(text) > MAX_LINES * columns:
        return (text,)
    costs = _break_costs(text)
    at = list(accumulate(map(width, text), initial=0.0))
    for count in range(2, MAX_LINES + 2):
        shapes = _shapes(at, 0, count, columns, costs)
        best = min(shapes, key=lambda ends: _cost(at, ends, costs), default=None)
        if best is not None:
            return tuple(text[start:end] for start, end in pairwise((0, *best)))
    return (text,)


def _shapes(
    at: list[float], start: int, count: int, columns: float, costs: dict[int, float]
) -> Iterator[tuple[int, ...]]:
    """Yield the ends of the lines for every way to set the rest of the text in ``count`` lines.

    ``at`` is how far from the text's beginning each character stands.
    """
    if count == 1:
        if at[-1] - at[start] <= columns:
            yield (len(at) - 1,)
        return
    for end in costs:
        fits = start < end and at[end] - at[start] <= columns
        if fits and at[-1] - at[end] <= columns * (count - 1):
            for ends in _shapes(at, end, count - 1, columns, costs):
                yield (end, *ends)


def _cost(at: list[float], ends: tuple[int, ...], costs: dict[int, float]) -> float:
    widths = [at[end] - at[start] for start, end in pairwise((0, *ends))]
    cost = sum(costs[end] for end in ends[:-1])
    cost += sum((a - b) ** 2 for a, b in pairwise(widths)) / 10
    waists = zip(widths, widths[1:], widths[2:], strict=False)
    cost += WAIST * sum(before > line < after for before, line, after in waists)
    return cost + RECTANGLE * (max(widths) == min(widths))


def _break_costs(text: str) -> dict[int, float]:
    """Return what a break costs at each place where one is allowed."""
    costs: dict[int, float] = {}
    place, quotes = 0, 0
    before, before_known, before_natural = "", False, False
    for word, known, natural in _words(text):
        if before and word[0] not in _NEVER_FIRST and before[-1] not in _OPENING:
            if quotes or _ORDINAL.fullmatch(before):  # “四强”, 第三分公司
                costs[place] = APART
            elif before_natural or before.isspace() or _NUMBER.fullmatch(word):
                costs[place] = NATURAL
            else:
                costs[place] = BETWEEN_WORDS if known or before_known else UNKNOWN
        quotes += (word in _OPENING) - (word in _CLOSING)
        place += len(word)
        before, before_known, before_natural = word, known, natural
    return costs


def _words(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield (word, known, whether a line ends naturally after it); unknown words come as single characters."""
    known, longest = _title_words()
    start = 0
    while start < len(text):
        tail = (text[start : start + length] for length in range(longest, 0, -1))
        word = next((part for part in tail if part in known), "")
        number = _NUMBER.match(text, start) or _ORDINAL.match(text, start)
        if word:
            natural = known[word]
        elif number:
            word, natural = number[0], number[0].endswith(("年", "年度"))
        else:
            word, natural = text[start], False
        yield word, word in known or bool(number) or word in _NEVER_FIRST, natural
        start += len(word)


@cache
def _title_words() -> tuple[dict[str, bool], int]:
    rows = table("title_words")
    return {row["word"]: row["ends_line"] == "是" for row in rows}, max(
        len(r["word"]) for r in rows
    )


def sign_off(paragraphs: Sequence[tuple[str, bool]], columns: float) -> list[Placed]:
    """Place the lines of a sign-off, given as (text, is the date), on a page of so many characters.

    GB/T 9704-2012, 7.3.5.2: the unit has two characters free at the right, the date begins two right of the
    unit's first; where the date is the longer one, it has the two free and the unit moves left with it. A shorter
    name stands in the middle under the longest.
    """
    edge = columns - FREE_AT_RIGHT
    broken = [balanced(text, edge - 2 * DATE_INDENT) for text, _ in paragraphs]
    widths = [max(width(line) for line in lines) for lines in broken]
    names = [w for w, (_, is_date) in zip(widths, paragraphs, strict=True) if not is_date]
    dates = [w for w, (_, is_date) in zip(widths, paragraphs, strict=True) if is_date]
    block = max(names, default=0)
    left = min([edge - block] + [edge - w - DATE_INDENT for w in dates]) if names else 0
    placed = []
    for lines, own, (_, is_date) in zip(broken, widths, paragraphs, strict=True):
        if is_date:
            start = left + DATE_INDENT if names else edge - own
        else:
            start = left + (block - own) / 2
        placed.append(Placed(lines, max(start, 0)))
    return placed
