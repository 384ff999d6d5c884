"""What the secretary judges and intends, an item at a time: highlights, shortcomings, plans."""

import re
from dataclasses import replace

from drafting.lexicon.intentions import without_intention
from drafting.lexicon.item_words import tails, words
from drafting.offline.bullet import Reading, read, tidy
from drafting.offline.composer import Composer, field_id
from drafting.offline.event_names import first_clause, head_of, is_event
from drafting.offline.events import with_verb
from drafting.offline.grammar import Shape, is_rhythm, shape
from drafting.offline.rectifications import SUBJECT, as_problem, in_one, listed, without_exists
from drafting.slots import DATE, PERSON_ID
from schemas.facts import Highlight, Plan, Shortcoming

_PRACTICE = re.compile(r"：|——| [-–—] ")
"""Between a highlight's name and what was done."""
_SAYS_MORE = re.compile(r"[，；\d每]")
"""In what is more than a name: another clause, a figure, how often."""
_DUE = re.compile(rf"([前底末内年月日初旬]|季度|{DATE}\d+)$")
_LATE = re.compile(rf"，((?:明年|来年)?{DATE}\d{{4,6}}(?:底前|底|前|末|之前|以前)?)$")
_RHYTHM = ("每", "长期", "持续", "全年", "常态")
_CAUSE = re.compile(
    r"[，。；：（(]?(?:其?主要)?(?:原因(?:主要)?(?:是|在于|为)|原因[：:]|是?因为|由于|根源在于)[：:]?"
)
_CALLED = re.compile("(?:的)?(?:问题|现象)$")
_BROUGHT_TO = re.compile(
    "(?![将把使让])[^，。；：]{2,16}?(?:率|度|额|量|比例|占比|时间|时长|成本|费用|收入)"
    "(?:提[高升]?|[降压]低?|压[减缩降]|减少|缩短|增加|控制)[到至在]"
)
"""An amount that somebody brings to a value, as 将 says: 回访率提到98%; 投诉率下降到1% comes about."""
_OWNER = re.compile(r"[，；]责任人(?:为|是)?[：:，]?([^，；]{2,20})$")


def highlight_sentences(highlight: Highlight, fact_id: str, composer: Composer) -> list[str]:
    """Return a highlight: a title that heads its paragraph and what was done, or 名称：做法 in one sentence."""
    if highlight.title and highlight.content:
        name = composer.mask(fact_id, "标题", highlight.title)
        content = composer.read(fact_id, "内容", highlight.content, Shape.NOUN)
        is_heading = len(composer.facts.highlights) > 1 or shape(name) is not Shape.NOUN
        if is_heading:
            return [f"{name}。", _practice("content", content, composer)]
        return [_named_practice(name, content, composer)]
    field = "标题" if highlight.title else "内容" if highlight.content else ""
    text = highlight.content or highlight.name
    name, *practices = _PRACTICE.split(composer.slots.mask(field_id(fact_id, field), text), 1)
    practice = "".join(practices)
    if tidy(practice):
        content = read(practice, composer.slots, default=Shape.NOUN)
        return [_named_practice(tidy(name), content, composer)]
    return [_plain(composer.read(fact_id, field, text, Shape.NOUN), composer)]


def _named_practice(name: str, reading: Reading, composer: Composer) -> str:
    is_name = reading.shape is Shape.NOUN and not is_event(reading.text)
    content = reading.text if is_name else with_verb(reading, composer)[0]
    return f"{name}：{reading.when}{content}。"


def _plain(reading: Reading, composer: Composer) -> str:
    """Return a highlight that is one text; one that only has a name is called what it is."""
    is_name = reading.shape is Shape.NOUN and not is_event(reading.text)
    if is_name and not _SAYS_MORE.search(reading.text) and not reading.when:
        return composer.pen.write("highlight.plain.noun", content=reading.text)
    return _practice("plain", reading, composer)


def _practice(slot: str, reading: Reading, composer: Composer) -> str:
    if slot == "content" and reading.shape is Shape.NOUN and not is_event(reading.text):
        return composer.pen.write("highlight.content.noun", content=reading.when + reading.text)
    content, form = with_verb(reading, composer)
    return composer.pen.write(f"highlight.{slot}.{form}", content=reading.when + content)


def shortcoming_sentences(item: Shortcoming, fact_id: str, composer: Composer) -> list[str]:
    """Return the problem, and the cause where one is given, each a sentence."""
    problem, cause = problem_and_cause(item, fact_id, composer)
    form = shape(problem, Shape.CLAUSE) if len(problem) >= SUBJECT else Shape.NOUN
    is_one_clause = first_clause(problem) == problem
    if form is Shape.NOUN or (problem.endswith("问题") and is_one_clause):
        problem, form = as_problem(listed(problem)), Shape.NOUN
    told = composer.pen.write(f"shortcoming.{form}", problem=problem)
    return [told, composer.pen.write("cause", cause=cause)] if cause else [told]


def problem_and_cause(item: Shortcoming, fact_id: str, composer: Composer) -> tuple[str, str]:
    """Return what is wrong and why; the cause may stand behind 原因是 in the same text."""
    problem = composer.mask(fact_id, "问题" if item.problem else "", item.name)
    cause = _CAUSE.sub("", composer.mask(fact_id, "原因", item.cause), count=1)
    inside = _CAUSE.search(problem)
    if not cause and inside and inside.start() >= SUBJECT:
        problem, cause = problem[: inside.start()], problem[inside.end() :].rstrip("）)")
    return problem, cause


def plan_sentences(plan: Plan, fact_id: str, composer: Composer) -> list[str]:
    """Return what will be done and for which shortcoming; then by whom, until when, to what end."""
    field = "内容" if plan.content else ""
    masked = composer.mask(fact_id, field, plan.name)
    inside = None if plan.owner else _OWNER.search(masked)
    if inside:
        masked = masked[: inside.start()]
    bare = without_intention(masked)
    late = _LATE.search(bare)  # 给党员建档，3月底前
    reading = read(bare[: late.start()] if late else bare, composer.slots, default=Shape.NOUN)
    if late and not reading.when:
        reading = replace(reading, when=late[1])
    elif late:
        reading = replace(reading, text=f"{reading.text}{late[0]}")
    is_held = head_of(first_clause(bare)) in tails()  # 打算演练4次
    if bare != masked and reading.shape is Shape.NOUN and not is_held:
        reading = replace(reading, shape=Shape.PREDICATE)  # what one means to do begins with a verb
    content, form = with_verb(reading, composer)
    slot = _plan_slot(content, reading.shape, form)
    if slot == "plan.clause" and _BROUGHT_TO.match(content):
        content = f"将{content}"
    answer = _answer(plan, composer)
    sentence = composer.pen.write(slot, when=reading.when, answer=answer, content=content)
    owner = inside[1] if inside else composer.mask(fact_id, "责任人", plan.owner)
    if plan.target and not (owner or plan.deadline):
        target = composer.mask(fact_id, "目标", plan.target)
        return [sentence, composer.pen.write("plan.aim", target=target)]
    details = _details(plan, owner, fact_id, composer)
    if not details:
        return [sentence]
    return [sentence, composer.pen.write("plan.details", details="，".join(details))]


def _plan_slot(content: str, typed: Shape, form: Shape) -> str:
    """Return the frames of a plan by its first words; no modal verb stands before 每季度 or 全年."""
    if content.startswith(words("modal")):
        return "plan.modal"
    if form is Shape.PREDICATE and not is_rhythm(content):
        return "plan.predicate"
    is_name = typed is Shape.NOUN and form is Shape.CLAUSE and not _SAYS_MORE.search(content)
    return "plan.noun" if is_name else "plan.clause"


def _answer(plan: Plan, composer: Composer) -> str:
    shortcomings = dict(enumerate(composer.facts.shortcomings, 1))
    problems = []
    for number in plan.answers:
        if item := shortcomings.get(number):
            problem, _ = problem_and_cause(item, f"不足.{number}", composer)
            problems.append(in_one(problem))
    if not problems:
        return ""
    problem = as_problem(problems[0])
    if len(problems) > 1:
        problem = "、".join(without_exists(_CALLED.sub("", p)) for p in problems) + "等问题"
    slot = "plan.answer.on" if problem.startswith("对") else "plan.answer"
    return composer.pen.write(slot, problem=problem)


def _details(plan: Plan, owner: str, fact_id: str, composer: Composer) -> list[str]:
    if composer.facts.reporter and owner == composer.slots.token(PERSON_ID):
        owner = composer.me
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
