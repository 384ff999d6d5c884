"""Numbers with unit and qualifier: the grammar, and quantities that stand alone."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from drafting.figures.numbers import FINANCIAL, narrow, parse_number, plain
from drafting.figures.vocabulary import HAN_DIGITS, unit_at, units
from schemas.figure import Quantity

_SCALE = "(?:[百万亿]|千(?![克瓦米伏卡帕焦]))"
_HAN = f"[{HAN_DIGITS}]+"
_NUMBER = (
    rf"(?:(?P<parts>\d+|{_HAN})分之)?"
    r"(?P<number>\d+/\d+(?![\d/])|(?:\d{1,3}(?:[,，\u2009\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
    rf"(?:\s?{_SCALE}+(?:\d+[百千万]+)*\d*)?|(?:{_HAN})(?:点{_HAN})?"
    r"|[壹贰叁肆伍陆柒捌玖](?:[拾佰仟万亿零壹贰叁肆伍陆柒捌玖]+|(?=元)))"
    rf"(?:(?P<within>[余多来几])(?P<scale>十|{_SCALE}+)?)?"
)
QUALIFIERS_BEFORE = (
    "不少于", "不低于", "不超过", "不多于", "不高于", "不大于", "不小于", "至少", "最少", "至多", "最多",
    "大约", "约为", "约", "将近", "接近", "近", "超过", "超", "逾", "不到", "不足", "低于", "少于", "小于", "高于", "多于",
    "大于", "±",
)  # fmt: skip
_NOT_QUALIFIERS = (
    "节约", "签约", "特约", "合约", "预约", "公约", "履约", "条约", "契约", "制约", "违约", "集约", "邀约",
    "缔约", "续约", "相约", "守约", "租约", "解约", "简约", "践约", "誓约", "盟约", "订约", "立约",
    "走近", "贴近", "拉近", "相近", "新近", "附近", "最近", "靠近", "临近", "亲近", "邻近", "就近", "赶超", "反超", "存在不足", "查找不足", "找准不足", "反馈不足",
    "整改不足", "梳理不足", "剖析不足", "差距不足", "问题不足", "的不足", "和不足", "与不足",
)  # fmt: skip
_BY_LAST = {
    word[-1]: tuple(w for w in QUALIFIERS_BEFORE if w[-1] == word[-1]) for word in QUALIFIERS_BEFORE
}
"""The qualifiers by their last character, the longest first: most numbers have none, and this tells so at once."""
_BEHIND = (
    r"不到(?![位场会岗])|以上|以下|以内|左右|上下(?![一齐联同])|之多|不等|余"
    r"|多(?![次名个项种人年方样元\d两]|[一三四五六七八九十][次名人个项场期堂])"  # 比10次多2次
)
QUALIFIER_ENDS = frozenset(_BY_LAST)
QUALIFIER_HEADS = frozenset("以左上之不余多")
QUALIFIERS_BEHIND = re.compile(_BEHIND)

PARTS = {Decimal(100): "%", Decimal(1000): "‰", Decimal(10000): "‱"}
_GOES_ON = frozenset(".,，/余多来几点分零克瓦米伏卡帕焦\u2009\u202f")
"""What may stand behind a run of digits without ending the number: 1.2万, 320余万, 5千克, 百分之三."""
_SPACES = frozenset(" \u00a0")


@cache
def _number_pattern() -> re.Pattern[str]:
    return re.compile(_NUMBER)


@cache
def _whole_pattern() -> re.Pattern[str]:
    before = "|".join(sorted(QUALIFIERS_BEFORE, key=len, reverse=True))
    return re.compile(
        rf"(?P<before>{before})?{_NUMBER}"
        rf"(?P<unit>[^\W\d_]{{0,8}}?(?:/[^\W\d_]{{1,4}}|[（(][次套件份组辆][）)])?|[%‰‱℃㎡²³])(?P<behind>{_BEHIND})?"
    )


_SPACED = re.compile(r"\d{1,3}(?: \d{3}){1,4}(?! ?\d)|\d(?: \d){1,8}(?! ?\d)")
"""12 480元, and digits torn apart by hand or by a converter: 1 2 次."""
_LONE = frozenset(HAN_DIGITS)
_ONES, _WITHIN = frozenset("一二三四五六七八九两"), frozenset("余多来几")  # 一来 is no number
HALF = Decimal("0.5")
_HALVED = frozenset(["年", "天", "倍", "周", "成", "里", "亩", "小时", "个月", "个小时", "学时"])
_HALVED_BEHIND = frozenset(["月", "小时", "学时", "百分点"])


class Written(NamedTuple):
    """A number with its unit in its place: ``text[at:]`` are the digits, ``[start:end)`` the whole."""

    text: str
    start: int
    at: int
    end: int
    number: str
    value: Decimal | Fraction | None
    unit: str
    qualifier: str

    @property
    def is_lone(self) -> bool:
        """Whether the number is a single Chinese digit."""
        return self.number in _LONE

    def follows(self, words: tuple[str, ...]) -> bool:
        """Whether one of the words stands right before it."""
        return self.text.endswith(words, 0, self.start)


def written_at(text: str, at: int, stop: int, floor: int) -> Written:
    """Return the number whose first digits are ``[at:stop)``, with its unit and qualifier where it has them.

    The qualifier may reach back to ``floor``. The value is None where the digits are no number (两三), or no
    certain one (十几).
    """
    number, own_unit, within, end = text[at:stop], "", "", stop
    behind = text[stop : stop + 1]
    value: Decimal | Fraction | None = None
    if behind in _SPACES and (torn := _spaced(text, at)):
        number, end = text[at:torn], torn
    goes_on = behind in _GOES_ON and not (number in _ONES and behind in _WITHIN)
    if not goes_on and number[0] not in FINANCIAL:
        value = parse_number(number)
    if value is None and (m := _number_pattern().match(text, at)):
        parts, number, more, scale = m.group("parts", "number", "within", "scale")
        value, own_unit = value_of(parts, number, scale)
        number, within, end = text[at : m.end("number")], more or "", m.end()
    unit = own_unit or unit_at(text, end)
    if not own_unit:
        if not unit and text[end : end + 1] in _SPACES and (unit := unit_at(text, end + 1)):
            end += 1
        end += len(unit)
    if text.startswith("半", end) and unit and isinstance(value, Decimal):
        value, unit, end = _and_a_half(text, value, unit, end)
    start, qualifier = at, ""
    if at > floor and (words := _BY_LAST.get(text[at - 1])):
        qualifier = _qualifier_before(text, at, floor, words)
        start -= len(qualifier)
    if text[end : end + 1] in QUALIFIER_HEADS and (m := QUALIFIERS_BEHIND.match(text, end)):
        end, qualifier = m.end(), qualifier or within or m.group()
    if within == "几":
        value = None
    return Written(text, start, at, end, number, value, unit, qualifier or within)


def _spaced(text: str, at: int) -> int:
    """Return where digits end that have spaces between them, 0 where they are several numbers."""
    m = _SPACED.match(text, at)
    if m is None:
        return 0
    end = m.end()
    return end if unit_at(text, end + text.startswith(" ", end)) else 0


def _and_a_half(text: str, value: Decimal, unit: str, end: int) -> tuple[Decimal, str, int]:
    if unit in _HALVED:
        return value + HALF, unit, end + 1
    behind = unit_at(text, end + 1)
    if unit == "个" and behind in _HALVED_BEHIND:  # 三个半小时
        return value + HALF, unit + behind, end + 1 + len(behind)
    return value, unit, end


def parts_a_word(text: str, at: int) -> bool:
    """Whether a qualifier that begins at ``at`` is the end of a word: the 约 of 签约12户, but not that of 走访约12户."""
    return any(
        text.startswith(word, at) and text.endswith(_NOT_QUALIFIERS, 0, at + len(word))
        for word in QUALIFIERS_BEFORE
    )


def _qualifier_before(text: str, at: int, floor: int, words: tuple[str, ...]) -> str:
    if text.endswith(words, floor, at) and not text.endswith(_NOT_QUALIFIERS, floor, at):
        return next(word for word in words if text.endswith(word, floor, at))
    return ""


def value_of(
    parts: str | None, number: str, scale: str | None
) -> tuple[Decimal | Fraction | None, str]:
    """Return the value of a matched quantity, None when it has none, and the unit that 百分之 brings."""
    if "/" in number:
        over, _, under = number.partition("/")
        return (Fraction(int(over), int(under)) if int(under) else None), ""
    value, factor = parse_number(number), parse_number(scale or "1")
    if value is None or factor is None:
        return None, ""
    value = plain(value * factor)
    if parts is None:
        return value, ""
    whole = parse_number(parts)
    if whole is not None and whole in PARTS:
        return value, PARTS[whole]
    return (Fraction(value) / Fraction(whole) if whole else None), ""


@lru_cache(maxsize=1024)
def parse_quantity(text: str) -> Quantity | None:
    """Return the quantity that the whole text is, or None.

    The unit may be empty (``12``) and need not be a known one (``26垄``). Fractions such as 三分之二 have no
    decimal value and are no quantity.
    """
    written = "".join(narrow(text).split())
    m = _whole_pattern().fullmatch(written)
    if m is None or m["within"] == "几":
        return None
    value, unit = value_of(m["parts"], m["number"], m["scale"])
    if not isinstance(value, Decimal):
        return None
    unit = unit or m["unit"]
    if unit.endswith("半") and unit[:-1] in _HALVED:
        value, unit = value + HALF, unit[:-1]
    if unit not in units() and any(c in HAN_DIGITS for c in unit):
        return None
    return Quantity(
        value=value,
        unit=unit,
        qualifier=m["before"] or m["within"] or m["behind"] or "",
        text=written,
    )
