"""Servers of models as they run on a user's machine: their lists, their lengths, their answers, on a free port.

    with ModelServer(ollama("qwen3:8b")) as server:
        server.kind()       # the profile of Ollama, at this server's address
        server.visited      # ["GET /v1/models", ...]

The shapes of the replies are those of vLLM 0.11, Ollama 0.12, LM Studio 0.3 and llama-server.
"""

import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from drafting.endpoint.profiles import Profile, profiles
from tests.support.scripted_server import Behaviour, Exchange, ScriptedServer

CERTIFICATE = Path(__file__).parent / "loopback.pem"
OBEDIENT_WORD, OBEDIENT_JSON = "收到", '{"答复": "收到"}'


@dataclass(frozen=True)
class Elsewhere:
    """A page that sends whoever asks to another address."""

    address: str


@dataclass(frozen=True)
class Kind:
    """What a server of one kind has at which path."""

    id: str
    pages: Mapping[str, Any]


def vllm(*models: str, length: int = 32768) -> Kind:
    entries = [
        {"id": name, "object": "model", "owned_by": "vllm", "max_model_len": length}
        for name in models
    ]
    return Kind("vllm", {"GET /v1/models": {"object": "list", "data": entries}})


def llamacpp(*models: str, length: int = 8192) -> Kind:
    entries = [
        {"id": name, "owned_by": "llamacpp", "meta": {"n_ctx_train": 131072}} for name in models
    ]
    props = {"default_generation_settings": {"n_ctx": length}, "total_slots": 1}
    return Kind("llamacpp", {"GET /v1/models": {"data": entries}, "GET /props": props})


def ollama(*models: str, loaded: int = 0, set_to: int = 0) -> Kind:
    running = [{"name": name, "context_length": loaded} for name in models if loaded]
    parameters = f"temperature 0.6\nnum_ctx    {set_to}\n" if set_to else "temperature 0.6"
    return Kind(
        "ollama",
        {
            "GET /v1/models": {"data": [{"id": name, "owned_by": "library"} for name in models]},
            "GET /api/ps": {"models": running},
            "POST /api/show": {"parameters": parameters},
        },
    )


def lmstudio(*models: str, length: int = 4096) -> Kind:
    entries = [{"id": name, "owned_by": "organization_owner"} for name in models]
    loaded = [{"id": name, "state": "loaded", "loaded_context_length": length} for name in models]
    return Kind(
        "lmstudio", {"GET /v1/models": {"data": entries}, "GET /api/v0/models": {"data": loaded}}
    )


def silent_about_itself() -> Kind:
    """A gateway that answers prompts and nothing else."""
    return Kind("other", {})


def obedient(exchange: Exchange) -> None:
    """Answer the two tiny prompts as they ask."""
    exchange.answer(OBEDIENT_JSON if "JSON" in exchange.user else OBEDIENT_WORD)


class ModelServer(ScriptedServer):
    """A server of one kind; with ``key`` it answers nobody else, with ``secure`` it has a self-signed certificate."""

    def __init__(
        self, kind: Kind, behaviour: Behaviour = obedient, *, key: str = "", secure: bool = False
    ) -> None:
        self.visited: list[str] = []
        self._kind = kind
        self._key = key
        self._secure = secure
        super().__init__(behaviour)
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
            self._server.handle_error = lambda *_: None  # a client that does not trust us hangs up

    @property
    def base_url(self) -> str:
        return super().base_url.replace("http:", "https:" if self._secure else "http:")

    def kind(self, name: str = "") -> Profile:
        """Return the profile of this kind, or of the one named, as if it lived at this server's address."""
        known = next(row for row in profiles() if row.id == (name or self._kind.id))
        return replace(known, base_url=self.base_url)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(super()._handler()):  # type: ignore[misc]
            def do_GET(self) -> None:  # noqa: N802 - the name that http.server looks up
                self._page()

            def do_POST(self) -> None:  # noqa: N802
                if self.path.endswith("/chat/completions") and self._is_known():
                    outer.visited.append(f"POST {self.path}")
                    super().do_POST()
                else:
                    self.rfile.read(int(self.headers.get("content-length", 0)))
                    self._page()

            def _is_known(self) -> bool:
                return not outer._key or self.headers.get("authorization") == f"Bearer {outer._key}"

            def _page(self) -> None:
                asked = f"{self.command} {self.path}"
                outer.visited.append(asked)
                page = outer._kind.pages.get(asked)
                if not self._is_known():
                    self._send(401, {"error": {"message": "invalid api key"}})
                elif page is None:
                    self._send(404, {"error": {"message": "not found"}})
                elif isinstance(page, Elsewhere):
                    self._send(302, {}, location=page.address)
                else:
                    self._send(200, page)

            def _send(self, status: int, body: Any, **headers: str) -> None:
                data = json.dumps(body, ensure_ascii=False).encode()
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        return Handler


class MuteServer(ModelServer):
    """Takes connections and never says a word, or drips one byte after the other."""

    def __init__(self, *, drips: bool = False) -> None:
        super().__init__(silent_about_itself())
        self._drips = drips

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def handle(self) -> None:
                while not outer._stopping.wait(0.1):
                    if outer._drips:
                        try:
                            self.wfile.write(b"H")
                        except OSError:
                            return

        return Handler
