"""What models put around a text, or write instead of one, on its whole way: from the wire to the section's text."""

import json

import pytest

from drafting.errors import UnusableAnswerError
from drafting.model.answer import clean_answer
from drafting.slots import Slots
from tests.support.asking import ask, both_ways
from tests.support.facts import facts_from
from tests.support.scripted_server import Exchange, ScriptedServer, says, sends

HEADING = "一、抓党建工作情况"
TEXT = "一年来，支部坚持抓学习、强组织（见下文）。\n支部召开支委会SV4632。"

WRAPPED = {
    "thoughts": f"<think>先看事实。\n共有3项。</think>\n\n{TEXT}",
    "thoughts without their beginning": f"先看事实，共有3项。\n</think>\n\n{TEXT}",
    "fences": f"```markdown\n{TEXT}\n```",
    "an introduction": f"以下是本节正文：\n\n{TEXT}",
    "a farewell": f"{TEXT}\n\n希望对您有帮助！",
    "everything": f"<think>想</think>好的，以下是正文：\n```\n## {HEADING}\n\n{TEXT}\n```\n希望以上内容对您有帮助！",
}
NO_TEXT = {
    "thoughts without their end": f"<think>先看事实。{TEXT}",
    "another tag": f"<answer>{TEXT}</answer>",
    "English": "The branch held its meetings on time and studied the documents with care.",
    "Traditional characters": "一年來，黨支部嚴格落實組織生活制度，認真開展學習，黨員隊伍的凝聚力進一步增強。",
}


def section(answer: str, streamed: bool) -> str:
    with ScriptedServer(says(answer)) as server:
        return clean_answer(ask(server, streamed).text, HEADING)


@both_ways
@pytest.mark.parametrize("answer", WRAPPED.values(), ids=WRAPPED)
def test_what_is_put_around_a_text_goes(answer, streamed):
    assert section(answer, streamed) == TEXT


@both_ways
@pytest.mark.parametrize("answer", NO_TEXT.values(), ids=NO_TEXT)
def test_what_is_no_text_is_told(answer, streamed):
    with pytest.raises(UnusableAnswerError, match="模型"):
        section(answer, streamed)


@both_ways
def test_thinking_in_a_field_of_its_own_is_left_there(streamed):
    with ScriptedServer(says(TEXT, reasoning_content="先看事实……")) as server:
        assert ask(server, streamed).text == TEXT


@both_ways
def test_full_width_digits_and_letters_are_read_and_full_width_brackets_stay(streamed):
    slots = Slots(facts_from("单位: 某党支部\n年度: 2025\n数据:\n  支委会: 12次\n"))
    token = slots.token("数据.支委会")
    wide = token.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    text = section(f"支部召开支委会{wide}（按要求）。", streamed)
    assert slots.fill(text).text == "支部召开支委会12次（按要求）。"


@both_ways
def test_half_an_emoji_which_no_file_can_hold_is_dropped(streamed):
    message = {"role": "assistant", "content": f"\ud83d{TEXT}"}
    choice = {"message": message, "delta": message, "finish_reason": "stop", "index": 0}
    reply = json.dumps({**Exchange.chunk({}), "choices": [choice]})  # as \\ud83d
    behaviour = (
        sends(f"data: {reply}\n\n".encode(), "text/event-stream")
        if streamed
        else sends(reply.encode(), "application/json")
    )
    heard: list[str] = []
    with ScriptedServer(behaviour) as server:
        assert ask(server, streamed, heard).text == TEXT
    assert not streamed or "".join(heard) == TEXT
