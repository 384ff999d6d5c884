"""Moderation in every shape is a refusal: told as such, with the ways out, and never asked again."""

import pytest

from drafting.errors import RefusedError
from schemas.settings import Endpoint
from tests.support.asking import ask_at, both_ways, fails
from tests.support.scripted_server import Exchange, ScriptedServer, replies, says, status, streams

OBJECTS = {
    "DeepSeek": {"message": "Content Exists Risk", "type": "invalid_request_error", "code": "invalid_request_error"},
    "DashScope": {"code": "data_inspection_failed", "message": "Input data may contain inappropriate content."},
    "DashScope, native": {"code": "DataInspectionFailed", "message": "Output data may contain…"},
    "Kimi": {"type": "content_filter", "message": "The request was rejected because it was considered high risk"},
    "Azure": {"message": "filtered", "code": "content_filter", "innererror": {"code": "ResponsibleAIPolicyViolation"}},
    "GLM": {"code": "1301", "message": "系统检测到输入或生成内容可能包含不安全或敏感内容"},
}  # fmt: skip


@both_ways
@pytest.mark.parametrize("error", OBJECTS.values(), ids=OBJECTS)
@pytest.mark.parametrize("where", ["status 400", "status 200"])
def test_moderation_is_a_refusal_and_never_asked_again(error, where, streamed):
    behaviour = status(400, error) if where == "status 400" else replies({"error": error})
    with ScriptedServer(behaviour) as server:
        message = str(fails(server, RefusedError, streamed))
        assert len(server.exchanges) == 1
    assert "内网的模型" in message and "--engine offline" in message


@pytest.mark.parametrize("error", OBJECTS.values(), ids=OBJECTS)
@pytest.mark.parametrize("begun", ["", "一年来"], ids=["at once", "mid-stream"])
def test_moderation_as_an_event_of_the_stream_is_a_refusal(error, begun):
    events = [Exchange.chunk({"content": begun})] if begun else []
    with ScriptedServer(streams(*events, {"error": error})) as server:
        assert fails(server, RefusedError, True).partial == begun
        assert len(server.exchanges) == 1


@both_ways
@pytest.mark.parametrize("text", ["", "一年来"])
@pytest.mark.parametrize("finish", ["content_filter", "sensitive"])
def test_a_filtered_answer_is_a_refusal(text, finish, streamed):
    with ScriptedServer(says(text, finish)) as server:
        assert fails(server, RefusedError, streamed).partial == text
        assert len(server.exchanges) == 1


def test_a_refusal_field_is_a_refusal():
    with ScriptedServer(says(None, "stop", refusal="I can't help with that.")) as server:
        fails(server, RefusedError)


def test_an_outside_host_is_refused_before_any_call():
    with pytest.raises(RefusedError, match=r"api\.example\.com"):
        ask_at(Endpoint(base_url="https://api.example.com/v1", model="m"))
