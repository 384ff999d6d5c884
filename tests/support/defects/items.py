"""Items of the facts that the report no longer speaks of, and problems that no plan answers."""

import re
from collections.abc import Iterator

from drafting.text.strings import bigrams
from schemas.facts import FactKind, Item, Plan
from tests.support.defect import ENUMERATION, MISSING, Defect
from tests.support.defects.original import Original

_CODES = {
    FactKind.ACTIVITIES: "activity", FactKind.HONOURS: "honour", FactKind.DUTIES: "duty",
    FactKind.RECTIFICATIONS: "rectification", FactKind.HIGHLIGHTS: "highlight",
    FactKind.SHORTCOMINGS: "shortcoming", FactKind.PLANS: "plan",
}  # fmt: skip
_SPEAKS, _NAMES = 0.3, 0.6
_BRINGS = MISSING | ENUMERATION | {"text.length", "figures.unsupported"}
"""A number that announced the list (三处短板) is wrong where one of its items is gone."""


def defects(original: Original) -> Iterator[Defect]:
    """Yield the report without the sentences that speak of one item, as the facts have it and as they have it no more."""
    for fact_id, item in original.facts.items():
        text = _without(original, item)
        if text is None:
            continue
        name = _CODES[item.kind]
        yield Defect(
            f"{name} removed", text, (f"facts.{name}-missing",),
            fact=fact_id, brings=_BRINGS, note=item.name,
        )  # fmt: skip
        if isinstance(item, Plan):
            yield from _unanswered(original, fact_id, item, text)


def _without(original: Original, item: Item) -> str | None:
    """Return the text without the one or two sentences on an item; None where it is not said in so few."""
    wanted = bigrams(item.name)
    alike = [
        len(wanted & bigrams(original.text[s:e])) / max(1, len(wanted))
        for s, e in original.sentences
    ]
    gone = [span for span, share in zip(original.sentences, alike, strict=True) if share >= _SPEAKS]
    if not wanted or max(alike) < _NAMES or len(gone) > 2:
        return None
    text = original.text
    for s, e in reversed(gone):
        text = text[:s] + text[e:]
    leading = re.split("[：，]", item.name)[0]
    if _bare(leading) in _bare(text):
        return None  # it stands elsewhere too: so it is present
    return text


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def _unanswered(original: Original, fact_id: str, plan: Plan, text: str) -> Iterator[Defect]:
    """Yield the text and the facts without the only plan that answers a problem."""
    plans = original.facts.plans
    others = {n for other in plans if other is not plan for n in other.answers}
    for number in plan.answers:
        if number not in others and len(plans) > 1:
            left = tuple(other for other in plans if other is not plan)
            yield Defect(
                "problem without plan", text, ("facts.plan-unanswered",),
                fact=f"{FactKind.SHORTCOMINGS}.{number}", brings=_BRINGS,
                facts=original.facts.model_copy(update={"plans": left}), note=plan.name,
            )  # fmt: skip
