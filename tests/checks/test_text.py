"""text.*: what is no finished text is flagged where it stands, and ordinary prose is left alone."""

from itertools import pairwise

import pytest

from drafting.checks import text
from drafting.lexicon import split, table
from tests.support.cases import case, case_of, facts

EXAMPLES = {
    "table": (
        ["| 项目 | 次数 |", "|---|---|", "|支委会|12次|"],
        ["人/次", "甲方、乙方", "合计：12"],
    )
}
"""Examples that cannot stand in a table whose cells are separated by the very mark."""


def examples(column, position):
    return [
        pytest.param(row["code"], sentence, id=f"{row['id']}-{sentence}")
        for row in table("residue")
        for sentence in split(row[column]) or EXAMPLES[row["id"]][position]
    ]


def codes(sentence, given=None):
    return [finding.code for finding in text.check(case_of(given, work=sentence))]


def test_every_rule_has_examples():
    for row in table("residue"):
        bad, good = EXAMPLES.get(row["id"], (split(row["bad"]), split(row["good"])))
        assert len(bad) >= 3, row["id"]
        assert len(good) >= 3, row["id"]
        assert row["source"]


@pytest.mark.parametrize(("code", "sentence"), examples("bad", 0))
def test_flags(code, sentence):
    assert code in codes(sentence)


@pytest.mark.parametrize(("code", "sentence"), examples("good", 1))
def test_passes(code, sentence):
    assert codes(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("全年召开支委会XX次，支部党员大会4次。", "XX"),
        ("12月×日召开组织生活会。", "×"),
        ("20XX年，支部召开会议。", "XX"),
        ("讲党课X次。", "X"),
        ("慰问困难职工__人。", "__"),
        ("存在短板。【待补】", "【待补】"),
        ("召开支委会{{ 支委会 }}次。", "{{ 支委会 }}"),
        ("召开支委会［数］次。", "［数］"),
        ("召开支委会SV4821次。", "SV4821"),
        ("此处填写活动名称。", "此处填写"),
        ("某某同志带头参加。", "某某"),
        ("会议次数待补充。", "次数待补充"),
        ("以下是为您撰写的述职报告：\n各位领导", "以下是为您撰写的述职报告："),
        ("希望对您有帮助！", "希望对您有帮助"),
        ("**一是**强化学习。", "**"),
        ("更多见www.example.com。", "www.example.com"),
        ("全年<br>召开支委会12次。", "<br>"),
        ("<think>先列提纲", "<think>"),
    ],
)
def test_the_finding_shows_the_fault_and_nothing_else(sentence, shown):
    findings = list(text.check(case_of(work=sentence)))
    assert shown in [finding.text for finding in findings]
    assert all(finding.section == "work" for finding in findings)


@pytest.mark.parametrize(
    "sentence",
    [
        "支部设在滨河综合体项目，接受中建某局党委领导。",
        "中建某局党委副书记到滨河综合体项目调研。",
        "由某局统一组织。",
    ],
)
def test_a_name_of_the_facts_is_no_placeholder(sentence):
    assert codes(sentence, facts(单位="中建某局滨河综合体项目党支部")) == []
    assert "text.placeholder" in codes(sentence, facts(单位="滨江小学党支部"))


def test_without_facts_the_sign_off_says_what_the_unit_is_called():
    signed = "述职报告\n一、工作情况\n中建某局党委指导有力。\n以上述职，请予评议。\n中建某局滨河项目党支部\n2025年12月31日"
    assert list(text.check(case(signed))) == []
    blank = signed.replace("中建某局滨河", "某某")
    assert [f.text for f in text.check(case(blank))] == ["某局", "某某"]


@pytest.mark.parametrize(
    ("section", "heading"),
    [("highlights", "亮点"), ("shortcomings", "不足"), ("plan", "计划")],
)
def test_an_unwritten_judgement_names_what_to_write(section, heading):
    (finding,) = text.check(case_of(facts(), **{section: "【待补】"}))
    assert finding.code == "text.placeholder"
    assert f"要点里没有写{heading}" in finding.message
    assert f"“{heading}”下至少写一条" in finding.suggestion


def test_findings_do_not_overlap_and_come_in_order():
    findings = list(text.check(case_of(work="**XX**次，{{XX}}，[姓名](www.a.com)，【待补XX】")))
    spans = [(f.start, f.end) for f in findings]
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_what_repeats_without_a_word_between_is_one_finding():
    findings = list(text.check(case_of(work="存在短板。" + "【待补】" * 400 + "要改，【待补】。")))
    assert [f.text for f in findings] == ["【待补】" * 400, "【待补】"]
    assert "（连着400处）" in findings[0].message
    assert len(findings[0].message) < 60
