"""The form as it shall be: its sheets and their columns, as the models of the facts have them.

A new field of an item is a new column, a new heading of the facts a new sheet, without a word here.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin

from drafting.facts.keys import ITEM_TYPES, KEYS, SINGLE_VALUES, aliases
from drafting.lexicon.labels import labels
from schemas.facts import FactKind, Facts, Item

BASICS = "基本情况"
"""The sheet of the single values."""
CHOICES = "选项"
"""The sheet of what the drop-down lists offer.

It is a sheet of its own, and reached by names, because only so Excel, WPS and LibreOffice all show the lists. It can
be seen, because a sheet that cannot be makes people who pass a file around suspicious.
"""

NUMBER = "序号"
NAME = "名称"
AMOUNT = "数量"
UNIT = "单位"
PARTS = "由哪几项相加"
WHOLE = "一句话"
"""The column for an item that is not parted into fields."""
REMARK = "备注"
INSTRUCTION_MARK = "填写说明"
"""What an instruction line begins with, so that it is known as one also where its words were others."""
KEY, VALUE, HINT = "项目", "填写", "说明"
EXAMPLE = "例"
"""What stands in 序号 of a row that only shows how it is done."""
YES = "是"


class Shape(StrEnum):
    """What stands under a heading."""

    COUNTS = "counts"  # names with quantities
    SUMS = "sums"  # names with names
    ITEMS = "items"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``key`` is that of the facts, empty for a plain bullet and for what is no field of an item.

    ``width`` is in Han characters; ``choices`` names the list that may be chosen from.
    """

    heading: str
    key: str = ""
    hint: str = ""
    width: float = 0
    choices: str = ""

    @property
    def is_centred(self) -> bool:
        """Whether the column holds short values."""
        return self.width < 10


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet of the form, by its heading of the facts."""

    kind: FactKind
    shape: Shape
    instruction: str
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        """What the sheet is called."""
        return self.kind.value


_WIDTHS = {
    NUMBER: 3.5, NAME: 18, AMOUNT: 8, UNIT: 6, FactKind.OPTIONAL.value: 5, PARTS: 36, WHOLE: 18, REMARK: 9,
    "时间": 9, "参加": 8, "授予单位": 10, "标题": 18, "内容": 26, "问题": 24, "原因": 20, "对应不足": 5.5,
    "责任人": 5.5, "时限": 9, "目标": 13, "结果": 6, "措施": 24, "成效": 18,
}  # fmt: skip

_MORE_UNITS = ("万元", "家", "天")
"""Usual units that no label of the lexicon has."""

_UNREAD = "灰色带“例”的行是示例，不会读入；“备注”不会写进报告。"
_INSTRUCTIONS = {
    FactKind.COUNTS: "一行写一个数。数量写 12、320余、12,480 或 98.5% 都行；单位不写，就用这个数常用的单位。由台账来数的，数量写“台账”。"
    "名称和单位可以从下拉列表里选，也可以自己写。报告里不一定要写的，在“可不写”里选“是”。",
    FactKind.SUMS: "报告可以写的合计。名称要和“数据”里的一样，用顿号隔开，合计多少由程序来加。没有就空着。",
    FactKind.LAST_COUNTS: "去年的数，报告可以写比去年增减多少。写法和“数据”一样；也可以不写数，只在一行的名称里写去年要点或去年台账的文件名。没有就空着。",
    FactKind.DUTIES: "书记本人做的事，一行写一件。",
    FactKind.ACTIVITIES: "一行写一件，分格填写；不想分格的，整件写在“一句话”里。",
    FactKind.HONOURS: "党支部或党员得到的荣誉，一行写一项。不想分格的，整条写在“一句话”里。",
    FactKind.HIGHLIGHTS: "今年与别的支部不同的做法，一行写一个。不想分格的，整条写在“一句话”里。",
    FactKind.SHORTCOMINGS: "一行写一个问题。这一部分只能由您来写，程序不会代拟。",
    FactKind.PLANS: "明年要做的事，一行写一件。“对应不足”写它回应“不足”里的第几条，如 1 或 1、2。",
    FactKind.RECTIFICATIONS: "去年报告里的每个问题，今年改得怎样，一行写一个。",
}
BASICS_INSTRUCTION = (
    f"{INSTRUCTION_MARK}：在“{VALUE}”一列里写，标着“必填”的不能空着。填好以后，再到后面各张工作表里一行一条地写；"
    "没有的内容空着，工作表不用删。"
)
CHOICES_INSTRUCTION = (
    f"{INSTRUCTION_MARK}：各张工作表的下拉列表用到的词，请保留；这一张不会读入，也不用填。"
)


@cache
def form_sheets() -> tuple[FormSheet, ...]:
    """Return the sheets of the form in their order, without 基本情况."""
    return tuple(
        FormSheet(
            kind, shape, f"{INSTRUCTION_MARK}：{_instruction(kind)}{_UNREAD}", _columns(kind, shape)
        )
        for kind in FactKind
        if (shape := _shape(kind))
    )


@cache
def basics() -> tuple[str, ...]:
    """Return the keys of the single values in their order."""
    return tuple(key for key in KEYS if key in SINGLE_VALUES)


@cache
def choices() -> Mapping[str, tuple[str, ...]]:
    """Return what each list offers, by the heading of the column that it is for."""
    units = Counter(unit for label in labels() for unit in label.units)
    lists = {
        NAME: tuple(label.name for label in labels()),
        UNIT: (*(unit for unit, _ in units.most_common()), *_MORE_UNITS),
        FactKind.OPTIONAL.value: (YES,),
    }
    for cls in ITEM_TYPES.values():
        for key, attribute in aliases(cls).items():
            if values := _values_of(cls.model_fields[attribute].annotation):
                lists[key] = values
    return lists


def _shape(kind: FactKind) -> Shape | None:
    """Return what stands under a heading; None for 可不写, which is a column of 数据."""
    if kind.value in ITEM_TYPES:
        return Shape.ITEMS
    annotation = Facts.model_fields[KEYS[kind]].annotation
    if get_origin(annotation) is not dict:
        return None
    return Shape.SUMS if get_origin(get_args(annotation)[1]) is tuple else Shape.COUNTS


def _columns(kind: FactKind, shape: Shape) -> tuple[Column, ...]:
    if shape is Shape.COUNTS:
        columns = [
            Column(NAME, hint="数的是什么，如 支委会", choices=NAME),
            Column(AMOUNT, hint="如 12、320余、98.5%"),
            Column(UNIT, hint="如 次、人次；不写就用常用的单位", choices=UNIT),
        ]
        if kind is FactKind.COUNTS:
            optional = FactKind.OPTIONAL.value
            columns.append(Column(optional, hint="报告里不写也行的，选“是”", choices=optional))
    elif shape is Shape.SUMS:
        columns = [
            Column(NAME, hint="合计叫什么，如 “三会一课”"),
            Column(PARTS, hint="“数据”里的名称，用顿号隔开"),
        ]
    else:
        columns = list(_item_columns(ITEM_TYPES[kind]))
    remark = Column(REMARK, hint="写给自己看的，如数字的出处")
    every = [Column(NUMBER), *columns, remark]
    return tuple(_sized(column) for column in every)


def _item_columns(cls: type[Item]) -> list[Column]:
    fields = [
        Column(key, key, info.description or "", choices=key if _values_of(info.annotation) else "")
        for key, info in ((i.alias or "", i) for i in cls.model_fields.values())
        if key
    ]
    if not fields:
        return [Column("内容", hint="一行写一件", width=46)]
    return [*fields, Column(WHOLE, hint="不分格的，整条写在这里，前面几格空着")]


def _sized(column: Column) -> Column:
    return replace(column, width=column.width or _WIDTHS.get(column.heading, 20))


def _values_of(annotation: Any) -> tuple[str, ...]:  # noqa: ANN401 - as typing has it
    """Return the values of a field that is one of a few, else nothing."""
    types = get_args(annotation) if get_origin(annotation) is UnionType else (annotation,)
    return tuple(
        member.value
        for cls in types
        if isinstance(cls, type) and issubclass(cls, StrEnum)
        for member in cls
    )


def _instruction(kind: FactKind) -> str:
    known = _INSTRUCTIONS.get(kind)
    return known or f"{Facts.model_fields[KEYS[kind]].description or '一行写一条'}。"
