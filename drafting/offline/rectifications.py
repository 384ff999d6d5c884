"""What became of the problems that last year's report named: measure and outcome as they are given."""

import re

from drafting.offline.composer import Composer
from drafting.offline.event_names import first_clause, is_event
from drafting.offline.events import with_verb
from drafting.offline.grammar import Shape
from schemas.facts import Rectification

_EXISTS = re.compile("^(?:仍|还)?存在着?")
_CALLED = ("问题", "现象", "情况", "短板", "弱项")
_BRIEF = 26  # characters: a problem of this length is named in whole
SUBJECT = 4  # characters: a shorter text (学习) names a subject, not yet a problem


def rectification_sentence(
    item: Rectification, fact_id: str, composer: Composer, *, names_branch: bool = True
) -> str:
    """Return what was done about a problem and how far it is solved."""
    if not item.problem:
        return composer.pen.write("rectification.plain", text=composer.mask(fact_id, "", item.text))
    problem = as_problem(listed(composer.mask(fact_id, "问题", item.problem)))
    outcome = composer.pen.write(f"outcome.{item.outcome}") if item.outcome else ""
    slot = "rectification.on" if problem.startswith("对") else "rectification"
    action = _action(item, fact_id, composer, names_branch=names_branch)
    return composer.pen.write(slot, problem=problem, action=action, outcome=outcome)


def _action(item: Rectification, fact_id: str, composer: Composer, *, names_branch: bool) -> str:
    if not item.measure:
        return ""
    measure = composer.read(fact_id, "措施", item.measure, Shape.NOUN)
    if measure.shape is Shape.NOUN and not is_event(measure.text):
        return f"采取的措施是{measure.when}{measure.text}"
    action, form = with_verb(measure, composer)
    if form is Shape.CLAUSE or not names_branch:
        return measure.when + action
    return composer.pen.write("rectification.action") + measure.when + action


def in_one(problem: str) -> str:
    """Return a problem as another sentence names it: in whole where it is brief, else its first clause."""
    return listed(problem) if len(problem) <= _BRIEF and _is_one(problem) else first_clause(problem)


def listed(problem: str) -> str:
    """Return a problem of several clauses as one thing: 学习不够，请假多 is 学习不够、请假多."""
    return problem.replace("，", "、") if _is_one(problem) else problem


def _is_one(problem: str) -> bool:
    return not re.search("[。；：]", problem)


def without_exists(text: str) -> str:
    """Return a problem without the 存在 before it."""
    return _EXISTS.sub("", text)


def as_problem(text: str) -> str:
    """Return what is wrong as a noun: 学风不正 becomes 学风不正的问题; what is called 问题 or 现象 stays."""
    text = without_exists(text)
    if text.endswith(_CALLED):
        return text
    return f"{text}方面的问题" if len(text) < SUBJECT else f"{text}的问题"
