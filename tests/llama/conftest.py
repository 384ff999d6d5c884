"""What the tests with llama-server share: servers with a tiny model, whose prose is noise and whose protocol is real."""

import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.support.llama_server import BINARY, LlamaServer
from tests.support.shuzhi import ROOT

Llama = Callable[..., LlamaServer]


@pytest.fixture(scope="session")
def alphabet() -> str:
    """Return every character of the prompts and samples, each a token of the model: texts cost what they do elsewhere."""
    texts = [*(ROOT / "prompts").rglob("*.j2"), *(ROOT / "samples").glob("*.md")]
    return "".join(re.findall(r"[^\x00-\x7f]", "".join(path.read_text("utf-8") for path in texts)))


@pytest.fixture
def llama(alphabet: str, tmp_path: Path) -> Llama:
    """Return what makes a server whose answers have so many characters on average, infinitely many for endless ones."""
    if not BINARY.exists() or not find_spec("gguf"):
        pytest.skip("llama-server is not built here: make test-llama builds it")
    from tests.support.tiny_gguf import write_model

    def made(length: float, *arguments: str) -> LlamaServer:
        model = tmp_path / f"{length}.gguf"
        write_model(model, alphabet, length)
        return LlamaServer(model, tmp_path / f"{length}.log", *arguments)

    return made
