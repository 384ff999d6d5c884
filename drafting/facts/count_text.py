"""One line of 数据 → (label, quantity as typed): ``支委会12次，党员大会4次``, ``支委会：12次``."""

import re
from collections.abc import Iterator

from drafting.facts.quantity import LONGEST, read_quantity
from drafting.figures import scan
from drafting.labels import find_label

_CUT = re.compile(r"(?<!\d)[,，]|[,，](?!\d)|[；;、。/|｜\t]")
_COLON = re.compile(r"[：:＝=]|—{1,2}")
_SENTENCE = re.compile(r"其中|分别|先后|^(?:共计|总计|累计|以及)|^(?:共|约|含|各|和|与|及|并|另)$")
"""What makes a part of a sentence of a label; its number would be bound to the wrong thing."""
_WHEN = re.compile(r"^(?:今年以来|今年|本年度?|全年|年内|一年来|\d{4}年度?)+内?(?=.{2}|$)")
_DONE = re.compile(
    r"^(?:党支部|支部|先后|共计|累计|总共|共|已|召开|开展|组织|举办|举行|进行|完成|签订|讲授|讲)+"
)
_SIGN = "-−–﹣－负"


def counts_of(line: str) -> Iterator[tuple[str, str]]:
    """Yield each label with its quantity; a part that is not understood comes as (part, "")."""
    for part in _parts(line):
        colon = _COLON.search(part)
        if colon and colon.start():
            label, quantity = _name(part[: colon.start()].strip()), part[colon.end() :].strip()
            yield (label, quantity) if label else (part, "")
        else:
            yield from _spaced(part)


def _parts(line: str) -> Iterator[str]:
    """Cut at separators, but not between digits (12,480元) and not inside quotes."""
    start = seen = depth = 0
    for cut in [*_CUT.finditer(line), None]:
        at = cut.start() if cut else len(line)
        depth += line.count("“", seen, at) - line.count("”", seen, at)
        seen = at
        if cut and depth > 0:
            continue
        if part := line[start:at].strip():
            yield part
        start = cut.end() if cut else at


def _spaced(part: str) -> Iterator[tuple[str, str]]:
    """Yield the counts of a part without separators, where spaces may part several: 支委会12次 党课4次."""
    label, quantity = _at_quantity(part)
    head, _, tail = label.rpartition(" ")
    if quantity and _at_quantity(head)[1]:
        yield from _spaced(head)
        label = tail
    label = _name(label)
    run_together = any(numeral.is_figure for numeral in scan(label))
    if not label or run_together or _SENTENCE.search(label):
        yield part, ""
    else:
        yield label, quantity


def _name(label: str) -> str:
    """Return a label without what a sentence puts before it: 今年召开支委会 is 支委会, 全年 is no label."""
    rest = _WHEN.sub("", label)
    bare = _DONE.sub("", rest)
    return bare if not find_label(rest) and find_label(bare) else rest


def _at_quantity(part: str) -> tuple[str, str]:
    """Part a label from the quantity behind it: the longest end of the text that is a quantity."""
    if read_quantity(part):
        return part, ""  # no name
    for at in range(max(1, len(part) - LONGEST), len(part)):
        if read_quantity(part[at:]):
            start = at - (part[at - 1] in _SIGN)  # the minus is for the judge to see
            return part[:start].strip(), part[start:].strip()
    return part, ""
