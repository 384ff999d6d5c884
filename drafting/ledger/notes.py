"""What was understood in a way that the secretary should know, as Chinese sentences."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from drafting.ledger.gaps import first_month, periods_in_words
from drafting.ledger.headings import BESIDE, Column
from drafting.ledger.kinds import likely, read_kinds
from drafting.ledger.layout import said_by_name
from drafting.ledger.lectures import LECTURE, asked_about
from drafting.ledger.others import unlike_a_ledger
from drafting.ledger.rows import place, places
from drafting.ledger.sheet_rows import SheetRows
from drafting.ledger.titles import is_plan
from drafting.workbook.grid import Fault, Grid, column_name, sheet_words
from schemas.ledger import Record

MOST = 20
"""Remarks of one sheet, and types, that are told one by one."""
_READ = frozenset(Column) - BESIDE - {Column.NUMBER}
UNCALCULATED = "有公式没有存下结果，请用 Excel 或 WPS 打开这个文件并保存一次，再重新读取"


def notes(sheets: Sequence[SheetRows], others: Sequence[Grid]) -> tuple[str, ...]:
    """Return the notes on the sheets that were read and on those that have no headings."""
    records = [record for sheet in sheets for record in sheet.records]
    return (
        *_uncalculated(sheets),
        *_on_types(records),
        *(note for sheet in sheets for note in _on_rows(sheet)),
        *(note for sheet in sheets for note in _lectures(sheet, records)),
        *(note for sheet in sheets for note in _on_months(sheet)),
        *(note for sheet in sheets for note in _unread(sheet)),
        *(note for sheet in sheets for note in _hidden(sheet)),
        *(note for sheet in sheets for note in _planned(sheet)),
        *_others(others),
        *_branches(records),
        *_start(records),
    )


def _uncalculated(sheets: Iterable[SheetRows]) -> Iterator[str]:
    named = [
        sheet_words(sheet.grid.name) or "这个文件"
        for sheet in sheets
        if Fault.UNCALCULATED in sheet.grid.faults.values()
    ]
    if named:
        yield f"{'、'.join(named)}里{UNCALCULATED}"


def _on_types(records: Iterable[Record]) -> Iterator[str]:
    """Tell of types that the lexicon does not have, that say more than the type, and that are or may be several."""
    by_type: dict[tuple[str, tuple[str, ...]], list[Record]] = {}
    for record in filter(lambda record: record.typed, records):
        by_type.setdefault((record.typed, record.kinds), []).append(record)
    unknown, longer = [], []
    joint: dict[str, Sequence[Record]] = {}
    for (typed, labels), found in by_type.items():
        kinds = read_kinds(typed)
        if kinds.others:
            each = "、".join(f"“{label}”" for label in kinds.others)
            yield f"{places(found)}的类型“{typed}”里还提到{each}，没有另计；也开了的，请另写一行"
        if kinds.is_several:
            yield f"{places(found)}的类型“{typed}”像是不止一次，每行仍按1次计；开了几次，请写成几行"
        if len(labels) > 1:
            joint[f"“{typed}”计作{'、'.join(labels)}"] = found
        elif not kinds.is_known:
            unknown.append((typed, found))
        elif not kinds.is_plain:
            longer.append((typed, labels[0]))
    for typed, found in unknown[:MOST]:
        like = likely(typed)
        asked = f"是不是“{like}”？" if like else ""
        yield f"{places(found)}的类型“{typed}”不认识，{asked}现在按它自己的名称另计{len(found)}次"
    if len(unknown) > MOST:
        yield f"另有{len(unknown) - MOST}种不认识的类型，也都按各自的名称另计"
    if joint:
        rows = places(chain.from_iterable(joint.values()))
        yield f"一格里写了几种的，每种各计一次（{rows}）：{_listed(list(joint))}"
    if longer:
        yield _listed([f"“{typed}”计作{label}" for typed, label in longer])


def _listed(said: Sequence[str]) -> str:
    """Return what types were counted as, of many the first."""
    return "；".join(said[:MOST]) + (f"等，共{len(said)}种写法" if len(said) > MOST else "")


def _on_rows(sheet: SheetRows) -> Iterator[str]:
    remarks = list(sheet.remarks.items())
    for words, rows in remarks[:MOST]:
        yield f"{place(sheet.grid.name, rows)}：{words}"
    if left := sum(len(rows) for _, rows in remarks[MOST:]):
        yield f"{sheet_words(sheet.grid.name)}另有{left}处类似的情况，没有逐一列出"


def _lectures(sheet: SheetRows, records: Iterable[Record]) -> Iterator[str]:
    """Ask of records in which somebody may have held a 党课, where there is none on that day."""
    days = {record.date for record in records if LECTURE in record.kinds}
    by_words: dict[str, list[int]] = {}
    for record, words in asked_about(sheet).items():
        if record.date not in days:
            by_words.setdefault(words, []).append(record.row)
    for words, rows in by_words.items():
        yield f"{place(sheet.grid.name, rows)}：{words}，没有另计{LECTURE}；也上了党课的，请在类型里加上“、党课”"


def _unread(sheet: SheetRows) -> Iterator[str]:
    """Tell which columns of a sheet are not understood."""
    if named := "、".join(list(sheet.unread)[:MOST]):
        more = f"等{len(sheet.unread)}列" if len(sheet.unread) > MOST else ""
        yield f"{sheet_words(sheet.grid.name) or '台账'}里{named}{more}没有读；要用的，请把标题改成“时间”“会议类型”“应到”“实到”一类的叫法"


def _on_months(sheet: SheetRows) -> Iterator[str]:
    """Tell of records of other months than the one that the sheet's name says."""
    name = sheet.grid.name
    month = said_by_name(name).month
    others = [record.row for record in sheet.records if month and record.date.month != month]
    if others:
        yield f"{place(name, others)}不是{month}月的，也计入了，请核对日期"


def _hidden(sheet: SheetRows) -> Iterator[str]:
    grid, name = sheet.grid, sheet_words(sheet.grid.name)
    if grid.is_hidden and sheet.records:
        yield f"{name}是隐藏的，里面的{len(sheet.records)}条记录也计入了"
    hidden = [record.row for record in sheet.records if record.row - 1 in grid.hidden_rows]
    if hidden:
        yield f"{place(grid.name, hidden)}是隐藏的（可能是筛选后看不见），也计入了"
    columns = sorted(
        index for column, index in sheet.columns.items() if column in _READ and index in grid.hidden_columns
    )  # fmt: skip
    if columns:
        yield f"{name}隐藏的{'、'.join(map(column_name, columns))}列也读了"


def _planned(sheet: SheetRows) -> Iterator[str]:
    """Tell of a sheet that is called a plan or an example."""
    name = sheet.grid.name
    if sheet.records and is_plan(name):
        yield f"{sheet_words(name)}从名称看像是计划或样表，里面写了实到人数的{len(sheet.records)}条记录也计入了，请核对"


def _others(grids: Iterable[Grid]) -> Iterator[str]:
    for grid in grids:
        filled = sum(1 for row in grid.rows if any(cell != "" for cell in row))
        if filled:
            hidden = "（隐藏的）" if grid.is_hidden else ""
            why = unlike_a_ledger(grid)
            told = why.message if why.is_near else "里没有“会议类型”“时间”这样的标题行"
            yield f"{sheet_words(grid.name)}{hidden}{told}，有字的{filled}行都没有计入"


def _branches(records: Iterable[Record]) -> Iterator[str]:
    """Tell where the ledger is of several branches, which are counted together."""
    branches = Counter(record.branch for record in records if record.branch)
    if len(branches) > 1:
        named = "、".join(f"{name}{count}条" for name, count in branches.most_common(MOST))
        yield f"台账里有{len(branches)}个支部的记录（{named}），都计入了；如果只要一个支部的，请另存一份再用"


def _start(records: Sequence[Record]) -> Iterator[str]:
    if records and (first := first_month({record.date.month} for record in records)) > 1:
        before = periods_in_words(range(1, first), 1)
        yield f"台账的第一条记录在{first}月，{before}没有算作缺"
