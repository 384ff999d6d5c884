"""The client that speaks to an endpoint: a proxy that it cannot use is told in Chinese."""

import pytest

from drafting.endpoint.http import client_for
from drafting.errors import SettingsError
from schemas.settings import Endpoint


@pytest.mark.parametrize(
    "proxy",
    ["socks5://127.0.0.1:9", "http://127.0.0.1:端口", "http://127.0.0.1:99999", "http://[::1", "http://",
     "127.0.0.1:80", "ftp://127.0.0.1"],
)  # fmt: skip
def test_a_proxy_that_cannot_be_used_is_told(proxy):
    with pytest.raises(SettingsError, match=r"代理（proxy）不能用：请写 http://主机:端口"):
        client_for(Endpoint(base_url="http://127.0.0.1:9/v1", proxy=proxy))


def test_a_proxy_of_the_system_that_cannot_be_used_is_told(monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    with pytest.raises(SettingsError, match=r"ALL_PROXY.*不支持 socks"):
        client_for(Endpoint(base_url="http://127.0.0.1:9/v1", proxy="system"))
