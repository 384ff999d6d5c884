"""An OpenAI-compatible endpoint on loopback that behaves as told: a real HTTP server in a thread.

    with ScriptedServer(good) as server:                 # or in_turn(busy, good), for_section("计划", drops_a_token)
        settings = server.endpoint()
        ...
    assert len(server.exchanges) == 4

A behaviour is a function of one Exchange: it looks at the request and sends what it likes, also nonsense.
``good`` is a model that obeys the prompt; the faulty ones below spoil its answers.
"""

import json
import threading
import time
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from pydantic import SecretStr

from schemas.settings import Endpoint
from tests.support import good_model

Behaviour = Callable[["Exchange"], None]
PIECE = 12  # characters of a streamed event
KEY = "sk-scripted-0123456789"


class Exchange:
    """One request, and the means to answer it."""

    def __init__(self, handler: BaseHTTPRequestHandler, payload: dict[str, Any], stopping) -> None:
        self.payload = payload
        self.path = handler.path
        self.headers = {name.lower(): value for name, value in handler.headers.items()}
        self._handler = handler
        self._stopping = stopping

    @property
    def streamed(self) -> bool:
        """Whether the client wants a stream."""
        return bool(self.payload.get("stream"))

    @property
    def system(self) -> str:
        return self.payload["messages"][0]["content"]

    @property
    def user(self) -> str:
        """The section's part of the prompt."""
        return self.payload["messages"][-1]["content"]

    @property
    def is_repair(self) -> bool:
        return "<正文>" in self.user

    def send(self, status: int, body: bytes, **headers: str) -> None:
        """Send a whole reply; header names with _ for -."""
        self._begin(status, content_length=str(len(body)), **headers)
        self._handler.wfile.write(body)

    def send_json(self, status: int, body: Any, **headers: str) -> None:
        data = json.dumps(body, ensure_ascii=False).encode()
        self.send(status, data, content_type="application/json", **headers)

    def answer(self, text: str | None, finish: str | None = "stop", **message: Any) -> None:
        """Send a text as a model's answer, in pieces when a stream was asked for."""
        usage = self.usage(text or "")
        if not self.streamed:
            content = {"role": "assistant", "content": text, **message}
            choice = {"index": 0, "message": content, "finish_reason": finish}
            self.send_json(200, {"id": "1", "object": "chat.completion", "created": 1, "model": "m",
                                 "choices": [choice], "usage": usage})  # fmt: skip
            return
        self.begin_stream()
        if message or text is None:
            self.event(self.chunk({"role": "assistant", "content": None, **message}))
        for start in range(0, len(text or ""), PIECE):
            self.event(self.chunk({"content": (text or "")[start : start + PIECE]}))
        if finish:
            self.event(self.chunk({}, finish))
            self.event({**self.chunk({}), "choices": [], "usage": usage})
        self.raw(b"data: [DONE]\n\n")

    def usage(self, text: str) -> dict[str, int]:
        """Count tokens as the vocabulary of Qwen does on the average of this project's texts."""
        prompt = round(0.7 * sum(len(message["content"]) for message in self.payload["messages"]))
        answer = round(0.7 * len(text))
        return {
            "prompt_tokens": prompt,
            "completion_tokens": answer,
            "total_tokens": prompt + answer,
        }

    def begin_stream(self) -> None:
        """Start a stream; it ends when the connection closes."""
        self._begin(200, content_type="text/event-stream", connection="close")
        self._handler.close_connection = True

    def event(self, body: Any) -> None:
        self.raw(f"data: {json.dumps(body, ensure_ascii=False)}\n\n".encode())

    def raw(self, data: bytes) -> None:
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    @staticmethod
    def chunk(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        return {
            "id": "1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "m",
            "choices": [choice],
        }

    def wait(self, seconds: float) -> bool:
        """Wait; returns False when the server is being closed."""
        return not self._stopping.wait(seconds)

    def _begin(self, status: int, **headers: str) -> None:
        self._handler.send_response(status)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()


class ScriptedServer:
    """A server on 127.0.0.1 that answers every request with a behaviour, after ``latency`` seconds."""

    def __init__(self, behaviour: Behaviour, *, latency: float = 0.0) -> None:
        self.exchanges: list[Exchange] = []
        self._behaviour = behaviour
        self._latency = latency
        self._stopping = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def endpoint(self, **fields: Any) -> Endpoint:
        """Return settings for this server."""
        given = {"base_url": self.base_url, "model": "scripted", "api_key": SecretStr(KEY)}
        return Endpoint(**(given | fields))

    def environment(self) -> Mapping[str, str]:
        """Return the environment that points a command at this server."""
        return {"SHUZHI_BASE_URL": self.base_url, "SHUZHI_MODEL": "scripted"}

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                length = int(self.headers.get("content-length", 0))
                payload = json.loads(self.rfile.read(length) or b"{}")
                exchange = Exchange(self, payload, outer._stopping)
                outer.exchanges.append(exchange)
                exchange.wait(outer._latency)
                try:
                    outer._behaviour(exchange)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """Behave differently from request to request; the last one stays."""
    lock, count = threading.Lock(), iter(range(10**9))

    def behave(exchange: Exchange) -> None:
        with lock:
            number = next(count)
        behaviours[min(number, len(behaviours) - 1)](exchange)

    return behave


def for_section(word: str, behaviour: Behaviour, otherwise: Behaviour | None = None) -> Behaviour:
    """Behave so where the heading of the section asked for contains the word; repairs of it, alas, have no heading.

    A repair is known by a token that the section's first prompt had.
    """
    tokens: set[str] = set()

    def behave(exchange: Exchange) -> None:
        own = set(good_model.TOKEN.findall(exchange.user))
        asked = word in exchange.user.split("”", 1)[0]
        if asked:
            tokens.update(own)
        concerned = asked or (exchange.is_repair and tokens & own)
        (behaviour if concerned else otherwise or good)(exchange)

    return behave


def good(exchange: Exchange) -> None:
    """Write the section as the prompt asks, or mend it."""
    exchange.answer(good_model.write(exchange.user))


def says(text: str | None, finish: str | None = "stop", **message: Any) -> Behaviour:
    """Answer with this text, whatever is asked."""
    return lambda exchange: exchange.answer(text, finish, **message)


def spoiled(spoil: Callable[[str], str], *, repairs_too: bool = False) -> Behaviour:
    """Spoil what the good model writes; given back its text, it mends it unless it never learns."""

    def behave(exchange: Exchange) -> None:
        text = good_model.write(exchange.user)
        learns = exchange.is_repair and not repairs_too
        exchange.answer(text if learns else spoil(text))

    return behave


def without_first_token(text: str) -> str:
    token = good_model.TOKEN.search(text)
    return text.replace(token.group(), "", 1) if token else text


def with_first_two_swapped(text: str) -> str:
    tokens = list(dict.fromkeys(good_model.TOKEN.findall(text)))[:2]
    if len(tokens) < 2:
        return text
    first, second = tokens
    return text.replace(first, "\0").replace(second, first).replace("\0", second)


drops_a_token = spoiled(without_first_token)
swaps_two_tokens = spoiled(with_first_two_swapped)
invents_a_figure = spoiled(lambda text: f"{text}\n支部还组织外出考察137次。")
never_learns = spoiled(lambda text: f"{text}\n支部还组织外出考察137次。", repairs_too=True)
fences = spoiled(
    lambda text: f"以下是本节正文：\n\n```markdown\n## 正文\n\n{text}\n```\n\n希望对您有帮助！",
    repairs_too=True,
)
thinks_aloud = spoiled(
    lambda text: f"<think>先看事实，共有3项。</think>\n\n{text}", repairs_too=True
)
thinks_half_aloud = spoiled(
    lambda text: f"先看事实，共有3项。\n</think>\n\n{text}", repairs_too=True
)
speaks_english = says(
    "The Party branch held its meetings on time and studied the documents with care."
)


def status(code: int, body: Any, **headers: str) -> Behaviour:
    """Refuse with a status and an error object, or a web page where the body is text."""
    if isinstance(body, str):
        page = body.encode()
        return lambda exchange: exchange.send(code, page, content_type="text/html", **headers)
    return lambda exchange: exchange.send_json(code, {"error": body}, **headers)


def replies(body: Any) -> Behaviour:
    """Send this JSON with status 200, also where a stream was asked for."""
    return lambda exchange: exchange.send_json(200, body)


def sends(body: bytes, kind: str, **headers: str) -> Behaviour:
    """Send these bytes as this content type with status 200."""
    return lambda exchange: exchange.send(200, body, content_type=kind, **headers)


def streams(*events: Any, ending: bytes = b"") -> Behaviour:
    """Send these events and nothing else: a stream that just ends."""

    def behave(exchange: Exchange) -> None:
        exchange.begin_stream()
        for event in events:
            exchange.event(event)
        exchange.raw(ending)

    return behave


def cuts_off(exchange: Exchange) -> None:
    """Break the connection in the middle of a chunked stream."""
    exchange._begin(200, content_type="text/event-stream", transfer_encoding="chunked")
    data = f"data: {json.dumps(exchange.chunk({'content': '一年来，支部'}), ensure_ascii=False)}\n\n".encode()
    exchange.raw(f"{len(data):x}\r\n".encode() + data + b"\r\n")
    exchange._handler.close_connection = True


def hangs(exchange: Exchange) -> None:
    """Never answer, but send a byte now and then that keeps the connection alive."""
    kind = "text/event-stream" if exchange.streamed else "application/json"
    exchange._begin(200, content_type=kind, connection="close")
    exchange._handler.close_connection = True
    until = time.monotonic() + 30
    while exchange.wait(0.05) and time.monotonic() < until:
        exchange.raw(b": keep-alive\n\n" if exchange.streamed else b"\n")


def hangs_up(exchange: Exchange) -> None:
    """Close the connection without a word."""
    exchange._handler.close_connection = True
