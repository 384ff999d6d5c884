"""One bullet of 活动, 荣誉, 亮点 …: its text alone, or fields set apart by ``|``, TAB or ``名称：…，时间：…``."""

import re
from functools import cache

from drafting.facts.awards import award_of
from drafting.facts.dates import is_time
from drafting.facts.item_dates import leading_date, spelled
from drafting.facts.keys import LISTS, aliases, canonical, read_outcome
from drafting.facts.measures import problem_and_measure, unclear_measure, unclear_outcome
from drafting.facts.tree import Entry, Text
from drafting.lexicon import split, table
from drafting.lexicon.attendance import is_attended, is_done_to_persons
from schemas.facts import FactKind, Item

UNPLACED = "?"
"""The key of a part that no field is left for."""

_BAR = re.compile(r"\s*[|｜\t]\s*")
_ARROW = re.compile(r"\s*(?:→|⇒|➡|-+>|—+>|=+>)\s*|\s+[-–—]+\s+(?!\d)")
_HYPHEN = re.compile(r"(?<=[一-鿿）”])[-–－](?=[一-鿿“])")
_ANSWER = r"(?:针对|对应|回应|对照|解决)(?:存在的?)?第?"
_NUMBER = r"([\d一二三四五六七八九十、，,和及]+(?:[.．]\d+)?)"
_NUMBERS = rf"{_NUMBER}[条项个点]?"
_ANSWERS = re.compile(
    rf"[（(]{_ANSWER}(?:问题|不足|短板)?第?{_NUMBERS}(?:问题|不足|短板)?[）)]"
    rf"|[（(](?:存在)?(?:问题|不足|短板)第?{_NUMBERS}[）)][。；;]?$"
    rf"|^{_ANSWER}(?:问题|不足|短板)第?{_NUMBER}[：:，,]\s*"
    rf"|[，,；;\s]\s*{_ANSWER}(?:问题|不足|短板)第?{_NUMBERS}[。；;]?$"
    rf"|[，,；;\s]\s*{_ANSWER}第{_NUMBERS}(?:问题|不足|短板)[。；;]?$"
)
"""Which 不足 a plan answers: in brackets, or behind a comma at its end, where it has to say 问题.

A number such as 5.1 is none of a 不足: it is told, and not left in the text."""
_NUMBERED = re.compile(r"^(?:问题|不足|短板)(?:\d{1,2}|[一二三四五六七八九十]{1,2})[：:、.．]\s*")
"""How a 不足 is numbered by its own word, 问题1：…, which is no part of it."""
_RESULTS = (
    re.compile(r"[（(](?:结果[：:])?([^（）()]+)[）)]$"),
    re.compile(r"(?:[，,；;。：:\s]|-{2,}|—{2,})([^，,；;。：:\s—]+?)$"),
)
_PERSONS = re.compile(
    r"(?:全体|部分)\w{1,8}|(?:参加|参与|共|约|近)*[\d零一二两三四五六七八九十百千]+[余多]?(?:人次|人|名|位)\w{0,6}"
)
_ANY_KEY = r"[一-鿿]{2,6}"
_SENTENCE = re.compile("[，,。；;]")

_TOLD = frozenset(("时间", "时限", "参加", "结果"))
"""Fields that are known by what stands in them, and so are never guessed by their order."""

_TIMES = {FactKind.ACTIVITIES: "时间", FactKind.HONOURS: "时间", FactKind.PLANS: "时限"}
_PARTICIPANTS = "参加"
_THIRD = 2
"""Where the participants of an activity stand, counted from 0."""


@cache
def _field_names(cls: type[Item]) -> dict[str, str]:
    """Return what may stand before a colon for each field of a type: its key, and usual names that are no headings."""
    own = aliases(cls)
    names = {
        name: row["column"]
        for row in table("columns")
        if row["heading"] == cls.kind and row["column"] in own
        for name in split(row["names"])
        if canonical(name) not in LISTS
    }
    return names | {key: key for key in own}


def field_entry(name: str, text: Text, *, is_count: bool = False) -> Entry:
    """Return a field of an item; ``is_count`` where a bare number can only be how many took part."""
    value = text.value.strip()
    if name in _TIMES.values():
        value = spelled(value)
    elif name == _PARTICIPANTS and is_count and value.isdecimal():
        value += "人"
    return Entry(text.place, name, Text(text.place, value))


def entries_of(cls: type[Item], text: Text) -> tuple[Entry, ...]:
    """Return the fields of a bullet; its text without a key has the empty key.

    Fields without a key are told apart by what they are (a time, a number of persons, a result); the others
    stand in the order of the type's fields, and what is left over has the key ``UNPLACED``.
    """
    value = text.value.strip()
    if cls.kind is FactKind.PLANS:
        pairs = _plan(cls, value)
    elif cls.kind is FactKind.SHORTCOMINGS:
        pairs = _fields(cls, _NUMBERED.sub("", value))
    elif cls.kind is FactKind.RECTIFICATIONS:
        pairs = _rectification(cls, value)
    elif cls.kind is FactKind.HONOURS:
        pairs = _honour(cls, value)
    else:
        pairs = _fields(cls, value)
    names = _field_names(cls)
    return tuple(
        field_entry(names.get(key, key), Text(text.place, part), is_count="人数" in key)
        for key, part in pairs
    )


def begins_field(cls: type[Item], text: str) -> bool:
    """Whether a text begins with a field's key and a colon."""
    return _begins(cls).match(text) is not None


def field_of(cls: type[Item], text: str) -> str:
    """Return the field with whose key a text begins, empty for none."""
    key = _begins(cls).match(text)
    return _field_names(cls)[key[0].rstrip("：: ")] if key else ""


@cache
def _begins(cls: type[Item]) -> re.Pattern[str]:
    names = "|".join(sorted(_field_names(cls), key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?:{names})\s*[：:]")


@cache
def _has_field(cls: type[Item]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[，,；;。\s|｜])\s*{_begins(cls).pattern}")


_KEY = rf"({_ANY_KEY})\s*[：:]\s*"
_BEFORE_KEY = re.compile(rf"(?<![，,；;。\s])[，,；;。\s]+(?={_ANY_KEY}\s*[：:])")
_KEYED = re.compile(rf"{_KEY}(.*)", re.DOTALL)


def _fields(cls: type[Item], value: str) -> list[tuple[str, str]]:
    parts = _BAR.split(value)
    keyed = bool(aliases(cls)) and _has_field(cls).search(value) is not None
    if not keyed and (len(parts) == 1 or not aliases(cls)):
        is_activity = cls.kind is FactKind.ACTIVITIES and len(parts) == 1
        return _dated(value) if is_activity else [("", value)]
    if keyed:
        parts = [piece for part in parts for piece in _BEFORE_KEY.split(part)]
    pairs: list[tuple[str, str]] = []
    bare: list[str] = []
    for at, part in enumerate(parts):
        found = _KEYED.fullmatch(part) if keyed and (at or begins_field(cls, part)) else None
        if found:
            pairs.append((found[1], found[2]))
        elif bare and at < _THIRD and _may_be_object(cls, bare[0], part):
            bare[0] += f"，{part}"
        elif part:
            bare.append(part)
    names = _field_names(cls)
    if cls.kind is FactKind.ACTIVITIES and bare:
        pairs += _lead_of_first(bare, {names.get(key, key) for key, _ in pairs})
    return pairs + _sorted(cls, bare, {names.get(key, key) for key, _ in pairs})


def _may_be_object(cls: type[Item], name: str, part: str) -> bool:
    """Whether persons outside their column may be those who were visited or chosen: 评选最美职工 | 10人."""
    is_persons = cls.kind is FactKind.ACTIVITIES and _PERSONS.fullmatch(part) is not None
    return is_persons and is_done_to_persons(name)


def _lead_of_first(parts: list[str], taken: set[str]) -> list[tuple[str, str]]:
    """Take the date off the first part where no other part is one: 2025/6/16 启动仪式 | 120人."""
    lead = None if "时间" in taken or any(map(is_time, parts)) else leading_date(parts[0])
    if lead is None or not (lead.date and lead.rest):
        return []
    parts[0] = lead.rest
    return [("时间", lead.date)]


def _dated(value: str) -> list[tuple[str, str]]:
    """Return an activity that begins with a date: 3.5 学雷锋 32人 has three fields, another text stays whole.

    So does 1.6 走访困难职工 8人, where nobody says that the eight took part.
    """
    lead = leading_date(value)
    if lead is None:
        return [("", value)]
    tokens = lead.rest.split()
    persons = (
        len(tokens) == 2 and is_attended(tokens[0]) and _PERSONS.fullmatch(tokens[1]) is not None
    )
    fields = lead.parted and (persons or (lead.is_numeric and len(tokens) == 1))
    if fields and not _SENTENCE.search(tokens[0]):
        more = [(_PARTICIPANTS, tokens[1])] if persons else []
        return [("时间", lead.date), ("名称", tokens[0]), *more]
    return [("", lead.date + lead.rest if lead.is_numeric else value)]


def unclear_date(cls: type[Item], text: str) -> str:
    """Return the digits at the beginning of an activity that may be a date or a number, empty for none."""
    lead = leading_date(text) if cls.kind is FactKind.ACTIVITIES else None
    return lead.unclear if lead else ""


def _sorted(cls: type[Item], parts: list[str], taken: set[str]) -> list[tuple[str, str]]:
    """Give each part without a key the field that it must be."""
    free = [key for key in aliases(cls) if key not in taken and key != "对应不足"]
    told = [_told_by_content(cls, part) for part in parts]
    if len(parts) == len(free) and all(k in ("", key) for key, k in zip(free, told, strict=True)):
        return list(zip(free, parts, strict=True))
    pairs = []
    rest = []
    for key, part in zip(told, parts, strict=True):
        if key in free:
            free.remove(key)
            pairs.append((key, part))
        else:
            rest.append(part)
    order = [key for key in free if key not in _TOLD]
    order += [UNPLACED] * (len(rest) - len(order))
    return [*zip(order, rest, strict=False), *pairs]


def _told_by_content(cls: type[Item], part: str) -> str:
    if cls.kind in _TIMES and is_time(part):
        return _TIMES[cls.kind]
    if cls.kind is FactKind.ACTIVITIES:
        return _PARTICIPANTS if _PERSONS.fullmatch(part) else ""
    if cls.kind is FactKind.RECTIFICATIONS and read_outcome(part):
        return "结果"
    return ""


def _plan(cls: type[Item], value: str) -> list[tuple[str, str]]:
    answers = _ANSWERS.search(value)
    if not answers:
        return _fields(cls, value)
    rest = (value[: answers.start()] + value[answers.end() :]).strip()
    return [*_fields(cls, rest), ("对应不足", next(filter(None, answers.groups())))]


def _honour(cls: type[Item], value: str) -> list[tuple[str, str]]:
    pairs = _fields(cls, value)
    return list(award_of(value)) or pairs if pairs == [("", value)] else pairs


def _rectification(cls: type[Item], value: str) -> list[tuple[str, str]]:
    """Read ``问题 → 措施（结果：已完成）`` and ``问题，已整改``; 结果 is only what the lexicon knows as one."""
    if begins_field(cls, value):
        return _fields(cls, value)
    steps = _steps(value.rstrip("。；; "))
    result = _result(steps)
    if len(steps) == 1 and result:
        steps = problem_and_measure(steps[0])
    if len(steps) == 1:
        return [*_fields(cls, steps[0]), *result]
    keys = ["问题", "措施"] + [UNPLACED] * (len(steps) - 2)
    return [*zip(keys, steps, strict=True), *result]


def unclear_rectification(cls: type[Item], value: str) -> tuple[str, str] | None:
    """Return (message, suggestion) where of a rectification in one text nobody can tell measure or result."""
    if cls.kind is not FactKind.RECTIFICATIONS or _has_field(cls).search(value):
        return None
    steps = _steps(value.strip().rstrip("。；; "))
    if not _result(steps):
        return unclear_outcome(value)
    return unclear_measure(steps[0]) if len(steps) == 1 else None


def _steps(value: str) -> list[str]:
    """Part what arrows part, or hyphens right between the words where the last of them is a result: 少-已建3项-完成."""
    steps = _ARROW.split(value)
    parts = _HYPHEN.split(value) if len(steps) == 1 else []
    return parts if len(parts) == _THIRD + 1 and read_outcome(parts[-1]) else steps


def _result(steps: list[str]) -> list[tuple[str, str]]:
    """Take the 结果 off the last step, of which it may be the whole or the end."""
    if len(steps) > 1 and read_outcome(steps[-1]):
        return [("结果", steps.pop())]
    for pattern in _RESULTS:
        found = pattern.search(steps[-1])
        if found and read_outcome(found[1]):
            steps[-1] = steps[-1][: found.start()].rstrip("，,；;。：:—- ")
            return [("结果", found[1])]
    return []
