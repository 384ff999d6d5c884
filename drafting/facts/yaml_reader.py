"""YAML → tree, as typed: nothing converted, nothing expanded, nothing overwritten, and no slip hides another.

YAML 1.1 would turn ``010`` into 8, ``12:30`` into 750 and ``on`` into true, keep the last of two equal keys, and
multiply aliases without limit; read as events it does none of that. Where YAML gives up at a mistake, the file is
cut at its own indentation and the rest still read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from drafting.facts.tree import (
    NOTHING,
    Broken,
    Entry,
    Mapping,
    Node,
    Place,
    Problems,
    Sequence,
    Text,
)
from drafting.facts.yaml_events import MAX_DEPTH, NestedTooDeepError, build_tree, parse_events
from drafting.facts.yaml_habits import settle

_CAUSES = (
    ("mapping values", "一行里有两个“: ”，或上一行少写了冒号", "内容里的冒号请用全角“：”"),
    ("quoted scalar", "引号没有成对", "请补上缺的引号，或改用弯引号“ ”"),
    ("alias", "内容以“*”开头", "“*”在 YAML 里另有用途，请删去，或给整段内容加上引号"),
    ("anchor", "内容以“&”开头", "“&”在 YAML 里另有用途，请删去，或给整段内容加上引号"),
    ("cannot start", "内容以 YAML 不许打头的符号开头，如 @ % `", "请给整段内容加上引号"),
    ("flow", "方括号或花括号没有成对", "请补上缺的括号，括号里的各项用半角逗号分开"),
    (" tag", "内容以“!”开头", "“!”在 YAML 里另有用途，请删去，或给整段内容加上引号"),
    ("directive", "以“%”开头", "请给整段内容加上引号"),
)
_OTHER = ("这里的写法读不懂", "请检查：冒号是否半角且后面有空格、引号是否成对、上下行是否对齐")


def read_yaml(text: str, problems: Problems) -> Node:
    """Return the tree of a YAML text; what cannot be read is noted in ``problems`` and stays out."""
    lines, guessed = settle(text, problems)
    reader = _Reader(guessed, problems)
    return reader.read(_Group(lines, 1)) or NOTHING


@dataclass(frozen=True, slots=True)
class _Group:
    """Neighbouring lines, and the number of the first."""

    lines: list[str]
    first: int

    @property
    def place(self) -> Place:
        return Place.line(self.first)

    @property
    def key(self) -> str:
        """The word before the first colon or space."""
        return re.split(r"[：:\s]", self.lines[0].strip().lstrip("- "), maxsplit=1)[0]

    @property
    def is_heading(self) -> bool:
        """Whether the first line only opens what stands below it."""
        head = self.lines[0].strip()
        return len(self.lines) > 1 and head.endswith(":") and not _is_item(head)

    def parts(self) -> "Iterator[_Group]":
        """Yield the groups that begin at the smallest indentation.

        Items may stand as far left as their heading: ``- `` begins a group only where the first line does.
        """
        filled = [
            i for i, line in enumerate(self.lines) if line.strip() and line.lstrip()[0] != "#"
        ]
        least = min(_indent(self.lines[i]) for i in filled)
        among_items = _is_item(self.lines[filled[0]])
        starts = [filled[0]]
        for i in filled[1:]:
            line = self.lines[i]
            begins = _indent(line) == least and line.strip() not in ("]", "}")
            if begins and (among_items or not _is_item(line)):
                starts.append(i)
        for start, end in zip(starts, [*starts[1:], len(self.lines)], strict=True):
            yield _Group(self.lines[start:end], self.first + start)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads groups of lines whole where YAML can, else part by part."""

    guessed: frozenset[int]
    """Lines whose indentation has been told to be wrong: faults that follow from it are not told again."""
    problems: Problems

    def read(self, group: _Group, depth: int = 0) -> Node | None:
        """Return the tree of a group; None when it says nothing."""
        try:
            events = parse_events("\n".join(group.lines))
        except yaml.YAMLError as fault:
            parts = list(group.parts())
            if depth < MAX_DEPTH and len(parts) > 1:
                return self._joined(parts, depth)
            if depth < MAX_DEPTH and parts[0].is_heading:
                return self._below_heading(parts[0], depth)
            self._explain(fault, group)
            return Broken(group.place)
        return build_tree(events, group.first, self.problems)

    def _below_heading(self, group: _Group, depth: int) -> Node:
        body = self.read(_Group(group.lines[1:], group.first + 1), depth + 1)
        entry = Entry(group.place, group.key, body or Text(group.place, ""))
        return Mapping(group.place, (entry,))

    def _joined(self, parts: list[_Group], depth: int) -> Node:
        """Return the separately read parts as the sequence or mapping that they were meant to be."""
        place = parts[0].place
        values: list[Node] = []
        entries: list[Entry] = []
        for part in parts:
            node = self.read(part, depth + 1) or Broken(part.place)
            if isinstance(node, Sequence):
                values += node.values
            elif isinstance(node, Mapping):
                entries += node.entries
            else:
                if isinstance(node, Text):
                    self._explain_bare(node)
                values.append(Broken(part.place))
                entries.append(Entry(part.place, part.key, Broken(part.place)))
        if _is_item(parts[0].lines[0]):
            return Sequence(place, tuple(values))
        return Mapping(place, tuple(entries))

    def _explain_bare(self, text: Text) -> None:
        self.problems.add(
            text.place,
            "",
            f"“{text.value[:20]}”既没有冒号，也不是以“- ”开头的一条",
            "请写成“词: 内容”，或在行首加“- ”",
        )

    def _explain(self, fault: yaml.YAMLError, group: _Group) -> None:
        """Note what stopped YAML, as a secretary can understand it, at the line to look at."""
        if not self.guessed.isdisjoint(range(group.first, group.first + len(group.lines))):
            return
        told = f"{getattr(fault, 'context', '')} {getattr(fault, 'problem', '')}"
        message, advice = next(
            ((message, advice) for word, message, advice in _CAUSES if word in told), _OTHER
        )
        if isinstance(fault, NestedTooDeepError):
            message, advice = "层次太多", "要点最多四层，请照样例书写"
        mark = getattr(fault, "problem_mark", None)
        if "quoted" in told or "flow" in told:
            mark = getattr(fault, "context_mark", None) or mark
        line = min(mark.line, len(group.lines) - 1) if mark else 0
        self.problems.add(Place.line(group.first + line), "", message, advice)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_item(line: str) -> bool:
    return line.lstrip().startswith("- ") or line.strip() == "-"
