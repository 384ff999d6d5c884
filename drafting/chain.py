"""The model chain: messages in, one answer out. The only module that knows langchain and openai.

Whatever these libraries raise leaves here as one of our errors, in Chinese; what real endpoints send instead of an
answer, and what is worth asking again, ``drafting.endpoint.faults`` knows. Importing this module costs over a second: do it
where a model is asked, not before.
"""

import asyncio
import os
import ssl
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from types import TracebackType
from typing import TYPE_CHECKING, Self

from drafting.answer import Answer
from drafting.endpoint.egress import require_allowed
from drafting.endpoint.faults import (
    ShapelessError,
    connection_fault,
    reply_fault,
    retry_after,
    shape_fault,
)
from drafting.errors import (
    IncompleteError,
    OverloadedError,
    SettingsError,
    ShuzhiError,
    UnusableAnswerError,
)
from drafting.prompt import Message
from schemas.settings import Endpoint

# Tracing posts whole prompts to a third party; OPENAI_* adds headers, logs and hosts. Both are read at import.
for _name in list(os.environ):
    if _name.startswith(("LANGSMITH_", "LANGCHAIN_", "OPENAI_")):
        del os.environ[_name]
os.environ["LANGSMITH_TRACING"] = os.environ["LANGCHAIN_TRACING_V2"] = "false"

import langsmith  # noqa: E402
import openai  # noqa: E402
from langchain.messages import AIMessage, AnyMessage, HumanMessage, SystemMessage  # noqa: E402
from langchain_openai import ChatOpenAI  # noqa: E402

if TYPE_CHECKING:
    from httpx2 import Response as HttpResponse  # openai's own HTTP library
    from openai import DefaultAsyncHttpxClient as HttpClient

langsmith.configure(enabled=False)  # also where something else has read the environment before

CONNECT_SECONDS = 10
BUSY_WAITS = (1.0, 4.0)  # seconds before a busy endpoint is asked again, unless it names its own
LONGEST_WAIT = 120.0
REFUSALS = ("content_filter", "sensitive")  # finish reasons; the second is GLM's

# openai's own errors, and what both libraries raise on a reply whose shape they did not expect.
_LIBRARY_ERRORS = (openai.OpenAIError, ValueError, TypeError, LookupError, AttributeError)


class Chain:
    """One endpoint, ready to be asked. Use it as an async context: that closes its connections.

    ``on_wait`` is told (seconds, why) before a busy endpoint is asked again. Raises RefusedError for an outside
    host that is not allowed, SettingsError for an address, certificate file or proxy that cannot be used.
    """

    def __init__(
        self, endpoint: Endpoint, on_wait: Callable[[float, str], None] | None = None
    ) -> None:
        require_allowed(endpoint)
        self._endpoint = endpoint
        self._on_wait = on_wait
        self._http = _http_client(endpoint)
        self._model = _chat_model(endpoint, self._http)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._http.aclose()

    async def write(
        self, messages: Sequence[Message], on_text: Callable[[str], None] | None = None
    ) -> Answer:
        """Return the model's whole answer to the messages, as it came.

        With ``on_text`` the answer is streamed and each piece passed on. What may go better next time is asked
        again, but only while nothing was passed on. Raises EndpointError, IncompleteError with the partial text,
        or RefusedError.
        """
        sent = [_langchain(message) for message in messages]
        attempt = 0
        while True:
            reply = _Reply()
            try:
                # Some servers cannot stream and some gateways break it: the second time it is plain.
                await self._ask(sent, reply, None if attempt else on_text)
                answer = reply.answer()
            except (ShuzhiError, _LibraryError) as raised:
                error, wait = _explain(raised.__cause__ or raised, reply.text, attempt)
                if wait is None:
                    raise error from None
            else:
                if on_text and attempt:
                    on_text(answer.text)
                return answer
            if self._on_wait and wait:
                self._on_wait(wait, error.message)
            await asyncio.sleep(wait)
            attempt += 1

    async def _ask(
        self, sent: list[AnyMessage], reply: "_Reply", on_text: Callable[[str], None] | None
    ) -> None:
        """Ask once, within the deadline; bytes that only keep the connection alive do not extend it."""
        seconds = self._endpoint.deadline_seconds
        arriving = self._arriving(sent, streamed=on_text is not None)
        try:
            async with asyncio.timeout(seconds), aclosing(arriving):
                async for message in arriving:
                    piece = reply.add(message)
                    if piece and on_text:
                        on_text(piece)
        except TimeoutError:
            raise IncompleteError(
                f"等了 {seconds:g} 秒，模型还没有答完。可以稍后再试、换用快一些的模型，"
                "或在设置文件里加大 deadline_seconds",
                reply.text,
            ) from None

    async def _arriving(
        self, sent: list[AnyMessage], *, streamed: bool
    ) -> AsyncGenerator[AIMessage]:
        """Yield the answer, in pieces when streamed; what the libraries raise comes as _LibraryError."""
        try:
            if not streamed:
                yield await self._model.ainvoke(sent)
                return
            async for chunk in self._model.astream(sent):
                yield chunk
        except _LIBRARY_ERRORS as raised:
            raise _LibraryError from raised


class _LibraryError(Exception):
    """Something that a library raised; its cause says what. Errors of our own code are never taken for one."""


class _Reply:
    """What has arrived of one answer."""

    def __init__(self) -> None:
        self.text = ""
        self._finish: str | None = None
        self._refused = False
        self._tokens = (0, 0)

    def add(self, message: AIMessage) -> str:
        """Take a chunk, or a whole message, and return its text."""
        piece = str(message.text)
        self.text += piece
        self._finish = message.response_metadata.get("finish_reason") or self._finish
        self._refused = self._refused or bool(message.additional_kwargs.get("refusal"))
        if usage := message.usage_metadata:
            self._tokens = usage["input_tokens"], usage["output_tokens"]
        return piece

    def answer(self) -> Answer:
        """Return the answer; raises when it is not a whole one."""
        if self._refused or self._finish in REFUSALS:
            raise reply_fault(None, "content_filter")
        if self._finish == "length":
            raise IncompleteError(
                "模型写到长度上限就停了。请在设置文件里加大 max_tokens，或关闭模型的思考功能",
                self.text,
            )
        if self._finish != "stop":
            raise IncompleteError("模型的答复没有写完就断了。请再试一次", self.text)
        if not self.text.strip():
            raise UnusableAnswerError(
                "模型没有写出正文。如果它是会思考的模型，请关闭思考功能，或换用不思考的模型"
            )
        return Answer(self.text, *self._tokens)


def _explain(raised: BaseException, partial: str, attempt: int) -> tuple[ShuzhiError, float | None]:
    """Return our error, and in how many seconds to ask again; None where that is pointless."""
    wait = None
    match raised:
        case ShuzhiError():
            error = raised
        case openai.APIStatusError():
            error = reply_fault(raised.status_code, raised.response.text)
            wait = retry_after(raised.response.headers)
        case openai.APIConnectionError():
            error = connection_fault(raised, partial)
        case openai.APIError():  # an error event in the middle of a stream
            error = reply_fault(None, f"{raised.message} {raised.body}")
        case _:
            error = ShapelessError()
    if partial and isinstance(error, OverloadedError | ShapelessError):
        return IncompleteError(f"模型的答复中途断了：{error.message}", partial), None
    if isinstance(error, ShapelessError):
        return error, None if attempt else 0.0
    if not isinstance(error, OverloadedError) or attempt == len(BUSY_WAITS):
        return error, None
    wait = BUSY_WAITS[attempt] if wait is None else wait
    return error, wait if wait <= LONGEST_WAIT else None


def _langchain(message: Message) -> AnyMessage:
    kind = SystemMessage if message.role == "system" else HumanMessage
    return kind(content=message.content)


def _chat_model(endpoint: Endpoint, http: "HttpClient") -> ChatOpenAI:
    async def key() -> str:  # asynchronous: so no second, synchronous client is made
        return endpoint.api_key.get_secret_value() or "none"

    return ChatOpenAI(
        model=endpoint.model,
        base_url=endpoint.base_url,
        api_key=key,
        temperature=endpoint.temperature,
        extra_body={"max_tokens": endpoint.max_tokens},  # DashScope knows no max_completion_tokens
        max_retries=0,
        timeout=openai.Timeout(endpoint.deadline_seconds, connect=CONNECT_SECONDS),
        stream_chunk_timeout=None,  # the deadline is enough, and a slow machine is no fault
        stream_usage=True,
        use_responses_api=False,
        output_version="v0",
        http_async_client=http,
        http_socket_options=(),
        openai_proxy=None,
    )


def _http_client(endpoint: Endpoint) -> "HttpClient":
    """Return a client that speaks to the endpoint alone: no redirects, the system's proxy only when wanted."""
    system = endpoint.proxy == "system"
    try:
        return openai.DefaultAsyncHttpxClient(
            verify=_trust(endpoint),
            trust_env=system,
            proxy=None if system else endpoint.proxy or None,
            follow_redirects=False,
            event_hooks={"response": [_inspect]},
        )
    except ValueError:
        raise SettingsError("代理（proxy）不对：应为空、system，或 http://主机:端口") from None


def _trust(endpoint: Endpoint) -> ssl.SSLContext | bool:
    """Return which certificates are trusted: the user's file, or the usual authorities."""
    if endpoint.base_url.startswith("http:") and not endpoint.proxy:
        # No TLS will be spoken, and loading the authorities takes a tenth of a second: trust nobody.
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        return ssl.create_default_context(cafile=endpoint.ca_file) if endpoint.ca_file else True
    except OSError:
        raise SettingsError(
            f"证书文件（ca_file）{endpoint.ca_file} 无法使用。请核对路径，文件应为 PEM 格式"
        ) from None


async def _inspect(response: "HttpResponse") -> None:
    """Raise for a good status without an answer, before the libraries stumble over it."""
    content_type = response.headers.get("content-type", "")
    if not response.is_success or content_type.startswith("text/event-stream"):
        return
    if fault := shape_fault(content_type, await response.aread()):
        raise fault
