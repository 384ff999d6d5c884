"""Whole commands over a mutated file: processes as a secretary starts them, under a limit on their memory."""

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from torture.mutations.judge import MEGABYTES, unseen

ROOT = Path(__file__).parents[2]
ADDRESS_SPACE = 1_000_000_000
"""Bytes, of which a command that does nothing maps a third."""
SECONDS = 4.0
"""Of processor time: two for the file, and what the command itself takes."""
PATIENCE = 120
COMMANDS = (
    ("take", "{file}"),
    ("check", "{file}", "--facts", "要点.md", "--json"),
    ("draft", "要点.md", "--reference", "{file}", "--engine", "offline", "--fresh", "--yes"),
    ("rectify", "--reference", "{file}"),
    ("diff", "{file}", "去年.docx"),
    ("diff", "去年.docx", "{file}", "--docx", "修订.docx"),
    ("figures", "{file}"),
    ("export", "--unchecked"),
)
"""The last one has the file as the template in its folder."""


def command_faults(number: int, file: Path, folder: Path) -> Iterator[str]:
    """Yield what is wrong with the way in which a command takes a file; ``number`` says which command."""
    words = [word.format(file=file) for word in COMMANDS[number % len(COMMANDS)]]
    if words[0] == "export":
        shutil.copy(file, folder / "模板.docx")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SHUZHI_")}
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "cli.py"), *words], cwd=folder, stdin=subprocess.DEVNULL, stdout=output,
            stderr=output, env=kept | {"XDG_CONFIG_HOME": str(folder / ".config")},
        )  # fmt: skip
        _limit(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = code = os.waitstatus_to_exitcode(status)
        output.seek(0)
        told = output.read().decode("utf-8", "replace")
    seconds, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    if code not in (0, 1, 2, 3, 5):
        yield f"{words[0]} ends with {code}: {told[-300:]!r}"
    elif "Traceback" in told or "程序自身出错" in told:
        yield f"{words[0]}: {told[-300:]!r}"
    elif code == 3 and file.name not in told and "模板" not in told:
        yield f"{words[0]}: the message does not name the file: {told[-300:]!r}"
    if signs := unseen(re.sub(r"\x1b\[[0-9;]*m", "", told)):
        yield f"{words[0]} prints {signs[0]!r}"
    if seconds > SECONDS:
        yield f"{words[0]}: {seconds:.1f} s of processor time"
    if megabytes > MEGABYTES:
        yield f"{words[0]}: {megabytes:.0f} MB of memory"


def _limit(process: int) -> None:
    with suppress(ProcessLookupError):  # it has ended already
        resource.prlimit(process, resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
        resource.prlimit(process, resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
