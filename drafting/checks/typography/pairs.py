"""Quotes, titles and brackets: each has its partner, of the same form, in the same paragraph, in the right order."""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafting.checks.case import Case
from drafting.checks.typography.fault import Fault, is_chinese, shown
from drafting.checks.typography.pairing import CLOSES, EITHER, OPENS, Mark, Reading, read


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of pair: its marks, the right ones first; what it is called, and what stands inside it instead."""

    name: str
    opening: str
    closing: str
    straight: str = ""
    inner: str = ""
    ends: str = "，。；：！？\n"
    may_nest: bool = False


_KINDS = (
    Kind("引号", "“", "”", '"＂', "‘’"),
    Kind("单引号", "‘", "’", "'＇", "“”", "，。；：！？”\n"),
    Kind("书名号", "《", "》", inner="〈〉"),
    Kind("单书名号", "〈", "〉", ends="，。；：！？》\n"),
    Kind("括号", "（(", "）)", ends="。；\n", may_nest=True),
    Kind("六角括号", "〔", "〕"),
    Kind("方头括号", "【", "】"),
    Kind("引号", "「", "」"),
)
_KIND_OF: Mapping[str, Kind] = {
    mark: kind for kind in _KINDS for mark in kind.opening + kind.closing + kind.straight
}
_MARKS = re.compile(f"[{re.escape(''.join(_KIND_OF))}\n]")
_CLOSER: Mapping[str, str] = {
    "“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "〔": "〕", "【": "】", "「": "」",
}  # fmt: skip
_LIST_NUMBER = re.compile(
    r"(?:^|[\s。；：，、;:])(?:[\d０-９]{1,2}|[A-Za-z①-⑳])$|^[一二三四五六七八九十]{1,3}$"
)
_ELISION = re.compile(r"(?<=[A-Za-z])['’](?=[A-Za-z])|(?<=\d)['’](?=s)")
_SHORT_YEAR = re.compile(r"['’]\d\d(?!\d)")
_LONGEST = 36
"""Characters that a finding shows of the words which a lost mark should have closed."""


def faults(case: Case) -> Iterator[Fault]:
    """Yield the faults of each paragraph whose marks do not simply pair."""
    text = case.report.text
    for start, end in _suspects(text):
        yield from _faults_of_line(text, start, end)


def _suspects(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines whose marks do not close in the reverse of the order in which they opened."""
    awaited: list[str] = []
    suspect = False
    start = 0
    for match in _MARKS.finditer(text + "\n"):
        mark = match[0]
        if mark == "\n":
            if suspect or awaited:
                yield start, match.start()
                awaited, suspect = [], False
            start = match.end()
        elif not suspect:
            closer = _CLOSER.get(mark)
            if closer:
                suspect = closer in awaited and closer != "）"
                awaited.append(closer)
            elif awaited and awaited[-1] == mark:
                awaited.pop()
            else:
                suspect = True


def _faults_of_line(text: str, start: int, end: int) -> Iterator[Fault]:
    marks: dict[Kind, list[Mark]] = {}
    for match in _MARKS.finditer(text, start, end):
        at, kind = match.start(), _KIND_OF[match[0]]
        if not _stands_alone(text, start, at):
            opens, closes = match[0] in kind.opening, match[0] in kind.closing
            marks.setdefault(kind, []).append(Mark(at, opens - closes))
    readings = [(kind, read(found, may_nest=kind.may_nest)) for kind, found in marks.items()]
    for kind, reading in readings:
        yield from _turned(text, kind, reading)
        yield from _nested(text, kind, reading)
        yield from _straight(text, kind, reading)
        yield from _half_width(text, kind, reading)
    orphans = sorted(((m, kind) for kind, r in readings for m in r.orphans), key=lambda o: o[0].at)
    yield from _orphaned(text, start, end, orphans)
    if not orphans:
        yield from _crossed(text, sorted(pair for _, r in readings for pair in r.pairs))


def _stands_alone(text: str, line: int, at: int) -> bool:
    """Whether a mark needs no partner: it's, ’25, 1) a) at the head of an item; 二）… there is structure.numbering."""
    if text[at] in "）)":
        return bool(_LIST_NUMBER.search(text[max(line, at - 4) : at].lstrip(" 　")))
    if text[at] in "'’＇":
        short = _SHORT_YEAR.match(text, at) and not re.search(
            "[‘'＇]", text[max(line, at - 40) : at]
        )
        return bool(short or _ELISION.match(text, at))
    return False


def _turned(text: str, kind: Kind, reading: Reading) -> Iterator[Fault]:
    turned, partners = set(reading.turned), dict(reading.pairs)
    both = {partners[at] for at in turned if partners.get(at) in turned}
    for at in reading.turned:
        if at not in both:
            right = "前" if text[at] in kind.closing else "后"
            yield Fault(
                at,
                at + 1,
                f"“{shown(text, at, at + 1)}”：{kind.name}方向反了",
                f"这里改为{right}{kind.name}，前后要成对",
                may_be_named=False,
            )


def _nested(text: str, kind: Kind, reading: Reading) -> Iterator[Fault]:
    for opening, closing in () if kind.may_nest else reading.nested:
        end = closing + 1 if closing - opening < _LONGEST else opening + 1
        advice = f"里层改用{kind.inner[0]} {kind.inner[1]}" if kind.inner else "只保留一层"
        yield Fault(
            opening,
            end,
            f"“{shown(text, opening, end)}”：{kind.name}里面又用了同样的{kind.name}",
            advice,
            may_be_named=False,
        )


def _straight(text: str, kind: Kind, reading: Reading) -> Iterator[Fault]:
    """Yield one fault for each pair with a straight quote in it, and for each straight quote alone but inches."""
    places = [
        next((at for at in pair if text[at] in kind.straight), None) for pair in reading.pairs
    ]
    alone = [m.at for m in reading.orphans if m.side == EITHER and not text[m.at - 1].isdecimal()]
    for at in sorted([*alone, *(at for at in places if at is not None)]):
        if any(map(is_chinese, text[max(0, at - 2) : at + 3])):
            yield Fault(
                at,
                at + 1,
                f"“{shown(text, at, at + 1)}”：中文里用了直引号“{text[at]}”",
                f"前后都改为全角的{kind.name}：{kind.opening} {kind.closing}",
            )


def _half_width(text: str, kind: Kind, reading: Reading) -> Iterator[Fault]:
    """Yield half-width brackets round or beside Chinese, and those whose partner is a full-width one."""
    for opening, closing in reading.pairs:
        half = [at for at in (opening, closing) if text[at] in "()"]
        if len(half) == 1:
            at = half[0]
            message, advice = (
                "前后两个括号一全角、一半角",
                f"改为“{'（' if at == opening else '）'}”",
            )
        elif half and _are_chinese(text, opening, closing):
            at, message, advice = opening, "中文里用了半角括号", "前后都改为全角的“（”和“）”"
        else:
            continue
        yield Fault(at, at + 1, f"“{shown(text, at, at + 1)}”：{message}", advice)


def _are_chinese(text: str, opening: int, closing: int) -> bool:
    """Whether brackets are no f(x): Chinese stands in them or before them, or behind them and nothing before."""
    if any(map(is_chinese, text[max(0, opening - 1) : closing])):
        return True
    behind = text[closing + 1 : closing + 2]
    return is_chinese(behind) and not text[max(0, opening - 1) : opening].strip()


def _orphaned(
    text: str, start: int, end: int, orphans: Sequence[tuple[Mark, Kind]]
) -> Iterator[Fault]:
    """Yield marks without partner; an opening one and a closing one of another kind are one slip."""
    rest = deque((mark, kind) for mark, kind in orphans if mark.side != EITHER)
    while rest:
        mark, kind = rest.popleft()
        opens = mark.side == OPENS
        if opens and rest and rest[0][0].side == CLOSES:
            other, _ = rest.popleft()
            first = mark.at if other.at - mark.at < _LONGEST else other.at
            yield Fault(
                first,
                other.at + 1,
                f"前面是“{text[mark.at]}”，后面却是“{text[other.at]}”，前后不是一对",
                "请改成同一种标点",
                may_be_named=False,
            )
            continue
        lost, here = ("后", "前") if opens else ("前", "后")
        begin, stop = (
            _unclosed(text, mark.at, (start, end), kind)
            if opens
            else _unopened(text, mark.at, start, kind)
        )
        yield Fault(
            begin,
            stop,
            f"“{text[begin:stop]}”：{kind.name}不成对，缺少{lost}{kind.name}",
            f"请补上{lost}{kind.name}；用不着的，删去这里的{here}{kind.name}",
            may_be_named=False,
        )


def _unclosed(text: str, at: int, line: tuple[int, int], kind: Kind) -> tuple[int, int]:
    """Return the words that a mark opens: to the end of the clause, or of the sentence where it begins one."""
    said = text[max(line[0], at - 8) : at].strip()[-1:] in ("", *"：。！？")
    ends = kind.ends.replace("，", "") if said else kind.ends
    limit = min(line[1], at + _LONGEST)
    stop = re.compile(f"[{ends}{re.escape(kind.opening + kind.closing)}]")
    found = stop.search(text, at + 1, limit)
    return at, found.start() if found else limit


def _unopened(text: str, at: int, line: int, kind: Kind) -> tuple[int, int]:
    """Return the words that a mark closes: from the beginning of the clause, or of what is said: 他说：….”."""
    if text[at - 1] == text[at]:
        return at, at + 1
    floor = max(line, at - _LONGEST)
    if text[at - 1] in "。！？" and (said := text.rfind("：", floor, at) + 1):
        return said, at + 1
    stop = re.compile(f"[{kind.ends}{re.escape(kind.opening + kind.closing)}]")
    begins = [m.end() for m in stop.finditer(text, floor, at - 1)]
    return (begins[-1] if begins else floor), at + 1


def _crossed(text: str, pairs: Sequence[tuple[int, int]]) -> Iterator[Fault]:
    """Yield pairs that close before one which opened inside them: 《…“…》…”."""
    awaited: list[int] = []
    for opening, closing in pairs:
        while awaited and awaited[-1] < opening:
            awaited.pop()
        if awaited and awaited[-1] < closing:
            first = awaited[-1]
            end = closing + 1 if closing - first < _LONGEST else first + 1
            yield Fault(
                first,
                end,
                f"“{shown(text, first, end)}”：{_KIND_OF[text[first]].name}和{_KIND_OF[text[closing]].name}前后交叉",
                "里面的一对应当先收尾",
                may_be_named=False,
            )
        awaited.append(closing)
