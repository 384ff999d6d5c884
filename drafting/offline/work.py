"""The year's work under （一）–（四）: counts, activities and honours grouped by subject."""

from drafting.offline.composer import Composer
from drafting.offline.counts import strength_sentence, tell_counts
from drafting.offline.enumerators import enumerate_paragraphs, family
from drafting.offline.events import activity_event
from drafting.offline.honours import honour_sentences
from drafting.offline.paragraph import Event, Paragraph
from drafting.offline.patterns import wordings
from drafting.offline.themes import THEMES, theme_of
from drafting.reference.style import SectionStyle
from schemas.facts import FactKind
from schemas.outline import SectionSpec

_PARAGRAPH = 420  # characters: a longer paragraph is hard to read aloud and is parted


def themed(spec: SectionSpec, composer: Composer, style: SectionStyle | None) -> list[str]:
    """Return the paragraphs by subject, each begun by its run-in heading; one without facts vanishes."""
    kinds = set(spec.facts)
    told = [(names, text) for group in THEMES for names, text in [_told(group, kinds, composer)]]
    found = [(names, text) for names, text in told if names]
    blocks = [
        _parted([composer.pen.write(f"heading.{'.'.join(names)}"), *sentences])
        for names, sentences in found
    ]
    name = family(composer, "themes", style, ("（一）",))
    first = enumerate_paragraphs(name, [block[0] for block in blocks])
    rest = [
        line for start, block in zip(first, blocks, strict=True) for line in (start, *block[1:])
    ]
    honours = composer.facts.honours if FactKind.HONOURS in kinds else ()
    closing = ["".join(honour_sentences(honours, composer))] if honours else []
    return [*_lead([names for names, _ in found], kinds, composer), *rest, *closing]


def _lead(themes: list[tuple[str, ...]], kinds: set[FactKind], composer: Composer) -> list[str]:
    """Return how strong the branch is, and the subjects to come; one subject needs no naming."""
    strength = strength_sentence(composer) if FactKind.COUNTS in kinds else ""
    if len(themes) < 2:
        return [strength] if strength else []
    subjects = [
        composer.pen.choose(f"subject.{'.'.join(names)}", wordings(f"subject.{'.'.join(names)}"))
        for names in themes
    ]
    return [strength + composer.pen.write("work.lead", subjects="、".join(subjects))]


def _told(
    group: tuple[str, ...], kinds: set[FactKind], composer: Composer
) -> tuple[tuple[str, ...], list[str]]:
    """Return which subjects of a heading have facts, and the sentences that tell them."""
    paragraph, names = Paragraph(composer), []
    events: list[Event] = []
    for theme in group:
        before = len(paragraph.sentences) + len(events)
        if FactKind.COUNTS in kinds:
            tell_counts(theme, paragraph, composer)
        if FactKind.ACTIVITIES in kinds:
            events += [
                activity_event(activity, f"活动.{number}", composer)
                for number, activity in enumerate(composer.facts.activities, 1)
                if theme_of(activity.name, default="centre") == theme
            ]
        if len(paragraph.sentences) + len(events) > before:
            names.append(theme)
    paragraph.tell(events)
    return tuple(names), paragraph.sentences


def _parted(sentences: list[str]) -> list[str]:
    """Return the sentences as paragraphs of a readable length, each about as long as the others."""
    total = sum(map(len, sentences))
    share = total / (total // _PARAGRAPH + 1)
    paragraphs, told = [""], 0
    for sentence in sentences:
        if told + len(sentence) / 2 > share * len(paragraphs):
            paragraphs.append("")
        paragraphs[-1] += sentence
        told += len(sentence)
    return paragraphs
