"""All checks against whole reports of many kinds of branches: clean ones pass, and each defect is found."""

from collections import Counter
from collections.abc import Iterator

import pytest

from tests.support.corpus import Sample, findings, samples, stopping
from tests.support.defect import Defect
from tests.support.defects import defects

RECALL = 0.97
ALONE = 0.95
"""The share of defective reports in which nothing is found beside the defect."""
STRIDE = 4
"""Only each fourth defect of a report is tried, another one in each report, so that it stays quick."""


def tried() -> Iterator[tuple[Sample, Defect]]:
    for number, sample in enumerate(samples()):
        yield from ((sample, d) for d in list(defects(sample))[number % STRIDE :: STRIDE])


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_a_clean_report_has_nothing_that_stops_it(sample: Sample) -> None:
    assert stopping(findings(sample.text, sample.facts)) == ()


def test_each_kind_of_defect_is_found_where_it_is_and_nothing_else() -> None:
    made, missed, more = Counter[str](), Counter[str](), Counter[str]()
    notes: list[str] = []
    for sample, defect in tried():
        found = stopping(findings(defect.text, sample.facts))
        beside = [f for f in found if not defect.explains(f)]
        made[defect.kind] += 1
        if not any(defect.is_found_by(f) for f in found):
            missed[defect.kind] += 1
            notes.append(f"{sample.name}: {defect.kind} {defect.note} was not found")
        elif beside:
            more[defect.kind] += 1
            notes.append(f"{sample.name}: {defect.kind} {defect.note} gave {beside[0].message}")
    assert sum(made.values()) > 400
    assert sum(missed.values()) <= (1 - RECALL) * sum(made.values()), notes
    assert all(missed[kind] <= max(1, (1 - RECALL) * made[kind]) for kind in made), notes
    assert sum(more.values()) <= (1 - ALONE) * sum(made.values()), notes
