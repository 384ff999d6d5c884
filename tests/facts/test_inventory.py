from drafting.facts.given import given_by
from drafting.facts.inventory import figures_in, inventory
from drafting.text.strings import bigrams
from tests.support.facts import facts_from

FACTS = facts_from("""
单位: 中建某局滨河综合体项目党支部
年度: 2025
数据:
  支委会: 12次
  党员大会: 4次
  党课: 4次
  党费收缴: 12,480元
  转正: 0名
合计:
  “三会一课”: [党员大会, 支委会, 党课]
可不写: [党费收缴]
履职:
  - 讲党课2次，联系一线班组3个
活动:
  - 名称: 消防应急演练
    时间: 2025年6月
    参加: 45人
  - 3月开展“学雷锋”志愿服务，32人参加
亮点:
  - 标题: 创新“七一”重温入党誓词方式
    内容: 组织23名党员抄写入党誓词，做到三个到位
计划:
  - 内容: 全年攻关不少于3项
    时限: 2026年6月底
""")


def test_every_figure_and_date_has_its_id_text_and_duty() -> None:
    assert [(f.id, f.text, f.required) for f in inventory(FACTS)] == [
        ("数据.支委会", "12次", True),
        ("数据.党员大会", "4次", True),
        ("数据.党课", "4次", True),
        ("数据.党费收缴", "12,480元", False),
        ("数据.转正", "0名", False),
        ("合计.“三会一课”", "20次", False),
        ("履职.1#1", "2次", True),
        ("履职.1#2", "3个", True),
        ("活动.1.时间", "2025年6月", False),
        ("活动.1.参加#1", "45人", True),
        ("活动.2@1", "3月", False),
        ("活动.2#1", "32人", True),
        ("亮点.1.内容#1", "23名", True),
        ("计划.1.内容#1", "不少于3项", True),
        ("计划.1.时限", "2026年6月底", False),
    ]


def test_a_date_has_no_quantity() -> None:
    assert {f.id for f in inventory(FACTS) if f.is_date} == {
        "活动.1.时间",
        "活动.2@1",
        "计划.1.时限",
    }


def test_figures_in_a_text_are_located_and_counted_from_one() -> None:
    text = "3月组织45人参观，发稿2篇"
    located = figures_in(text, "活动.9")
    assert [(f.figure.id, text[f.start : f.end]) for f in located] == [
        ("活动.9@1", "3月"),
        ("活动.9#1", "45人"),
        ("活动.9#2", "2篇"),
    ]


def test_a_figure_in_a_text_takes_the_label_beside_it() -> None:
    labels = {f.id: f.label for f in inventory(FACTS)}
    assert labels["履职.1#1"] == "党课"
    assert labels["活动.1.参加#1"] == ""
    assert labels["亮点.1.内容#1"] == ""


def test_ordinals_and_set_terms_are_no_figures() -> None:
    text = "“1+3+N”机制覆盖三个方面，第二项目部落实三会一课"
    assert figures_in(text, "亮点.1") == ()


def test_the_context_of_a_figure_is_its_clause_or_with_few_words_the_item_too() -> None:
    words = given_by(FACTS, inventory(FACTS)).contexts
    assert words["亮点.1.内容#1"].words == bigrams("组织23名党员抄写入党誓词")
    assert words["活动.1.参加#1"].words == bigrams("消防应急演练")


def test_facts_without_figures_have_none() -> None:
    assert inventory(facts_from("单位: 某党支部\n年度: 2025")) == ()
