"""The draft command with a model behind an endpoint: what a secretary sees, and the exit codes."""

import json
from pathlib import Path

import pytest

from tests.support import scripted_server as server
from tests.support.scripted_server import Behaviour, ScriptedServer, for_section
from tests.support.shuzhi import FACTS, REFERENCE, Run, shuzhi
from tests.support.word import paragraph, word_file

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


def outside(endpoint: ScriptedServer) -> dict[str, str]:
    """Return the environment in which the server is the proxy on the way to an outside host that is allowed."""
    return {
        "SHUZHI_BASE_URL": "http://api.example.com/v1",
        "SHUZHI_MODEL": "scripted",
        "SHUZHI_PROXY": endpoint.base_url.removesuffix("/v1"),
        "SHUZHI_ALLOWED_HOSTS": "api.example.com",
    }


@pytest.mark.parametrize("option", [(), ("--send-reference",)], ids=["style", "sentences"])
def test_an_outside_host_that_is_allowed_gets_no_name(tmp_path: Path, option: tuple[str, ...]):
    with ScriptedServer(server.good) as endpoint:
        arguments = ("draft", FACTS, "--reference", REFERENCE, "-o", "a.docx", *option)
        run = shuzhi(*arguments, cwd=tmp_path, **outside(endpoint))
    assert run.code == 0, run.err + run.out
    assert "发往 api.example.com：单位、人名已换成代号" in run.err
    received = json.dumps([e.payload for e in endpoint.exchanges], ensure_ascii=False)
    assert not [name for name in ("周海涛", "滨河", "中建某局", "市总工会") if name in received]
    assert ("<范文>\\n" in received) == bool(option)
    assert "滨河社区党支部" in shuzhi("show", cwd=tmp_path).out


NOISY = {
    "OPENAI_LOG": "debug", "LANGCHAIN_VERBOSE": "true", "LANGCHAIN_DEBUG": "true", "LANGSMITH_TRACING": "true",
    "LANGCHAIN_TRACING_V2": "true", "HTTPX_LOG_LEVEL": "trace", "PYTHONASYNCIODEBUG": "1", "SHUZHI_TRACEBACK": "1",
}  # fmt: skip


@pytest.mark.parametrize(
    "behaviour", [server.good, server.status(500, {"message": "broken"}, retry_after="0")]
)
def test_nothing_of_the_prompts_is_logged_however_noisy_the_environment(
    tmp_path: Path, behaviour: Behaviour
):
    with ScriptedServer(behaviour) as endpoint:
        environment = {**endpoint.environment(), **NOISY, "SHUZHI_API_KEY": server.KEY}
        run = shuzhi("draft", FACTS, "-o", "a.docx", cwd=tmp_path, **environment)
    assert endpoint.exchanges
    told = [word for word in ("公文起草人", "支委会", "<事实>", server.KEY) if word in run.err]
    assert told == []
    assert not list(tmp_path.rglob("*.log"))


def test_the_debug_log_is_written_where_it_is_asked_for_and_that_is_said(tmp_path: Path):
    run, calls = drafted(tmp_path, server.good, "--debug-log", "调试.log")
    assert (run.code, calls) == (0, 4), run.err
    assert "都记在 调试.log，其中有要点和报告的内容，请妥善保管" in run.err
    text = (tmp_path / "调试.log").read_text("utf-8")
    assert text.count("发出 ====") == text.count("答复 ====") == 4


def test_a_debug_log_that_cannot_be_written_stops_before_any_call(tmp_path: Path):
    run, calls = drafted(tmp_path, server.good, "--debug-log", "没有/调试.log")
    assert (run.code, calls) == (3, 0)
    assert "无法写入调试记录" in run.err


MARKED = "机密★1年"


@pytest.mark.parametrize(
    ("name", "content", "options"),
    [
        ("要点.md", FACTS.read_text("utf-8") + f"\n{MARKED}\n", ()),
        ("去年.txt", f"{MARKED}\n述职报告\n一、存在不足\n", ("--reference", "去年.txt")),
        ("范文.md", f"{MARKED}\n述职报告\n一、存在不足\n", ("--sample", "范文.md")),
        ("提纲.yaml", f"# {MARKED}\nname: 我的\n", ("--outline", "提纲.yaml")),
        ("用语规则.csv", f"编号,类别\n{MARKED},\n", ()),
        ("模板.docx", word_file(paragraph("正文"), header=paragraph(MARKED)), ()),
        ("去年.docx", word_file(paragraph("述职报告"), comments=paragraph(MARKED)), ("--reference", "去年.docx")),
    ],
)  # fmt: skip
def test_a_marking_in_any_input_stops_before_any_call(
    tmp_path: Path, name: str, content: str | bytes, options: tuple[str, ...]
):
    (tmp_path / "要点.md").write_bytes(FACTS.read_bytes())
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with ScriptedServer(server.good) as endpoint:
        run = shuzhi(
            "draft", "要点.md", "-o", "a.docx", *options, cwd=tmp_path, **endpoint.environment()
        )
    assert (run.code, len(endpoint.exchanges)) == (5, 0), run.err
    assert name in run.err and MARKED in run.err
    assert not (tmp_path / "a.docx").exists()
