"""A draft made again leaves alone what was written by hand and what is locked, and says so."""

import json
from pathlib import Path

import pytest

from drafting.errors import UsageError
from drafting.facts import read_facts
from drafting.revising.history import history_of
from drafting.revising.history_view import history_lines
from drafting.revising.locks import set_lock
from drafting.revising.regen import make_offer, open_place
from drafting.revising.regen import take as choose
from drafting.revising.restore import restore
from drafting.workspace import Version, Workspace
from tests.support import scripted_server as server
from tests.support.edited import edit
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


@pytest.fixture
def chosen(tmp_path: Path) -> Workspace:
    """A folder with facts of its own, in which another text of 工作 and of 计划 was chosen."""
    facts = tmp_path / FACTS.name
    facts.write_bytes(FACTS.read_bytes())
    workspace = drafted(tmp_path, facts)
    for name in ("工作", "计划"):
        rewriting = open_place(tmp_path, name)
        offer = make_offer(
            rewriting, "", 2, engine="offline", fresh=False, say=lambda line: None, listener=None
        )
        choose(rewriting, offer, 2)
    return workspace


def redrafted(
    workspace: Workspace, *changes: tuple[str, str], options: tuple[str, ...] = ()
) -> Run:
    facts = workspace.folder / FACTS.name
    text = facts.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    facts.write_text(text, "utf-8")
    return shuzhi("draft", facts, *options, cwd=workspace.folder)


def test_what_was_chosen_stays_while_it_is_right(chosen: Workspace):
    before = {name: part(chosen, name) for name in ("work", "plan")}
    run = redrafted(chosen, ("党员突击队完成", "党员突击队如期完成"))
    assert "原样保留（您选定的）：工作、计划。要连这些一起重写，请加上 --yes。" in run.out
    assert {name: part(chosen, name) for name in before} == before


def test_a_figure_that_the_facts_change_is_put_into_what_was_chosen(chosen: Workspace):
    before = {name: part(chosen, name).text for name in ("work", "plan")}
    run = redrafted(
        chosen, ("支委会12次", "支委会13次"), ("廉洁教育不少于6次", "廉洁教育不少于8次")
    )
    assert run.code == 0
    assert "“工作”里的数照要点改了：12次改为13次、21次改为22次；其余一字未动。" in run.out
    plan = part(chosen, "plan").text
    assert plan == before["plan"].replace("不少于6次", "不少于8次") != before["plan"]
    assert part(chosen, "work").text == (
        before["work"].replace("支委会12次", "支委会13次").replace("21次", "22次")
    )
    assert [r.action for r in chosen.revisions()][-2:] == ["renew", "draft"]
    assert "原样保留（您选定的）：工作、计划" in redrafted(chosen).out  # it is still the one chosen


def test_what_was_chosen_and_is_not_right_any_more_is_written_again_by_name(chosen: Workspace):
    before, revision = part(chosen, "work").text, chosen.latest()
    run = redrafted(chosen, ("## 荣誉", "- 举办读书班3期\n\n## 荣誉"))
    assert run.code == 0 and "原样保留（您选定的）：计划。" in run.out
    [line] = [x for x in run.out.splitlines() if "原来是您选定的" in x]
    assert line.startswith("“工作”") and line.endswith(f"shuzhi restore 工作 @{revision}")
    assert "读书班3期" in part(chosen, "work").text
    assert shuzhi("restore", "工作", f"@{revision}", cwd=chosen.folder).code == 0
    assert part(chosen, "work").text == before


def test_with_a_clear_yes_what_was_chosen_is_written_again(chosen: Workspace):
    before = part(chosen, "work").text
    run = redrafted(chosen, options=("--yes",))
    assert "选定" not in run.out and part(chosen, "work").text != before


def test_a_frame_that_was_taken_back_follows_the_facts_and_that_is_said(chosen: Workspace):
    versions = [
        Version("opening", "各位同志：现将情况汇报如下。", "composer") if v.part == "opening" else v
        for v in chosen.revision()
    ]
    chosen.accept("restore", versions, "@1")
    run = redrafted(chosen)
    assert "“开头”原来是您选定的，要随要点和提纲写，已经重写" in run.out
    assert "原来是您选定的" not in redrafted(chosen).out


@pytest.mark.parametrize(
    "sentence",
    ["全年培训班组长46人次。", "组织党员干部120余人次参观红色基地3处。", "7月走访困难职工37户。"],
)
def test_what_was_adopted_from_a_part_that_stays_is_not_written_once_more(
    tmp_path: Path, sentence: str
):
    facts = tmp_path / FACTS.name
    facts.write_bytes(FACTS.read_bytes())
    workspace = drafted(tmp_path, facts)
    edit(tmp_path / "述职报告.docx", ("关键工序有党员。", f"关键工序有党员。{sentence}"))
    told = shuzhi("take", "述职报告.docx", "--json", cwd=tmp_path)
    unknown = [f for f in json.loads(told.out)["findings"] if f["code"] == "figures.unsupported"]
    ids = [word for f in unknown for word in ("--adopt", f["id"])]
    assert shuzhi("take", *ids, "--source", "台账", cwd=tmp_path).code == 0
    with facts.open("a", encoding="utf-8") as file:
        file.write("\n## 活动\n- 为一线工人放映电影5场\n")
    assert shuzhi("draft", facts, cwd=tmp_path).code == 0
    whole = "\n".join(v.text for v in workspace.revision())
    assert whole.count(unknown[0]["text"]) == 1 and "放映电影5场" in whole
    work = part(workspace, "work")
    [origin] = [o for o in work.origins if work.text[o.start : o.end] == "5场"]
    item = read_facts(facts).activities[int(str(origin.fact).split(".")[1].split("#")[0]) - 1]
    assert item.name == "为一线工人放映电影5场"
    assert shuzhi("draft", facts, "--yes", cwd=tmp_path).code == 0
    assert unknown[0]["text"] in part(workspace, "work").text


OTHER_OUTLINE = """name: 公司提纲
sections:
  - {id: work, word: 工作, heading: "{year}年度履职情况", synonyms: [履职情况], facts: [数据, 履职, 活动, 荣誉, 亮点]}
  - {id: rectification, word: 整改, heading: 上年度问题整改情况, synonyms: [整改情况], facts: [去年整改]}
  - {id: issues, word: 问题, heading: 问题短板, synonyms: [问题], excludes: [整改], facts: [不足]}
  - {id: plan, word: 计划, heading: 明年打算, synonyms: [打算], facts: [计划]}
"""


def test_a_part_of_an_earlier_outline_is_still_unlocked_and_restored_by_its_name(tmp_path: Path):
    workspace = drafted(tmp_path)
    outline = tmp_path / "提纲.yaml"
    outline.write_text(OTHER_OUTLINE, "utf-8")
    workspace.set_lock("highlights", locked=True)
    run = again(workspace, "--outline", str(outline))
    assert "原样保留（已锁定）：亮点。" in run.out
    [line] = [x for x in run.out.splitlines() if "不在现在的提纲里" in x]
    assert "shuzhi unlock 亮点" in line and "--yes" in line and "--outline 无" in line
    assert "亮点　" in "\n".join(history_lines(history_of(tmp_path, "亮点")))
    assert set_lock(tmp_path, "亮点", locked=False) == ("亮点", False)
    again(workspace)  # by the outline that is remembered
    assert all(v.part != "highlights" for v in workspace.revision())
    assert restore(tmp_path, "亮点", "@1").revision == 4
    assert part(workspace, "highlights").text == part_of(workspace, 1, "highlights")
    with pytest.raises(UsageError, match="没有“成绩”这一节"):
        restore(tmp_path, "成绩", "@1")


def test_a_lock_on_a_part_that_is_gone_can_be_taken_away(tmp_path: Path):
    workspace = drafted(tmp_path)
    workspace.set_lock("highlights", locked=True)
    workspace.accept("take", [v for v in workspace.revision() if v.part != "highlights"])
    assert set_lock(tmp_path, "亮点", locked=False) == ("亮点", False)
    with pytest.raises(UsageError, match="现在的报告里没有“亮点”"):
        set_lock(tmp_path, "亮点", locked=True)


def part_of(workspace: Workspace, revision: int, name: str) -> str:
    return next(v.text for v in workspace.revision(revision) if v.part == name)
