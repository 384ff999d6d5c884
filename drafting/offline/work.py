"""The year's work under （一）–（四）: counts, activities and honours grouped by subject."""

from drafting.offline.composer import Composer
from drafting.offline.counts import count_sentences
from drafting.offline.enumerators import enumerate_paragraphs, family
from drafting.offline.events import activity_sentence, honour_sentence
from drafting.offline.patterns import wordings
from drafting.offline.themes import THEMES, theme_of
from drafting.reference.style import SectionStyle
from schemas.facts import FactKind
from schemas.outline import SectionSpec

_PARAGRAPH = 420  # characters: a longer paragraph is hard to read aloud and is parted


def themed(spec: SectionSpec, composer: Composer, style: SectionStyle | None) -> list[str]:
    """Return the paragraphs by subject, each begun by its run-in heading; one without facts vanishes."""
    kinds = set(spec.facts)
    sentences = {theme: _sentences(theme, kinds, composer) for theme in THEMES}
    blocks = [
        _parted([composer.pen.write(f"heading.{theme}"), *found])
        for theme, found in sentences.items()
        if found
    ]
    name = family(composer, "themes", style, ("（一）",))
    first = enumerate_paragraphs(name, [block[0] for block in blocks])
    lead = _lead([theme for theme, found in sentences.items() if found], composer)
    rest = [
        line for start, block in zip(first, blocks, strict=True) for line in (start, *block[1:])
    ]
    return [*lead, *rest]


def _lead(themes: list[str], composer: Composer) -> list[str]:
    """Return the sentence that names the subjects to come; one subject needs none."""
    if len(themes) < 2:
        return []
    subjects = [composer.pen.choose(theme, wordings(f"subject.{theme}")) for theme in themes]
    return [composer.pen.write("work.lead", subjects="、".join(subjects))]


def _sentences(theme: str, kinds: set[FactKind], composer: Composer) -> list[str]:
    found = list(count_sentences(theme, composer)) if FactKind.COUNTS in kinds else []
    if FactKind.ACTIVITIES in kinds:
        mine = [
            (f"活动.{number}", activity)
            for number, activity in enumerate(composer.facts.activities, 1)
            if theme_of(activity.name, default="life") == theme
        ]
        if len(mine) > 1:
            found += composer.frame("activities.lead", "activity")
        for fact_id, activity in mine:
            is_first = not found
            found.append(activity_sentence(activity, fact_id, composer, theme, is_first=is_first))
    if FactKind.HONOURS in kinds and theme == "standard":
        found += [
            honour_sentence(honour, f"荣誉.{number}", composer)
            for number, honour in enumerate(composer.facts.honours, 1)
        ]
    return found


def _parted(sentences: list[str]) -> list[str]:
    """Return the sentences as paragraphs of a readable length."""
    paragraphs = [""]
    for sentence in sentences:
        if len(paragraphs[-1]) + len(sentence) > _PARAGRAPH and paragraphs[-1]:
            paragraphs.append("")
        paragraphs[-1] += sentence
    return paragraphs
