"""The form of the request follows the kind of the server, and what it does not take is left out."""

import pytest

from drafting.errors import IncompleteError, RejectedError
from drafting.prompt import Message
from tests.support.asking import TEXT, ask, ask_at, both_ways, fails
from tests.support.scripted_server import Behaviour, Exchange, ScriptedServer, says, status

SCHEMA = {"type": "object", "properties": {"数据": {"type": "array"}}}
OPENAI = {"profile": "openai", "model": "gpt-4o"}


def rejects(parameter: str, message: str) -> Behaviour:
    """Reject requests that have this key, with this message; answer the others."""

    def behave(exchange: Exchange) -> None:
        if parameter in exchange.payload:
            exchange.send_json(400, {"error": {"message": message}})
        else:
            exchange.answer(TEXT)

    return behave


@both_ways
@pytest.mark.parametrize(
    ("profile", "model", "expected"),
    [
        ("other", "m", {"max_tokens": 900}),
        ("dashscope", "qwen-plus", {"max_tokens": 900, "enable_thinking": False}),
        ("openai", "gpt-4o", {"max_completion_tokens": 900}),
        ("deepseek", "deepseek-chat", {"max_tokens": 900, "thinking": {"type": "disabled"}}),
    ],
)
def test_length_and_thinking_are_told_as_the_kind_of_server_wants(
    profile, model, expected, streamed
):
    with ScriptedServer(says(TEXT)) as server:
        ask(server, streamed, profile=profile, model=model, max_tokens=900)
        (exchange,) = server.exchanges
    known = {"model", "messages", "stream", "stream_options", "temperature"}
    assert {k: v for k, v in exchange.payload.items() if k not in known} == expected


def test_a_model_that_only_streams_is_streamed_though_nobody_listens():
    with ScriptedServer(says(TEXT)) as server:
        assert ask(server, profile="dashscope", model="qwq-plus").text == TEXT
        assert server.exchanges[0].streamed


def test_a_model_with_a_temperature_of_its_own_is_not_told_one():
    with ScriptedServer(says(TEXT)) as server:
        ask(server, profile="openai", model="gpt-5")
        assert "temperature" not in server.exchanges[0].payload


@pytest.mark.parametrize(
    "message",
    [
        "This model only support stream mode, please enable the stream parameter to access the model.",
        "parameter.enable_thinking must be set to false for non-streaming calls",
        "enable thinking can not be support when `stream=False`",
    ],
)
def test_a_server_that_asks_for_a_stream_gets_one(message):
    def behave(exchange: Exchange) -> None:
        if exchange.streamed:
            exchange.answer(TEXT)
        else:
            exchange.send_json(400, {"error": {"message": message}})

    with ScriptedServer(behave) as server:
        assert ask(server).text == TEXT
        assert len(server.exchanges) == 2


def test_a_server_that_is_content_with_nothing_is_given_up():
    def behave(exchange: Exchange) -> None:
        wish = "stream is not supported" if exchange.streamed else "only support stream mode"
        exchange.send_json(400, {"error": {"message": wish}})

    with ScriptedServer(behave) as server:
        fails(server, RejectedError, True)
        assert len(server.exchanges) <= 4


def test_a_server_that_wants_a_stream_and_is_busy_gets_a_stream_again():
    def behave(exchange: Exchange) -> None:
        if not exchange.streamed:
            exchange.send_json(400, {"error": {"message": "only support stream mode"}})
        elif len(server.exchanges) < 3:
            exchange.send_json(429, {"error": {"message": "busy"}}, retry_after="0")
        else:
            exchange.answer(TEXT)

    with ScriptedServer(behave) as server:
        assert ask(server).text == TEXT
        assert [exchange.streamed for exchange in server.exchanges] == [False, True, True]


def test_a_server_that_refuses_a_stream_is_asked_plainly():
    heard: list[str] = []
    with ScriptedServer(rejects("stream_options", "Unknown parameter: stream_options")) as server:
        assert ask(server, True, heard).text == TEXT
        assert len(server.exchanges) == 2
    assert heard == [TEXT]


@both_ways
@pytest.mark.parametrize(
    ("profile", "model", "parameter", "message"),
    [
        ("ollama", "llama3", "reasoning_effort", '"llama3" does not support thinking'),
        ("dashscope", "qwen-max", "enable_thinking", "Unrecognized request argument supplied: enable_thinking"),
        ("vllm", "m", "chat_template_kwargs", "('body', 'chat_template_kwargs'): extra_forbidden, chat_template_kwargs not permitted"),
    ],
)  # fmt: skip
def test_a_server_that_knows_no_switch_for_thinking_is_asked_without(
    profile, model, parameter, message, streamed
):
    with ScriptedServer(rejects(parameter, message)) as server:
        assert ask(server, streamed, profile=profile, model=model).text == TEXT
        assert [parameter in exchange.payload for exchange in server.exchanges] == [True, False]


@pytest.mark.parametrize(
    ("profile", "model", "expected"),
    [
        ("openai", "gpt-4o", {"type": "json_schema", "json_schema": {"name": "answer", "schema": SCHEMA}}),
        ("deepseek", "deepseek-chat", {"type": "json_object"}),
        ("other", "m", None),
    ],
)  # fmt: skip
def test_a_schema_is_told_in_the_form_that_the_server_knows(profile, model, expected):
    with ScriptedServer(says('{"数据": []}')) as server:
        endpoint = server.endpoint(profile=profile, model=model)
        assert ask_at(endpoint, schema=SCHEMA).text == '{"数据": []}'
        assert server.exchanges[0].payload.get("response_format") == expected


@pytest.mark.parametrize(
    "message",
    [
        "This response_format type is unavailable now",
        "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
        "failed to parse grammar",
    ],
)
def test_a_server_that_rejects_the_schema_is_asked_once_without(message):
    with ScriptedServer(rejects("response_format", message)) as server:
        assert ask_at(server.endpoint(**OPENAI), schema=SCHEMA).text == TEXT
        assert len(server.exchanges) == 2
    with ScriptedServer(status(400, {"message": message})) as server:
        with pytest.raises(RejectedError):
            ask_at(server.endpoint(**OPENAI), schema=SCHEMA)
        assert len(server.exchanges) == 2


LONG = (Message("system", "规则"), Message("user", "支部召开支委会，研究学习计划。" * 200))


@both_ways
def test_a_prompt_over_the_context_is_refused_before_anything_is_sent(streamed):
    with ScriptedServer(says(TEXT)) as server:
        with pytest.raises(RejectedError, match="没有发出"):
            ask(server, streamed, messages=LONG, context=2048)
        assert not server.exchanges


def test_the_answer_is_given_no_more_room_than_the_context_leaves():
    with ScriptedServer(says(TEXT)) as server:
        ask(server, messages=LONG, context=4096)
        assert 256 <= server.exchanges[0].payload["max_tokens"] < 4096 - 0.7 * 3000


@both_ways
@pytest.mark.parametrize("kept", [1026, 0.4], ids=["half a context", "less than half"])
def test_a_server_that_cuts_the_prompt_in_silence_is_found_out(kept, streamed):
    def cuts(exchange: Exchange) -> None:
        read = exchange.usage(TEXT)
        told = kept if kept > 1 else round(kept * read["prompt_tokens"])
        exchange.usage = lambda text: {**read, "prompt_tokens": told}  # type: ignore[method-assign]
        exchange.answer(TEXT)

    long = (Message("system", "规则"), Message("user", LONG[1].content * 2))
    with ScriptedServer(cuts) as server:
        with pytest.raises(RejectedError, match="没有读完") as caught:
            ask(server, streamed, messages=long)
        assert len(server.exchanges) == 1
    assert "OLLAMA_CONTEXT_LENGTH" in str(caught.value) and "num_ctx" in str(caught.value)
    assert not isinstance(caught.value, IncompleteError)


@both_ways
@pytest.mark.parametrize("usage", [None, {}, {"prompt_tokens": 0, "completion_tokens": 5}])
def test_a_server_that_does_not_say_what_it_read_is_believed(usage, streamed):
    def behave(exchange: Exchange) -> None:
        exchange.usage = lambda text: usage  # type: ignore[method-assign]
        exchange.answer(TEXT)

    with ScriptedServer(behave) as server:
        assert ask(server, streamed, messages=LONG).text == TEXT


def test_a_rejection_of_something_else_is_no_reason_to_ask_again():
    with ScriptedServer(status(400, {"message": "bad request"})) as server:
        fails(server, RejectedError, **OPENAI)
        assert len(server.exchanges) == 1
