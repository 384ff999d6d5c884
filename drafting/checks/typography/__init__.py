"""text.typography: punctuation after GB/T 15834-2011, numerals after GB/T 15835-2011.

``rules`` are single patterns from the lexicon; ``marks`` reads half-width punctuation, runs of marks and spaces,
``pairs`` quotes, titles and brackets, ``lists`` enumerations inside the text, ``numerals`` the way numbers are
written. What stands the same in the facts is meant so, and what is a placeholder or a leaving is reported as that.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from drafting.checks import text as residue
from drafting.checks.case import Case
from drafting.checks.typography.fault import Fault
from schemas.finding import Finding
from schemas.report import Report


@cache
def _detectors() -> tuple[Callable[[Case], Iterator[Fault]], ...]:
    """Return the detectors; they are loaded with their patterns when the first report is read."""
    from drafting.checks.typography import lists, marks, numerals, pairs, rules

    return rules.faults, pairs.faults, marks.faults, lists.faults, numerals.faults


def check(case: Case) -> Iterator[Finding]:
    """Yield ``text.typography`` for each fault; of those that overlap or touch, the first: they are one slip."""
    faults = sorted(
        (fault for detector in _detectors() for fault in detector(case)),
        key=lambda fault: fault.start,
    )
    if not faults:
        return
    taken, done = deque(_taken(case, faults)), -1
    for fault in faults:
        while taken and taken[0][1] < fault.start:
            taken.popleft()
        reported = bool(taken) and taken[0][0] <= fault.end
        if fault.start > done and not reported and not _stands_in_facts(case, fault):
            yield case.finding(
                "text.typography", fault.start, fault.end, fault.message, fault.suggestion
            )
            done = fault.end


def _taken(case: Case, faults: Iterable[Fault]) -> Iterator[tuple[int, int]]:
    """Yield in order what another code reports: placeholders, and the sentence in which something was left over.

    Only the lines with a fault are read again.
    """
    starts = [p.start for p in case.report.paragraphs]
    lines = dict.fromkeys(bisect_right(starts, fault.start) - 1 for fault in faults)
    for line in (case.report.paragraphs[index] for index in lines):
        text = case.report.text_of(line)
        alone = line.model_copy(update={"start": 0, "end": len(text), "heading_end": 0})
        report = Report(text=text, paragraphs=(alone,), sections=())
        for finding in residue.check(replace(case, report=report)):
            start, end = finding.start, finding.end
            if finding.code == "text.leak":
                start = text.rfind("。", 0, start) + 1
                end = text.find("。", end) if "。" in text[end:] else len(text)
            if finding.code in ("text.leak", "text.placeholder"):
                yield line.start + start, line.start + end


def _stands_in_facts(case: Case, fault: Fault) -> bool:
    """Whether the user wrote it so, seen with the character on either side."""
    if fault.may_be_named and case.wording:
        start = max(fault.start - 1, 0)
        return case.report.text[start : fault.end + 1] in f"\n{case.wording}\n"
    return False
