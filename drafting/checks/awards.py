"""What a report says of an honour besides its name: its level, who gave it and who got it, against the facts."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from drafting.checks.case import Case
from drafting.checks.facts import CODES
from drafting.checks.facts import places as where_told
from drafting.checks.honours import by_name, spots_of, tells_of
from drafting.checks.names.clauses import clause_before
from drafting.checks.names.winners import BODY, QUOTED, name_of, winner_of
from drafting.checks.presence import Span
from drafting.checks.quoting import inner
from drafting.text.patterns import Pattern
from drafting.text.strings import places
from schemas.facts import FactKind, Honour
from schemas.finding import Finding

CODE = CODES[FactKind.HONOURS]
_AREA = "国家|集团公司|集团|公司|街道|省部|[国省市县区州盟旗镇乡部厅局段院校厂]"
_LEVEL = Pattern(
    rf"全(?P<whole>{_AREA})(?!首|唯一|第一|仅有)|(?P<rank>{_AREA})级|(?:^|年度)(?P<bare>{_AREA})$"
)
"""A level: 省级, 全市卫生健康系统, 县."""
_COUNTRY = Pattern("[全中]国|国家|国务院|中央|中华")
_GIVES = Pattern(r"(?:授予|颁发|命名|表彰|(?P<chosen>(?:评|评定|评选|认定|确定)为))")
_HAN_BEFORE = Pattern(r"[㐀-鿿、]{0,30}$")
_LEAD = Pattern(r"[得受]到|获得|[由被经获年月日内]")
"""What stands before who gives an honour."""
_WON = Pattern("[获得评为予的、]")
"""What stands before the level of an honour."""
_AND = Pattern(r"[、，,；;和与及\s]|联合|共同|授予|颁发|表彰")
_REMARK = Pattern(r"”?[^，。；：“”（(\n]{0,6}[（(]([^（）()\n]{2,60})[）)]")
_AWARDED_BY = Pattern(
    r"(?:委|党组|政府|工会|妇联)$|(?:获|获得|获评|得到)[㐀-鿿]{1,14}(?:[厅局部]|[协学]会|联合会|[总支大]队)$"
)
"""What stands right before an honour and gave it: 获得省文旅厅“示范单位”."""
_ORGAN = Pattern(r"(?:机关党委|党委|党组|委|政府)$")
_OFFICES = frozenset("局厅")
_NO_HAN = Pattern(r"[^㐀-鿿]+")


def check(case: Case) -> Iterator[Finding]:
    """Yield ``facts.honour-missing`` where an honour of the facts is told as one of another level, giver or winner."""
    if case.facts is None:
        return
    text = case.report.text
    for name, honours in by_name(case.facts).items():
        spots = spots_of(case, name)
        known = "\n".join(_given(case, name, honours)) if spots else ""
        for at in spots:
            for span in _strange(text, at, at + len(name), known):
                yield _finding(case, *honours[0], span)
        for fact_id, item in honours if spots else ():
            told = any(tells_of(case, item, at) for at in spots)
            if not told and where_told(case, fact_id, item):
                yield _without_winner(case, fact_id, item, spots[0])


def _given(case: Case, name: str, honours: Sequence[tuple[str, Honour]]) -> Iterator[str]:
    """Yield what the facts say of an honour: its items, and every other line that has its name."""
    for _, item in honours:
        yield from (text for _, text in item.fields())
    facts = case.wording
    for at in places(facts, name):
        end = facts.find("\n", at)
        yield facts[facts.rfind("\n", 0, at) + 1 : end if end >= 0 else len(facts)]


def _strange(text: str, start: int, end: int, known: str) -> Iterator[Span]:
    """Yield the span of the level beside the name of an honour, and of a giver, that ``known`` does not have."""
    start -= text.startswith("“", start - 1)
    before = re.split("[“”]", clause_before(text, start))[-1]
    head = start - len(before)
    piece = head + max((match.end() for match in _WON.finditer(before)), default=0)
    *_, level = None, *_LEVEL.finditer(text[piece:start])  # 市级 of 全县第二家市级
    if level and not _is_of_area(level, known):
        yield piece + level.end() - len(level[0].removeprefix("年度")), piece + level.end()
    named = [(head + first, head + last) for first, last in _givers(before)]
    remark = _REMARK.match(text, end)
    named += [(piece, start)] if _AWARDED_BY.search(before) else []
    named += [remark.span(1)] if remark else []
    yield from islice((part for span in named for part in _strangers(text, span, known)), 1)


def _is_of_area(level: re.Match[str], known: str) -> bool:
    area = level["whole"] or level["rank"] or level["bare"]
    return bool(_COUNTRY.search(known)) if area[0] == "国" else area in known


def _givers(before: str) -> Iterator[Span]:
    """Yield the spans in a clause of what stands before a word of giving: 县委 of 由县委授予."""
    for gives in _GIVES.finditer(before):
        run = _HAN_BEFORE.search(before[: gives.start()])
        first = run.start() if run else 0
        leads = [match.end() for match in _LEAD.finditer(before, first, gives.start())]
        if leads or not gives["chosen"]:  # 门诊药房评为 has no giver
            yield max(leads, default=first), gives.start()


def _strangers(text: str, span: Span, known: str) -> Iterator[Span]:
    """Yield who stands in a span and gives honours, and is not known."""
    start = span[0]
    for sign in (*_AND.finditer(text, *span), None):
        end = sign.start() if sign else span[1]
        who = text[start:end]
        if len(who) > 1 and BODY.search(who) and not _is_known(who, known):
            yield start, end
        start = sign.end() if sign else end


def _is_known(who: str, known: str) -> bool:
    """Whether the facts name who gave an honour, or in fewer words: 县妇联 of 清河县妇联, 公司 of 公司党委."""
    if who in known:
        return True
    parts = frozenset(_NO_HAN.split(QUOTED.sub("", known)))
    if any(who[at:] in parts for at in range(len(who) - 1)):
        return True
    if any(_is_short_for(*sorted((who, part), key=len)) for part in parts):
        return True
    area = _ORGAN.sub("", who)
    return area in parts and not any(BODY.search(part) for part in parts - {area})


def _is_short_for(short: str, long: str) -> bool:
    """Whether one name is the usual short one of an office: 市应急局 of 市应急管理局."""
    rest = iter(long)
    same_ends = short[:1] == long[:1] and short[-1:] == long[-1:] and short[-1:] in _OFFICES
    return same_ends and all(character in rest for character in short)


def _finding(case: Case, fact_id: str, item: Honour, span: Span) -> Finding:
    assert case.facts is not None
    place = case.facts.place(fact_id)
    given = "，".join(text for _, text in item.fields())
    return case.finding(
        CODE,
        *span,
        f"荣誉“{inner(name_of(item.name))}”的级别或授予单位与要点不符：报告写“{case.report.text[slice(*span)]}”，"
        f"要点{f'（{place}）' if place else ''}是“{inner(given)}”",
        "请照要点改正；报告写得对的，请改要点",
        fact=fact_id,
    )


def _without_winner(case: Case, fact_id: str, item: Honour, start: int) -> Finding:
    name, winner = name_of(item.name), winner_of(item.name)
    return case.finding(
        CODE,
        start,
        start + len(name),
        f"要点里荣誉“{inner(name)}”是“{inner(winner)}”获得的，报告写这项荣誉的地方没有写“{inner(winner)}”",
        "请照要点写明是谁获得的；报告写得对的，请改要点",
        fact=fact_id,
    )
