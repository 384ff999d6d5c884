"""The sample ledger says the same as the sample facts."""

from drafting.facts import read_facts
from drafting.ledger.disagreement import disagreement
from drafting.ledger.read import read_ledger
from tests.support.ledgers import TODAY, counts
from tests.support.shuzhi import SAMPLES

FACTS = read_facts(SAMPLES / "要点.yaml")
LEDGER = read_ledger(SAMPLES / "三会一课台账.xlsx", FACTS.year, TODAY)


def test_every_count_of_the_facts_agrees_with_the_ledger():
    assert counts(LEDGER) == {
        "支部党员大会": 4,
        "支委会": 12,
        "党课": 5,
        "主题党日": 12,
        "组织生活会": 1,
    }
    told = [disagreement(label, stated, LEDGER) for label, stated in FACTS.counts.items()]
    assert told == [None] * len(FACTS.counts)


def test_only_the_lecture_at_the_meeting_is_asked_about():
    assert [duplicate.question[:9] for duplicate in LEDGER.duplicates] == ["9月19日的党课（"]
    assert (LEDGER.left_out, LEDGER.gaps, LEDGER.notes, LEDGER.other_sheets) == ((), (), (), ())


def test_the_year_is_found_without_the_facts():
    assert read_ledger(SAMPLES / "三会一课台账.xlsx", None, TODAY).year == FACTS.year
