"""Several bullets in one line: 1.… 2.…, ①…②…, 一是…；二是…, parted where the numbers follow each other."""

import re
from dataclasses import replace
from functools import cache

from drafting.facts.bullet_lines import NUMERAL, Line, level_of, line_of

_BEHIND = r"(?<=[；;。，,、\s）)】”])"
_WITHIN = (
    rf"{_BEHIND}{NUMERAL}、",
    rf"[（(]{NUMERAL}[）)]|[㈠-㈩]",
    rf"{_BEHIND}\d{{1,2}}(?:[.．](?!\d|(?:1[0-2]|[1-9])月)|[.．](?=(?:1[0-2]|[1-9])月|20\d\d年)|[、)）])|[⒈-⒛]",
    r"[（(]\d{1,2}[）)]|[⑴-⒇]",
    r"[①-⑳❶-❿]",
    rf"(?<=[；;。，,\s]){NUMERAL}是[，：,:]?",
    rf"(?<=[；;。，,\s])(?:第|其){NUMERAL}[，、：,:]",
)
"""How each level's numbering looks inside a line."""
_SHORTEST = 2  # characters: 一是一、二是二 is no list
_ENDS = "；;。，,、 "


@cache
def _pattern(level: int) -> re.Pattern[str]:
    return re.compile(_WITHIN[level])


def parted(line: Line) -> list[Line]:
    """Return the bullets that a numbered line holds, the line alone where it is one."""
    level, number = level_of(line.mark)
    if level < 0:
        return _parted_within(line)
    cuts: list[re.Match[str]] = []
    for mark in _pattern(level).finditer(line.text):
        if level_of(mark[0]) == (level, number + len(cuts) + 1):
            cuts.append(mark)
    if not cuts:
        return [line]
    starts = [0, *(mark.end() for mark in cuts)]
    ends = [*(mark.start() for mark in cuts), len(line.text)]
    texts = [line.text[a:b].strip(_ENDS) for a, b in zip(starts, ends, strict=True)]
    marks = [line.mark, *(mark[0] for mark in cuts)]
    return [replace(line, text=t, mark=m) for t, m in zip(texts, marks, strict=True)]


def _parted_within(line: Line) -> list[Line]:
    """Return the bullets of a line whose numbers stand behind a bullet of its own: - 一是…，二是…; they begin with one."""
    inner = line_of(line.number, line.text)
    if line.bullet in ("", "hash", "row", "box") or level_of(inner.mark)[1] != 1:
        return [line]
    found = parted(inner)
    if len(found) == 1 or any(len(one.text) < _SHORTEST for one in found):
        return [line]
    return [replace(line, text=one.text) for one in found]


def is_run_together(line: Line) -> bool:
    """Whether a numbered line holds the next number right behind a word: 1、抓学习2、抓创新."""
    level, number = level_of(line.mark)
    return (
        level == 2
        and re.search(rf"[一-鿿]{number + 1}[、.．)）](?=[一-鿿“《])", line.text) is not None
    )


def within(line: Line, text: str) -> list[Line]:
    """Return the bullets that a text behind a heading holds; the text alone is one."""
    first = line_of(line.number, text)
    return parted(first if first.bullet else replace(first, bullet="sign"))
