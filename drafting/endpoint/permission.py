"""Allowing an outside host: one line more in the user's own settings file, and nothing lost that stood there.

The file is edited as text, so that comments and order stay, and read again before it replaces the old one: it must
say what it said before and the host, or nothing is written.
"""

import ipaddress
import os
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafting.endpoint.egress import host_of, is_private, normal_address
from drafting.endpoint.settings import PREFIX
from drafting.errors import SettingsError, UsageError, WriteError
from drafting.files import read_text, write_atomically
from drafting.files.settings_file import toml_line, user_file

_LABEL = r"(?!-)[^\W_](?:[\w-]{0,61}[^\W_])?"  # RFC 1123, and the letters of RFC 5890
_HOST = re.compile(rf"(?:{_LABEL}\.)+(?!\d){_LABEL}")  # 8.8.8.8 and 0x8.8.8.8 are addresses
_LIST = re.compile(r"allowed_hosts[ \t]*=[ \t]*\[")
_TABLE = re.compile(r"^[ \t]*\[[ \t]*endpoint[ \t]*\][^\n]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Permission:
    """A host that is allowed, and the line of the file (from 1) that says so."""

    host: str
    file: Path
    line: int
    alone: bool
    """Whether nothing else stands on that line."""


def outside_host(text: str) -> str | None:
    """Return the host of a name or an address that a user typed; None where it needs no permission.

    Raises UsageError for what is no host.
    """
    typed = normal_address(text)
    try:
        host = host_of(typed if "://" in typed else f"http://{typed}")
    except SettingsError:
        host = ""
    is_name = _HOST.fullmatch(host) or ("." not in host and is_private(host))
    if "@" in typed or len(typed.split()) != 1 or not (is_name or _is_address(host)):
        raise UsageError(
            f"“{text}”不是主机名。请写服务的主机名或地址，例如 api.deepseek.com，一次一个"
        )
    return None if is_private(host) else host


def allowed_lines(found: Permission) -> Iterator[str]:
    """Yield what the user is told of a host that is allowed from now on."""
    yield f"已许可：请模型来写时，可以使用外部服务 {found.host}。"
    yield "会发出去的：要点里各件事项的文字（姓名、单位名称换成代号），去年报告和范文的写法特征。“三会一课”“三个方面”“每季度一次”一类汉字的固定说法和序数照原样。"
    yield "不发出去的：数字、日期、电话、证件号码、邮箱和编号（都换成代号），去年报告和范文的原文（加 --send-reference 才发，也隐去名称和数字）。"
    yield "旁边没有职务、称呼的姓名可能认不出来，会随文字发出，而且收不回来：请先看一遍要点，涉密、内部的事项不要写进去。"
    yield _how_to_take_back(found)
    yield from _overruled()


def permission_lines(found: Sequence[Permission]) -> Iterator[str]:
    """Yield which outside hosts are allowed, and how to take that back."""
    if not found:
        yield "没有许可任何外部服务，材料只能发给本机和内网的服务。许可一个：shuzhi allow 主机名"
    for permission in found:
        yield f"{permission.host}：{_how_to_take_back(permission)}"
    yield from _overruled()


def _how_to_take_back(found: Permission) -> str:
    what = "删去这一行" if found.alone else f"删去这一行里的 {found.host}、它的引号和后面的逗号"
    return f"写在 {found.file} 第{found.line}行；要收回，{what}。"


def _overruled() -> Iterator[str]:
    """Yield that the environment has the last word, where it has one."""
    name = f"{PREFIX}ALLOWED_HOSTS"
    if hosts := os.environ.get(name, "").strip():
        yield f"注意：环境变量 {name} 设成了 {hosts}，现在以它为准。"


def permissions() -> tuple[Permission, ...]:
    """Return the hosts that the user's own file allows; raises SettingsError where it cannot be read."""
    file = user_file()
    text = _content(file)
    return tuple(_permission(host, file, text) for host in _hosts(_parsed(text, file)))


def allow(host: str) -> Permission:
    """Write the host into the user's own settings file, unless it stands there, and return where.

    Raises SettingsError where the file is no TOML, WriteError where it cannot be written or its shape is so unusual
    that the host must be added by hand.
    """
    file = user_file()
    text = _content(file)
    before = _parsed(text, file)
    if host not in _hosts(before):
        new = next((new for new in _edited(text, host) if _says(new, before, host)), None)
        if new is None:
            raise WriteError(
                f'{file} 的写法特殊，没有改动。请自己在 [endpoint] 下的 allowed_hosts 里加上 "{host}"'
            )
        is_new = not file.exists()
        if is_new:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(file, new.encode())
        if is_new:
            file.chmod(0o600)  # a key may be added to it one day
    return next(found for found in permissions() if found.host == host)


def _permission(host: str, file: Path, text: str) -> Permission:
    quoted = (f'"{host}"', f"'{host}'")
    lines = enumerate(text.split("\n"), 1)
    number, line = next(
        (
            (number, line)
            for number, line in lines
            if any(form in line.partition("#")[0] for form in quoted)
        ),
        (1, ""),
    )
    return Permission(host, file, number, line.strip().rstrip(",") in quoted)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _content(file: Path) -> str:
    return read_text(file, SettingsError) if file.exists() else ""


def _parsed(text: str, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"{file} 的格式不对（{toml_line(error)}），没有改动。请先改正它，或把它改名后再试"
        ) from None


def _hosts(content: dict[str, Any]) -> list[str]:
    """Return the hosts of parsed settings; whatever else stands there is none."""
    table = content.get("endpoint")
    hosts = table.get("allowed_hosts") if isinstance(table, dict) else None
    return [host for host in hosts if isinstance(host, str)] if isinstance(hosts, list) else []


def _says(text: str, before: dict[str, Any], host: str) -> bool:
    """Whether a new text says what the old one said, and the host besides."""
    try:
        after = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    hosts = [host, *_hosts(before)]
    table = before.get("endpoint", {})
    return isinstance(table, dict) and after == {
        **before,
        "endpoint": {**table, "allowed_hosts": hosts},
    }


def _edited(text: str, host: str) -> Iterator[str]:
    """Yield the text with the host on a line of its own, wherever its place may be."""
    for found in _LIST.finditer(text):
        rest = text[found.end() :].lstrip(" \t")
        rest = rest[1:] if rest.startswith("\n") else "  " + rest
        yield f'{text[: found.end()]}\n  "{host}",\n{rest}'
    entry = f'allowed_hosts = [\n  "{host}",\n]\n'
    for found in _TABLE.finditer(text):
        rest = text[found.end() :].removeprefix("\n")
        yield f"{text[: found.end()]}\n{entry}{rest}"
    above = text.rstrip("\n") + "\n\n" if text.strip() else ""
    yield f"{above}[endpoint]\n{entry}"
