"""Last year's problems and promises against this year's 去年整改: which answers which, and which has no answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafting.lexicon.telling import telling
from drafting.rectification.items import Item, Reading, items_of, reading_of
from drafting.text.strings import bigrams
from schemas.facts import FactKind, Facts, Rectification
from schemas.outline import Outline
from schemas.report import Report

ANSWERS = 0.34
"""The share of telling words from which on an answer of the facts is one to a problem."""
ANSWERS_BOTH = 0.6
"""The same where it answers another problem already."""
LAST_LEFT = 0.12
"""The same where one problem and one answer are all that is left."""
BELONGS, BELONGS_BY = 0.12, 3
"""The share of a plan's telling words, and how many of them, with which it is the promise on a problem."""


@dataclass(frozen=True, slots=True)
class Row:
    """A problem of last year, what was promised on it, and the 去年整改 that answers it, with its id; None for neither."""

    problem: Item | None
    promises: tuple[Item, ...] = ()
    fact_id: str = ""
    fact: Rectification | None = None


def rows(reference: Report, outline: Outline, facts: Facts | None) -> tuple[Row, ...]:
    """Return a row for each problem of last year's report, then for each promise on none of them, then for other answers."""
    problems = items_of(reference, outline, FactKind.SHORTCOMINGS)
    plans = items_of(reference, outline, FactKind.PLANS)
    promised = _promised(problems, plans)
    known = _answers(facts)
    given = _matched(problems, known)
    found = [
        Row(problem, tuple(promised.get(number, ())), *_answer(given.get(number), known))
        for number, problem in enumerate(problems)
    ]
    found += [Row(None, (plan,)) for plan in promised.get(-1, ())]
    used = set(given.values())
    found += [
        Row(None, (), fact_id, fact) for fact_id, fact in known.items() if fact_id not in used
    ]
    return tuple(found)


def unanswered(reference: Report, outline: Outline, facts: Facts) -> tuple[Item, ...]:
    """Return the problems of last year's report that no 去年整改 answers."""
    problems = items_of(reference, outline, FactKind.SHORTCOMINGS)
    given = _matched(problems, _answers(facts))
    return tuple(problem for number, problem in enumerate(problems) if number not in given)


def owned_up(reference: Report, outline: Outline) -> Reading:
    """Return what last year's report owns up to, with what of that part could not be read as a problem."""
    return reading_of(reference, outline, FactKind.SHORTCOMINGS)


def _answers(facts: Facts | None) -> Mapping[str, Rectification]:
    items = facts.items() if facts else ()
    return {fact_id: item for fact_id, item in items if isinstance(item, Rectification)}


def _answer(
    fact_id: str | None, known: Mapping[str, Rectification]
) -> tuple[str, Rectification | None]:
    return (fact_id, known[fact_id]) if fact_id else ("", None)


def _matched(problems: Sequence[Item], known: Mapping[str, Rectification]) -> dict[int, str]:
    """Return the answer of each problem that has one: the surest pairs first, one answer for two only where it is sure."""
    pairs = sorted(
        (
            (-_likeness(problem, fact), number, fact_id)
            for number, problem in enumerate(problems)
            for fact_id, fact in known.items()
        )
    )
    found: dict[int, str] = {}
    for negative, number, fact_id in pairs:
        least = ANSWERS_BOTH if fact_id in found.values() else ANSWERS
        if number not in found and -negative >= least:
            found[number] = fact_id
    left = [number for number in range(len(problems)) if number not in found]
    free = [fact_id for fact_id in known if fact_id not in found.values()]
    if len(left) == len(free) == 1:
        (number,), (fact_id,) = left, free
        if _likeness(problems[number], known[fact_id]) >= LAST_LEFT:
            found[number] = fact_id
    return found


def _likeness(problem: Item, fact: Rectification) -> float:
    """Return how much an answer speaks of a problem, 0 to 1: by its own problem, or by the name of last year's."""
    asked = _words(fact.problem or fact.text)
    told = _words("，".join(text for _, text in fact.fields()))
    name = _words(problem.name)
    return max(_share(asked, _words(problem.text)), _share(name, told))


def _words(text: str) -> frozenset[str]:
    return telling(text) or bigrams(text)


def _share(wanted: frozenset[str], there: frozenset[str]) -> float:
    return len(wanted & there) / len(wanted) if wanted else 0.0


def _promised(problems: Sequence[Item], plans: Sequence[Item]) -> dict[int, list[Item]]:
    """Return the plans by the number of the problem that each is the promise on; those on none under -1.

    Plans follow the order of the problems: one that speaks of none is on that of its number, if nothing else is.
    """
    found: dict[int, list[Item]] = {}
    left = []
    for place, plan in enumerate(plans):
        rated = [(_belongs(problem, plan), -number) for number, problem in enumerate(problems)]
        best, number = max(rated, default=(0.0, 0))
        if best > 0:
            found.setdefault(-number, []).append(plan)
        else:
            left.append((place, plan))
    for place, plan in left:
        is_next = place < len(problems) and place not in found
        found.setdefault(place if is_next else -1, []).append(plan)
    return found


def _belongs(problem: Item, plan: Item) -> float:
    """Return how much a plan speaks of a problem; what their names have in common counts thrice."""
    words, name = telling(problem.text), telling(problem.name)
    planned, title = telling(plan.text), telling(plan.name)
    shared = len(words & planned) + 2 * len(name & (title | planned)) + len(words & title)
    share = shared / (len(planned) or 1)
    return share if shared >= BELONGS_BY and share >= BELONGS else 0.0
