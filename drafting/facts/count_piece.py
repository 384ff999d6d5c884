"""A piece of a line of 数据, between two commas: one label with its quantity, or several that only blanks part."""

import re

from drafting.facts.count_faults import Count, Fault
from drafting.facts.count_names import fault_of, named, numbers_in, without_light
from drafting.facts.cues import cue
from drafting.facts.quantity import LONGEST, read_quantity
from drafting.figures import scan
from drafting.figures.quantity import parts_a_word
from drafting.figures.vocabulary import unit_at
from drafting.lexicon.labels import counts_in, find_label

_COLON = re.compile(r"[：:＝=]+|(?<!\d)(?:—{1,2}|[→➡⇒]|…+|\.{2,}|_{2,}|·{2,}|\s[-–~～]{1,2}\s)")
_NEXT_KEY = re.compile(r"(?<!\s)\s+(?=[^\s：:＝=]{2,20}[：:＝=])")
_SIGN = "-−–﹣－负"
_JOINTS = "和及与并、，, 的"
_GAP = re.compile(r"(?<=\d)\s+(?=\S)")
_SCALES = "百千万亿"
_TURNED_AND = re.compile(r"[和与及](?=[\d一二两三四五六七八九十])")


def counts_of_piece(piece: str, year: int | None) -> list[Count]:
    """Return the counts of a piece; where one part of it is not clear, none of it is."""
    piece = _tightened(piece.strip())
    keyed = _NEXT_KEY.split(piece)
    if len(keyed) > 1:
        return [count for part in keyed for count in _of_part(part, year)]
    return _of_part(piece, year)


def _of_part(part: str, year: int | None) -> list[Count]:
    colon = _COLON.search(part)
    if colon and colon.start():
        value = part[colon.end() :].strip(" ：:＝=")
        return [named(part[: colon.start()], without_light(value), year, part)]
    label, quantity = at_quantity(part)
    if quantity and not numbers_in(label):
        cut = any(n.start < len(part) - len(quantity) < n.end for n in scan(part))
        return [_unclear(part) if cut else named(label, quantity, year, part)]  # 数十人次 is cut
    return _spaced(part, year) or _run_together(part) or _turned(part) or [_unclear(part)]


def _spaced(part: str, year: int | None) -> list[Count]:
    """Return the counts that blanks part: 支委会12次 党课4次; none where a number has no name of its own."""
    tokens = part.split()
    if len(tokens) < 2:
        return []
    found: list[Count] = []
    words: list[str] = []
    for token in tokens:
        label, quantity = at_quantity(token)
        name = " ".join([*words, label]).strip()
        if quantity and not name:
            return []
        if quantity and not numbers_in(name):
            found.append(named(name, quantity, year))
        elif not words and (turned := _turned(token)):
            found += turned
        else:
            words.append(token)
            continue
        words = []
    return [*found, _unclear(" ".join(words))] if words and found else found


def _run_together(part: str) -> list[Count]:
    """Return the counts of a part without any separator, where each is of the lexicon: 支委会12次党课4次."""
    figures = numbers_in(part)
    if len(figures) < 2 or figures[-1].end != len(part):
        return []
    found = []
    start = 0
    for figure in figures:
        count = named(part[start : figure.start].strip(_JOINTS), figure.text, None)
        if count.fault or not counts_in(count.label, figure.unit):
            return []
        found.append(count)
        start = figure.end
    return found


def _turned(part: str) -> list[Count]:
    """Return the counts of numbers before their names, which must be of the lexicon: 召开了12次支委会和4次党课."""
    found = [_turned_one(piece) for piece in _TURNED_AND.split(part)]
    return [count for counts in found for count in counts] if all(found) else []


def _turned_one(part: str) -> list[Count]:
    figures = numbers_in(part)
    if len(figures) != 1 or not figures[0].unit:
        return []
    figure = figures[0]
    name = part[figure.end :].strip(_JOINTS)
    before = part[: figure.start].strip()
    when = cue("named_year").match(before + name[:2])
    before = before[when.end() :] if when and not when["year"] else before
    while before and (light := cue("did").match(before)):
        before = before[light.end() :]
    sure = find_label(name) and counts_in(name, figure.unit) and not before
    return [Count(name, figure.text)] if sure else []


def _unclear(part: str) -> Count:
    """Return a part that is none, with the reason where its words tell it."""
    label, quantity = at_quantity(part)
    fault = fault_of(label, quantity) if quantity else fault_of(part, "")
    return Count(part, "", fault or Fault.UNCLEAR)


def _tightened(piece: str) -> str:
    """Return a piece without the blanks between a number and its unit."""
    return _GAP.sub(
        lambda gap: "" if unit_at(piece, gap.end()) or piece[gap.end()] in _SCALES else gap[0],
        piece,
    )


def at_quantity(part: str) -> tuple[str, str]:
    """Part a label from the quantity behind it: the longest end of the text that is a quantity."""
    if read_quantity(part):
        return "", part
    for at in range(max(1, len(part) - LONGEST), len(part)):
        if read_quantity(part[at:]) and not parts_a_word(part, at):
            start = at - (part[at - 1] in _SIGN)  # the minus is for the judge to see
            return part[:start].strip(), part[start:].strip()
    return part, ""
