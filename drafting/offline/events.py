"""What was done in the year, an item a sentence: activities, duties, honours, and last year's problems."""

import re

from drafting.lexicon import split, table
from drafting.offline.composer import Composer
from drafting.offline.grammar import Reading, Shape, first_clause, is_event, shape, verbs_for, words
from drafting.slots import DATE, FIGURE
from schemas.facts import Activity, Duty, Honour, Rectification

SHORT = 8  # characters: a shorter bullet must not be parted by a subject, or nobody finds it again
_BRACKET = re.compile(r"[（(]([^（）()]+)[）)]$")
_BODY = re.compile(
    r"(党委|党总支|党组|公司|集团|局|会|部|政府|委|中心|院|街道|学校|镇|乡|县|市|区|省|厅|办|所|社|团|处)$"
)
_EXISTS = re.compile("^(?:仍|还)?存在着?")
_CALLED = ("问题", "现象", "情况", "短板", "弱项")
SUBJECT = 4  # characters: a shorter text (学习) names a subject, not yet a problem


def activity_sentence(
    activity: Activity, fact_id: str, composer: Composer, theme: str = "", *, is_first: bool = True
) -> str:
    """Return the sentence of an activity, with the subject or verb that its wording lacks."""
    name = composer.read(fact_id, "名称" if activity.title else "", activity.name, Shape.NOUN)
    when = composer.mask(fact_id, "时间", activity.time)
    if when:  # the name keeps a time of its own
        name = Reading("", name.when + name.text, name.shape)
    what, form = with_verb(name, composer)
    what += _participants(activity, fact_id, composer) + _effect(activity, fact_id, composer)
    slot = f"activity.{form}"
    if when or name.when:
        slot += ".short" if not when and len(first_clause(name.text)) < SHORT else ".dated"
    offer = composer.around(theme, is_first=is_first)
    return composer.pen.write(slot, offer, when=when or name.when, what=what)


def with_verb(reading: Reading, composer: Composer) -> tuple[str, Shape]:
    """Return a reading's text and shape, the name of an event with the verb by which it is held."""
    if reading.shape is not Shape.NOUN:
        return reading.text, reading.shape
    verb = composer.pen.choose("verb", verbs_for(reading.text))
    return f"{verb}{reading.text}", Shape.PREDICATE


def _participants(activity: Activity, fact_id: str, composer: Composer) -> str:
    who = composer.mask(fact_id, "参加", activity.participants)
    if not who or "参加" in who or "参与" in who:
        return f"，{who}" if who else ""
    slot = "participants.counted" if who.startswith(FIGURE) else "participants"
    return composer.pen.write(slot, who=who)


def _effect(activity: Activity, fact_id: str, composer: Composer) -> str:
    effect = composer.mask(fact_id, "成效", activity.effect)
    if not effect:
        return ""
    return composer.pen.write(f"effect.{shape(effect, Shape.CLAUSE)}", effect=effect)


def duty_sentence(duty: Duty, fact_id: str, composer: Composer, *, is_first: bool = True) -> str:
    """Return what the secretary did, in the first person unless the bullet names who did it."""
    reading = composer.read(fact_id, "", duty.text, Shape.PREDICATE)
    text, form = reading.text, reading.shape
    if any(word in text for word in words("self")):
        form = Shape.CLAUSE
    elif form is Shape.NOUN:
        text, form = f"{_own_verb(text)}{text}", Shape.PREDICATE
    slot = f"duty.{form}" + (".dated" if reading.when else "")
    offer = composer.around("", is_first=is_first)
    return composer.pen.write(slot, offer, when=reading.when, duty=text)


def _own_verb(text: str) -> str:
    """Return the verb for what one person did: 讲授 a 党课, 召开 a 座谈会, else 开展."""
    known = (row for row in table("counts") if text.startswith(row["label"]))
    row = next(known, None)
    verb = split(row["verbs"])[0] if row else verbs_for(text)[0]
    return "开展" if verb.startswith("组织") else verb


def honour_sentence(honour: Honour, fact_id: str, composer: Composer) -> str:
    """Return the sentence of an honour; the bracket behind a plain one gives time and awarding body."""
    text = composer.mask(fact_id, "名称" if honour.title else "", honour.name)
    when = composer.mask(fact_id, "时间", honour.time)
    by = composer.mask(fact_id, "授予单位", honour.awarded_by)
    bracket = None if when or by else _BRACKET.search(text)
    if bracket:
        parts = re.split("[，,、；;]", bracket.group(1))
        dates = [part for part in parts if part.startswith(DATE)]
        bodies = [part for part in parts if part not in dates and _BODY.search(part)]
        if len(dates) <= 1 and len(bodies) <= 1 and len(dates) + len(bodies) == len(parts):
            when, by = "".join(dates), "".join(bodies)
            text = text[: bracket.start()]
    if shape(text) is Shape.NOUN:
        title = f"{text}称号" if text.endswith(words("title")) else text
        return composer.pen.write("honour.noun", when=when, by=by, honour=title)
    return composer.pen.write("honour.clause", when=when, honour=f"{text}（{by}）" if by else text)


def rectification_sentence(item: Rectification, fact_id: str, composer: Composer) -> str:
    """Return what became of last year's problem: measure and outcome as they are given."""
    if not item.problem:
        return composer.pen.write("rectification.plain", text=composer.mask(fact_id, "", item.text))
    problem = as_problem(composer.mask(fact_id, "问题", item.problem))
    outcome = composer.pen.write(f"outcome.{item.outcome}") if item.outcome else ""
    slot = "rectification.on" if problem.startswith("对") else "rectification"
    action = _action(item, fact_id, composer)
    return composer.pen.write(slot, problem=problem, action=action, outcome=outcome)


def _action(item: Rectification, fact_id: str, composer: Composer) -> str:
    if not item.measure:
        return ""
    measure = composer.read(fact_id, "措施", item.measure, Shape.NOUN)
    if measure.shape is Shape.NOUN and not is_event(measure.text):
        return f"采取的措施是{measure.when}{measure.text}"
    action, form = with_verb(measure, composer)
    if form is Shape.CLAUSE:
        return measure.when + action
    return composer.pen.write("rectification.action") + measure.when + action


def as_problem(text: str) -> str:
    """Return what is wrong as a noun: 学风不正 becomes 学风不正的问题; what is called 问题 or 现象 stays."""
    text = _EXISTS.sub("", text)
    if text.endswith(_CALLED):
        return text
    return f"{text}方面的问题" if len(text) < SUBJECT else f"{text}的问题"
