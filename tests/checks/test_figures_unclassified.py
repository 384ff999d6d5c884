"""figures.unclassified: a number of which nobody can say what it counts, and one that is none."""

import pytest

from drafting.checks.figures import check
from schemas.facts import Facts
from schemas.finding import Severity
from tests.support.cases import case_of
from tests.support.facts import facts_from

FACTS = facts_from("""
单位: 某县第三中学党支部
年度: 2025
活动:
  - 推行“9号灯”机制，数十次深入一线
""")


def found(work: str, facts: Facts | None = None) -> list[str]:
    findings = [f for f in check(case_of(facts, work=work)) if f.code == "figures.unclassified"]
    assert all(f.severity is Severity.WARNING for f in findings)
    return [f.text for f in findings]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("全年深入班组37，成效明显。", "37"),
        ("开展活动15，职工反响很好。", "15"),
        ("数十次深入现场解决问题。", "数十次"),
        ("上百人次参加志愿服务。", "上百人次"),
        ("先后几十次到项目调研。", "几十次"),
        ("近百人次参加，数百户受益。", "数百户"),
        ("半数党员参加培训。", "半数"),
        ("过半党员受到表彰。", "过半"),
        ("产值翻番，职工增收。", "翻番"),
        ("上千名群众参与。", "上千名"),
        ("数万元资金用于慰问。", "数万元"),
        ("走访群众 128 受到好评。", "128"),
    ],
)
def test_a_number_that_cannot_be_compared_is_a_warning(text: str, number: str) -> None:
    assert number in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "召开支委会12次，讲党课四次。",
        "落实“三会一课”，坚持“第一议题”，履行一岗双责。",
        "深刻领悟“两个确立”，增强“四个意识”。",
        "学习党的二十大和二十届二中、三中、四中全会精神。",
        "一是抓学习。二是抓落实。（三）抓整改。",
        "两三次到班组谈心，几名党员带头。",
        "从三个方面入手，做到四个到位。",
        "2025年3月，上半年，第三季度，“七一”前夕。",
        "G318线、2号机组、A3图纸、5G基站、ISO9001体系。",
        "党员一个不少，工作一项不落，服务一刻不停。",
        "千方百计保供，万无一失过冬，一如既往支持。",
        "服务热线12345，值班电话010-88886666。",
        "冰冻三尺非一日之寒，十年树木百年树人。",
        "成千上万户居民受益，成百上千次走访。",
        "推行“1+3+N”模式，实行7×24小时值守。",
        "亮点之二：打造品牌。其中之一，是班子带头。",
    ],
)
def test_a_number_with_a_class_passes(text: str) -> None:
    assert found(text) == []


def test_the_very_words_of_the_facts_pass() -> None:
    assert found("数十次深入一线解决问题。", FACTS) == []
    assert found("数百次深入一线解决问题。", FACTS) == ["数百次"]


def test_the_message_says_what_is_unclear_and_what_to_do() -> None:
    findings = list(check(case_of(None, work="全年深入班组37，成效明显。数十次深入现场。")))
    assert [f.message for f in findings] == [
        "看不出“37”数的是什么，无法与要点核对",
        "“数十次”没有写确切的数，要点里也没有这个说法，无法核对",
    ]
    assert "写清数量和单位" in findings[0].suggestion
    assert "确数" in findings[1].suggestion
