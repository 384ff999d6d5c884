"""A section's paragraphs: each kind of facts that the outline puts there, in the order of a report."""

from collections.abc import Callable

from drafting.offline.composer import Composer
from drafting.offline.enumerators import TEXT_FAMILIES, enumerate_paragraphs, family
from drafting.offline.events import duty_sentence, rectification_sentence
from drafting.offline.judgements import (
    highlight_sentences,
    plan_sentences,
    shortcoming_sentences,
)  # fmt: skip
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
    facts = composer.facts
    if not facts.duties:
        return []
    phrase, care = composer.phrase("duty"), composer.phrase("duty")
    offer = {"post": (facts.post,)}
    text = composer.pen.write("duty.lead", offer, phrase=phrase, care=care) if care else ""
    for number, duty in enumerate(facts.duties, 1):
        text += duty_sentence(duty, f"履职.{number}", composer, is_first=number == 1)
    return [text]


def _rectifications(spec: SectionSpec, composer: Composer, style: SectionStyle | None) -> list[str]:
    """Return one paragraph beside other facts; where the outline has a section for it, one an item."""
    items = composer.facts.rectifications
    if not items:
        return []
    lead = composer.pen.write("rectification.lead")
    sentences = [
        rectification_sentence(item, f"去年整改.{number}", composer)
        for number, item in enumerate(items, 1)
    ]
    if set(spec.facts) > {FactKind.RECTIFICATIONS}:
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
    return _listed(("highlights.lead", "practice"), None, name, texts, composer)


def _shortcomings(spec: SectionSpec, composer: Composer, style: SectionStyle | None) -> list[str]:
    texts = [
        "".join(shortcoming_sentences(item, f"不足.{number}", composer))
        for number, item in enumerate(composer.facts.shortcomings, 1)
    ]
    name = family(composer, "shortcomings", style, TEXT_FAMILIES)
    return _listed(
        ("shortcomings.lead", "candour"), ("shortcomings.close", "amend"), name, texts, composer
    )


def _plans(spec: SectionSpec, composer: Composer, style: SectionStyle | None) -> list[str]:
    texts = [
        "".join(plan_sentences(item, f"计划.{number}", composer))
        for number, item in enumerate(composer.facts.plans, 1)
    ]
    name = family(composer, "plan", style, TEXT_FAMILIES)
    return _listed(("plan.lead", "resolve"), ("plan.close", "effort"), name, texts, composer)


def _listed(
    lead: tuple[str, str],
    close: tuple[str, str] | None,
    name: str,
    texts: list[str],
    composer: Composer,
) -> list[str]:
    """Return the items between a lead and a close, each of these given as (slot, slot of its set phrase)."""
    if not texts:
        return []
    closing = composer.frame(*close) if close else []
    return [*composer.frame(*lead), *enumerate_paragraphs(name, texts), *closing]


_BLOCKS: tuple[tuple[tuple[FactKind, ...], Block], ...] = (
    ((FactKind.DUTIES,), _duties),
    ((FactKind.RECTIFICATIONS,), _rectifications),
    ((FactKind.COUNTS, FactKind.SUMS, FactKind.ACTIVITIES, FactKind.HONOURS), themed),
    ((FactKind.HIGHLIGHTS,), _highlights),
    ((FactKind.SHORTCOMINGS,), _shortcomings),
    ((FactKind.PLANS,), _plans),
)
