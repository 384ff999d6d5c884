"""A column's heading → what stands in the column, by meaning."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from drafting.figures.numbers import narrow
from drafting.ledger.headcounts import persons_in
from drafting.ledger.ticks import tick_columns
from drafting.lexicon import split, table, words_in
from drafting.text.characters import without_invisible
from drafting.text.patterns import Pattern, alternation
from drafting.workbook.grid import Value


class Column(StrEnum):
    """What stands in a column; the values are those of the lexicon."""

    KIND = "类型"
    NAME = "名称"
    DATE = "时间"
    YEAR = "年"
    MONTH = "月"
    DAY = "日"
    TOPIC = "主题"
    EXPECTED = "应到"
    ATTENDED = "实到"
    BOTH = "应到实到"
    ABSENT = "缺席"
    HOST = "主持"
    LECTURER = "讲课"
    LOCATION = "地点"
    PARTICIPANTS = "参加人员"
    BRANCH = "支部"
    GROUP = "小组"
    TIMES = "次数"
    NUMBER = "序号"
    STATE = "状态"
    REMARK = "备注"
    OTHER = "其他"


BESIDE = frozenset({Column.STATE, Column.REMARK, Column.OTHER})
"""Columns that tell of a record only whether it was held."""
_SILENT = BESIDE | {Column.NUMBER}
"""Columns that say nothing of a record."""
_LEADING = frozenset({Column.KIND, Column.NAME, Column.DATE, Column.MONTH, Column.DAY})
_TELLING = frozenset({Column.KIND, Column.DATE})
"""With these two a row is one of headings, whatever else it has that is no datum of a record."""
_DATUM = Pattern(r"\d|[会课日]$|.{13}")
_PERSONS = frozenset(
    {Column.EXPECTED, Column.ATTENDED, Column.ABSENT, Column.BOTH, Column.PARTICIPANTS}
)
COUNTED = _PERSONS | {Column.KIND, Column.DATE}
"""Columns that the count rests on."""
_GROUPS = {
    Column.DATE: frozenset({Column.DATE, Column.YEAR, Column.MONTH, Column.DAY}),
    **dict.fromkeys((Column.ATTENDED, Column.BOTH, Column.PARTICIPANTS), _PERSONS),
}
"""What headings may be told apart in a second line."""
_BRACKETS = Pattern(r"[（(\[【][^）)\]】]*[）)\]】]")
_SIGNS = Pattern(r"[\s:：*＊“”\"（）()\[\]【】]")
_SUFFIX = Pattern(r"(?:姓名|名单|情况|签字|签名|栏)?")
"""What a heading may have behind the word that says what it is."""
_TAKEN_APART = 100
"""The rank of a heading that is understood word by word."""
_NEAR = 1000
"""The rank of a heading that is only like a known one."""
LONGEST = 24
"""Characters that a heading has at most."""


class Heading(NamedTuple):
    """A heading that is understood; of two columns of one kind that with the smaller ``rank`` is meant."""

    column: Column
    rank: int


@cache
def _known() -> dict[str, Heading]:
    return {
        text: Heading(Column(row["column"]), rank)
        for row in table("ledger_headings")
        for rank, text in enumerate(split(row["headings"]))
    }


@lru_cache(maxsize=4096)
def exact_heading(text: str) -> Heading | None:
    """Return what a heading means by itself: 会议类型, 时 间, 应到人数（人）, 应参加党员数; None for any other text."""
    if len(text) > 3 * LONGEST:
        return None
    text = without_invisible(narrow(text)).lower()
    for form in (text, _BRACKETS.sub("", text)):
        bare = _SIGNS.sub("", form)
        if len(bare) <= LONGEST and bare in _known():
            return _of_the_host(_known()[bare], text)
    persons = persons_in(bare) if len(bare) <= LONGEST else ""
    return Heading(Column(persons), _TAKEN_APART) if persons else None


@lru_cache(maxsize=1024)
def near_heading(text: str) -> Heading | None:
    """Return what a heading means by a known word at its end: 会议召开的时间, 会议主持人姓名.

    For cells of a row that is known to be one of headings. Of persons the end does not tell enough (列席人数,
    未到会人员), and what is only intended (计划会议) says nothing of what was held.
    """
    bare = _SIGNS.sub("", _BRACKETS.sub("", without_invisible(narrow(text)).lower()))
    if len(bare) > LONGEST or bare.startswith(words_in("ledger_persons", "拟")):
        return None
    ends = (
        (bare.rfind(word) + len(word), len(word), word)
        for word, known in _known().items()
        if len(word) > 1 and word in bare and known.column not in _PERSONS
    )
    end, _, word = max(ends, default=(0, 0, ""))
    if not word or not _SUFFIX.fullmatch(bare, end):
        return None
    return _of_the_host(_known()[word]._replace(rank=_NEAR), text)


def _of_the_host(heading: Heading, text: str) -> Heading:
    """Return what a heading means; one of who lectures or presides (主讲（主持）人) says nothing of a lecture."""
    is_both = heading.column is Column.LECTURER and _presides().search(_SIGNS.sub("", text))
    return heading._replace(column=Column.HOST) if is_both else heading


@cache
def _presides() -> Pattern:
    return Pattern(alternation(t for t, known in _known().items() if known.column is Column.HOST))


def are_headings(cells: Iterable[Value]) -> bool:
    """Whether the cells of a row are headings of a ledger: mostly known words, two of them of its own columns."""
    filled = [cell for cell in dict.fromkeys(cells) if cell != ""]
    texts = [cell for cell in filled if isinstance(cell, str)]
    if len(texts) < len(filled):
        return False
    found = [heading.column for text in texts if (heading := exact_heading(text))]
    useful = set(found) - _SILENT
    if len(useful) < 2 or not useful & _LEADING:
        return False
    types = set(tick_columns(texts).values())
    unknown = [t for t in texts if t not in types and not (exact_heading(t) or near_heading(t))]
    if useful >= _TELLING and not any(map(_DATUM.search, unknown)):
        return True
    return 2 * len(unknown) < len(texts)


def columns_of(row: Sequence[Value], below: Sequence[Value] = ()) -> dict[Column, int]:
    """Return where each column stands, by a row of headings and the second line of them, where they have two."""
    best: dict[Column, tuple[int, int]] = {}
    for index in range(max(len(row), len(below))):
        upper = _heading(row, index)
        lower = _heading(below, index)
        heading = lower if lower and may_go_on(upper, lower) else upper or lower
        if heading and heading.column not in BESIDE:
            found = heading.rank, index
            best[heading.column] = min(best.get(heading.column, found), found)
    return {column: index for column, (_, index) in best.items()}


def may_go_on(upper: Heading | None, lower: Heading) -> bool:
    """Whether a heading says more exactly what the one above it says: 应到 under 参会人数, 月 under 时间."""
    return upper is None or (upper.column in _GROUPS and lower.column in _GROUPS[upper.column])


def _heading(row: Sequence[Value], index: int) -> Heading | None:
    cell = row[index] if index < len(row) else ""
    return (exact_heading(cell) or near_heading(cell)) if isinstance(cell, str) and cell else None
