"""Two reports beside each other for tests: a branch's report of 2024, and that of 2025 which was made from it."""

from pathlib import Path

from drafting.compare.comparison import Comparison, compare
from drafting.compare.side import Side
from drafting.report import parse_report
from schemas.facts import Facts
from tests.support.cases import OUTLINE

FOLDER = Path(__file__).parents[1] / "compare"
LAST_YEAR, THIS_YEAR = (
    (FOLDER / name).read_text("utf-8") for name in ("last_year.txt", "this_year.txt")
)


def side(text: str, facts: Facts | None = None, name: str = "") -> Side:
    """Return one side of a comparison."""
    return Side(parse_report(text, OUTLINE), facts, name)


def compared(old: str, new: str, facts: Facts | None = None) -> Comparison:
    """Return two texts compared; the facts are those of the new one."""
    return compare(side(old, name="去年.docx"), side(new, facts, "今年.docx"), OUTLINE)


def both_years() -> Comparison:
    """Return the two reports of the folder compared."""
    return compared(LAST_YEAR, THIS_YEAR)
