"""Whatever a bullet looks like, it becomes sentences that keep its figures, and nothing breaks."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.offline import compose_missing
from drafting.slots import Slots
from tests.support.composed import draft, facts

WORDS = [
    "支部",
    "党员",
    "组织",
    "开展",
    "学习",
    "慰问",
    "走访",
    "活动",
    "演练",
    "会议",
    "3月",
    "2025年6月",
    "上半年",
    "春节前夕",
    "“七一”",
    "“先锋行动”",
    "45人",
    "320余份",
    "4次",
    "98.5%",
    "我",
    "本人",
    "书记",
    "在",
    "与社区",
    "对",
    "不够",
    "问题",
    "现象",
    "，",
    "：",
    "、",
    "。",
    "；",
    "（第2期）",
    "《条例》",
    "BIM",
    "QC小组",
    "|",
    "每月",
    "全年",
    "把责任落实",
    "竞赛",
    "座谈会",
    "植树",
    "周海涛",
    "已完成",
]
BULLETS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map("".join)
HEADINGS = ("duties", "activities", "honours", "highlights", "shortcomings", "plans")


@given(st.sampled_from(HEADINGS), BULLETS.filter(lambda text: re.search("[一-龥]{2}", text)))
@settings(max_examples=150, deadline=None)
def test_a_bullet_of_any_form_becomes_a_sentence_with_its_figures(heading: str, text: str) -> None:
    known = facts(**{heading: [{"text": text}]})
    slots = Slots(known)
    (item_id, _), *_ = known.items()
    sentence = compose_missing(item_id, known, slots)
    assert sentence.endswith("。") and "\n" not in sentence
    assert not re.search("[，。；、]{2}", sentence)
    for figure in slots.figures.values():
        if figure.required:
            assert slots.token(figure.id) in sentence


def test_a_long_bullet_of_several_sentences_is_kept_whole() -> None:
    text = (
        "开展安全月活动，"
        + "组织一线工人学习操作规程，" * 14
        + "覆盖工人320余人。活动结束后组织了考试。"
    )
    assert "覆盖工人320余人。活动结束后组织了考试。" in draft(facts(activities=[{"text": text}]))


def test_two_characters_are_enough() -> None:
    text = draft(
        facts(
            activities=[{"text": "植树"}], shortcomings=[{"text": "创新"}], plans=[{"text": "培训"}]
        )
    )
    assert "开展植树" in text and "创新方面的问题" in text and "开展培训" in text
