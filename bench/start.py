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


def measure() -> Iterator[Row]:
    """Yield the rows; times are processor time of whole processes."""
    bare, _ = _cost("-c", "pass")
    langchain, langchain_memory = _cost("-c", "import langchain_openai")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "报告.txt"
        file.write_text("述职报告\n一、工作情况\n召开支委会12次。\n", "utf-8")
        help_, _ = _cost("cli.py", "--help")
        check, check_memory = _cost("cli.py", "check", str(file), "--facts", str(FACTS))
    yield Row("shuzhi --help", help_, bare, "python -c pass", 8)
    yield Row("shuzhi check", check, langchain, "import langchain_openai", 0.6)
    yield Row(
        "shuzhi check，内存", check_memory, langchain_memory, "import langchain_openai", 0.8, "MB"
    )


def _cost(*arguments: str) -> tuple[float, float]:
    """Return the processor seconds of the cheapest of several runs, and the memory of the last in MB."""
    seconds = []
    for _ in range(RUNS):
        child = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)  # this child's own usage
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds.append(usage.ru_utime + usage.ru_stime)
    return min(seconds), usage.ru_maxrss / 1024
