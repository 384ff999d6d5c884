"""What servers say of themselves: who answers on this machine, which models there are, how much they read."""

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx2

from drafting.endpoint.http import Reply, client_for, fetch
from drafting.endpoint.profiles import Profile, profiles
from drafting.errors import EndpointError
from drafting.text.characters import printable
from schemas.settings import Endpoint

UNANSWERED = (httpx2.HTTPError, EndpointError, TimeoutError)
SECONDS = 1.5  # a server on this machine answers in milliseconds, a busy one in some tenths
LONGEST_NAME = 100

Models = Mapping[str, Mapping[str, Any]]
"""What a server says of each of its models, by name."""


@dataclass(frozen=True, slots=True)
class LocalServer:
    """A server that answers on this machine."""

    profile: Profile
    base_url: str
    models: tuple[str, ...]
    wants_key: bool


def local_kinds() -> tuple[Profile, ...]:
    """Return the kinds of server that run on a user's machine."""
    return tuple(profile for profile in profiles() if profile.port)


async def local_servers(kinds: Sequence[Profile]) -> tuple[LocalServer, ...]:
    """Return the servers that answer at the usual addresses of these kinds, asked all at once."""
    async with client_for(Endpoint(base_url="http://127.0.0.1")) as client:
        found = await asyncio.gather(*(_local_server(client, kind) for kind in kinds))
    return tuple(server for server in found if server)


def models_of(reply: Reply) -> Models | None:
    """Return the models of a reply to ``/models``; None where it is no list of models."""
    content = reply.content
    entries = content.get("data") if isinstance(content, dict) else None
    if reply.status != 200 or not isinstance(entries, list):
        return None
    named = [entry for entry in entries if isinstance(entry, dict) and entry.get("id")]
    return {" ".join(printable(str(entry["id"])).split())[:LONGEST_NAME]: entry for entry in named}


async def context_said(
    client: httpx2.AsyncClient, endpoint: Endpoint, kind: str, about: Mapping[str, Any]
) -> int:
    """Return how many tokens the server gives the endpoint's model for prompt and answer; 0 where it does not say.

    ``about`` is what its list says of the model: vLLM, SGLang, Kimi and others name the length there.
    """
    for name in ("max_model_len", "context_length", "context_window"):
        if length := _number(about.get(name)):
            return length
    root = endpoint.base_url.rstrip("/").removesuffix("/v1")
    try:
        match kind:
            case "llamacpp":
                props = await _object(client, f"{root}/props")
                return _number(_of(props, "default_generation_settings").get("n_ctx"))
            case "ollama":
                return await _context_of_ollama(client, root, endpoint.model)
            case "lmstudio":
                listed = _named(await _object(client, f"{root}/api/v0/models"), "data", "id")
                return _number(listed.get(endpoint.model, {}).get("loaded_context_length"))
    except UNANSWERED:
        pass
    return 0


async def _local_server(client: httpx2.AsyncClient, kind: Profile) -> LocalServer | None:
    try:
        reply = await fetch(client, f"{kind.base_url}/models", SECONDS)
    except UNANSWERED:
        return None
    if reply.status in (401, 403):
        return LocalServer(kind, kind.base_url, (), wants_key=True)
    models = models_of(reply)
    if models is None:
        return None
    owners = [entry.get("owned_by") for entry in models.values()]
    told = next((row for row in profiles() if row.owner and row.owner in owners), kind)
    return LocalServer(told, kind.base_url, tuple(models), wants_key=False)


async def _context_of_ollama(client: httpx2.AsyncClient, root: str, model: str) -> int:
    """Return the length of a loaded model, else the one that its Modelfile sets."""
    running = _named(await _object(client, f"{root}/api/ps"), "models", "name")
    loaded = running.get(model) or running.get(f"{model}:latest") or {}
    if length := _number(loaded.get("context_length")):
        return length
    shown = await _object(client, f"{root}/api/show", {"model": model})
    parameter = re.search(r"^num_ctx\s+(\d+)", str(shown.get("parameters")), re.MULTILINE)
    return int(parameter[1]) if parameter else 0


async def _object(client: httpx2.AsyncClient, url: str, body: object = None) -> Mapping[str, Any]:
    reply = await fetch(client, url, SECONDS, body)
    return reply.content if reply.status == 200 and isinstance(reply.content, dict) else {}


def _of(content: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    inner = content.get(name)
    return inner if isinstance(inner, dict) else {}


def _named(content: Mapping[str, Any], name: str, key: str) -> dict[str, Mapping[str, Any]]:
    entries = content.get(name)
    rows = entries if isinstance(entries, list) else []
    return {str(row.get(key)): row for row in rows if isinstance(row, dict)}


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
