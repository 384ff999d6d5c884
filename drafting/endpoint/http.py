"""Plain requests to one server and to nobody else: no redirects, the system's proxy only when wanted.

For what is asked around a model: which models there are, how much they read. Answers of a model come through
``drafting.chain``.
"""

import asyncio
import json
from dataclasses import dataclass
from typing import Any

import httpx2

from drafting.endpoint.trust import trusted
from drafting.errors import SettingsError
from schemas.settings import Endpoint

MOST_BYTES = 2_000_000  # a list of models has some KB


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply; ``content`` is None where the body is no JSON."""

    status: int
    content: Any


def client_for(endpoint: Endpoint) -> httpx2.AsyncClient:
    """Return a client with the endpoint's certificates, proxy and key.

    Raises SettingsError for a certificate file or a proxy that cannot be used.
    """
    key = endpoint.api_key.get_secret_value()
    system = endpoint.proxy == "system"
    try:
        return httpx2.AsyncClient(
            headers={"authorization": f"Bearer {key}"} if key else {},
            verify=trusted(endpoint),
            trust_env=system,
            proxy=None if system else endpoint.proxy or None,
            follow_redirects=False,
        )
    except ValueError:
        raise SettingsError("代理（proxy）不对：应为空、system，或 http://主机:端口") from None


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
