"""In what sense the notes say something: for certain or not, of this year or not, as a judgement or not."""

from collections.abc import Iterator

from drafting.figures import scan
from drafting.figures.likeness import bigrams
from drafting.notes.case import Case
from drafting.notes.cues import cue
from drafting.notes.figures import CLAUSE, sense
from drafting.notes.words import VERBATIM
from schemas.facts import FactKind

_THIS_YEAR = (FactKind.COUNTS, FactKind.DUTIES, FactKind.ACTIVITIES, FactKind.HONOURS, FactKind.HIGHLIGHTS)  # fmt: skip
"""Headings of what was done this year."""


def commanded(case: Case) -> str:
    """Say whether the sentence is a command to a program, which no work of a branch is."""
    found = cue("command").search(case.sentences)
    return "这句话像是给程序的指令，不是工作" if found else ""


def uncertain(case: Case) -> str:
    """Say whether the notes doubt, deny or correct what the entry says."""
    if case.entry.kind in VERBATIM:
        return ""
    if doubt := _doubt(case.sentences):
        return doubt
    for clause in _drawn_on(case):
        denial = cue("denial").search(clause)
        kept = denial and denial[0] in case.entry.text
        if denial and not (kept and case.entry.kind is not FactKind.ACTIVITIES):
            return f"原话里有“{denial[0]}”，意思可能相反，请核实"
    behind = case.notes.lines[case.span.last + 1 : case.span.last + 2]
    if any(cue("correction").search(line.text) for line in behind):
        return "后面一句更正了它，请核实"
    return ""


def unsure(sentence: str) -> str:
    """Say why nothing can be made of a sentence: it doubts, speaks of last year, or corrects another."""
    if doubt := _doubt(sentence):
        return doubt
    if cue("correction").search(sentence):
        return "这句更正了别的话，请核实"
    return "原话说的不是今年" if cue("past").search(sentence) else ""


def _doubt(sentence: str) -> str:
    doubt = cue("doubt").search(sentence)
    return f"原话说得不确定（“{doubt[0]}”），请核实" if doubt else ""


def _drawn_on(case: Case) -> Iterator[str]:
    """Yield the clauses that the entry draws on, and those right behind that turn them round."""
    pairs, drawn = bigrams(case.entry.text), False
    for clause in map(str.strip, CLAUSE.findall(case.sentences)):
        turned = drawn and cue("adding").search(clause) is not None
        drawn = turned or bool(bigrams(clause) & pairs)
        if drawn:
            yield clause


def of_another_year(case: Case) -> str:
    """Say whether the notes speak of next year's plans or of last year, and the entry of this year's work."""
    if case.entry.kind not in _THIS_YEAR:
        return ""
    for heading in (FactKind.PLANS, FactKind.SHORTCOMINGS, FactKind.RECTIFICATIONS):
        if heading in case.headings:
            return f"原话写在“{heading}”下面"
    moments = [
        (match.start(), role)
        for role in ("past", "present", "ahead")
        for match in cue(role).finditer(_up_to_its_figures(case))
    ]
    last = max(moments, default=(0, ""))[1]
    return {"ahead": "原话说的是以后的打算", "past": "原话说的不是今年"}.get(last, "")


def _up_to_its_figures(case: Case) -> str:
    """Return the sentences up to the last figure that the entry has: 支委会12次，明年争取更多 speaks of this year."""
    mine = {(sense(n), n.value is None and n.text) for n in scan(case.entry.text)}
    ends = [n.end for n in scan(case.said) if (sense(n), n.value is None and n.text) in mine]
    left = len(case.said) - max(ends, default=len(case.said))
    return case.beginning[: len(case.beginning) - left]


def misjudged(case: Case) -> str:
    """Say whether the entry's heading judges what the notes do not judge so."""
    kind, line = case.entry.kind, case.sentences
    if kind in case.headings:
        return ""
    if kind is FactKind.DUTIES:
        return _by_another(case)
    told = {
        FactKind.PLANS: (bool(cue("ahead").search(line)), "原话没有说这是打算"),
        FactKind.SHORTCOMINGS: (is_shortcoming(line), "原话没有说这是不足"),
        FactKind.HONOURS: (bool(cue("honour").search(line)), "原话没有说得了这项荣誉"),
        FactKind.RECTIFICATIONS: (
            bool(cue("past").search(line)) or "整改" in line,
            "原话没有说这是去年的问题",
        ),
    }
    good, message = told.get(kind, (True, ""))
    return "" if good else message


def is_shortcoming(sentence: str) -> bool:
    """Whether a sentence calls something not good enough, and not made good since."""
    return bool(cue("shortcoming").search(sentence)) and not cue("mended").search(sentence)


def _by_another(case: Case) -> str:
    """Say whether somebody else than who reports did it, or may have."""
    if case.reporter and case.reporter in case.sentences:
        return ""
    if not cue("self").search(case.sentences):
        return "原话没有说是书记本人做的"
    others = [line.speaker for line in case.lines if line.speaker not in ("", case.reporter)]
    return f"这句话是“{others[0]}”说的，不一定是书记本人做的" if others else ""
