"""The offline composer: facts to section text without a model.

Sentences come from the patterns in prompts/offline, set phrases from the lexicon, everything else from the facts.
Nothing is said that no fact says; figures, dates and names stand as slot tokens.
"""

from drafting.offline.composer import Composer
from drafting.offline.opening import opening
from drafting.offline.sections import paragraphs
from drafting.offline.single import sentence
from drafting.reference.style import SectionStyle, Style
from drafting.slots import Slots
from schemas.facts import Facts
from schemas.outline import SectionSpec

__all__ = ["compose_missing", "compose_opening", "compose_section"]


def compose_opening(facts: Facts, slots: Slots, style: Style | None) -> str:
    """Return the opening: who reports, in which spirit, and that the report follows."""
    return opening(Composer(facts, slots, me=style.person if style else ""))


def compose_section(  # noqa: PLR0913 - what a section follows from
    spec: SectionSpec,
    facts: Facts,
    slots: Slots,
    style: SectionStyle | None,
    person: str = "",
    *,
    turn: int = 0,
) -> str:
    """Return a section's body, a paragraph a line, without the section's heading.

    ``person`` is how the secretary speaks of himself, 我 (the default) or 本人. Every ``turn`` has other wordings.
    Where the facts of a section are
    empty, 【待补：…】 says what to fill in.
    """
    return "\n".join(paragraphs(spec, Composer(facts, slots, me=person, turn=turn), style))


def compose_missing(fact_id: str, facts: Facts, slots: Slots, turn: int = 0) -> str:
    """Return one sentence that states a fact: an item, a figure of one, a count or a sum.

    Raises KeyError for an id that the facts do not have.
    """
    turn += sum(fact_id.encode())  # sentences that are added together shall not begin alike
    return sentence(fact_id, Composer(facts, slots, turn=turn))
