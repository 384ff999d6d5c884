"""A good status with something else than an answer: pages, errors, holes where the answer should be."""

import json
import os
import subprocess
import sys
from pathlib import Path

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

ROOT = Path(__file__).parents[2]


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
def test_a_body_that_is_not_packed_as_it_says_is_told_as_such_and_not_asked_for_again(
    kind, streamed
):
    with ScriptedServer(sends(b"no gzip", kind, content_encoding="gzip")) as server:
        error = fails(server, UnusableAnswerError, streamed)
        assert len(server.exchanges) == 1
    assert "解不开" in str(error)


@both_ways
@pytest.mark.parametrize("kind", ["application/json", "text/event-stream"])
def test_a_reply_without_end_is_given_up_at_once(kind, streamed):
    def never_ends(exchange: Exchange) -> None:
        exchange._begin(200, content_type=kind, connection="close")
        for _ in range(300):
            exchange.raw(b"x" * 1_000_000)

    with ScriptedServer(never_ends) as server:
        assert "MB" in str(fails(server, UnusableAnswerError, streamed))
        assert len(server.exchanges) == 1


def test_a_stream_without_end_keeps_what_has_come():
    def never_ends(exchange: Exchange) -> None:
        exchange.begin_stream()
        exchange.event(exchange.chunk({"content": TEXT}))
        for _ in range(300):
            exchange.raw(b":" + b"x" * 1_000_000 + b"\n\n")

    with ScriptedServer(never_ends) as server:
        assert fails(server, IncompleteError, True).partial == TEXT


@both_ways
@pytest.mark.parametrize("role", ["foo", "user", "system", "tool", "function", "developer"])
def test_an_answer_is_one_whoever_the_server_pretends_to_be(role, streamed):
    def behave(exchange: Exchange) -> None:
        if not exchange.streamed:
            exchange.answer(TEXT, role=role, name="f", tool_call_id="1")
            return
        chunks = (exchange.chunk({"role": role, "content": TEXT}), exchange.chunk({}, "stop"))
        streams(*chunks)(exchange)

    with ScriptedServer(behave) as server:
        heard: list[str] = []
        assert ask(server, streamed, heard).text == TEXT
    assert "".join(heard) == (TEXT if streamed else "")


CHUNK = Exchange.chunk({"content": TEXT})
ODD_STREAMS = (
    [Exchange.chunk({"content": [{"type": "text", "text": TEXT}]})],
    [CHUNK | {"created": "x"}],
    [CHUNK | {"id": "a"}, Exchange.chunk({"content": ""}) | {"id": 5, "model": 7}],
    [CHUNK | {"object": None, "system_fingerprint": []}],
)


def test_what_libraries_warn_of_never_reaches_the_user():
    """In a process like the user's: there warnings are shown, and no test makes errors of them."""
    odd = [streams(*events, Exchange.chunk({}, "stop")) for events in ODD_STREAMS]
    with ScriptedServer(in_turn(*odd)) as server:
        script = (
            "import asyncio\n"
            "from drafting.chain import Chain\n"
            "from drafting.prompt import Message\n"
            "from schemas.settings import Endpoint\n"
            "async def run():\n"
            f"    async with Chain(Endpoint(base_url={server.base_url!r}, model='m')) as chain:\n"
            f"        for _ in range({len(odd)}):\n"
            "            answer = await chain.write([Message('user', '事实')], lambda piece: None)\n"
            "            print(answer.text)\n"
            "asyncio.run(run())\n"
        )
        done = subprocess.run(
            [sys.executable, "-W", "default", "-c", script], capture_output=True, text=True, check=True,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"}, cwd=ROOT,
        )  # fmt: skip
    assert (done.stdout, done.stderr) == (f"{TEXT}\n" * len(odd), "")


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
