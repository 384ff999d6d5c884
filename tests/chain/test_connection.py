"""The connection: who is trusted, what stands between, what the environment must not do."""

import json
import logging
import os
import socket
import ssl
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from drafting.chain import Chain
from drafting.errors import SettingsError, UnreachableError
from schemas.settings import Endpoint
from tests.support.asking import TEXT, ask, ask_at, assert_readable, both_ways, fails
from tests.support.scripted_server import KEY, ScriptedServer, replies, says

ROOT = Path(__file__).parents[2]
CERTIFICATE = ROOT / "tests" / "support" / "loopback.pem"


@both_ways
def test_nobody_listening_is_told_as_such(streamed):
    with ScriptedServer(says(TEXT)) as server:
        endpoint = server.endpoint()
    with pytest.raises(UnreachableError, match="连不上") as caught:
        ask_at(endpoint, streamed)
    assert_readable(caught.value)


@both_ways
def test_an_untrusted_certificate_is_named_and_can_be_trusted_by_file(streamed):
    with tls_server() as base_url:
        endpoint = Endpoint(base_url=base_url, model="m")
        with pytest.raises(UnreachableError, match="ca_file") as caught:
            ask_at(endpoint, streamed)
        assert_readable(caught.value)
        assert ask_at(endpoint.model_copy(update={"ca_file": str(CERTIFICATE)})).text == TEXT


@both_ways
def test_an_address_that_wants_tls_is_told_as_such_and_not_tried_again(streamed):
    with tls_server() as base_url:
        endpoint = Endpoint(base_url=base_url.replace("https", "http"), model="m")
        waits: list[float] = []
        with pytest.raises(UnreachableError, match="要用 https://") as caught:
            ask_at(endpoint, streamed, on_wait=lambda seconds, _: waits.append(seconds))
        assert_readable(caught.value)
        assert waits == []


@both_ways
def test_a_port_on_which_no_http_is_spoken_is_told_as_such(streamed):
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def greet():
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(b"\x15\x03\x01\x00\x02\x02\x46")  # what TLS says to HTTP
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(65536):
                    pass

        thread = threading.Thread(target=greet)
        thread.start()
        endpoint = Endpoint(base_url=f"http://127.0.0.1:{listening.getsockname()[1]}/v1", model="m")
        with pytest.raises(UnreachableError, match="不是网页服务") as caught:
            ask_at(endpoint, streamed)
        thread.join()
    assert_readable(caught.value)


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
        {"base_url": "http://１２７.0.0.1:80/v1"},
    ],
)
def test_settings_that_cannot_be_used_are_refused_before_any_call(fields):
    with ScriptedServer(says(TEXT)) as server:
        with pytest.raises(SettingsError) as caught:
            ask(server, **fields)
        assert_readable(caught.value)
        assert not server.exchanges


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
            cwd=ROOT, timeout=60, check=False,
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
        "import sys, drafting.slots, drafting.prompt, drafting.endpoint.settings, drafting.model.answer, drafting.endpoint.egress\n"
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('openai', 'langchain_core', 'langchain_openai', 'langsmith', 'httpx2')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        cwd=ROOT,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


@both_ways
def test_a_program_around_us_that_logs_everything_logs_no_prompt_and_no_key(streamed, caplog):
    caplog.set_level(logging.DEBUG)
    with ScriptedServer(says(TEXT)) as server:
        ask(server, streamed)
        port = server.base_url.split(":")[2]
    told = [word for word in (KEY, "规则", "事实", TEXT, port) if word in caplog.text]
    assert told == []
