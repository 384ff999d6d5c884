"""Settings: environment over workspace over user, and every problem at once."""

import pytest

from drafting.endpoint.settings import EXPECTED, load_settings
from drafting.errors import SettingsError
from drafting.files.settings_file import user_file
from schemas.settings import Endpoint, Settings


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "述职"


def write(path, text, mode=0o600):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(mode)


def workspace_file(folder):
    return folder / ".shuzhi" / "settings.toml"


def problems(folder):
    with pytest.raises(SettingsError) as caught:
        load_settings(folder)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "line",
    ['base_url = "http://10.6.6.6:8000/v1"', 'api_key = "sk-b"', 'allowed_hosts = ["api.example.com"]',
     'proxy = "http://1.2.3.4:80"', 'ca_file = "ca.pem"'],
)  # fmt: skip
def test_a_reports_folder_decides_neither_where_text_goes_nor_who_is_believed(
    folder, monkeypatch, line
):
    monkeypatch.setenv("SHUZHI_API_KEY", "sk-own")
    write(workspace_file(folder), f"[endpoint]\n{line}\n")
    (problem,) = problems(folder)
    assert line.partition(" ")[0] in problem and str(user_file()) in problem
    assert "sk-" not in problem


def test_all_that_a_reports_folder_may_not_decide_is_told_in_one_sentence(folder):
    text = '[endpoint]\nproxy = ""\nbase_url = "10.6.6.6"\nmodel = "b"\napi_key = "密 钥"\n'
    write(workspace_file(folder), text, 0o644)
    (problem,) = problems(folder)
    assert "“base_url、api_key、proxy”不能写在报告文件夹里。材料和密钥发到哪里由您自己定" in problem


def test_a_reports_folder_decides_how_its_text_is_written(folder):
    write(user_file(), '[endpoint]\nbase_url = "http://10.0.0.1/v1"\napi_key = "sk-own"\n')
    write(
        workspace_file(folder),
        '[endpoint]\nmodel = "b"\ntemperature = 0\nmax_tokens = 512\ncontext = 8192\n',
    )
    endpoint = load_settings(folder).endpoint
    assert (endpoint.base_url, endpoint.model, endpoint.temperature) == (
        "http://10.0.0.1/v1",
        "b",
        0,
    )
    assert (endpoint.max_tokens, endpoint.context) == (512, 8192)
    assert endpoint.api_key.get_secret_value() == "sk-own"


@pytest.mark.parametrize("name", ["qwen", "vLLM"])
def test_a_profile_that_does_not_exist_is_told_with_those_that_do(name):
    write(user_file(), f'[endpoint]\nprofile = "{name}"\n')
    (problem,) = problems(None)
    assert "“profile”没有这一种" in problem and "dashscope、kimi" in problem


def test_nothing_set_means_no_endpoint(folder):
    assert load_settings(None) == load_settings(folder) == Settings()
    assert not load_settings(folder).endpoint.is_configured


def test_the_environment_sets_everything(monkeypatch):
    for name, value in {
        "BASE_URL": "http://127.0.0.1:8000/v1", "MODEL": "qwen", "API_KEY": "sk-1", "DEADLINE_SECONDS": "60",
        "MAX_TOKENS": "2048", "TEMPERATURE": "0.2", "ALLOWED_HOSTS": "a.example.com, b.example.com",
        "CA_FILE": "/ca.pem", "PROXY": "system", "PROFILE": "vllm", "CONTEXT": "16384",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"SHUZHI_{name}", value)
    endpoint = load_settings(None).endpoint
    assert endpoint.model_dump(exclude={"api_key"}) == {
        "base_url": "http://127.0.0.1:8000/v1", "model": "qwen", "deadline_seconds": 60, "max_tokens": 2048,
        "temperature": 0.2, "allowed_hosts": ("a.example.com", "b.example.com"), "ca_file": "/ca.pem",
        "proxy": "system", "profile": "vllm", "context": 16384,
    }  # fmt: skip
    assert endpoint.api_key.get_secret_value() == "sk-1"


def test_environment_over_workspace_over_user_setting_by_setting(folder, monkeypatch):
    write(
        user_file(), '[endpoint]\nbase_url = "http://10.0.0.1/v1"\nmodel = "a"\ntemperature = 0.1\n'
    )
    write(workspace_file(folder), '[endpoint]\nmodel = "b"\ntemperature = 0.2\n')
    monkeypatch.setenv("SHUZHI_MODEL", "c")
    endpoint = load_settings(folder).endpoint
    assert (endpoint.base_url, endpoint.model, endpoint.temperature) == (
        "http://10.0.0.1/v1",
        "c",
        0.2,
    )


def test_an_empty_variable_sets_nothing(monkeypatch):
    write(user_file(), '[endpoint]\nmodel = "a"\n')
    monkeypatch.setenv("SHUZHI_MODEL", "")
    monkeypatch.setenv("SHUZHI_TEMPERATURE", " ")
    assert load_settings(None).endpoint.model == "a"


def test_the_keys_of_other_tools_are_not_taken(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-other")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://api.openai.com/v1")
    assert load_settings(None) == Settings()


def test_every_problem_of_every_source_is_told_at_once(folder, monkeypatch):
    write(
        user_file(),
        '[endpoint]\nbase_ulr = "http://10.0.0.1/v1"\nmax_tokens = 10\ntemperature = "热"\n',
    )
    write(
        workspace_file(folder), 'model = "b"\n[endpiont]\n[endpoint]\nproxy = "http://10.0.0.1"\n'
    )
    monkeypatch.setenv("SHUZHI_DEADLINE_SECONDS", "一分钟")
    monkeypatch.setenv("SHUZHI_BASE_URL", "10.0.0.1")
    found = problems(folder)
    expected = ["“base_ulr”", "是否想写 base_url？", "“max_tokens”", "“temperature”", "“model”", "“endpiont”",
                "“proxy”不能写在报告文件夹里", "“base_url”不是服务地址", "“SHUZHI_DEADLINE_SECONDS”"]  # fmt: skip
    assert len(found) == 8
    for words in expected:
        assert any(words in problem for problem in found), words


def test_a_file_that_is_no_toml_is_told_with_its_line():
    write(user_file(), "[endpoint]\nmodel = qwen\n")
    (problem,) = problems(None)
    assert "第2行" in problem
    assert str(user_file()) in problem


@pytest.mark.parametrize("text", ["endpoint = 5\n", "PK\x03\x04", "[endpoint\n"])
def test_a_file_of_another_shape_is_told(text):
    write(user_file(), text)
    assert len(problems(None)) == 1


def test_the_address_of_the_call_is_not_the_address_of_the_service():
    write(user_file(), '[endpoint]\nbase_url = "http://10.0.0.1/v1/chat/completions"\n')
    assert "请去掉末尾的 /chat/completions" in problems(None)[0]


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_key_in_a_file_that_others_can_read_is_refused(mode):
    write(user_file(), '[endpoint]\napi_key = "sk-secret"\n', mode)
    (problem,) = problems(None)
    assert "chmod 600" in problem
    assert "sk-secret" not in problem


def test_a_key_in_a_file_of_ones_own_is_taken():
    write(user_file(), '[endpoint]\napi_key = "sk-secret"\n')
    assert load_settings(None).endpoint.api_key.get_secret_value() == "sk-secret"


def test_the_key_shows_in_neither_settings_nor_problems(monkeypatch):
    write(user_file(), "[endpoint]\napi_key = 12345678\n")
    assert "12345678" not in "".join(problems(None))
    write(user_file(), '[endpoint]\napi_key = "sk-secret"\n')
    assert "sk-secret" not in repr(load_settings(None)) + str(load_settings(None))


@pytest.mark.parametrize("key", ["sk 1", "密钥", "ｓｋ-1", "sk-1\\nsk-2"])
def test_a_key_that_no_key_can_be_is_told_but_not_shown(key):
    write(user_file(), f'[endpoint]\napi_key = "{key}"\n')
    (problem,) = problems(None)
    assert "重新复制" in problem and key not in problem


def test_every_setting_has_its_explanation():
    assert EXPECTED.keys() == Endpoint.model_fields.keys()


def test_a_wrong_address_does_not_hide_behind_another_wrong_setting(monkeypatch):
    monkeypatch.setenv("SHUZHI_BASE_URL", "abc")
    monkeypatch.setenv("SHUZHI_MAX_TOKENS", "很多")
    assert len(problems(None)) == 2


def test_an_address_is_read_whatever_keyboard_it_was_typed_on(monkeypatch):
    write(user_file(), '[endpoint]\nbase_url = "ｈｔｔｐ：//１０.0.0.8:8000/v1"\n')
    assert load_settings(None).endpoint.base_url == "http://10.0.0.8:8000/v1"
    monkeypatch.setenv("SHUZHI_BASE_URL", "http://127。0。0。1：8000/v1")
    assert load_settings(None).endpoint.base_url == "http://127.0.0.1:8000/v1"
