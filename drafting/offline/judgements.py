"""What the secretary judges and intends, an item at a time: highlights, shortcomings, plans."""

import re

from drafting.offline.composer import Composer, field_id
from drafting.offline.events import SUBJECT, as_problem, with_verb
from drafting.offline.grammar import (
    Reading,
    Shape,
    first_clause,
    is_event,
    read,
    shape,
    tidy,
    words,
)  # fmt: skip
from drafting.slots import DATE
from schemas.facts import Highlight, Plan, Shortcoming

_DUE = re.compile(rf"([前底末内年月日初旬]|季度|{DATE}\d+)$")
_RHYTHM = ("每", "长期", "持续", "全年", "常态")


def highlight_sentences(highlight: Highlight, fact_id: str, composer: Composer) -> list[str]:
    """Return title and content of a highlight, each a sentence; a plain bullet is one, unless 名称：做法."""
    if highlight.title and highlight.content:
        title = composer.mask(fact_id, "标题", highlight.title)
        content = composer.read(fact_id, "内容", highlight.content, Shape.CLAUSE)
        return [f"{title}。", _practice("content", content, composer)]
    field = "标题" if highlight.title else "内容" if highlight.content else ""
    text = highlight.content or highlight.name
    name, _, practice = composer.slots.mask(field_id(fact_id, field), text).partition("：")
    if tidy(practice) and shape(name) is Shape.NOUN:
        content = read(practice, composer.slots, default=Shape.CLAUSE)
        return [f"{tidy(name)}。", _practice("content", content, composer)]
    return [_plain(composer.read(fact_id, field, text, Shape.NOUN), composer)]


def _plain(reading: Reading, composer: Composer) -> str:
    """Return a highlight that is one text; one that only has a name is called what it is."""
    if reading.shape is Shape.NOUN and not is_event(reading.text):
        if first_clause(reading.text) == reading.text and not reading.when:
            return composer.pen.write("highlight.plain.noun", content=reading.text)
        reading = Reading(reading.when, reading.text, Shape.CLAUSE)
    return _practice("plain", reading, composer)


def _practice(slot: str, reading: Reading, composer: Composer) -> str:
    content, form = with_verb(reading, composer)
    slot = f"highlight.{slot}.{form}" + (".dated" if reading.when else "")
    return composer.pen.write(slot, when=reading.when, content=content)


def shortcoming_sentences(item: Shortcoming, fact_id: str, composer: Composer) -> list[str]:
    """Return the problem, and the cause where one is given, each a sentence."""
    problem = composer.mask(fact_id, "问题" if item.problem else "", item.name)
    form = shape(problem, Shape.CLAUSE) if len(problem) >= SUBJECT else Shape.NOUN
    if form is Shape.NOUN or (problem.endswith("问题") and first_clause(problem) == problem):
        problem, form = as_problem(problem), Shape.NOUN
    cause = composer.mask(fact_id, "原因", item.cause)
    if not cause:
        return [composer.pen.write(f"shortcoming.{form}", problem=problem)]
    return [
        composer.pen.write(f"shortcoming.caused.{form}", problem=problem),
        composer.pen.write("cause", cause=re.sub("^(主要)?(原因)?(是|因为|由于)", "", cause)),
    ]


def plan_sentences(plan: Plan, fact_id: str, composer: Composer) -> list[str]:
    """Return what will be done and for which shortcoming; then by whom, until when, to what end."""
    reading = composer.read(fact_id, "内容" if plan.content else "", plan.name, Shape.CLAUSE)
    content, form = with_verb(reading, composer)
    if content.startswith(words("modal")):
        form = Shape.CLAUSE
    sentence = composer.pen.write(
        f"plan.{form}", when=reading.when, answer=_answer(plan, composer), content=content
    )
    details = _details(plan, fact_id, composer)
    if not details:
        return [sentence]
    return [sentence, composer.pen.write("plan.details", details="，".join(details))]


def _answer(plan: Plan, composer: Composer) -> str:
    shortcomings = dict(enumerate(composer.facts.shortcomings, 1))
    problems = []
    for number in plan.answers:
        if item := shortcomings.get(number):
            masked = composer.mask(f"不足.{number}", "问题" if item.problem else "", item.name)
            problems.append(first_clause(masked))
    if not problems:
        return ""
    slot = "plan.answer.on" if problems[0].startswith("对") else "plan.answer"
    return composer.pen.write(slot, problem=as_problem("、".join(problems)))


def _details(plan: Plan, fact_id: str, composer: Composer) -> list[str]:
    owner = composer.mask(fact_id, "责任人", plan.owner)
    deadline = composer.mask(fact_id, "时限", plan.deadline)
    target = composer.mask(fact_id, "目标", plan.target)
    is_due = _DUE.search(deadline) and not plan.deadline.startswith(_RHYTHM)
    pen, due = composer.pen, "plan.deadline" if is_due else "plan.rhythm"
    written = (
        owner and pen.write("plan.owner", owner=owner),
        deadline and pen.write(due, deadline=deadline),
        target and pen.write("plan.target", target=target),
    )
    return [clause for clause in written if clause]
