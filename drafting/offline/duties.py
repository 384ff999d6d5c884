"""What the secretary did in person, told by himself."""

from collections.abc import Sequence
from dataclasses import dataclass

from drafting.lexicon import split, table
from drafting.offline.composer import Composer
from drafting.offline.event_names import is_event, verbs_for
from drafting.offline.grammar import Shape
from drafting.offline.speaker import without_speaker
from schemas.facts import Duty

_TOGETHER = 3  # duties told in one sentence


@dataclass(frozen=True, slots=True)
class Deed:
    """A duty as a clause; one that names who acted (所长接待日接待群众) takes no 我."""

    when: str
    text: str
    is_mine: bool


def duty_paragraph(duties: Sequence[Duty], composer: Composer) -> str:
    """Return the duties as one paragraph; only its first sentence has a set phrase."""
    deeds = [_deed(duty, f"履职.{number}", composer) for number, duty in enumerate(duties, 1)]
    sentences: list[str] = []
    while deeds:
        mine = next((n for n, deed in enumerate(deeds) if not deed.is_mine), len(deeds))
        together = deeds[: min(max(mine, 1), _TOGETHER)]
        deeds = deeds[len(together) :]
        sentences.append(_sentence(together, composer, is_first=not sentences))
    return "".join(sentences)


def duty_sentence(duty: Duty, fact_id: str, composer: Composer) -> str:
    """Return one duty as a sentence of its own."""
    return _sentence([_deed(duty, fact_id, composer)], composer, is_first=False)


def _sentence(deeds: Sequence[Deed], composer: Composer, *, is_first: bool) -> str:
    if len(deeds) == 1 and deeds[0].is_mine and deeds[0].when and not is_first:
        return composer.pen.write("duty", when=deeds[0].when, duty=deeds[0].text)
    text = _joined([deed.when + deed.text for deed in deeds])
    phrase, care = (composer.phrase("duty"), composer.phrase("duty.care")) if is_first else ("", "")
    if not deeds[0].is_mine:
        return composer.pen.write("duty.own", duty=text)
    if phrase:
        offer = {"post": (composer.facts.post,)}
        return composer.pen.write("duty.first", offer, phrase=phrase, care=care, duty=text)
    return composer.pen.write("duty", duty=text)


def _joined(clauses: Sequence[str]) -> str:
    """Return clauses as one sentence: parted by semicolons where one of them has commas of its own."""
    mark = "；" if any("，" in clause or "；" in clause for clause in clauses) else "，"
    return mark.join(clauses)


def _deed(duty: Duty, fact_id: str, composer: Composer) -> Deed:
    reading = composer.read(fact_id, "", duty.text, Shape.PREDICATE)
    text, form = reading.text, reading.shape
    mine = without_speaker(text, composer, anyway=True)
    if mine is not None:
        text, form = mine, Shape.PREDICATE
    elif form is Shape.NOUN and (is_event(text) or _own_verb(text) != "开展"):
        text = f"{_own_verb(text)}{text}"
    elif form is Shape.NOUN or text.startswith(composer.names_of_me):
        text, form = f"抓好{text}", Shape.PREDICATE
    return Deed(reading.when, text, form is not Shape.CLAUSE)


def _own_verb(text: str) -> str:
    """Return the verb for what one person did: 讲授 a 党课, 召开 a 座谈会, else 开展."""
    row = next((row for row in table("counts") if text.startswith(row["label"])), None)
    verb = split(row["verbs"])[0] if row else verbs_for(text)[0]
    return "开展" if verb.startswith("组织") or verb.endswith("有") else verb
