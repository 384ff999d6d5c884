"""What the figures of a clause that no fact knows may be in the facts, the likeliest first."""

import re
from collections.abc import Iterator, Sequence

from drafting.checks.case import Case
from drafting.facts.amend import NewFact
from drafting.figures import scan
from drafting.figures.bind import Mention
from drafting.figures.numeral import DATE
from drafting.figures.scope import OF_WHICH, PARTICIPANTS, WHOLE_YEAR, is_light
from drafting.verdict import Verdict
from drafting.writing.rewrite import mark_end
from schemas.facts import FactKind
from schemas.finding import Finding

UNSUPPORTED = "figures.unsupported"
EVENTS = ("次", "场", "期", "堂", "节", "回", "届")
"""Units that count events: of 召开夜校培训8次 the event is named, of 慰问困难职工37户 what was done."""
_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_TIME = re.compile(
    r"[每当本今明前后上下]个?[年月周日天]|[半学一两三几]年|年[初中底末终]|季度|旬|周末"
)
"""Words for a time that are no date in figures: 年底, 每月; not 青年, 节日 and 日常."""
LONGEST = 20
"""Characters of what a count is called."""


def adoptable(verdict: Verdict) -> list[Finding]:
    """Return the findings whose figures can be adopted: they are this year's."""
    last = verdict.of_last_year
    return [f for f in verdict.findings if f.code == UNSUPPORTED and f.id not in last]


def others_of(verdict: Verdict, group: Sequence[Finding]) -> list[Finding]:
    """Return the figures of the same clause that no fact knows, and that are not of the group."""
    text, adopted = verdict.case.report.text, {f.start for f in group}
    start, end = clause_at(text, group[0].start)
    return [f for f in adoptable(verdict) if start <= f.start < end and f.start not in adopted]


def facts_of(verdict: Verdict, group: Sequence[Finding]) -> Iterator[NewFact]:
    """Yield what the figures of a clause may be in the facts, the likeliest first.

    A part (其中) counts for itself only where its whole is known.
    """
    case, finding = verdict.case, group[0]
    kinds = {
        kind for spec in case.outline.sections if spec.id == finding.section for kind in spec.facts
    }
    start, end = clause_at(case.report.text, finding.start)
    clause = case.report.text[start:end]
    ahead = next((k for k in (FactKind.PLANS, FactKind.SHORTCOMINGS) if k in kinds), None)
    if ahead:
        yield NewFact(ahead, clause)
        return
    is_part = OF_WHICH.search(case.report.text, start, finding.start)
    if len(group) == 1 and not (is_part and others_of(verdict, group)):
        yield from _counts(case, finding, clause)
    yield NewFact(FactKind.ACTIVITIES, clause)


def _counts(case: Case, finding: Finding, clause: str) -> Iterator[NewFact]:
    """Yield what the figure may count; one that has a date in its clause counts nothing of the whole year."""
    mention = next(m for m in case.mentions if m.numeral.start == finding.start)
    quantity = mention.numeral.text.removesuffix(mention.unit) + mention.unit
    known = [mention.label] if mention.label and mention.is_statement else []
    labels = [*(_labels(case, mention) if known or not _is_dated(clause) else ()), *known]
    yield from (NewFact(FactKind.COUNTS, quantity, label) for label in dict.fromkeys(labels))


def _is_dated(clause: str) -> bool:
    """Whether a clause says when something was within the year."""
    words = WHOLE_YEAR.sub("", clause)
    return any(n.kind is DATE for n in scan(words)) or _TIME.search(words) is not None


def _labels(case: Case, mention: Mention) -> Iterator[str]:
    """Yield what a number may be said to count: the words before it, else those behind it, unless these took part."""
    text, numeral = case.report.text, mention.numeral
    ends = [n.end for n in case.numerals if n.end <= numeral.start]
    start = max(
        [*ends[-1:], *(text.rfind(sign, 0, numeral.start) + 1 for sign in "，。；：、！？\n")]
    )
    before = text[start + mark_end(text[start : numeral.start]) : numeral.start]
    stop = re.compile(r"[，。；：、！？\d\n]|$").search(text, numeral.end)
    behind = text[numeral.end : stop.start() if stop else None]
    for words in (before, "" if mention.scope is PARTICIPANTS else behind):
        yield from (label for label in _trimmed(words, mention.unit) if 2 <= len(label) <= LONGEST)


def _trimmed(words: str, unit: str) -> Iterator[str]:
    """Yield the words without those at the edges that say nothing; of events also without who holds them and how."""
    for said in (OF_WHICH, WHOLE_YEAR):
        if found := said.match(words):
            words = words[found.end() :]
    if unit in EVENTS:
        light = max((n for n in range(len(words)) if is_light(words[:n])), default=0)
        yield words[light:].strip()
    yield words.strip()


def clause_at(text: str, offset: int) -> tuple[int, int]:
    """Return the clause that a number stands in, half-open, without the number of its paragraph.

    A clause that begins with 其中 goes with the one before it.
    """
    clauses: list[tuple[int, int]] = []
    for found in _CLAUSE.finditer(text, text.rfind("\n", 0, offset) + 1):
        is_part = clauses and text[found.start() - 1] == "，" and OF_WHICH.match(found[0])
        if clauses and clauses[-1][0] <= offset < clauses[-1][1] and not is_part:
            break
        clauses.append((clauses.pop()[0], found.end()) if is_part else found.span())
    start, end = next(span for span in clauses if span[0] <= offset < span[1])
    line = text.rfind("\n", 0, start) + 1
    start += mark_end(text[start:end]) if start == line else 0
    blank = len(text[start:end]) - len(text[start:end].lstrip())
    return start + blank, start + len(text[start:end].rstrip())
