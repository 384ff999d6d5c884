"""Messy workbooks, from their bytes to what they count."""

from collections import Counter

import pytest

from drafting.ledger.count import ledger_in
from drafting.workbook.read import read_workbook
from tests.support.ledgers import TODAY
from tests.support.workbooks import CASES, YEAR


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_a_messy_workbook_counts_what_a_person_counts(case):
    found = ledger_in(read_workbook(case.make(), case.file), case.file, YEAR, TODAY)
    known = {tally.label: tally for tally in found.tallies if tally.label in case.meetings}
    assert {label: tally.count for label, tally in known.items()} == case.meetings
    if case.attended is not None:
        assert {label: tally.attendance for label, tally in known.items()} == case.attended
    unknown = Counter({t.label: t.count for t in found.tallies if t.label not in case.meetings})
    assert len(found.left_out) + unknown.total() == case.aside
    assert all(f"“{label}”不认识" in "\n".join(found.notes) for label in unknown)
