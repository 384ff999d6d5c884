"""``shuzhi allow``: the host is added, what stood in the file stays, nonsense and private hosts change nothing."""

import stat
import tomllib

import pytest

import cli
from drafting.endpoint.permission import allow, outside_host, permissions
from drafting.endpoint.settings import load_settings
from drafting.errors import SettingsError, UsageError, WriteError
from drafting.files.settings_file import user_file

HOST = "api.deepseek.com"

FILES = [
    "",
    "# 我的设置\n",
    '[endpoint]\nmodel = "a"  # 注\n',
    "[endpoint]",
    "[endpoint]\nallowed_hosts = []\n",
    '[endpoint]\nallowed_hosts = ["a.cn"]  # 注\nmodel = "a"\n',
    "[endpoint]\n# allowed_hosts = [\nallowed_hosts = [ 'a.cn', 'b.cn' ]\n",
    '[endpoint]\nallowed_hosts = [\n  # 甲\n  "a.cn",\n  "b.cn"\n]\n',
    'endpoint = {model = "a", allowed_hosts = ["a.cn"]}\n',
    'endpoint.model = "a"\nendpoint.allowed_hosts = ["a.cn"]\n',
    '[endpoint]\nca_file = "allowed_hosts = ["\n',
    '[endpoint]\nallowed_hosts = ["not.api.deepseek.com"]\n',
]


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def write(text: str) -> None:
    user_file().parent.mkdir(parents=True)
    user_file().write_text(text, "utf-8")


def test_without_a_file_one_is_made_for_the_user_alone():
    allow(HOST)
    assert load_settings(None).endpoint.allowed_hosts == (HOST,)
    assert stat.S_IMODE(user_file().stat().st_mode) == 0o600


@pytest.mark.parametrize("text", FILES)
def test_all_that_stood_in_the_file_still_stands_there(text):
    write(text)
    before = tomllib.loads(text)
    found = allow(HOST)
    after = user_file().read_text("utf-8")
    table = before.get("endpoint", {})
    hosts = [HOST, *table.get("allowed_hosts", [])]
    assert tomllib.loads(after) == before | {"endpoint": table | {"allowed_hosts": hosts}}
    for line in text.replace("[", "[\n").splitlines():
        assert line.strip() in after
    assert after.splitlines()[found.line - 1].strip() == f'"{HOST}",'


@pytest.mark.parametrize("text", FILES)
def test_deleting_the_line_that_is_named_takes_it_back(text):
    write(text)
    found = allow(HOST)
    assert found.alone
    lines = user_file().read_text("utf-8").splitlines()
    del lines[found.line - 1]
    before = tomllib.loads(text).get("endpoint", {})
    after = tomllib.loads("\n".join(lines))["endpoint"]
    assert after == before | {"allowed_hosts": before.get("allowed_hosts", [])}


def test_a_host_that_is_allowed_already_is_not_written_twice():
    allow(HOST)
    before = user_file().read_bytes()
    allow(HOST)
    assert user_file().read_bytes() == before


def test_a_link_stays_a_link_and_its_file_keeps_its_rights(tmp_path):
    target = tmp_path / "dotfiles.toml"
    target.write_text("[endpoint]\n", "utf-8")
    target.chmod(0o640)
    user_file().parent.mkdir(parents=True)
    user_file().symlink_to(target)
    allow(HOST)
    assert user_file().is_symlink() and HOST in target.read_text("utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("[endpoint\n", SettingsError),
        ('endpoint = {model = "a"}\n', WriteError),
        ("endpoint = 5\n", WriteError),
        ('[endpoint]\nallowed_hosts = "a.cn"\n', WriteError),
    ],
)
def test_a_file_that_cannot_be_edited_safely_is_left_alone(text, error):
    write(text)
    with pytest.raises(error, match="没有改动"):
        allow(HOST)
    assert user_file().read_text("utf-8") == text


@pytest.mark.parametrize(
    "typed",
    [HOST, f"https://{HOST}/v1", f" {HOST} ", f"{HOST}:443", "API.DeepSeek.com.", f"http://{HOST}"],
)
def test_an_address_is_reduced_to_its_host(typed):
    assert outside_host(typed) == HOST


@pytest.mark.parametrize(
    "typed",
    [
        "127.0.0.1",
        "localhost",
        "http://10.0.0.8:8000/v1",
        "gpu-server",
        "gpu_server",
        "http://3090server:8000/v1",
        "llm.lan",
        "[fd00::1]",
    ],
)
def test_a_private_host_needs_no_permission(typed):
    assert outside_host(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "*", "*.example.com", ".example.com", "example..com", "a b.com", "a,b.com", "0x8.8.8.8",
        "134744072", "999.1.1.1", "http://", "https://user@example.com", "-a.com", "单位",
        "a.com\nb.com", 'a.com"', "a_b/c d",
    ],
)  # fmt: skip
def test_what_is_no_host_is_refused(typed):
    with pytest.raises(UsageError, match="不是主机名"):
        outside_host(typed)
    assert not user_file().exists()


def test_the_command_says_what_goes_out_and_how_to_take_it_back(capsys):
    assert cli.main(["allow", f"https://{HOST}/v1"]) == 0
    told = capsys.readouterr().out
    for words in (
        HOST,
        "会发出去的",
        "代号",
        "不发出去的",
        "数字",
        "第3行",
        "删去这一行",
        str(user_file()),
    ):
        assert words in told
    assert [found.host for found in permissions()] == [HOST]


def test_the_command_lists_what_is_allowed(capsys, monkeypatch):
    assert cli.main(["allow"]) == 0
    assert "没有许可任何外部服务" in capsys.readouterr().out
    write('[endpoint]\nallowed_hosts = ["a.cn", "b.cn"]\n')
    monkeypatch.setenv("SHUZHI_ALLOWED_HOSTS", "c.cn")
    assert cli.main(["allow"]) == 0
    told = capsys.readouterr().out
    assert "a.cn" in told and "删去这一行里的 b.cn" in told and "SHUZHI_ALLOWED_HOSTS" in told


def test_the_command_writes_nothing_for_a_private_host(capsys):
    assert cli.main(["allow", "10.0.0.8"]) == 0
    assert "不需要许可" in capsys.readouterr().out and not user_file().exists()


@pytest.mark.parametrize(
    "typed", ["ａｐｉ.test", "API。TEST", "ｈｔｔｐｓ：／／ａｐｉ.test／v1", "api.test:443"]
)
def test_a_host_is_kept_in_the_one_form_in_which_it_is_compared(typed, capsys):
    assert cli.main(["allow", typed]) == 0
    assert load_settings(None).endpoint.allowed_hosts == ("api.test",)
    assert '"api.test"' in user_file().read_text("utf-8")
