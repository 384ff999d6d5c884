"""What the words around make of a name: an honour that was won, an activity that was held, a brand that was built."""

from collections.abc import Iterator
from enum import StrEnum

from drafting.patterns import Pattern

_REACH, _AHEAD = 24, 12
"""Characters before and behind a name in which these words stand."""
_CLAUSE_ENDS = "，。；：\n"
_SHORTEST = 2
"""Characters that are too few for the name of an honour."""

_WON = (
    "荣获|获评|荣膺|喜获|荣立|捧得|捧回|斩获|摘得|夺得|评为|授予|命名|认定为|评定为|确定为|表彰为"
)
_HONOUR_BEFORE = Pattern(rf"(?:{_WON})[^，。；：\n]{{0,20}}$")
_GOT_BEFORE = Pattern(r"(?:获|得到|入选|当选|赢得|跻身|摘取|收获)[^，。；：\n]{0,16}$")
_HONOUR_BEHIND = Pattern(r"[^，。；、“”\n]{0,6}?(?:称号|荣誉)|奖")
_TITLED_BEHIND = Pattern(r"[^，。；、“”\n]{0,6}?称号")
_HONOUR_NAME = Pattern(
    r"(?:先进|优秀|模范|示范|文明|红旗|标杆|标兵|十佳|最美|五星|样板|先锋|过硬).*|.*(?:号|岗|奖|杯|章|之星|集体|单位|个人|能手|工匠|案例)$"
)
_UNQUOTED = Pattern(
    rf"(?:{_WON})[^，。；：、“”《》\n]{{0,16}}?"
    r"(?P<name>(?:集体|个人)?[特一二三]等[功奖]|(?:先进|优秀|模范|文明|红旗|标杆|标兵|十佳|最美)[^，。；：、“”《》（(\n]{2,10}?)(?:荣誉)?(?:称号)?(?=[，。；、（(\n]|$)"
)
_NOT_YET = Pattern(
    r"争创|争当|争取|力争|未能|未获|没有|创建|目标|申报|推荐|努力"
    r"|被[^，。；\n]{0,6}(?:群众|职工|居民|村民|乡亲|大家|百姓|师生|患者|客户)"
)
"""Words of an honour that nobody has awarded."""
_HELD_BEFORE = Pattern(
    r"(?:开展|组织|举办|举行|启动|实施|推进|参加|参与|承办|主办|策划|召开|推行|推出|开设|创办|深化)[^，。；：\n“”]{0,10}$"
)
_HELD_BEHIND = Pattern(
    r"[^，。；、“”\n]{0,6}?(?:主题党日|活动|行动|工程(?!师)|计划|竞赛|比赛|大赛|演讲|讲座|论坛|宣讲|培训|志愿服务|义诊|会战|攻坚|练兵|比武|巡讲|制度|机制|研学|晚会|运动会|展(?!示|开)|仪式|征文|夏令营|教育|论坛|擂台赛)"
)
_HELD_NAME = Pattern(r"(?:行动|活动|工程|计划)$")
_BUILT_BEFORE = Pattern(
    r"(?:打造|创建|培育|擦亮|叫响|组建|成立|设立|开设|建立|建成|推出|创立|形成|做强|做优)[^，。；：\n“”]{0,10}$"
)
_BUILT_BEHIND = Pattern(
    r"[^，。；、“”\n]{0,4}?(?:品牌|工作法|工作室|工作站|服务队|志愿队|突击队|先锋队|宣讲团|示范岗|先锋岗|讲堂|课堂|驿站|联盟|联合体|共同体|平台|模式)"
)
_BRAND_NAME = Pattern(r"(?:工作法|品牌|突击队|服务队|宣讲团|工作室)$")
_BRAND_BEHIND = Pattern(r"[^，。；、“”\n]{0,4}?(?:品牌|工作法)")
_TEAM_BEHIND = Pattern(r"[^，。；、“”\n]{0,4}?(?:服务队|志愿队|突击队|先锋队|工作室|宣讲团)")
_SLOGAN = Pattern(r"[，、].*[，、]|[；！？]|式$")
_NO_HONOUR = ("称号", "等次", "荣誉", "格次", "代表")


class Standing(StrEnum):
    """Where a name stands, and so what it is."""

    TITLE = "title"
    HONOUR = "honour"
    ACTIVITY = "activity"
    BRAND = "brand"


def is_won(text: str, start: int, end: int, name: str) -> bool:
    """Whether the name in a span of a text is an honour that somebody was given."""
    if len(name) <= _SHORTEST:
        return False
    before, behind = _clause_before(text, start), text[end : end + _AHEAD]
    won = _HONOUR_BEFORE.search(before) or _TITLED_BEHIND.match(behind)
    got = _GOT_BEFORE.search(before) and (
        _HONOUR_BEHIND.match(behind) or _HONOUR_NAME.fullmatch(name)
    )
    return bool(won or got) and not _NOT_YET.search(text, max(0, start - _REACH), start)


def standing(text: str, start: int, end: int, name: str) -> Standing | None:
    """Return what the words around make of the name in a span that is no honour, or None where it is none."""
    if _SLOGAN.search(name):
        return None
    before, behind = _clause_before(text, start), text[end : end + _AHEAD]
    built = _BUILT_BEFORE.search(before)
    if (
        _BRAND_BEHIND.match(behind)
        or _TEAM_BEHIND.match(behind)
        or (built and (_BUILT_BEHIND.match(behind) or _BRAND_NAME.search(name)))
    ):
        return Standing.BRAND
    held = _HELD_BEFORE.search(before) and (_HELD_BEHIND.match(behind) or _HELD_NAME.search(name))
    if held or (before.endswith("以") and behind.startswith(("为主题", "为题"))):
        return Standing.ACTIVITY
    return None


def honours_without_quotes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of honours that somebody was given and that stand without quotation marks."""
    for match in _UNQUOTED.finditer(text):
        start, end = match.span("name")
        is_given = not _NOT_YET.search(text, max(0, match.start() - _AHEAD), start)
        if is_given and not match["name"].endswith(_NO_HONOUR):
            yield start, end


def _clause_before(text: str, start: int) -> str:
    """Return what stands before an offset in its clause; no word before that makes a name of what stands there."""
    before = text[max(0, start - _REACH) : start]
    return before[max(map(before.rfind, _CLAUSE_ENDS)) + 1 :]
