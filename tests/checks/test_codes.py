"""Findings that are alike have ids of their own."""

from drafting.checks import run_checks
from tests.support.cases import case_of


def test_every_finding_of_a_report_has_an_id_of_its_own():
    body = "召开支委会XX次，开展活动XX次。\n讲党课XX次，慰问XX户。"
    found = [f for f in run_checks(case_of(work=body)) if f.code == "text.placeholder"]
    assert len(found) == 4
    assert len({finding.id for finding in found}) == 4
