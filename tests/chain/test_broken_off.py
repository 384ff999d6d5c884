"""An answer that is not whole is never taken for one: its text is kept, and the rest asked for where it has a use."""

import time

import pytest

from drafting.errors import IncompleteError, RefusedError, UnusableAnswerError
from drafting.prompt import Message
from tests.support.asking import TEXT, ask, ask_at, assert_readable, both_ways, fails
from tests.support.scripted_server import (
    Exchange,
    ScriptedServer,
    cuts_off,
    hangs,
    in_turn,
    says,
    status,
    streams,
)

HALF = "（一）强化学习。支部召开支委会SV4632。\n（二）抓实阵地。支部建"
BEGUN = "（一）强化学习。支部召开支委会SV4632。\n（二）抓实阵地。"
REST = "支部建成党员活动室。"


def test_a_stream_cut_in_the_middle_keeps_its_text():
    with ScriptedServer(cuts_off) as server:
        error = fails(server, IncompleteError, True)
        assert error.partial == "一年来，支部"
        assert len(server.exchanges) == 1


@both_ways
@pytest.mark.parametrize("finish", [None, "tool_calls", "abort"])
def test_an_answer_without_the_right_finish_reason_is_incomplete(finish, streamed):
    with ScriptedServer(says(TEXT, finish)) as server:
        assert fails(server, IncompleteError, streamed).partial == TEXT
        assert len(server.exchanges) == 1


def test_a_stream_that_just_ends_is_incomplete():
    with ScriptedServer(streams(Exchange.chunk({"content": "一年来"}))) as server:
        assert fails(server, IncompleteError, True).partial == "一年来"


@both_ways
def test_an_answer_that_reached_the_limit_is_continued_from_its_last_whole_sentence(streamed):
    heard: list[str] = []
    with ScriptedServer(in_turn(says(HALF, "length"), says(REST))) as server:
        answer = ask(server, streamed, heard)
        first, second = server.exchanges
    assert answer.text == BEGUN + REST
    assert answer.completion_tokens
    assert second.payload["messages"][:2] == first.payload["messages"]
    assert second.payload["messages"][2] == {"role": "assistant", "content": BEGUN}
    assert "接着" in second.user or "紧接" in second.user
    assert not streamed or "".join(heard).endswith(REST)


def test_a_model_that_begins_anew_when_told_to_go_on_is_taken_at_its_word():
    whole = BEGUN + REST
    with ScriptedServer(in_turn(says(HALF, "length"), says(whole))) as server:
        assert ask(server).text == whole


@both_ways
def test_an_answer_that_reaches_the_limit_twice_is_incomplete(streamed):
    with ScriptedServer(in_turn(says(HALF, "length"), says(REST, "length"))) as server:
        error = fails(server, IncompleteError, streamed)
        assert len(server.exchanges) == 2
    assert error.partial == BEGUN + REST
    assert "max_tokens" in str(error)


def test_a_continuation_that_fails_tells_its_own_fault_and_leaves_the_text():
    behaviour = in_turn(says(HALF, "length"), status(402, {"message": "pay"}))
    with ScriptedServer(behaviour) as server:
        error = fails(server, IncompleteError)
    assert error.partial == BEGUN
    assert "没有余额" in str(error) and "max_tokens" not in str(error)


@both_ways
def test_a_continuation_that_is_refused_leaves_the_text(streamed):
    behaviour = in_turn(says(HALF, "length"), says("支部建", "content_filter"))
    with ScriptedServer(behaviour) as server:
        assert fails(server, RefusedError, streamed).partial == BEGUN + "支部建"


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"message": "maximum context length is 4096", "code": "context_length_exceeded"}, "太长"),
        ({"message": "The model `m` does not exist", "code": "model_not_found"}, "模型名"),
        ({"message": "stream_options is not supported"}, "中途断了"),
    ],
)
def test_a_fault_in_the_middle_of_a_stream_is_told_as_it_is_and_keeps_the_text(fault, told):
    heard: list[str] = []
    with ScriptedServer(streams(Exchange.chunk({"content": BEGUN}), {"error": fault})) as server:
        with pytest.raises(IncompleteError) as caught:
            ask(server, True, heard)
        assert len(server.exchanges) == 1
    assert_readable(caught.value)
    assert caught.value.partial == BEGUN == "".join(heard)
    assert told in str(caught.value)


@both_ways
@pytest.mark.parametrize("text", ["", "<think>先看事实。", "支部建"])
def test_what_never_began_is_not_continued(text, streamed):
    with ScriptedServer(says(text, "length")) as server:
        assert fails(server, IncompleteError, streamed).partial == text
        assert len(server.exchanges) == 1


def test_an_answer_in_a_prescribed_form_is_not_continued():
    with ScriptedServer(says('{"数据": "一。', "length")) as server:
        with pytest.raises(IncompleteError):
            ask_at(server.endpoint(), schema={"type": "object"})
        assert len(server.exchanges) == 1


@both_ways
@pytest.mark.parametrize("text", [None, "", "  \n"])
def test_thinking_without_an_answer_is_told_with_the_way_out(text, streamed):
    with ScriptedServer(says(text, reasoning_content="先看事实……")) as server:
        assert "思考" in str(fails(server, UnusableAnswerError, streamed))


@both_ways
def test_the_deadline_fires_although_bytes_keep_coming(streamed):
    with ScriptedServer(hangs) as server:
        start = time.monotonic()
        error = fails(server, IncompleteError, streamed, deadline_seconds=0.5)
        assert time.monotonic() - start < 10
        assert len(server.exchanges) == 1
    assert "deadline_seconds" in str(error)


def test_the_deadline_keeps_what_has_come_by_then():
    def writes_slowly(exchange: Exchange) -> None:
        exchange.begin_stream()
        exchange.event(exchange.chunk({"content": "一年来，"}))
        while exchange.wait(0.05):
            exchange.raw(b": keep-alive\n\n")

    with ScriptedServer(writes_slowly) as server:
        error = fails(server, IncompleteError, True, deadline_seconds=0.7)
    assert error.partial == "一年来，"


@both_ways
def test_the_deadline_counts_for_a_server_that_says_nothing_at_all(streamed):
    def is_silent(exchange: Exchange) -> None:
        exchange.wait(20)

    with ScriptedServer(is_silent) as server:
        fails(server, IncompleteError, streamed, deadline_seconds=0.3)


def test_a_fault_of_our_own_listener_is_not_blamed_on_the_endpoint():
    class Deaf(list[str]):
        def append(self, piece: str) -> None:
            raise ValueError("deaf")

    with ScriptedServer(says(TEXT)) as server, pytest.raises(ValueError, match="deaf"):
        ask(server, True, Deaf(), messages=(Message("user", "事实"),))
