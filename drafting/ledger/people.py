"""Who was there: the numbers of persons in a cell, and the names."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from drafting.characters import without_invisible
from drafting.figures.numbers import narrow, parse_number
from drafting.figures.vocabulary import HAN_DIGITS
from drafting.ledger.headings import Column
from drafting.patterns import Pattern
from drafting.workbook.grid import Value
from drafting.workbook.values import whole_number

MOST = 100_000
"""Persons at one meeting at most; more is no number of persons."""
LONGEST = 200
"""Characters of a cell with a number of persons; a longer one is a story."""
_N = rf"(?:\d+|[{HAN_DIGITS}]+)"
_REMARK = Pattern(r"[（(\[【][^）)\]】]*[）)\]】]")
_PAIR = Pattern(r"(\d+)人?[/／\\、:|](\d+)人?")
_EXPECTED = Pattern(rf"应[到参出会][^\d{HAN_DIGITS}]{{0,6}}({_N})")
_ATTENDED = Pattern(rf"(?:实[到参出会际]|到会|出席|参[加会])[^\d{HAN_DIGITS}]{{0,6}}({_N})")
_ABSENT = Pattern(rf"(?:缺席|缺勤|请假|未到|缺)[^\d{HAN_DIGITS}]{{0,4}}({_N})")
_WORDS = rf"[^\d{HAN_DIGITS}余多几约近超]{{0,8}}"
_ALONE = Pattern(
    rf"{_WORDS}(?:(\d+)|([{HAN_DIGITS}]+)(?=个?人|名|位))(?:个?人次?|名|位|个)?{_WORDS}"
)
"""A Chinese number needs its unit: 二十三人, but not 王五."""
_ALL = Pattern(
    r"(?:全体|全员|全部|全到|满员)(?:党员|人员|委员|成员|支委|同志)*(?:参加|到会|出席|到齐)?"
)
_NOBODY = frozenset({"无", "没有", "无人", "零"})
_BLANK = frozenset({"", "-", "--", "—", "——", "/", "\\", "、", "无", "没有", "略"})

_HAN = r"[㐀-鿿]"
_SEPARATORS = Pattern(r"[、，,;；/|\n\t。]+")
_OPENING = Pattern(r"^[^：:]{1,8}[：:]")
_ET_AL = Pattern(rf"等?(?:共计?)?{_N}(?:个?人|名|位)(?:党员|同志)?(?:参加)?$|等$")
_COUNT = Pattern(rf"({_N})")
_NAME = Pattern(rf"{_HAN}{{2,4}}|{_HAN}{{1,6}}[·•・]{_HAN}{{1,8}}")


class Numbers(NamedTuple):
    """The numbers of persons in a cell; ``is_everybody`` for 全体党员, ``doubt`` where it could not be read."""

    expected: int | None = None
    attended: int | None = None
    absent: int | None = None
    is_everybody: bool = False
    doubt: str = ""


class Names(NamedTuple):
    """The persons in a list; ``number`` where it says one (等23人), ``is_whole`` where nobody else was there."""

    names: tuple[str, ...] = ()
    number: int | None = None
    is_whole: bool = False


def read_numbers(value: Value, column: Column, heading: str = "") -> Numbers:
    """Return the numbers in a cell of a column; ``heading`` tells which of 25/23 is which."""
    if isinstance(value, str):
        if len(value) > LONGEST:
            return Numbers(doubt="看不出是几个人")
        plain = "".join(narrow(without_invisible(value)).split())
        if column is Column.ABSENT and plain in _NOBODY:
            return Numbers(absent=0)
        return Numbers() if plain in _BLANK else _of_text(plain, column, heading)
    number = None if isinstance(value, bool) else whole_number(value)
    if number is None or not 0 <= number <= MOST:
        is_day = isinstance(value, date)
        return Numbers(doubt="被表格软件变成了日期" if is_day else "不是人数")
    return _placed(number, column)


def _placed(number: int, column: Column) -> Numbers:
    if column is Column.EXPECTED:
        return Numbers(expected=number)
    return Numbers(absent=number) if column is Column.ABSENT else Numbers(attended=number)


def _of_text(plain: str, column: Column, heading: str) -> Numbers:
    if pair := _PAIR.fullmatch(plain):
        first, second = int(pair[1]), int(pair[2])
        if max(first, second) > MOST:
            return Numbers(doubt="不是人数")
        is_turned = 0 <= heading.find("实") < heading.find("应")
        if not is_turned and column is not Column.BOTH:
            is_turned = first < second
        return Numbers(second, first) if is_turned else Numbers(first, second)
    bare = _REMARK.sub("", plain)
    named = (_named(pattern, bare) for pattern in (_EXPECTED, _ATTENDED, _ABSENT))
    expected, attended, absent = named
    if expected is not None or (absent is not None and column is not Column.ABSENT):
        return Numbers(expected, attended, absent)
    if _ALL.fullmatch(bare):
        return Numbers(is_everybody=True)
    alone = _ALONE.fullmatch(bare)
    number = _number((alone[1] or alone[2]) if alone else bare)
    if number is not None:
        return _placed(number, column)
    return Numbers() if column is Column.ABSENT else Numbers(doubt="看不出是几个人")


def _named(pattern: Pattern, text: str) -> int | None:
    found = pattern.search(text)
    return _number(found[1]) if found else None


def _number(text: str) -> int | None:
    value = parse_number(text)
    return int(value) if value is not None and value <= MOST else None


def read_names(value: Value) -> Names:
    """Return the persons in a cell: 张三、李四、王 五, and a number that stands there instead or behind them."""
    if not isinstance(value, str):
        number = None if isinstance(value, bool) else whole_number(value)
        return Names(number=number if number is None or 0 <= number <= MOST else None)
    text = _OPENING.sub("", _REMARK.sub("", narrow(without_invisible(value)).strip()))
    bare = "".join(text.split())
    if not bare or bare in _BLANK:
        return Names()
    counted = _ET_AL.search(bare)
    number = _named(_COUNT, counted[0]) if counted else None
    if number is None:
        number = read_numbers(bare, Column.ATTENDED).attended
    tokens = [token for part in _SEPARATORS.split(text) for token in _parted(part)]
    names = [name for token in tokens if is_name(name := _ET_AL.sub("", token))]
    is_whole = counted is None and len(names) == len(tokens)
    return Names(tuple(dict.fromkeys(names)), number, is_whole)


def _parted(part: str) -> list[str]:
    """Return the words of a part; a name set apart (王 五) is one."""
    words: list[str] = []
    was_single = False
    for word in part.split():
        if len(word) == 1 and was_single:
            words[-1] += word
        else:
            words.append(word)
        was_single = len(word) == 1
    return words


@lru_cache(maxsize=4096)
def is_name(word: str) -> bool:
    """Whether a word of a list is a person's name, of whatever people."""
    from drafting.checks.names.known_persons import is_person  # the checks read the ledger

    return _NAME.fullmatch(word) is not None and (len(word) > 4 or "·" in word or is_person(word))
