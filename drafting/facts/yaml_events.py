"""YAML events → tree: every scalar as typed; anchors, aliases and tags are refused, never followed."""

from collections.abc import Iterator

import yaml

from drafting.facts.tree import (
    Broken,
    Entry,
    Mapping,
    Node,
    Place,
    Problems,
    Sequence,
    Text,
    unwrap,
)

_TAGS = "tag:yaml.org,2002:"
MAX_DEPTH = 8  # facts need four: file, list, item, list of numbers


class NestedTooDeepError(yaml.YAMLError):
    """Nested deeper than any facts are."""


def parse_events(text: str) -> list[yaml.Event]:
    """Return the parser's events; raises YAMLError, also for what is nested deeper than facts can be."""
    events = []
    depth = 0
    for event in yaml.parse(text):
        events.append(event)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise NestedTooDeepError
    return events


def build_tree(events: list[yaml.Event], first: int, problems: Problems) -> Node | None:
    """Return the tree of the document in these events, None when there is none.

    ``first`` is the number of the line in the file at which the parsed text began.
    """
    return _Builder(events, first, problems).document()


class _Builder:
    def __init__(self, events: list[yaml.Event], first: int, problems: Problems) -> None:
        self._events = iter(events)
        self._first = first
        self._problems = problems

    def document(self) -> Node | None:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                return self._node(next(self._events))
        return None

    def _node(self, event: yaml.Event) -> Node:
        place = self._place(event)
        node: Node = Broken(place)
        mark = ""
        if isinstance(event, yaml.AliasEvent):
            mark = f"*{event.anchor}"
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            mark = f"&{event.anchor}" if event.anchor else (event.tag or "").replace(_TAGS, "!!")
            node = self._value(event, place)
        if not mark:
            return node
        self._problems.add(
            place,
            "",
            f"“{mark}”是 YAML 的特殊标记，要点里不能用",
            "请删去它，把内容直接写出来；它若是文字，请给整段内容加上引号",
        )
        return Broken(place)

    def _value(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            end = event.end_mark
            wrapped = end is not None and self._first + end.line > place.order
            return Text(place, unwrap(event.value.split()) if wrapped else event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(place, tuple(self._until(yaml.SequenceEndEvent)))
        return Mapping(place, tuple(self._entries()))

    def _place(self, event: yaml.Event) -> Place:
        return Place.line(self._first + (event.start_mark.line if event.start_mark else 0))

    def _until(self, end: type[yaml.Event]) -> Iterator[Node]:
        while not isinstance(event := next(self._events), end):
            yield self._node(event)

    def _entries(self) -> Iterator[Entry]:
        nodes = self._until(yaml.MappingEndEvent)
        for key in nodes:
            value = next(nodes)
            if isinstance(key, Text):
                yield Entry(key.place, key.value, value)
            elif not isinstance(key, Broken):
                self._problems.add(
                    key.place,
                    "",
                    "冒号前面应是一个词",
                    "请写成“词: 内容”，方括号、花括号请放到冒号后面",
                )
