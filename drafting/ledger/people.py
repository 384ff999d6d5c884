"""How many were there: the numbers of persons in a cell."""

from datetime import date
from functools import cache
from typing import NamedTuple

from drafting.figures.numbers import narrow, parse_number
from drafting.figures.vocabulary import HAN_DIGITS
from drafting.ledger.headings import Column
from drafting.lexicon import words_in
from drafting.text.characters import without_invisible
from drafting.text.patterns import Pattern, alternation
from drafting.text.strings import in_short
from drafting.workbook.grid import Value
from drafting.workbook.values import text_of, whole_number

MOST = 100_000
"""Persons at one meeting at most; more is no number of persons."""
LONGEST = 200
"""Characters of a cell with a number of persons; a longer one is a story."""
SHOWN = 30
"""Characters of a cell that a doubt quotes."""
N = rf"(?:\d+|[{HAN_DIGITS}]+)"
_REMARK = Pattern(r"[（(\[【][^）)\]】]*[）)\]】]")
_PAIR = Pattern(r"(\d+)人?[/／\\、:|](\d+)人?")
_EXPECTED = Pattern(rf"应[到参出会][^\d{HAN_DIGITS}]{{0,6}}({N})")
_ATTENDED = Pattern(rf"(?:实[到参出会际]|到会|出席|参[加会])[^\d{HAN_DIGITS}]{{0,6}}({N})")
_ABSENT = Pattern(rf"(?:缺席|缺勤|请假|未到|缺)[^\d{HAN_DIGITS}]{{0,4}}({N})")
_WORDS = rf"[^\d{HAN_DIGITS}余多几约近超]{{0,8}}"
_ALONE = Pattern(
    rf"{_WORDS}(?:(\d+)|([{HAN_DIGITS}]+)(?=个?人|名|位))(?:个?人次?|名|位|个)?{_WORDS}"
)
"""A Chinese number needs its unit: 二十三人, but not 王五."""
_ALL = Pattern(
    r"(?:全体|全员|全部|全到|满员)(?:党员|人员|委员|成员|支委|同志)*(?:参加|到会|出席|到齐)?"
)
_ABSENT_TOO = Pattern(rf"({N})(?:个?人|名|位)(?:缺席|缺勤|请假|未到)")
_BETWEEN = Pattern(r"[/、,，和]")
OWN_SHARE = Pattern(rf"[本我](?:党)?支部[^\d{HAN_DIGITS}]{{0,4}}({N})")
_SHARE = Pattern("[%‰]|百分之")
_APART = Pattern("另|不含|不包括|不计|除")
"""With these words others are no part of the number: 22人（另有群众3人）."""
_IN_ALL = Pattern(rf"[（(\[【](?:共|计|共计)?({N})(?:个?人|名|位)?[）)\]】]")
"""How many all of them are: 全体党员（25人）."""
_CAME = ("实", "到", "出席")
"""What a heading has that is only of those who came; 参加人数 may be of those who should have come."""
_NOBODY = frozenset({"无", "没有", "无人", "零"})
BLANK = frozenset({"", "-", "--", "—", "——", "/", "\\", "、", "无", "没有", "略"})
"""What stands in a cell in which nobody is told."""


class Numbers(NamedTuple):
    """The numbers of persons in a cell; ``is_everybody`` for 全体党员, ``doubt`` what is to be asked about them."""

    expected: int | None = None
    attended: int | None = None
    absent: int | None = None
    is_everybody: bool = False
    doubt: str = ""


def read_numbers(value: Value, column: Column, heading: str = "") -> Numbers:
    """Return the numbers in a cell of a column; ``heading`` tells which of 25/23 is which, and what 24（缺2） is."""
    if isinstance(value, str):
        if len(value) > LONGEST:
            return _unclear(value)
        plain = "".join(narrow(without_invisible(value)).split())
        if column is Column.ABSENT and plain in _NOBODY:
            return Numbers(absent=0)
        if doubt := _doubt(plain, column):
            return Numbers(doubt=doubt)
        return Numbers() if plain in BLANK else _of_text(plain, column, heading)
    number = None if isinstance(value, bool) else whole_number(value)
    if number is None or not 0 <= number <= MOST:
        is_day = isinstance(value, date)
        return Numbers(doubt="被表格软件变成了日期" if is_day else _no_number(text_of(value)))
    return _placed(number, column)


def _unclear(typed: str) -> Numbers:
    return Numbers(doubt=f"写的是“{in_short(typed, SHOWN)}”，看不出是几个人，请写成一个数")


def _no_number(typed: str) -> str:
    return f"写的是“{in_short(typed, SHOWN)}”，不是人数，请写成一个数"


def _doubt(plain: str, column: Column) -> str:
    """Return why a cell can be no number of persons whatever it has, or an empty string."""
    if column is Column.ATTENDED and plain in _NOBODY:
        return f"写的是“{plain}”，看不出是没有开，还是没有记人数"
    return "写的是百分比，不是人数" if _SHARE.search(plain) else ""


def _placed(number: int, column: Column) -> Numbers:
    if column is Column.EXPECTED:
        return Numbers(expected=number)
    return Numbers(absent=number) if column is Column.ABSENT else Numbers(attended=number)


def _of_text(plain: str, column: Column, heading: str) -> Numbers:
    if pair := _PAIR.fullmatch(plain):
        first, second = int(pair[1]), int(pair[2])
        if max(first, second) > MOST:
            return Numbers(doubt=_no_number(plain))
        is_turned = _names_the_due_last(heading) if "应" in heading else first < second
        return Numbers(second, first) if is_turned else Numbers(first, second)
    bare = _REMARK.sub("", plain)
    expected, attended, absent = _labelled(bare)
    if expected is not None or (absent is not None and column is not Column.ABSENT):
        return Numbers(expected, attended, absent)
    remark = "，".join(_REMARK.compiled.findall(plain))
    if _ALL.fullmatch(bare):
        return _of_everybody(plain, remark, column, heading)
    alone = _ALONE.fullmatch(bare)
    number = number_of_persons((alone[1] or alone[2]) if alone else bare)
    if number is not None:
        return _completed(number, plain, remark, column, heading)
    return Numbers() if column is Column.ABSENT else _unclear(plain)


def _of_everybody(plain: str, remark: str, column: Column, heading: str) -> Numbers:
    """Return what 全体 with a remark says: 全体党员（25人）, 全体（缺2人）; of those who were absent by name nothing is sure."""
    if found := _IN_ALL.fullmatch(remark):
        number = number_of_persons(found[1])
        return _unclear(plain) if number is None else _completed(number, plain, "", column, heading)
    told = Numbers(*_labelled(remark))
    if told != Numbers():
        return told
    return _unclear(plain) if _short_of().search(remark) else Numbers(is_everybody=True)


@cache
def _short_of() -> Pattern:
    """Return what finds that somebody was absent: （除张三外）, （李四请假）."""
    return Pattern(f"除|{alternation(words_in('ledger_people', '缺席'))}")


@cache
def _of_others() -> Pattern:
    """Return what finds that not only members were there: 25人（含列席2人）."""
    return Pattern(alternation(words_in("ledger_people", "非党员")))


def _names_the_due_last(heading: str) -> bool:
    """Whether the heading over two numbers has those expected behind those who came: 实到/应到, 参加人数/应到."""
    first, *others = _BETWEEN.split(heading)
    is_told_apart = bool(others) and "应" in others[-1] and "应" not in first
    return is_told_apart or 0 <= heading.find("实") < heading.find("应")


def _completed(number: int, plain: str, remark: str, column: Column, heading: str) -> Numbers:
    """Return a number with what a remark behind it says: 5（缺1） of those expected, 4（应到5）."""
    expected, attended, absent = _labelled(remark)
    own = OWN_SHARE.search(remark)
    if own and number_of_persons(own[1]) != number:
        return Numbers(doubt=f"写的是{number}人，其中本支部{own[1]}人，看不出按哪个数计")
    is_both = column is Column.BOTH
    may_be_due = is_both or (column is Column.ATTENDED and not is_of_those_who_came(heading))
    if may_be_due and expected is None and attended is None and absent:
        forms = [
            f"“应到{due}，实到{due - absent}”" for due in (number, number + absent) if due >= absent
        ]
        return Numbers(
            doubt=f"写的是“{in_short(plain, SHOWN)}”，看不出{number}是应到还是实到，请写成{'或'.join(forms)}"
        )
    if column is Column.EXPECTED or (is_both and attended is not None and expected is None):
        return Numbers(number, attended, absent)
    if column is Column.ABSENT:
        return Numbers(absent=number)
    if attended is not None and attended != number:
        return _unclear(plain)
    others = None if _APART.search(plain) else _of_others().search(plain)
    asked = (
        f"写的是“{in_short(plain, SHOWN)}”，按{number}人计，请核对{others[0]}的该不该算"
        if others
        else ""
    )
    return Numbers(expected, number, doubt=asked)


def is_of_those_who_came(heading: str) -> bool:
    """Whether a number under a heading can only be of those who came; where there is no heading it is."""
    return not heading or any(word in heading for word in _CAME)


def _labelled(text: str) -> tuple[int | None, int | None, int | None]:
    """Return the numbers that are called expected, attended and absent."""
    expected, attended, absent = (_named(each, text) for each in (_EXPECTED, _ATTENDED, _ABSENT))
    return expected, attended, _named(_ABSENT_TOO, text) if absent is None else absent


def _named(pattern: Pattern, text: str) -> int | None:
    found = pattern.search(text)
    return number_of_persons(found[1]) if found else None


def number_of_persons(text: str) -> int | None:
    """Return the number of persons that a numeral is; None for one that no meeting has."""
    value = parse_number(text)
    return int(value) if value is not None and value <= MOST else None
