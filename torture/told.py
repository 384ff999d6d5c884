"""What a person is told by a command that could not do its work."""

import re
from collections.abc import Iterator
from pathlib import Path

from torture.command_server import Run

REASONS = ("磁盘已满", "磁盘读写出错", "没有权限", "没有写入权限", "打不开")
_KNOWN = re.compile(r"shuzhi|Word|--[a-z-]+|\.docx\b")
"""What a message may have that is no Chinese: the command and its options, what the file is opened with."""
_LATIN = re.compile(r"[A-Za-z]{2,}")
WRITE_ERROR, LAST_CODE = 3, 6


def unclear(run: Run, folder: Path) -> Iterator[str]:
    """Yield what is wrong with how a failure is told: the exit code, the language, the reason."""
    if run.code != WRITE_ERROR:
        yield f"exit code {run.code}, not {WRITE_ERROR}"
    without_paths = re.sub(re.escape(str(folder)) + r"[^\s：，。]*", "", run.err)
    if _LATIN.search(_KNOWN.sub("", without_paths)):
        yield f"not told in plain Chinese: {run.err.strip()}"
    if not any(reason in run.err for reason in REASONS):
        yield f"no reason is told: {run.err.strip()}"
    if re.search(r"\.\w{8}\.tmp", run.err):
        yield f"tells of a file that nobody knows: {run.err.strip()}"


def broke(run: Run) -> bool:
    """Whether a command ended by a fault of its own, or not at all."""
    return run.code < 0 or run.code > LAST_CODE or "Traceback" in run.err
