"""Where records stand, in words as short as they can be: 工作表“台账”第3、5–7行."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from drafting.workbook.grid import sheet_words
from schemas.ledger import Aside, LeftOut, Record

MOST = 12
"""Spans of rows of a sheet that are named one by one."""


def places(found: Iterable[Record | LeftOut | Aside], most: int = MOST) -> str:
    """Return where records or rows stand, sheet by sheet in their order."""
    by_sheet: dict[str, list[int]] = defaultdict(list)
    for each in found:
        by_sheet[each.sheet].append(each.row)
    return "；".join(place(sheet, rows, most) for sheet, rows in by_sheet.items())


def place(sheet: str, rows: Sequence[int], most: int = MOST) -> str:
    """Return rows of a sheet, counted from 1: 工作表“台账”第3、5–7行; of more than ``most`` spans their number."""
    spans: list[list[int]] = []
    for row in sorted(set(rows)):
        if spans and row == spans[-1][-1] + 1:
            spans[-1][1:] = [row]
        else:
            spans.append([row])
    named = "、".join("–".join(map(str, span)) for span in spans[:most])
    more = f"等{len(set(rows))}行" if len(spans) > most else "行"
    return f"{sheet_words(sheet)}第{named}{more}"
