"""A model's server in a process of its own, so that its work is not taken for ours: ``python -m bench.model_server``.

It answers as ``tests/support/good_model.py`` writes, after so many seconds. A line on stdin with another latency is
confirmed on stdout.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.settings import Endpoint
from tests.support import good_model
from tests.support.scripted_server import Exchange, ScriptedServer

ROOT = Path(__file__).resolve().parents[1]
STREAMED = "".join(f"支部认真落实组织生活制度，抓好第{n}项工作。" for n in range(343))


class Model:
    """A model that takes its time, and else does what it is asked."""

    latency = 0.0

    def answer(self, exchange: Exchange) -> None:
        """Write the section that is asked for, or mend it; anything else is answered at length."""
        exchange.wait(self.latency)
        is_section = "<事实>" in exchange.user or exchange.is_repair
        exchange.answer(good_model.write(exchange.user) if is_section else STREAMED)


class Remote:
    """The server as the bench sees it."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.endpoint = Endpoint(base_url=self._line(), model="bench")

    def behave(self, latency: float) -> None:
        """Set how long an answer takes."""
        assert self._process.stdin
        self._process.stdin.write(f"{latency}\n")
        self._process.stdin.flush()
        self._line()

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()


@contextmanager
def running() -> Iterator[Remote]:
    """Run the server in another process."""
    command = [sys.executable, "-m", "bench.model_server"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Remote(process)
        finally:
            process.terminate()


def main() -> None:
    """Serve until stdin ends."""
    model = Model()
    with ScriptedServer(model.answer) as server:
        print(server.base_url, flush=True)
        for line in sys.stdin:
            model.latency = float(line)
            server.exchanges.clear()
            print("ready", flush=True)


if __name__ == "__main__":
    main()
