"""Bullets (.md, .txt) → tree: headings as lines, below them bullets of any kind, single values as ``单位：…``.

What is no heading, single value, bullet or continuation is a problem with its line: nothing is guessed, nothing is
lost.
"""

import re
from dataclasses import dataclass, field

from drafting.facts.bullet_lines import Line, read_lines, undressed
from drafting.facts.item_text import begins_field, entries_of
from drafting.facts.keys import FREE_KEYS, ITEM_TYPES, LISTS, SINGLE_VALUES, advice, canonical
from drafting.facts.quantity import read_quantity
from drafting.facts.tree import Entry, Mapping, Node, Place, Problems, Sequence, Text, unwrap
from schemas.facts import Item

_KEYED = re.compile(r"([^：:，。]{1,20})[：:]\s*(.*)")
_SPACED = re.compile(r"(\S{2,8})\s+(\S+)")
"""A key and its value as they come from a table, which is clear only above the first heading."""


@dataclass(slots=True)
class Block:
    """A heading with the lines below it."""

    place: Place
    heading: str
    lines: list[Line] = field(default_factory=list)


def read_bullets(text: str, problems: Problems) -> Mapping:
    """Return the tree of a text of bullets; what is not understood is noted in ``problems``."""
    singles: list[Entry] = []
    blocks = blocks_in(text, singles, problems)
    merged: dict[str, list[Node]] = {}
    places: dict[str, Place] = {}
    for block in blocks:
        places.setdefault(block.heading, block.place)
        merged.setdefault(block.heading, []).extend(_values(block, problems))
    lists = [
        Entry(places[heading], heading, Sequence(places[heading], tuple(values)))
        for heading, values in merged.items()
    ]
    return Mapping(Place.line(1), (*singles, *lists))


def blocks_in(text: str, singles: list[Entry], problems: Problems) -> list[Block]:
    """Part the lines of a text by headings; single values go to ``singles``."""
    lines = list(read_lines(text))
    chapters = any(line.bullet == "chapter" and _heading(line) for line in lines)
    blocks: list[Block] = []
    block: Block | None = None
    stray: list[Line] = []
    skipping = False  # below a heading that is not understood
    for n, line in enumerate(lines):
        place = Place.line(line.number)
        heading, rest = _heading_with_rest(line, block)
        if heading:
            block = Block(place, heading)
            blocks.append(block)
            skipping = False
            if rest:
                block.lines.append(Line(line.number, 0, "sign", rest))
        elif values := _single_values(line, block):
            singles += [Entry(place, key, Text(place, value)) for key, value in values]
        elif n == 0 and _names_the_notes(line):
            continue
        elif line.bullet == "hash" or (chapters and line.bullet == "chapter" and not line.indent):
            _unknown_heading(line, problems)
            skipping = True
        elif block and not skipping:
            block.lines.append(line)
        elif not skipping:
            stray.append(line)
    _explain_stray(stray, problems)
    return blocks


def _explain_stray(lines: list[Line], problems: Problems) -> None:
    """Note the lines above the first heading, as one problem however many they are."""
    if not lines:
        return
    first, last = lines[0], lines[-1]
    others = f"等 {len(lines)} 行（到第{last.number}行）" if last is not first else ""
    problems.add(
        Place.line(first.number),
        "",
        f"“{_short(first.text)}”{others}不在任何标题之下，没有读入",
        f"请在前面写上标题，如{'、'.join(LISTS)}；单位、年度等请各写一行，如“单位：…”",
    )


def _heading(line: Line) -> str:
    """Return the heading that a line is, canonical; empty when it is none."""
    if line.bullet == "sign" or len(line.text) > 30:
        return ""
    word = canonical(undressed(line.text))
    return word if word in LISTS else ""


def _heading_with_rest(line: Line, block: Block | None) -> tuple[str, str]:
    """Return the heading that a line is or begins with, and what it already says behind the colon."""
    if heading := _heading(line):
        return heading, ""
    keyed = _KEYED.fullmatch(line.text)
    if not keyed or line.bullet not in ("", "chapter", "hash") or line.indent:
        return "", ""
    word = canonical(undressed(keyed[1]))
    is_content = _is_field(block, line.text) or _is_count(block, keyed[2])
    return (word, keyed[2]) if word in LISTS and not is_content else ("", "")


def _is_field(block: Block | None, text: str) -> bool:
    """Whether ``问题：…`` below 去年整改 is a field, whatever it means elsewhere."""
    cls = ITEM_TYPES.get(block.heading) if block else None
    return cls is not None and begins_field(cls, text)


def _is_count(block: Block | None, value: str) -> bool:
    """Whether ``党支部：3个`` below 数据 is a figure, whatever its name means elsewhere."""
    return block is not None and block.heading in FREE_KEYS and read_quantity(value) is not None


def _single_values(line: Line, block: Block | None) -> list[tuple[str, str]]:
    """Return the single values of a line, ``述职人：周海涛  职务：书记`` being two; empty when it has none."""
    if block and (line.bullet or line.indent):
        return []
    pairs = []
    for part in re.split(r"[\s，,；;|｜]+(?=[^\s，,；;：:|｜]{2,8}[：:])", line.text):
        keyed = _KEYED.fullmatch(part) or (None if block else _SPACED.fullmatch(part))
        key = canonical(undressed(keyed[1])) if keyed else ""
        if not keyed or key not in SINGLE_VALUES or _is_count(block, keyed[2]):
            return []
        pairs.append((key, keyed[2]))
    return [] if _is_field(block, line.text) else pairs


def _names_the_notes(line: Line) -> bool:
    """Whether the first line is the notes' own title (# 2025年要点), which is no fact."""
    return (
        line.bullet == "hash"
        or re.fullmatch(r"[^：:，。]*(?:要点|清单|素材|材料)(?:[（(].*[）)])?", line.text)
        is not None
    )


def _unknown_heading(line: Line, problems: Problems) -> None:
    problems.add(
        Place.line(line.number),
        "",
        f"标题“{_short(line.text)}”看不懂，它下面的内容没有读入",
        advice(undressed(line.text), LISTS),
    )


def _values(block: Block, problems: Problems) -> list[Node]:
    """Return the block's bullets, each with its continuation lines; without any bullet each line is one."""
    cls = ITEM_TYPES.get(block.heading)
    bulleted = any(line.bullet for line in block.lines)
    bullets: list[list[Line]] = []
    for line in block.lines:
        within = bool(bullets) and line.indent > bullets[-1][0].indent
        if (line.bullet and not (within and cls)) or not bulleted:
            bullets.append([line])
        elif within and (not line.bullet or (cls and begins_field(cls, line.text))):
            bullets[-1].append(line)
        else:
            problems.add(
                Place.line(line.number),
                block.heading,
                f"下面的“{_short(line.text)}”不清楚是接着上一条还是另起一条，没有读入",
                "接上一条请在行首空两格；另起一条请与上一条对齐，并以“- ”开头",
            )
    return [_value(lines, cls) for lines in bullets]


def _value(lines: list[Line], cls: type[Item] | None) -> Node:
    """Return one bullet: its text, or its fields where the lines below it begin with ``时间：`` and the like."""
    place = Place.line(lines[0].number)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not (cls and begins_field(cls, line.text)):
            groups[-1].append(line)
        else:
            groups.append([line])
    texts = [
        Text(Place.line(group[0].number), unwrap(line.text for line in group)) for group in groups
    ]
    if len(texts) == 1 or cls is None:
        return Text(place, unwrap(line.text for line in lines))
    return Mapping(place, tuple(entry for text in texts for entry in entries_of(cls, text)))


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"
