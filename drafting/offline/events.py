"""What the branch did in the year: an activity of the facts as an event that a paragraph can tell."""

import re

from drafting.facts.dates import find_dates
from drafting.lexicon.attendance import is_attended, is_done_to_persons
from drafting.lexicon.item_words import words
from drafting.offline.bullet import Reading
from drafting.offline.composer import Composer
from drafting.offline.count_words import SHARE_UNITS
from drafting.offline.event_names import (
    can_be_held,
    first_clause,
    head_of,
    is_event,
    verbs_for,
    with_inner_verb,
)
from drafting.offline.grammar import TIMES_UNITS, Shape, rhythm_of, shape, unit_of
from drafting.offline.paragraph import Event
from drafting.offline.speaker import without_branch, without_speaker
from drafting.offline.times import names_of_days
from drafting.slots import DATE, FIGURE
from schemas.facts import Activity

_GENERAL = ("开展", "组织")
_HAN = re.compile("[一-龥]")
_LEAST = 4  # Han characters: a shorter bullet is only found again together with its time
_FIGURE = rf"{FIGURE}\d{{4,6}}"
_ALONE = re.compile(
    rf"[，；]((?:共|约|近)?({_FIGURE})|(?P<who>[一-龥]{{2,8}})({_FIGURE}))(?=$|[，；])"
)
_LASTING = ("天", "小时", "个小时", "个月", "周")
_TAKING_PART = ("参", "到会", "听", "受")
"""What people that are counted begin with where no 参加 is wanted: 参赛职工128人次."""
_BEHIND = re.compile(rf"(?<![，；])((?:共|约|近)?({_FIGURE}))$")


def activity_event(activity: Activity, fact_id: str, composer: Composer) -> Event:
    """Return an activity with the verb that its wording lacks, who took part and what came of it."""
    name = composer.read(fact_id, "名称" if activity.title else "", activity.name, Shape.NOUN)
    when = composer.mask(fact_id, "时间", activity.time)
    month = composer.place_in_year(when or name.when or first_clause(name.text))
    if name.when and when and _is_same_day(name.when, when, composer):
        name = Reading("", name.text, name.shape)
    if name.when and when and DATE not in name.when and name.shape is Shape.PREDICATE:
        when, name = f"{when}{name.when}", Reading("", name.text, name.shape)  # 10月重阳节
    if name.when and (when or len(_HAN.findall(name.text)) < _LEAST):
        # The name keeps a time of its own, and what is too short to be found without it.
        is_verb = head_of(first_clause(name.text)) in words("act")  # 3月植树
        form = Shape.PREDICATE if is_verb else name.shape
        name = Reading("", name.when + name.text, form)
    if activity.title and name.shape is Shape.NOUN and not can_be_held(name.text):
        name = Reading(name.when, _as_activity(name.text), Shape.NOUN)
    if (rest := without_branch(name.text)) != name.text:
        name = Reading(name.when, rest, Shape.PREDICATE)
    mine = without_speaker(name.text, composer)
    if mine is not None:
        name = Reading(name.when, composer.me + mine, Shape.CLAUSE)
    who, effect = _who_and_effect(activity, fact_id, composer)
    text, form = with_verb(name, composer)
    what = _held(name, text, who, composer) + effect
    return Event(
        when=when or name.when,
        what=what,
        has_subject=form is Shape.CLAUSE,
        is_typed=not when and what == name.text and mine is None,
        month=month,
    )


def with_verb(reading: Reading, composer: Composer) -> tuple[str, Shape]:
    """Return a reading's text and shape, the name of an event with the verb by which it is held.

    What names no event for sure stays as it was typed, and is a clause of its own.
    """
    if reading.shape is Shape.PREDICATE:
        return with_inner_verb(reading.text), Shape.PREDICATE
    if reading.shape is Shape.CLAUSE or not can_be_held(reading.text):
        return reading.text, Shape.CLAUSE
    verb = composer.pen.choose("verb", verbs_for(reading.text))
    often = rhythm_of(reading.text)  # 每月开展集体生日会
    return f"{often}{verb}{_called(reading.text.removeprefix(often), verb)}", Shape.PREDICATE


def _called(text: str, verb: str) -> str:
    """Return a name that a verb can govern: 公益，给小学送课 is 公益活动，给小学送课."""
    clause = first_clause(text)
    is_bare = len(_HAN.findall(clause)) < _LEAST and clause != text and clause == head_of(clause)
    is_bare = is_bare or clause in names_of_days()
    is_bare = is_bare and verb in _GENERAL and not clause.endswith((*words("act"), "活动", "会"))
    return f"{clause}活动{text[len(clause) :]}" if is_bare else text


def _as_activity(text: str) -> str:
    """Return what a field gives as an activity's name as one: 红色翻译工坊 is 红色翻译工坊活动."""
    clause = first_clause(text)
    head = head_of(clause)
    return f"{head}活动{text[len(head) :]}" if head else text


def _is_same_day(one: str, other: str, composer: Composer) -> bool:
    """Whether a time in an activity's name says what its own field says: 7月1日 beside 2025年7月1日."""
    told = [find_dates(composer.slots.fill(when).text) for when in (one, other)]
    if [len(dates) for dates in told] != [1, 1]:
        return False
    (first,), (second,) = told
    years = {first.year, second.year, composer.facts.year} - {None}
    days = ((second.month, second.day), (second.month, None))
    return len(years) == 1 and (first.month, first.day) in days


def _held(name: Reading, text: str, who: str, composer: Composer) -> str:
    """Return what was done, with who took part in it: before the verb or behind the name."""
    if name.shape is Shape.NOUN and is_event(name.text):
        behind = _BEHIND.search(first_clause(text))
        is_theirs = is_attended(head_of(first_clause(name.text)))
        if behind and not who and is_theirs and _is_people(behind[2], composer):
            text = text.replace(behind[1], "", 1)
            who = behind[1]
    text = _counted(text, composer)
    if not who:
        return text
    says_more = "参加" in who or who.endswith("参与") or who.startswith(words("reached"))
    if says_more:
        return f"{text}，{who}"
    slot = "participants.counted" if who.startswith(FIGURE) else "participants"
    clause, rest = first_clause(text), text[len(first_clause(text)) :]
    return clause + composer.pen.write(slot, who=who) + rest


def _counted(text: str, composer: Composer) -> str:
    """Return a text in which a figure that stands alone says what it counts: 培训，党员21人 is 培训，党员21人参加.

    Persons that may be those who were visited or commended stay as they were typed.
    """

    def told(match: re.Match[str]) -> str:
        who = match["who"] or ""
        if who and not _is_of_people(who):
            return match[0]
        token = match[2] or match[4]
        if _is_people(token, composer):
            before = _what_before(match)
            is_theirs = who.endswith(words("doers")) or is_attended(before)
            if who and not is_done_to_persons(before):
                is_theirs = is_theirs or is_attended(head_of(first_clause(text)))
            return f"，{match[1]}参加" if is_theirs else match[0]
        unit = unit_of(token, composer.slots)
        last = re.split("[，；。：]", match.string[: match.start()])[-1]
        goes_on = unit in TIMES_UNITS or (unit in _LASTING and last.endswith(words("act")))
        goes_on = goes_on or _counts_object(last, unit)
        return match[1] if goes_on and not who else match[0]

    return _ALONE.sub(told, text)


def _counts_object(deed: str, unit: str) -> bool:
    """Whether a measure that stands alone tells how much of its object a deed is about: 发放宣传册，800份."""
    is_of_thing = bool(unit) and unit not in (*TIMES_UNITS, *_LASTING, *SHARE_UNITS)
    is_bare = head_of(deed) == deed and not is_event(deed)
    return is_of_thing and not unit.endswith("元") and is_bare and shape(deed) is Shape.PREDICATE


def _is_of_people(who: str) -> bool:
    """Whether a word only says which people are counted: 党员, but not 参赛职工 nor 表彰优秀护士."""
    is_deed = who.startswith((*words("govern"), *words("act"), *words("persons_object")))
    return who.endswith(words("agent")) and not (is_deed or who.startswith(_TAKING_PART))


def _what_before(match: re.Match[str]) -> str:
    """Return the clause before a figure that stands alone, without its measures; other lone figures are passed over."""
    clauses = re.split("[，；。：]", match.string[: match.start()])
    return next((head for clause in reversed(clauses) if (head := head_of(clause))), "")


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
