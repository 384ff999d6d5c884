"""The chain against a real HTTP server: every shape that comes back from real endpoints, plain and streamed."""

import asyncio
import json
import os
import ssl
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from drafting.answer import Answer
from drafting.chain import Chain
from drafting.errors import (
    IncompleteError,
    OverloadedError,
    RefusedError,
    RejectedError,
    SettingsError,
    ShuzhiError,
    UnreachableError,
    UnusableAnswerError,
)
from drafting.prompt import Message
from schemas.settings import Endpoint
from tests.support.scripted_server import (
    KEY,
    Exchange,
    ScriptedServer,
    cuts_off,
    hangs,
    hangs_up,
    in_turn,
    replies,
    says,
    status,
    streams,
)

MESSAGES = (Message("system", "规则"), Message("user", "事实"))
TEXT = "一年来，支部召开支委会SV4632。"
CERTIFICATE = Path(__file__).parent / "support" / "loopback.pem"

both_ways = pytest.mark.parametrize("streamed", [False, True], ids=["plain", "streamed"])


def ask(server: ScriptedServer, streamed: bool = False, heard: list[str] | None = None, **endpoint):
    return ask_at(server.endpoint(**endpoint), streamed, heard)


def ask_at(
    endpoint: Endpoint, streamed: bool = False, heard: list[str] | None = None, on_wait=None
):
    async def run() -> Answer:
        async with Chain(endpoint, on_wait) as chain:
            listen = (heard if heard is not None else []).append
            return await chain.write(MESSAGES, listen if streamed else None)

    return asyncio.run(run())


def fails(server: ScriptedServer, error: type[ShuzhiError], streamed: bool = False, **endpoint):
    with pytest.raises(ShuzhiError) as caught:
        ask(server, streamed, **endpoint)
    assert type(caught.value) is error or isinstance(caught.value, error)
    assert_readable(caught.value)
    return caught.value


def assert_readable(error: ShuzhiError) -> None:
    """Every message is Chinese, says what to do, and shows neither key nor page nor a library's words."""
    message = str(error)
    assert any(word in message for word in ("请", "可以"))
    for leak in (KEY, "<", "Error", "html", "openai", "langchain", "Traceback", "choices"):
        assert leak not in message
    assert error.__cause__ is None


@both_ways
def test_it_returns_the_whole_answer_and_the_tokens_it_cost(streamed):
    heard: list[str] = []
    with ScriptedServer(says(TEXT)) as server:
        answer = ask(server, streamed, heard)
    assert answer == Answer(TEXT, 100, 50)
    assert "".join(heard) == (TEXT if streamed else "")


def test_it_streams_in_pieces_as_they_come():
    heard: list[str] = []
    with ScriptedServer(says(TEXT * 10)) as server:
        ask(server, True, heard)
    assert len(heard) > 5


def test_it_sends_the_messages_and_the_settings_and_asks_once():
    with ScriptedServer(says(TEXT)) as server:
        ask(server, temperature=0.7, max_tokens=900)
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


def test_it_asks_an_endpoint_that_wants_no_key():
    with ScriptedServer(says(TEXT)) as server:
        assert ask_at(Endpoint(base_url=server.base_url, model="m")).text == TEXT


def test_calls_run_side_by_side():
    async def run(endpoint: Endpoint) -> None:
        async with Chain(endpoint) as chain:
            await asyncio.gather(*(chain.write(MESSAGES) for _ in range(8)))

    with ScriptedServer(says(TEXT), latency=0.3) as server:
        ask(server)
        start = time.monotonic()
        asyncio.run(run(server.endpoint()))
    assert time.monotonic() - start < 1.5


BALANCE = {
    "message": "You exceeded your current quota",
    "type": "insufficient_quota",
    "code": "insufficient_quota",
}
REFUSALS = {
    "DeepSeek": status(400, {"message": "Content Exists Risk", "type": "invalid_request_error"}),
    "DashScope": status(400, {"code": "data_inspection_failed", "message": "Input data may contain inappropriate content."}),
    "Kimi": status(400, {"type": "content_filter", "message": "The request was rejected because it was considered high risk"}),
    "Azure": status(400, {"message": "filtered", "innererror": {"code": "ResponsibleAIPolicyViolation"}}),
}  # fmt: skip
REJECTIONS = {
    "wrong key": (status(401, {"message": f"Incorrect API key provided: {KEY}"}), "密钥"),
    "no permission": (status(403, {"message": "forbidden"}), "权限"),
    "no such model": (status(404, {"message": "The model `x` does not exist", "code": "model_not_found"}), "没有这个模型"),
    "no such path": (status(404, "<html>Not Found</html>"), "/v1"),
    "no balance, 429": (status(429, BALANCE), "余额"),
    "no balance, 402": (status(402, {"message": "Insufficient Balance"}), "余额"),
    "no balance, Arrearage": (status(400, {"code": "Arrearage", "message": "Access denied"}), "余额"),
    "vLLM context": (status(400, {"message": "This model's maximum context length is 4096 tokens."}), "材料太长"),
    "llama.cpp context": (status(400, {"code": 400, "type": "exceed_context_size_error", "message": "too large"}), "材料太长"),
    "OpenAI context": (status(400, {"code": "context_length_exceeded", "message": "too long"}), "材料太长"),
    "redirect": (status(302, "<html>", location="http://example.com/"), "base_url"),
    "anything else": (status(400, {"message": "<b>bad</b> parameter"}), "核对"),
}  # fmt: skip


@both_ways
@pytest.mark.parametrize("behaviour", REFUSALS.values(), ids=REFUSALS)
def test_moderation_is_a_refusal_and_never_asked_again(behaviour, streamed):
    with ScriptedServer(behaviour) as server:
        fails(server, RefusedError, streamed)
        assert len(server.exchanges) == 1


@both_ways
@pytest.mark.parametrize(("behaviour", "words"), REJECTIONS.values(), ids=REJECTIONS)
def test_a_rejection_says_what_to_do_and_is_never_asked_again(behaviour, words, streamed):
    with ScriptedServer(behaviour) as server:
        assert words in str(fails(server, RejectedError, streamed))
        assert len(server.exchanges) == 1


@both_ways
@pytest.mark.parametrize("code", [429, 500, 502, 503])
def test_a_busy_or_broken_endpoint_is_asked_again(code, streamed):
    busy = status(code, "<html><body>nginx</body></html>", retry_after="0")
    with ScriptedServer(in_turn(busy, busy, says(TEXT))) as server:
        heard: list[str] = []
        assert ask(server, streamed, heard).text == TEXT
        assert "".join(heard) == (TEXT if streamed else "")
        assert len(server.exchanges) == 3


@both_ways
def test_a_broken_endpoint_is_given_up_after_the_third_time(streamed):
    with ScriptedServer(status(500, "<html>", retry_after="0")) as server:
        fails(server, OverloadedError, streamed)
        assert len(server.exchanges) == 3


def test_the_wait_that_the_endpoint_names_is_kept_and_told():
    told: list[float] = []
    busy = status(429, {"message": "rate limit"}, retry_after="0.2")
    with ScriptedServer(in_turn(busy, says(TEXT))) as server:
        start = time.monotonic()
        ask_at(server.endpoint(), on_wait=lambda seconds, why: told.append(seconds))
    assert told == [0.2]
    assert time.monotonic() - start >= 0.2


def test_a_wait_of_minutes_is_not_waited_for():
    with ScriptedServer(status(429, {"message": "rate limit"}, retry_after="600")) as server:
        fails(server, OverloadedError)
        assert len(server.exchanges) == 1


@both_ways
def test_a_login_page_is_not_an_answer(streamed):
    with ScriptedServer(status(200, "<html><form>login</form></html>")) as server:
        assert "网页" in str(fails(server, UnusableAnswerError, streamed))
        assert len(server.exchanges) == 1


@both_ways
def test_an_error_object_with_status_200_is_an_error(streamed):
    with ScriptedServer(replies({"error": {"message": "insufficient_quota"}})) as server:
        assert "余额" in str(fails(server, RejectedError, streamed))
    with ScriptedServer(replies({"error": {"code": "data_inspection_failed"}})) as server:
        fails(server, RefusedError, streamed)


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


@both_ways
def test_malformed_choices_do_not_show_a_library_error(streamed):
    for choice in ({}, {"message": None}, {"message": {"role": "assistant"}}, 5, None):
        with ScriptedServer(replies({"choices": [choice]})) as server:
            fails(server, (UnusableAnswerError, IncompleteError), streamed)  # type: ignore[arg-type]


def test_a_server_that_cannot_stream_is_asked_plainly():
    def plain(exchange: Exchange) -> None:
        exchange.payload.pop("stream", None)
        exchange.answer(TEXT)

    heard: list[str] = []
    with ScriptedServer(plain) as server:
        assert ask(server, True, heard).text == TEXT
    assert "".join(heard) == TEXT


def test_a_stream_cut_in_the_middle_keeps_its_text():
    with ScriptedServer(cuts_off) as server:
        error = fails(server, IncompleteError, True)
        assert error.partial == "一年来，支部"
        assert len(server.exchanges) == 1


@both_ways
def test_an_answer_without_a_finish_reason_is_incomplete(streamed):
    with ScriptedServer(says(TEXT, None)) as server:
        assert fails(server, IncompleteError, streamed).partial == TEXT


@both_ways
def test_an_answer_that_reached_the_length_limit_is_incomplete(streamed):
    with ScriptedServer(says(TEXT, "length")) as server:
        error = fails(server, IncompleteError, streamed)
    assert error.partial == TEXT
    assert "max_tokens" in str(error)


@both_ways
@pytest.mark.parametrize("text", ["", "一年来"])
@pytest.mark.parametrize("finish", ["content_filter", "sensitive"])
def test_a_filtered_answer_is_a_refusal(text, finish, streamed):
    with ScriptedServer(says(text, finish)) as server:
        fails(server, RefusedError, streamed)


def test_a_refusal_field_is_a_refusal():
    with ScriptedServer(says(None, "stop", refusal="I can't help with that.")) as server:
        fails(server, RefusedError)


@pytest.mark.parametrize(
    ("event", "error"),
    [
        (
            {"error": {"code": "data_inspection_failed", "message": "Output data may contain…"}},
            RefusedError,
        ),
        ({"error": {"message": "CUDA out of memory"}}, IncompleteError),
    ],
)
def test_an_error_in_the_middle_of_a_stream_is_an_error(event, error):
    with ScriptedServer(streams(Exchange.chunk({"content": "一年来"}), event)) as server:
        fails(server, error, True)
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
        fails(server, IncompleteError, streamed, deadline_seconds=0.5)
        assert time.monotonic() - start < 3
        assert len(server.exchanges) == 1


def test_a_connection_that_is_closed_without_a_word_is_tried_again():
    with ScriptedServer(in_turn(hangs_up, says(TEXT))) as server:
        assert ask(server).text == TEXT


def test_a_fault_of_our_own_listener_is_not_blamed_on_the_endpoint():
    async def run(endpoint: Endpoint) -> None:
        async with Chain(endpoint) as chain:
            await chain.write(MESSAGES, [].remove)

    with ScriptedServer(says(TEXT)) as server, pytest.raises(ValueError, match="not in list"):
        asyncio.run(run(server.endpoint()))


def test_nobody_listening_is_told_as_such():
    with ScriptedServer(says(TEXT)) as server:
        endpoint = server.endpoint()
    with pytest.raises(UnreachableError, match="连不上") as caught:
        ask_at(endpoint)
    assert_readable(caught.value)


def test_an_untrusted_certificate_is_named_and_can_be_trusted_by_file():
    with tls_server() as base_url:
        endpoint = Endpoint(base_url=base_url, model="m")
        with pytest.raises(UnreachableError, match="ca_file") as caught:
            ask_at(endpoint)
        assert_readable(caught.value)
        assert ask_at(endpoint.model_copy(update={"ca_file": str(CERTIFICATE)})).text == TEXT


@contextmanager
def tls_server():
    body = {
        "choices": [{"message": {"role": "assistant", "content": TEXT}, "finish_reason": "stop"}]
    }

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            data = json.dumps(body).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # the client that does not trust us hangs up
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize(
    "fields",
    [
        {"base_url": "https://127.0.0.1/v1", "ca_file": "/nowhere.pem"},
        {"proxy": "not a proxy"},
        {"base_url": "127.0.0.1:80"},
    ],
)
def test_settings_that_cannot_be_used_are_refused_before_any_call(fields):
    with ScriptedServer(says(TEXT)) as server:
        with pytest.raises(SettingsError) as caught:
            ask(server, **fields)
        assert_readable_or_example(caught.value)
        assert not server.exchanges


def assert_readable_or_example(error: SettingsError) -> None:
    assert any(word in str(error) for word in ("请", "应"))


def test_an_outside_host_is_refused_before_any_call():
    with pytest.raises(RefusedError, match=r"allowed_hosts"):
        ask_at(Endpoint(base_url="https://api.example.com/v1", model="m"))


def test_proxies_of_the_environment_are_ignored(monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "OPENAI_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with ScriptedServer(says(TEXT)) as server:
        assert ask(server).text == TEXT


def test_a_dead_proxy_of_the_settings_is_told():
    with ScriptedServer(says(TEXT)) as server:
        error = fails(server, UnreachableError, proxy="http://127.0.0.1:9")
    assert "连不上" in str(error)


def test_nothing_goes_to_a_tracer_whatever_the_environment_says():
    """In a process of its own: the variables count at import."""
    with ScriptedServer(says(TEXT)) as server, ScriptedServer(replies({})) as tracer:
        script = (
            "import asyncio, time\n"
            "from drafting.chain import Chain\n"
            "from drafting.prompt import Message\n"
            "from schemas.settings import Endpoint\n"
            "async def run():\n"
            f"    async with Chain(Endpoint(base_url={server.base_url!r}, model='m')) as chain:\n"
            "        await chain.write([Message('user', '事实')])\n"
            "asyncio.run(run())\n"
            "time.sleep(0.3)\n"
        )
        tracer_url = tracer.base_url.removesuffix("/v1")
        environment = {
            "LANGSMITH_TRACING": "true", "LANGCHAIN_TRACING_V2": "true", "LANGSMITH_API_KEY": "x",
            "LANGSMITH_ENDPOINT": tracer_url, "LANGSMITH_GATEWAY": tracer_url,
            "OPENAI_BASE_URL": tracer.base_url, "OPENAI_API_KEY": "sk-other",
            "OPENAI_CUSTOM_HEADERS": "X-Leak: 1", "OPENAI_LOG": "debug",
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", script], env=os.environ | environment, capture_output=True,
            cwd=Path(__file__).parents[1], timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()
        assert done.stderr == b""
        assert not tracer.exchanges
        (exchange,) = server.exchanges
    assert exchange.headers["authorization"] != "Bearer sk-other"
    assert "x-leak" not in exchange.headers


def test_the_key_shows_in_no_repr():
    with ScriptedServer(says(TEXT)) as server:
        endpoint = server.endpoint()
        chain = Chain(endpoint)
        assert KEY not in repr(endpoint) + repr(vars(chain)) + repr(chain._model)


def test_the_light_modules_do_not_import_the_libraries():
    script = (
        "import sys, drafting.slots, drafting.prompt, drafting.endpoint.settings, drafting.answer, drafting.endpoint.egress\n"
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('openai', 'langchain_core', 'langchain_openai', 'langsmith', 'httpx2')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
