"""The gate against last year's report: what is left of it stops the export until a person accepts it, one by one."""

import asyncio
import json
from pathlib import Path

import pytest

from drafting.material import load
from drafting.model.engine import ModelEngine
from drafting.workspace import Sources, Workspace
from drafting.writing.draft import write_draft
from drafting.writing.repair import Mended
from tests.support import scripted_server as server
from tests.support.folders import by_hand, part
from tests.support.scripted_server import ScriptedServer
from tests.support.shuzhi import FACTS, REFERENCE, shuzhi

LEFT = "党员撰写心得体会21篇，坚持办好“工地夜校”。"
TAKEN = (
    "夜校成了党支部联系工人最近的一座桥，全年没有发生违规违纪问题，中秋、国庆前逐一提醒。"
    "盯住物资验收、工程计量、劳务结算三个环节，排查廉洁风险点，制定防控措施。"
    "夜校把课堂搬进生活区，由技术骨干和党员轮流授课。"
)
"""Sentences of last year's report, one of them put together from two, and without their figures."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose report was drafted beside last year's."""
    run = shuzhi("draft", FACTS, "--reference", REFERENCE, "--engine", "offline", cwd=tmp_path)
    assert run.code == 0, run.out
    return tmp_path


def edit(folder: Path, name: str, words: str) -> None:
    workspace = Workspace.at(folder)
    assert workspace
    by_hand(workspace, name, part(workspace, name).text + words)


def waiting(folder: Path) -> list[dict[str, str]]:
    found = json.loads(shuzhi("check", "--json", cwd=folder).out)["findings"]
    return [f for f in found if f["code"].startswith("reference.")]


def test_a_draft_beside_last_years_report_has_nothing_of_it(folder: Path) -> None:
    run = shuzhi("check", cwd=folder)
    assert run.code == 0
    assert "  与去年相比：没有问题" in run.out
    assert waiting(folder) == []


def test_without_last_years_report_it_says_that_nothing_was_compared(tmp_path: Path) -> None:
    run = shuzhi("draft", FACTS, "--engine", "offline", cwd=tmp_path)
    assert "  与去年相比：没有给去年的报告，未核对" in run.out


def test_each_thing_that_is_left_stops_the_export_until_it_is_accepted(folder: Path) -> None:
    edit(folder, "work", LEFT)
    found = waiting(folder)
    assert [(f["code"], f["text"]) for f in found] == [
        ("reference.carryover", "21篇"),
        ("reference.carryover", "工地夜校"),
    ]
    ids = [f["id"] for f in found]
    # a number without a fact is an error besides, and nobody can accept that
    error = next(
        f
        for f in json.loads(shuzhi("check", "--json", cwd=folder).out)["findings"]
        if f["severity"] == "error"
    )
    assert (error["code"], error["text"]) == ("figures.unsupported", "21篇")
    run = shuzhi("export", "--accept", ids[1], "--reason", "夜校今年还在办", cwd=folder)
    assert run.code == 1 and "已确认" in run.out
    workspace = Workspace.at(folder)
    assert workspace and workspace.acknowledged() == {ids[1]}


def test_sentences_that_are_taken_over_wait_for_a_word_that_is_kept(folder: Path) -> None:
    edit(folder, "highlights", TAKEN)
    (finding,) = waiting(folder)
    assert (finding["code"], finding["section"]) == ("reference.similarity", "highlights")
    assert "与去年的报告相同" in finding["message"]
    accept = ("--accept", finding["id"], "--reason", "夜校和风险排查今年照旧")
    run = shuzhi("export", *accept, cwd=folder)
    assert run.code == 0, run.out
    assert shuzhi("export", "-o", "再导出.docx", cwd=folder).code == 0


def test_the_limit_is_a_setting_of_the_folder(folder: Path) -> None:
    edit(folder, "highlights", TAKEN)
    assert [f["code"] for f in waiting(folder)] == ["reference.similarity"]
    settings = folder / ".shuzhi" / "settings.toml"
    settings.write_text("[check]\nsimilarity = 0.9\n", "utf-8")
    assert waiting(folder) == []
    settings.write_text("[check]\nsimilarity = 90\n", "utf-8")
    run = shuzhi("check", cwd=folder)
    assert run.code == 3
    assert "“similarity”的值不对。应为大于 0、不超过 1 的数" in run.err


def test_a_sample_counts_the_same_way(tmp_path: Path) -> None:
    draft = ("draft", FACTS, "--sample", REFERENCE, "--engine", "offline")
    assert shuzhi(*draft, cwd=tmp_path).code == 0
    edit(tmp_path, "highlights", TAKEN)
    (finding,) = waiting(tmp_path)
    assert "与范文相同" in finding["message"]


def test_what_only_the_secretary_can_answer_is_not_asked_of_a_model(tmp_path: Path) -> None:
    facts = tmp_path / "要点.md"
    lines = FACTS.read_text("utf-8").splitlines(keepends=True)
    facts.write_text("".join(line for line in lines if "党建品牌特色" not in line), "utf-8")
    material = load(Sources(facts=facts, reference=REFERENCE))
    with ScriptedServer(server.good) as endpoint:
        engine = ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path))
        draft = asyncio.run(write_draft(material, engine))
        assert len(endpoint.exchanges) == 4
    assert draft.mended == Mended()
    assert [f.code for f in draft.verdict.stopping] == ["facts.rectification-missing"]
