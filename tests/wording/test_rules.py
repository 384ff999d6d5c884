"""The shipped rules do as their own examples show, and say where their wording comes from."""

import pytest

from drafting.lexicon import table
from drafting.wording.find import Finder
from drafting.wording.own import COLUMNS, faults_of, unproven
from drafting.wording.rules import shipped
from drafting.wording.squeezed import Squeezed


def test_there_are_rules_for_what_a_report_says():
    rules = shipped()
    assert sum(len(rule.parts) for rule in rules) > 150
    assert sum(rule.code == "wording.formula" and bool(rule.parts) for rule in rules) >= 60
    assert sum(rule.code == "wording.role" for rule in rules) >= 12
    assert len({rule.id for rule in rules}) == len(rules)


def test_the_table_has_the_columns_that_a_user_may_write():
    assert list(table("wording")[0]) == list(COLUMNS.values())


@pytest.mark.parametrize("row", table("wording"), ids=lambda row: row["id"])
def test_every_row_is_sound(row):
    assert list(faults_of(row)) == []


@pytest.mark.parametrize("rule", shipped(), ids=lambda rule: rule.id)
def test_every_rule_does_as_it_shows(rule):
    assert list(unproven(rule)) == []


def test_what_one_rule_lets_pass_all_do():
    finder = Finder(shipped())
    flagged = [
        (rule.id, sentence, hit.rule.id)
        for rule in shipped()
        for sentence in rule.good
        for hit in finder.find(Squeezed(sentence), lambda _: True)
    ]
    assert flagged == []
