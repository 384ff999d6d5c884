"""A good status with something else than an answer: pages, errors, holes where the answer should be."""

import json

import pytest

from drafting.errors import (
    EndpointError,
    IncompleteError,
    RejectedError,
    UnusableAnswerError,
)
from tests.support.asking import TEXT, ask, both_ways, fails
from tests.support.scripted_server import (
    Exchange,
    ScriptedServer,
    in_turn,
    replies,
    says,
    sends,
    status,
    streams,
)


@both_ways
def test_a_login_page_is_not_an_answer_and_never_shown(streamed):
    with ScriptedServer(status(200, "<html><form>login</form></html>")) as server:
        error = fails(server, UnusableAnswerError, streamed)
        assert len(server.exchanges) == 1
    assert "网关返回了网页" in str(error) and "login" not in str(error)


@both_ways
def test_an_error_object_with_status_200_is_the_error_that_it_names(streamed):
    with ScriptedServer(replies({"error": {"message": "insufficient_quota"}})) as server:
        assert "余额" in str(fails(server, RejectedError, streamed))
    with ScriptedServer(replies({"code": "Arrearage", "message": "Access denied"})) as server:
        assert "余额" in str(fails(server, RejectedError, streamed))


@both_ways
@pytest.mark.parametrize(
    "body", [{"choices": None}, {"choices": []}, {}, [], "text", None], ids=json.dumps
)
def test_a_reply_without_an_answer_is_asked_again_once(body, streamed):
    with ScriptedServer(replies(body)) as server:
        fails(server, UnusableAnswerError, streamed)
        assert len(server.exchanges) == 2
    with ScriptedServer(in_turn(replies(body), says(TEXT))) as server:
        assert ask(server, streamed).text == TEXT


@pytest.mark.parametrize(
    "events",
    [
        [{"choices": None}],
        [{"choices": []}],
        [],
        [5],
        [None],
        ["text"],
        [{"choices": [{"delta": None}]}],
    ],
    ids=json.dumps,
)
def test_a_stream_without_an_answer_is_asked_again_once_and_plainly(events):
    with ScriptedServer(in_turn(streams(*events), says(TEXT))) as server:
        heard: list[str] = []
        assert ask(server, True, heard).text == TEXT
        assert [exchange.streamed for exchange in server.exchanges] == [True, False]
    assert "".join(heard) == TEXT


@both_ways
@pytest.mark.parametrize(
    "choice",
    [{}, {"message": None}, {"message": {"role": "assistant"}}, {"message": {"content": 5}}, 5, None],
    ids=json.dumps,
)  # fmt: skip
def test_malformed_choices_do_not_show_a_library_error(choice, streamed):
    with ScriptedServer(replies({"choices": [choice]})) as server:
        error = fails(server, EndpointError, streamed)
    assert isinstance(error, UnusableAnswerError | IncompleteError)


BYTES = {
    "no JSON": (b"{", "application/json"),
    "not UTF-8": (b"\xff\xfe\x00", "application/json"),
    "nested beyond reason": (b"[" * 200_000, "application/json"),
    "an event that is no JSON": (b"data: {\n\n", "text/event-stream"),
    "an event that is not UTF-8": (b"data: \xff\xfe\n\n", "text/event-stream"),
    "no event at all": (b"oops", "text/event-stream"),
    "an event nested beyond reason": (b"data: " + b"[" * 200_000 + b"\n\n", "text/event-stream"),
    "nothing": (b"", "text/event-stream"),
    "an error without the form of an event": (b'{"error": {"message": "x"}}', "text/event-stream"),
}


@both_ways
@pytest.mark.parametrize(("body", "kind"), BYTES.values(), ids=BYTES)
def test_bytes_that_mean_nothing_are_an_error_of_ours(body, kind, streamed):
    with ScriptedServer(sends(body, kind)) as server:
        fails(server, EndpointError, streamed)
        assert len(server.exchanges) <= 2


@both_ways
@pytest.mark.parametrize("kind", ["application/json", "text/event-stream"])
def test_a_body_that_is_not_packed_as_it_says_is_an_error_of_ours(kind, streamed):
    with ScriptedServer(sends(b"no gzip", kind, content_encoding="gzip")) as server:
        fails(server, EndpointError, streamed)


def test_a_server_that_cannot_stream_is_asked_plainly():
    def plain(exchange: Exchange) -> None:
        exchange.payload.pop("stream", None)
        exchange.answer(TEXT)

    heard: list[str] = []
    with ScriptedServer(plain) as server:
        assert ask(server, True, heard).text == TEXT
    assert "".join(heard) == TEXT


def test_an_error_in_the_middle_of_a_stream_keeps_the_text():
    event = {"error": {"message": "CUDA out of memory"}}
    with ScriptedServer(streams(Exchange.chunk({"content": "一年来"}), event)) as server:
        error = fails(server, IncompleteError, True)
        assert len(server.exchanges) == 1
    assert error.partial == "一年来" and "CUDA" not in str(error)


def test_an_error_at_the_beginning_of_a_stream_is_a_busy_endpoint():
    behaviour = in_turn(streams({"error": {"message": "engine overloaded"}}), says(TEXT))
    with ScriptedServer(behaviour) as server:
        assert ask(server, True).text == TEXT
        assert len(server.exchanges) == 2
