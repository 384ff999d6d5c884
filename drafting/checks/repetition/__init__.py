"""text.repetition: nothing is said twice: no paragraph and no sentence, and no word is typed twice.

Official prose repeats with reason, and that passes: set phrases and names, which have fewer than twenty Han
characters, items of the facts, and the frame of a sentence with other figures.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafting.checks.case import Case
from drafting.checks.repetition.alike import LEAST, LEAST_VERBATIM, Repeat, han, said_again
from drafting.checks.repetition.doubling import by_clause, by_words, clauses_of, doublings
from drafting.text.sentences import sentences
from schemas.facts import Facts
from schemas.finding import Finding, Severity
from schemas.report import Paragraph, Report, Role

CODE = "text.repetition"
LEAST_IN_A_ROW = 5
"""Han characters from which on a short sentence that stands twice in a row is a slip."""
SHOWN, QUOTED = 30, 12
"""Characters that a finding shows, and those of the first occurrence that its message quotes."""
BODY = (Role.OPENING, Role.TEXT)

_HEAD = re.compile(
    r"\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]|[一二三四五六七八九十]是)\s*"
)


def check(case: Case) -> Iterator[Finding]:
    """Yield what stands a second time, where it does; a section that is there twice is reported by itself."""
    text, body = case.report.text, _body(case.report)
    by_clauses = by_clause(text)
    words = by_words(by_clauses)
    clauses = clauses_of(words)
    paragraphs = list(_paragraphs(text, body))
    repeated = {repeat.start for repeat in paragraphs}
    rest = [paragraph for paragraph in body if paragraph.start not in repeated]
    long = list(said_again(text, clauses, rest))
    titles = _titles(case.facts) if case.facts and (paragraphs or long) else ""
    for severity, repeats in ((Severity.ACKNOWLEDGE, paragraphs), (Severity.WARNING, long)):
        for repeat in repeats:
            if han(text[repeat.start : repeat.end]) not in titles:
                yield _again(case, repeat, severity)
    doubled = list(doublings(by_clauses, words, clauses))
    for repeat in _in_a_row(text, rest):
        if not any(d.start < repeat.end and repeat.start < d.end for d in doubled):
            yield _again(case, repeat, Severity.WARNING)
    for start, end, unit in doubled:
        yield case.finding(CODE, start, end, f"“{unit}”写了两遍", "请删去一处")


def _body(report: Report) -> list[Paragraph]:
    """Return the paragraphs of prose that stand in no section for the second time."""
    first = {section.id: section for section in reversed(report.sections)}
    twice = [section for section in report.sections if first[section.id] is not section]
    starts = [section.start for section in twice]

    def is_twice(offset: int) -> bool:
        index = bisect_right(starts, offset) - 1
        return index >= 0 and offset < twice[index].end

    return [p for p in report.paragraphs if p.role in BODY and not is_twice(p.start)]


def _paragraphs(text: str, body: Sequence[Paragraph]) -> Iterator[Repeat]:
    """Yield each paragraph that repeats another word for word; a number at its head is no word."""
    first: dict[str, Paragraph] = {}
    for paragraph in body:
        line = text[paragraph.start : paragraph.end]
        head = _HEAD.match(line)
        before = first.setdefault(line[head.end() :] if head else line, paragraph)
        if before is not paragraph and len(han(line)) >= LEAST:
            yield Repeat(before.start, paragraph.start, paragraph.end)


def _in_a_row(text: str, body: Sequence[Paragraph]) -> Iterator[Repeat]:
    """Yield each short sentence that the one before it in the same paragraph ends with."""
    starts = [paragraph.start for paragraph in body]
    for (start, end), (again, last) in pairwise(sentences(text)):
        words = text[again:last].strip()
        if not (
            text.endswith(words, start, end)
            and LEAST_IN_A_ROW <= len(han(words)) < LEAST_VERBATIM
            and "\n" not in text[end:again]
        ):
            continue
        index = bisect_right(starts, again) - 1
        if index >= 0 and again < body[index].end:
            yield Repeat(end - len(words), again, min(last, body[index].end))


def _titles(facts: Facts) -> str:
    """Return the titles of the items, line by line, which a report may say again; a plain bullet has none."""
    return "\n".join(han(item.name) for _, item in facts.items() if item.name != item.text)


def _again(case: Case, repeat: Repeat, severity: Severity) -> Finding:
    text, (first, start, end) = case.report.text, repeat
    what = "这一段" if severity is Severity.ACKNOWLEDGE else "这一句"
    section = case.report.section_at(first)
    place = f"“{section.heading.strip()}”一节" if section else "开头"
    words = _HEAD.sub("", text[first : first + 2 * QUOTED].strip(), count=1)[:QUOTED]
    return case.finding(
        CODE,
        start,
        min(end, start + SHOWN),
        f"{what}与{place}的“{words}…”重复",
        "请删去一处，或换一个角度写",
        severity=severity,
    )
