"""A client that speaks to one server and to nobody else: no redirects, the system's proxy only when wanted.

What it receives has a limit, packed or not. The requests here are for what is asked around a model: which models there
are, how much they read. Answers of a model come through ``drafting.chain``, with the same client.
"""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx2

from drafting.endpoint.egress import host_of
from drafting.endpoint.faults import SilentError, shape_fault
from drafting.endpoint.trust import trusted
from drafting.errors import EndpointError, SettingsError, UnreachableError, UnusableAnswerError
from schemas.settings import Endpoint

MOST_BYTES = 2_000_000  # a list of models has some KB
MOST_OF_AN_ANSWER = 4_000_000  # of a whole answer: the longest has some hundred KB
MOST_OF_A_STREAM = (
    20_000_000  # every token is an event of some hundred bytes, also those of a long thought
)
TLS_SECONDS = 3


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply; ``content`` is None where the body is no JSON."""

    status: int
    content: Any


def client_for(
    endpoint: Endpoint, inspect: Callable[[httpx2.Response], Awaitable[None]] | None = None
) -> httpx2.AsyncClient:
    """Return a client with the endpoint's certificates, proxy and key; ``inspect`` sees every response first.

    Raises SettingsError for an address, a certificate file or a proxy that cannot be used.
    """
    try:
        httpx2.URL(endpoint.base_url)
    except httpx2.InvalidURL:
        raise SettingsError("服务地址（base_url）里的主机名不对。请核对它的每一个字") from None
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
            event_hooks={"response": [_limit, *([inspect] if inspect else [])]},
        )
    except (SettingsError, ValueError, ImportError, httpx2.InvalidURL):  # ImportError: SOCKS
        which = "系统的代理（环境变量 HTTP_PROXY、ALL_PROXY 等）" if system else "代理（proxy）"
        raise SettingsError(f"{which}不能用：请写 http://主机:端口，不支持 socks 代理") from None


class _Limited(httpx2.AsyncByteStream):
    """The body of a response, unpacked, that ends in an error of ours when it is too large or badly packed."""

    def __init__(self, response: httpx2.Response, most: int) -> None:
        headers, stream = response.headers.copy(), response.stream
        self._packed = httpx2.Response(response.status_code, headers=headers, stream=stream)
        self._most = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the pieces as they come."""
        size = 0
        try:
            async with aclosing(self._packed.aiter_bytes()) as pieces:
                async for piece in pieces:
                    size += len(piece)
                    if size > self._most:
                        raise UnusableAnswerError(
                            f"模型服务的答复超过了 {self._most // 1_000_000} MB，没有再收。"
                            "请核对服务地址（base_url）和模型名，或请服务的管理员查看"
                        )
                    yield piece
        except httpx2.DecodingError:
            raise UnusableAnswerError(
                "模型服务的答复解不开：压缩的方式和它说的不符。请让服务或网关的管理员关闭压缩（gzip），或换用别的服务"
            ) from None

    async def aclose(self) -> None:
        """Close the response beneath."""
        await self._packed.aclose()


async def _limit(response: httpx2.Response) -> None:
    """Put a limit on what is read of a response; it is unpacked on the way, piece by piece."""
    streamed = response.headers.get("content-type", "").startswith("text/event-stream")
    response.stream = _Limited(response, MOST_OF_A_STREAM if streamed else MOST_OF_AN_ANSWER)
    response.headers.pop("content-encoding", None)


async def require_answer(response: httpx2.Response) -> None:
    """Raise for a good status without an answer, before the libraries stumble over it."""
    content_type = response.headers.get("content-type", "")
    if not response.is_success or content_type.startswith("text/event-stream"):
        return
    if fault := shape_fault(content_type, await response.aread()):
        raise fault


async def explained_silence(error: EndpointError, endpoint: Endpoint) -> EndpointError:
    """Return the error, or why a server has closed the connection without a word: it wants https://.

    To know that, its port is asked for a TLS handshake; nothing is sent.
    """
    parts = urlsplit(endpoint.base_url)
    if not isinstance(error, SilentError) or parts.scheme != "http" or endpoint.proxy:
        return error
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        async with asyncio.timeout(TLS_SECONDS):
            _, writer = await asyncio.open_connection(parts.hostname, parts.port or 80, ssl=context)
    except (OSError, TimeoutError, ValueError):
        return error
    writer.transport.abort()
    return UnreachableError(
        "服务地址要用 https://，写成了 http://。请改正服务地址（SHUZHI_BASE_URL 或设置文件里的 base_url）"
    )


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
