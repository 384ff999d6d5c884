"""Where text may go is decided by the host's name alone."""

import pytest

from drafting.endpoint.egress import host_of, is_private, normal_address, require_allowed
from drafting.errors import RefusedError, SettingsError
from schemas.settings import Endpoint

PRIVATE = [
    "http://127.0.0.1:8000/v1", "http://127.8.9.1/v1", "http://localhost:11434/v1", "http://[::1]:8000/v1",
    "http://10.1.2.3/v1", "http://172.16.0.9/v1", "http://192.168.1.20:8080/v1", "http://169.254.3.4/v1",
    "http://[fd00::1]/v1", "http://[fe80::1]/v1", "http://[::ffff:10.0.0.1]/v1", "http://llm/v1",
    "http://gpu-server:8000/v1", "http://llm.lan/v1", "http://nas.local/v1", "http://model.internal/v1",
    "http://LOCALHOST./v1", "http://gpu_server:8000/v1", "http://3090server/v1", "http://0xserver/v1", "http://4090-1/v1",
]  # fmt: skip
OUTSIDE = [
    "https://api.openai.com/v1", "https://api.deepseek.com", "https://dashscope.aliyuncs.com/compatible-mode/v1",
    "http://8.8.8.8/v1", "http://172.32.0.1/v1", "http://192.169.1.1/v1", "http://[2001:4860:4860::8888]/v1",
    "http://[::ffff:8.8.8.8]/v1", "http://134744072/v1", "http://0x08080808/v1", "http://0x/v1", "http://01002004010/v1", "http://0x8.0x8.8.8/v1",
    "http://127.0.0.1@example.com/v1", "http://127.0.0.1.example.com/v1", "http://localhost.example.com/v1",
    "http://10.0.0.1.nip.io/v1", "http://example.cn/v1.local",
]  # fmt: skip


@pytest.mark.parametrize("base_url", PRIVATE)
def test_this_machine_and_private_networks_are_allowed(base_url):
    require_allowed(Endpoint(base_url=base_url))


@pytest.mark.parametrize("base_url", OUTSIDE)
def test_an_outside_host_is_refused_until_it_is_allowed_by_name(base_url):
    host = host_of(base_url)
    assert not is_private(host)
    with pytest.raises(RefusedError, match="shuzhi allow") as caught:
        require_allowed(Endpoint(base_url=base_url))
    assert host in str(caught.value)
    require_allowed(Endpoint(base_url=base_url, allowed_hosts=(host.upper(),)))


def test_an_allowed_host_allows_neither_its_parent_nor_its_children():
    for other in ("https://deepseek.com", "https://x.api.deepseek.com"):
        with pytest.raises(RefusedError):
            require_allowed(Endpoint(base_url=other, allowed_hosts=("api.deepseek.com",)))


@pytest.mark.parametrize(
    "base_url",
    [
        "",
        "localhost:8000",
        "ftp://localhost",
        "http://",
        "file:///etc/passwd",
        "http://[::1",
        "http://a:b/v1",
    ],
)
def test_what_is_no_address_is_told_with_an_example(base_url):
    with pytest.raises(SettingsError, match="http://"):
        host_of(base_url)


@pytest.mark.parametrize(
    "base_url",
    [
        "https://ａｐｉ.test/v1",
        "https://api。test/v1",
        "https://API．TEST./v1",
        "https://api｡test:443/v1",
    ],
)
def test_a_host_has_one_name_however_it_was_typed(base_url):
    assert host_of(base_url) == "api.test"
    require_allowed(Endpoint(base_url=base_url, allowed_hosts=("ＡＰＩ。test",)))


def test_an_address_is_understood_whatever_keyboard_it_was_typed_on():
    typed = "ＨＴＴＰ：／／１２７。0.0.1：８０００／v1／中。文"
    assert normal_address(typed) == "http://127.0.0.1:8000/v1/中。文"
    for address in ("http://127.0.0.1:8000/v1", "api.test", ""):
        assert normal_address(address) == address
