"""What holds against a model's text only: names, praise and words of the prompt that no fact bears."""

import pytest

from drafting.checks import run_checks
from drafting.model.ungrounded import ungrounded
from schemas.finding import Severity
from tests.support import cases, composed
from tests.support.cases import case_of, facts


def words(sentence: str, **given: object) -> list[str]:
    case = case_of(facts(**given), work=sentence)
    return [
        finding.text for finding in ungrounded(case, run_checks(case)) if finding.text in sentence
    ]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("全年工作由王建国同志主持。", "王建国"),
        ("各项工作成效显著。", "成效显著"),
        ("支部被省委授予“全省先进基层党组织”称号。", "“全省先进基层党组织”"),
        ("The branch did a very good job.", "The branch did a very good job"),
        ("支部受到表扬数十次。", "数十次"),
        ("春风吹绿江南岸，喜看满园桃李红。", "春风吹绿江南岸，喜看满园桃李红。"),
        ("只写给出的事实，一条不漏。", "只写给出的事实"),
        ("事实以外的内容，一个字也不能编。", "一个字也不能编"),
    ],
)
def test_a_model_may_not_write(sentence: str, word: str):
    assert word in words(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "一年来，支部按要求开展工作。",
        "支部落实“三会一课”制度，班子成员带头讲党课。",
        "一年来的工作还有不足，主要表现在以下方面。",
    ],
)
def test_a_model_may_write(sentence: str):
    assert words(sentence) == []


def test_what_the_facts_say_a_model_may_say():
    given = {"activities": [{"text": "王建国同志主讲党课，成效显著"}]}
    assert words("王建国同志主讲党课，成效显著。", **given) == []


def test_no_sentence_of_the_composer_is_strange():
    for known in (composed.SCHOOL, composed.HOSPITAL):
        case = cases.case(composed.draft(known), known)
        assert [f.text for f in ungrounded(case, ()) if f.code == "text.unsupported"] == []


def test_whatever_it_is_it_counts_like_an_error():
    case = case_of(facts(), work="全年工作由王建国同志主持，成效显著。")
    assert {f.severity for f in ungrounded(case, ())} == {Severity.ERROR}


@pytest.mark.parametrize(
    "clause",
    [
        "举办文艺汇演和篮球比赛",
        "上门慰问困难老党员家属",
        "赴革命老区开展红色教育",
        "与友邻单位签订帮扶协议",
    ],
)
def test_an_event_that_the_facts_do_not_have(clause: str):
    assert clause in words(f"支部召开支委会12次，{clause}。")
