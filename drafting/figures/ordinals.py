"""Numerals that number something instead of counting: 一是, （二）, 第三, 2号楼, 三支部, 二十届四中全会, 1+3+N."""

import re
from functools import cache
from string import ascii_letters

from drafting.figures.codes import CODE_BEHIND, ISSUE_SIGNS, code_at
from drafting.figures.numeral import ORDINAL, SET_TERM, Kind
from drafting.figures.outfits import OUTFIT_HEADS, outfit_at
from drafting.figures.structure import slogan_at
from drafting.figures.vocabulary import HAN_DIGITS, unit_at, units

_BOUNDARY = frozenset("\n\t \u3000。；;：:！？”…—")
_CLAUSE_BOUNDARY = _BOUNDARY | frozenset("，,、")

CIRCLED = frozenset(map(chr, (*range(0x2460, 0x24FF), *range(0x3220, 0x322A))))
"""Circled and bracketed numbers: ①, ⑴, ㈠."""
_OPENING, _CLOSING = frozenset("（("), frozenset("）)")
_PAUSE = frozenset("，。、；：是,;:")
_LIST_SIGNS, _HAN_LIST_SIGNS = frozenset("、.)）"), frozenset("、.")
_HAN = frozenset(HAN_DIGITS)
_SPEECH_SIGNS = frozenset("是要则来说谈抓查看学促强重靠比带")
_FORMULA_SIGNS = frozenset("+×✕xX*:.比 ")
_BEHIND_DI = frozenset("届次名位期批轮号")
_COUNTED_BEFORE = ("连续", "连任", "历经")

_SPEECH = re.compile(
    r"是|要(?!求|素|点|件|务)|则|来(?=[，、])|[说谈](?!明|话|法|服)|[抓查看学促强重靠比带](?![习\d])"
)
_POINT = re.compile(
    r"\d{1,2}\.(?=(?P<year>(?:19|20)\d\d ?年)|(?P<next>\d+(?:\.\d+)?)(?P<month>月?))"
)
_NO_UNITS = (
    "组织", "班子", "部门", "部署", "项目", "名单", "场所", "分类", "分工", "点评", "条例", "期间",
)  # fmt: skip
"""Words that only begin like a unit: 1.2组织建设."""
_SCALES = ("万", "亿", "余", "多", "百", "千")
_SECTION = re.compile(r"\d{1,2}\.\d{1,2}(?=\s|[^\W\d])")
_FORMULA = re.compile(
    rf"(?: ?[+×✕xX*] ?(?:[0-9{HAN_DIGITS}]+|[A-ZNn](?![a-z])))+|:\d+|比[\d{HAN_DIGITS}]+|\.0(?=版|时代|模式|[”’》])"
)
_PLENUM = re.compile(
    r"(?:\w{1,3}届)?(?:\w中[、和]){0,4}\w中全会"
    r"|\w{1,3}届\w{1,3}次(?:全会|全体会议|会议|常委会|党代会|职代会)"
)


@cache
def _named_pattern() -> re.Pattern[str]:
    """Return what may stand behind a numeral that names a thing of its kind: 3号, 三局, 二支部."""
    return re.compile(
        r"号(?!召|称|角)|年级(?:[（(]?\d{1,2}[）)]?班)?|[（(]\d{1,2}[）)]班|#|标段|工区|分[部局会厂院校]|工班|作业队|架子队|项目部"
        r"|党支部|支部(?!委)|党小组(?!会)|党总支|分公司|子公司|工程公司|公司|工程局|航局|局(?!面|部|势|限|长)|[大中支分]队(?![伍员长])"
        r"|车间|院(?!落|长)|校区|中学|小学|病区|科(?=室|党|医|护|主任|[，。、；]|$)|楼(?![盘栋宇道房])|单元|室(?![内外])"
        r"|路(?=[^，。；]{0,14}(?:公交|线路|班车|驾驶员|司机|车厢|车队))|期(?=工程|项目|建设|地块|扩建|改造|标)"
        r"|(?<=[\d零〇五六七八九][05零〇五])后"
        r"|级(?:[（(]?\d{1,2}[）)]?班)?|等[奖功品级站次]|星级?|(?<!\d)届|(?<=\d)届(?![，。；]|$)|版(?!块)|强(?=企业|县|[区市镇村]|[，。、”])"
        r"|(?=(?:市民|政务|便民|服务|举报|投诉|维权|监督|咨询)*(?:热线|专线|短号))"
    )


_NAMED_HEADS = frozenset(
    "后号年（(#标工分作架项党支子公航局大中车院校小病科楼单室路期级等星届版强市政便服举投维监咨热专短"
)
_PLENUM_SIGNS = frozenset("届中")
ORDINAL_SIGNS = (
    ISSUE_SIGNS | _CLOSING | _PAUSE | _LIST_SIGNS | _SPEECH_SIGNS | _FORMULA_SIGNS
    | _NAMED_HEADS | _PLENUM_SIGNS | OUTFIT_HEADS | CODE_BEHIND | frozenset(ascii_letters)
)  # fmt: skip
"""What stands behind the digits of an ordinal, unless what stands before them tells."""


@cache
def _placed_pattern() -> re.Pattern[str]:
    """Return what stands before the digits of a rank: 排名前, 进入全市前; or 前 at the head of a clause."""
    return re.compile(
        r"(?:排名|排|位[列居]|名列|[列居]|进入?|[获取夺]得?|跻身|全[市县区省国局司校院镇行]|系统|集团|行业)前$"
        r"|(?<![^，。；、：“（\s])前$"
    )


def ordinal_at(  # noqa: PLR0911 - one return for each pattern
    text: str, at: int, stop: int, floor: int
) -> tuple[int, int, Kind] | None:
    """Return (start, end, kind) of the number or name around the digits ``[at:stop)``, or None.

    The kind is ordinal, or set term for formulas (1+3+N) and plenums (二十届四中全会). Which patterns are tried
    follows from the characters on both sides, because most numerals are none of these.
    """
    before, behind = text[at - 1 : at] if at else "", text[stop : stop + 1]
    if floor and at == floor and before not in _BOUNDARY:
        before = ","  # what belongs to the numeral before this one tells nothing
    if before == "第":
        return at - 1, stop + (behind in _BEHIND_DI), ORDINAL
    if text[at] in CIRCLED:
        return at, at + 1, ORDINAL
    if behind in _CLOSING and before in _OPENING and stop <= at + 3:
        return at - 1, stop + 1, ORDINAL
    if before == "其" and behind in _PAUSE and stop == at + 1:
        return at - 1, stop, ORDINAL
    if before == "前" and _placed_pattern().search(text, max(floor, at - 6), at):
        return at - 1, stop + len(unit_at(text, stop)), ORDINAL
    if found := _listed(text, at, stop, before):
        return *found, ORDINAL
    if text[at].isdecimal() and (found := code_at(text, at, stop, floor)):
        return *found, ORDINAL
    if behind in _FORMULA_SIGNS and (m := _FORMULA.match(text, stop)):
        return at, m.end(), SET_TERM
    if behind in _PLENUM_SIGNS and (m := _PLENUM.match(text, at)):
        return at, m.end(), SET_TERM
    end = _named_at(text, at, stop, floor)
    return (at, end, ORDINAL) if end else None


def _named_at(text: str, at: int, stop: int, floor: int) -> int | None:
    """Return where the thing ends that a numeral names: 3号, 二支部, 采油四队."""
    behind = text[stop : stop + 1]
    if behind in _NAMED_HEADS and (m := _named_pattern().match(text, stop)):
        counted = text[at] == "两" or text.endswith(_COUNTED_BEFORE, floor, at)
        if not counted and not slogan_at(text, at):  # 一支部一品牌
            return m.end()
    return outfit_at(text, at, stop, floor) if behind in OUTFIT_HEADS else None


def _listed(text: str, at: int, stop: int, before: str) -> tuple[int, int] | None:
    """Return the span of an enumerator: 一、 at the head of a sentence, 一是 anywhere."""
    behind, beyond = text[stop : stop + 1], text[stop + 1 : stop + 2]
    if stop > at + 3 or (stop > at + 2 and text[at].isdecimal()):
        return None
    if behind in _LIST_SIGNS and (not before or before in _BOUNDARY):
        arabic = text[at].isdecimal()
        goes_on = beyond.isdecimal() if arabic else beyond in _HAN or behind not in _HAN_LIST_SIGNS
        if not goes_on:
            return at, stop + 1
        return _pointed(text, at) if behind == "." and arabic else None
    if behind in _SPEECH_SIGNS and (m := _SPEECH.match(text, stop)):
        said = behind == "是" and not text[at].isdecimal()
        if said or not before or before in _CLAUSE_BOUNDARY:
            return at, m.end()
    return None


def _pointed(text: str, at: int) -> tuple[int, int] | None:
    """Part a list number from the number behind its point: 1.2025年, 1.12名党员, 1.3月; 1.2 组织 is a section.

    There are no 1.12 persons; what can be measured (1.2万元, 1.5小时) stays one number.
    """
    m = _POINT.match(text, at)
    if m is None:
        return None
    if m["year"] or m["month"]:
        return m.span()
    behind = m.end("next")
    unit = "" if text.startswith(_NO_UNITS, behind) else unit_at(text, behind)
    counts = units().get(unit) in ("count", "open")
    if counts or ("." in m["next"] and (unit or text.startswith(_SCALES, behind))):
        return m.span()
    if not unit and not text.startswith(_SCALES, behind) and (section := _SECTION.match(text, at)):
        return section.span()
    return None
