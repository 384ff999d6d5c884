"""The client that speaks to an endpoint: a proxy that it cannot use is told in Chinese, and no reply is endless."""

import asyncio
import gzip
import tracemalloc

import pytest

from drafting.endpoint import http
from drafting.endpoint.http import client_for
from drafting.errors import SettingsError, UnusableAnswerError
from schemas.settings import Endpoint
from tests.support.scripted_server import Exchange, ScriptedServer, sends


@pytest.mark.parametrize(
    "proxy",
    ["socks5://127.0.0.1:9", "http://127.0.0.1:端口", "http://127.0.0.1:99999", "http://[::1", "http://",
     "127.0.0.1:80", "ftp://127.0.0.1"],
)  # fmt: skip
def test_a_proxy_that_cannot_be_used_is_told(proxy):
    with pytest.raises(SettingsError, match=r"代理（proxy）不能用：请写 http://主机:端口"):
        client_for(Endpoint(base_url="http://127.0.0.1:9/v1", proxy=proxy))


def test_a_proxy_of_the_system_that_cannot_be_used_is_told(monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    with pytest.raises(SettingsError, match=r"ALL_PROXY.*不支持 socks"):
        client_for(Endpoint(base_url="http://127.0.0.1:9/v1", proxy="system"))


def received(behaviour) -> bytes:
    """Return what the client reads of a reply."""

    async def run(url: str) -> bytes:
        async with client_for(Endpoint(base_url=url)) as client:
            return (await client.post(url, json={})).content

    with ScriptedServer(behaviour) as server:
        return asyncio.run(run(server.base_url))


@pytest.mark.parametrize("packing", ["gzip", "identity"])
def test_a_usual_reply_is_read_as_it_is(packing):
    body = "答复".encode() * 1000
    data = gzip.compress(body) if packing == "gzip" else body
    assert received(sends(data, "application/json", content_encoding=packing)) == body


@pytest.mark.parametrize("kind", ["application/json", "text/event-stream", "text/html"])
def test_a_reply_without_end_is_not_read_to_its_end(kind):
    def never_ends(exchange: Exchange) -> None:
        exchange._begin(200, content_type=kind, connection="close")
        for _ in range(200):
            exchange.raw(b"x" * 1_000_000)

    tracemalloc.start()
    with pytest.raises(UnusableAnswerError, match=r"超过了 (4|20) MB"):
        received(never_ends)
    assert tracemalloc.get_traced_memory()[1] < 5 * http.MOST_OF_A_STREAM
    tracemalloc.stop()


def test_a_small_reply_that_unpacks_without_end_is_not_unpacked_to_its_end():
    bomb = gzip.compress(b" " * 200_000_000)
    assert len(bomb) < 300_000
    tracemalloc.start()
    with pytest.raises(UnusableAnswerError, match="4 MB"):
        received(sends(bomb, "application/json", content_encoding="gzip"))
    assert tracemalloc.get_traced_memory()[1] < 10 * http.MOST_OF_AN_ANSWER
    tracemalloc.stop()


def test_a_reply_that_is_not_packed_as_it_says_is_told_as_such():
    with pytest.raises(UnusableAnswerError, match="解不开"):
        received(sends(b"no gzip", "application/json", content_encoding="gzip"))
