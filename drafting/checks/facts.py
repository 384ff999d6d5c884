"""facts.*: every activity, honour, duty, highlight, shortcoming, plan and 去年整改 of the facts is in the report."""

from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.duties import duty_places, figure_places
from drafting.checks.names.known_persons import persons_in
from drafting.checks.presence import Span, wording_of, wordings
from drafting.checks.quoting import shortened
from schemas.facts import FactKind, Item
from schemas.finding import Finding

CODES = {
    FactKind.ACTIVITIES: "facts.activity-missing",
    FactKind.HONOURS: "facts.honour-missing",
    FactKind.DUTIES: "facts.duty-missing",
    FactKind.RECTIFICATIONS: "facts.rectification-missing",
    FactKind.HIGHLIGHTS: "facts.highlight-missing",
    FactKind.SHORTCOMINGS: "facts.shortcoming-missing",
    FactKind.PLANS: "facts.plan-missing",
}
AT_HOME = (FactKind.HIGHLIGHTS, FactKind.SHORTCOMINGS, FactKind.PLANS)
"""These count only in their own section: a shortcoming that stands among the achievements is not owned up to."""


def check(case: Case) -> Iterator[Finding]:
    """Yield the items of the facts that the report lacks."""
    if case.facts is None:
        return
    for fact_id, item in case.facts.items():
        if not places(case, fact_id, item) and not _has_slip(case, item):
            yield _missing(case, fact_id, item)


def places(case: Case, fact_id: str, item: Item) -> tuple[Span, ...]:
    """Return the sentences of the report that say an item; () where it lacks it."""
    is_duty = item.kind is FactKind.DUTIES
    wanted = wordings(item.name, in_person=is_duty)
    for start, end in _where(case, item.kind):
        if found := case.prose.where(wanted, start, end):
            return found
    return duty_places(case, fact_id, item) if is_duty else figure_places(case, fact_id, item)


def _has_slip(case: Case, item: Item) -> bool:
    """Whether an item stands in the report with one slip, which another check tells: one slip is one finding.

    Of an honour or an activity somebody's name may be wrong: the rest of the words is there.
    """
    nameless = item.name
    for person in persons_in(item.name):
        nameless = nameless.replace(person, "，")  # what stands on either side of it makes no pair
    return any(
        case.prose.has_slip_of(wording.words, start, end)
        or (nameless != item.name and case.prose.where((wording_of(nameless),), start, end))
        for start, end in _where(case, item.kind)
        for wording in wordings(item.name)
    )


def _where(case: Case, kind: FactKind) -> list[tuple[int, int]]:
    """Return the spans in which an item counts: the whole text where its section is missing, which says enough."""
    if kind in AT_HOME and (spans := [(s.body_start, s.end) for s in case.sections_of(kind)]):
        return spans
    return [(0, len(case.report.text))]


def _missing(case: Case, fact_id: str, item: Item) -> Finding:
    assert case.facts is not None
    name = shortened(item.name)
    place = case.facts.place(fact_id)
    section_id, _ = case.home(fact_id)
    section = case.report.section(section_id) if section_id else None
    there = f"“{section.heading}”一节" if section else "报告"
    lacking = there if item.kind in AT_HOME else "报告"
    return case.missing(
        CODES[item.kind],
        fact_id,
        f"{lacking}没有写到{item.kind}“{name}”" + (f"（{place}）" if place else ""),
        f"请在{there}里用一句话写明这一条，名称照要点写；确实不写的，请从要点中删去",
    )
