"""What holds for every test: nothing is reached beyond this machine, and no setting of the user's is read."""

import ipaddress
import os
import sys

import pytest
from hypothesis import settings

from drafting.endpoint.settings import PREFIX


class ReachedOutsideError(AssertionError):
    """A test tried to look up or to reach another machine."""


def _is_here(host: object) -> bool:
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        text = host.decode() if isinstance(host, bytes) else str(host)
        return ipaddress.ip_address(text.split("%")[0]).is_loopback
    except ValueError:
        return False


def _guard(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]  # a tuple for IP; a path for AF_UNIX, which asyncio needs
        outside = isinstance(address, tuple) and not _is_here(address[0])
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        outside = not _is_here(arguments[0])
    else:
        return
    if outside:
        raise ReachedOutsideError(
            f"{event} {arguments[1:] if 'connect' in event else arguments[0]}"
        )


sys.addaudithook(_guard)


@pytest.fixture(autouse=True)
def _no_settings_of_the_user(monkeypatch, tmp_path_factory):
    for name in list(os.environ):
        if name.startswith(PREFIX):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "no-config"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


# Here every run looks elsewhere; under CI the same cases are tried each time, so that it judges only the change.
settings.register_profile(
    "shared machines", deadline=None, derandomize=os.environ.get("CI") == "true"
)
settings.load_profile("shared machines")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Under CI a skipped test has failed: everything that it needs is installed there."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped under CI: {report.longrepr}"
    return report
