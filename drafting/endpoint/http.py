"""A client that speaks to one server and to nobody else: no redirects, the system's proxy only when wanted.

The requests here are for what is asked around a model: which models there are, how much they read. Answers of a
model come through ``drafting.chain``, with the same client.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx2

from drafting.endpoint.egress import host_of
from drafting.endpoint.trust import trusted
from drafting.errors import SettingsError
from schemas.settings import Endpoint

MOST_BYTES = 2_000_000  # a list of models has some KB


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply; ``content`` is None where the body is no JSON."""

    status: int
    content: Any


def client_for(
    endpoint: Endpoint, inspect: Callable[[httpx2.Response], Awaitable[None]] | None = None
) -> httpx2.AsyncClient:
    """Return a client with the endpoint's certificates, proxy and key; ``inspect`` sees every response first.

    Raises SettingsError for a certificate file or a proxy that cannot be used.
    """
    key = endpoint.api_key.get_secret_value()
    system = endpoint.proxy == "system"
    verify = trusted(endpoint)
    try:
        if endpoint.proxy and not system:
            host_of(endpoint.proxy)
        return httpx2.AsyncClient(
            headers={"authorization": f"Bearer {key}"} if key else {},
            verify=verify,
            trust_env=system,
            proxy=None if system else endpoint.proxy or None,
            follow_redirects=False,
            event_hooks={"response": [inspect] if inspect else []},
        )
    except (SettingsError, ValueError, ImportError, httpx2.InvalidURL):  # ImportError: SOCKS
        which = "系统的代理（环境变量 HTTP_PROXY、ALL_PROXY 等）" if system else "代理（proxy）"
        raise SettingsError(f"{which}不能用：请写 http://主机:端口，不支持 socks 代理") from None


async def fetch(client: httpx2.AsyncClient, url: str, seconds: float, body: object = None) -> Reply:
    """Get a page, or post a body as JSON, all within the seconds; raises httpx2.HTTPError or TimeoutError."""
    method = "GET" if body is None else "POST"
    data = bytearray()
    async with (
        asyncio.timeout(seconds),
        client.stream(method, url, json=body, timeout=seconds) as response,
    ):
        async for piece in response.aiter_bytes():
            data += piece
            if len(data) > MOST_BYTES:
                break
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        content = None
    return Reply(response.status_code, content)
