"""facts.*: every activity, honour, duty, highlight, shortcoming, plan and 去年整改 of the facts is in the report."""

from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.presence import Prose, clause_wordings, wordings
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

SHOWN = 30  # characters of an item that a message quotes
_INNER_QUOTES = str.maketrans("“”", "‘’")


def check(case: Case) -> Iterator[Finding]:
    """Yield the items of the facts that the report lacks."""
    if case.facts is None:
        return
    prose = Prose(case.report.text)
    for fact_id, item in case.facts.items():
        wanted = wordings(item.name, in_person=item.kind is FactKind.DUTIES)
        clauses = clause_wordings(item.name) if item.kind is FactKind.DUTIES else ()
        if not any(
            prose.says(wanted, start, end) or prose.says_apart(clauses, start, end)
            for start, end in _where(case, item.kind)
        ):
            yield _missing(case, fact_id, item)


def _where(case: Case, kind: FactKind) -> list[tuple[int, int]]:
    """Return the spans in which an item counts: the whole text where its section is missing, which says enough."""
    if kind in AT_HOME:
        homes = {spec.id for spec in case.outline.sections if kind in spec.facts}
        if spans := [(s.body_start, s.end) for s in case.report.sections if s.id in homes]:
            return spans
    return [(0, len(case.report.text))]


def _missing(case: Case, fact_id: str, item: Item) -> Finding:
    assert case.facts is not None
    name = item.name.translate(_INNER_QUOTES)
    name = name if len(name) <= SHOWN else name[: SHOWN - 1] + "…"
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
