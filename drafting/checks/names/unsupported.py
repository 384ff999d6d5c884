"""names.unsupported: names in quotes and 《titles》 that neither facts, reference nor lexicon know.

Most words in quotes are no names (“最后一公里”, “挤时间”), so only those count that stand where a name does: an
honour that was won, an activity that was held, a brand that was built.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from drafting.checks.case import Case
from drafting.checks.names import common
from drafting.figures.likeness import bigrams
from drafting.patterns import Pattern
from schemas.facts import FactKind
from schemas.finding import Finding

_QUOTED = Pattern(
    r"“(?P<name>[^“”\n]{2,30})”|《(?P<title>[^《》\n]{2,60})》"
    r"|‘(?P<inner>[^‘’“”\n]{2,30})’|\"(?P<straight>[^\"\n]{2,30})\""
)
_REACH, _AHEAD = 24, 12
"""Characters before and behind a name in which the words stand that make it one."""

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
_NUMBERED = Pattern(r"\s*[（(][^（）()\n]{0,12}[〔\[［【（]?(?:19|20)\d\d")
"""The number of a document behind its title, which is as good as a source: （县组发〔2025〕12号）."""
_FORM = Pattern(r"(?:责任书|承诺书|倡议书|协议书?|保证书|通知书|申请书|志愿书)$")
"""Papers that any unit draws up by itself."""
_NATIONAL = Pattern(
    r"中华人民共和国.+[法例]|习近平(?:总书记)?(?:关于|在|同|致).+|.*(?:重要讲话|重要文章).*"
)
_PUNCTUATION = Pattern(r"[\W_]+")
_TELLING = 4
"""Characters of a name that can be told from a slip of another; “三上” is not “三下” written wrongly."""
_NUMERALS = frozenset("0123456789一二三四五六七八九十")
_SHORT = 2
"""Characters of a title that stands for one named before: 《条例》, 《决定》."""
_MOST = 0.75
"""The share of a name's pairs of characters that one line of the facts has where it says the name in other words."""
_NEARLY_ALL = 0.9
"""The same for an honour, which another rank makes another one: 全国先进基层党组织."""
_NO_HONOUR = ("称号", "等次", "荣誉", "格次", "代表")


class Frame(StrEnum):
    """Where a name stands, and so what it is."""

    TITLE = "title"
    HONOUR = "honour"
    ACTIVITY = "activity"
    BRAND = "brand"
    SLIP = "slip"  # a name of the facts with one character changed


_MESSAGES = {
    Frame.TITLE: (
        "要点里没有{name}，常用的文件、书刊中也没有",
        "请核对名称；确有其事的，请写进要点",
    ),
    Frame.HONOUR: (
        "要点里没有{name}这项荣誉",
        "没有得到的荣誉不能写，请删去或照要点改正；确实获得的，请在要点的荣誉中写明名称、时间和授予单位",
    ),
    Frame.ACTIVITY: (
        "要点里没有{name}这项活动",
        "请照要点写活动名称；确实开展过的，请补进要点",
    ),
    Frame.BRAND: (
        "要点里没有{name}这个名称",
        "请照要点写名称；确有其事的，请补进要点",
    ),
}


@dataclass(frozen=True)
class Knowledge:
    """What the user and the reference have written, line by line without punctuation."""

    text: str

    @cached_property
    def bare(self) -> str:
        """The lines one after another."""
        return "\n".join(_PUNCTUATION.sub("", line) for line in self.text.splitlines())

    @cached_property
    def lines(self) -> tuple[frozenset[str], ...]:
        """The pairs of characters of each line."""
        return tuple(bigrams(line) for line in self.bare.splitlines())

    def has(self, name: str, share: float) -> bool:
        """Whether a name stands there, or that share of it in one line."""
        bare = _PUNCTUATION.sub("", name)
        if bare in self.bare:
            return True
        pairs = bigrams(bare)
        return bool(pairs) and any(len(pairs & line) >= share * len(pairs) for line in self.lines)


def check(case: Case) -> Iterator[Finding]:
    """Yield ``names.unsupported``, each name once."""
    reference = case.reference.text if case.reference else ""
    sums = case.facts.sums if case.facts else ()
    known = Knowledge("\n".join((case.wording, *sums, reference)))
    seen: set[str] = set()
    for start, end, name, frame in _names(case):
        if frame is Frame.SLIP:
            if name not in seen:
                seen.add(name)
                yield _slip(case, start, end, name)
            continue
        share = _NEARLY_ALL if frame is Frame.HONOUR else _MOST
        if name in seen or _is_common(name, frame) or known.has(name, share):
            continue
        seen.add(name)
        near = "" if frame is Frame.HONOUR else common.nearest(name)
        if near and any(hit.start < end and start < hit.end for hit in case.hits):
            continue  # it has a fixed expression with a slip, which is said once
        message, suggestion = (text.format(name=_shown(name, frame)) for text in _MESSAGES[frame])
        if near:
            suggestion = f"是否应为“{near}”？{suggestion}"
        yield case.finding("names.unsupported", start, end, message, suggestion)


def _names(case: Case) -> Iterator[tuple[int, int, str, Frame]]:
    """Yield (start, end, name, frame) of what stands as a name; honours that are only planned are none."""
    text = case.report.text
    plans = case.sections_of(FactKind.PLANS)
    for match in _QUOTED.finditer(text):
        (start, end), name = match.span(), match[match.lastgroup or 0]
        if name in case.wording:  # most are; spares a closer look
            continue
        before, behind = text[max(0, start - _REACH) : start], text[end : end + _AHEAD]
        frame = Frame.TITLE if match["title"] else _frame(name, before, behind)
        if _twin(case, name) and frame is not Frame.HONOUR:
            frame = Frame.SLIP
        if frame is Frame.TITLE and _NUMBERED.match(text, end):
            continue
        if frame and not (frame is Frame.HONOUR and any(s.start <= start < s.end for s in plans)):
            yield start, end, name, frame
    for match in _UNQUOTED.finditer(text):
        start, end = match.span("name")
        planned = any(s.start <= start < s.end for s in plans)
        if (
            not planned
            and not match["name"].endswith(_NO_HONOUR)
            and not _NOT_YET.search(text, max(0, match.start() - _AHEAD), start)
        ):
            yield start, end, match["name"], Frame.HONOUR


def _twin(case: Case, name: str) -> str:
    """Return the name in quotes of the facts from which this one differs in one character, or nothing."""
    return next((own for own in case.quoted if _differs_in_one(own, name)), "")


def _differs_in_one(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < _TELLING:
        return False
    differing = [pair for pair in zip(one, other, strict=True) if len(set(pair)) > 1]
    return len(differing) == 1 and not set(differing[0]) & _NUMERALS


def _slip(case: Case, start: int, end: int, name: str) -> Finding:
    own = _twin(case, name)
    return case.finding(
        "names.unsupported",
        start,
        end,
        f"要点里没有“{name}”这个名称，要点写的是“{own}”",
        f"请核对，写错的改为“{own}”",
    )


def _frame(name: str, before: str, behind: str) -> Frame | None:
    """Return what the words around make of a name in quotes, or None where it is none."""
    won = _HONOUR_BEFORE.search(before) or _TITLED_BEHIND.match(behind)
    got = _GOT_BEFORE.search(before) and (
        _HONOUR_BEHIND.match(behind) or _HONOUR_NAME.fullmatch(name)
    )
    if (won or got) and len(name) > 2 and not _NOT_YET.search(before):
        return Frame.HONOUR
    if _SLOGAN.search(name):
        return None
    built = _BUILT_BEFORE.search(before)
    if (
        _BRAND_BEHIND.match(behind)
        or _TEAM_BEHIND.match(behind)
        or (built and (_BUILT_BEHIND.match(behind) or _BRAND_NAME.search(name)))
    ):
        return Frame.BRAND
    held = _HELD_BEFORE.search(before) and (_HELD_BEHIND.match(behind) or _HELD_NAME.search(name))
    if held or (before.endswith("以") and behind.startswith(("为主题", "为题"))):
        return Frame.ACTIVITY
    return None


def _is_common(name: str, frame: Frame) -> bool:
    """Whether everybody knows a name; an honour that everybody knows is not yet one that was won."""
    if frame is Frame.HONOUR:
        return common.is_medal(name)
    if frame is Frame.TITLE:
        short = len(name) <= _SHORT
        return (
            short or common.is_known(name) or bool(_FORM.search(name) or _NATIONAL.fullmatch(name))
        )
    return common.is_known(name) or common.is_term(name)


def _shown(name: str, frame: Frame) -> str:
    return f"《{name}》" if frame is Frame.TITLE else f"“{name}”"
