"""Notes sorted by rule, without a model: what stands below a heading, and sentences of which the words tell the kind.

Nothing is guessed: a sentence of which the rules are not sure stays unread.
"""

import re
from collections.abc import Iterator

from drafting.facts.count_text import counts_of
from drafting.figures import scan
from drafting.figures.bind import Mention, bind
from drafting.lexicon.labels import find_label, names_of, usual_unit
from drafting.notes.cues import cue, says_more
from drafting.notes.entry import Entry, Found
from drafting.notes.lines import SENTENCE, Notes
from drafting.notes.sense import is_shortcoming
from schemas.facts import FactKind

_CLAUSE = re.compile(r"[^，,；;。！!？?：:（）()\n]+")
_END = "。；;，, "
_I = re.compile(r"^(?:我|本人|个人)(?:自己)?[：:]?(?:今年|本年度?|全年)?")


def by_rule(notes: Notes) -> Found:
    """Return an entry for everything that the rules understand, each with its place."""
    return Found(list(_entries(notes)))


def _entries(notes: Notes) -> Iterator[Entry]:
    for index, line in enumerate(notes.lines):
        if line.heading:
            yield from _below(FactKind(line.heading), index, line.text, notes)
            continue
        for match in SENTENCE.finditer(line.text):
            text = match[0].strip(_END)
            span = notes.span_of(index, match.start(), match.end())
            if kind := _kind(text):
                told = _I.sub("", text) if kind is FactKind.DUTIES else text
                yield Entry(kind, told, text, span)
            else:
                yield from _counts(index, match.start(), match[0], notes)


def _below(kind: FactKind, index: int, text: str, notes: Notes) -> Iterator[Entry]:
    """Yield what a line below a heading says; of 数据 each label with its quantity."""
    if kind is not FactKind.COUNTS:
        if kind not in (FactKind.SUMS, FactKind.OPTIONAL, FactKind.LAST_COUNTS):
            yield Entry(kind, text.rstrip(_END), text, notes.span_of(index))
        return
    for label, quantity in counts_of(text):
        if quantity:
            joint = "" if find_label(label) else "："
            yield Entry(kind, f"{label}{joint}{quantity}", text, notes.span_of(index))


def _kind(text: str) -> FactKind | None:
    """Return the heading that a sentence belongs under by its words, None where they do not tell."""
    if cue("past").search(text):
        return FactKind.RECTIFICATIONS if cue("closed").search(text) else None
    if (ahead := cue("ahead").search(text)) and not _counts_before(text, ahead.start()):
        return FactKind.PLANS
    if is_shortcoming(text):
        return FactKind.SHORTCOMINGS
    if _both(text, "honour", "title"):
        return FactKind.HONOURS
    if _is_duty(text):
        return FactKind.DUTIES
    return FactKind.ACTIVITIES if _both(text, "when", "activity") else None


def _both(text: str, *roles: str) -> bool:
    return all(cue(role).search(text) for role in roles)


def _is_duty(text: str) -> bool:
    """Whether a sentence says what its writer did; in 党课5次（我讲了2次） the first figure is not his."""
    doer = cue("self").search(text)
    if doer is None or not cue("duty").search(text, doer.start()):
        return False
    return not _counts_before(text, doer.start())


def _counts_before(text: str, offset: int) -> bool:
    return any(numeral.is_figure for numeral in scan(text[:offset]))


def _counts(index: int, start: int, sentence: str, notes: Notes) -> Iterator[Entry]:
    """Yield the figures of a sentence that count what the lexicon knows, for the whole year and in its unit."""
    yield from _listed(index, start, sentence, notes)
    names = names_of()
    spans = names.find(sentence)
    for mention in bind(sentence, scan(sentence), names):
        if not (mention.label and mention.is_claim and mention.is_statement) or mention.total:
            continue
        number = mention.numeral
        spelled = [s for s in spans if s.label == mention.label]
        if not spelled:
            continue
        label = min(spelled, key=lambda span: abs(span.start - number.start))
        told = f"{sentence[label.start : label.end]}{_quantity(mention)}"
        first = _clause(sentence, min(label.start, number.start))[0]
        last = _clause(sentence, max(label.end, number.end) - 1)[1]
        if _says_more(sentence[first:last]):
            continue
        span = notes.span_of(index, start + first, start + last)
        yield Entry(FactKind.COUNTS, told, sentence[first:last], span)


def _listed(index: int, start: int, sentence: str, notes: Notes) -> Iterator[Entry]:
    """Yield the figures of a sentence that is a list as below 数据: 三会一课：党员大会4 支委会12.

    A bare number is taken for 次 alone: 党小组24 may be groups or their meetings.
    """
    listed = sentence.split("：", 1)[-1]
    for label, quantity in counts_of(listed.strip(_END)):
        if (
            quantity
            and find_label(label)
            and (usual_unit(label) == "次" or not quantity.isdecimal())
            and not (usual_unit(label) == "名" and quantity.endswith("人次"))
        ):
            span = notes.span_of(index, start, start + len(sentence))
            yield Entry(FactKind.COUNTS, f"{label}{quantity}", sentence, span)


def _says_more(clause: str) -> bool:
    """Whether a clause says more than how often there was what: 讨论2名同志转正 is no 转正2名."""
    rest = list(clause)
    for start, end in (*(s[:2] for s in names_of().find(clause)), *(n[1:3] for n in scan(clause))):
        rest[start:end] = " " * (end - start)
    return says_more("".join(rest))


def _clause(sentence: str, offset: int) -> tuple[int, int]:
    clauses = (m.span() for m in _CLAUSE.finditer(sentence) if m.start() <= offset < m.end())
    return next(clauses, (offset, offset + 1))


def _quantity(mention: Mention) -> str:
    """Return a number as written; in a list (12、4次) with the unit of the next."""
    numeral = mention.numeral
    return numeral.text if numeral.unit else f"{numeral.text}{mention.unit}"
