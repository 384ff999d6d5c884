"""The facts of one year: what the secretary knows and the report may say.

Keys are Chinese in the file and English in code; the aliases below are the file format. Readers turn any
file into a plain tree, ``drafting.facts.validate`` turns quantities into :class:`Quantity` and the tree into
:class:`Facts`.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, WithJsonSchema

from schemas.figure import Quantity
from schemas.ledger import Ledger

WrittenQuantity = Annotated[
    Quantity,
    WithJsonSchema(
        {
            "type": ["string", "number"],
            "description": "数字加单位，如 12次、36人次、12,480元、320余万元；只写数字时取常用单位",
        }
    ),
]

_BRACKET = re.compile("[（(]([^（）()]*)[）)]")


class FactKind(StrEnum):
    """The headings of the facts, by their word in files and ids."""

    COUNTS = "数据"
    SUMS = "合计"
    OPTIONAL = "可不写"
    LAST_COUNTS = "去年数据"
    DUTIES = "履职"
    ACTIVITIES = "活动"
    HONOURS = "荣誉"
    HIGHLIGHTS = "亮点"
    SHORTCOMINGS = "不足"
    PLANS = "计划"
    RECTIFICATIONS = "去年整改"


class Model(BaseModel):
    """The base of all facts: frozen, strict about keys, read by Chinese alias."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Item(Model):
    """One entry under a heading, either a plain bullet (``text``) or fields."""

    kind: ClassVar[FactKind]
    name_field: ClassVar[str]
    """The field that names the item, and the only one that a plain bullet must stand for."""

    text: str = ""

    def fields(self) -> Iterator[tuple[str, str]]:
        """Yield (Chinese key, text) of every text in the item; the key of a plain bullet is empty."""
        if self.text:
            yield "", self.text
        for name, key in _keys(type(self)):
            value = getattr(self, name)
            if value and isinstance(value, str):
                yield key, value

    @property
    def name(self) -> str:
        """What the item is called: its naming field, or for a plain bullet the whole text."""
        return getattr(self, self.name_field) or self.text


@cache
def _keys(cls: type[Item]) -> tuple[tuple[str, str], ...]:
    """Return (attribute, Chinese key) of every field of an item but the plain bullet."""
    fields = cls.model_fields.items()
    return tuple((name, info.alias or name) for name, info in fields if name != "text")


class Duty(Item):
    """What the secretary did in person; the report says it in the first person."""

    kind = FactKind.DUTIES
    name_field = "text"


class Activity(Item):
    """One activity of the year."""

    kind = FactKind.ACTIVITIES
    name_field = "title"
    title: str = Field(default="", alias="名称", description="活动名称")
    time: str = Field(default="", alias="时间", description="如 2025年6月")
    participants: str = Field(default="", alias="参加", description="如 45人")
    effect: str = Field(default="", alias="成效", description="确有依据的成效")


class Honour(Item):
    """An honour that the branch or a member received."""

    kind = FactKind.HONOURS
    name_field = "title"
    title: str = Field(default="", alias="名称", description="荣誉名称")
    time: str = Field(default="", alias="时间", description="如 2025年7月")
    awarded_by: str = Field(default="", alias="授予单位", description="由谁授予")


class Highlight(Item):
    """Something that sets the branch apart this year."""

    kind = FactKind.HIGHLIGHTS
    name_field = "title"
    title: str = Field(default="", alias="标题", description="一句话的亮点名称")
    content: str = Field(default="", alias="内容", description="做了什么、结果怎样")


class Shortcoming(Item):
    """Something that is not good yet; a judgement that only the secretary can make."""

    kind = FactKind.SHORTCOMINGS
    name_field = "problem"
    problem: str = Field(default="", alias="问题", description="还没有做好的事，一条一个")
    cause: str = Field(default="", alias="原因", description="为什么会这样")


class Plan(Item):
    """Something that will be done next year."""

    kind = FactKind.PLANS
    name_field = "content"
    content: str = Field(default="", alias="内容", description="明年要做的事")
    answers: tuple[int, ...] = Field(
        default=(), alias="对应不足", description="回应第几条不足，从 1 数起"
    )
    owner: str = Field(default="", alias="责任人", description="由谁负责")
    deadline: str = Field(default="", alias="时限", description="如 2026年6月底前")
    target: str = Field(default="", alias="目标", description="做到什么程度")


class Outcome(StrEnum):
    """How far last year's problem is solved."""

    DONE = "已完成"
    MOSTLY_DONE = "基本完成"
    ONGOING = "长期坚持"
    NOT_DONE = "未完成"


class Rectification(Item):
    """What became of a problem that last year's report named."""

    kind = FactKind.RECTIFICATIONS
    name_field = "problem"
    problem: str = Field(default="", alias="问题", description="去年报告里写的问题")
    outcome: Outcome | None = Field(default=None, alias="结果", description="改得怎样")
    measure: str = Field(default="", alias="措施", description="是怎样改的")


class Facts(Model):  # noqa: PLW1641 - a mapping among the fields has no hash
    """Everything the report may say, and nothing else may be said."""

    unit: str = Field(alias="单位", min_length=2, max_length=60, description="党支部全称")
    year: int = Field(alias="年度", ge=2000, le=2100, description="述职年度，如 2025")
    reporter: str = Field(default="", alias="述职人", max_length=20, description="姓名")
    post: str = Field(
        default="党支部书记", alias="职务", max_length=40, description="如 项目党支部书记"
    )
    title: str = Field(
        default="", alias="标题", max_length=80, description="报告的标题；不写就由年度和职务组成"
    )
    date: str = Field(default="", alias="成文日期", description="如 2025年12月31日")
    counts: dict[str, WrittenQuantity] = Field(default_factory=dict, alias="数据")
    sums: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, alias="合计", description="报告可以写的合计：由哪几项数据相加"
    )
    optional: tuple[str, ...] = Field(
        default=(), alias="可不写", description="知道但不必写进报告的数据"
    )
    last_counts: dict[str, WrittenQuantity] = Field(
        default_factory=dict,
        alias="去年数据",
        description="去年的数，报告可以写与去年相比的增减；也可以写去年要点的文件名",
    )
    duties: tuple[Duty, ...] = Field(default=(), alias="履职")
    activities: tuple[Activity, ...] = Field(default=(), alias="活动")
    honours: tuple[Honour, ...] = Field(default=(), alias="荣誉")
    highlights: tuple[Highlight, ...] = Field(default=(), alias="亮点")
    shortcomings: tuple[Shortcoming, ...] = Field(default=(), alias="不足")
    plans: tuple[Plan, ...] = Field(default=(), alias="计划")
    rectifications: tuple[Rectification, ...] = Field(default=(), alias="去年整改")
    ledger: str = Field(
        default="", alias="台账", description="三会一课台账的文件名；数据里写“台账”的，数从它里取"
    )

    _places: Mapping[str, str] = PrivateAttr(default_factory=dict)
    _recorded: Ledger | None = PrivateAttr(default=None)
    _remarks: tuple[str, ...] = PrivateAttr(default=())

    def __eq__(self, other: object) -> bool:
        """Facts are equal when they say the same, wherever it stands."""
        return isinstance(other, Facts) and self.__dict__ == other.__dict__

    def items(self) -> Iterator[tuple[str, Item]]:
        """Yield (id, item) of every item, ids counted from 1: ``活动.1``, ``亮点.2``."""
        lists: tuple[tuple[Item, ...], ...] = (
            self.duties, self.activities, self.honours, self.highlights,
            self.shortcomings, self.plans, self.rectifications,
        )  # fmt: skip
        for items in lists:
            for number, item in enumerate(items, 1):
                yield f"{item.kind}.{number}", item

    def owner(self, fact_id: str) -> str:
        """Return the id of the item that a field or figure belongs to (活动.3#1 → 活动.3), else the id itself."""
        for item_id, _ in self.items():
            if fact_id == item_id or fact_id.startswith(tuple(item_id + mark for mark in ".#@")):
                return item_id
        return fact_id

    def kinds(self) -> frozenset[FactKind]:
        """Return the headings that have anything under them."""
        found = {item.kind for _, item in self.items()}
        return frozenset(found | {FactKind.COUNTS}) if self.counts else frozenset(found)

    @property
    def report_title(self) -> str:
        """The title as given, or made from the year and, of several posts, the Party post alone."""
        bare = _BRACKET.sub("", self.post)
        posts = (*re.split("[、，]", bare), *_BRACKET.findall(self.post))
        post = next((post for post in posts if "书记" in post), self.post)
        return self.title or f"{self.year}年度{post}述职报告"

    def place(self, fact_id: str) -> str:
        """Return where a fact stands, e.g. ``要点.md 第12行``; empty when it came from no file.

        A figure or date inside an item (``活动.3#1``, ``活动.3@1``) is found where the item stands.
        """
        key = fact_id.split("#", maxsplit=1)[0].split("@", maxsplit=1)[0]
        while key:
            if key in self._places:
                return self._places[key]
            key = key.rpartition(".")[0]
        return ""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the reader of the file has to say of it, though nothing is wrong."""
        return self._remarks

    @property
    def recorded(self) -> Ledger | None:
        """What the ledger that ``ledger`` names counts, None where the facts name none."""
        return self._recorded

    def with_ledger(self, recorded: Ledger, places: Mapping[str, str]) -> "Facts":
        """Return these facts, knowing what their ledger counts, and where its figures stand (fact id → place)."""
        counted = self.model_copy()
        counted._recorded = recorded
        counted._places = {**self._places, **places}
        return counted

    def with_places(self, places: Mapping[str, str], remarks: tuple[str, ...] = ()) -> "Facts":
        """Return these facts, knowing where in the file each stands (fact id → place), and what is to be said of it."""
        located = self.model_copy()
        located._places = dict(places)
        located._remarks = remarks
        return located
