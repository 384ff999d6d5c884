"""Files of bullets as secretaries' assistants type them, and what must be made of each.

In ``bullet_files/*.txt`` a file begins with ``%% name``. Each of its lines has a margin of two characters: ``!`` where
the line must be listed as not understood, else blank. ⇥ is a TAB, ␣ a full-width space, ␍ a carriage return. Below
``--`` stands what must be understood, a fact a line: ``支委会=12次``, ``活动.1.时间=6月``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from drafting.errors import Problem
from drafting.facts.read import facts_in
from drafting.facts.tree import Problems
from drafting.lexicon import labels
from schemas.facts import FactKind, Facts, Plan, Rectification

_FOLDER = Path(__file__).parent / "bullet_files"
_SIGNS = str.maketrans({"⇥": "\t", "␣": "\u3000", "␍": "\r"})
_LINE = re.compile(r"第(\d+)行")
_UNTIL = re.compile(r"（到第(\d+)行）")
_SINGLE = {"单位": "unit", "年度": "year", "述职人": "reporter"}


@dataclass(frozen=True, slots=True)
class BulletFile:
    """A file of bullets, the facts that it says as key → text, and the lines that must be listed."""

    name: str
    text: str
    said: dict[str, str]
    listed: frozenset[int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader made of a text: facts as key → text, its problems, and the lines that these name."""

    said: dict[str, str]
    problems: tuple[Problem, ...]
    listed: frozenset[int]


def bullet_files(name: str) -> tuple[BulletFile, ...]:
    """Return the files of ``developing``, ``held_out`` or ``held_out_later``."""
    _, *cases = (_FOLDER / f"{name}.txt").read_text("utf-8").split("\n%% ")
    return tuple(map(_case, cases))


def _case(written: str) -> BulletFile:
    name, _, rest = written.partition("\n")
    content, _, facts = rest.partition("\n--\n")
    lines = content.split("\n")
    listed = frozenset(n for n, line in enumerate(lines, 1) if line.startswith("!"))
    text = "".join(f"{line[2:]}\n" for line in lines).translate(_SIGNS)
    said = dict(line.split("=", 1) for line in facts.split("\n") if line)
    return BulletFile(name, text, {_key(key): value for key, value in said.items()}, listed)


class _Told(Problems):
    """Problems that stop nothing, so that what is understood beside them can be seen."""

    last: "_Told"

    def __init__(self, file: str) -> None:
        super().__init__(file)
        _Told.last = self

    def __bool__(self) -> bool:
        return False


def reading(text: str) -> Reading:
    """Return what is made of a text, which needs 单位 and 年度."""
    with patch("drafting.facts.read.Problems", _Told):
        facts = facts_in(text.encode(), Path("要点.md"))
    problems = _Told.last.error().problems
    return Reading(dict(_said(facts)), problems, frozenset(_lines(problems)))


def _lines(problems: tuple[Problem, ...]) -> Iterator[int]:
    """Yield every line that a problem names, in its place or its message, also as the first and last of several."""
    for problem in problems:
        lines = list(map(int, _LINE.findall(f"{problem.place} {problem.message}")))
        until = _UNTIL.search(problem.message)
        yield from range(lines[0], int(until[1]) + 1) if until else lines


def _key(key: str) -> str:
    """Return the key of a fact, a label of 数据 by its own name: names that mean the same are the same."""
    is_label = "." not in key and key not in {*_SINGLE, "职务", FactKind.OPTIONAL}
    return f"{FactKind.COUNTS}.{labels.canonical(key)}" if is_label else key


def _said(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield every fact as key and text."""
    yield from (
        (key, str(getattr(facts, name))) for key, name in _SINGLE.items() if getattr(facts, name)
    )
    if facts.post != Facts.model_fields["post"].default:
        yield "职务", facts.post
    for label, quantity in facts.counts.items():
        yield _key(label), quantity.text
    for label, quantity in facts.last_counts.items():
        yield f"{FactKind.LAST_COUNTS}.{label}", quantity.text
    yield from (
        (f"{FactKind.SUMS}.{label}", "、".join(names)) for label, names in facts.sums.items()
    )
    if facts.optional:
        yield str(FactKind.OPTIONAL), "、".join(facts.optional)
    for item_id, item in facts.items():
        yield from ((f"{item_id}.{key}".rstrip("."), text) for key, text in item.fields())
        if isinstance(item, Plan) and item.answers:
            yield f"{item_id}.对应不足", "、".join(map(str, item.answers))
        if isinstance(item, Rectification) and item.outcome:
            yield f"{item_id}.结果", item.outcome
