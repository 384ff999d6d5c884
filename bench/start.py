"""Start-up: what a command costs before it does anything, against a bare interpreter and against langchain."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.checks import FACTS
from bench.row import Row

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
MEASURED = """
import os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ,
                       file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
_, _, usage = os.wait4(child, 0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""
"""Starts a command and tells what it took. Linux lets a new process begin with the memory of the one that starts it,
so that must be a small one, not the bench."""


def measure() -> Iterator[Row]:
    """Yield the rows; times are processor time of whole processes."""
    bare, _ = cost("-c", "pass")
    langchain, langchain_memory = cost("-c", "import langchain_openai")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "报告.txt"
        file.write_text("述职报告\n一、工作情况\n召开支委会12次。\n", "utf-8")
        help_, _ = cost("cli.py", "--help")
        check, check_memory = cost("cli.py", "check", str(file), "--facts", str(FACTS))
    yield Row("shuzhi --help", help_, bare, "python -c pass", 8)
    yield Row("shuzhi check", check, langchain, "import langchain_openai", 0.6)
    yield Row(
        "shuzhi check，内存", check_memory, langchain_memory, "import langchain_openai", 0.8, "MB"
    )


def cost(*arguments: str) -> tuple[float, float]:
    """Return the processor seconds of the cheapest of several runs, and the memory of the last in MB.

    The first run may compile modules, as the installation of a package does with those of the peers.
    """
    seconds = []
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    for _ in range(RUNS):
        command = [sys.executable, "-S", "-c", MEASURED, sys.executable, *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True
        )
        used, kilobytes = done.stdout.split()
        seconds.append(float(used))
    return min(seconds), int(kilobytes) / 1024
