"""Old Word and WPS files and RTF → .docx, by LibreOffice where it is there.

LibreOffice runs for itself: a folder and a profile of its own that are gone afterwards, no macros, nothing fetched
that a file refers to, a limit of time and of memory.
"""

import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from drafting.docx.package import SAVE_AGAIN, WITHOUT_MACROS
from drafting.errors import DocumentError, Problem

SECONDS = 60
MEMORY = (
    3_000_000_000  # bytes of address space; LibreOffice takes half of it before it reads anything
)
MAX_BYTES = 20_000_000
MAX_GROUPS = 300_000  # of an RTF; those of a report are some thousands
MAX_DEPTH = 500  # in one another; those of Word have some ten
OLE, RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_FILTERS = {"doc": "MS Word 97", "rtf": "Rich Text Format"}
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""What LibreOffice must not do: run macros, follow links, reach the network."""


def is_convertible(data: bytes) -> bool:
    """Whether a file is one that LibreOffice may be asked to convert: of Word before .docx, of WPS, or RTF."""
    return data.startswith((OLE, RTF))


def converted(data: bytes, name: str) -> bytes:
    """Return the file as .docx; ``name`` is its name for messages.

    Raises DocumentError where there is no LibreOffice, and for a file with a password, with macros, damaged, or too
    much for it.
    """
    kind = "rtf" if data.startswith(RTF) else "doc"
    if message := _danger(data, kind):
        raise _error(name, *message)
    office = _office()
    if office is None:
        what = "RTF 文档" if kind == "rtf" else "旧版 Word 或 WPS 文档"
        raise _error(
            name, f"不能直接读取{what}", SAVE_AGAIN + "；装了 LibreOffice 的电脑可以直接读取"
        )
    with tempfile.TemporaryDirectory(prefix="shuzhi-") as folder:
        return _run(office, data, kind, Path(folder), name)


def _danger(data: bytes, kind: str) -> tuple[str, str] | None:
    """Return what makes a file unfit to be given to LibreOffice, as message and advice; None for a good one."""
    if len(data) > MAX_BYTES:
        return f"文件超过 {MAX_BYTES // 1_000_000} MB", "请确认没有选错文件"
    if kind == "rtf":
        is_deep = data.count(b"{") > MAX_GROUPS or _depth(data) > MAX_DEPTH
        return ("内容过多或嵌套过深，疑似炸弹文件", SAVE_AGAIN) if is_deep else None
    if _utf16("EncryptedPackage") in data or _is_encrypted(data):
        return "文件设有打开密码", "请在 Word 或 WPS 中取消密码后再试"
    if _utf16("_VBA_PROJECT") in data:
        return "文件带有宏，不安全", WITHOUT_MACROS
    if _utf16("WordDocument") not in data or len(data) < 3 * 512:
        return "文件已损坏，或不是 Word 文档", SAVE_AGAIN
    return None


def _depth(data: bytes) -> int:
    """Return how many groups of an RTF stand in one another."""
    depth = deepest = 0
    for sign in data.translate(None, bytes(set(range(256)) - set(b"{}"))):
        depth += 1 if sign == ord("{") else -1
        deepest = max(deepest, depth)
    return deepest


def _is_encrypted(data: bytes) -> bool:
    """Whether the file information block of a Word 97 document says that the text is encrypted."""
    at = data.find(b"\xec\xa5")
    while at >= 0:
        if at % 64 == 0 and at + 12 <= len(data):
            return bool(struct.unpack_from("<H", data, at + 10)[0] & 0x0100)
        at = data.find(b"\xec\xa5", at + 1)
    return False


def _run(office: str, data: bytes, kind: str, folder: Path, name: str) -> bytes:
    source, out = folder / f"in.{kind}", folder / "out"
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_settings(), "utf-8")
    source.write_bytes(data)
    command = [
        office, f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--norestore", "--nologo",
        f"--infilter={_FILTERS[kind]}", "--convert-to", "docx", "--outdir", str(out), str(source),
    ]  # fmt: skip
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _limit(process.pid)
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise _error(name, f"LibreOffice 转换了 {SECONDS} 秒还没有完成", SAVE_AGAIN) from None
    finally:
        _end(process)
    result = out / "in.docx"
    if not result.is_file() or not result.stat().st_size:
        raise _error(name, "LibreOffice 打不开这个文件，可能已损坏或设有密码", SAVE_AGAIN)
    return result.read_bytes()


def _limit(pid: int) -> None:
    """Limit what the program and whatever it starts may take."""
    if sys.platform == "linux":
        import resource

        with suppress(ProcessLookupError):  # it has ended already
            resource.prlimit(pid, resource.RLIMIT_AS, (MEMORY, MEMORY))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and whatever it has started."""
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _environment(folder: Path) -> Mapping[str, str]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if key in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
    }
    return {**kept, "HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}


def _settings() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )


def _office() -> str | None:
    """Return where LibreOffice is, or None."""
    known = shutil.which("soffice") or shutil.which("libreoffice")
    return known or next((place for place in _PLACES if Path(place).is_file()), None)


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _error(name: str, message: str, suggestion: str) -> DocumentError:
    return DocumentError("文件无法读取", [Problem(name, "", "", message, suggestion)])
