"""A draft made again leaves alone what was written by hand and what is locked, and says so."""

import json
from pathlib import Path

import pytest

from drafting.workspace import Workspace
from tests.support import scripted_server as server
from tests.support.folders import by_hand, drafted, part
from tests.support.scripted_server import ScriptedServer
from tests.support.shuzhi import FACTS, Run, shuzhi

BY_HAND = "四、下一步工作计划\n一是再接再厉。\n二是迎难而上。"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = drafted(tmp_path)
    by_hand(workspace, "plan", BY_HAND)
    return workspace


def again(workspace: Workspace, *options: str, **variables: str) -> Run:
    return shuzhi("draft", FACTS, *options, cwd=workspace.folder, **variables)


def test_what_was_written_by_hand_stays_and_that_is_said(workspace: Workspace):
    before = workspace.revision()
    run = again(workspace)
    assert "原样保留（手写）：计划。要连这些一起重写，请加上 --yes。" in run.out
    assert part(workspace, "plan") == before[6]
    assert [v.text for v in workspace.revision()] == [v.text for v in before]
    assert (
        run.code == 1 and "没有写进" in run.out
    )  # the hand left out plans: it is judged all the same


def test_with_a_clear_yes_it_is_written_again_and_stays_in_the_history(workspace: Workspace):
    run = again(workspace, "--yes")
    assert run.code == 0 and "原样保留" not in run.out
    assert part(workspace, "plan").author == "composer"
    assert [v.text for v in workspace.revision(2) if v.part == "plan"] == [BY_HAND]


def test_what_is_locked_stays_whatever_is_said(workspace: Workspace):
    workspace.set_lock("plan", locked=True)
    workspace.set_lock("title", locked=True)
    run = again(workspace, "--yes", "--json")
    assert json.loads(run.out)["kept"] == {"标题": "已锁定", "计划": "已锁定"}
    assert part(workspace, "plan").text == BY_HAND


def test_a_part_that_stays_is_asked_of_no_model(workspace: Workspace):
    workspace.set_lock("highlights", locked=True)
    with ScriptedServer(server.good) as endpoint:
        run = again(workspace, **endpoint.environment())
    assert len(endpoint.exchanges) == 2
    assert "正在请模型 scripted 写：工作、不足" in run.err
    assert "由模型写成：工作、不足。" in run.out
    authors = [(v.part, v.author) for v in workspace.revision() if v.part != "title"]
    assert authors[2:] == [
        ("work", "model"), ("highlights", "composer"), ("shortcomings", "model"), ("plan", "hand"),
        ("signoff", "composer"),
    ]  # fmt: skip


def test_where_every_section_stays_no_model_is_asked(workspace: Workspace):
    for name in ("work", "highlights", "shortcomings"):
        workspace.set_lock(name, locked=True)
    with ScriptedServer(server.good) as endpoint:
        run = again(workspace, **endpoint.environment())
    assert not endpoint.exchanges and run.code == 1


def test_a_section_that_stands_twice_by_hand_stays_twice(workspace: Workspace):
    versions = workspace.revision()
    workspace.accept("take", [*versions[:7], versions[6], versions[7]])
    again(workspace)
    assert [v.part for v in workspace.revision()].count("plan") == 2


def test_the_origins_of_what_is_new_hold_beside_what_stays(workspace: Workspace):
    by_hand(workspace, "opening", "现将一年来的情况报告如下。")
    again(workspace, "--json")
    work = part(workspace, "work")
    shown = {origin.fact: work.text[origin.start : origin.end] for origin in work.origins}
    assert shown["数据.支委会"] == "12次"
