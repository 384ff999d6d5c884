"""Whether the configured endpoint can be used, step by step: each question only where the one before had a good answer.

A host that is not allowed is not contacted. What goes out is a list of models asked for and two tiny prompts without
a word of the user's.
"""

import json
import os
from collections.abc import AsyncIterator, Mapping, Sequence
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import httpx2

from drafting.doctor.line import Line, State
from drafting.doctor.local import listed_models
from drafting.endpoint.discovery import Models, context_said, models_of
from drafting.endpoint.egress import host_of, is_private, require_allowed
from drafting.endpoint.faults import connection_fault
from drafting.endpoint.http import Reply, client_for, explained_silence, fetch
from drafting.endpoint.profiles import Profile, context_of, profile_of
from drafting.errors import (
    EndpointError,
    IncompleteError,
    OverloadedError,
    RefusedError,
    RejectedError,
    ShuzhiError,
)
from drafting.notes.extraction import json_part
from drafting.prompt import Message
from schemas.settings import Endpoint

TOPIC = "配置的模型"
SECONDS = 10.0  # for a list
ANSWER_SECONDS = 120.0  # for a word of the model's, which may have to be loaded first
ANSWER_TOKENS = 256
NEEDED = 6000
"""Tokens for one section: its prompt has 2,100 with the samples and twice as many with a full year's facts, its text
has 1,000, and a repair carries both."""
PROXY_VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")

_HELLO = (Message("user", "这是一次连接测试。请只回答两个字：收到"),)
_AS_JSON = (Message("user", '这是一次连接测试。请只回答这个 JSON：{"答复": "收到"}'),)
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"答复": {"type": "string"}},
    "required": ["答复"],
    "additionalProperties": False,
}


async def examine_endpoint(endpoint: Endpoint) -> AsyncIterator[Line]:
    """Yield what is found; the last line is a fault where the endpoint cannot be used."""
    if not endpoint.base_url and not endpoint.model:
        yield _line("good", "没有配置模型，不用模型也能成稿")
        return
    if not endpoint.is_configured:
        lacking = "SHUZHI_MODEL（model）" if endpoint.base_url else "SHUZHI_BASE_URL（base_url）"
        yield _line("fault", f"只配置了一半：还缺 {lacking}")
        return
    profile = profile_of(endpoint)
    name = f"模型 {endpoint.model}，地址 {_without_secrets(endpoint.base_url)}"
    yield _line("good", f"{name}，按“{profile.name}”的方式使用")
    try:
        require_allowed(endpoint)
    except RefusedError as error:
        yield _line("fault", error.message)
        return
    try:
        async with client_for(endpoint) as client:
            yield _proxy(endpoint)
            async for line in _examine_server(client, endpoint, profile):
                yield line
    except ShuzhiError as error:
        yield _line("fault", error.message)
    except ImportError as error:
        yield _line("fault", f"程序装得不完整（缺少 {error.name}）：请重新安装本工具")


async def _examine_server(
    client: httpx2.AsyncClient, endpoint: Endpoint, profile: Profile
) -> AsyncIterator[Line]:
    """Yield what the server says of itself and answers; raises what keeps it from being used."""
    models = models_of(await _listed(client, endpoint))
    safe = "，证书可信" if endpoint.base_url.startswith("https:") else ""
    yield _line("good", f"连得上{safe}")
    try:
        _, seconds = await _ask(endpoint, _HELLO)
    except IncompleteError as error:
        if not error.partial:
            raise
        yield _line("advice", f"模型有答复，但停不下来：{error.message}")
    except RejectedError as error:
        raise RejectedError(error.message + _which_models(endpoint, models)) from None
    else:
        yield _line("good", f"模型答复正常，用了 {seconds:.1f} 秒{_key(endpoint)}")
    about = (models or {}).get(endpoint.model) or {}
    yield _context(await context_said(client, endpoint, profile.id, about), endpoint)
    yield await _json_mode(endpoint)
    if profile.moderated:
        yield _line(
            "advice",
            f"{profile.name} 会审查内容，有的材料可能被拒；被拒时会告诉您，不会改投别处",
        )


async def _listed(client: httpx2.AsyncClient, endpoint: Endpoint) -> Reply:
    try:
        return await fetch(client, f"{endpoint.base_url.rstrip('/')}/models", SECONDS)
    except TimeoutError:
        raise connection_fault(httpx2.ConnectTimeout(""), "") from None
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise await explained_silence(connection_fault(error, ""), endpoint) from None


async def _ask(
    endpoint: Endpoint, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
) -> tuple[str, float]:
    """Return what the model answers, and in how many seconds; a busy one is not asked again."""
    from drafting.chain import Chain  # langchain costs over a second: only who asks pays

    brief = {
        "deadline_seconds": min(endpoint.deadline_seconds, ANSWER_SECONDS),
        "max_tokens": ANSWER_TOKENS,
    }
    started = monotonic()
    async with Chain(endpoint.model_copy(update=brief), _give_up) as chain:
        answer = await chain.write(messages, schema=schema)
    return answer.text, monotonic() - started


def _give_up(_seconds: float, why: str) -> None:
    """Raise instead of waiting: that the endpoint is busy is what the doctor was asked for."""
    raise OverloadedError(why)


async def _json_mode(endpoint: Endpoint) -> Line:
    """Return whether the model answers in JSON: sorting free notes into facts wants that, writing does not."""
    try:
        text, _ = await _ask(endpoint, _AS_JSON, _SCHEMA)
        said = json.loads(json_part(text))
        if isinstance(said, dict) and isinstance(said.get("答复"), str):
            return _line("good", "能按规定的格式（JSON）答复")
    except OverloadedError as error:
        return _line("advice", f"能不能按规定的格式（JSON）答复，没有试出来：{error.message}")
    except (EndpointError, ValueError):
        pass
    return _line(
        "advice", "不能按规定的格式（JSON）答复：可以写报告，整理随手记（facts --from）可能不成"
    )


def _context(said: int, endpoint: Endpoint) -> Line:
    """Return whether a section fits into what the model reads at once."""
    length = said or context_of(endpoint)
    if not length:
        return _line(
            "advice",
            f"服务没有说模型一次能读写多长；写一节约需 {NEEDED} 个词元（token），请确认上下文长度不小于它",
        )
    if endpoint.context > said > 0:
        return _line(
            "advice",
            f"设置里的 context 是 {endpoint.context}，服务实际只给 {said}：请改成 {said}",
        )
    if length < NEEDED:
        return _line(
            "advice",
            f"模型一次只能读写 {length} 个词元（token），写一节约需 {NEEDED}：内容多的一节可能写不完，"
            "请在模型服务那边加大上下文长度",
        )
    return _line("good", f"模型一次能读写 {length} 个词元（token），够写一节")


def _proxy(endpoint: Endpoint) -> Line:
    names = [
        name for name in PROXY_VARIABLES if os.environ.get(name) or os.environ.get(name.lower())
    ]
    if endpoint.proxy == "system":
        if names and is_private(host_of(endpoint.base_url)):
            return _line(
                "advice",
                f"连内网地址也会经过系统代理（{'、'.join(names)}）：一般不需要，请删去设置里的 proxy",
            )
        return _line("good", f"经过系统代理（{'、'.join(names) or '环境变量里没有'}）")
    if endpoint.proxy:
        return _line("good", f"经过代理 {_without_secrets(endpoint.proxy)}")
    if names:
        return _line("good", f"不用代理（环境变量 {'、'.join(names)} 不影响本工具）")
    return _line("good", "不用代理")


def _which_models(endpoint: Endpoint, models: Models | None) -> str:
    """Return which models there are, where the one that is configured is not among them."""
    if not models or endpoint.model in models:
        return ""
    return f"。服务列出的模型有：{listed_models(models)}"


def _key(endpoint: Endpoint) -> str:
    return "，密钥有效" if endpoint.api_key.get_secret_value() else "，没有用密钥"


def _line(state: State, text: str) -> Line:
    return Line(TOPIC, state, text)


def _without_secrets(url: str) -> str:
    """Return an address without what may be secret in it: user, password, query."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
