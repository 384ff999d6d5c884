"""``shuzhi doctor`` with llama-server running: it is found, and what it says of itself is understood."""

import asyncio
from dataclasses import replace
from pathlib import Path

from drafting.endpoint.discovery import local_kinds, local_servers
from tests.llama.conftest import Llama
from tests.support.llama_server import NAME, LlamaServer
from tests.support.shuzhi import Run, shuzhi


def examined(folder: Path, server: LlamaServer) -> Run:
    return shuzhi("doctor", cwd=folder, **server.environment(), SHUZHI_PROFILE="llamacpp")


def test_a_server_at_its_usual_address_is_found_with_its_model(llama: Llama):
    usual = next(kind for kind in local_kinds() if kind.id == "llamacpp")
    with llama(40) as server:
        [found] = asyncio.run(local_servers([replace(usual, base_url=server.base_url)]))
    assert (found.profile.id, found.models, found.wants_key) == ("llamacpp", (NAME,), False)


def test_a_server_is_told_from_another_kind_at_the_same_port(llama: Llama):
    wrong = next(kind for kind in local_kinds() if kind.id == "vllm")
    with llama(40) as server:
        [found] = asyncio.run(local_servers([replace(wrong, base_url=server.base_url)]))
    assert found.profile.id == "llamacpp"


def test_the_configured_server_is_good_in_every_respect(llama: Llama, tmp_path: Path):
    with llama(40, "--ctx-size", "8192", "--parallel", "1") as server:
        run = examined(tmp_path, server)
    assert run.code == 0, run.out + run.err
    told = run.out.split("【配置的模型】")[1]
    assert "注意" not in told and "要改" not in told
    for word in ("连得上", "模型答复正常", "能读写 8192", "能按规定的格式（JSON）答复"):
        assert word in told


def test_a_context_too_short_for_a_section_is_told(llama: Llama, tmp_path: Path):
    with llama(40, "--ctx-size", "2048", "--parallel", "1") as server:
        run = examined(tmp_path, server)
    assert run.code == 0 and "只能读写 2048" in run.out and "加大上下文长度" in run.out
