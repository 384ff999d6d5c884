"""All checks against whole reports of many kinds of branches: clean ones pass, and each defect is found alone."""

import pytest

from tests.support.corpus import FOLDER, HELD_OUT, Sample, findings, samples, stopping
from tests.support.defects import MAKERS
from tests.support.defects.original import Original
from tests.support.measure import outcomes, tallies

FIGURES, OTHERS = 0.99, 0.97
"""The share of the defects of a code that must be found."""
ALONE = 0.97
"""The share of defective reports in which nothing is found beside the defect."""
WARNINGS = 2.0
"""The most per 1,000 characters of clean reports."""
STRIDE = 11
"""Only each eleventh defect of a report is tried, others in each report; ``make quality`` tries all."""
SLACK = 2
"""How many times more may be missed in so small a sample; ``tests/test_quality.py`` holds the whole to the bars."""
CLEAN = (*samples(FOLDER), *samples(HELD_OUT))


@pytest.mark.parametrize("sample", CLEAN, ids=lambda sample: sample.name)
def test_a_clean_report_has_nothing_that_stops_it(sample: Sample) -> None:
    assert stopping(findings(sample.text, sample.facts)) == ()


def test_clean_reports_have_few_warnings() -> None:
    found = [f for sample in CLEAN for f in findings(sample.text, sample.facts)]
    characters = sum(len(sample.text) for sample in CLEAN)
    assert len(found) <= WARNINGS * characters / 1000, [(f.code, f.text) for f in found]


def test_the_corpus_is_as_large_and_mixed_as_it_has_to_be() -> None:
    assert len(CLEAN) >= 40
    assert len({sample.facts.unit for sample in CLEAN}) == len(CLEAN)


@pytest.mark.parametrize("topic", MAKERS)
def test_each_kind_of_defect_is_found_where_it_is_and_nothing_else(topic: str) -> None:
    made = [
        outcome
        for number, sample in enumerate(samples())
        for outcome in outcomes(
            sample, list(MAKERS[topic](Original(sample)))[number % STRIDE :: STRIDE]
        )
    ]
    notes = [o.note for o in made if not o.found]
    beside = [f"{o.note}: {o.beside[0]}" for o in made if o.beside]
    for (code, kind), tally in tallies(made).items():
        if not kind:
            recall = FIGURES if code.startswith("figures.") else OTHERS
            assert tally.made - tally.found <= max(1, SLACK * (1 - recall) * tally.made), (
                code,
                notes,
            )
            assert tally.made - tally.alone <= max(1, SLACK * (1 - ALONE) * tally.made), (
                code,
                beside,
            )
