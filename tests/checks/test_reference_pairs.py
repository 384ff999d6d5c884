"""Whole reports with their own last year's: clean ones have nothing, and what is left over is found."""

import pytest

from drafting.checks.codes import SEVERITY
from tests.support.defects.reference import defects
from tests.support.measure import tallies
from tests.support.pairs import Pair, outcomes, pairs

RECALL = ALONE = 0.97
PAIRS = pairs()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_clean_report_beside_last_years_has_nothing(pair: Pair) -> None:
    assert pair.findings() == ()


def test_the_pairs_are_three_of_different_branches() -> None:
    assert len({pair.facts.unit for pair in PAIRS}) == len(PAIRS) >= 3


def test_what_is_left_of_last_year_is_found_where_it_is_and_nothing_else() -> None:
    made = [outcome for pair in PAIRS for outcome in outcomes(pair, defects(pair))]
    counted = {code: tally for (code, kind), tally in tallies(made).items() if not kind}
    assert set(counted) == {
        "reference.carryover",
        "reference.similarity",
        "facts.rectification-missing",
    }
    assert counted.keys() <= SEVERITY.keys()
    for code, tally in counted.items():
        assert tally.made >= 9, code
        assert tally.recall >= RECALL, [o.note for o in made if o.code == code and not o.found]
        assert tally.purity >= ALONE, [
            (o.note, o.beside) for o in made if o.code == code and o.beside
        ]
