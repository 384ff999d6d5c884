"""What a report is made from: facts, outline, reference and style, read and understood together."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import TypeVar

from drafting.errors import FactsError, InputError, Problem
from drafting.facts import read_facts
from drafting.outline import load_outline
from drafting.reference import Reference, SectionStyle, Style, read_reference
from drafting.slots import Slots
from drafting.workspace import Sources
from schemas.facts import Facts
from schemas.outline import Outline, SectionSpec

DEFAULT_SAMPLE = "范文.txt"


@dataclass(frozen=True)
class Material:
    """Everything that the engines and the checks are given."""

    facts: Facts
    outline: Outline
    style: Style
    reference: Reference | None = None

    @cached_property
    def slots(self) -> Slots:
        """The tokens of these facts."""
        return Slots(self.facts)

    def style_of(self, spec: SectionSpec) -> SectionStyle | None:
        """Return how the reference or sample writes this section, if it has it."""
        return self.style.sections.get(spec.id)

    def heading(self, spec: SectionSpec) -> str:
        """Return the section's heading in the manner of the reference, with this year, without number."""
        style = self.style_of(spec)
        form = style.heading if style and style.heading else spec.heading
        return form.replace("{year}", str(self.facts.year))


def load(sources: Sources) -> Material:
    """Read every input; raises InputError with the problems of all files together."""
    problems: list[Problem] = []
    outline = _attempt(lambda: load_outline(sources.outline), problems) or load_outline()
    facts = _attempt(lambda: _facts(sources.facts), problems)
    names = (facts.unit, facts.reporter) if facts else ()

    def read(path: Path | None) -> Reference | None:
        return _attempt(lambda: read_reference(path, outline, names), problems) if path else None

    reference, sample = read(sources.reference), read(sources.sample)
    if problems or facts is None:
        raise InputError(f"发现 {len(problems)} 个问题，请逐项改正后再运行", problems)
    style = (sample or reference or _default_sample(outline)).style
    return Material(facts, outline, style, reference)


T = TypeVar("T")


def _attempt(read: Callable[[], T], problems: list[Problem]) -> T | None:
    try:
        return read()
    except InputError as error:
        problems += error.problems or [Problem("", "", "", error.message, "")]
        return None


def _facts(path: Path | None) -> Facts:
    if path is None:
        problem = Problem("", "", "", "没有指定要点文件", "请写成：shuzhi draft 要点.md")
        raise FactsError("没有要点", [problem])
    return read_facts(path)


def _default_sample(outline: Outline) -> Reference:
    with as_file(files("samples") / DEFAULT_SAMPLE) as path:
        return read_reference(path, outline)
