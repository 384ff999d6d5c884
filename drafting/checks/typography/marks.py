"""Single marks: half-width punctuation beside Chinese, runs of marks, spaces, full-width digits and letters."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import takewhile

from drafting.checks.case import Case
from drafting.checks.typography.fault import Fault, is_chinese, is_han, shown
from schemas.report import Paragraph, Report, Role

_FULL = {",": "，", ".": "。", ";": "；", ":": "：", "?": "？", "!": "！"}
_HALF = re.compile(r"[,.;:?!](?!(?<=\d.)\d)[,.;:?!]*")
_MISPLACED = re.compile(
    r"[，。、；：！？,.;:?!](?:(?P<opened>(?<=[‘（《〈【〔].)(?<![,.;:?!])|(?<=“[，。、；：]))"
    r"|(?P<closed>(?<=[，、；：])[）》〉】〕]|(?<=、)[”’]|(?<=[，、；：])”[，。、；：]|(?<=。)[”）]。)"
    r"|(?P<run>(?=[ \t　，。、；：！？,.;:?!])(?:[ \t　]*[，。、；：！？,.;:?!])+))"
)
_NO_HEAD = frozenset("，。、；：！？")
_EMPHASIS = ("？！", "！？")  # GB/T 15834-2011, 4.3: a question that is also an exclamation
_LIST_NUMBER = re.compile(
    r"(?:^|[\s。；：，、;:”）》]|[图表式注件])(?:\d{1,2}|[A-Za-z])$|^[一二三四五六七八九十]{1,3}$"
)
_ABBREVIATION = re.compile(r"(?<![A-Za-z])(?:No|Dr|Mr|Ms|St|Co|Ltd|Inc|Corp|vs|etc|al|Vol|Fig|e\.g|i\.e)$")  # fmt: skip
_SUFFIX = re.compile(r"(?:docx?|xlsx?|pptx?|pdf|txt|md|jpg|png|mp[34]|com|cn|net|org)(?![A-Za-z])")
_LINE_END = re.compile(r"[ \t　]*(?:\n|\Z)")
_SPACES = re.compile(r"[ \t　]+")
_PROSE = (Role.OPENING, Role.HEADING, Role.TEXT)
_ENUMERATOR = re.compile(
    r"第?[一二三四五六七八九十\d]{1,3}(?:部分|篇|章|节|条|是|要|[、，.．：]|)"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[）)]|[①-⑳]"
)
_HALF_SLOGAN, _HALF_HEADING = 3, 4
"""Characters from which on what stands on each side of a space is a line of its own."""
_NEAR = 60
"""Characters on either side that tell what a mark or space belongs to, so that time stays linear."""
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+(?:[．，][０-９]+)*")
_NARROW = str.maketrans({chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)})


def faults(case: Case) -> Iterator[Fault]:
    """Yield the faults of single marks."""
    report = case.report
    yield from _misplaced(report.text)
    yield from _line_heads(report)
    yield from _half_width(report.text)
    yield from _spaces(report)
    yield from _wide(report.text)


def _misplaced(text: str) -> Iterator[Fault]:
    """Yield marks that cannot follow each other (，， 、， 。， ；。) and those on the wrong side of a bracket or quote."""
    for match in _MISPLACED.finditer(text):
        start, end = match.span()
        marks = _SPACES.sub("", match[0])
        if match.lastgroup == "run":
            ascii_only = _FULL.keys() >= set(marks)
            if marks in _EMPHASIS or set(marks) == {"."}:  # an ellipsis is the lexicon's
                continue
            if ascii_only and (marks != match[0] or not _beside_chinese(text, start, end)):
                continue
            message = "标点重复"
            kept = _FULL.get(marks[0], marks[0])
            advice = f"改为“{kept}”" if len(set(marks)) == 1 else "请按句意只留一个标点"
        else:
            start -= match.lastgroup == "opened"
            message, advice = "标点不该在这个位置", "请移到引号、括号之外，或删去多余的一个"
        yield Fault(start, end, f"“{shown(text, start, end)}”：{message}", advice)


def _line_heads(report: Report) -> Iterator[Fault]:
    """Yield marks with which no line may begin (GB/T 15834-2011, 5.1.1)."""
    for paragraph in report.paragraphs:
        if report.text[paragraph.start] in _NO_HEAD:
            start = paragraph.start
            place = shown(report.text, start, start + 1)
            yield Fault(
                start, start + 1, f"“{place}”：行首不能是标点", "请移到上一行末尾；多余的，删去"
            )


_LATIN_WORDS = re.compile(r"[A-Za-z]+ [A-Za-z,' ]*[A-Za-z]$")


def _half_width(text: str) -> Iterator[Fault]:
    """Yield , . ; : ? ! that belong to a Chinese sentence, and not to a number, a code or Latin words."""
    for match in _HALF.finditer(text):
        start, end = match.span()
        mark = match[0][0]
        if end - start > 1 or not _is_chinese_mark(text, start):
            continue
        right = "、" if mark == "." and text[end : end + 1].isdecimal() else _FULL[mark]
        yield Fault(start, end, f"“{shown(text, start, end)}”：中文里用了半角标点“{mark}”", f"改为全角的“{right}”")  # fmt: skip


def _is_chinese_mark(text: str, at: int) -> bool:
    mark, before, behind = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if before.isdecimal() and behind.isdecimal():
        return False
    line = max(text.rfind("\n", max(0, at - _NEAR), at) + 1, at - _NEAR, 0)
    if mark == ".":
        lead = text[max(line, at - 8) : at]
        if _LIST_NUMBER.search(lead) or _ABBREVIATION.search(lead) or _SUFFIX.match(text, at + 1):
            return False
    if mark in ".?!" and _LATIN_WORDS.search(text[line:at]):
        return False  # an English sentence ends as English does
    if _beside_chinese(text, at, at + 1) or (before in ("%", "％", "℃") and mark in ",;"):
        return True
    return bool(_LINE_END.match(text, at + 1)) and any(map(is_han, text[line:at]))


def _beside_chinese(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" ")[-1:]
    behind = text[end : end + 3].lstrip(" ")[:1]
    return is_chinese(before) or is_chinese(behind)


def _spaces(report: Report) -> Iterator[Fault]:
    """Yield spaces inside a Chinese sentence; between Han and digits one is a habit, as it is in headings."""
    text = report.text
    starts = [p.start for p in report.paragraphs]
    for start, end in _gaps(text):
        before, behind = text[start - 1 : start], text[end : end + 1]
        if start == 0 or before == "\n" or behind in ("", "\n"):
            continue
        paragraph = report.paragraphs[bisect_right(starts, start) - 1]
        if paragraph.role in _PROSE and _is_gap(text, paragraph, start, end):
            yield Fault(
                start - 1,
                end + 1,
                f"“{shown(text, start, end)}”：句子中间有多余的空格",
                "请删去空格；该停顿的地方请加标点",
            )


def _gaps(text: str) -> list[tuple[int, int]]:
    """Return the spans of spaces; most reports have so few that looking for each kind is quickest."""
    found: dict[int, int] = {}
    for space in " \t　":
        at = text.find(space)
        while at >= 0:
            match = _SPACES.match(text, at)
            end = match.end() if match else at + 1
            found[end] = min(at, found.get(end, at))
            at = text.find(space, end)
    return [(start, end) for end, start in found.items()]


def _is_gap(text: str, paragraph: Paragraph, start: int, end: int) -> bool:
    before, behind = text[start - 1], text[end]
    row = "\t" in text[max(paragraph.start, start - _NEAR) : min(paragraph.end, end + _NEAR)]
    if row or _ENUMERATOR.fullmatch(text, paragraph.start, start):
        return False
    if behind in "，。、；：！？）》”":
        return before not in "，。、；：！？（《“"
    words = is_han(before), is_han(behind)
    if not (all(words) or (before in "”》）" and words[1]) or (words[0] and behind in "“《（")):
        return end - start > 1 and (is_chinese(before) or is_chinese(behind))
    return not (end - start == 1 and _is_between_lines(text, paragraph, start))


def _is_between_lines(text: str, paragraph: Paragraph, at: int) -> bool:
    """Whether a space parts two lines of a slogan or title (“学党史 悟思想”), or of a heading."""
    before = text[max(paragraph.start, at - _NEAR) : at]
    left = sum(1 for _ in takewhile(is_han, reversed(before)))
    right = sum(1 for _ in takewhile(is_han, text[at + 1 : at + _NEAR]))
    if before.count("“") > before.count("”") or before.count("《") > before.count("》"):
        return left == right >= _HALF_SLOGAN
    heading = paragraph.role is Role.HEADING or at < paragraph.heading_end
    return heading and min(left, right) >= _HALF_HEADING


def _wide(text: str) -> Iterator[Fault]:
    """Yield full-width digits and letters; once where the report writes most of them so."""
    found = list(_WIDE.finditer(text))
    if not found:
        return
    habit = len(found) > len(re.findall(r"[0-9A-Za-z]+", text))
    for match in found[:1] if habit else found:
        yield Fault(
            *match.span(),
            f"“{shown(text, *match.span())}”：数字、字母用了全角" + (f"，全文共{len(found)}处" if habit and len(found) > 1 else ""),
            f"改为半角的“{match[0].translate(_NARROW)}”",
        )  # fmt: skip
