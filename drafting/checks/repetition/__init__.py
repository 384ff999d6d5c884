"""text.repetition: nothing is said twice: no paragraph and no sentence, and no word is typed twice.

Official prose repeats with reason, and that passes: set phrases and names, which have fewer than twenty Han
characters, items of the facts, and the frame of a sentence with other figures.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise

from drafting.checks.case import Case
from drafting.checks.repetition.doubling import by_clause, by_words, doublings
from drafting.lexicon import table
from drafting.sentences import sentences
from schemas.finding import Finding, Severity
from schemas.report import Paragraph, Report, Role

CODE = "text.repetition"
LEAST, LEAST_VERBATIM, LEAST_IN_A_ROW = 20, 17, 5
"""Han characters from which on what is nearly repeated, and what is repeated word for word, is no set phrase."""
ALIKE = 0.8
"""The share of bigrams in which a sentence is nearly another."""
KEY = 6
"""Characters at the head of a clause by which a sentence that may be alike is found."""
SHOWN, QUOTED = 30, 12
"""Characters that a finding shows, and those of the first occurrence that its message quotes."""
BODY = (Role.OPENING, Role.TEXT)
STOPS, CLOSING = "。！？", "”’）》"
Span = tuple[int, int]

THOUGHT = "习近平新时代中国特色社会主义思想"

_NO_HAN = re.compile(r"[^㐀-鿿]+")
_FIGURE = re.compile(r"[\d.,]*\d|[一二三四五六七八九十两]")
_HEAD = re.compile(
    r"\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]|[一二三四五六七八九十]是)\s*"
)


def check(case: Case) -> Iterator[Finding]:
    """Yield what stands a second time, where it does; a section that is there twice is reported by itself."""
    text, body = case.report.text, _body(case.report)
    clauses = by_clause(text)
    words = by_words(clauses)
    again = list(_paragraphs(text, body))
    repeated = {paragraph.start for _, paragraph in again}
    for first, paragraph in again:
        if not _is_item(case, text[paragraph.start : paragraph.end]):
            yield _again(case, first.start, paragraph.start, paragraph.end, Severity.ACKNOWLEDGE)
    for first_start, (start, end) in _sentences(
        text, words.split("，"), [p for p in body if p.start not in repeated]
    ):
        if not _is_item(case, text[start:end]):
            yield _again(case, first_start, start, end, Severity.WARNING)
    doubled_words = list(doublings(clauses, words))
    for first_start, (start, end) in _in_a_row(text, [p for p in body if p.start not in repeated]):
        if not any(first < end and start < last for first, last, _ in doubled_words):
            yield _again(case, first_start, start, end, Severity.WARNING)
    for start, end, doubled in doubled_words:
        yield case.finding(CODE, start, end, f"“{doubled}”写了两遍", "请删去一处")


def _body(report: Report) -> list[Paragraph]:
    """Return the paragraphs of prose that stand in no section for the second time."""
    first = {section.id: section for section in reversed(report.sections)}
    twice = [section for section in report.sections if first[section.id] is not section]
    starts = [section.start for section in twice]

    def is_twice(offset: int) -> bool:
        index = bisect_right(starts, offset) - 1
        return index >= 0 and offset < twice[index].end

    return [p for p in report.paragraphs if p.role in BODY and not is_twice(p.start)]


def _paragraphs(text: str, body: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, Paragraph]]:
    """Yield each paragraph that repeats another word for word, with the first; a number at its head is no word."""
    first: dict[str, Paragraph] = {}
    for paragraph in body:
        line = text[paragraph.start : paragraph.end]
        head = _HEAD.match(line)
        before = first.setdefault(line[head.end() :] if head else line, paragraph)
        if before is not paragraph and len(_han(line)) >= LEAST:
            yield before, paragraph


def _sentences(
    text: str, clauses: Sequence[str], body: Sequence[Paragraph]
) -> Iterator[tuple[int, Span]]:
    """Yield each sentence that is, or nearly is, one before it, with where that begins.

    Of several in a row only the first is yielded.
    """
    first: dict[str, Span] = {}
    done: Span = (0, 0)
    for sentence, keys in _candidates(text, clauses, body):
        start, end = sentence
        earlier = sorted({first[key] for key in keys if key in first})
        original = next((e for e in earlier if _is_alike(text[slice(*e)], text[start:end])), None)
        for key in keys:
            first.setdefault(key, sentence)
        if original:
            gaps = original[0] - done[0], start - done[1]
            if not all(0 <= gap <= len("。\n") for gap in gaps):
                yield original[0], sentence
            done = original[1], end


def _in_a_row(text: str, body: Sequence[Paragraph]) -> Iterator[tuple[int, Span]]:
    """Yield each short sentence that the one before it ends with, and where it begins there."""
    for paragraph in body:
        line = text[paragraph.start : paragraph.end]
        for (start, end), (first, last) in pairwise(sentences(line)):
            words = line[first:last].strip()
            if (
                line[start:end].endswith(words)
                and LEAST_IN_A_ROW <= len(_han(words)) < LEAST_VERBATIM
            ):
                yield (
                    paragraph.start + end - len(words),
                    (paragraph.start + first, paragraph.start + last),
                )


def _candidates(
    text: str, clauses: Sequence[str], body: Sequence[Paragraph]
) -> Iterator[tuple[Span, list[str]]]:
    """Yield the long sentences that have a clause whose head is another's too, and these heads."""
    heads = [clause[:KEY] for clause in clauses]
    common = {head for head, times in Counter(heads).items() if times > 1 and len(head) == KEY}
    if not common or not body:
        return
    found: dict[Span, list[str]] = {}
    starts = [paragraph.start for paragraph in body]
    offsets = [0, *accumulate(map(len, clauses))]
    for index, head in enumerate(heads):
        if head in common:
            offset = offsets[index] + index  # and as many signs between
            paragraph = body[bisect_right(starts, offset) - 1]
            if sentence := _sentence_at(text, paragraph, offset):
                found.setdefault(sentence, []).append(head)
    yield from found.items()


def _sentence_at(text: str, paragraph: Paragraph, offset: int) -> Span | None:
    """Return the sentence of a paragraph in which an offset lies, or its part up to a ； where that is long enough.

    None for a heading and for a short sentence.
    """
    begin = max(paragraph.start, paragraph.heading_end)
    if not begin <= offset < paragraph.end:
        return None
    for stops in (STOPS + "；", STOPS):
        start = max(begin, *(text.rfind(stop, begin, offset) + 1 for stop in stops))
        start += len(text[start:offset]) - len(text[start:offset].lstrip(CLOSING))
        ends = [text.find(stop, offset, paragraph.end) for stop in stops]
        end = min((end for end in ends if end >= 0), default=paragraph.end)
        if len(_han(text[start:end])) >= LEAST_VERBATIM:
            return start, end
    return None


def _is_alike(one: str, other: str) -> bool:
    """Whether two sentences say the same in nearly the same words; with other figures they say something else."""
    first, second = _own(one), _own(other)
    if len(first) < LEAST_VERBATIM or _FIGURE.findall(one) != _FIGURE.findall(other):
        return False
    shorter, longer = sorted((len(first), len(second)))
    if first == second or shorter < max(LEAST, ALIKE * longer):
        return first == second
    common = (Counter(pairwise(first)) & Counter(pairwise(second))).total()
    return common >= ALIKE * (longer - 1)


def _own(sentence: str) -> str:
    """Return a sentence's own Han characters: without the set phrases, which any sentence may begin with."""
    return _set_phrases().sub("", _han(sentence))


@cache
def _set_phrases() -> re.Pattern[str]:
    phrases = {_han(row["text"]) for row in table("phrases")} | {THOUGHT}
    return re.compile("|".join(sorted(phrases, key=len, reverse=True)))


def _is_item(case: Case, sentence: str) -> bool:
    """Whether a sentence is only the title of an item of the facts; a plain bullet has none."""
    items = case.facts.items() if case.facts else ()
    return any(_han(sentence) in _han(i.name) for _, i in items if i.name != i.text)


def _han(text: str) -> str:
    return _NO_HAN.sub("", text)


def _again(case: Case, first: int, start: int, end: int, severity: Severity) -> Finding:
    """Return the finding on what stands at ``[start:end)`` as it does at ``first``."""
    text = case.report.text
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
