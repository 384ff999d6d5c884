"""Keys: environment, then keyring, then a file that nobody else can read; and never in anything that is shown."""

import sys
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, PasswordDeleteError

from drafting.chain import Chain
from drafting.endpoint.keys import SERVICE
from drafting.endpoint.settings import load_settings
from drafting.files.settings_file import user_file
from tests.support import scripted_server as server
from tests.support.scripted_server import Exchange, ScriptedServer
from tests.support.shuzhi import FACTS, shuzhi

KEY = "sk-planted-7f3a9c2e"
HOST = "llm.lan"


class Memory(KeyringBackend):
    """A keyring that forgets everything with the test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        raise PasswordDeleteError


class Locked(Memory):
    def get_password(self, service, username):
        raise KeyringError(f"locked: {service} {username}")


@pytest.fixture
def use(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("SHUZHI_BASE_URL", f"http://{HOST}:8000/v1")
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


def in_file(key: str) -> None:
    user_file().parent.mkdir(parents=True, exist_ok=True)
    user_file().write_text(f'[endpoint]\napi_key = "{key}"\n', "utf-8")
    user_file().chmod(0o600)


def key() -> str:
    return load_settings(None).endpoint.api_key.get_secret_value()


def test_environment_before_keyring_before_file(use, monkeypatch):
    use(Memory())
    in_file("sk-file")
    assert key() == "sk-file"
    keyring.set_password(SERVICE, HOST, "sk-ring")
    assert key() == "sk-ring"
    monkeypatch.setenv("SHUZHI_API_KEY", "sk-environment")
    assert key() == "sk-environment"


def test_each_host_has_its_own_key(use, monkeypatch):
    use(Memory())
    keyring.set_password(SERVICE, HOST, "sk-ring")
    monkeypatch.setenv("SHUZHI_BASE_URL", "http://other.lan:8000/v1")
    assert key() == ""


def test_without_an_endpoint_the_keyring_is_not_asked(use, monkeypatch):
    use(Locked())
    monkeypatch.delenv("SHUZHI_BASE_URL")
    assert key() == ""


def test_a_keyring_that_is_locked_is_passed_over(use):
    use(Locked())
    in_file("sk-file")
    assert key() == "sk-file"


def test_without_the_library_there_is_no_keyring(use, monkeypatch):
    monkeypatch.setitem(
        sys.modules, "keyring", None
    )  # what an import finds where it is not installed
    in_file("sk-file")
    assert key() == "sk-file"


def repeats_the_key(exchange: Exchange) -> None:
    """Answer as some servers do, with the key that they were given."""
    told = exchange.headers["authorization"]
    exchange.send_json(401, {"error": {"message": f"Incorrect API key: {told}", "code": told}})


@pytest.mark.parametrize(
    ("where", "behaviour"),
    [
        ("file", server.good),
        ("environment", repeats_the_key),
        ("environment", server.status(503, f"<html>{KEY}", retry_after="0")),
    ],
    ids=["good", "repeated", "web page"],
)
def test_a_key_stands_in_nothing_that_is_shown_or_kept(tmp_path: Path, where, behaviour):
    folder = tmp_path / "述职"
    folder.mkdir()
    kept = tmp_path / "config" / "shuzhi" / "settings.toml"
    variables = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "SHUZHI_TRACEBACK": "1"}
    if where == "file":
        kept.parent.mkdir(parents=True)
        kept.write_text(f'[endpoint]\napi_key = "{KEY}"\n', "utf-8")
        kept.chmod(0o600)
    else:
        variables["SHUZHI_API_KEY"] = KEY
    with ScriptedServer(behaviour) as endpoint:
        variables |= endpoint.environment()
        arguments = ("draft", FACTS, "-o", "a.docx", "--debug-log", "debug.txt")
        run = shuzhi(*arguments, cwd=folder, **variables)
        assert KEY not in run.out + run.err
        assert endpoint.exchanges[0].headers["authorization"] == f"Bearer {KEY}"
    for file in folder.rglob("*"):
        if file.is_file():
            assert KEY.encode() not in file.read_bytes(), file


def test_a_key_stands_in_no_repr_and_no_traceback():
    with ScriptedServer(server.good) as scripted:
        endpoint = scripted.endpoint(api_key=KEY)
        chain = Chain(endpoint)
        shown = [repr(value) for value in (endpoint, chain, *vars(chain).values())]
    assert KEY not in "".join(shown)
