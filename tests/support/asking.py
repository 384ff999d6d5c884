"""Asking a scripted server through the real chain, plainly or streamed, and what every error must be like."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from drafting.chain import Chain
from drafting.errors import ShuzhiError
from drafting.model.answer import Answer
from drafting.prompt import Message
from schemas.settings import Endpoint
from tests.support.scripted_server import KEY, ScriptedServer

MESSAGES = (Message("system", "规则"), Message("user", "事实"))
TEXT = "一年来，支部召开支委会SV4632。"

both_ways = pytest.mark.parametrize("streamed", [False, True], ids=["plain", "streamed"])

E = TypeVar("E", bound=ShuzhiError)


def ask(
    server: ScriptedServer,
    streamed: bool = False,
    heard: list[str] | None = None,
    messages: tuple[Message, ...] = MESSAGES,
    **endpoint: Any,
) -> Answer:
    """Ask a server, with these settings; what is streamed is added to ``heard``."""
    return ask_at(server.endpoint(**endpoint), streamed, heard, messages=messages)


def ask_at(
    endpoint: Endpoint,
    streamed: bool = False,
    heard: list[str] | None = None,
    on_wait: Callable[[float, str], None] | None = None,
    messages: tuple[Message, ...] = MESSAGES,
    **options: Any,
) -> Answer:
    async def run() -> Answer:
        async with Chain(endpoint, on_wait) as chain:
            listen = (heard if heard is not None else []).append
            return await chain.write(messages, listen if streamed else None, **options)

    return asyncio.run(run())


def fails(server: ScriptedServer, error: type[E], streamed: bool = False, **endpoint: Any) -> E:
    """Return the error that asking ends with: of this kind, readable, and no library's."""
    with pytest.raises(error) as caught:
        ask(server, streamed, **endpoint)
    assert_readable(caught.value)
    return caught.value


def assert_readable(error: ShuzhiError) -> None:
    """Every message is Chinese, says what to do, and shows neither key nor page nor a library's words."""
    message = str(error)
    assert any(word in message for word in ("请", "可以", "应"))
    for leak in (KEY, "<", "Error", "html", "openai.", "langchain", "Traceback", "choices"):
        assert leak not in message
    assert error.__cause__ is None
