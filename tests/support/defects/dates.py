"""Dates that are not those of the facts: another year, another month or day, a day that nobody knows."""

import re
from collections.abc import Iterator

from drafting.text.strings import bigrams
from schemas.report import Role
from tests.support.defect import Defect, edited
from tests.support.defects.original import Original, put_in

_MONTH = re.compile(r"(?<![\d至到—-])(1[0-2]|[1-9])月(?:([1-3]?\d)日)?(?!\d|[至到—-])")
_CALENDAR = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_LIKE = 0.5
YEARS = "dates.year|dates.unsupported"
INVENTED = (
    "{m}月{d}日，支部邀请老党员讲述创业往事。",
    "支部于{m}月{d}日集中观看警示教育片。",
    "{m}月中旬，支委逐户上门了解思想动态。",
    "为增强党性，{m}月组织党员参观规划展览馆。",
    "{m}月{d}日晚，党员骨干冒雨转移物资。",
    "自{m}月{d}日起，服务窗口延长开放时间。",
    "到{m}月底，阵地改造全部完成。",
    "支部在{m}月份开展了环境卫生大扫除。",
    "在{m}月{d}日的座谈会上，青年职工踊跃发言。",
    "{m}月初，班子成员分头深入一线蹲点。",
    "按照{m}月{d}日上级会议部署，支部迅速行动。",
    "宣传栏自{m}月更新以来，受到职工好评。",
)


def defects(original: Original) -> Iterator[Defect]:
    """Yield the report with one date wrong."""
    yield from _years(original)
    yield from _items(original)
    yield from _signed(original)
    yield from _invented(original)


def _years(original: Original) -> Iterator[Defect]:
    year, text = original.facts.year, original.text
    others = (f"{year - 1}年", f"{year - 2}年", f"{str(year)[:2]}{str(year)[3]}{str(year)[2]}年")
    for number, m in enumerate(re.finditer(f"{year}年", text)):
        for kind, new in (
            ("last year", others[0]),
            ("another year", others[1 + number % 2]),
        ):
            note = f"{text[max(0, m.start() - 12) : m.end() + 16]}→{new}"
            yield edited(kind, text, m.start(), m.end(), new, YEARS, note=note)


def _unused(original: Original) -> list[int]:
    """Return the months that neither the report nor the facts name."""
    known = f"{original.text}\n{original.wording}\n{original.facts.date}"
    used = {int(m) for m in re.findall(r"(\d{1,2})月", known)}
    spans = {
        n
        for a, b in re.findall(r"(\d{1,2})月?[至到—-](\d{1,2})月", known)
        for n in range(int(a), int(b) + 1)
    }
    return [month for month in range(1, 13) if month not in used | spans]


def _items(original: Original) -> Iterator[Defect]:
    """Yield dates of items with another month or day: sentences that speak of an item and state its month."""
    unused = _unused(original)
    for fact_id, item in original.facts.items():
        stated = " ".join(text for _, text in item.fields())
        months = {int(m) for m in re.findall(r"(\d{1,2})月", stated)}
        wanted = bigrams(item.name)
        for s, e in original.sentences:
            alike = len(wanted & bigrams(original.text[s:e])) / max(1, len(wanted))
            if alike < _LIKE:
                continue
            for m in _MONTH.finditer(original.text, s, e):
                if int(m[1]) in months:
                    yield from _moved(original, m, fact_id, stated, unused)


def _moved(
    original: Original, m: re.Match[str], fact_id: str, stated: str, unused: list[int]
) -> Iterator[Defect]:
    for month in unused[int(m[1]) % 3 :: 3][:2]:
        yield edited(
            "item month", original.text, m.start(1), m.end(1), str(month), "dates.unsupported",
            note=f"{fact_id}: {m[0]}→{month}月",
        )  # fmt: skip
    if m[2] and f"{m[1]}月{m[2]}日" in stated:
        day = int(m[2]) % 27 + 2
        yield edited(
            "item day", original.text, m.start(2), m.end(2), str(day), "dates.unsupported",
            note=f"{fact_id}: {m[0]}→{day}日",
        )  # fmt: skip


def _signed(original: Original) -> Iterator[Defect]:
    """Yield another date of the sign-off than the facts give, where the report has one."""
    if not original.facts.date:
        return
    for p in original.report.paragraphs:
        m = _CALENDAR.search(original.text, p.start, p.end)
        if m is None or m[0] != original.facts.date or p.role not in (Role.DATE, Role.BYLINE):
            continue
        day, month = int(m[3]), int(m[2])
        for group, new in ((3, day % 27 + 2), (2, month % 12 + 1), (1, int(m[1]) - 1)):
            yield edited(
                "date of the sign-off", original.text, m.start(group), m.end(group), str(new),
                YEARS, places=((m.start(), m.end()),),
            )  # fmt: skip


def _invented(original: Original) -> Iterator[Defect]:
    unused = _unused(original)
    for number, sentence in enumerate(INVENTED if unused else ()):
        month, day = unused[number % len(unused)], 3 + number * 2
        words = sentence.format(m=month, d=day)
        shown = re.search(rf"{month}月(?:{day}日)?", words)
        assert shown
        yield put_in(original, "invented date", number, words, "dates.unsupported", shown[0])
