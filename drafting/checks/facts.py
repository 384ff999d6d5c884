"""facts.*: every activity, honour, duty, highlight, shortcoming, plan and 去年整改 of the facts is in the report.

What became of a 去年整改 must be told as the facts give it, and of each problem in last year's report they must.
"""

from collections.abc import Iterator

from drafting.checks.case import Case
from drafting.checks.denials import denials
from drafting.checks.duties import duty_places, figure_places
from drafting.checks.honours import honour_places
from drafting.checks.names.persons_in_prose import wrong_in_prose
from drafting.checks.outcomes import denied
from drafting.checks.presence import Span, wording_of, wordings
from drafting.checks.quoting import inner, shortened
from drafting.checks.replaced import replaced
from drafting.lexicon.known_persons import persons_in
from drafting.rectification.items import called
from drafting.rectification.matrix import owned_up, unanswered
from drafting.rectification.unread import nothing_read, partly_read
from schemas.facts import FactKind, Facts, Honour, Item, Rectification
from schemas.finding import Finding
from schemas.report import Report

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
        found = places(case, fact_id, item)
        if not found and not _has_slip(case, item):
            yield _missing(case, fact_id, item)
        elif found and isinstance(item, Rectification):
            yield from _contradicted(case, fact_id, item, found)
        if found and item.kind is not FactKind.HONOURS:
            yield from _replaced(case, fact_id, item, found)
    if case.reference:
        yield from _unanswered(case, case.reference, case.facts)
        yield from _unread(case, case.reference)


def places(case: Case, fact_id: str, item: Item) -> tuple[Span, ...]:
    """Return the sentences of the report that say an item; () where it lacks it."""
    is_duty = item.kind is FactKind.DUTIES
    wanted = wordings(item.name, in_person=is_duty)
    for start, end in _where(case, item.kind):
        if found := case.prose.where(wanted, start, end):
            return found
    if isinstance(item, Honour) and (found := honour_places(case, item)):
        return found
    return duty_places(case, fact_id, item) if is_duty else figure_places(case, fact_id, item)


def _has_slip(case: Case, item: Item) -> bool:
    """Whether an item stands in the report with one slip, which another check tells: one slip is one finding.

    Of an honour or an activity somebody's name may have the slip: the rest of the words is there.
    """
    nameless, text = item.name, case.report.text
    for person in persons_in(item.name):
        if person in text or any(wrong_in_prose(text, person, case.wording)):
            nameless = nameless.replace(person, "，")  # what stands beside it makes no pair
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


def _contradicted(
    case: Case, fact_id: str, item: Rectification, found: tuple[Span, ...]
) -> Iterator[Finding]:
    """Yield the clause that says another outcome than the facts give.

    Not where the measure in the facts sounds so itself, nor where a sentence tells of several problems at once.
    """
    given = item.outcome
    if given is None or denied(item.measure, (0, len(item.measure)), given):
        return
    for span in found:
        clause = denied(case.report.text, span, given)
        if clause and not _is_shared(case, fact_id, span):
            yield case.finding(
                CODES[item.kind],
                *clause,
                f"去年整改“{shortened(item.name)}”的结果，要点里是“{given}”",
                "请照要点改正；结果确有变化的，请改要点",
                fact=fact_id,
            )


def _replaced(case: Case, fact_id: str, item: Item, found: tuple[Span, ...]) -> Iterator[Finding]:
    """Yield what stands in the place of a name of the item, or of how often it is done, and what it denies.

    What a problem of last year lacked, its measure may well have brought.
    """
    given = case.report.text, found, "\n".join(text for _, text in item.fields()), case.wording
    for start, end, right in (
        *replaced(*given),
        *(denials(*given) if item.kind is not FactKind.RECTIFICATIONS else ()),
    ):
        yield case.finding(
            CODES[item.kind],
            start,
            end,
            f"{item.kind}“{shortened(item.name)}”与要点不符：报告写“{case.report.text[start:end]}”，要点是“{inner(right)}”",
            "请照要点改正；报告写得对的，请改要点",
            fact=fact_id,
        )


def _unanswered(case: Case, reference: Report, facts: Facts) -> Iterator[Finding]:
    """Yield the problems of last year's report that no 去年整改 of the facts answers; no report can make up for that."""
    section, offset = case.home(FactKind.RECTIFICATIONS)
    for problem in unanswered(reference, case.outline, facts):
        name = called(problem)
        yield case.finding(
            CODES[FactKind.RECTIFICATIONS],
            offset,
            offset,
            f"去年的报告里有不足“{inner(name)}”，要点的“去年整改”没有写它改得怎样",
            f"请在要点的“去年整改”中补一条，如：{name} → 采取的措施（结果：已完成）；没有改好的，结果写“未完成”",
            section=section,
        )


def _unread(case: Case, reference: Report) -> Iterator[Finding]:
    """Yield one finding where last year's part on problems could not, or not all, be read as some."""
    reading = owned_up(reference, case.outline)
    if not reading.headings or (reading.items and not reading.unread):
        return
    section, offset = case.home(FactKind.RECTIFICATIONS)
    told = partly_read(reading) if reading.items else nothing_read(reading)
    yield case.finding(
        "facts.rectification-unread",
        offset,
        offset,
        told,
        "请打开去年的报告，把要答复的问题逐个写进要点的“去年整改”；确实没有要答复的，可以不改",
        section=section,
    )


def _is_shared(case: Case, fact_id: str, span: Span) -> bool:
    """Whether the sentences of one 去年整改 tell of another, too."""
    assert case.facts is not None
    others = (
        place
        for other_id, other in case.facts.items()
        if other_id != fact_id and isinstance(other, Rectification)
        for place in places(case, other_id, other)
    )
    return any(start < span[1] and span[0] < end for start, end in others)


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
