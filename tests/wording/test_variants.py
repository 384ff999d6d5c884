"""Words of a fixed expression in each other's place, or given up for others, make forms that no right text has."""

from dataclasses import replace

import pytest

from drafting.lexicon import split, table
from drafting.wording.find import Finder
from drafting.wording.rules import Rule, parts_of, shipped
from drafting.wording.squeezed import Squeezed
from drafting.wording.variants import Variants, forms
from tests.support.corpus import samples
from tests.support.growth import grows_linearly


def rule_of(expression: str, suggestion: str = "", allowed: str = "") -> Rule:
    parts = parts_of(expression)
    return replace(
        shipped()[0], expression=expression, parts=parts, pattern="", needs=(), cue="",
        suggestion=suggestion, allowed=allowed,
    )  # fmt: skip


def found(rule: Rule, text: str) -> list[tuple[str, str]]:
    hits = Finder([rule]).find(Squeezed(text), lambda _: True)
    return [(text[hit.start : hit.end], hit.right) for hit in hits]


@pytest.mark.parametrize(
    ("expression", "form", "right"),
    [
        # over a distance: the first or the last words of two halves
        ("三会一课", "三课一会", "三会一课"),
        ("三会一课", "一会三课", "三会一课"),
        ("两学一做", "一学两做", "两学一做"),
        ("两不愁三保障", "三不愁两保障", "两不愁三保障"),
        ("不忘初心、牢记使命", "牢记初心、不忘使命", "不忘初心、牢记使命"),
        ("不忘初心、牢记使命", "不忘使命、牢记初心", "不忘初心、牢记使命"),
        ("为党育人、为国育才", "为党育才、为国育人", "为党育人、为国育才"),
        ("为党育人、为国育才", "为党育才为国育人", "为党育人、为国育才"),
        ("为党育人、为国育才", "为国育才，为党育人", "为党育人、为国育才"),
        ("功成不必在我、功成必定有我", "功成不必有我、功成必定在我", "功成不必在我、功成必定有我"),
        ("让党中央放心、让人民群众满意", "让党中央满意、让人民群众放心", "让党中央放心、让人民群众满意"),
        ("共产主义远大理想和中国特色社会主义共同理想", "共产主义共同理想和中国特色社会主义远大理想", ""),
        ("国家治理体系和治理能力现代化", "国家治理能力和治理体系现代化", ""),
        ("坚持和加强党的全面领导", "加强和坚持党的全面领导", ""),
        ("绿水青山就是金山银山", "金山银山就是绿水青山", ""),
        # next to each other
        ("中央八项规定精神学习教育", "中央八项规定学习精神教育", ""),
        ("绿水青山就是金山银山", "绿水青山就是银山金山", ""),
        ("马克思主义中国化时代化", "马克思主义时代化中国化", ""),
        ("思想上政治上行动上", "政治上思想上行动上", ""),
        # a word given up for another
        ("习近平新时代中国特色社会主义思想", "习近平新时代中国特色社会主义理论", ""),
        ("以人民为中心的发展思想", "以人民为中心的发展理念", ""),
        ("以人民为中心的发展思想", "以群众为中心的发展思想", ""),
        ("中国式现代化", "中国特色式现代化", ""),
        ("新时代“枫桥经验”", "新时期“枫桥经验”", "新时代“枫桥经验”"),
        ("全过程人民民主", "全过程群众民主", ""),
    ],
)  # fmt: skip
def test_a_wrong_form_is_found_with_the_right_one(expression, form, right):
    assert (form, right or expression) in found(rule_of(expression), f"深入落实{form}要求。")


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        # what is too short is known by nothing else, and half of a pair is a phrase of its own
        ("四个意识", "四个认识。"),
        ("毛泽东思想", "毛泽东理论。"),
        ("不忘初心、牢记使命", "牢记初心、勇担使命，不忘来路、牢记职责。"),
        ("为党育人、为国育才", "为国育才，为民服务。"),
        # parts of a list are these only beside others of it
        ("科学立法、严格执法、公正司法、全民守法", "坚持公正执法、严格司法。"),
        ("经济建设、政治建设、文化建设、社会建设、生态文明建设", "推进社会建设、生态环境建设。"),
        ("组织群众、宣传群众、凝聚群众、服务群众", "凝聚群众、服务人民。"),
        # right wording of another kind
        ("三个区分开来", "三个区域分开管理。"),
        ("民主评议党员", "党员民主评议。"),
    ],
)
def test_what_only_looks_like_a_wrong_form(expression, text):
    assert found(rule_of(expression), text) == []


def test_parts_of_a_list_are_wrong_beside_the_others():
    rule = rule_of("科学立法、严格执法、公正司法、全民守法")
    text = "推进科学立法、公正执法、严格司法。"
    assert ("公正执法、严格司法", "严格执法、公正司法") in found(rule, text)


def test_a_form_inside_right_wording_is_right():
    short, long = rule_of("学习教育活动"), rule_of("教育学习活动方案汇编")
    hits = list(Finder([short, long]).find(Squeezed("教育学习活动方案汇编"), lambda _: True))
    assert hits == []
    assert found(short, "教育学习活动方案") != []


def test_what_the_rule_allows_or_the_lexicon_knows_is_no_wrong_form():
    assert (
        found(rule_of("执政为公、立党为民", allowed="立党为民、执政为公"), "立党为民、执政为公")
        == []
    )
    known = next(row["term"] for row in table("set_terms") if row["term"] == "三会两课")
    assert found(rule_of("两会三课"), known) == []


def test_no_form_is_right_and_none_comes_twice():
    for rule in shipped():
        made = [form for form, _ in forms(rule)]
        assert len(made) == len(set(made))
        assert not set(made) & set(rule.parts)
        assert all(len(form) >= 4 for form in made)


def test_no_form_stands_in_a_text_that_is_right():
    texts = [sample.text for sample in samples()]
    texts += [row["text"] for row in table("phrases")]
    texts += [row["name"] for row in table("known_names")]
    texts += [sentence for rule in shipped() for sentence in rule.good]
    finder = Finder(replace(rule, pattern="", needs=()) for rule in shipped())
    for text in texts:
        assert [hit.right for hit in finder.find(Squeezed(text), lambda _: True)] == []


def test_like_words_are_no_loops_and_come_once():
    rows = table("like_words")
    assert len({row["word"] for row in rows}) == len(rows)
    assert all(row["word"] not in split(row["others"]) for row in rows)


@pytest.mark.parametrize(
    "sentence", ["落实三课一会制度，牢记初心、不忘使命，", "宣传群众、组织人民、"]
)
def test_time_grows_with_the_text_and_not_faster(sentence):
    finder = Finder(shipped())

    def work(times):
        text = Squeezed(sentence * times)
        return lambda: list(finder.find(text, lambda _: True))

    assert grows_linearly(work, 200)


def test_a_text_without_expressions_has_no_form():
    assert list(Variants([]).find("三课一会")) == []
    assert list(Variants(shipped()).find("平稳有序。")) == []
