"""Bytes of the user's files: text in any usual encoding in, whole files out."""

import codecs
import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from drafting.errors import InputError, Problem, WriteError
from drafting.files.markings import refuse_marked

MAX_TEXT_BYTES = 5_000_000  # a report has 12 KB; anything near this is not one

MAGIC = {
    b"PK\x03\x04": "Word 或 Excel 文件（压缩包）",
    b"\xd0\xcf\x11\xe0": "旧版 Word 或 Excel 文件",
    b"%PDF": "PDF 文件",
    b"{\\rtf": "RTF 文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
}


_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EIO: "磁盘读写出错",
    errno.EBUSY: "被别的程序占用",
    errno.ENOENT: "所在的文件夹不存在",
    errno.EISDIR: "这是一个文件夹",
    errno.EEXIST: "同名的文件已经存在",
    errno.ENOTDIR: "路径中间有一段是文件，不是文件夹",
    errno.ENAMETOOLONG: "文件名太长",
}


def reason(fault: OSError) -> str:
    """Return in Chinese why the system could not do something."""
    return _REASONS.get(fault.errno or 0, f"系统错误 {fault.errno}")


def read_bytes(path: Path, error: type[InputError], limit: int) -> bytes:
    """Return the file's bytes; raises ``error`` with the reason when it is missing, too large or unreadable."""
    try:
        if path.is_dir():
            raise _failure(error, path, "这是一个文件夹", "请给出其中的文件")
        if path.stat().st_size > limit:
            raise _failure(error, path, f"文件超过 {limit // 1_000_000} MB", "请确认没有选错文件")
        return path.read_bytes()
    except FileNotFoundError:
        raise _failure(error, path, "找不到这个文件", "请检查文件名和所在文件夹") from None
    except PermissionError:
        raise _failure(error, path, "没有读取权限", "请关闭占用它的程序，或换一个位置") from None
    except OSError as fault:
        raise _failure(error, path, f"读取失败：{reason(fault)}", "请换一个位置再试") from None


def read_text(path: Path, error: type[InputError]) -> str:
    """Return a text file's content with LF line ends and without BOM.

    UTF-8, UTF-16 with BOM and GB 18030 (which contains GBK) are understood. Raises ``error`` for other kinds
    of file and for bytes that are none of these, RefusedError for a text that bears a classified marking.
    """
    return text_in(read_bytes(path, error, MAX_TEXT_BYTES), path, error)


def text_in(data: bytes, path: Path, error: type[InputError]) -> str:
    """Return the content of a text file from its bytes; errors as above."""
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            raise _failure(error, path, f"这是{kind}，不是文本", "请检查文件的扩展名")
    text = _decode(data)
    if text is None or "\0" in text:
        raise _failure(error, path, "这不是文本文件，或编码无法识别", "请另存为 UTF-8 编码的文本")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refuse_marked(text, path.name)
    return text


def encoding_of(data: bytes) -> str | None:
    """Return the encoding of a text, whose mark for the order of bytes is then its first character; None for no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = (
            "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be",
        )
    else:
        encodings = ("utf-8", "gb18030")
    for encoding in encodings:
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return None


def _decode(data: bytes) -> str | None:
    encoding = encoding_of(data)
    return data.decode(encoding).removeprefix("\ufeff") if encoding else None


def _failure(error: type[InputError], path: Path, message: str, suggestion: str) -> InputError:
    return error("文件无法使用", [Problem(path.name or str(path), "", "", message, suggestion)])


def write_atomically(
    path: Path, data: bytes, verify: Callable[[bytes], None] | None = None
) -> None:
    """Write the whole file or nothing: same folder, fsync, replace.

    ``verify`` gets the bytes as they are read back from the disk, before they replace anything; what it raises
    stops that. Raises WriteError when the file cannot be written; what was there before is then untouched.
    """
    with prepared(path, data, verify) as put:
        put()


@contextmanager
def prepared(
    path: Path, data: bytes, verify: Callable[[bytes], None] | None = None
) -> Iterator[Callable[[], None]]:
    """Have the whole file on the disk, beside its place; what is given puts it there, which needs no more room.

    Both raise what ``write_atomically`` raises. A file that was not put there is gone at the end.
    """
    path = path.resolve()  # a link stays a link
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with _told(path):
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if verify:
                verify(temporary.read_bytes())
        yield partial(_put, temporary, path)
    finally:
        with suppress(OSError):  # what failed before is what is told
            temporary.unlink(missing_ok=True)


def _put(temporary: Path, path: Path) -> None:
    with _told(path):
        temporary.chmod(_mode_for(path))
        temporary.replace(path)
    with suppress(OSError):  # some network folders cannot; the file is there all the same
        _sync_folder(path.parent)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell what the system could not do as a WriteError."""
    try:
        yield
    except OSError as fault:
        raise WriteError(
            f"无法写入 {path}（{reason(fault)}），原文件没有改动。请检查磁盘空间和权限，或换一个位置"
        ) from fault


def _mode_for(path: Path) -> int:
    """Return the rights of the file that is replaced, or those that a new file of this user gets."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # elsewhere a folder cannot be opened for this
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
