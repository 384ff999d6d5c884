"""Records that may be one and the same, which the secretary is asked about; nothing is merged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from drafting.ledger.kinds import usuals
from drafting.ledger.rows import places
from drafting.text.patterns import Pattern
from drafting.workbook.grid import sheet_words
from schemas.ledger import Duplicate, Record

_SIGNS = Pattern(r"[\W_]+")
_TELLING = 4
"""Characters that two topics must have to be told as the same."""
_MANY = 10
"""With more records of a label on one day the ledger is of many branches, and each of them is asked about already."""
_ASK = "如果是同一次，请删去一条"
_Key = tuple[object, ...]


def duplicates(records: Iterable[Record]) -> tuple[Duplicate, ...]:
    """Return the groups of records to ask about.

    Records of one label on one day; on two sheets all together; a 党课 of which all is told that is told of a 党员大会.
    """
    groups: dict[_Key, list[Record]] = defaultdict(list)
    often = {usual.label for usual in usuals().values() if usual.is_often}
    for record in records:
        for label in record.kinds:
            if record.is_exact and label not in often:
                key: _Key = (label, record.date, record.branch, record.group)
            else:
                key = _content(record, label)
            groups[key].append(record)
    several = [(str(key[0]), group) for key, group in groups.items() if len(group) > 1]
    return (*_repeated(several), *_held_together(groups))


def _content(record: Record, label: str) -> _Key:
    """Return what two records have in common that may be one although several of a day or month are usual."""
    if record.is_exact:
        return (label, *record[3:5], record.topic, *record[9:])
    return label, record.date, record.topic or record.row, record.host, record.branch, record.group


def _repeated(groups: Iterable[tuple[str, Sequence[Record]]]) -> Iterator[Duplicate]:
    across: dict[tuple[str, ...], list[tuple[str, Sequence[Record]]]] = defaultdict(list)
    for label, group in groups:
        sheets = tuple(dict.fromkeys(record.sheet for record in group))
        if len(sheets) > 1 and len(group) == len(sheets):
            across[sheets].append((label, group))
        else:
            yield Duplicate(tuple(group), _question(label, group))
    for sheets, pairs in across.items():
        if len(pairs) == 1:
            yield Duplicate(tuple(pairs[0][1]), _question(*pairs[0]))
            continue
        found = tuple(dict.fromkeys(record for _, group in pairs for record in group))
        named = "和".join(map(sheet_words, sheets))
        yield Duplicate(
            found,
            f"{named}里有{len(pairs)}次会议的日期和类型相同（{places(found)}），是不是同一些会议登记在了两张表里？"
            "现在每一条都计入了；确是同一些会议的，只保留一张表里的，不是的不用改",
        )


def _question(label: str, group: Sequence[Record]) -> str:
    first, count = group[0], len(group)
    is_same = all(record[2:] == first[2:] for record in group)
    alike = "内容完全一样，是不是重复登记了？" if is_same else "是不是同一次登记了两遍？"
    return f"{_day(first)}有{count}条{label}（{places(group)}），{alike}现在按{count}次计，{_ASK}"


def _held_together(groups: dict[_Key, list[Record]]) -> Iterator[Duplicate]:
    """Yield the 党课 that may be a 党员大会 of the same day entered again, and the like."""
    for (label, *day), records in groups.items():
        usual = usuals().get(str(label))
        if usual is None or len(records) > _MANY:
            continue
        for other in usual.within:
            around = groups.get((other, *day), ())
            if 0 < len(around) <= _MANY and (found := _same(records, around)):
                yield Duplicate(found, _together(found, usual.label, other))


def _same(inner: Sequence[Record], outer: Sequence[Record]) -> tuple[Record, ...]:
    """Return the records of two labels that have one topic, place and numbers, those of the second label first."""
    rows = {(record.sheet, record.row) for record in outer}
    held = [record for record in inner if (record.sheet, record.row) not in rows]
    alike = set(map(_told, held)) & set(map(_told, outer))
    return tuple(
        record
        for record in (*outer, *held)
        if _told(record) in alike and len(_told(record)[0]) >= _TELLING
    )


def _told(record: Record) -> tuple[str, str, int | None, int | None]:
    """Return what is told of a meeting beside its type and day."""
    topic, location = (_SIGNS.sub("", text) for text in (record.topic, record.location))
    return topic, location, record.expected, record.attended


def _together(found: Sequence[Record], label: str, other: str) -> str:
    within = [record for record in found if label in record.kinds]
    around = [record for record in found if record not in within]
    return (
        f"{_day(found[0])}的{label}（{places(within)}）和{other}（{places(around)}），是不是同一次活动？"
        f"现在{other}计{len(around)}次、{label}计{len(within)}次；如果只算其中一种，请在台账里改过来"
    )


def _day(record: Record) -> str:
    return (
        f"{record.date.month}月{record.date.day}日" if record.is_exact else f"{record.date.month}月"
    )
