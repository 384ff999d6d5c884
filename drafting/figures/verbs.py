"""Counts to which the text gives the verb of another count: 改造母婴室2个 for 新建母婴室2个."""

import re
from collections.abc import Iterator

from drafting.figures.bind import Mention
from drafting.figures.evidence import Evidence
from drafting.figures.faults import Fault, Wrong
from drafting.figures.known import Known
from drafting.lexicon.cues import cue

_PART = re.compile(r"[，。；：\n\d]")
_REACH = 16
"""Characters before a number in which its verb stands, alone or with another: 走访、慰问职工12人."""
_NOUN = 2
"""Characters of what is counted at the least."""


def with_another_verb(evidence: Evidence) -> Iterator[Wrong]:
    """Yield the numbers of a count right beside its noun, but with the verb of another count of the facts."""
    verbs = {label: verb for label, known in evidence.counts.items() if (verb := _verb(known))}
    for label, verb in verbs.items():
        known = evidence.counts[label]
        others = tuple(
            other
            for other in dict.fromkeys(verbs.values())
            if other != verb and other + known.figure.label[len(verb) :] not in evidence.counts
        )
        for mention in evidence.present.get(known.figure.id, ()) if others else ():
            if widened := _misled(evidence, known, mention, verb, others):
                right = f"{known.figure.label}{known.figure.text}"
                figure = known.figure.model_copy(update={"text": right})
                yield Wrong(widened, figure, Fault.VALUE)


def _verb(known: Known) -> str:
    """Return the verb that leads the name of a count, if there is more to it."""
    found = cue("figure_names", "doing").match(known.figure.label)
    return found[0] if found and len(known.figure.label) >= found.end() + _NOUN else ""


def _misled(
    evidence: Evidence, known: Known, mention: Mention, verb: str, others: tuple[str, ...]
) -> Mention | None:
    """Return a mention with the other verb and the noun, where these stand before it: what is wrong about it."""
    text, numeral, noun = evidence.around.text, mention.numeral, known.figure.label[len(verb) :]
    before = _PART.split(text[max(0, numeral.start - _REACH) : numeral.start])[-1]
    if verb in before or not before.endswith(tuple(other + noun for other in others)):
        return None
    lead = next(other + noun for other in others if before.endswith(other + noun))
    whole = numeral._replace(text=lead + numeral.text, start=numeral.start - len(lead))
    return mention._replace(numeral=whole)
