"""A .docx onto the disk: proven by reading it back, never over a file that somebody has open."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from drafting.docx.reader import read_docx
from drafting.errors import DocumentError, WriteError
from drafting.files import write_atomically
from drafting.text.characters import printable


def save(path: Path, data: bytes, text: str) -> Path:
    """Write the file and return where it stands: ``path``, or beside it when that is open in Word or WPS.

    ``text`` is what must be read back from the written bytes before they replace an older file (blank lines
    aside). Raises WriteError when that fails or nothing can be written; the older file is then untouched.
    """

    def verify(written: bytes) -> None:
        _verify(written, text, path.name)

    for target in _free_targets(path):
        try:
            write_atomically(target, data, verify)
        except WriteError as fault:
            if _is_held(fault.__cause__) and target.exists():
                continue
            raise
        return target
    raise AssertionError("count() does not end")


def _verify(written: bytes, text: str, name: str) -> None:
    try:
        found = read_docx(written, name)
    except DocumentError as fault:
        raise WriteError(f"{name} 写出后读不回来，原文件没有改动：{fault}") from fault
    if found.splitlines() != [line.strip() for line in printable(text).split("\n") if line.strip()]:
        raise WriteError(
            f"{name} 写出后读回的文字与报告不一致，原文件没有改动。请再导出一次，仍不行请反馈"
        )


def _is_held(fault: BaseException | None) -> bool:
    """Whether a file could not be replaced because it is open, which Windows forbids; nothing else names two files."""
    return isinstance(fault, PermissionError) and fault.filename2 is not None


def _free_targets(path: Path) -> Iterator[Path]:
    """Yield the path, then 述职报告-2.docx, -3 …: those that exist or are open are left alone."""
    if not is_open(path):
        yield path
    for number in count(2):
        other = path.with_stem(f"{path.stem}-{number}")
        if not other.exists() and not is_open(other):
            yield other


def is_open(path: Path) -> bool:
    """Whether an office program has left its mark beside the file that it is being edited."""
    stem, name = path.stem, path.name
    # Word puts ~$ before the name; in a longer one it takes the place of the first one or two characters
    hidden = 0 if len(stem) < 7 else 1 if len(stem) == 7 else 2
    marks = (f"~${name[hidden:]}", f"~${name}", f".~{name}", f".~lock.{name}#")
    return any(path.with_name(mark).exists() for mark in marks)
