"""Honours that a report says were won: in quotes after a word of winning, or without them in the words of an honour."""

from collections.abc import Iterator

from drafting.checks.names.clauses import AHEAD, CHAIN, clause_before
from drafting.text.patterns import Pattern

_SHORTEST = 2
"""Characters that are too few for the name of an honour."""

_WON = (
    "荣获|获评|荣膺|喜获|荣立|捧得|捧回|斩获|摘得|夺得|评为|授予|命名|认定为|评定为|确定为|表彰为"
)
_LEVEL = (
    r"(?:(?:全|本)?(?:国|省|市|县|区|州|旗|院|校|局|厂|司|行业|系统|集团)(?:级|直|属)?|年度|首届)"
)
_HONOUR_BEFORE = Pattern(rf"(?:{_WON})[^，。；：“”\n]{{0,20}}{CHAIN}$")
_GOT_BEFORE = Pattern(rf"(?:获|得到|入选|当选|赢得|跻身|摘取|收获)[^，。；：“”\n]{{0,16}}{CHAIN}$")
_CHOSEN_BEFORE = Pattern(rf"(?:入选|跻身|荣登)[^，。；：“”\n]{{0,12}}{CHAIN}$")
_HONOUR_BEHIND = Pattern(r"[^，。；、“”\n]{0,6}?(?:称号|荣誉)|奖")
_TITLED_BEHIND = Pattern(r"[^，。；、“”\n]{0,6}?称号")
_PLATE_BEHIND = Pattern(r"的?(?:牌匾|奖牌|奖状|奖杯|荣誉证书)")
_HELD_BEFORE = Pattern(
    rf"(?:{_WON}|获|得到|保持|蝉联|跻身|入选|荣登|赢得|摘取|收获|颁发|被评)[^，。；：\n]{{0,20}}$"
)
_HELD_BEHIND = Pattern(r"[”’」\"]?(?:荣誉)?(?:称号|的?(?:牌匾|奖牌|奖状|奖杯|证书))")
_HONOUR_NAME = Pattern(
    rf"{_LEVEL}*(?:先进|优秀|模范|示范|文明|红旗|标杆|标兵|十佳|十大|百强|最美|五星|样板|先锋|过硬).*"
    r"|.*(?:号|岗|奖|杯|章|之星|集体|单位|个人|能手|工匠|案例|[十百]强|[十百]佳|名单|榜)"
)
_LEVELLED = Pattern(rf"{_LEVEL}{{1,3}}[㐀-鿿]{{4,}}")
"""An honour with a level in front: 全省优秀科普品牌."""
_UNQUOTED = Pattern(
    rf"(?:{_WON})[^，。；：、“”《》\n]{{0,16}}?"
    r"(?P<name>(?:集体|个人)?[特一二三]等[功奖]|(?:先进|优秀|模范|文明|红旗|标杆|标兵|十佳|最美)[^，。；：、“”《》（(\n]{2,10}?)(?:荣誉)?(?:称号)?(?=[，。；、（(\n]|$)"
)
_NOT_YET = Pattern(
    r"争创|争当|争取|力争|未能|未获|没有|创建|目标|申报|推荐|努力"
    r"|被[^，。；\n]{0,6}(?:群众|职工|居民|村民|乡亲|大家|百姓|师生|患者|客户)"
)
"""Words of an honour that nobody has awarded."""
_NO_HONOUR = ("称号", "等次", "荣誉", "格次", "代表")


def is_won(text: str, start: int, end: int, name: str) -> bool:
    """Whether the name in a span of a text is an honour that somebody was given."""
    if len(name) <= _SHORTEST:
        return False
    before, behind = clause_before(text, start), text[end : end + AHEAD]
    titled = _TITLED_BEHIND.match(behind) or (
        _PLATE_BEHIND.match(behind) and _HONOUR_NAME.fullmatch(name)
    )
    won = _HONOUR_BEFORE.search(before) or titled
    got = _GOT_BEFORE.search(before) and (
        _HONOUR_BEHIND.match(behind) or _HONOUR_NAME.fullmatch(name)
    )
    chosen = _CHOSEN_BEFORE.search(before) and _LEVELLED.match(name)
    return bool(won or got or chosen) and not _NOT_YET.search(before)


def is_striven_for(text: str, start: int) -> bool:
    """Whether what stands at an offset is an honour that nobody has awarded: 争创“文明单位”."""
    return _NOT_YET.search(clause_before(text, start)) is not None


def sounds_like_one(name: str) -> bool:
    """Whether a name has the words of an honour: 文明单位, 青年文明号."""
    return _HONOUR_NAME.fullmatch(name) is not None


def is_kept(text: str, start: int, end: int) -> bool:
    """Whether the name of an honour, in quotes or without, stands in a span as one that was won or is still held."""
    before, behind = clause_before(text, start), text[end : end + AHEAD]
    held = _HELD_BEFORE.search(before) or _HELD_BEHIND.match(behind)
    return bool(held) and not is_striven_for(text, start)


def honours_without_quotes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of honours that somebody was given and that stand without quotation marks."""
    for match in _UNQUOTED.finditer(text):
        start, end = match.span("name")
        is_given = not _NOT_YET.search(text, max(0, match.start() - AHEAD), start)
        if is_given and not match["name"].endswith(_NO_HONOUR):
            yield start, end
