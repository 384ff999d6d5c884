"""Commands in processes that have imported everything: a server forks one for each, as warm as the machine gets it.

The server runs with ``system_calls.c`` loaded before the C library; the process of a command arms it, so that the
command dies at a call, or a call fails. A request and its answer are a line of JSON each:
``python -m torture.command_server LIBRARY``.
"""

import contextlib
import ctypes
import importlib
import io
import json
import os
import pkgutil
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
PATIENCE = 120
"""Seconds after which a command is taken to hang."""
NEEDS_LANGCHAIN = "drafting.chain"


@dataclass(frozen=True, slots=True)
class Run:
    """What a command left behind; ``code`` is negative for the signal that ended it."""

    code: int
    out: str
    err: str
    seconds: float
    calls: tuple[str, ...]
    """The calls that changed files below the folder: ``write .shuzhi/history.db``."""


def library(folder: Path) -> Path:
    """Compile what breaks the calls; raises FileNotFoundError where there is no C compiler."""
    target = folder / "system_calls.so"
    source = Path(__file__).with_name("system_calls.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", target, source, "-ldl"], check=True)
    return target


class CommandServer:
    """The server, for one caller at a time; it ends with its ``close``."""

    def __init__(self, breaking: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SHUZHI_")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "torture.command_server", str(breaking)],
            cwd=ROOT, env={**kept, "LD_PRELOAD": str(breaking)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip

    def run(
        self,
        folder: Path,
        arguments: Sequence[str],
        *,
        call: int = 0,
        fate: int = 0,
        kill_after: float | None = None,
    ) -> Run:
        """Run a command in a folder; the call of that number meets the fate. It may be killed after some seconds."""
        request = {
            "folder": str(folder), "arguments": list(arguments), "call": call, "fate": fate,
            "kill_after": kill_after,
        }  # fmt: skip
        assert self._process.stdin and self._process.stdout
        print(json.dumps(request), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the server of the commands has ended: {self._process.wait()}")
        answer = json.loads(line)
        return Run(**{**answer, "calls": tuple(answer["calls"])})

    def close(self) -> None:
        """End the server."""
        self._process.communicate()


def _serve(breaking: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="torture-") as name:
        scratch = Path(name)
        _warm_up(scratch)
        armed = ctypes.CDLL(str(breaking))
        armed.torture_arm.argtypes = [
            ctypes.c_char_p, ctypes.c_char_p, ctypes.c_long, ctypes.c_int,
        ]  # fmt: skip
        for line in sys.stdin:
            print(json.dumps(_answer(json.loads(line), armed, scratch)), flush=True)


def _warm_up(scratch: Path) -> None:
    """Import everything but langchain, and read the tables that every command reads."""
    drafting = importlib.import_module("drafting")
    for module in pkgutil.walk_packages(drafting.__path__, "drafting."):
        if module.name != NEEDS_LANGCHAIN:
            importlib.import_module(module.name)
    main = importlib.import_module("cli").main
    facts, reference = (
        shutil.copy(SAMPLES / name, scratch) for name in ("要点.md", "去年述职报告.docx")
    )
    os.environ["XDG_CONFIG_HOME"] = str(scratch / ".config")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        code = main(
            ["-C", str(scratch), "draft", facts, "--reference", reference, "--engine", "offline"]
        )
    assert code == 0, "the sample cannot be drafted"


def _answer(request: dict[str, Any], armed: ctypes.CDLL, scratch: Path) -> dict[str, Any]:
    calls, output, errors = (scratch / name for name in ("calls", "output", "errors"))
    for file in (calls, output, errors):
        file.write_bytes(b"")
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        _run(request, armed, calls, output, errors)
    if request["kill_after"] is not None:
        time.sleep(request["kill_after"])
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "out": output.read_text("utf-8", errors="replace"),
        "err": errors.read_text("utf-8", errors="replace"),
        "seconds": time.perf_counter() - start,
        "calls": calls.read_text("utf-8").splitlines(),
    }


def _run(
    request: dict[str, Any], armed: ctypes.CDLL, calls: Path, output: Path, errors: Path
) -> None:
    """Run the command in this process, which ends with it."""
    code = 1
    try:
        signal.alarm(PATIENCE)
        folder = request["folder"]
        os.chdir(folder)
        os.environ["XDG_CONFIG_HOME"] = os.environ["HOME"] = str(Path(folder, ".config"))
        for handle, name in ((0, os.devnull), (1, output), (2, errors)):
            os.dup2(os.open(name, os.O_RDWR | os.O_APPEND), handle)
        main = sys.modules["cli"].main
        armed.torture_arm(os.fsencode(folder), os.fsencode(calls), request["call"], request["fate"])
        code = main(request["arguments"])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
