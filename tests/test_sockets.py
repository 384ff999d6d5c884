"""Which sockets a command opens: none without a model, and with one only those to its endpoint."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import scripted_server as server
from tests.support.scripted_server import ScriptedServer
from tests.support.shuzhi import FACTS, REFERENCE, ROOT

REACHED_OUT = 99
WATCHED = """
import os, socket, sys

allowed = sys.argv.pop(1)  # "127.0.0.1:8000", or nothing

def watch(event, arguments):
    if event == "socket.__new__":
        bad = arguments[1] in (socket.AF_INET, socket.AF_INET6) and not allowed
    elif event == "socket.bind":  # urllib3, which langchain brings, tries out at import whether ::1 exists
        bad = arguments[1][:1] not in (("127.0.0.1",), ("::1",))
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]  # a tuple for IP; a path for AF_UNIX, which asyncio needs
        bad = isinstance(address, tuple) and "%s:%s" % address[:2] != allowed
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        host = arguments[0].decode() if isinstance(arguments[0], bytes) else arguments[0]
        bad = host != allowed.partition(":")[0]
    else:
        return
    if bad:
        os.write(2, f"{event} {arguments[1:]}".encode())
        os._exit(99)  # nothing can catch this

sys.addaudithook(watch)
import cli
sys.exit(cli.main())
"""


def watched(
    allowed: str, *arguments: str | Path, cwd: Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a command that ends at once where it opens a socket to anything but the allowed address."""
    home = {"HOME": str(cwd), "XDG_CONFIG_HOME": str(cwd / ".config"), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", WATCHED, allowed, *map(str, arguments)],
        cwd=cwd, env=dict(os.environ) | home | variables, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_without_a_model_no_command_opens_a_socket(tmp_path: Path):
    report = "述职报告.docx"
    for command in (
        ("facts", FACTS),
        ("draft", FACTS, "--reference", REFERENCE),
        ("check", report, "--table", "核对表.xlsx"),
        ("figures", report),
        ("export", "-o", "b.docx"),
        ("show",),
        ("regen", "一.（二）", "--note", "写短些"),
        ("take", "b.docx"),
        ("history",),
    ):
        run = watched("", *command, cwd=tmp_path)
        assert run.returncode == 0, (command, run.stderr)


@pytest.mark.parametrize("proxied", [False, True], ids=["direct", "proxy variables"])
def test_with_a_model_only_its_endpoint_is_spoken_to(tmp_path: Path, proxied: bool):
    outside = "http://192.0.2.1:3128"
    proxies = {"HTTP_PROXY": outside, "ALL_PROXY": outside} if proxied else {}
    noisy = {"LANGSMITH_TRACING": "true", "LANGSMITH_API_KEY": "x", "LANGCHAIN_TRACING_V2": "true"}
    with ScriptedServer(server.invents_a_figure) as endpoint:
        address = endpoint.base_url.removeprefix("http://").removesuffix("/v1")
        settings = {**endpoint.environment(), **noisy, **proxies, "OPENAI_BASE_URL": outside}
        arguments = ("draft", FACTS, "--engine", "llm", "-o", "a.docx")
        run = watched(address, *arguments, cwd=tmp_path, **settings)
    assert run.returncode == 0, run.stderr
    assert len(endpoint.exchanges) > 4


def test_who_reaches_out_is_caught(tmp_path: Path):
    settings = {"SHUZHI_BASE_URL": "http://127.0.0.1:9/v1", "SHUZHI_MODEL": "m"}
    run = watched("127.0.0.1:8", "draft", FACTS, "--engine", "llm", cwd=tmp_path, **settings)
    assert run.returncode == REACHED_OUT and "socket.connect" in run.stderr
