"""The day of a report, on which its wording is judged."""

from datetime import date

from drafting.facts.dates import find_dates, read_date
from schemas.facts import Facts
from schemas.report import Report, Role


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
    titles = (d.year for p in report.having(Role.TITLE) for d in find_dates(report.text_of(p)))
    year = next(filter(None, titles), None)
    return date(year, 12, 31) if year else date.max
