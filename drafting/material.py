"""What a report is made from: facts, outline, reference and style, read and understood together."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import TypeVar

from drafting.documents import all_text
from drafting.errors import DocumentError, FactsError, InputError, Problem
from drafting.facts import read_facts
from drafting.files.markings import is_internal
from drafting.hidden_names import hiding_slots
from drafting.outline import load_outline
from drafting.reference import Reference, SectionStyle, Style, read_reference
from drafting.slots import Slots
from drafting.wording.own import read_rules
from drafting.wording.own_campaigns import own_campaign_rules
from drafting.wording.rules import Rule
from drafting.workspace import Sources
from schemas.facts import FactKind, Facts
from schemas.outline import Outline, SectionSpec
from schemas.settings import Limits

DEFAULT_SAMPLE = "范文.txt"


@dataclass(frozen=True)
class Material:
    """Everything that the engines and the checks are given."""

    facts: Facts
    outline: Outline
    style: Style
    reference: Reference | None = None
    rules: tuple[Rule, ...] = ()
    """The user's own rules on wording."""
    sample: Reference | None = None
    """A report that was given for its manner alone; the shipped one is none of the user's."""
    limits: Limits = field(default_factory=Limits)
    inputs: tuple[Path, ...] = ()
    """The files of the user's from which text may reach a model."""
    told: frozenset[str] = frozenset()
    """The counts and activities, by their ids, that a part which stays as it is says already."""

    @cached_property
    def slots(self) -> Slots:
        """The tokens of these facts."""
        return Slots(self.facts)

    @cached_property
    def hiding_slots(self) -> Slots:
        """The tokens of these facts where an outside host is asked."""
        return hiding_slots(self.facts)

    @cached_property
    def internal_files(self) -> tuple[str, ...]:
        """The names of the inputs that bear the marking 内部."""
        return tuple(path.name for path in self.inputs if is_internal(all_text(path)))

    def style_of(self, spec: SectionSpec) -> SectionStyle | None:
        """Return how the reference or sample writes this section, if it has it."""
        return self.style.sections.get(spec.id)

    def heading(self, spec: SectionSpec) -> str:
        """Return the section's heading in the manner of the reference, with this year, without number."""
        style = self.style_of(spec)
        form = style.heading if style and style.heading else spec.heading
        return form.replace("{year}", str(self.facts.year))


def load(sources: Sources, rules: Path | None = None, limits: Limits | None = None) -> Material:
    """Read every input, the user's own ``rules`` on wording among them; raises InputError with the problems of all files together."""
    problems: list[Problem] = []
    outline = _attempt(lambda: load_outline(sources.outline), problems) or load_outline()
    facts = _attempt(lambda: _facts(sources.facts), problems)
    names = (facts.unit, facts.reporter) if facts else ()

    def read(path: Path | None) -> Reference | None:
        if path is None:
            return None
        return _attempt(lambda: _report(path, sources.facts, outline, names), problems)

    own = _attempt(lambda: read_rules(rules), problems) if rules else ()
    campaigns = _attempt(own_campaign_rules, problems)
    reference, sample = read(sources.reference), read(sources.sample)
    if facts and sources.outline:
        problems += _without_section(facts, outline, sources.outline)
    if problems or facts is None:
        raise InputError(f"发现 {len(problems)} 个问题，请逐项改正后再运行", problems)
    style = (sample or reference or _default_sample(outline)).style
    if sources.outline:
        style = _prescribed(style, outline)
    given = (sources.facts, sources.reference, sources.sample, sources.outline)
    inputs = tuple(path for path in given if path)
    return Material(
        facts=facts,
        outline=outline,
        style=style,
        reference=reference,
        rules=(*(own or ()), *(campaigns or ())),
        sample=sample,
        limits=limits or Limits(),
        inputs=inputs,
    )


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


def _report(path: Path, facts: Path | None, outline: Outline, names: Collection[str]) -> Reference:
    """Return last year's report or a sample; raises DocumentError for a file that is none."""
    message = ""
    if facts and facts.exists() and path.exists() and path.samefile(facts):
        message = "是要点，不是报告"
    else:
        reference = read_reference(path, outline, names)
        if reference.report.sections:
            return reference
        words = "”“".join(spec.word for spec in outline.sections)
        message = f"看不出是述职报告：“{words}”，哪一节的标题都没有"
    problem = Problem(path.name, "", "", message, "请检查是否选错文件；没有去年的报告，可以不给")
    raise DocumentError("文件不是述职报告", [problem])


def _without_section(facts: Facts, outline: Outline, file: Path) -> Iterator[Problem]:
    """Yield a problem for the headings of the facts that no section of the user's outline takes."""
    taken = {kind for spec in outline.sections for kind in spec.facts}
    left = [kind for kind in FactKind if kind in facts.kinds() - taken]
    if left:
        message = f"没有一节收要点里的“{'”“'.join(left)}”，报告会写不全"
        yield Problem(file.name, "", "facts", message, "请把它们加到某一节的 facts 里")


def _prescribed(style: Style, outline: Outline) -> Style:
    """Return the style with what the user's outline prescribes: its headings, and its 结束语 where it has one."""
    sections = {key: replace(section, heading="") for key, section in style.sections.items()}
    return replace(style, sections=sections, closing=outline.closing or style.closing)
