"""The proof against whole drafts of quite different branches: every slip is one finding at its place."""

import re

import pytest

from drafting.checks.figures import check
from drafting.figures import Numeral
from drafting.report import Parts, compose_report
from schemas.facts import Facts
from schemas.finding import Finding
from tests.support import composed
from tests.support.cases import OUTLINE, case

BRANCHES = {name: known for name, known in vars(composed).items() if isinstance(known, Facts)}
DIGITS = re.compile(r"\d[\d,]*")
FABRICATED = [
    "开展座谈会5场。", "组织党员突击队7支。", "参与率达到97.3%。", "投入资金8.8万元。", "召开支委会19次。",
    "连续六年获评先进。", "覆盖职工五百余人次。", "编印学习资料十九期。",
]  # fmt: skip


def text_of(known: Facts) -> str:
    sections = {
        spec.id: (spec.heading.format(year=known.year), composed.section(spec.id, known))
        for spec in OUTLINE.sections
    }
    return compose_report(Parts(f"{known.year}年度述职报告", sections=sections), OUTLINE)


def findings(known: Facts, text: str) -> list[Finding]:
    """Return the findings; that a wrong number also contradicts a right one elsewhere is no slip of its own."""
    found = list(check(case(text, known)))
    wrong = {f.start for f in found if f.code != "figures.conflict"}
    return [f for f in found if f.code != "figures.conflict" or f.start not in wrong]


def figures_of(known: Facts, text: str) -> list[Numeral]:
    return [n for n in case(text, known).numerals if n.is_figure and DIGITS.search(n.text)]


@pytest.fixture(params=BRANCHES.values(), ids=BRANCHES.keys())
def known(request: pytest.FixtureRequest) -> Facts:
    return request.param


def test_a_draft_that_says_all_the_facts_has_no_finding(known: Facts) -> None:
    assert findings(known, text_of(known)) == []


def test_another_value_is_one_mismatch_at_the_number(known: Facts) -> None:
    text = text_of(known)
    for numeral in figures_of(known, text):
        digits = DIGITS.search(text, numeral.start)
        assert digits
        value = int(digits.group().replace(",", "")) + 71
        changed = f"{text[: digits.start()]}{value}{text[digits.end() :]}"
        codes = [f.code for f in findings(known, changed) if f.start <= digits.start() < f.end]
        assert (len(findings(known, changed)), codes) == (1, ["figures.mismatch"]), numeral.text


def test_a_number_taken_out_is_one_missing_figure(known: Facts) -> None:
    text = text_of(known)
    for numeral in figures_of(known, text):
        cut = text[: numeral.start] + text[numeral.end :]
        assert [f.code for f in findings(known, cut)] == ["figures.missing"], numeral.text


@pytest.mark.parametrize("sentence", FABRICATED)
def test_a_number_put_in_is_one_finding_at_the_number(known: Facts, sentence: str) -> None:
    text = text_of(known)
    body = max(text.split("\n"), key=len)
    (finding,) = findings(known, text.replace(body, body + sentence))
    assert finding.text
    assert finding.text in sentence
