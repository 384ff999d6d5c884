"""A whole draft through llama-server: the model writes noise, and the report is complete and right all the same."""

import json
from pathlib import Path

import pytest

from drafting.documents import read_document
from tests.llama.conftest import Llama
from tests.support.llama_server import LlamaServer
from tests.support.shuzhi import FACTS, REFERENCE, Run, shuzhi

REPORT = "述职报告.docx"
HEADINGS = ("履行党建工作责任情况", "特色和亮点", "存在的主要问题", "下一步工作打算")


def drafted(folder: Path, server: LlamaServer, *arguments: str) -> Run:
    return shuzhi(
        "draft", FACTS, "--reference", REFERENCE, "-o", REPORT, "--engine", "llm", *arguments,
        cwd=folder, **server.environment(),
    )  # fmt: skip


@pytest.mark.parametrize("length", [20, 400], ids=["a line", "a page"])
def test_noise_gives_a_complete_report_that_says_what_was_composed(
    tmp_path: Path, llama: Llama, length: int
):
    with llama(length, "--parallel", "2") as server:
        run = drafted(tmp_path, server)
    assert run.code == 0, run.out + run.err
    assert "退回重写（第 2 次，最多 2 次）：工作、亮点、不足、计划" in run.err
    assert "模型写的各节都不能用，全文由本机按要点写成" in run.out
    composed = [line for line in run.out.splitlines() if "由本机按要点补写" in line]
    for heading in HEADINGS:
        assert any(heading in line for line in composed)
    assert "应写 35 项，写到 35 项" in run.out and "核对通过" in run.out

    checked = shuzhi("check", REPORT, "--json", cwd=tmp_path)
    verdict = json.loads(checked.out)
    assert checked.code == 0 and verdict["passed"] and verdict["findings"] == []
    assert len(verdict["sections"]) == 4
    assert read_document(tmp_path / REPORT).count("\n") > 20


def test_the_same_draft_again_asks_nothing(tmp_path: Path, llama: Llama):
    with llama(20, "--parallel", "2") as server:
        first = drafted(tmp_path, server)
        asked = server.metric("n_decode_total")
        again = drafted(tmp_path, server)
        assert (first.code, again.code) == (0, 0)
        assert server.metric("n_decode_total") == asked


def test_a_context_too_short_for_a_section_is_told_and_nothing_is_written(
    tmp_path: Path, llama: Llama
):
    with llama(20, "--ctx-size", "1024", "--parallel", "1") as server:
        run = drafted(tmp_path, server)
    assert run.code == 4 and "超过了模型一次能读的长度" in run.err and "请" in run.err
    assert not (tmp_path / REPORT).exists()
