"""Numbers that count nothing of the year: 三个方面, 每月固定1天, 四比四看, 一名党员 as an article."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from drafting.figures.vocabulary import HAN_DIGITS, alternation, units
from drafting.lexicon import table

CLAUSE_END = frozenset("，。；、！？：）)\n”’》 ,;")
SLOGAN = re.compile(
    r"([一二三四五六七八九十两百千万])[^\W\d_]{1,2}(?:\1|[一二三四五六七八九十两百千万])[^\W\d_]"
)
_HABIT = re.compile(
    r"(?:每(?:两?个?)?(?:人|名\w{0,2}|月|季度?|周|半年|年|天|日|次|期|家|户|个\w{0,3})?"
    r"(?:至少|不少于|不低于|固定|坚持|集中|开展|召开|组织|学习|安排|进行|确定|确保|都|要|一般|定期|自学|撰写|参加)*"
    r"|[一逢][年月周季天日])$"
)
_LOOSE_HABIT = re.compile(r"每(?:月|季度?|周|半年|年|天|日)[^，。；：、\d\n]{0,12}$")
_COUNTING_VERBS = (
    "开展", "召开", "组织", "举办", "完成", "发展", "培养", "转正", "共", "各", "了", "吸收", "确定", "签订",
)  # fmt: skip
_DURATIONS = ("为期", "历时", "满")
_TIMES = frozenset(["年", "月", "天", "日", "周", "季度", "小时", "秒", "分"])
_DESCRIBED = re.compile(r"[^，。；：、（）\n\d]{1,8}的")
_POINTING = frozenset("下上新这那每同某任另头")  # 下一步, 新一轮, 每一名


@dataclass(frozen=True, slots=True)
class Written:
    """A number with its unit in its place: ``text[at:]`` are the digits, ``[start:end)`` the whole."""

    text: str
    at: int
    start: int
    end: int
    number: str
    value: Decimal
    unit: str
    qualifier: str

    @property
    def lone_digit(self) -> str:
        """The digit, when the number is a single Chinese one without 余 or 多."""
        return self.number if len(self.number) == 1 and self.number in HAN_DIGITS else ""

    @property
    def behind(self) -> str:
        """The character behind the whole, empty at the end of the text."""
        return self.text[self.end : self.end + 1]

    @property
    def ends_clause(self) -> bool:
        """Whether nothing that is counted follows: 联系班组三个，"""
        return not self.behind or self.behind in CLAUSE_END

    def follows(self, words: tuple[str, ...]) -> bool:
        """Whether one of the words stands right before it."""
        return self.text.endswith(words, 0, self.start)


@cache
def _nouns() -> re.Pattern[str]:
    """Return the nouns that follow an open classifier, one group for each reading."""
    readings = ("structural", "countable")
    words = {
        r: alternation(row["noun"] for row in table("nouns") if row["reading"] == r)
        for r in readings
    }
    return re.compile("|".join(f"(?P<{reading}>{words[reading]})" for reading in readings))


def is_structural(written: Written) -> bool:
    """Whether a number with a known unit is no figure that facts must know."""
    if _is_habit(written) or _is_age_group(written):
        return True
    is_open = units().get(written.unit) == "open"
    noun = _nouns().match(written.text, written.end) if is_open else None
    reading = noun.lastgroup if noun else None
    if reading == "structural":
        return True
    digit = written.lone_digit
    if not digit or written.qualifier:
        return False
    if digit == "一":
        return _is_article(written, is_open)
    if digit in "百千万亿" or _is_slogan(written):
        return True
    return is_open and not written.ends_clause and reading != "countable"


def _is_habit(written: Written) -> bool:
    """Whether it is a rhythm of work: 每月召开1次, 一年一次."""
    before = written.text[max(0, written.start - 16) : written.start]
    if "每" not in before and before[-2:-1] not in ("一", "逢"):
        return False
    return bool(_HABIT.search(before) or (written.value <= 2 and _LOOSE_HABIT.search(before)))


def _is_age_group(written: Written) -> bool:
    return written.unit == "岁" and written.qualifier in ("以上", "以下")


def _is_slogan(written: Written) -> bool:
    """Whether the same digit comes again two or three characters on: 三次三进."""
    text, at = written.text, written.at
    return bool(SLOGAN.match(text, at)) and text[at] in text[at + 2 : at + 4]


def _is_article(written: Written, is_open: bool) -> bool:
    """Whether 一 with a classifier only means a, as in 上好一堂党课, and not how many, as in 召开一次."""
    before = written.text[written.start - 1 : written.start] if written.start else ""
    if before in _POINTING or _is_slogan(written) or _DESCRIBED.match(written.text, written.end):
        return True
    if written.unit in _TIMES:
        return not written.follows(_DURATIONS)
    if written.ends_clause and before and before not in CLAUSE_END:
        return False
    return is_open or not written.follows(_COUNTING_VERBS)
