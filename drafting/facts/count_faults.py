"""A label with its quantity as typed, or a piece of 数据 that is not taken, why, and what to do about it."""

from enum import Enum
from typing import NamedTuple

from drafting.facts.cues import cue


class Fault(Enum):
    """Why a piece of 数据 is not taken: what stands behind its words, and what to do, in Chinese."""

    UNCLEAR = "看不懂", "请写成名称加数量，如 支委会12次；一行写几项时用逗号隔开"
    SPACED = (
        "名称中间有空格，不知道数的是什么，没有读入",
        "空格前面也是名称的，请去掉空格；是小标题的，请单独写一行或删去",
    )
    WITHIN = (
        "看不懂",
        "请写成单独的一项，名称写全，离开上一项也看得明白，如 女党员31人、主题党日参加率96%；不要的请删去",
    )
    DOUBT = "还没有说定，没有读入", "请核实后写成确定的数，不用的请删去这一行"
    WITHHELD = "写着不要写，没有读入", "请删去这一行，或在行首加“>”，它就只是说明"
    CROSSED = "前面打了叉，没有读入", "不要的请删去这一行；要的请删去前面的叉"
    ASIDE = "是备注，没有读入", "请在行首加“>”，它就只是说明；不要的请删去"
    LAST_YEAR = "说的不是今年，没有读入", "去年的数字请写在“去年数据”下面"
    COMPARED = (
        "说的是和从前相比，没有读入",
        "请写今年全年的数；去年的数请写在“去年数据”下面，增减由程序来算",
    )
    UNNAMED = (
        "没有写全，不知道数的是谁、是什么，没有读入",
        "请写明是谁的、什么的数，如 参加培训78人次、困难职工平均年龄52岁；不要的请删去",
    )
    CHANGED = (
        "写了变化前后的两个数，没有读入",
        "请只写今年的数，如 平均办结时间7天；去年的数请写在“去年数据”下面",
    )
    AGAINST_PLAN = (
        "说的是和计划相比，没有读入",
        "请写实际完成的数，如 完成产值6亿元；不要的请删去",
    )
    AHEAD = "说的是计划，没有读入", "这里只写今年已经做到的；打算请写到“计划”下面"
    PART_YEAR = (
        "只说一段时间或一次活动，没有读入",
        "这里请写全年的数；一次活动请写到“活动”下面",
    )
    RATE = "说的是每次、每月多少，没有读入", "请写全年的数，如 支委会12次；每月多少可以写到“履职”里"
    LACKING = "说的是没有做到的，没有读入", "这里只写做到的数；不要的请删去"
    SUM = "是几项合起来的数，没有读入", "请每项各写一个数，如 支委会12次、党员大会4次"
    SHARED = "里名称和数量不是一样多，没有读入", "请每项各写一个数，如 支委会12次、党员大会4次"
    REMARK = (
        "是说明，数据里没有地方放，没有读入",
        "要写进报告的请写到“活动”“履职”等标题下面；不要的请删去",
    )
    BESIDE = (
        "旁边还有一个数，不知道以哪个为准，没有读入",
        "请只写一个数；另一个数也要写的，请写成单独的一项，名称写全，如 主题党日参加率96%",
    )
    PARTS = "各段时间相加与合计不一致，没有读入", "请核对各季、各月的数和合计，改正后再运行"
    COLUMNS = (
        "前面一格不知道说的是不是本支部今年，没有读入",
        "是的请删去那一格，不是的请删去这一行",
    )
    UNIT = "和数量后面的单位不一样", "请只写一个单位"
    SCOPE = (
        "不知道是不是本支部全年的数，没有读入",
        "是的请删去冒号，把它前面的话写进每一项的名称，不是的请删去这一行",
    )

    @property
    def message(self) -> str:
        """What is wrong, to stand behind the words in quotes."""
        return self.value[0]

    @property
    def suggestion(self) -> str:
        """What to do."""
        return self.value[1]


NOT_UNDERSTOOD: frozenset[Fault | None] = frozenset((Fault.UNCLEAR, Fault.UNNAMED, Fault.SPACED))
"""Faults of words of which nobody knows what they count."""

_OF_ANOTHER_TIME = (
    ("changed", Fault.CHANGED),
    ("last_year", Fault.LAST_YEAR),
    ("compared", Fault.COMPARED),
    ("against_plan", Fault.AGAINST_PLAN),
    ("ahead", Fault.AHEAD),
    ("part_year", Fault.PART_YEAR),
)


def another_time(text: str) -> Fault | None:
    """Return why words speak of another time than the whole year of the report, None where they do not."""
    return next((fault for role, fault in _OF_ANOTHER_TIME if cue(role).search(text)), None)


class Count(NamedTuple):
    """A label with its quantity as typed; with a fault ``label`` holds the words that are not taken."""

    label: str
    quantity: str = ""
    fault: Fault | None = None
    is_last: bool = False
    """Whether it is last year's, told beside this year's: 支委会12次（去年10次）."""
