"""What the branch did in the year: an activity of the facts as an event that a paragraph can tell."""

import re

from drafting.offline.composer import Composer
from drafting.offline.grammar import (
    TIMES_UNITS,
    Reading,
    Shape,
    first_clause,
    is_event,
    shape,
    unit_of,
    verbs_for,
)  # fmt: skip
from drafting.offline.paragraph import Event
from drafting.offline.speaker import without_branch, without_speaker
from drafting.offline.vocabulary import words
from drafting.slots import FIGURE
from schemas.facts import Activity

_GENERAL = ("开展", "组织")
_HAN = re.compile("[一-龥]")
_LEAST = 4  # Han characters: a shorter bullet is only found again together with its time
_FIGURE = rf"{FIGURE}\d{{4,6}}"
_ALONE = re.compile(rf"[，；]((?:共|约|近)?({_FIGURE}))(?=$|[，；])")
_BEHIND = re.compile(rf"(?<![，；])((?:共|约|近)?({_FIGURE}))$")


def activity_event(activity: Activity, fact_id: str, composer: Composer) -> Event:
    """Return an activity with the verb that its wording lacks, who took part and what came of it."""
    name = composer.read(fact_id, "名称" if activity.title else "", activity.name, Shape.NOUN)
    when = composer.mask(fact_id, "时间", activity.time)
    month = composer.place_in_year(when or name.when or first_clause(name.text))
    if name.when and (when or len(_HAN.findall(name.text)) < _LEAST):
        # The name keeps a time of its own, and what is too short to be found without it.
        name = Reading("", name.when + name.text, name.shape)
    if (rest := without_branch(name.text)) != name.text:
        name = Reading(name.when, rest, Shape.PREDICATE)
    mine = without_speaker(name.text, composer)
    if mine is not None:
        name = Reading(name.when, composer.me + mine, Shape.CLAUSE)
    who, effect = _who_and_effect(activity, fact_id, composer)
    what = _held(name, who, composer) + effect
    return Event(
        when=when or name.when,
        what=what,
        has_subject=name.shape is Shape.CLAUSE,
        is_typed=not when and what == name.text and mine is None,
        month=month,
    )


def with_verb(reading: Reading, composer: Composer) -> tuple[str, Shape]:
    """Return a reading's text and shape, the name of an event with the verb by which it is held."""
    if reading.shape is not Shape.NOUN:
        return reading.text, reading.shape
    verb = composer.pen.choose("verb", verbs_for(reading.text))
    return f"{verb}{_called(reading.text, verb)}", Shape.PREDICATE


def _called(text: str, verb: str) -> str:
    """Return a name that a verb can govern: 公益，给小学送课 is 公益活动，给小学送课."""
    clause = first_clause(text)
    is_bare = len(_HAN.findall(clause)) < _LEAST and clause != text
    is_bare = is_bare and verb in _GENERAL and not clause.endswith((*words("act"), "活动", "会"))
    return f"{clause}活动{text[len(clause) :]}" if is_bare else text


def _held(name: Reading, who: str, composer: Composer) -> str:
    """Return what was done, with who took part in it: before the verb or behind the name."""
    text, _ = with_verb(name, composer)
    if name.shape is Shape.NOUN and is_event(name.text):
        behind = _BEHIND.search(first_clause(text))
        if behind and not who and _is_people(behind[2], composer):
            text = text.replace(behind[1], "", 1)
            who = behind[1]
    text = _counted(text, composer)
    if not who or who.endswith(("参加", "参与")) or "参加" in who:
        return f"{text}，{who}" if who else text
    slot = "participants.counted" if who.startswith(FIGURE) else "participants"
    clause, rest = first_clause(text), text[len(first_clause(text)) :]
    return clause + composer.pen.write(slot, who=who) + rest


def _counted(text: str, composer: Composer) -> str:
    """Return a text in which a figure that stands alone says what it counts: 21人 is 21人参加."""

    def told(match: re.Match[str]) -> str:
        if _is_people(match[2], composer):
            return f"，{match[1]}参加"
        return match[1] if unit_of(match[2], composer.slots) in TIMES_UNITS else match[0]

    return _ALONE.sub(told, text)


def _is_people(token: str, composer: Composer) -> bool:
    return unit_of(token, composer.slots) in words("people_units")


def _who_and_effect(activity: Activity, fact_id: str, composer: Composer) -> tuple[str, str]:
    """Return who took part and the clause of the effect; people that stand as the effect took part."""
    who = composer.mask(fact_id, "参加", activity.participants)
    effect = composer.mask(fact_id, "成效", activity.effect)
    last = re.search(rf"({_FIGURE})$", effect)
    if last and not who and shape(effect) is Shape.NOUN and _is_people(last[1], composer):
        who, effect = effect, ""
    if not effect:
        return who, ""
    return who, composer.pen.write(f"effect.{shape(effect, Shape.CLAUSE)}", effect=effect)
