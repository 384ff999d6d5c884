"""Numerals in the names of outfits and places: 采油四队, 中铁十二局, 304厂, 18栋3单元, 1302工作面, 二十里铺."""

import re

_PLACED = re.compile(
    "局(?![面部势限长])|监区|采区|作业区|[民刑行]庭|[一-鿿]炼钢厂|里[铺屯店堡桥河墩庄湾岭坡]"
    r"|[栋幢座](?=\d+(?:单元|层|室|号))"
)
"""What a number before it names: nobody counts 局 or 里铺."""
_CODED = re.compile(r"厂(?![区房长])|医院|工作面|综采|综掘|[运回]\w{0,2}巷")
"""What a number of three digits or more names: 304厂, 1302工作面."""
_LONG = 3
_NAMED = re.compile(
    "(?:厂|医院|团场|[队班段团院庭矿标所营连])(?![伍员长次会课区房前后])|中(?![国央心全间层旬午期小等有])"
)
"""What a number in Chinese digits names where a name goes before: 采油四队, 机务二段; but 组建四队 counts."""
_NUMBERED = frozenset("团营连庭矿标")
"""What more than ten of are numbered, and never counted so: 二十九团."""
_ROUND = frozenset("百千万亿")
_HAN = re.compile("[一-鿿]")
_COUNTING = frozenset("的了过共有设建成立组派出分为达各每近约超这那两第和与")
"""What stands before such a word where it is counted: 组建四队, 共有三班."""
OUTFIT_HEADS = frozenset(
    "中局监采作民刑行里工综医团栋幢座厂队班段院庭矿标所营连运回一二三四五六七八九东西南北老新"
)
"""What stands behind the digits of such a name."""


def outfit_at(text: str, at: int, stop: int, floor: int) -> int | None:
    """Return where the name of an outfit ends whose number is ``[at:stop)``, or None where things are counted."""
    number = text[at:stop]
    if number == "两" or number[-1] in _ROUND:  # 万里河山
        return None
    name = _PLACED.match(text, stop)
    if not name and number.isdecimal():
        name = _CODED.match(text, stop) if len(number) >= _LONG else None
    elif not name and (named := _NAMED.match(text, stop)):
        # two of them would be 两队
        is_name = number == "二" or (len(number) > 1 and named[0] in _NUMBERED)
        name = named if is_name or _follows_name(text, at, floor) else None
    return name.end() if name else None


def _follows_name(text: str, at: int, floor: int) -> bool:
    """Whether a word stands before a number that no verb of counting ends."""
    before = text[at - 1 : at]
    if at == floor:  # 三厂四矿
        return before in OUTFIT_HEADS
    return bool(_HAN.match(before)) and before not in _COUNTING
