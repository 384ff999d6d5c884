"""活动, 荣誉, 亮点, 不足, 计划, 履职, 去年整改: lists of items, each a plain bullet or fields."""

import re
from dataclasses import dataclass

from drafting.facts.cues import QUOTED, cue, not_for_the_report
from drafting.facts.dates import find_dates
from drafting.facts.item_dates import spelled
from drafting.facts.item_text import UNPLACED, entries_of, unclear_rectification
from drafting.facts.keys import ITEM_TYPES, advice, aliases, read_outcome
from drafting.facts.tree import Broken, Entry, Mapping, Node, Place, Problems, Sequence, Text, plain
from drafting.figures import Kind, scan
from drafting.figures.numbers import FULL_WIDTH, parse_number
from schemas.facts import FactKind, Item, Outcome

_NUMBER = r"(?:\d+|[一二三四五六七八九十]+)"
_ANSWER = re.compile(rf"第?(?:问题|不足|短板)?第?({_NUMBER})[条项个]?(?:问题|不足|短板)?")
_BETWEEN = re.compile(r"[、，,和及\s]+")
_GAP = re.compile(r"(?<=\d) (?=[一-鿿%])|(?<=[年月]) (?=\d)")
_PAST = re.compile(r"(?:去年|上一?年|前年|往年)(?:度|底|初|末|\d{1,2}月.*)?$")
"""A field that is nothing but a time of another year."""
_HAN_END = re.compile(r"[一-鿿] $")
_DONE = frozenset((FactKind.ACTIVITIES, FactKind.DUTIES))
"""Headings below which only what was done stands."""
_NOT_DONE = "说的是没有做成的", "这里只写已经做了的；没有做的请删去，打算做的请写到“计划”下面"
_BARE = {"participants": ("没有单位", "人"), "time": ("看不出是几月几日", "月")}
"""What is wrong with a field that is a bare number, and what it lacks."""
_UNSETTLED = {
    "doubt": ("还没有说定", "请核实后删去问号和“待核实”一类的话；不用的请删去这一条"),
    "withheld": ("写着不要写", "不要写的请删去这一条；要写的请删去这句话"),
}


@dataclass(frozen=True, slots=True)
class Located:
    """An item with the place of each of its fields by Chinese key; its own place has the empty key."""

    item: Item
    places: dict[str, Place]


def read_items(
    kind: FactKind, node: Node, year: int | None, problems: Problems
) -> tuple[Located, ...]:
    """Return the items of a heading; ``year`` is the 年度 that activities must be of, where known."""
    if isinstance(node, Broken) or (isinstance(node, Text) and not node.value.strip()):
        return ()
    if not isinstance(node, Sequence):
        problems.add(node.place, kind, "下面要逐条写", "请另起一行，每条以“- ”开头")
        return ()
    reader = _ItemReader(ITEM_TYPES[kind], year, problems)
    found = (reader.read(value, f"{kind}.{n}") for n, value in enumerate(node.values, 1))
    return tuple(located for located in found if located)


@dataclass(frozen=True, slots=True)
class _ItemReader:
    """Reads the items of one type; an item with problems is left out, having been told."""

    cls: type[Item]
    year: int | None
    problems: Problems

    def read(self, node: Node, key: str) -> Located | None:
        """Return the item of a node; ``key`` is its id."""
        if isinstance(node, Text) and not node.value.strip():
            self.problems.add(node.place, key, "是空的", "请写上内容，或删去这一条")
        elif isinstance(node, Sequence):
            self.problems.add(node.place, key, "里面又套了一层列表", "请把这一条写成一句话")
        elif isinstance(node, Text) and (fault := unclear_rectification(self.cls, node.value)):
            self.problems.add(node.place, key, *fault)
        elif isinstance(node, Text):
            return self._item(node.place, entries_of(self.cls, node), key)
        elif isinstance(node, Mapping) and self._has_fields(node, key):
            return self._item(node.place, node.entries, key)
        return None

    def _has_fields(self, node: Mapping, key: str) -> bool:
        """Whether a mapping is meant as one; a sentence with ``: `` in it only looks so to YAML."""
        known = aliases(self.cls)
        typed = [plain(entry.key) for entry in node.entries]
        if any(name in known for name in typed):
            return True
        hint = f"；可用的键有：{'、'.join(known)}" if known else ""
        self.problems.add(
            node.place,
            key,
            f"写成了“{typed[0]}: …”，而“{self.cls.kind}”里没有这个键" if typed else "是空的",
            f"如果这是一句话，请把半角冒号改为全角“：”{hint}",
        )
        return False

    def _item(self, place: Place, entries: tuple[Entry, ...], key: str) -> Located | None:
        known = aliases(self.cls)
        alone = len(entries) == 1
        values: dict[str, object] = {}
        places = {"": place}
        good = True
        for entry in entries:
            name = plain(entry.key) or ("" if alone else self._naming_key)
            field_key = f"{key}.{name}" if name else key
            if name and name not in known:
                self._explain_unknown(entry, name, key)
            elif name and name in places:
                first = places[name].text
                self.problems.add(entry.place, field_key, f"写了两次（{first}）", "请只保留一处")
            else:
                places[name] = entry.place
                attribute = known.get(name, "text")
                if isinstance(entry.value, Text) and not entry.value.value.strip():
                    continue  # a field of a form that was not filled in
                value = self._value(attribute, entry.value, field_key)
                good = good and value is not None
                values[attribute] = value
        if "text" not in values and not values.get(self.cls.name_field, ""):
            self._explain_nameless(place, key, values)
            good = False
        return Located(self.cls.model_validate(values), places) if good else None

    @property
    def _naming_key(self) -> str:
        keys = aliases(self.cls).items()
        return next((key for key, attribute in keys if attribute == self.cls.name_field), "")

    def _explain_unknown(self, entry: Entry, name: str, key: str) -> None:
        known = aliases(self.cls)
        if name == UNPLACED and isinstance(entry.value, Text):
            self.problems.add(
                entry.place,
                key,
                f"里的“{plain(entry.value.value)}”不知道是哪一格",
                f"“{self.cls.kind}”每条只有 {len(known)} 格：{' | '.join(known)}。请把多出来的并到前一格",
            )
        else:
            self.problems.add(entry.place, key, f"里没有“{name}”这个键", advice(name, known))

    def _explain_nameless(self, place: Place, key: str, values: dict[str, object]) -> None:
        name = self._naming_key
        if values.get(self.cls.name_field, "") is not None:  # else its own problem has been told
            self.problems.add(place, key, f"没有写“{name}”", f"请补上“{name}”")

    def _value(self, attribute: str, node: Node, key: str) -> object:
        """Return a field's value, None after a problem."""
        if isinstance(node, Broken):
            return None
        if attribute == "answers":
            return self._answers(node, key)
        if not isinstance(node, Text):
            self.problems.add(node.place, key, "应是一段文字，不能是列表", "请写在一行里")
            return None
        return self._text(attribute, _tight(plain(node.value)), node.place, key)

    def _text(self, attribute: str, text: str, place: Place, key: str) -> object:
        """Return the value that a field's text is, None after a problem."""
        fault = _UNSETTLED.get(not_for_the_report(text))
        if self.cls.kind in _DONE and cue("not_done").search(QUOTED.sub("“”", text)):
            fault = fault or _NOT_DONE
        if fault:
            self.problems.add(place, key, *fault)
            return None
        if attribute == "outcome":
            return self._outcome(text, place, key)
        if attribute in ("time", "deadline"):
            text = spelled(text)
        if attribute == "time":
            self._check_time(text, place, key)
        of_this_year = self.cls.kind is FactKind.ACTIVITIES and attribute != "text"
        if of_this_year and _PAST.match(text):
            self.problems.add(
                place, key, f"写的是“{text}”，不是今年", "请核对；不是本年度的活动请删去"
            )
        if attribute in _BARE and text.translate(FULL_WIDTH).isdecimal():
            what, unit = _BARE[attribute]
            is_serial = attribute == "time" and len(text) > len("12")  # 45658, a day in Excel
            right = "3月5日" if is_serial else f"{text}{unit}"
            self.problems.add(place, key, f"写的是“{text}”，{what}", f"请写清楚，如 {right}")
            return None
        return text

    def _outcome(self, text: str, place: Place, key: str) -> Outcome | None:
        outcome = read_outcome(text)
        if not outcome:
            self.problems.add(
                place, key, f"写的是“{text}”，看不懂", f"请从这几个里选一个：{'、'.join(Outcome)}"
            )
        return outcome

    def _check_time(self, text: str, place: Place, key: str) -> None:
        of_this_year = {None, self.year} if self.cls.kind is FactKind.ACTIVITIES else None
        for date in find_dates(text):
            if not date.is_real:
                message, advice = f"写的是“{date.text}”，没有这一天", "请核对月份和日期"
            elif of_this_year and self.year and date.year not in of_this_year:
                message = f"写的是{date.year}年，而年度是{self.year}年"
                advice = "请核对；不是本年度的活动请删去"
            else:
                continue
            self.problems.add(place, key, message, advice)

    def _answers(self, node: Node, key: str) -> tuple[int, ...] | None:
        """Return the numbers of 对应不足, written 1, 1、2, [1, 2] or 问题一."""
        nodes = node.values if isinstance(node, Sequence) else (node,)
        numbers: list[int] = []
        for value in nodes:
            typed = plain(value.value).translate(FULL_WIDTH) if isinstance(value, Text) else ""
            for part in filter(None, _BETWEEN.split(typed)):
                match = _ANSWER.fullmatch(part)
                number = parse_number(match[1]) if match else None
                if number is None:
                    self.problems.add(
                        value.place, key, f"写的是“{part}”，看不懂", "请写第几条不足，如 1 或 1、2"
                    )
                    return None
                numbers.append(int(number))
        return tuple(numbers)


def _tight(text: str) -> str:
    """Return a text without the blanks around a number that counts, and in a date: 走访 15 户, 2025 年 6 月."""
    pieces: list[str] = []
    at = 0
    for numeral in scan(text) if _GAP.search(text) else ():
        if not numeral.is_figure and numeral.kind is not Kind.DATE:
            continue
        before = text[at : numeral.start]
        tight = _GAP.sub("", numeral.text)
        if tight != numeral.text and _HAN_END.search(before):
            before = before.rstrip(" ")
        pieces += [before, tight]
        at = numeral.end
    return "".join([*pieces, text[at:]])
