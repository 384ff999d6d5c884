"""What servers say of themselves is taken where it makes sense, and nowhere else is anybody asked."""

import asyncio
from typing import Any

import pytest

from drafting.endpoint.discovery import LocalServer, context_said, local_kinds, local_servers
from drafting.endpoint.http import client_for
from schemas.settings import Endpoint
from tests.support.local_servers import Elsewhere, Kind, ModelServer, ollama, vllm

NONSENSE: list[Any] = [
    None,
    [],
    {},
    5.5,
    "x",
    True,
    [[]],
    [None, 5, {"id": []}],
    {"n_ctx": {}},
    -1,
    1e9,
]


def found(server: ModelServer, kind: str = "vllm") -> tuple[LocalServer, ...]:
    return asyncio.run(local_servers([server.kind(kind)]))


def context(server: ModelServer, kind: str, about: Any = None) -> int:
    async def ask() -> int:
        endpoint = Endpoint(base_url=server.base_url, model="m")
        async with client_for(endpoint) as client:
            return await context_said(client, endpoint, kind, about or {})

    return asyncio.run(ask())


def test_the_four_usual_servers_are_looked_for_at_their_ports():
    ports = {kind.id: kind.port for kind in local_kinds()}
    assert ports == {"ollama": 11434, "vllm": 8000, "lmstudio": 1234, "llamacpp": 8080}


@pytest.mark.parametrize("nonsense", NONSENSE, ids=repr)
def test_a_list_of_models_that_is_nonsense_harms_nobody(nonsense):
    with ModelServer(Kind("vllm", {"GET /v1/models": {"data": nonsense}})) as server:
        assert not any(one.models for one in found(server))
    with ModelServer(Kind("vllm", {"GET /v1/models": nonsense})) as server:
        assert not found(server)


@pytest.mark.parametrize("nonsense", NONSENSE, ids=repr)
@pytest.mark.parametrize("kind", ["llamacpp", "ollama", "lmstudio", "vllm"])
def test_a_length_that_is_nonsense_is_unknown(nonsense, kind):
    pages = {
        "GET /props": {"default_generation_settings": nonsense},
        "GET /api/ps": {"models": nonsense},
        "POST /api/show": {"parameters": nonsense},
        "GET /api/v0/models": nonsense,
    }
    with ModelServer(Kind(kind, pages)) as server:
        assert context(server, kind, {"max_model_len": nonsense}) == 0


def test_nobody_is_sent_elsewhere():
    pages = {"GET /v1/models": Elsewhere("http://example.com/v1/models"),
             "GET /props": Elsewhere("http://example.com/props")}  # fmt: skip
    with ModelServer(Kind("llamacpp", pages)) as server:  # the tests' guard stops any look-up
        assert not found(server)
        assert context(server, "llamacpp") == 0


def test_the_key_of_the_endpoint_is_not_shown_to_whoever_listens_here(monkeypatch):
    monkeypatch.setenv("SHUZHI_API_KEY", "sk-1")
    with ModelServer(vllm("m"), key="sk-1") as server:
        [one] = found(server)
        assert one.wants_key  # so it got none


def test_names_of_models_cannot_steer_the_terminal():
    with ModelServer(vllm("a\x1b[31mb\nc\u202ed" + "长" * 500)) as server:
        [name] = found(server)[0].models
    assert name.startswith("a[31mb cd长") and len(name) == 100


def test_a_loaded_model_of_ollama_is_known_with_and_without_its_tag():
    with ModelServer(ollama("m:latest", loaded=8192)) as server:
        assert context(server, "ollama") == 8192
