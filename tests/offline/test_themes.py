"""A text is told under the subject that its words point to."""

import pytest

from drafting.offline.themes import theme_of
from tests.support.composed import facts, section


@pytest.mark.parametrize(
    ("label", "theme"),
    [
        ("乡村振兴贷款", "centre"),
        ("社区客户", "centre"),
        ("“红色车队”车辆", "centre"),
        ("护理员培训", "centre"),
        ("急救技能培训", "centre"),
        ("党员培训", "study"),
        ("干部轮训", "study"),
        ("红色教育培训", "study"),
        ("普法宣讲", "service"),
        ("反诈讲座", "service"),
        ("理论宣讲", "study"),
        ("四中全会精神宣讲", "study"),
        ("廉洁家访", "conduct"),
        ("廉政党课", "conduct"),
    ],
)
def test_the_head_of_a_label_tells_its_subject(label: str, theme: str) -> None:
    assert theme_of(label, default="life", by_head=True) == theme


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("组织党员教育培训", "study"),
        ("举办急救技能培训9期，培训村医156人次", "centre"),
        ("民警走进校园开展普法宣讲8场", "service"),
        ("慰问防汛一线职工", "service"),
    ],
)
def test_an_activity_is_told_by_most_of_its_words(text: str, theme: str) -> None:
    assert theme_of(text, default="life") == theme


def sentences(**counts: str) -> list[str]:
    return section("work", facts(counts=counts)).split("。")


@pytest.mark.parametrize(
    ("counts", "together"),
    [
        ({"普法宣讲": "22场", "普法受众": "3000余人"}, "普法宣讲22场，普法受众3000余人"),
        ({"隐患排查": "48次", "发现隐患": "316条", "整改": "314条"}, "发现隐患316条，整改314条"),
        (
            {"入住老人": "186位", "平均年龄": "82.4岁", "失能": "56位", "入住率": "93%"},
            "入住老人186位，平均年龄82.4岁，失能56位",
        ),
        ({"隧道掘进": "4236米", "单月最高": "286米"}, "隧道掘进4236米，单月最高286米"),
        ({"党课": "7次", "书记讲党课": "4次"}, "讲授党课7次，书记讲党课4次"),
    ],
)
def test_what_belongs_together_stays_in_one_sentence(counts: dict[str, str], together: str) -> None:
    assert any(together in sentence for sentence in sentences(**counts))


def test_an_amount_that_is_counted_alike_does_not_belong_to_the_count_before() -> None:
    told = sentences(**{"谈心谈话": "80余人次", "门诊量": "12.6万人次", "义诊": "15场"})
    assert not any("谈心" in s and "门诊量" in s for s in told)
    assert any("开展义诊15场" in s for s in told)


@pytest.mark.parametrize(
    ("counts", "told", "not_told"),
    [
        ({"党员": "19名", "占员工": "41.3%"}, "现有党员19名，占员工41.3%", ""),
        ({"党员": "41名", "预备党员": "3名", "占职工": "38%"}, "党员41名，占职工38%", ""),
        ({"党员": "14名", "平均年龄": "45岁"}, "党员14名，平均年龄45岁", ""),
        ({"党员": "14名", "入住老人": "186位", "平均年龄": "82.4岁"}, "", "党员14名，平均年龄"),
        ({"党员": "14名", "在院老人党员": "22名"}, "", "有在院老人党员"),
    ],
)
def test_the_members_are_told_with_what_is_said_of_them(
    counts: dict[str, str], told: str, not_told: str
) -> None:
    text = section("work", facts(counts=counts)).splitlines()[0]
    assert told in text
    assert not not_told or not_told not in text
