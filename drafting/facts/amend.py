"""One fact more in a facts file, with a remark where it comes from; everything else stays byte for byte."""

import re
from dataclasses import dataclass

import yaml

from drafting.errors import UsageError
from drafting.facts.blocks import blocks_in
from drafting.facts.bullet_lines import Line
from drafting.facts.spots import Block
from drafting.facts.tree import Problems
from drafting.facts.yaml_events import parse_events
from drafting.facts.yaml_habits import settle
from drafting.files import encoding_of
from drafting.workbook import SPREADSHEETS
from schemas.facts import FactKind

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_PLAIN = re.compile(r"[\w“”‘’《》（）·—]+(?:[，。、；！？]|[\w“”‘’《》（）·—%+.\-])*")
"""A text that YAML takes as it is."""


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact to be added: the text of a bullet, or with ``label`` the quantity of a count."""

    kind: FactKind
    text: str
    label: str = ""

    def __str__(self) -> str:
        """Return the fact as one reads it."""
        return f"{self.label}{self.text}"


def amended(data: bytes, suffix: str, fact: NewFact, remark: str) -> bytes:
    """Return a facts file with one fact more, in the manner of the file, encoding and line ends included.

    UsageError where the file is written in a way that nobody but its author should touch.
    """
    if suffix in SPREADSHEETS:
        from drafting.form.amend import amended_form  # only who changes a form pays for openpyxl

        return amended_form(data, suffix, fact, remark)
    encoding = encoding_of(data) or "utf-8"
    text = data.decode(encoding)
    lines = [match.groups() for match in _LINE.finditer(text)]
    plain = [line.removeprefix("\ufeff") for line, _ in lines]
    place = _in_yaml if suffix in (".yaml", ".yml") else _in_bullets
    after, added = place(plain, fact, remark)
    ends = [end for _, end in lines if end]
    newline = ends[min(after, len(ends)) - 1] if ends and after else "\n"
    at = sum(len(line) + len(end) for line, end in lines[:after]) - (
        len(lines[after - 1][1]) if after else 0
    )
    inserted = "".join(newline + line for line in added) if after else newline.join([*added, ""])
    position = len(text[:at].encode(encoding))
    return data[:position] + inserted.encode(encoding) + data[position:]


def _in_bullets(lines: list[str], fact: NewFact, remark: str) -> tuple[int, list[str]]:
    """Return behind which line a bullet goes, from 1, and the lines to be added."""
    blocks = blocks_in("\n".join(lines), [], Problems(""))
    block = next((block for block in reversed(blocks) if block.heading == fact.kind), None)
    if block is None:
        return _last(lines), ["", f"## {fact.kind}", f"- {fact}", f"> {remark}"]
    last = max((line.number for line in block.lines), default=block.place.order)
    while last < len(lines) and lines[last].strip().startswith((">", "＞")):
        last += 1  # the remark of the last bullet
    lead = _lead(block, lines)
    indent = lead[: len(lead) - len(lead.lstrip())]
    return last, [f"{lead}{fact}", f"{indent}> {remark}"]


def _lead(block: Block, lines: list[str]) -> str:
    """Return what stands before the text of the block's bullets."""
    below = [line for line in block.lines if line.number != block.place.order]
    if not below:
        return "- "
    first: Line = below[0]
    raw = lines[first.number - 1]
    indent = raw[: len(raw) - len(raw.lstrip())]
    bullets = [line for line in below if line.bullet]
    if not bullets:
        return indent
    raw = lines[bullets[-1].number - 1]
    mark = raw[: raw.find(bullets[-1].text[:4])] if bullets[-1].bullet == "sign" else ""
    return indent + (mark.strip() + " " if mark.strip() else "- ")


def _in_yaml(lines: list[str], fact: NewFact, remark: str) -> tuple[int, list[str]]:
    """Return behind which line an entry goes, from 1, and the lines to be added."""
    text = _scalar(fact.text)
    pair, item = f"{_scalar(fact.label)}: {text}", f"- {_scalar(str(fact))}"
    nodes = _nodes(lines)
    for key, value in zip(nodes[::2], nodes[1::2], strict=True):
        if not isinstance(key[0], yaml.ScalarEvent) or key[0].value != fact.kind:
            continue
        last = _last(lines[: max(map(_last_line, [key[0], *value]))])
        first = value[0]
        if isinstance(first, yaml.ScalarEvent):  # nothing under the heading yet
            return last, [f"  {pair if fact.label else item}  # {remark}"]
        if isinstance(first, yaml.CollectionStartEvent) and first.flow_style:
            message = f"要点里的“{fact.kind}”写成了一行，不能自动加。请自己加上：{fact}（{remark}）"
            raise UsageError(message)
        is_pair = fact.label and isinstance(first, yaml.MappingStartEvent)
        indent = " " * (first.start_mark.column if first.start_mark else 2)
        return last, [f"{indent}{pair if is_pair else item}  # {remark}"]
    return _last(lines), ["", f"{fact.kind}:", f"  {pair if fact.label else item}  # {remark}"]


def _nodes(lines: list[str]) -> list[list[yaml.Event]]:
    """Return the events of every key and every value of the file, in turn."""
    settled, _ = settle("\n".join(lines), Problems(""))
    nodes: list[list[yaml.Event]] = []
    depth = -1  # the file itself is a mapping
    for event in parse_events("\n".join(settled)):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth == 0 and isinstance(event, yaml.NodeEvent):
            nodes.append([])
        if depth >= 0 and nodes:
            nodes[-1].append(event)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
    return nodes


def _last_line(event: yaml.Event) -> int:
    """Return the number of the last line that a scalar stands on, 0 for what has no text of its own."""
    start, end = event.start_mark, event.end_mark
    if not isinstance(event, yaml.ScalarEvent) or start is None or end is None:
        return 0
    return int(end.line) + (1 if end.column or end.line == start.line else 0)


def _scalar(text: str) -> str:
    """Return a text as YAML reads it back, in quotes where it must be."""
    return text if _PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def _last(lines: list[str]) -> int:
    """Return the number of the last line that says something."""
    return max((number for number, line in enumerate(lines, 1) if line.strip()), default=0)
