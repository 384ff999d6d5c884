"""The day of a report, on which its wording is judged, and the year that it is on."""

from collections.abc import Collection, Iterable
from datetime import date

from drafting.facts.dates import find_dates, read_date
from schemas.facts import Facts
from schemas.report import Paragraph, Report, Role


def day_of(report: Report, facts: Facts | None) -> date:
    """Return the day of the report: of the facts, else its own, else the last of the year it is on.

    Where nothing tells, it is the far future, when all that holds now still does.
    """
    written = [facts.date] if facts else []
    written += [report.text_of(p) for p in report.having(Role.DATE)]
    for text in written:
        day = read_date(text)
        if day and day.is_real and day.year and day.month and day.day:
            return date(day.year, day.month, day.day)
    if facts:
        return date(facts.year, 12, 31)
    year = _first_year(report, report.having(Role.TITLE))
    return date(year, 12, 31) if year else date.max


def year_told(report: Report, ahead: Collection[str]) -> int | None:
    """Return the year that a report says it is on, in its title or the heading of a section; None where neither does.

    The sections ``ahead`` have plans: their headings name the year after.
    """
    headings = (p for p in report.having(Role.HEADING) if p.level == 1 and p.section not in ahead)
    return _first_year(report, [*report.having(Role.TITLE), *headings])


def _first_year(report: Report, paragraphs: Iterable[Paragraph]) -> int | None:
    years = (found.year for p in paragraphs for found in find_dates(report.text_of(p)))
    return next(filter(None, years), None)
