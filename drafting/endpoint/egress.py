"""Where text may go: this machine and private networks, an outside host only when the user has allowed it."""

import ipaddress
import re
import unicodedata
from urllib.parse import urlsplit

from drafting.errors import RefusedError, SettingsError
from drafting.text.characters import without_invisible
from schemas.settings import Endpoint

# Names that public DNS cannot know: RFC 6761, RFC 6762, RFC 8375, ICANN 2024 (.internal), and .lan by custom.
PRIVATE_SUFFIXES = (".localhost", ".local", ".home.arpa", ".internal", ".lan")
_ADDRESS = re.compile(r"\d+|0x[0-9a-f]*")  # 134744072 and 0x08080808 are 8.8.8.8 in disguise
_NAME = re.compile(r"[a-z0-9_][a-z0-9_-]*")


def host_of(base_url: str) -> str:
    """Return the host of an endpoint's address; raises SettingsError when it is no http address."""
    try:
        parts = urlsplit(base_url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = None, None
    if parts is None or not host or parts.scheme not in ("http", "https"):
        raise SettingsError(
            "服务地址（base_url）不对：应以 http:// 或 https:// 开头，例如 http://127.0.0.1:11434/v1"
        )
    return normal_host(host)


def normal_address(base_url: str) -> str:
    """Return an address as a browser would understand it, whatever keyboard it was typed on (ｈｔｔｐ：／／ａｐｉ。test)."""
    scheme, sign, rest = unicodedata.normalize(
        "NFKC", without_invisible(base_url).strip()
    ).partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}{sign}{host.replace('。', '.')}{slash}{path}"


def normal_host(name: str) -> str:
    """Return a host's name in the one form in which names are compared and kept, however it was typed (ａｐｉ。test)."""
    return unicodedata.normalize("NFKC", name).replace("。", ".").lower().rstrip(".")


def is_private(host: str) -> bool:
    """Whether a host is this machine or in a private network, judged by its name alone: nothing is looked up."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        is_name = _NAME.fullmatch(host) and not _ADDRESS.fullmatch(host)
        return bool(is_name) or host.endswith(PRIVATE_SUFFIXES)
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_private


def internal_warning(name: str, host: str) -> str:
    """Return what is told before a file that is marked 内部 goes to an outside host."""
    return f"注意：{name} 标有“内部”字样，其中的内容将发往外部服务 {host}"


def require_allowed(endpoint: Endpoint) -> None:
    """Raise RefusedError when the endpoint is an outside host that the user has not allowed by name."""
    host = host_of(endpoint.base_url)
    if is_private(host) or host in set(map(normal_host, endpoint.allowed_hosts)):
        return
    raise RefusedError(
        f"{host} 是外部服务，材料没有发出。确认可以把材料发给它，请运行：shuzhi allow {host}"
    )
