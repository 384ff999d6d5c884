"""What an engine is told of a text that it writes again: no figure, no name, nothing that no fact knows."""

import pytest

from drafting.figures import parse_quantity
from drafting.slots import PERSON_ID, UNIT_ID, Slots
from drafting.writing.rewrite import Rewrite, Stated, mark_end
from schemas.facts import Facts

FACTS = Facts(
    unit="滨河项目党支部", year=2025, reporter="周海涛", counts={"支委会": parse_quantity("12次")}
)
SLOTS = Slots(FACTS)


def test_figures_and_names_are_tokens_and_what_no_fact_knows_is_blotted():
    text = "2025年，滨河项目党支部开支委会12次，周海涛慰问37户。"
    stated = (
        Stated(0, 5, None),
        Stated(text.index("12"), text.index("12") + 3, "数据.支委会"),
        Stated(text.index("37"), text.index("37") + 3, None),
    )
    assert Rewrite(text, stated).masked(SLOTS) == (
        f"今年，{SLOTS.token(UNIT_ID)}开支委会{SLOTS.token('数据.支委会')}，"
        f"{SLOTS.token(PERSON_ID)}慰问［数］。"
    )


@pytest.mark.parametrize(
    ("answer", "tidied"),
    [
        ("（二）规范组织生活。全年开会。\n（三）另一段。", "全年开会。另一段。"),
        ("规范组织生活。全年开会。", "全年开会。"),
        ("一是全年开会。\n\n二是学习。", "全年开会。学习。"),
        ("全年开会。", "全年开会。"),
    ],
)
def test_an_answer_for_a_part_loses_the_number_and_the_heading_that_stand_already(
    answer: str, tidied: str
):
    rewrite = Rewrite("", facts=frozenset(), heading="规范组织生活。", is_one_paragraph=True)
    assert rewrite.tidied(answer) == tidied


def test_a_part_of_several_paragraphs_keeps_them_and_a_whole_section_keeps_everything():
    assert Rewrite("", facts=frozenset()).tidied("甲。\n乙。") == "甲。\n乙。"
    assert Rewrite("").tidied("（一）甲。\n乙。") == "（一）甲。\n乙。"


@pytest.mark.parametrize(
    ("line", "words"),
    [("（一）甲", "甲"), ("1.甲", "甲"), ("一是甲", "甲"), ("第二，甲", "甲"), ("其一，甲", "甲"), ("首先，甲", "甲"), ("①甲", "甲"),
     ("一年来", "一年来"), ("第一议题", "第一议题"), ("其他", "其他")],
)  # fmt: skip
def test_where_the_words_of_a_paragraph_begin(line: str, words: str):
    assert line[mark_end(line) :] == words
