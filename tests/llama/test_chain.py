"""The chain against llama-server: what a real server says, and when."""

import asyncio
import math
import time
from collections.abc import Callable, Sequence

import pytest
from pydantic import SecretStr

from drafting.chain import Chain
from drafting.errors import IncompleteError, RejectedError, UnreachableError
from drafting.model.answer import Answer
from drafting.prompt import Message
from schemas.settings import Endpoint
from tests.llama.conftest import Llama
from tests.support.llama_server import LlamaServer

MESSAGES = (Message("system", "用平实的语言写。"), Message("user", "写一节工作情况。"))
SHORT, ENDLESS = 40, math.inf  # characters of an answer
LONG = 20_000  # tokens: many seconds of writing

both_ways = pytest.mark.parametrize("streamed", [False, True], ids=["plain", "streamed"])


def ask(
    endpoint: Endpoint,
    on_text: Callable[[str], None] | None = None,
    messages: Sequence[Message] = MESSAGES,
) -> Answer:
    async def run() -> Answer:
        async with Chain(endpoint) as chain:
            return await chain.write(messages, on_text)

    return asyncio.run(run())


def ignore(text: str) -> None:
    """Listen to a stream without doing anything."""


def assert_stopped_early(server: LlamaServer) -> None:
    """The server is idle, and long before it had written all it was asked for.

    It notices that a caller has gone only when for a second it has had nothing else to answer: so it is asked seldom.
    """
    time.sleep(1.5)
    while server.busy_slots():
        time.sleep(1.5)
    assert 0 < server.metric("n_decode_total") < LONG


@both_ways
def test_an_answer_comes_whole_with_the_tokens_it_cost(llama: Llama, streamed: bool):
    heard: list[str] = []
    with llama(SHORT) as server:
        answer = ask(server.endpoint(), heard.append if streamed else None)
        assert server.metric("prompt_tokens_total") == answer.prompt_tokens
    assert answer.prompt_tokens > sum(len(message.content) for message in MESSAGES)
    assert answer.completion_tokens == len(answer.text) + 1  # and the one that ends it
    assert "".join(heard) == (answer.text if streamed else "")


def test_a_streamed_answer_is_heard_while_it_is_being_written(llama: Llama):
    busy: list[int] = []
    with llama(ENDLESS) as server, pytest.raises(IncompleteError) as caught:
        ask(server.endpoint(max_tokens=1000), lambda _: busy or busy.append(server.busy_slots()))
    # noise that happens to have a full stop is gone on with once, and then it is longer
    assert busy == [1] and len(caught.value.partial) >= 1000


@both_ways
def test_an_answer_that_reaches_the_limit_is_incomplete_and_kept(llama: Llama, streamed: bool):
    with llama(ENDLESS) as server, pytest.raises(IncompleteError, match="长度上限") as caught:
        ask(server.endpoint(max_tokens=256), ignore if streamed else None)
    # noise that happens to have a full stop is gone on with once, from its last whole sentence
    assert 256 <= len(caught.value.partial) <= 2 * 256


@both_ways
def test_a_prompt_longer_than_the_context_is_refused_with_what_to_do(llama: Llama, streamed: bool):
    too_long = (*MESSAGES, Message("user", "党支部召开支委会。" * 100))
    with llama(SHORT, "--ctx-size", "512") as server:
        with pytest.raises(RejectedError, match="超过了模型一次能读的长度"):
            ask(server.endpoint(), ignore if streamed else None, too_long)
        assert server.metric("prompt_tokens_total") == 0


def test_an_answer_that_fills_the_context_is_incomplete(llama: Llama):
    small = llama(ENDLESS, "--ctx-size", "512")
    with small as server, pytest.raises(IncompleteError, match=r"材料太长|长度上限") as caught:
        ask(server.endpoint(max_tokens=4096))
    assert 0 < len(caught.value.partial) < 2 * 512


def test_a_wrong_key_is_told(llama: Llama):
    with llama(SHORT, "--api-key", "right") as server:
        with pytest.raises(RejectedError, match="密钥不对"):
            ask(server.endpoint(api_key=SecretStr("wrong")))
        assert ask(server.endpoint(api_key=SecretStr("right"))).text


@both_ways
def test_the_deadline_stops_the_server_too(llama: Llama, streamed: bool):
    with llama(ENDLESS) as server:
        hasty = server.endpoint(deadline_seconds=0.5, max_tokens=LONG)
        with pytest.raises(IncompleteError, match="还没有答完") as caught:
            ask(hasty, ignore if streamed else None)
        assert bool(caught.value.partial) == streamed
        assert_stopped_early(server)


@both_ways
def test_a_cancelled_call_leaves_its_slot_to_the_next(llama: Llama, streamed: bool):
    async def run(server: LlamaServer) -> None:
        async with Chain(server.endpoint(max_tokens=LONG)) as chain:
            writing = asyncio.create_task(chain.write(MESSAGES, ignore if streamed else None))
            while not server.busy_slots():
                await asyncio.sleep(0.01)
            writing.cancel()
            with pytest.raises(asyncio.CancelledError):
                await writing

    with llama(ENDLESS, "--parallel", "1") as server:
        asyncio.run(run(server))
        with pytest.raises(IncompleteError, match="长度上限"):
            ask(server.endpoint(max_tokens=256))
        assert_stopped_early(server)


def test_four_calls_share_two_slots(llama: Llama):
    async def run(endpoint: Endpoint) -> list[Answer]:
        async with Chain(endpoint) as chain:
            return await asyncio.gather(*(chain.write(MESSAGES) for _ in range(4)))

    with llama(SHORT, "--parallel", "2") as server:
        answers = asyncio.run(run(server.endpoint()))
        assert server.metric("n_busy_slots_per_decode") > 1
    assert len(answers) == 4 and all(answer.text for answer in answers)


def test_a_server_that_dies_in_a_stream_leaves_the_partial_text(llama: Llama):
    with llama(ENDLESS) as server, pytest.raises(IncompleteError, match="中途断了") as caught:
        ask(server.endpoint(max_tokens=LONG), lambda _: server.kill())
    assert caught.value.partial


def test_a_server_that_dies_before_it_answers_is_asked_again_and_then_told(llama: Llama):
    async def run(server: LlamaServer) -> None:
        async with Chain(server.endpoint(max_tokens=LONG), lambda *wait: waits.append(wait)) as c:
            writing = asyncio.create_task(c.write(MESSAGES))
            while not server.busy_slots():
                await asyncio.sleep(0.01)
            server.kill()
            await writing

    waits: list[tuple[float, str]] = []
    with llama(ENDLESS) as server, pytest.raises(UnreachableError, match="连不上模型服务"):
        asyncio.run(run(server))
    assert len(waits) == 1
