"""The prompt of one section: the rules, the manner of the reference, and the facts with tokens for figures.

The templates stand in ``prompts/``. The part that is the same for every section comes first: servers keep it from call
to call.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

import jinja2

from drafting.hidden_names import blotted
from drafting.prompt_facts import Count, Group, changes_of, counts_of, groups_of, inert, statement
from drafting.reference.style import SectionStyle
from drafting.slots import Slots
from drafting.writing.rewrite import Rewrite
from schemas.facts import Facts
from schemas.finding import Finding
from schemas.outline import SectionSpec

SECTIONS = ("work", "highlights", "shortcomings", "plan")  # these have a template of their own
COUNT_CHARACTERS, FIELD_CHARACTERS = 20, 8
"""What a count, and the words around a text, take in prose."""
SHORT = 60
"""Characters that any part of a section may have."""


class Message(NamedTuple):
    """One message of a prompt."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding as the model is told it; ``fact`` is the fact concerned, masked."""

    code: str
    text: str
    message: str
    fact: str


def section_messages(  # noqa: PLR0913 - everything that a prompt is made of
    spec: SectionSpec,
    facts: Facts,
    slots: Slots,
    style: SectionStyle | None,
    heading: str,
    *,
    rewrite: Rewrite | None = None,
    told: Collection[str] = (),
    person: str = "我",
    share_reference: bool = True,
) -> tuple[Message, ...]:
    """Return the prompt that asks for one section.

    ``heading`` is the section's, with or without number. ``rewrite`` is what there is already of the section, or of
    the part of it that alone is asked for, with the secretary's wish; what was ``told`` elsewhere is not asked for.
    ``person`` is how he speaks of himself. Without ``share_reference`` the reference's sentences stay here: an outside
    host learns only its features. Where ``slots`` hide names, none goes out in heading, reference or note either.
    """
    only = rewrite.facts if rewrite else None

    def is_asked(kind: str, fact_id: str) -> bool:
        is_here = kind in spec.facts if only is None else fact_id in only
        return is_here and fact_id not in told

    counts, groups = tuple(counts_of(slots, is_asked)), tuple(groups_of(slots, is_asked))
    shortest, longest = _length(spec, style, counts, groups)
    part = {}
    enumerators = style.enumerators if style else ()
    if rewrite and only is not None:
        shortest, longest = (round(share * len(rewrite.text) / 10) * 10 for share in (0.7, 1.4))
        longest = max(longest, SHORT)
        heading_of_part = inert(_foreign(rewrite.heading, slots))
        part = {"part": heading_of_part, "one_paragraph": rewrite.is_one_paragraph}
        enumerators = ()  # it stands behind one
    template = f"{spec.id}.j2" if spec.id in SECTIONS else "section.j2"
    user = _render(
        "part.j2" if part else template,
        heading=inert(_foreign(heading.replace(f"{facts.year}年", "本年"), slots)),
        shortest=shortest,
        longest=longest,
        sentence_length=round(style.sentence_length) if style else 0,
        enumerators=enumerators,
        person=person or "我",
        sample=inert(_foreign(style.text, slots), keep_lines=True)
        if style and share_reference
        else "",
        counts=counts,
        changes=tuple(changes_of(slots, is_asked)),
        groups=groups,
        original=inert(_foreign(rewrite.masked(slots), slots), keep_lines=True) if rewrite else "",
        number=rewrite.number if rewrite else 1,
        note=inert(_foreign(rewrite.note, slots), keep_lines=True) if rewrite else "",
        **part,
    )
    return _rules("system"), Message("user", user)


def repair_messages(
    messages: Sequence[Message], body: str, findings: Sequence[Finding], slots: Slots
) -> tuple[Message, ...]:
    """Return the prompt that gives a section back, with its findings and no more, under rules for mending alone.

    ``messages`` is the prompt that it came from, ``body`` the section as the model wrote it, with tokens; where it
    is empty, because the answer could not be used, the section is asked for again.
    """
    if not body.strip():
        return messages[0], Message("user", _render("again.j2", request=messages[1].content))
    faults = (
        Fault(
            code=finding.code,
            text=inert(_quoted(finding.text, body, slots)),
            message=inert(_quoted(_told(finding), body, slots)),
            fact=statement(finding.fact, slots) if finding.fact else "",
        )
        for finding in findings
    )
    user = _render(
        "repair.j2", body=inert(body, keep_lines=True), faults=tuple(dict.fromkeys(faults))
    )
    return _rules("repair_system"), Message("user", user)


def _told(finding: Finding) -> str:
    return f"{finding.message.rstrip('。')}。{finding.suggestion.rstrip('。')}。"


def _foreign(text: str, slots: Slots) -> str:
    """Return a text that is not of the facts as it may go out: where names are hidden, other names are taken out."""
    return blotted(slots.mask_names(text)) if slots.hides_names else text


def _quoted(text: str, body: str, slots: Slots) -> str:
    """Return what a finding says of the filled text as it may go out; the model's own words it knows."""
    return slots.mask_filled(text) if slots.hides_names and text not in body else text


def continued_messages(messages: Sequence[Message], beginning: str) -> tuple[Message, ...]:
    """Return the prompt that asks for the rest of an answer, given its beginning in whole sentences."""
    return *messages, Message("assistant", beginning), Message("user", _render("continue.j2"))


def extract_messages(notes: str, fault: str = "") -> tuple[Message, ...]:
    """Return the prompt that asks for the facts in a piece of notes, as JSON.

    ``notes`` has tokens for figures; ``fault`` says what was wrong with an answer that could not be read.
    """
    user = _render("extract_notes.j2", notes=inert(notes, keep_lines=True), fault=inert(fault))
    return Message("system", _render("extract.j2")), Message("user", user)


def _length(
    spec: SectionSpec, style: SectionStyle | None, counts: Sequence[Count], groups: Sequence[Group]
) -> tuple[int, int]:
    """Return the least and the most characters of a section, in tens.

    As long as the reference's, within the outline's limits; but facts must find their place, and few facts must
    not be stretched, for what a model fills up with is invented.
    """
    texts = [field.text for group in groups for item in group.items for field in item.fields]
    need = COUNT_CHARACTERS * len(counts) + sum(len(text) + FIELD_CHARACTERS for text in texts)
    usual = style.characters if style else round(1.5 * need)
    usual = min(max(usual, spec.min_characters), spec.max_characters)
    shortest = min(max(0.8 * usual, spec.min_characters), 2 * need)
    longest = min(max(1.2 * usual, 2 * need), 4 * need, spec.max_characters)
    return round(min(shortest, longest) / 10) * 10, round(longest / 10) * 10


@cache
def _rules(template: str) -> Message:
    return Message("system", _render(f"{template}.j2"))


def _render(template: str, **context: object) -> str:
    return _environment().get_template(template).render(context).strip()


@cache
def _environment() -> jinja2.Environment:
    folder = files("prompts")
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: (folder / name).read_text("utf-8")),
        undefined=jinja2.StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
