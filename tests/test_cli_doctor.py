"""``shuzhi doctor``: what it finds with servers of every kind, what it never does, and its exit codes."""

import json
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from drafting import doctor
from drafting.doctor import Health
from drafting.files.settings_file import user_file
from tests.support import local_servers as servers
from tests.support import scripted_server
from tests.support.local_servers import ModelServer, MuteServer
from tests.support.scripted_server import says
from tests.support.shuzhi import shuzhi

KEY = "sk-planted-7f3a9c2e"
LOCAL, CONFIGURED = "本机的模型服务", "配置的模型"


@pytest.fixture
def configure(monkeypatch):
    def configure(server: ModelServer | str, model: str = "qwen3:8b", **settings: str) -> None:
        base_url = server if isinstance(server, str) else server.base_url
        for name, value in {"base_url": base_url, "model": model, **settings}.items():
            monkeypatch.setenv(f"SHUZHI_{name.upper()}", value)

    return configure


def texts(health: Health, topic: str = CONFIGURED, state: str = "") -> str:
    return "\n".join(
        line.text for line in health.lines if line.topic == topic and state in ("", line.state)
    )


def examined(tmp_path: Path, *kinds) -> Health:
    return doctor.examine(tmp_path, kinds)


def dead_port() -> int:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        return holder.getsockname()[1]


# servers on this machine


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (servers.ollama("qwen3:8b"), "Ollama"),
        (servers.vllm("qwen3:8b"), "vLLM"),
        (servers.lmstudio("qwen3:8b"), "LM Studio"),
        (servers.llamacpp("qwen3:8b"), "llama.cpp"),
    ],
    ids=lambda value: getattr(value, "id", ""),
)
def test_a_local_server_is_found_with_its_models_and_how_to_use_it(tmp_path, kind, name):
    with ModelServer(kind) as server:
        health = examined(tmp_path, server.kind())
        text = texts(health, LOCAL)
        assert name in text and "模型：qwen3:8b" in text
        assert f"SHUZHI_BASE_URL={server.base_url} SHUZHI_MODEL=qwen3:8b" in text
        assert server.visited == ["GET /v1/models"]
        assert health.exit_code == 0


def test_all_servers_are_asked_at_once_and_the_dead_and_the_mute_hold_nobody_up(tmp_path):
    with (
        MuteServer() as mute,
        MuteServer(drips=True) as dripping,
        ModelServer(servers.vllm("glm-4")) as alive,
    ):
        dead = f"http://127.0.0.1:{dead_port()}/v1"
        kinds = [mute.kind(), dripping.kind(), alive.kind()]
        text = texts(examined(tmp_path, *kinds, replace(alive.kind(), base_url=dead)), LOCAL)
    assert "glm-4" in text and text.count("地址") == 1


def test_a_server_on_anothers_port_is_known_by_what_it_says_and_named_in_the_settings(tmp_path):
    with ModelServer(servers.llamacpp("tiny")) as server:
        text = texts(examined(tmp_path, server.kind("vllm")), LOCAL)
    assert "llama.cpp" in text and "SHUZHI_PROFILE=llamacpp" in text


def test_a_local_server_that_wants_a_key_is_told(tmp_path):
    with ModelServer(servers.vllm("qwen"), key=KEY) as server:
        assert "SHUZHI_API_KEY" in texts(examined(tmp_path, server.kind()), LOCAL)


def test_a_server_without_models_says_where_to_get_one(tmp_path):
    with ModelServer(servers.ollama()) as server:
        assert "还没有模型" in texts(examined(tmp_path, server.kind()), LOCAL)


def test_what_is_no_server_of_models_is_not_taken_for_one(tmp_path):
    with ModelServer(servers.silent_about_itself()) as server:
        health = examined(tmp_path, server.kind("vllm"))
    assert "没有开着的模型服务（不影响使用" in texts(health, LOCAL, "absent")
    assert health.exit_code == 0


# the configured endpoint


@pytest.mark.parametrize(
    "kind",
    [
        servers.ollama("qwen3:8b", loaded=16384),
        servers.ollama("qwen3:8b", set_to=16384),
        servers.vllm("qwen3:8b", length=16384),
        servers.lmstudio("qwen3:8b", length=16384),
        servers.llamacpp("qwen3:8b", length=16384),
    ],
    ids=["Ollama, loaded", "Ollama, set", "vLLM", "LM Studio", "llama.cpp"],
)
def test_an_endpoint_in_order_is_good_in_every_line(tmp_path, configure, kind):
    with ModelServer(kind) as server:
        configure(server, profile=kind.id)
        health = examined(tmp_path)
    assert health.exit_code == 0
    assert texts(health, state="good") == texts(health)
    for words in ("连得上", "答复正常", "16384", "JSON"):
        assert words in texts(health)


def test_nothing_configured_is_in_order(tmp_path):
    health = examined(tmp_path)
    assert health.exit_code == 0 and "不用模型也能成稿" in texts(health)


def test_half_a_configuration_is_a_fault_that_names_the_other_half(tmp_path, monkeypatch):
    monkeypatch.setenv("SHUZHI_MODEL", "qwen3")
    health = examined(tmp_path)
    assert health.exit_code == 4 and "SHUZHI_BASE_URL" in texts(health, state="fault")


def test_an_outside_host_that_is_not_allowed_is_not_contacted(tmp_path, configure):
    configure("https://api.example.com/v1")  # the tests' guard would stop a look-up, too
    health = examined(tmp_path)
    assert health.exit_code == 4
    assert "shuzhi allow api.example.com" in texts(health, state="fault")


def test_a_dead_port_is_told(tmp_path, configure):
    configure(f"http://127.0.0.1:{dead_port()}/v1")
    health = examined(tmp_path)
    assert health.exit_code == 4 and "连不上模型服务" in texts(health, state="fault")


def test_a_server_that_never_answers_is_told(tmp_path, configure, monkeypatch):
    monkeypatch.setattr("drafting.doctor.endpoint.SECONDS", 0.5)
    with MuteServer() as server:
        configure(server)
        health = examined(tmp_path)
    assert health.exit_code == 4 and "连不上模型服务" in texts(health, state="fault")


def test_a_model_that_never_answers_is_told(tmp_path, configure):
    with ModelServer(servers.vllm("qwen3:8b"), scripted_server.hangs) as server:
        configure(server, deadline_seconds="1")
        health = examined(tmp_path)
    assert health.exit_code == 4 and "等了 1 秒" in texts(health, state="fault")


@pytest.mark.parametrize("key", ["", "sk-wrong-0000000"])
def test_a_wrong_key_is_told_and_not_shown(tmp_path, configure, key):
    with ModelServer(servers.vllm("qwen3:8b"), key=KEY) as server:
        configure(server, api_key=key)
        health = examined(tmp_path)
    assert health.exit_code == 4 and "密钥" in texts(health, state="fault")
    assert "sk-wrong" not in texts(health)


def test_a_right_key_is_told_and_not_shown_even_where_the_server_repeats_it(tmp_path, configure):
    with ModelServer(servers.vllm("qwen3:8b", KEY), key=KEY) as server:
        configure(server, api_key=KEY)
        health = examined(tmp_path)
        assert health.exit_code == 0 and "密钥有效" in texts(health)
        configure(server, model="missing", api_key=KEY)
        said: list[str] = []
        health = doctor.examine(tmp_path, (), said.append)
    assert KEY not in repr(health) + "".join(said)


def test_what_may_be_secret_in_an_address_is_not_shown(tmp_path, configure):
    configure(f"http://me:hidden@127.0.0.1:{dead_port()}/v1?key=hidden")
    assert "hidden" not in repr(examined(tmp_path))


def test_a_certificate_of_ones_own_is_told_and_trusted_when_named(tmp_path, configure):
    with ModelServer(servers.vllm("qwen3:8b"), secure=True) as server:
        configure(server)
        health = examined(tmp_path)
        assert health.exit_code == 4 and "ca_file" in texts(health, state="fault")
        configure(server, ca_file=str(servers.CERTIFICATE))
        health = examined(tmp_path)
        assert health.exit_code == 0 and "证书可信" in texts(health)


def test_a_missing_model_is_told_with_those_that_there_are(tmp_path, configure):
    gone = scripted_server.status(404, {"message": "model not found", "code": "model_not_found"})
    with ModelServer(servers.ollama("qwen3:8b", "glm4"), gone) as server:
        configure(server, model="qwen4")
        health = examined(tmp_path)
    fault = texts(health, state="fault")
    assert health.exit_code == 4 and "没有这个模型" in fault and "qwen3:8b、glm4" in fault


def test_a_gateway_that_lists_no_models_can_still_be_used(tmp_path, configure):
    with ModelServer(servers.silent_about_itself()) as server:
        configure(server)
        health = examined(tmp_path)
    assert health.exit_code == 0 and "答复正常" in texts(health)


@pytest.mark.parametrize(
    ("kind", "settings", "words"),
    [
        (servers.llamacpp("m", length=2048), {}, "2048"),
        (servers.ollama("m"), {}, "没有说"),
        (servers.vllm("m", length=8192), {"context": "32768"}, "请改成 8192"),
    ],
    ids=["too short", "unknown", "set too high"],
)
def test_a_context_that_may_not_do_is_worth_a_word(tmp_path, configure, kind, settings, words):
    with ModelServer(kind) as server:
        configure(server, model="m", profile=kind.id, **settings)
        health = examined(tmp_path)
    assert health.exit_code == 0 and words in texts(health, state="advice")


def test_a_model_that_answers_no_json_can_write_all_the_same(tmp_path, configure):
    with ModelServer(servers.vllm("m"), says("收到")) as server:
        configure(server, model="m")
        health = examined(tmp_path)
    assert health.exit_code == 0 and "JSON" in texts(health, state="advice")


def test_json_is_read_as_notes_are_read(tmp_path, configure):
    thoughtful = says(
        '<think>只要 {JSON}。</think>\n好的：\n```json\n{"答复": "收到"}\n```\n请查收'
    )
    with ModelServer(servers.vllm("m"), thoughtful) as server:
        configure(server, model="m")
        health = examined(tmp_path)
    assert "能按规定的格式（JSON）答复" in texts(health, state="good")


def test_a_busy_model_is_told_at_once(tmp_path, configure):
    busy = scripted_server.status(429, {"message": "busy"}, retry_after="60")
    with ModelServer(servers.vllm("m"), busy) as server:
        configure(server, model="m")
        health = examined(tmp_path)
        assert server.visited.count("POST /v1/chat/completions") == 1
    assert health.exit_code == 4 and "正忙" in texts(health, state="fault")


def test_a_model_that_is_busy_with_json_is_not_said_to_know_none(tmp_path, configure):
    busy = scripted_server.status(429, {"message": "busy"})

    def behaviour(exchange: scripted_server.Exchange) -> None:
        (busy if "JSON" in exchange.user else says("收到"))(exchange)

    with ModelServer(servers.vllm("m"), behaviour) as server:
        configure(server, model="m")
        health = examined(tmp_path)
    assert health.exit_code == 0 and "没有试出来：模型服务正忙" in texts(health, state="advice")


def test_each_line_is_told_before_the_next_thing_is_asked(tmp_path, configure):
    said: list[str] = []
    before: list[str] = []

    def behaviour(exchange: scripted_server.Exchange) -> None:
        before.append("\n".join(said))
        servers.obedient(exchange)

    with ModelServer(servers.vllm("m"), behaviour) as server:
        configure(server, model="m")
        doctor.examine(tmp_path, (), said.append)
    assert "【配置的模型】" in before[0] and "连得上" in before[0] and "答复正常" not in before[0]
    assert "答复正常" in before[1]
    assert said.count("【配置的模型】") == 1


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9", "http://127.0.0.1:端口", "http://[::1"])
def test_a_proxy_that_cannot_be_used_is_told(tmp_path, configure, proxy):
    configure("http://127.0.0.1:9/v1", proxy=proxy)
    health = examined(tmp_path)
    assert health.exit_code == 4 and "请写 http://主机:端口" in texts(health, state="fault")


def test_a_model_that_does_not_stop_is_worth_a_word(tmp_path, configure):
    with ModelServer(servers.vllm("m"), says("收到收到", "length")) as server:
        configure(server, model="m")
        health = examined(tmp_path)
    assert health.exit_code == 0 and "停不下来" in texts(health, state="advice")


def test_proxy_variables_are_not_followed_unless_wanted(tmp_path, configure, monkeypatch):
    monkeypatch.setenv("http_proxy", f"http://user:secret@127.0.0.1:{dead_port()}")
    with ModelServer(servers.vllm("m")) as server:
        configure(server, model="m")
        health = examined(tmp_path)
        assert health.exit_code == 0 and "HTTP_PROXY 不影响本工具" in texts(health)
        configure(server, model="m", proxy="system")
        health = examined(tmp_path)
    assert health.exit_code == 4 and "系统代理" in texts(health, state="advice")
    assert "secret" not in texts(health)


# settings, folders, the command


def test_settings_that_are_wrong_are_told_and_nobody_is_contacted(tmp_path, configure, monkeypatch):
    with ModelServer(servers.vllm("m")) as server:
        configure(server, model="m")
        monkeypatch.setenv("SHUZHI_TEMPERATURE", "热")
        health = examined(tmp_path)
        assert health.exit_code == 3 and not server.visited
    assert "SHUZHI_TEMPERATURE" in texts(health, "设置", "fault")


def test_a_folder_that_is_none_is_a_fault(tmp_path):
    file = tmp_path / "file"
    file.touch()
    health = examined(file)
    assert health.exit_code == 3 and str(file) in texts(health, "写入", "fault")


def test_the_doctor_leaves_nothing_behind(tmp_path):
    examined(tmp_path)
    assert not list(tmp_path.iterdir()) and not user_file().exists()


def test_the_command_prints_lines_and_json_and_returns_the_exit_code(tmp_path):
    run = shuzhi("doctor", cwd=tmp_path)
    assert run.code == 0 and "可以使用。" in run.out
    dead = {"SHUZHI_BASE_URL": f"http://127.0.0.1:{dead_port()}/v1", "SHUZHI_MODEL": "m"}
    run = shuzhi("doctor", "--json", cwd=tmp_path, **dead)
    content = json.loads(run.out)
    assert run.code == 4 and content["works"] is False
    assert {"topic", "state", "text"} == content["lines"][0].keys()
