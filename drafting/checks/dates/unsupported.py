"""Dates that no fact knows, and dates that the facts give for something else."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from drafting.checks.case import Case
from drafting.checks.dates import context
from drafting.checks.dates.known import DatedItem, Known, known_dates
from drafting.checks.dates.moments import Grain, Moment, lone_day, moments_at, moments_in, plain
from drafting.checks.dates.scope import dated_wrongly
from drafting.checks.quoting import shortened
from drafting.figures import Numeral
from schemas.facts import FactKind, Facts
from schemas.finding import Finding
from schemas.report import Role

FRAME = (Role.TITLE, Role.BYLINE, Role.SIGNOFF, Role.DATE)
_CLAUSE = 24
"""Characters on each side of a date in which words stand that explain it."""
_NEAR = 8
"""Characters between a date and a day of the same month behind it: 6月7日上午和9日."""


@dataclass(frozen=True, slots=True)
class Said:
    """A date of the report: its span, the moments that it names with the year that is meant, and what is around it."""

    start: int
    end: int
    moments: tuple[Moment, ...]
    before: str
    behind: str
    role: Role
    planned: bool


def check(
    case: Case, facts: Facts, dates: Sequence[Numeral], wrong: Collection[int]
) -> Iterator[Finding]:
    """Yield ``dates.unsupported``; ``wrong`` are the starts of the dates whose year is already known to be wrong."""
    known = known_dates(facts)
    text = case.report.text
    said = list(dates_said(case, facts.year, dates))
    edges = [(0, 0), *((date.start, date.end) for date in said), (len(text), len(text))]
    for index, date in enumerate(said):
        if date.start in wrong:
            continue
        if date.role in FRAME:
            yield from _signed(case, facts, date)
        elif not explains_itself(date, known, facts.year):
            others = (edges[index][1], edges[index + 2][0])
            item = dated_wrongly(text, (date.start, date.end), others, date.moments, known)
            if item:
                yield _of_another_time(case, date, item)
            elif not all(is_right(m, date, known, facts.year) for m in date.moments):
                yield _unknown(case, known, date)


def dates_said(case: Case, year: int, dates: Sequence[Numeral]) -> Iterator[Said]:
    """Yield every date with a month, a quarter or a half-year, in a report on a year."""
    paragraphs = case.report.paragraphs
    starts = [p.start for p in paragraphs]
    plans = {section.id for section in case.sections_of(FactKind.PLANS)}
    for start, end, moments in _read(plain(case.report.text), dates):
        paragraph = paragraphs[max(bisect_right(starts, start) - 1, 0)]
        before = case.report.text[max(paragraph.start, start - _CLAUSE) : start]
        planned = paragraph.section in plans
        yield Said(
            start=start,
            end=end,
            moments=tuple(context.year_meant(m, before, year, planned=planned) for m in moments),
            before=before,
            behind=case.report.text[end : min(paragraph.end, end + _CLAUSE)],
            role=paragraph.role,
            planned=planned,
        )


def _read(text: str, dates: Sequence[Numeral]) -> Iterator[tuple[int, int, tuple[Moment, ...]]]:
    """Yield (start, end, moments); 9日 is of the month before it in the sentence."""
    done = 0
    last: Moment | None = None
    for numeral in dates:
        if numeral.start < done:
            continue
        moments, end = moments_at(text, numeral.start)
        if not moments and last and numeral.start - done <= _NEAR:
            between = text[done : numeral.start]
            day = None if "\n" in between or "。" in between else lone_day(numeral.text, last)
            moments, end = ((day,), numeral.end) if day else ((), end)
        if moments:
            done, last = end, moments[-1]
            yield numeral.start, end, moments


def explains_itself(date: Said, known: Known, year: int) -> bool:
    """Whether the words around say that a date is no claim about this year's work."""
    if context.is_in_name(date.before) or context.is_cut_off(date.before, date.moments[-1]):
        return True
    if any(_is_old(m, year) and known.has_year(m.year) for m in date.moments):
        return False  # a date long past that the facts know
    return context.is_of_others(date.before, date.behind, opens=date.role is Role.OPENING)


def is_right(moment: Moment, date: Said, known: Known, year: int) -> bool:
    """Whether the facts have a date, or it needs none; of a year long past only what contradicts them is wrong."""
    borne_out = known.ahead if is_deadline(date) else known
    if borne_out.has(moment) or context.is_day(moment, date.before, date.behind):
        return True
    if moment.grain is Grain.SPAN and moment.first == 101:  # 1—11月, what was counted so far
        return True
    return _is_old(moment, year) and not known.has_year(moment.year)


def is_deadline(date: Said) -> bool:
    """Whether a date of the plans says by when something is to be done; others may tell what is there already."""
    return date.planned and context.is_due(date.behind)


def _is_old(said: Moment, year: int) -> bool:
    return said.year is not None and not year <= said.year <= year + 1


def _signed(case: Case, facts: Facts, date: Said) -> Iterator[Finding]:
    """Yield the date of the report where it is not the one of the facts; without one it is of the turn of the year."""
    given, said = moments_in(facts.date), date.moments[0]
    if given:
        fact = replace(given[0], year=given[0].year or said.year)
        right = said.meets(fact)
    else:
        month = said.first // 100
        years = {facts.year} if month >= 10 else {facts.year + 1} if month <= 3 else set()
        right = bool(years) and (said.year is None or said.year in years)
    if right:
        return
    written = case.report.text[date.start : date.end]
    yield case.finding(
        "dates.unsupported",
        date.start,
        date.end,
        f"成文日期写的是“{written}”，"
        + (f"要点是“{facts.date}”" if given else "不在述职年度末、次年初"),
        f"改为“{facts.date}”" if given else "请核对成文日期，并写进要点",
        fact="成文日期",
    )


def _of_another_time(case: Case, date: Said, item: DatedItem) -> Finding:
    written, given = case.report.text[date.start : date.end], item.moments[0].text
    return case.finding(
        "dates.unsupported",
        date.start,
        date.end,
        f"“{shortened(item.name)}”的时间与要点不符：报告写“{written}”，要点是“{given}”",
        f"请改为“{given}”；报告的日期若是对的，请改要点",
        fact=item.fact_id,
    )


def _unknown(case: Case, known: Known, date: Said) -> Finding:
    written = case.report.text[date.start : date.end]
    near = None if date.planned else known.of_the_month(date.moments[0])
    if date.planned:
        message = f"计划的时限“{written}”要点里没有"
        suggestion = "请照要点写时限；已经定下的，请把时限补进要点的计划"
    elif near:
        message = f"要点里没有“{written}”这个日期，同一个月里只写到“{near.text}”"
        suggestion = (
            f"说的是同一件事的，请改为“{near.text}”；是另一件事的，核实后把它和日期补进要点"
        )
    else:
        message = f"要点里没有哪一条是“{written}”的事"
        suggestion = "请照要点改正日期；确有其事的，请把日期补进要点；拿不准的，删去日期"
    return case.finding("dates.unsupported", date.start, date.end, message, suggestion)
