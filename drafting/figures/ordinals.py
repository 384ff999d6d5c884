"""Numerals that number or name something instead of counting: 一是, （二）, 第三, 2号楼, G318, 1+3+N."""

import re

from drafting.figures.numeral import Kind
from drafting.figures.quantity import NUMBER, UNIT
from drafting.figures.vocabulary import HAN_DIGITS

_SMALL = r"(?:\d{1,2}|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_BOUNDARY = frozenset("\n\t \u3000。；;：:！？”…—")
_CLAUSE_BOUNDARY = _BOUNDARY | frozenset("，,、")

_ONE_CHARACTER = frozenset(map(chr, range(0x2460, 0x24FF)))  # circled and bracketed numbers
_OPENING, _CLOSING = frozenset("（("), frozenset("）)")
_PAUSE = frozenset("，。、；：是,;:")
ISSUE_SIGNS = frozenset("〕]］】)）")
_LIST_SIGNS = frozenset("、.)）")
_SPEECH_SIGNS = frozenset("是要则来抓查看学促强重靠比带")
_FORMULA_SIGNS = frozenset("+×✕xX*:. ")

_AFTER_DI = re.compile(rf"(?:{NUMBER})[届次名位期批轮号]?")
_ENUMERATOR = re.compile(
    rf"[一二三四五六七八九十]{{1,3}}[、.](?![{HAN_DIGITS}])|\d{{1,2}}(?:[、)）](?!\d)|\.(?!\d))"
)
_SPEECH = re.compile(
    rf"{_SMALL}(?:是|要(?!求|素|点|件|务)|则|来(?=[，、])|[抓查看学促强重靠比带](?!习))"
)
_BRACKETED = re.compile(rf"{_SMALL}[)）]")
_ISSUE = re.compile(r"(?:19|20)\d\d[〕\]］】)）] ?第? ?\d+ ?号")
_LATIN = re.compile(r"[A-Za-z][A-Za-z\-/]{0,7}$")
_CODE = re.compile(r"[\dA-Za-z]+(?:[-+./#][\dA-Za-z]+)*")
_LETTERED = re.compile(
    r"\d+(?:[-./]\d+){0,4}-?[A-Za-z][\dA-Za-z]*(?:[-+./#][\dA-Za-z]+)*|\d+(?:[-.]\d+){2,}"
)
_MEASURED = re.compile(rf"[\d,.]+(?:{UNIT})(?![\dA-Za-z])")
_FORMULA = re.compile(
    rf"[\d{HAN_DIGITS}]+(?: ?[+×✕xX*] ?(?:[\d{HAN_DIGITS}]+|[A-ZNn](?![a-z])))+"
    r"|\d+:\d+|\d\.0(?=版|时代|模式|\W)"
)
_NAMED = re.compile(
    r"号(?!召|称|角)|年级|#|标段|工区|分部|工班|作业队|架子队|项目部|党支部|支部(?!委)|党小组(?!会)|党总支"
    r"|分公司|子公司|工程公司|公司|工程局|航局|局(?!面|部|势|限|长)|车间|院(?!落|长)|校区|中学|小学"
    r"|路(?=[^，。；]{0,14}(?:公交|线路|班车|驾驶员|司机|车厢|车队))|期(?=工程|项目|建设|地块|扩建|改造|标)|级|等[奖功]|星级?|届|版(?!块)|中全会"
    r"|(?=(?:市民|政务|便民|服务|举报|投诉|维权|监督|咨询)*(?:热线|专线|短号))"
)
_PLENUM = re.compile(
    rf"[{HAN_DIGITS}]{{1,3}}届[{HAN_DIGITS}]{{1,3}}(?:中全会|次(?:全会|全体会议|会议|常委会|党代会|职代会))"
)


def issue_at(text: str, at: int, floor: int) -> tuple[int, int] | None:
    """Return the span of a document's number (〔2023〕12号) whose year begins at ``at``, or None."""
    m = _ISSUE.match(text, at)
    if m is None:
        return None
    return at - (at > floor and text[at - 1] in "（(〔［[【"), m.end()


def ordinal_at(  # noqa: PLR0911 - one return for each pattern
    text: str, at: int, stop: int, floor: int
) -> tuple[int, int, Kind] | None:
    """Return (start, end, kind) of the number or name around the digits ``[at:stop)``, or None.

    The kind is ordinal, or set term for formulas (1+3+N) and plenums (二十届四中全会). Which patterns are tried
    follows from the characters on both sides, because most numerals are none of these.
    """
    before, behind = text[at - 1] if at else "", text[stop] if stop < len(text) else ""
    if floor and at == floor and before not in _BOUNDARY:
        before = ","  # what belongs to the numeral before this one tells nothing
    if before == "第" and (m := _AFTER_DI.match(text, at)):
        return at - 1, m.end(), Kind.ORDINAL
    if text[at] in _ONE_CHARACTER:
        return at, at + 1, Kind.ORDINAL
    if behind in _CLOSING and before in _OPENING and (m := _BRACKETED.match(text, at)):
        return at - 1, m.end(), Kind.ORDINAL
    if before == "其" and behind in _PAUSE and stop == at + 1:
        return at - 1, stop, Kind.ORDINAL
    if found := _listed(text, at, before, behind):
        return *found, Kind.ORDINAL
    arabic = text[at].isdecimal()
    if arabic and before.isascii() and (latin := _LATIN.search(text, max(floor, at - 8), at)):
        m = _CODE.match(text, at)
        return latin.start(), m.end() if m else stop, Kind.ORDINAL
    if behind in _FORMULA_SIGNS and (m := _FORMULA.match(text, at)):
        return at, m.end(), Kind.SET_TERM
    if behind == "届" and (m := _PLENUM.match(text, at)):
        return at, m.end(), Kind.SET_TERM
    if text[at] != "两" and (m := _NAMED.match(text, stop)):
        return at, m.end(), Kind.ORDINAL
    if arabic and behind.isascii() and (m := _LETTERED.match(text, at)):
        return None if _MEASURED.match(text, at) else (at, m.end(), Kind.ORDINAL)
    return None


def _listed(text: str, at: int, before: str, behind: str) -> tuple[int, int] | None:
    """Return the span of an enumerator: 一、 at the head of a sentence, 一是 anywhere."""
    if behind in _LIST_SIGNS and (not before or before in _BOUNDARY):
        m = _ENUMERATOR.match(text, at)
        return m and m.span()
    if behind in _SPEECH_SIGNS and (m := _SPEECH.match(text, at)):
        said = behind == "是" and not text[at].isdecimal()
        if said or not before or before in _CLAUSE_BOUNDARY:
            return m.span()
    return None
