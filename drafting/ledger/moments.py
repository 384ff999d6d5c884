"""When something was, as ledgers have it: real dates, serial numbers, and every way in which dates are typed."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from drafting.facts.dates import Date, find_dates
from drafting.figures.numbers import narrow, parse_number
from drafting.text.characters import without_invisible
from drafting.text.patterns import Pattern
from drafting.workbook.grid import Value

FIRST, LAST = 2000, 2100
NEAR = 2
"""Years from the ledger's own within which the year of a short date is looked for."""
_EPOCH = date(1899, 12, 30)
_SERIALS = range((date(FIRST, 1, 1) - _EPOCH).days, (date(LAST, 1, 1) - _EPOCH).days)

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?|\d{1,2}[时点](?:\d{1,2}分|[半整])?"
_HOURS = Pattern(rf"(?:(?<=\d)T|(?<!\d))(?:{_CLOCK})(?:\s*[-—–~～至到]+\s*(?:{_CLOCK}))?")
_WEEKDAY = Pattern(r"[（(]?(?:周|星期|礼拜)[一二三四五六日天][）)]?")
_DAYTIME = Pattern(r"[上中下]午|早上|晚上|晚间|傍晚|凌晨|全天|(?<=[日号])晚")
_REMARK = Pattern(r"[（(][^）)]*[）)]")
_ORDINAL = Pattern(r"第\d{1,3}[次期讲课场]")
_HABIT = Pattern(r"每[年季月周天日]")
_PERIOD = Pattern(r"季度|半年|学期|全年")
_THIRD = Pattern(r"(?:[上中下]旬|[初中底末])$")
_TO = Pattern(r"[-—–~～至到、，,;；和及]+")
_N = r"[\d〇○零一二三四五六七八九十]{1,3}"
_MONTH_DAY = Pattern(rf"({_N})月份?({_N})[日号]?")
_POINTED = Pattern(r"(\d{1,2})[./](\d{1,2})[日号]?")
_SHORT_YEAR = Pattern(r"'?(\d{1,2})[./年-](\d{1,2})[./月-](\d{1,2})[日号]?")
_SHORT_MONTH = Pattern(r"(\d{2})年(\d{1,2})月份?")
_DAY = Pattern(rf"({_N})[日号]?")
_BARE_MONTH = Pattern(rf"年\s*{_N}$")
"""A number behind the year that begins a word: 2025年三会一课台账."""
_LIST = Pattern(r"[、，,;；和及]")
_OTHER_DAY = Pattern(rf"(?:{_N}?\d?[年./-])?(?:{_N}(?:月份?|[./-]))?{_N}[日号]?")
"""The end of a span of days, or a further day: 7日, 4月2日, 03-07, 2025年4月2日."""


class Moment(NamedTuple):
    """When something was, as far as the cell says it.

    ``fault`` is why it cannot be used, ``doubt`` what the secretary should know of a moment that can.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    fault: str = ""
    doubt: str = ""


LONGEST = 60
"""Characters of a cell that tells when something was; a longer one is a story."""
ONLY_HOURS = "只有钟点，没有日期"
ONLY_WEEKDAY = "只写了星期几，没有日期"
NOTHING = Moment(fault="没有写时间")
UNCLEAR = Moment(fault="看不出是哪一天")


def read_moment(  # noqa: PLR0911 - one return for each kind of value
    value: Value, year: int | None
) -> Moment:
    """Return the moment that a cell holds.

    ``year`` is that of the ledger: it alone tells whether 25.3.5 begins with its year.
    """
    if isinstance(value, datetime):
        return Moment(value.year, value.month, value.day)
    if isinstance(value, date):
        return Moment(value.year, value.month, value.day)
    if isinstance(value, bool):
        return UNCLEAR
    if isinstance(value, int):
        return _of_number(value, year)
    if isinstance(value, float):
        return _of_number(int(value), year) if value.is_integer() else _of_fraction(value)
    if isinstance(value, str):
        return _of_text(value, year) if value.strip() else NOTHING
    return Moment(fault=ONLY_HOURS)


def _of_number(number: int, year: int | None) -> Moment:
    if number in _SERIALS:
        day = _EPOCH + timedelta(days=number)
        return Moment(day.year, day.month, day.day)
    if FIRST <= number <= LAST:
        return Moment(number, fault="只写了年份")
    if 1 <= number <= 31:
        return Moment(day=number)
    return _of_digits(str(number), year)


def _of_digits(digits: str, year: int | None) -> Moment:
    """Return 20250305, 202503 or 250305, where it can only be one of them."""
    readings: list[Moment] = []
    if len(digits) == 8:
        readings.append(Moment(int(digits[:4]), int(digits[4:6]), int(digits[6:])))
    elif len(digits) == 6:
        readings.append(Moment(int(digits[:4]), int(digits[4:])))
        readings.append(Moment(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:])))
    real = [m for m in readings if FIRST <= (m.year or 0) <= LAST and is_real(m)]
    of_year = [m for m in real if m.year == year]
    if len(of_year or real) == 1:
        return (of_year or real)[0]
    return UNCLEAR


def _of_fraction(number: float) -> Moment:  # noqa: PLR0911 - one return for each way of typing
    """Return what was typed as 3.5 (5 March) or 2025.3 and became a number, which has lost a zero at its end."""
    if int(number) in _SERIALS:
        return _of_number(int(number), None)
    whole, _, decimals = repr(number).partition(".")
    if len(decimals) > 2 or not whole.isdecimal():
        return UNCLEAR
    first, second = int(whole), int(decimals)
    lost_zero = len(decimals) == 1
    if FIRST <= first <= LAST:
        if lost_zero and second == 1:
            return Moment(first, fault="看不出是1月还是10月")
        return Moment(first, second) if 1 <= second <= 12 else UNCLEAR
    if not 1 <= first <= 12 or not is_real(Moment(None, first, second)):
        return UNCLEAR
    if lost_zero and is_real(Moment(None, first, 10 * second)):
        return Moment(
            None, first, doubt=f"看不出是{first}月{second}日还是{10 * second}日，只按{first}月计"
        )
    return Moment(None, first, second)


def _of_text(text: str, year: int | None) -> Moment:
    if len(text) > LONGEST:
        return UNCLEAR
    plain = narrow(without_invisible(text))
    if _HABIT.search(plain):
        return Moment(fault="写的是固定的时间，看不出是哪一天")
    fault = ONLY_WEEKDAY if _WEEKDAY.search(plain) else ONLY_HOURS
    plain = _HOURS.sub("", _WEEKDAY.sub("", plain))
    plain = _DAYTIME.sub("", _REMARK.sub("", plain))
    plain = "".join(plain.split()).strip("。，,、；;.")
    if not plain:
        return Moment(fault=fault)
    return (
        _single(plain, year)
        or _several(plain, year)
        or _within(plain)
        or (Moment(fault="没有写到月份") if _PERIOD.search(plain) else UNCLEAR)
    )


def _single(  # noqa: PLR0911 - one return for each way of typing
    text: str, year: int | None
) -> Moment | None:
    """Return the one moment that the whole text is."""
    if text.isdecimal() and len(text) <= 8:
        return _of_number(int(text), year)
    if m := _SHORT_YEAR.fullmatch(text):
        return _short(int(m[1]), int(m[2]), int(m[3]), year)
    if m := _SHORT_MONTH.fullmatch(text):
        return _checked(Moment(2000 + int(m[1]), int(m[2])))
    if m := _POINTED.fullmatch(text):
        return _checked(Moment(None, int(m[1]), int(m[2])))
    if m := _MONTH_DAY.fullmatch(text):
        return _checked(Moment(None, _number(m[1]), _number(m[2])))
    if (m := _DAY.fullmatch(text)) and (day := _number(m[1])) and day <= 31:
        return Moment(day=day)
    rest = _THIRD.sub("", text)
    found = find_dates(rest)
    if len(found) == 1 and found[0].text == rest and (rest == text or found[0].day is None):
        return _dated(found[0])
    return None


def _dated(found: Date) -> Moment:
    if found.month is None:
        return Moment(found.year, fault="只写了年份")
    return _checked(Moment(found.year, found.month, found.day))


def _short(first: int, second: int, third: int, year: int | None) -> Moment:
    """Return 25.3.5, which is 5 March 2025 as long as nothing else is as likely: not so 03/05/25."""
    readings = (
        Moment(2000 + first, second, third),
        Moment(2000 + third, first, second),
        Moment(2000 + third, second, first),
    )
    real = [moment for moment in dict.fromkeys(readings) if is_real(moment)]
    if not real:
        return Moment(fault="没有这一天")
    if year is None:
        return readings[0] if first > 12 and is_real(readings[0]) else UNCLEAR
    for distance in (0, NEAR):
        near = [m for m in real if m.year is not None and abs(m.year - year) <= distance]
        if len(near) == 1:
            return near[0]
        if near:
            break
    return Moment(fault="看不出哪个是年、哪个是月、哪个是日")


def _several(text: str, year: int | None) -> Moment | None:
    """Return the first of the days from 3月5日-6日, 3月5日—4月2日 or 3月5日、12日, which are one record."""
    for sign in _TO.finditer(text):
        first, tail = _single(text[: sign.start()], year), text[sign.end() :]
        if first is None or first.day is None or not (first.month or text.endswith(("日", "号"))):
            continue
        if all(_OTHER_DAY.fullmatch(part) for part in _LIST.split(tail)):
            return first._replace(doubt="写了几个日期，按1次计" if _LIST.search(text) else "")
    return None


def _within(text: str) -> Moment | None:
    """Return the only date among other words, which the secretary is told."""
    text = _ORDINAL.sub("", text)
    found = [d for d in find_dates(text) if d.month is not None]
    if len(found) != 1 or any(c.isdecimal() for c in text.replace(found[0].text, "", 1)):
        return None
    if _BARE_MONTH.search(found[0].text):
        return None
    moment = _dated(found[0])
    day = f"{moment.day}日" if moment.day else ""
    return moment._replace(doubt=f"按{moment.month}月{day}计") if not moment.fault else moment


def _checked(moment: Moment) -> Moment:
    return moment if is_real(moment) else Moment(fault="没有这一天")


def is_real(moment: Moment) -> bool:
    """Whether the calendar has it; a 29 February without a year passes."""
    return Date("", moment.year, moment.month, moment.day).is_real and moment.day != 0


def _number(text: str) -> int | None:
    value = parse_number(text)
    return int(value) if value is not None else None


def read_month(value: Value) -> int | None:
    """Return the month that a cell of a column 月 holds: 3, 3月, 三月份."""
    if isinstance(value, str):
        bare = (
            "".join(narrow(without_invisible(value)).split()).removesuffix("份").removesuffix("月")
        )
        number = _number(bare)
    elif isinstance(value, bool) or not isinstance(value, int | float):
        number = value.month if isinstance(value, date) else None
    else:
        number = int(value) if value == int(value) else None
    return number if number is not None and 1 <= number <= 12 else None
