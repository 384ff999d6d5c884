"""A section's paragraphs: each kind of facts that the outline puts there, in the order of a report."""

from collections.abc import Callable

from drafting.offline.composer import Composer
from drafting.offline.duties import duty_paragraph
from drafting.offline.enumerators import TEXT_FAMILIES, enumerate_paragraphs, family
from drafting.offline.judgements import (
    highlight_sentences,
    plan_sentences,
    shortcoming_sentences,
)  # fmt: skip
from drafting.offline.rectifications import rectification_sentence
from drafting.offline.work import themed
from drafting.reference.style import SectionStyle
from schemas.facts import FactKind
from schemas.outline import SectionSpec

Block = Callable[[SectionSpec, Composer, SectionStyle | None], list[str]]

_HINTS = {
    FactKind.HIGHLIGHTS: "写明有特色的做法：名称、具体怎么做的",
    FactKind.SHORTCOMINGS: "逐条写明存在的问题，也可写原因",
    FactKind.PLANS: "逐条写明准备做什么，也可写对应第几条不足、责任人、时限和目标",
}
"""Kinds of facts that a section cannot do without, and what to write there."""


def paragraphs(spec: SectionSpec, composer: Composer, style: SectionStyle | None) -> list[str]:
    """Return the paragraphs of a section; what only the secretary can say is 【待补：…】 while it is empty."""
    lines = []
    for kinds, block in _BLOCKS:
        if not set(kinds) & set(spec.facts):
            continue
        found = block(spec, composer, style)
        if not found and kinds[0] in _HINTS:
            found = [f"【待补：请在要点的“{kinds[0]}”下{_HINTS[kinds[0]]}】"]
        lines += found
    return lines or [f"【待补：请写明“{spec.word}”的有关情况】"]


def _duties(spec: SectionSpec, composer: Composer, style: SectionStyle | None) -> list[str]:
    duties = composer.facts.duties
    return [duty_paragraph(duties, composer)] if duties else []


def _rectifications(spec: SectionSpec, composer: Composer, style: SectionStyle | None) -> list[str]:
    """Return one paragraph beside other facts; where the outline has a section for it, one an item."""
    items = composer.facts.rectifications
    if not items:
        return []
    is_alone = set(spec.facts) == {FactKind.RECTIFICATIONS}
    lead = composer.pen.write("rectification.lead")
    sentences = [
        rectification_sentence(
            item, f"去年整改.{number}", composer, names_branch=is_alone or number == 1
        )
        for number, item in enumerate(items, 1)
    ]
    if not is_alone:
        return [lead + "".join(sentences)]
    name = family(composer, "rectification", style, TEXT_FAMILIES)
    return [lead, *enumerate_paragraphs(name, sentences)]


def _highlights(spec: SectionSpec, composer: Composer, style: SectionStyle | None) -> list[str]:
    items = composer.facts.highlights
    texts = [
        "".join(highlight_sentences(item, f"亮点.{number}", composer))
        for number, item in enumerate(items, 1)
    ]
    titled = all(item.title and item.content for item in items)
    name = family(composer, "highlights", style, ("（一）",) if titled else TEXT_FAMILIES)
    lead = composer.frame("highlights.lead", phrase="practice")
    return [*lead, *enumerate_paragraphs(name, texts)] if texts else []


def _shortcomings(spec: SectionSpec, composer: Composer, style: SectionStyle | None) -> list[str]:
    texts = [
        "".join(shortcoming_sentences(item, f"不足.{number}", composer))
        for number, item in enumerate(composer.facts.shortcomings, 1)
    ]
    name = family(composer, "shortcomings", style, TEXT_FAMILIES)
    lead = composer.frame("shortcomings.lead", phrase="candour")
    close = composer.frame("shortcomings.close", phrase="amend")
    return [*lead, *enumerate_paragraphs(name, texts), *close] if texts else []


def _plans(spec: SectionSpec, composer: Composer, style: SectionStyle | None) -> list[str]:
    texts = [
        "".join(plan_sentences(item, f"计划.{number}", composer))
        for number, item in enumerate(composer.facts.plans, 1)
    ]
    name = family(composer, "plan", style, TEXT_FAMILIES)
    lead = composer.frame("plan.lead", phrase="resolve")
    close = composer.frame("plan.close", phrase="effort", goal="goal")
    return [*lead, *enumerate_paragraphs(name, texts), *close] if texts else []


_BLOCKS: tuple[tuple[tuple[FactKind, ...], Block], ...] = (
    ((FactKind.DUTIES,), _duties),
    ((FactKind.RECTIFICATIONS,), _rectifications),
    ((FactKind.COUNTS, FactKind.SUMS, FactKind.ACTIVITIES, FactKind.HONOURS), themed),
    ((FactKind.HIGHLIGHTS,), _highlights),
    ((FactKind.SHORTCOMINGS,), _shortcomings),
    ((FactKind.PLANS,), _plans),
)
