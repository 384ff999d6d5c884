"""The draft command with a model behind an endpoint: what a secretary sees, and the exit codes."""

import json
from pathlib import Path

import pytest

from tests.support import scripted_server as server
from tests.support.scripted_server import Behaviour, ScriptedServer, for_section
from tests.support.shuzhi import FACTS, REFERENCE, Run, shuzhi

RISK = server.status(400, {"message": "Content Exists Risk", "type": "invalid_request_error"})


def drafted(folder: Path, behaviour: Behaviour, *arguments: str) -> tuple[Run, int]:
    with ScriptedServer(behaviour) as endpoint:
        run = shuzhi(
            "draft", FACTS, "--reference", REFERENCE, "-o", "a.docx", *arguments,
            cwd=folder, **endpoint.environment(),
        )  # fmt: skip
        return run, len(endpoint.exchanges)


def test_a_configured_endpoint_is_used_and_that_is_said(tmp_path: Path):
    run, calls = drafted(tmp_path, server.good)
    assert (run.code, calls) == (0, 4), run.err
    assert "正在请模型 scripted 写：工作、亮点、不足、计划" in run.err
    assert "由模型写成" in run.out and "核对通过" in run.out
    assert (tmp_path / "a.docx").exists()


def test_offline_means_that_no_model_is_asked(tmp_path: Path):
    run, calls = drafted(tmp_path, server.good, "--engine", "offline")
    assert (run.code, calls) == (0, 0)
    assert "由模型写成" not in run.out


def test_what_was_given_back_removed_and_composed_is_told(tmp_path: Path):
    run, calls = drafted(tmp_path, for_section("打算", server.never_learns))
    assert (run.code, calls) == (0, 6), run.err
    assert "退回重写（第 1 次，最多 2 次）：计划" in run.err
    assert "已删去：支部还组织" in run.out
    show = shuzhi("show", cwd=tmp_path).out
    assert "支部还组织" not in show


def test_composed_sentences_are_marked_when_shown(tmp_path: Path):
    drops = server.spoiled(server.without_first_token, repairs_too=True)
    run, _ = drafted(tmp_path, for_section("工作责任", drops))
    assert run.code == 0, run.out + run.err
    assert "由本机按要点补写：" in run.out
    assert "〔本机补写〕" in shuzhi("show", "工作", cwd=tmp_path).out


@pytest.mark.parametrize(
    ("behaviour", "code", "word"),
    [
        (server.status(401, {"message": "no", "code": "invalid_api_key"}), 4, "密钥"),
        (RISK, 5, ""),
        (for_section("问题", RISK), 6, "不足"),
    ],
    ids=["wrong key", "refused", "one section refused"],
)
def test_an_endpoint_that_fails_has_its_exit_code_and_composes_nothing(
    tmp_path: Path, behaviour: Behaviour, code: int, word: str
):
    run, _ = drafted(tmp_path, behaviour)
    assert run.code == code and word in run.err, run.err
    assert "Traceback" not in run.err and "Error" not in run.err
    assert not (tmp_path / "a.docx").exists()


def test_what_is_done_is_not_asked_again(tmp_path: Path):
    behaviours = [for_section("问题", RISK)]
    with ScriptedServer(lambda exchange: behaviours[-1](exchange)) as endpoint:  # noqa: PLW0108 - the last one at the time
        arguments = ("draft", FACTS, "--reference", REFERENCE, "-o", "a.docx", "--json")
        first = shuzhi(*arguments, cwd=tmp_path, **endpoint.environment())
        assert first.code == 6 and json.loads(first.out)["errors"]
        asked = len(endpoint.exchanges)
        behaviours.append(server.good)
        second = shuzhi(*arguments, cwd=tmp_path, **endpoint.environment())
        assert second.code == 0 and len(endpoint.exchanges) == asked + 1
        assert json.loads(second.out)["engine"] == "llm"


def test_an_outside_host_gets_nothing_unless_it_is_allowed(tmp_path: Path):
    run = shuzhi(
        "draft", FACTS, cwd=tmp_path,
        SHUZHI_BASE_URL="https://api.example.com/v1", SHUZHI_MODEL="m",
    )  # fmt: skip
    assert run.code == 5 and "api.example.com" in run.err and "没有发出" in run.err
