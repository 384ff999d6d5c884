"""The secretary says 我 of himself, whatever the facts call him."""

import pytest

from drafting.offline import compose_missing
from drafting.slots import Slots
from tests.support.composed import facts, section


@pytest.mark.parametrize(
    "bullet", ["书记讲党课2次", "本人讲党课2次", "我讲党课2次", "周海涛同志讲党课2次",
               "党支部书记周海涛讲党课2次", "支部书记讲党课2次", "讲党课2次"],
)  # fmt: skip
def test_a_duty_is_told_in_the_first_person(bullet: str) -> None:
    known = facts(duties=[{"text": bullet}])
    slots = Slots(known)
    sentence = slots.fill(compose_missing("履职.1", known, slots)).text
    assert "我" in sentence and "讲党课2次。" in sentence
    assert "书记" not in sentence and "周海涛" not in sentence and "本人" not in sentence


def test_what_is_named_after_the_secretary_keeps_its_name() -> None:
    known = facts(duties=[{"text": "书记项目“啃硬骨头”：完成系统适配12套"}])
    assert "抓好书记项目“啃硬骨头”，完成系统适配12套" in section("work", known)


def test_what_others_did_is_not_the_secretary_s() -> None:
    known = facts(duties=[{"text": "讲党课2次"}, {"text": "所长接待日接待群众46批次"}])
    text = section("work", known)
    assert "我所长" not in text and "接待日接待群众46批次" in text


def test_a_plan_of_the_secretary_s_own_is_his() -> None:
    known = facts(
        plans=[{"content": "建立台账", "owner": "周海涛"}, {"content": "建档", "owner": "李明"}]
    )
    text = section("plan", known)
    assert "由我" in text and "周海涛" not in text and "由李明" in text
