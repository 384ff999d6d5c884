"""A model's server in a process of its own, so that its work is not taken for ours: ``python -m bench.model_server``.

It answers as ``tests/support/good_model.py`` writes, after LATENCY seconds, and spoils one answer in so many. A line
on stdin with new figures (latency, share of spoiled answers) is confirmed on stdout.
"""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.settings import Endpoint
from tests.support import good_model
from tests.support.scripted_server import Exchange, ScriptedServer, without_first_token

ROOT = Path(__file__).resolve().parents[1]
INVENTED = "支部还组织外出考察一百三十七次。"
STREAMED = "".join(f"支部认真落实组织生活制度，抓好第{n}项工作。" for n in range(343))


class Model:
    """A model that fails with a given share of its answers, by chance but the same in every run."""

    def __init__(self) -> None:
        self.latency, self.share, self._count = 0.0, 0.0, 0

    def answer(self, exchange: Exchange) -> None:
        """Write the section that is asked for, or mend it."""
        exchange.wait(self.latency)
        if "<事实>" not in exchange.user and not exchange.is_repair:
            exchange.answer(STREAMED)
            return
        text = good_model.write(exchange.user)
        self._count += 1
        if chance(str(self._count)) < self.share:
            spoiled = without_first_token(text)
            text = spoiled if spoiled != text else f"{text}\n{INVENTED}"
        exchange.answer(text)


def chance(key: str) -> float:
    """Return a number from 0 to 1 that only the key decides."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:6]) / 2**48


class Remote:
    """The server as the bench sees it."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.endpoint = Endpoint(base_url=self._line(), model="bench")

    def behave(self, latency: float, share: float = 0.0) -> None:
        """Set how long an answer takes, and the share of answers that are spoiled; chance begins anew."""
        assert self._process.stdin
        self._process.stdin.write(f"{latency} {share}\n")
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
            model.__init__()  # type: ignore[misc]
            model.latency, model.share = map(float, line.split())
            server.exchanges.clear()
            print("ready", flush=True)


if __name__ == "__main__":
    main()
