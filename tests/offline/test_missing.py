"""One sentence for one fact, whatever its id names."""

import pytest

from drafting.offline import compose_missing
from drafting.slots import Slots
from schemas.facts import Facts
from tests.offline.test_sections import SAMPLE
from tests.support.composed import UNITS


@pytest.mark.parametrize("known", [SAMPLE, *UNITS], ids=lambda known: known.unit)
def test_every_fact_has_its_sentence(known: Facts) -> None:
    slots = Slots(known)
    required = [f.id for f in slots.figures.values() if f.required]
    for fact_id in [*required, *(item_id for item_id, _ in known.items())]:
        sentence = compose_missing(fact_id, known, slots)
        assert sentence.endswith("。") and "\n" not in sentence
        if fact_id in slots.figures:
            assert slots.token(fact_id) in sentence


def test_a_figure_inside_an_item_gives_the_item() -> None:
    slots = Slots(SAMPLE)
    assert "68人参加" in slots.fill(compose_missing("活动.1.参加#1", SAMPLE, slots)).text
    assert "2.6公里" in slots.fill(compose_missing("活动.4#1", SAMPLE, slots)).text


def test_an_item_is_not_taken_for_another_whose_number_begins_alike() -> None:
    known = SAMPLE.model_copy(update={"activities": SAMPLE.activities * 2})
    slots = Slots(known)
    assert compose_missing("活动.10", known, slots) != compose_missing("活动.1", known, slots)


def test_an_unknown_fact_is_our_own_fault() -> None:
    with pytest.raises(KeyError):
        compose_missing("活动.99", SAMPLE, Slots(SAMPLE))
