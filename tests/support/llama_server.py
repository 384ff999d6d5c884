"""llama-server as a process of its own, on loopback, with a model of random weights."""

import re
import subprocess
import time
from pathlib import Path
from typing import Any, Self

import httpx2

from schemas.settings import Endpoint
from tests.support.shuzhi import ROOT

BINARY = ROOT / "build" / "llama" / "llama-server"
NAME = "noise"  # of the model, as the server tells it
START_SECONDS = 60  # takes a tenth of one, but machines are shared
_LISTENING = re.compile(r"listening on (http://127\.0\.0\.1:\d+)")

# No sampler but the model's own distribution: answers are as long as it says, whatever temperature is asked for.
_ARGUMENTS = (
    "--alias", NAME, "--host", "127.0.0.1", "--port", "0", "--threads", "1", "--jinja", "--no-warmup",
    "--no-context-shift", "--metrics", "--seed", "7", "--samplers", "top_k", "--top-k", "0",
)  # fmt: skip


class LlamaServer:
    """One server with one model, running while it is a context; ``arguments`` are more of llama-server's own."""

    def __init__(self, model: Path, log: Path, *arguments: str) -> None:
        self._command = [str(BINARY), "--model", str(model), *_ARGUMENTS, *arguments]
        self._log = log

    def __enter__(self) -> Self:
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=log)
        try:
            self._http = httpx2.Client(base_url=self._address(), trust_env=False)
        except BaseException:
            self.kill()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()
        self.kill()

    @property
    def base_url(self) -> str:
        return f"{self._http.base_url}/v1"

    def endpoint(self, **fields: Any) -> Endpoint:
        """Return settings for this server."""
        return Endpoint(**({"base_url": self.base_url, "model": NAME} | fields))

    def environment(self) -> dict[str, str]:
        """Return the environment that points a command at this server."""
        return {"SHUZHI_BASE_URL": self.base_url, "SHUZHI_MODEL": NAME}

    def busy_slots(self) -> int:
        """Return how many answers are being written."""
        return sum(slot["is_processing"] for slot in self.get("/slots"))

    def metric(self, name: str) -> float:
        """Return one of the server's own measures."""
        page = self._http.get("/metrics").text
        return float(page.split(f"\nllamacpp:{name} ")[1].split("\n")[0])

    def get(self, path: str) -> Any:
        """Return the JSON at a path."""
        return self._http.get(path).json()

    def post(self, path: str, **body: Any) -> Any:
        """Send JSON to a path and return what comes back."""
        return self._http.post(path, json=body).json()

    def kill(self) -> None:
        """End the process at once, whatever it is doing."""
        self._process.kill()
        self._process.wait()

    def _address(self) -> str:
        """Wait until the server listens and its model is loaded, and return its address."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            if said := _LISTENING.search(self._log.read_text("utf-8", "replace")):
                return said.group(1)
            time.sleep(0.01)
        raise RuntimeError(
            f"llama-server did not start:\n{self._log.read_text('utf-8', 'replace')}"
        )
