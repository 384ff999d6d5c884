"""Settings: the environment, over the workspace's file, over the user's own.

``SHUZHI_BASE_URL``, ``SHUZHI_MODEL``, ``SHUZHI_API_KEY`` and so on for every field of Endpoint;
``.shuzhi/settings.toml`` in the workspace; ``~/.config/shuzhi/settings.toml``. All problems are told at once.
A key comes from the environment, else from the system's keyring, else from the user's file, which nobody else may
be able to read. A workspace may come from somebody else: it names no address, no key, nobody to be believed.
"""

import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import SecretStr, ValidationError

from drafting.endpoint.egress import host_of, normal_address
from drafting.endpoint.keys import keyring_key
from drafting.endpoint.profiles import KINDS
from drafting.errors import Problem, SettingsError
from drafting.files.settings_file import settings_files, table_of, user_file
from schemas.settings import Endpoint, Settings

PREFIX = "SHUZHI_"
EXPECTED = {
    "base_url": "应为服务地址，例如 http://127.0.0.1:11434/v1",
    "model": "应为模型名，用引号括起来",
    "api_key": "应为密钥，用引号括起来",
    "deadline_seconds": "应为大于 0、不超过 3600 的秒数",
    "max_tokens": "应为不小于 256 的整数",
    "temperature": "应为 0 到 2 之间的数",
    "allowed_hosts": '应为主机名的列表，例如 ["api.example.com"]',
    "profile": f"应为服务的种类：{'、'.join(KINDS)}",
    "context": "应为 0 或更大的整数：模型一次能读写的长度（token 数）",
    "ca_file": "应为证书文件的路径，用引号括起来",
    "proxy": "应为空、system，或 http://主机:端口",
}
KEYS = tuple(EXPECTED)
OWN_ONLY = ("base_url", "api_key", "allowed_hosts", "ca_file", "proxy")
"""What decides where text and key go, or who is believed: never a report's folder, which others may have made."""


def load_settings(folder: Path | None) -> Settings:
    """Return the settings for a workspace folder, or without one; SettingsError lists every problem."""
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for source in [*settings_files(folder), None]:
        found = table_of(source, "endpoint", problems, KEYS) if source else _environment()
        if source and source != user_file():
            problems += _not_for_a_folder(source, [key for key in OWN_ONLY if key in found])
            found = {key: value for key, value in found.items() if key not in OWN_ONLY}
        if isinstance(address := found.get("base_url"), str):
            found["base_url"] = normal_address(address)
        problems += _problems(source, found)
        values |= found
    if problems:
        raise SettingsError(f"设置有 {len(problems)} 个问题，请逐项改正", problems)
    endpoint = Endpoint.model_validate(values)
    return Settings(endpoint=_with_keyring(endpoint))


def _not_for_a_folder(source: Path, keys: Sequence[str]) -> Iterator[Problem]:
    """Yield one problem for all the settings that a report's folder may not make."""
    if keys:
        variables = "、".join(f"{PREFIX}{key.upper()}" for key in keys)
        advice = f"材料和密钥发到哪里由您自己定：请写到 {user_file()}，或用环境变量 {variables}"
        yield Problem(str(source), "", "、".join(keys), "不能写在报告文件夹里", advice)


def _with_keyring(endpoint: Endpoint) -> Endpoint:
    """Return the endpoint with the key that the system keeps for its host, unless the environment gives one."""
    if not endpoint.base_url or os.environ.get(f"{PREFIX}API_KEY", "").strip():
        return endpoint
    key = keyring_key(host_of(endpoint.base_url))
    return endpoint.model_copy(update={"api_key": SecretStr(key)}) if key else endpoint


def _environment() -> dict[str, Any]:
    """Return what the environment sets; an empty variable sets nothing."""
    given: dict[str, Any] = {
        name: value
        for name in EXPECTED
        if (value := os.environ.get(f"{PREFIX}{name.upper()}", "").strip())
    }
    if "allowed_hosts" in given:
        given["allowed_hosts"] = given["allowed_hosts"].replace(",", " ").split()
    return given


def _problems(source: Path | None, values: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with the settings of one source; None is the environment."""
    file = str(source) if source else "环境变量"
    for key in values.keys() - EXPECTED.keys():
        close = get_close_matches(key, EXPECTED, n=1)
        advice = f"是否想写 {close[0]}？" if close else f"可用的设置：{'、'.join(EXPECTED)}"
        yield Problem(file, "", key, "不是可用的设置", advice)
    try:
        Endpoint.model_validate({key: values[key] for key in values.keys() & EXPECTED.keys()})
    except ValidationError as error:
        for key in sorted({str(fault["loc"][0]) for fault in error.errors()}):
            shown = key if source else f"{PREFIX}{key.upper()}"
            yield Problem(file, "", shown, "的值不对", EXPECTED[key])
    profile = values.get("profile", "")
    if isinstance(profile, str) and profile not in ("", *KINDS):
        shown = "profile" if source else f"{PREFIX}PROFILE"
        yield Problem(file, "", shown, "没有这一种", EXPECTED["profile"])
    yield from _address_problems(file, values.get("base_url"))
    if not re.fullmatch(r"[!-~]*", str(values.get("api_key", ""))):
        shown = "api_key" if source else f"{PREFIX}API_KEY"
        yield Problem(file, "", shown, "里有空格、汉字或全角字符", "请从服务方的网页重新复制")
    if source and values.get("api_key") and _others_can_read(source):
        advice = f"请运行 chmod 600 {source}"
        yield Problem(file, "", "api_key", "写在别人也能读的文件里", advice)


def _others_can_read(path: Path) -> bool:
    return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def _address_problems(file: str, base_url: object) -> Iterator[Problem]:
    if not base_url or not isinstance(base_url, str):
        return
    try:
        host_of(base_url)
    except SettingsError:
        yield Problem(file, "", "base_url", "不是服务地址", EXPECTED["base_url"])
    if base_url.rstrip("/").endswith("/chat/completions"):
        advice = "请去掉末尾的 /chat/completions"
        yield Problem(file, "", "base_url", "写成了接口的地址", advice)
