"""In what sense the notes say something: for certain or not, of this year or not, as a judgement or not."""

from drafting.notes.align import numerals_of, sense
from drafting.notes.case import Case
from drafting.notes.cues import cue
from drafting.notes.taken_back import taken_back
from schemas.facts import FactKind

_THIS_YEAR = (FactKind.COUNTS, FactKind.DUTIES, FactKind.ACTIVITIES, FactKind.HONOURS, FactKind.HIGHLIGHTS)  # fmt: skip
"""Headings of what was done this year."""


def commanded(case: Case) -> str:
    """Say whether the sentence is a command to a program, which no work of a branch is."""
    found = cue("command").search(case.sentences)
    return "这句话像是给程序的指令，不是工作" if found else ""


def uncertain(case: Case) -> str:
    """Say whether the notes doubt, correct or call off what the entry says."""
    if case.entry.kind is FactKind.SHORTCOMINGS:
        return ""
    if case.entry.kind is not FactKind.PLANS and (doubt := _doubt(case.sentences)):
        return doubt
    drawn = [(case.start + p.at, case.start + p.until) for p in case.drawn.pieces]
    for back in taken_back(case.notes, case.span.first, case.span.last):
        if any(start < back.end and back.start < end for start, end in drawn):
            return back.reason
    return ""


def unsure(sentence: str) -> str:
    """Say why nothing can be made of a sentence: it doubts, speaks of last year, or corrects another."""
    if doubt := _doubt(sentence):
        return doubt
    if cue("mistaken").search(sentence):
        return "这句更正了别的话，请核实"
    return "原话说的不是今年" if cue("past").search(sentence) else ""


def _doubt(sentence: str) -> str:
    doubt = cue("doubt").search(sentence)
    return f"原话说得不确定（“{doubt[0]}”），请核实" if doubt else ""


def of_another_year(case: Case) -> str:
    """Say whether the notes speak of next year's plans or of last year, and the entry of this year's work."""
    if case.entry.kind not in _THIS_YEAR:
        return ""
    for heading in (FactKind.PLANS, FactKind.SHORTCOMINGS, FactKind.RECTIFICATIONS):
        if heading in case.headings:
            return f"原话写在“{heading}”下面"
    told = _up_to_its_figures(case)
    moments = [
        (match.start(), role)
        for role in ("past", "present", "ahead")
        for match in cue(role).finditer(told)
    ]
    last = max(moments, default=(0, ""))[1]
    return {"ahead": "原话说的是以后的打算", "past": "原话说的不是今年"}.get(last, "")


def _up_to_its_figures(case: Case) -> str:
    """Return the sentences up to the last figure that the entry has: 支委会12次，明年争取更多 speaks of this year."""
    mine = {(sense(n), n.value is None and n.text) for n in numerals_of(case.entry.text)}
    ends = [n.end for n in numerals_of(case.said) if (sense(n), n.value is None and n.text) in mine]
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
