"""A whole answer comes as it is: what is sent for it, what is heard of it, what it costs."""

import asyncio
import time

from drafting import chain
from drafting.chain import Chain
from drafting.model.answer import Answer
from schemas.settings import Endpoint
from tests.support.asking import MESSAGES, TEXT, ask, ask_at, both_ways
from tests.support.scripted_server import KEY, Exchange, ScriptedServer, says


@both_ways
def test_the_whole_answer_and_the_tokens_it_cost_are_returned(streamed):
    heard: list[str] = []
    with ScriptedServer(says(TEXT)) as server:
        answer = ask(server, streamed, heard)
    assert answer == Answer(TEXT, 3, 13)
    assert "".join(heard) == (TEXT if streamed else "")


def test_it_streams_in_pieces_as_they_come():
    heard: list[str] = []
    with ScriptedServer(says(TEXT * 10)) as server:
        ask(server, True, heard)
    assert len(heard) > 5


@both_ways
def test_it_sends_the_messages_and_the_settings_and_asks_once(streamed):
    with ScriptedServer(says(TEXT)) as server:
        ask(server, streamed, temperature=0.7, max_tokens=900)
        (exchange,) = server.exchanges
    assert exchange.path == "/v1/chat/completions"
    assert exchange.payload["messages"] == [
        {"role": "system", "content": "规则"},
        {"role": "user", "content": "事实"},
    ]
    assert exchange.payload["model"] == "scripted"
    assert exchange.payload["temperature"] == 0.7
    assert exchange.payload["max_tokens"] == 900
    assert exchange.headers["authorization"] == f"Bearer {KEY}"


def test_an_endpoint_that_wants_no_key_is_asked_without():
    with ScriptedServer(says(TEXT)) as server:
        assert ask_at(Endpoint(base_url=server.base_url, model="m")).text == TEXT


def test_calls_run_side_by_side():
    async def run(endpoint: Endpoint) -> None:
        async with Chain(endpoint) as asked:
            await asyncio.gather(*(asked.write(MESSAGES) for _ in range(8)))

    with ScriptedServer(says(TEXT), latency=0.5) as server:
        ask(server)
        start = time.monotonic()
        asyncio.run(run(server.endpoint()))
    assert time.monotonic() - start < 8 * 0.5


def test_calls_beyond_the_limit_queue_and_their_deadline_does_not_run_meanwhile(monkeypatch):
    monkeypatch.setattr(chain, "AT_ONCE", 2)
    flying, most = 0, 0

    def counts(exchange: Exchange) -> None:
        nonlocal flying, most
        flying += 1
        most = max(most, flying)
        exchange.wait(0.5)
        flying -= 1
        exchange.answer(TEXT)

    async def run(endpoint: Endpoint) -> None:
        async with Chain(endpoint) as asked:
            await asyncio.gather(*(asked.write(MESSAGES) for _ in range(8)))

    with ScriptedServer(counts) as server:
        asyncio.run(run(server.endpoint(deadline_seconds=1.8)))
    assert most == 2
