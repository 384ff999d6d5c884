"""Sentence patterns: one a line in prompts/offline/*.j2, grouped under ``[slot]``, compiled once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from jinja2.meta import find_undeclared_variables


@dataclass(frozen=True)
class Pattern:
    """One pattern and the names of the values it uses."""

    source: str
    template: Template
    names: frozenset[str]


@cache
def patterns() -> Mapping[str, tuple[Pattern, ...]]:
    """Return every pattern by its slot. Lines that begin with ``#`` are comments."""
    # The text is plain prose for Word, never HTML: escaping would spoil it.
    environment = Environment(undefined=StrictUndefined, autoescape=False)
    found: dict[str, list[Pattern]] = {}
    for file in sorted(files("prompts").joinpath("offline").iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".j2"):
            continue
        slot = ""
        for line in map(str.strip, file.read_text("utf-8").splitlines()):
            if line.startswith("["):
                slot = line.strip("[]")
            elif line and not line.startswith("#"):
                names = frozenset(find_undeclared_variables(environment.parse(line)))
                pattern = Pattern(line, environment.from_string(line), names)
                found.setdefault(slot, []).append(pattern)
    return {slot: tuple(lines) for slot, lines in found.items()}


def wordings(slot: str) -> tuple[str, ...]:
    """Return the lines of a slot that stand for themselves, without values."""
    return tuple(pattern.source for pattern in patterns()[slot])
