"""Rows of a ledger that may be no records: sums, titles among the rows, remarks below them."""

from collections.abc import Sequence
from typing import NamedTuple

from drafting.ledger.kinds import kinds_within
from drafting.ledger.layout import is_numbering
from drafting.ledger.signs import TOTAL
from drafting.ledger.titles import Said, is_example, is_form_line, is_total, said_by
from drafting.text.patterns import Pattern
from drafting.text.strings import in_short
from drafting.workbook.grid import Value
from drafting.workbook.values import text_of, whole_number

TITLE, HEADING = "表题", "表头"
SECTION, REMARK, EXAMPLE = "小标题", "表外的说明", "填写示例"
GOES_ON = "和上面一行合并成一格，算同一次"
SHOWN = 40
"""Characters of a row that tell which one it is."""
_PERIOD = Pattern(r"(?:20\d\d年)?(?:第?[一二三四1-4]季度|[上下]半年)")
_CONTINUED = Pattern(r"\s*[（(]续[^）)]{0,4}[）)]$")
_FIRST_CELLS = 3
"""Cells among the first of which 合计 stands in a row of sums."""


class OddRow(NamedTuple):
    """A row that is no plain record: its cells that have text, by index, without its running number."""

    filled: dict[int, Value]
    is_wide: bool
    """Whether its only text stands over several columns."""

    @property
    def texts(self) -> list[str]:
        """The cells as texts, in their order."""
        return [text_of(value).strip() for value in self.filled.values()]

    @property
    def shown(self) -> str:
        """The row in short."""
        return in_short(" ".join(" ".join(self.texts).split()), SHOWN)


def what_is(row: OddRow, titles: set[str]) -> str:
    """Return what a row is that is no record, or an empty string where it should have been one."""
    texts = row.texts
    if any(is_total(text) for text in texts[:_FIRST_CELLS]):
        return TOTAL
    if is_numbering(list(row.filled.values())):
        return HEADING
    if is_example(texts[0]):
        return EXAMPLE
    if is_form_line(texts[0]):
        return REMARK
    if len(texts) == 1 and _CONTINUED.sub("", texts[0]) in titles:
        return TITLE
    return ""


def section_in(row: OddRow, kind_column: int | None, topic_column: int | None) -> Said | None:
    """Return what a title among the rows says of those below it, or None where the row is no title."""
    if len(row.filled) != 1:
        return None
    (column, text) = next(iter(row.filled)), row.texts[0]
    if not row.is_wide and column in (kind_column, topic_column):
        return None
    said = said_by([text])
    if any(said[:3]) or _PERIOD.fullmatch(text):
        return said
    return None


def hint(text: str) -> str:
    """Return what a row without a type may be, by the words in it."""
    kinds = kinds_within(text)
    return f"（文字里提到“{'、'.join(kinds)}”）" if kinds else ""


def filled_in(cells: Sequence[Value], number_column: int | None) -> dict[int, Value]:
    """Return the cells of a row that have text, by index, without the running number."""
    filled = {
        column: value
        for column, value in enumerate(cells)
        if value != "" and not (isinstance(value, str) and not value.strip())
    }
    if number_column is not None and whole_number(filled.get(number_column, "")) is not None:
        del filled[number_column]
    return filled
