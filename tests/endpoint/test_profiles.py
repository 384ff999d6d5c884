"""Profiles: every row can be used, and each endpoint is known by what the user says or by its address."""

import re

import pytest

from drafting.endpoint.profiles import KINDS, context_of, profile_of, profiles
from drafting.endpoint.settings import load_settings
from drafting.lexicon import table
from schemas.settings import Endpoint

QWEN = "https://dashscope.aliyuncs.com/compatible-mode/v1"


@pytest.mark.parametrize(
    ("base_url", "kind"),
    [
        ("https://api.openai.com/v1", "openai"),
        ("https://mine.openai.azure.com/openai/v1", "openai"),
        ("https://api.deepseek.com", "deepseek"),
        ("https://API.DeepSeek.com./v1", "deepseek"),
        (QWEN, "dashscope"),
        ("https://dashscope-intl.aliyuncs.com/compatible-mode/v1", "dashscope"),
        ("https://ws1.cn-beijing.maas.aliyuncs.com/v1", "dashscope"),
        ("https://api.moonshot.cn/v1", "kimi"),
        ("https://open.bigmodel.cn/api/paas/v4", "glm"),
        ("http://127.0.0.1:11434/v1", "ollama"),
        ("http://10.0.0.8:8000/v1", "vllm"),
        ("http://gpu-server:1234/v1", "lmstudio"),
        ("http://localhost:8080/v1", "llamacpp"),
        ("http://10.0.0.8/v1", "other"),
        ("https://llm.example.com:8000/v1", "other"),
        ("https://notapi.deepseek.com.example.com/v1", "other"),
    ],
)
def test_an_endpoint_is_known_by_its_host_or_a_local_servers_port(base_url, kind):
    assert profile_of(Endpoint(base_url=base_url, model="m")).id == kind


def test_what_the_user_names_counts_more_than_the_address():
    endpoint = Endpoint(base_url="http://10.0.0.8:8000/v1", model="m", profile="llamacpp")
    assert profile_of(endpoint).id == "llamacpp"


@pytest.mark.parametrize(
    ("model", "streams_only", "thinking_off"),
    [
        ("qwen3-32b", False, {"enable_thinking": False}),
        ("qwen-plus", False, {"enable_thinking": False}),
        ("qwq-plus", True, {}),
        ("qwen3-235b-a22b-thinking-2507", True, {}),
    ],
)
def test_models_with_ways_of_their_own_come_first(model, streams_only, thinking_off):
    profile = profile_of(Endpoint(base_url=QWEN, model=model))
    assert (profile.stream_only, profile.thinking_off) == (streams_only, thinking_off)


@pytest.mark.parametrize(
    ("model", "takes"), [("gpt-4.1", True), ("gpt-5.2", False), ("o4-mini", False)]
)
def test_models_that_reason_are_sent_no_temperature(model, takes):
    endpoint = Endpoint(base_url="https://api.openai.com/v1", model=model)
    assert profile_of(endpoint).takes_temperature is takes


def test_a_context_that_is_set_counts_more_than_the_usual_one():
    endpoint = Endpoint(base_url="https://api.moonshot.cn/v1", model="moonshot-v1-8k")
    assert context_of(endpoint) == 8192
    assert context_of(endpoint.model_copy(update={"context": 4096})) == 4096


def test_every_kind_ends_with_a_row_for_all_its_models():
    for kind in KINDS:
        rows = [row for row in profiles() if row.id == kind]
        assert [bool(row.models) for row in rows] == [True] * (len(rows) - 1) + [False]


def test_every_row_can_be_used_and_says_where_it_comes_from():
    for row, profile in zip(table("endpoints"), profiles(), strict=True):
        assert row["source"] and profile.name
        assert profile.token_parameter in ("max_tokens", "max_completion_tokens")
        assert profile.json_mode in ("json_schema", "json_object", "none")
        assert {row["stream_only"], row["takes_temperature"], row["moderated"]} <= {"yes", "no"}
        re.compile(profile.models)
        assert profile.id == "other" or profile.base_url
        assert not (profile.hosts and profile.port)


def test_every_usual_address_is_known_again_and_every_kind_can_be_named(monkeypatch):
    for profile in profiles():
        if profile.base_url:
            assert profile_of(Endpoint(base_url=profile.base_url)).id == profile.id
        monkeypatch.setenv("SHUZHI_PROFILE", profile.id)
        assert load_settings(None).endpoint.profile == profile.id
