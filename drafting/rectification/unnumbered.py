"""Lists without numbers: a paragraph each, a sentence each, or several in one sentence that ends in 等问题."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafting.rectification.lacks import (
    Span,
    goes_on,
    hints,
    is_aside,
    is_general,
    is_plan_lead,
    is_specific,
    lead_of,
    listed,
    says_more,
)
from drafting.rectification.marks import Mark
from drafting.text.patterns import Pattern

_SENTENCE = Pattern(r"[^。！？\n]+[。！？]?")
_PART = Pattern(r"[^。！？；\n]+[。！？；]?")
_LEAD = Pattern(r"^[^：\n]{4,60}：")
_SIDES = Pattern("[几一二三四五六七八九十两]个?方面")
_COUNTS = Pattern(r"\d|[一二三四五六七八九十两百千][次个项名期场户篇人份本支轮节条堂件]")
_LABEL, _HEAD = 24, 14
"""Characters of a line that is the heading of its item, and of a sentence that is."""


def problems(text: str, marks: Sequence[Mark]) -> tuple[list[Span], list[Span]]:
    """Return where the problems stand that some stretches own up to, and the stretches that cannot be read as one."""
    content: list[Span] = []
    for mark in marks:
        words = text[mark.start : mark.end].strip()
        if mark.ends and _is_label(words):
            break
        if words and not (mark.ends or mark.leads_on or _says_nothing(words)):
            content.append((mark.start, mark.end))
    if len(content) == 1:
        return _of_sentences(text, *content[0])
    found: list[Span] = []
    unread: list[Span] = []
    for start, end in _under_labels(text, content):
        pieces = listed(text[start:end])
        if pieces:
            found += ((start + a, start + b) for a, b in pieces)
        elif hints(text[start:end]):
            found.append((start, end))
        else:
            unread.append((start, end))
    return found, unread


def plans(text: str, marks: Sequence[Mark]) -> list[Span]:
    """Return where the plans stand: the paragraphs, or the sentences of the only one."""
    content = [(m.start, m.end) for m in marks if not (m.leads_on or m.ends)]
    if len(content) != 1:
        return _under_labels(text, content)
    start, end = content[0]
    if (lead := _LEAD.match(text[start:end])) and not _COUNTS.search(_SIDES.sub("", lead[0])):
        start += lead.end()
    parts = [m.span() for m in _PART.finditer(text, start, end) if text[slice(*m.span())].strip()]
    sentences = [m.span() for m in _SENTENCE.finditer(text, start, end)]
    spans = parts if len(sentences) == 1 else sentences
    found: list[Span] = []
    for first, last in spans:
        words = text[first:last].strip()
        if found and _is_head(text[slice(*found[-1])]):
            found[-1] = found[-1][0], last
        elif not found and len(spans) > 1 and is_plan_lead(words) and not _COUNTS.search(words):
            continue
        else:
            found.append((first, last))
    return found


def rounds_off(text: str, mark: Mark) -> bool:
    """Whether a stretch is a paragraph that only rounds a list off."""
    return not mark.style and _says_nothing(text[mark.start : mark.end].strip())


def _says_nothing(words: str) -> bool:
    """Whether each sentence of a paragraph tells of causes or measures, or only says that something is lacking."""
    return all(
        is_aside(m[0]) or is_general(m[0]) for m in _SENTENCE.finditer(words) if m[0].strip()
    )


def _of_sentences(text: str, start: int, end: int) -> tuple[list[Span], list[Span]]:
    """Return the problems of a paragraph: what says more of one goes with it."""
    found: list[Span] = []
    unread: list[Span] = []
    for first, last in _pieces(text, start, end):
        words = text[first:last]
        if is_aside(words) or is_general(words):
            continue
        if pieces := listed(words):
            found += ((first + a, first + b) for a, b in pieces)
        elif found and says_more(words):
            found[-1] = found[-1][0], last
        elif is_specific(words) or goes_on(words) or (hints(words) and not found):
            found.append((first, last))
        elif found:
            found[-1] = found[-1][0], last
        else:
            unread.append((first, last))
    return found, unread


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences behind their lead; of one that parts complete problems by ； each part."""
    for match in _SENTENCE.finditer(text, start, end):
        first, last = match.span()
        if not text[first:last].strip():
            continue
        first += lead_of(text[first:last])
        lead = _LEAD.match(text[first:last])
        if lead and (is_general(lead[0]) or not is_specific(lead[0])):
            first += lead.end()
        parts = [m.span() for m in _PART.finditer(text, first, last)]
        apart = len(parts) > 1 and all(is_specific(text[slice(*part)]) for part in parts)
        yield from parts if apart else [(first, last)]


def _under_labels(text: str, content: Sequence[Span]) -> list[Span]:
    """Return the paragraphs; where some are headings of what is below them each goes with that."""
    labels = [at for at, span in enumerate(content) if _is_label(text[slice(*span)])]
    if len(labels) in (0, len(content)) or labels[0] != 0:
        return list(content)
    ends = [*labels[1:], len(content)]
    bodies = (text[slice(*span)] for at, span in enumerate(content) if at not in labels)
    if any(end - at < 2 for at, end in zip(labels, ends, strict=True)) or not all(
        "。" in body for body in bodies
    ):
        return list(content)
    return [(content[at][0], content[end - 1][1]) for at, end in pairwise([*labels, len(content)])]


def _is_label(words: str) -> bool:
    """Whether a line is a heading rather than a sentence."""
    line = words.strip()
    return len(line) <= _LABEL and line[-1:] not in "。；！？" and "。" not in line


def _is_head(sentence: str) -> bool:
    """Whether a sentence is only the heading of the next: 抓实理论学习。"""
    words = sentence.strip()
    return (
        len(words) <= _HEAD
        and "，" not in words
        and not _COUNTS.search(words)
        and words[-1:] == "。"
    )
