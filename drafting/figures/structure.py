"""Numbers that count nothing of the year: 三个方面, 每月固定1天, 四比四看, 一名党员 as an article."""

import re
from decimal import Decimal
from fractions import Fraction

from drafting.figures.quantity import Written
from drafting.figures.vocabulary import YEARS_OF_AGE, noun_reading, unit_at, units

CLAUSE_END = frozenset("，。；、！？：）)\n”’》 ,;")
_SLOGAN = re.compile(
    r"(.)(?:[^\W\d]{1,3}?\1(?=[^\W\d])){1,4}[^\W\d]"
    r"|.[^\W\d]{1,2}?[一二三四五六七八九十两百千万][^\W\d]"
)
"""Parallel words with digits: 三抓三促, 三亮三比三争, 一岗一清单, 五位一体."""
_HABIT = re.compile(
    r"(?:每[\d一二两三四五六七八九十]{0,2}个?(?:人|名\w{0,2}|半?月|季度?|周|半?年|天|日|次|期|家|户|个\w{0,3})?"
    r"(?:至少|不少于|不低于|固定|坚持|集中|开展|召开|组织|学习|安排|进行|确定|确保|都|要|一般|定期|自学|撰写|参加)*"
    r"|[一逢][年月周季天日])$"
)
_LOOSE_HABIT = re.compile(r"每(?:半?月|季度?|周|半?年|天|日)[^，。；：、\d\n]{0,12}$")
_COUNTING_VERBS = (
    "开展", "召开", "组织", "举办", "完成", "发展", "培养", "转正", "共", "各", "了", "吸收", "确定", "签订",
)  # fmt: skip
_DURATIONS = ("为期", "历时", "满")
_TIMES = frozenset(["年", "月", "天", "日", "周", "季度", "小时", "秒", "分"])
_PERIODS = frozenset(["年", "个月", "天", "周", "个季度"])
_PERIOD_BEFORE = ("近", "最近", "未来", "今后", "过去", "此后")
HABIT_WITHIN = 16
"""Characters before a number in which 每 makes a habit of it."""
_RHYTHMS = ("一", "逢")
_AGES = ("以上", "以下")  # 35岁以下 names a group
PERIOD_ENDS = frozenset(word[-1] for word in _PERIOD_BEFORE)
_PLAN = re.compile(r"[^\W\d]{0,4}(?:规划|计划|行动|方案|任期)")
_INCIDENTS = frozenset(["起", "例", "件", "宗"])
_DESCRIBED = re.compile(r"[^，。；：、（）\n\d]{1,8}的")
_NAMED_BEFORE = (
    "这",
    "那",
    "此",
    "该",
    "以上",
    "上述",
    "以下",
    "下列",
)  # 这两份荣誉 were told just before
_GOING_ON = frozenset("的和及与或以等为是到至比较左上")
_POINTING = frozenset("下上新这那每同某任另头")  # 下一步, 新一轮, 每一名


def is_structural(written: Written) -> bool:  # noqa: PLR0911 - one return for each reading
    """Whether a number with a known unit is no figure that facts must know."""
    text, start, _, end, number, value, unit, qualifier = written
    before = text[max(0, start - HABIT_WITHIN) : start]
    if tells_rhythm(before) and _is_habit(before, value):
        return True
    counts = units().get(unit)
    if counts == "structure" or (not value and unit in _INCIDENTS):  # 0起
        return True
    if counts == "measure" and (
        _is_period(written) or (unit in YEARS_OF_AGE and qualifier in _AGES)
    ):
        return True
    is_lone, is_open = written.is_lone, counts == "open"
    if (is_lone and counts == "manner") or (counts == "rating" and _names_thing(written)):
        return True
    reading = noun_reading(text, end) if is_open or is_lone else ""
    if reading == "structural":
        return True
    if qualifier:
        return False
    if not number.strip("百千万亿"):  # 千万条, 万名: how many is not said
        return True
    if not is_lone:
        return False
    if before.endswith(_NAMED_BEFORE):
        return True
    if number == "一":
        return value == 1 and _is_article(written, is_open)
    return is_open and not _ends_clause(written) and reading != "countable"


def _names_thing(written: Written) -> bool:
    """Whether a thing follows of which the number says the kind: 220千伏变电站."""
    behind = written.text[written.end : written.end + 1]
    return "\u4e00" <= behind <= "\u9fff" and behind not in _GOING_ON


def _ends_clause(written: Written) -> bool:
    """Whether nothing that is counted follows: 联系班组三个，"""
    behind = written.text[written.end : written.end + 1]
    return not behind or behind in CLAUSE_END


def reads_otherwise(text: str, end: int, unit: str, counts: str) -> bool:
    """Whether a unit that does not plainly count may make no figure of a number: 三年规划, 5个维度, 4方面."""
    if counts == "open":
        return noun_reading(text, end) == "structural"
    return counts in ("structure", "rating") or unit == "年"


def tells_rhythm(before: str) -> bool:
    """Whether the words before a number may say how often (每月召开, 一年): a first look at what habits need."""
    return "每" in before or before[-2:-1] in _RHYTHMS


def _is_habit(before: str, value: Decimal | Fraction | None) -> bool:
    """Whether it is a rhythm of work: 每月召开1次, 一年一次."""
    few = value is not None and value <= 2
    return bool(_HABIT.search(before) or (few and _LOOSE_HABIT.search(before)))


def _is_period(written: Written) -> bool:
    """Whether it is a span of time seen from today, or a plan's: 近三年, 今后五年, 三年发展规划."""
    if written.unit not in _PERIODS or written.follows(_DURATIONS):
        return False
    seen_from_today = written.qualifier == "近" or written.follows(_PERIOD_BEFORE)
    return seen_from_today or (
        written.unit == "年" and _PLAN.match(written.text, written.end) is not None
    )


def slogan_at(text: str, at: int) -> int:
    """Return where parallel words that begin with the digit at ``at`` end, 0 where there are none.

    一户一档 is one; 一年一次 are two counts.
    """
    m = _SLOGAN.match(text, at)
    return m.end() if m and not unit_at(text, m.end() - 1) else 0


def _is_article(written: Written, is_open: bool) -> bool:
    """Whether 一 with a classifier only means a, as in 上好一堂党课, and not how many, as in 召开一次."""
    before = written.text[written.start - 1 : written.start] if written.start else ""
    if before in _POINTING or written.unit == "批" or _DESCRIBED.match(written.text, written.end):
        return True
    if written.unit in _TIMES:
        return not written.follows(_DURATIONS)
    if _ends_clause(written) and before and before not in CLAUSE_END:
        return False
    return is_open or not written.follows(_COUNTING_VERBS)
