"""The model chain: messages in, one answer out. The only module that knows langchain and openai.

Whatever these libraries raise leaves here as one of our errors, in Chinese; what real endpoints send instead of an
answer, and what is worth asking again, ``drafting.endpoint`` knows. Importing this module costs over a second: do
it where a model is asked, not before.
"""

import asyncio
import gc
import logging
import os
import warnings
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from drafting.endpoint.egress import require_allowed
from drafting.endpoint.faults import (
    ParameterError,
    ShapelessError,
    broken_off,
    connection_fault,
    reply_fault,
    retry_after,
    wait_before_next,
)
from drafting.endpoint.form import Form
from drafting.endpoint.http import client_for, explained_silence, require_answer
from drafting.endpoint.profiles import Profile, context_of, profile_of
from drafting.endpoint.reply import LengthError, Reply
from drafting.endpoint.tokens import estimated_tokens, require_read, room_for_answer
from drafting.errors import (
    EndpointError,
    IncompleteError,
    RefusedError,
    ShuzhiError,
    UnusableAnswerError,
)
from drafting.model.answer import Answer, beginning_of
from drafting.prompt import Message, continued_messages
from schemas.settings import Endpoint

# Tracing posts whole prompts to a third party; OPENAI_* adds headers, logs and hosts. Both are read at import.
for _name in list(os.environ):
    if _name.startswith(("LANGSMITH_", "LANGCHAIN_", "OPENAI_")):
        del os.environ[_name]
os.environ["LANGSMITH_TRACING"] = os.environ["LANGCHAIN_TRACING_V2"] = "false"

with warnings.catch_warnings(action="ignore"):  # what libraries warn of is nothing for a secretary
    import langsmith
    import openai
    from langchain.messages import AIMessage, AnyMessage, HumanMessage, SystemMessage
    from langchain_openai import ChatOpenAI

if TYPE_CHECKING:
    from httpx2 import AsyncClient as HttpClient

gc.freeze()  # what the libraries have made by now is never garbage, and looking at it again costs a tenth
langsmith.configure(enabled=False)  # also where something else has read the environment before
# At DEBUG these log whole prompts and every header, wherever the program around us logs to.
for _name in (
    "openai", "httpx2", "httpcore2", "langchain", "langchain_core", "langchain_openai", "langsmith",
):  # fmt: skip
    logging.getLogger(_name).setLevel(logging.CRITICAL)

CONNECT_SECONDS = 10
AT_ONCE = 64  # calls in flight; the others queue, and no deadline runs while they do
PROBE_TOKENS = 16  # what is asked for when only the refusal counts; OpenAI takes no less
PROBE_SECONDS = 20  # for what is hardly more than a look at the prompt

_KINDS: Mapping[str, Callable[..., AnyMessage]] = {
    "system": SystemMessage,
    "user": HumanMessage,
    "assistant": AIMessage,
}


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
        self._places = asyncio.Semaphore(AT_ONCE)
        self._profile = profile_of(endpoint)
        self._http = client_for(endpoint, inspect=require_answer)
        self._model = _chat_model(endpoint, self._profile, self._http)
        self._quiet = warnings.catch_warnings(action="ignore")  # they quote the answer, in English

    async def __aenter__(self) -> Self:
        self._quiet.__enter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._quiet.__exit__(kind, error, trace)
        await self._http.aclose()

    async def write(
        self,
        messages: Sequence[Message],
        on_text: Callable[[str], None] | None = None,
        *,
        schema: Mapping[str, Any] | None = None,
        beginning: str = "",
    ) -> Answer:
        """Return the model's whole answer to the messages, as it came.

        With ``on_text`` the answer is streamed and each piece passed on. With a JSON ``schema`` the server is told
        to keep to it as far as it can; what it answers is not checked here. With the ``beginning`` of an answer, in
        whole sentences, the rest is asked for. What may go better next time is asked again, but only while nothing
        was passed on. An answer that reached the length limit is continued once from its last whole sentence:
        whoever judges the text will see what the seam has spoilt. Raises EndpointError or RefusedError; of an
        answer that broke off, IncompleteError and RefusedError keep the partial text.
        """
        if not beginning:
            try:
                return await self._answer(messages, on_text, Form(self._profile, schema))
            except LengthError as cut:
                beginning = "" if schema else beginning_of(cut.partial)
                if not beginning:
                    raise
        try:
            going_on = continued_messages(messages, beginning)
            rest = await self._answer(going_on, on_text, Form(self._profile))
        except (EndpointError, RefusedError) as error:
            raise broken_off(error, beginning + getattr(error, "partial", "")) from None
        return rest.after(beginning)

    async def refuses(self, messages: Sequence[Message]) -> bool:
        """Whether the service refuses these messages for their content; hardly any answer is asked for.

        Raises EndpointError when it does not come to that.
        """
        try:
            async with asyncio.timeout(PROBE_SECONDS):
                await self._answer(messages, None, Form(self._profile, longest=PROBE_TOKENS))
        except RefusedError:
            return True
        except (LengthError, UnusableAnswerError):  # cut short, as asked
            return False
        except TimeoutError:
            raise IncompleteError("模型服务很久没有答复。请稍后再试") from None
        return False

    async def _answer(
        self, messages: Sequence[Message], on_text: Callable[[str], None] | None, form: Form
    ) -> Answer:
        """Return a whole answer; asked again where that may help, in another form where the server wants one."""
        size = estimated_tokens("".join(message.content for message in messages))
        wanted = form.longest or self._endpoint.max_tokens
        form.longest = room_for_answer(size, context_of(self._endpoint), wanted)
        form.streamed = form.streamed or on_text is not None
        sent = [_KINDS[message.role](content=message.content) for message in messages]
        attempt = 0
        while True:
            reply = Reply()
            listening = on_text if form.streamed and not attempt else None
            try:
                async with self._places:
                    await self._ask(sent, reply, listening, form)
                require_read(size, reply.prompt_tokens)
                answer = reply.answer()
            except (ShuzhiError, _LibraryError) as raised:
                error, wait = await self._explained(raised, reply.text, attempt)
                if isinstance(error, ParameterError) and form.changes(error.parameter):
                    continue
                if wait is None:
                    raise error from None
            else:
                if on_text and not listening:
                    on_text(answer.text)
                return answer
            if self._on_wait and wait:
                self._on_wait(wait, error.message)
            await asyncio.sleep(wait)
            form.again()
            attempt += 1

    async def _ask(
        self,
        sent: list[AnyMessage],
        reply: Reply,
        on_text: Callable[[str], None] | None,
        form: Form,
    ) -> None:
        """Ask once, within the deadline; bytes that only keep the connection alive do not extend it."""
        seconds = self._endpoint.deadline_seconds
        arriving = self._arriving(sent, form)
        try:
            async with asyncio.timeout(seconds), aclosing(arriving):
                async for piece in arriving:
                    reply.add(piece)
                    if piece.text and on_text:
                        on_text(piece.text)
        except TimeoutError:
            raise IncompleteError(
                f"等了 {seconds:g} 秒，模型还没有答完。可以稍后再试、换用快一些的模型，"
                "或在设置文件里加大 deadline_seconds",
                reply.text,
            ) from None

    async def _arriving(self, sent: list[AnyMessage], form: Form) -> AsyncGenerator[Reply]:
        """Yield the answer, in pieces when streamed; whatever the libraries raise comes as _LibraryError."""
        try:
            if not form.streamed:
                yield _read(await self._model.ainvoke(sent, extra_body=form.body()))
                return
            async for chunk in self._model.astream(sent, extra_body=form.body()):
                yield _read(chunk)
        except Exception as raised:  # they expect a server to keep to the rules
            raise _LibraryError from raised

    async def _explained(
        self, raised: Exception, partial: str, attempt: int
    ) -> tuple[ShuzhiError, float | None]:
        """Return our error, and in how many seconds to ask again; None where that is pointless."""
        if isinstance(raised, ShuzhiError):
            return wait_before_next(raised, attempt, None)
        error, asked = _meaning(raised.__cause__, partial)
        if partial:
            return broken_off(error, partial), None
        if isinstance(error, EndpointError):
            error = await explained_silence(error, self._endpoint)
        return wait_before_next(error, attempt, asked)


class _LibraryError(Exception):
    """Whatever a library raised; its cause says what."""


def _read(message: AIMessage) -> Reply:
    """Return what a chunk, or a whole message, says, whoever the server pretends to be."""
    usage = getattr(message, "usage_metadata", None) or {}
    return Reply(
        text=message.text.encode(errors="ignore").decode(),  # no file takes surrogates
        finish=message.response_metadata.get("finish_reason"),
        refused=bool(message.additional_kwargs.get("refusal")),
        prompt_tokens=usage.get("input_tokens", 0),
        completion_tokens=usage.get("output_tokens", 0),
    )


def _meaning(raised: BaseException | None, partial: str) -> tuple[ShuzhiError, float | None]:
    """Return our error for what a library raised, and the wait that the endpoint has named."""
    match raised:
        case ShuzhiError():  # of the client's limits, or of a look at the reply
            return raised, None
        case openai.APIConnectionError(__cause__=ShuzhiError() as ours):
            return ours, None
        case openai.APIStatusError():
            error = reply_fault(raised.status_code, raised.response.text)
            return error, retry_after(raised.response.headers)
        case openai.APIConnectionError():
            return connection_fault(raised, partial), None
        case openai.APIError():  # an error event in the middle of a stream
            return reply_fault(None, f"{raised.message} {raised.body}"), None
    return ShapelessError(), None


def _chat_model(endpoint: Endpoint, profile: Profile, http: "HttpClient") -> ChatOpenAI:
    async def key() -> str:  # asynchronous: so no second, synchronous client is made
        return endpoint.api_key.get_secret_value() or "none"

    return ChatOpenAI(
        model=endpoint.model,
        base_url=endpoint.base_url,
        api_key=key,
        temperature=endpoint.temperature if profile.takes_temperature else None,
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
