"""Set phrases: taken word for word from the lexicon, only evergreen ones, only while they hold."""

import re
from datetime import date

from drafting.lexicon import table
from schemas.facts import Facts

_WRITTEN_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def phrases(slot: str, facts: Facts) -> tuple[str, ...]:
    """Return the phrases of a slot that may stand in a report of these facts."""
    day = _day(facts)
    return tuple(
        row["text"]
        for row in table("phrases")
        if row["slot"] == slot
        and row["evergreen"] == "是"
        and row["valid_from"] <= day
        and (not row["valid_to"] or day <= row["valid_to"])
    )


def _day(facts: Facts) -> str:
    """Return the report's date as YYYY-MM-DD; without one, the last day of its year."""
    match = _WRITTEN_DATE.search(facts.date)
    if match:
        try:
            return date(*map(int, match.groups())).isoformat()
        except ValueError:  # a 31st of June is the reader's to report, not ours
            pass
    return f"{facts.year}-12-31"
