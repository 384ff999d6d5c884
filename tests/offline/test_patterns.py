"""Every sentence pattern reads well with every kind of value: a broken line is found before a secretary sees it."""

import re

import pytest

from drafting.lexicon import split, table
from drafting.offline.patterns import Pattern, patterns

FRAGMENTS = {
    "participants", "participants.counted",  "rectification.action", "plan.answer", "plan.answer.on",
    "plan.owner", "plan.deadline", "plan.rhythm", "plan.target", "sums", "gain",
}  # fmt: skip
"""Slots that are parts of a sentence."""
VARIED = ("shortcoming.",)
"""Slots whose variety is in what follows the problem: the words of shortcoming.need and of cause."""
FRAGMENT_GROUPS = ("also.", "event.", "honour.", "subject.", "effect.", "outcome.")

VALUES = {
    "me": "我", "branch": "支部", "role": "某局党支部书记", "name": "周海涛", "post": "党支部书记", "year": "2025",
    "phrase": "坚持问题导向", "line": "坚持和加强党的全面领导", "care": "坚持以身作则", "subjects": "政治学习、组织生活",
    "counts": "召开支委会12次、支部党员大会4次", "label": "“三会一课”", "value": "21次", "aim": "夯实组织基础",
    "also": "此外", "when": "2025年6月", "what": "走访困难职工6户", "who": "45人", "effect": "提升应急处置能力",
    "duty": "走访困难职工6户", "honour": "“先进基层党组织”称号", "honours": "获“先进基层党组织”称号", "goal": "不断提高党的建设质量", "by": "公司党委", "content": "走访困难职工6户",
    "problem": "学习不深入", "cause": "时间抓得不紧", "answer": "针对学习不深入的问题", "details": "由周海涛负责",
    "owner": "周海涛", "person": "陈静", "deadline": "2026年6月底前", "target": "走访全覆盖", "action": "支部制定计划",
    "outcome": "整改已完成", "text": "学习不深入，已整改", "gain": "增加2次",
}  # fmt: skip

ALL = [(slot, pattern) for slot, lines in patterns().items() for pattern in lines]
DOUBLED = re.compile(r"[，。、；：]{2}|(支部|党支部|我|年内|全年|于|在|对|的|将|共|并|还)\1")


def is_fragment(slot: str) -> bool:
    return slot in FRAGMENTS or slot.startswith(FRAGMENT_GROUPS)


@pytest.mark.parametrize(("slot", "pattern"), ALL, ids=[f"{s}: {p.source}" for s, p in ALL])
def test_it_renders_as_one_sound_sentence(slot: str, pattern: Pattern) -> None:
    text = pattern.template.render({name: VALUES[name] for name in pattern.names})
    assert not DOUBLED.search(text), text
    assert "{" not in text and " " not in text
    if not is_fragment(slot):
        assert text.endswith("。") and text.count("。") == 1


@pytest.mark.parametrize(
    "slot", [slot for slot in patterns() if not is_fragment(slot) and not slot.startswith(VARIED)]
)
def test_a_sentence_can_be_said_in_several_ways(slot: str) -> None:
    by_values: dict[frozenset[str], int] = {}
    for pattern in patterns()[slot]:
        given = pattern.names - {"branch", "me", "also", "aim", "year", "post"}
        by_values[given] = by_values.get(given, 0) + 1
    assert min(by_values.values()) >= 3


def test_no_pattern_stands_twice() -> None:
    lines = [(slot, pattern.source) for slot, pattern in ALL]
    assert len(lines) == len(set(lines))


def test_no_pattern_types_a_figure() -> None:
    assert not [p.source for _, p in ALL if re.search(r"\d", p.source)]


@pytest.mark.parametrize(
    "claim",
    [
        "明显",
        "显著",
        "不断增强",
        "有效提升",
        "得到提升",
        "成效突出",
        "圆满",
        "一致好评",
        "每月",
        "每季度",
        "全覆盖",
    ],
)
def test_no_pattern_claims_what_no_fact_states(claim: str) -> None:
    assert not [p.source for _, p in ALL if claim in p.source]


@pytest.mark.parametrize(
    "judgement",
    ["引起重视", "认真解决。", "有待改进", "需要改进", "特色工作是", "具有自身特点。", "这是"],
)
def test_no_pattern_adds_a_judgement_of_its_own(judgement: str) -> None:
    slots = ("shortcoming.", "highlight.")
    assert not [p.source for s, p in ALL if s.startswith(slots) and judgement in p.source]


@pytest.mark.parametrize(
    "claim",
    ["严格", "执行", "落实", "准则", "一岗双责", "八项规定", "程序", "总要求", "群众路线", "监督"],
)
def test_no_phrase_beside_a_number_claims_more_than_the_number(claim: str) -> None:
    groups = {row["group"] for row in table("counts")}
    rows = [row["text"] for row in table("phrases") if row["slot"] in groups]
    allowed = {"执行民主集中制", "压实管党治党责任", "重视责任落实"}
    assert not [text for text in rows if claim in text and text not in allowed]


def test_every_group_of_counts_has_set_phrases() -> None:
    slots = {row["slot"] for row in table("phrases")}
    assert {row["group"] for row in table("counts")} - {"strength", "other"} <= slots


def test_every_label_of_the_lexicon_has_a_verb_and_an_object() -> None:
    known = {row["label"]: row for row in table("counts")}
    for row in table("labels"):
        entry = known.get(row["label"])
        assert entry is None or (split(entry["verbs"]) and entry["object"])
    assert len(known) >= 14
