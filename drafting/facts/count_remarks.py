"""What stands in brackets or behind 其中 beside a figure of 数据: a part of it, a unit, or a remark."""

import re
from decimal import Decimal

from drafting.facts.count_faults import NOT_UNDERSTOOD, Count, Fault, another_time
from drafting.facts.count_names import numbers_in
from drafting.facts.cues import cue
from drafting.facts.quantity import read_quantity
from drafting.figures import Kind
from drafting.figures.vocabulary import is_known_unit
from drafting.lexicon.labels import canonical, core, counts_in, find_label, units_equal

_BRACKETED = re.compile(r"[（(【\[]([^（）()【】\[\]]*)[）)】\]]")
_UNIT = re.compile(r"[\d百千万亿][一-鿿]$")
_UNIT_GOES_ON = frozenset("次套件份组辆")
_WITHIN = re.compile(r"(?:其中[有含]?|包括|内?含)[：:，,\s]*")
_SIGNS = re.compile(r"\s*[、，,/和及与\s]\s*")
_MOMENT = re.compile(r"(?:1[0-2]|0?[1-9])(?:月(?:\d{1,2}日)?|[.．/]\d{1,2})")
_MONTH_NUMBER = re.compile(r"1[0-2]|0?[1-9]")
_EVERY = re.compile(
    r"(?:(?:1月?[-—–~～至到]12月|全年)[，,、\s]?)?每(个?月|季度?)(?:[一1]次|召?开?[一1]次)"
)
_PER_YEAR = {"月": 12, "个月": 12, "季": 4, "季度": 4}
_LAST_YEAR = re.compile(
    r"(?:去年度?|上一?年度?|(\d{4})年度?)(?:同期|全年|一共|合计|共|为|是|召开|开展|[了有的：:，,\s])*(.{1,16})"
)
_LIST = re.compile(r"[、，,；;]")
_NONE_IN = re.compile(r"(?:月|假期?|期间|季|汛期|农忙|双抢)[^，。；]{0,8}(?:没|未|停|暂停|取消)")
_INSTEAD = re.compile(r"[改更正实应原计划目标至到]")
"""What makes another number of the whole of one beside it: 4次（改5次）."""
_YEAR_FIRST = re.compile(r"\d{4}年")
_YEAR = re.compile(r"(\d{4})年?(?:全?年度?|度)?$")


def unbracketed(piece: str) -> tuple[str, list[str]]:
    """Part a piece from what stands in brackets in it; 人（次） is a unit, and a name in quotes stays whole."""
    remarks: list[str] = []
    kept: list[str] = []
    at = quotes = 0
    for found in _BRACKETED.finditer(piece):
        before = piece[at : found.start()]
        quotes += before.count("“") - before.count("”")
        goes_on = found[1] in _UNIT_GOES_ON and _UNIT.search(before[-3:])
        if goes_on or quotes > 0:
            kept += [before, found[0]]
        else:
            kept += [before, " "]
            remarks.append(found[1].strip())
        at = found.end()
    return "".join([*kept, piece[at:]]).strip(), remarks


def is_part(text: str) -> bool:
    """Whether a text says what is among the figure before it: 其中女党员9名."""
    return _WITHIN.match(text) is not None


def parts_of_whole(text: str, whole: Count | None, parts: list[Count]) -> list[Count]:
    """Return the counts that are a part of another, each only where it is clear by itself what it counts."""
    if whole is None or whole.fault or not parts:
        return [Count(text, "", Fault.WITHIN)]
    return [
        part if _has_reason(part) or _is_clear(part, whole) else Count(text, "", Fault.WITHIN)
        for part in parts
    ]


def without_within(text: str) -> str:
    """Return a text without 其中 before it."""
    return _WITHIN.sub("", text, count=1)


def _has_reason(part: Count) -> bool:
    return part.fault not in NOT_UNDERSTOOD | {None}


def _is_clear(part: Count, whole: Count) -> bool:
    """Whether a part is of the lexicon, or named as a kind of the whole: 书记讲党课 of 党课, 流动党员 of 党员."""
    quantity, total = read_quantity(part.quantity), read_quantity(whole.quantity)
    if (
        part.fault
        or quantity is None
        or total is None
        or canonical(part.label) == canonical(whole.label)
    ):
        return False
    if not units_equal(quantity.unit, total.unit, whole.label):
        return False
    if find_label(part.label):
        return counts_in(part.label, quantity.unit) is True
    known = find_label(whole.label)
    names = {core(name) for name in (whole.label, *((known.name, *known.aliases) if known else ()))}
    return any(len(name) > 1 and part.label.endswith(name) and part.label != name for name in names)


def remark_on(
    remark: str, count: Count | None, year: int | None
) -> tuple[Count | None, Count | None]:
    """Return the count as a remark in brackets leaves it, and what is not understood.

    A remark without a number (去年, 拟, 上半年) speaks of the count itself, which is then none of this year; one with a
    number that is neither last year's nor a part (改5次) puts it in doubt.
    """
    dated = _YEAR.match(remark)
    if not remark or _says_no_more(remark, count, year):
        return count, None
    if is_known_unit(remark) and count and not count.fault:
        return _in_unit(count, remark)
    if count and not count.fault and (beside := _leaves_whole(remark, count)):
        return count, Count(remark, "", beside)
    if numbers_in(remark) and not _is_last_year(remark):
        words = f"{count.label}{count.quantity}（{remark}）" if count else remark
        return None, Count(words, "", Fault.BESIDE)
    fault = another_time(remark) or (Fault.LAST_YEAR if dated or _is_last_year(remark) else None)
    if not fault and cue("lacking").search(remark):
        fault = Fault.LACKING
    if fault and count and not numbers_in(remark):
        return None, Count(f"{count.label}{count.quantity}（{remark}）", "", fault)
    return count, Count(remark, "", fault or Fault.REMARK)


def _says_no_more(remark: str, count: Count | None, year: int | None) -> bool:
    """Whether a remark adds nothing: 全年, 见台账, and when it was."""
    if cue("idle").fullmatch(remark) or _is_this_year(remark, year):
        return True
    return count is not None and not count.fault and _tells_when(remark, count)


def _leaves_whole(remark: str, count: Count) -> Fault | None:
    """Return what a remark with a number is that casts no doubt on the count, None where it does.

    It explains the count (11次（8月高温没开）), is a part of it (党课4次（书记2次）), or a rate (主题党日12次（参加率96%）).
    """
    if _is_last_year(remark):
        return None
    if _explains(remark):
        return Fault.REMARK
    return Fault.WITHIN if _parts_it(remark, count) or _is_rate(remark) else None


def _explains(remark: str) -> bool:
    """Whether a remark tells in which months there was none, and so why there are not more."""
    return _NONE_IN.search(remark) is not None and all(
        number.unit == "月" or number.kind is Kind.DATE for number in numbers_in(remark)
    )


def _is_rate(remark: str) -> bool:
    """Whether a remark is a rate with its name and nothing more: 参加率96%."""
    found = numbers_in(remark)
    if len(found) != 1 or found[0].unit != "%" or found[0].end != len(remark):
        return False
    return cue("share").search(remark[: found[0].start].rstrip("：:为是达到")) is not None


def _parts_it(remark: str, count: Count) -> bool:
    """Whether each number of a remark has a name of its own and may be a part of the count: 书记2次，委员1次."""
    whole = read_quantity(count.quantity)
    pieces = map(str.strip, _LIST.split(remark))
    parts = [(piece, numbers_in(piece)) for piece in pieces if piece]
    if whole is None or whole.qualifier or not all(len(found) == 1 for _, found in parts):
        return False
    value = Decimal(0)
    for piece, (number,) in parts:
        name, rest = piece[: number.start], piece[number.end :]
        alike = not number.unit or not whole.unit or number.unit == whole.unit
        if not name or rest or not alike or _INSTEAD.search(name) or cue("undone").search(name):
            return False
        value += number.value if isinstance(number.value, Decimal) else whole.value + 1
    return value <= whole.value


def of_last_year(words: str, count: Count | None, year: int | None) -> Count | None:
    """Return last year's count of what another counts this year: the 去年10次 of 支委会12次（去年10次）."""
    said = _LAST_YEAR.fullmatch(words)
    if said is None or count is None or count.fault or count.is_last:
        return None
    now, before = read_quantity(count.quantity), read_quantity(said[2])
    if now is None or before is None or (said[1] and year and int(said[1]) != year - 1):
        return None
    typed = said[2] if before.unit else f"{said[2]}{now.unit}"
    fits = not before.unit or units_equal(before.unit, now.unit, count.label)
    return Count(count.label, typed, None, is_last=True) if fits else None


def _tells_when(remark: str, count: Count) -> bool:
    """Whether a remark only tells when it was, as often as the count says: 4次（3月、6月、9月、12月）, 12次（每月一次）."""
    quantity = read_quantity(count.quantity)
    if quantity is None or quantity.qualifier:
        return False
    every = _EVERY.fullmatch(remark)
    times = _PER_YEAR.get(every[1], 0) if every else len(_split_moments(remark))
    return times > 0 and times == quantity.value


def _split_moments(remark: str) -> list[str]:
    """Return the months or days that a remark lists, none where it has any other word; 3、6、9、12月 lists four."""
    pieces = _SIGNS.split(remark)
    if not _MOMENT.fullmatch(pieces[-1]) or len(pieces) != len(set(pieces)):
        return []
    bare = pieces[-1].endswith("月")  # 3、6、9、12月
    known = all(_MOMENT.fullmatch(p) or (bare and _MONTH_NUMBER.fullmatch(p)) for p in pieces)
    return pieces if known and len(pieces) > 1 else []


def _is_this_year(remark: str, year: int | None) -> bool:
    dated = _YEAR.match(remark)
    return int(dated[1]) == year if dated else cue("this_year").fullmatch(remark) is not None


def _is_last_year(remark: str) -> bool:
    return bool(_YEAR_FIRST.match(remark)) or any(
        cue(role).search(remark) for role in ("last_year", "compared")
    )


def _in_unit(count: Count, unit: str) -> tuple[Count | None, Count | None]:
    """Return a count with the unit that stands in brackets: 谈心谈话（人次）36."""
    quantity = read_quantity(count.quantity)
    if quantity and not quantity.unit:
        return count._replace(quantity=f"{count.quantity}{unit}"), None
    if quantity and units_equal(quantity.unit, unit):
        return count, None
    return None, Count(f"{count.label}（{unit}）{count.quantity}", "", Fault.UNIT)
