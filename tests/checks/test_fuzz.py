"""All checks on clean reports that were edited at random, and on reports with another value in one place."""

from collections.abc import Iterator
from random import Random

import pytest

from drafting.checks import run_checks
from drafting.checks.case import Case
from drafting.report import parse_report
from schemas.facts import Facts
from tests.support.corpus import OUTLINE, Sample, findings, samples
from tests.support.defects.original import Original
from tests.support.defects.values import slips
from tests.support.edits import edit

EDITS, AT_ONCE, PARTS = 20_000, 4, 8
"""Each text is checked after four edits, so that several slips also meet."""
PASSAGE = 400
"""Characters of a passage: whole reports would take minutes, and a slip reaches no further than its paragraph."""
WHOLE = 64
STEP = 3


def passages() -> list[tuple[str, Facts]]:
    """Return the reports cut at line ends, and of each one's facts those of which the passage says something."""
    return [
        (passage, _said(sample.facts, passage))
        for sample in samples()
        for passage in _cut(sample.text)
    ]


def _cut(text: str) -> Iterator[str]:
    passage = ""
    for line in text.splitlines(keepends=True):
        passage += line
        if len(passage) >= PASSAGE:
            yield passage
            passage = ""
    if passage:
        yield passage


def _said(facts: Facts, passage: str) -> Facts:
    """Return facts without the counts, activities and duties that are nowhere in a passage."""
    counts = {n: q for n, q in facts.counts.items() if q.text in passage}
    kept = {
        name: tuple(i for i in getattr(facts, name) if i.name[:4] in passage)
        for name in ("activities", "duties", "honours", "rectifications", "highlights", "plans")
    }
    sums = {n: parts for n, parts in facts.sums.items() if set(parts) <= set(counts)}
    return facts.model_copy(update={"counts": counts, "sums": sums, **kept})


def holds(text: str, facts: Facts | None) -> None:
    """Run the whole chain: every finding lies in the text and shows what stands there."""
    report = parse_report(text, OUTLINE)
    for finding in run_checks(Case(report, OUTLINE, facts)):
        assert 0 <= finding.start <= finding.end <= len(report.text), (text, finding)
        assert finding.text == report.text[finding.start : finding.end], (text, finding)
        assert finding.message, (text, finding)
        assert finding.suggestion, (text, finding)


@pytest.mark.parametrize("part", range(PARTS))
def test_no_edit_of_a_passage_breaks_the_checks(part: int) -> None:
    random = Random(part)
    texts = passages()
    for _ in range(EDITS // AT_ONCE // PARTS):
        text, facts = random.choice(texts)
        for _ in range(AT_ONCE):
            text = edit(text, random)
        try:
            holds(text, facts)
        except Exception as error:
            error.add_note(f"in {text!r}")
            raise


@pytest.mark.parametrize("part", range(2))
def test_no_edits_of_a_whole_report_break_the_checks(part: int) -> None:
    random = Random(part)
    for number in range(WHOLE):
        sample = random.choice(samples())
        text = sample.text
        for _ in range(1 + number % 9):
            text = edit(text, random)
        holds(text, sample.facts if number % 4 else None)


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_another_value_always_changes_the_verdict(sample: Sample) -> None:
    original = Original(sample)
    before = {finding.id for finding in findings(sample.text, sample.facts)}
    for number, place in list(enumerate(original.places))[len(sample.name) % STEP :: STEP]:
        numeral = place.numeral
        wrong = slips(numeral)
        if not wrong:  # 半年
            continue
        new = wrong[number % len(wrong)]
        text = sample.text[: numeral.start] + new + sample.text[numeral.end :]
        after = [f for f in findings(text, sample.facts) if f.id not in before]
        assert any(f.severity == "error" for f in after), (numeral.text, new)
