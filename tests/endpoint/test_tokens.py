"""Tokens are estimated near what the vocabularies of Chinese models count, and compared with what a server read."""

import pytest

from drafting.endpoint.tokens import estimated_tokens, require_read, room_for_answer
from drafting.errors import RejectedError

# (text, tokens by Qwen's vocabulary, tokens by DeepSeek's)
COUNTED = [
    ("一年来，支部坚持以党的政治建设为统领，严格落实“三会一课”制度，全年召开支部党员大会SV4632、支委会SV0017。", 39, 34),
    ("（一）强化政治引领，抓实理论学习。组织党员学习党的二十届四中全会精神，党员的凝聚力和战斗力进一步增强。", 32, 25),
    ("- 支部党员大会：SV2057（次）\n- 支委会：SV3190（次）\n- 党课：SV4632（次）\n", 41, 33),
]  # fmt: skip


@pytest.mark.parametrize(("text", "qwen", "deepseek"), COUNTED)
def test_an_estimate_is_near_what_real_vocabularies_count(text, qwen, deepseek):
    assert deepseek * 0.8 <= estimated_tokens(text) <= qwen * 1.2


def test_spaces_cost_nothing_and_an_empty_text_is_nothing():
    assert estimated_tokens("") == estimated_tokens(" \n\u3000") == 0
    assert estimated_tokens("支 部\n") == estimated_tokens("支部")


@pytest.mark.parametrize(
    ("counted", "fits"), [(0, True), (1200, True), (2600, True), (1100, False)]
)
def test_a_count_far_below_the_estimate_is_a_prompt_cut(counted, fits):
    if fits:
        require_read(2000, counted)
    else:
        with pytest.raises(RejectedError, match="截掉"):
            require_read(2000, counted)


def test_a_short_prompt_is_not_suspected():
    require_read(400, 10)


def test_an_answer_gets_what_it_wants_or_what_is_left():
    assert room_for_answer(1000, 0, 4096) == 4096
    assert room_for_answer(1000, 32768, 4096) == 4096
    assert room_for_answer(1000, 4096, 4096) == 4096 - 1200
    assert room_for_answer(1700, 2048, 4096) == 256


def test_a_prompt_that_leaves_no_room_says_what_to_do():
    with pytest.raises(RejectedError, match="没有发出") as caught:
        room_for_answer(1900, 2048, 4096)
    assert "OLLAMA_CONTEXT_LENGTH" in str(caught.value) and "context" in str(caught.value)
