"""What a sheet's name and the titles over its rows say of all of them: the year, the month, the type."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from drafting.figures.numbers import narrow, parse_number
from drafting.ledger.kinds import kind_named, usual_spellings
from drafting.lexicon import words_in
from drafting.text.characters import without_invisible
from drafting.text.patterns import Pattern, alternation

_YEAR = Pattern(r"(?<!\d)20\d\d(?!\d)|二[〇○零][〇○零一二三四五六七八九]{2}")
_MONTH = Pattern(
    r"(?<![\d一二三四五六七八九十—–~～至到-])(\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份|(?![\d一二三四五六七八九十—–~～至到-]))"
)
_GROUP = Pattern(r"第?([一二三四五六七八九十\d]{1,2})(?:党小组|小组|组(?!织|合))")
_FILLED = Pattern(
    r"^(?:备注|注|说明|填表|制表|填报|编制|审核|审批|签字|负责人|联系|单位|部门|党组织|支部名称|书记签|日期|时间|打印|页)|第.{1,3}页"
    r"|(?:签字|签名|盖章|签章|审核人?|填表人?|制表人?|填报人?|负责人)[）)]?[:：]"
)
"""How lines begin that say who filled in the form and when, not what it is about."""
_SIGNED = Pattern(
    r"^[^:：,，、]{0,8}(?:人|书记|组长|委员|单位|部门|日期|电话|签字|签名|盖章|审核|审批|校对)[（(]?[^:：,，、）)]{0,6}[）)]?[:：]"
)
"""How lines begin that are signed: 支部书记：周海涛, 记录人（签字）："""
_EXAMPLE = Pattern(r"^[（(]?(?:例[：:]|例如|示例|样例|范例|填写示例|例[）)])")
_TOTAL = Pattern(
    r".{0,12}?(?:合计|小计|总计|共计|累计|汇总|总数)(?:次数|人数|人次|数)?(?:[（(].{0,12}[）)])?(?:[:：].*|[共为]?\d.*)?"
)
_TIMES = r"(?:共计?|合?计|召开|开展|上|了|[:：])*(?:\d{1,3}|[一二三四五六七八九十]{1,3})[次场堂]"
_JOIN = "[、，,;；]"
SUMS = ("合计", "小计", "总计", "共计", "累计")
_PARTS = "|".join((
    "20\\d\\d年度?", "第?[一二三四1-4]季度", "[上下]半年", r"[\d一二三四五六七八九十]{1,3}月份?",
    "[本上当全每]?[年月季页次](?:度|份)?", "以上", "全部", "所有", "各类", "会议", "活动", "次数?", "人数", "人次",
    "[（()）:：-]",
))  # fmt: skip
_WORDS = "ledger_kind_words"
LONGEST = 60
"""Characters that a title has at most."""


class Said(NamedTuple):
    """What a title says of the rows below it; a year of None is not said, 0 is said in two ways (2024—2025学年).

    ``is_plan`` where the rows are of a plan or show how the form is filled in, ``group`` the 党小组 that they are of.
    """

    year: int | None = None
    month: int | None = None
    kind: str = ""
    is_plan: bool = False
    group: str = ""

    def over(self, wider: "Said") -> "Said":
        """Return what holds below this title within a wider one."""
        return Said(
            wider.year if self.year is None else self.year,
            self.month or wider.month,
            self.kind or wider.kind,
            self.is_plan or wider.is_plan,
            self.group or wider.group,
        )


def said_by(texts: Iterable[str]) -> Said:
    """Return what a title says, of one cell or several."""
    titles = [text for text in map(_plain, texts) if text and not is_form_line(text)]
    years = {_number(found) for text in titles for found in _YEAR.compiled.findall(text)}
    months = {_number(found) for text in titles for found in _MONTH.compiled.findall(text)}
    kinds = {kind for text in titles if len(text) <= LONGEST and (kind := kind_named(text))}
    month = months.pop() if len(months) == 1 else None
    return Said(
        (years.pop() if len(years) == 1 else 0) if years else None,
        month if month and month <= 12 else None,
        kinds.pop() if len(kinds) == 1 else "",
        any(len(text) <= LONGEST and is_plan(text) for text in titles),
        next((str(_number(found[1])) for text in titles if (found := _GROUP.search(text))), ""),
    )


def is_plan(title: str) -> bool:
    """Whether a title or a sheet's name calls its rows a plan or an example: 下半年计划安排表, 样表 (2).

    计划完成情况 and 台账模板 may be of what was held.
    """
    plain = _plain(title)
    is_of_records = any(word in plain for word in words_in(_WORDS, "记录表"))
    return not is_of_records and _plan().search(plain) is not None


@cache
def _plan() -> Pattern:
    return Pattern(
        rf"(?:{alternation(words_in(_WORDS, '计划表'))})[表书]?(?:[（(][^（()）]*[）)])?$"
    )


def is_form_line(text: str) -> bool:
    """Whether a line says who filled in the form and when, or is a remark below it."""
    plain = _plain(text)
    return _FILLED.search(plain) is not None or _SIGNED.search(plain) is not None


def is_example(text: str) -> bool:
    """Whether a row shows how to fill in the form."""
    return _EXAMPLE.search(_plain(text)) is not None


def is_total(text: str) -> bool:
    """Whether a row's first words make it one of sums: 合 计, 支委会小计, 全年共计12次, 以上支委会共6次，党课4次."""
    plain = _plain(text)
    return _TOTAL.fullmatch(plain) is not None or (
        len(plain) <= LONGEST and _held().fullmatch(plain) is not None
    )


@cache
def _held() -> Pattern:
    """Return what says how often there was what, and no more: 共12次, 其中支委会12次，党员大会4次。"""
    one = f"(?:共?(?:召开|开展)?(?:{alternation(usual_spellings())}))?{_TIMES}"
    return Pattern(f"(?:以上|其中|全年|今年|本年度?|上述|[:：，,])*{one}(?:{_JOIN}{one})*[。.]?")


def is_sum(text: str) -> bool:
    """Whether a cell of what would be a record makes it a sum: 党员大会小计, 合计（支委会）, 本月累计.

    A narrower test than that of a row of sums: 意见汇总 and 联合计划 are topics.
    """
    plain = _plain(text)
    return len(plain) <= LONGEST and _sum().fullmatch(plain) is not None


@cache
def _sum() -> Pattern:
    part = f"(?:{alternation(usual_spellings())}|{_PARTS})*"
    return Pattern(rf"{part}(?:{alternation(SUMS)}){part}(?:[共为]?\d+{part})?")


def _plain(text: str) -> str:
    return "".join(narrow(without_invisible(text)).split())


def _number(text: str) -> int:
    value = parse_number(text)
    return int(value) if value is not None else 0
