"""Working on a report that is written, as a secretary types it: history, locks, a section again."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from drafting.workspace import Workspace
from tests.support import scripted_server as server
from tests.support.edited import edit
from tests.support.folders import by_hand, drafted, part
from tests.support.scripted_server import ScriptedServer
from tests.support.shuzhi import FACTS, ROOT, shuzhi


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return drafted(tmp_path)


def typed(folder: Path, keys: str, *arguments: str) -> tuple[int, str]:
    """Run a command before a screen, with these keys typed; return its exit code and what the screen shows."""
    ours, theirs = pty.openpty()
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SHUZHI_")}
    done = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        cwd=folder, env={**kept, "XDG_CONFIG_HOME": str(folder / ".config"), "PYTHONUTF8": "1"},
        stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, keys.encode())
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    return done.wait(), shown.decode()


def test_one_section_again_and_back_and_what_was_done_is_told(workspace: Workspace):
    folder = workspace.folder
    before = part(workspace, "highlights").text
    run = shuzhi("regen", "亮点", "--note", "突出安全生产", cwd=folder)
    assert run.code == 0, run.err
    assert "“亮点”已换上新的，存为 @2；其余一字未动。" in run.out
    assert part(workspace, "highlights").text != before
    assert "重写　亮点：突出安全生产" in shuzhi("history", cwd=folder).out
    assert "已恢复，存为 @3" in shuzhi("restore", "亮点", "@1", cwd=folder).out
    assert part(workspace, "highlights").text == before
    revisions = json.loads(shuzhi("history", "亮点", "--json", cwd=folder).out)["revisions"]
    assert [r["action"] for r in revisions] == ["draft", "regen", "restore"]


def test_of_several_candidates_one_is_chosen_by_its_number(workspace: Workspace):
    folder = workspace.folder
    run = shuzhi("regen", "一.（二）", "--candidates", "3", cwd=folder)
    assert run.code == 0 and "第 3 稿" in run.out and "--choose 第几稿" in run.out
    assert workspace.latest() == 1
    chosen = json.loads(shuzhi("regen", "一.（二）", "--choose", "3", "--json", cwd=folder).out)
    assert (chosen["chosen"], chosen["revision"]) == (3, 2)
    assert chosen["candidates"][2]["text"] in part(workspace, "work").text


def test_nothing_is_chosen_that_nobody_has_seen(workspace: Workspace):
    folder = workspace.folder
    shuzhi("regen", "四.1", "--candidates", "2", cwd=folder)
    run = shuzhi("regen", "四.1", "--choose", "5", cwd=folder)
    assert run.code == 2 and "没有第 5 稿，只有 2 稿" in run.err
    assert shuzhi("regen", "四.1", "--choose", "2", cwd=folder).code == 0
    assert workspace.latest() == 2
    both = shuzhi("regen", "四.1", "--candidates", "2", "--choose", "1", cwd=folder)
    assert both.code == 0 and "第 2 稿" in both.out


def test_the_others_can_still_be_chosen_while_the_one_that_was_stands(workspace: Workspace):
    folder = workspace.folder
    shown = json.loads(shuzhi("regen", "四.1", "--candidates", "3", "--json", cwd=folder).out)
    texts = [candidate["text"] for candidate in shown["candidates"]]
    for number in (2, 1, 3):
        run = shuzhi("regen", "四.1", "--choose", str(number), cwd=folder)
        assert run.code == 0 and texts[number - 1] in part(workspace, "plan").text
    same = shuzhi("regen", "四.1", "--choose", "3", cwd=folder)
    assert same.code == 2 and "现在用的就是第 3 稿" in same.err and workspace.latest() == 4
    shuzhi("regen", "四.2", cwd=folder)
    other = shuzhi("regen", "四.1", "--choose", "1", cwd=folder)
    assert other.code == 2 and "shuzhi regen 四.1 --candidates 3" in other.err


def test_choosing_asks_no_model_again(workspace: Workspace):
    with ScriptedServer(server.good) as endpoint:
        settings = endpoint.environment()
        shuzhi("regen", "亮点", "--candidates", "2", cwd=workspace.folder, **settings)
        asked = len(endpoint.exchanges)
        run = shuzhi("regen", "亮点", "--choose", "1", cwd=workspace.folder, **settings)
        assert (asked, len(endpoint.exchanges)) == (2, 2)
    assert workspace.latest() == 2
    assert run.code == 0 and part(workspace, "highlights").author == "model"


def test_before_a_screen_the_number_is_asked_for_until_it_is_one(workspace: Workspace):
    code, shown = typed(workspace.folder, "7\n\x34x\n2\n", "regen", "四.1", "--candidates", "2")
    assert code == 0 and shown.count("选用第几稿（1—2，直接回车就都不用）") == 3
    assert "已换上新的，存为 @2" in shown


def test_before_a_screen_none_may_be_taken(workspace: Workspace):
    code, shown = typed(workspace.folder, "\n", "regen", "四.1", "--candidates", "2")
    assert code == 0 and "没有改动" in shown and workspace.latest() == 1


def test_what_was_written_by_hand_is_written_again_only_with_a_clear_yes(workspace: Workspace):
    folder = workspace.folder
    by_hand(workspace, "highlights", part(workspace, "highlights").text + "\n很有特色。")
    run = shuzhi("regen", "亮点", cwd=folder)
    assert run.code == 2 and "是手写的，没有改动。确实要重写，请加上 --yes" in run.err
    code, shown = typed(folder, "\n", "regen", "亮点.（一）")
    assert code == 0 and "没有改动" in shown and workspace.latest() == 2
    code, _ = typed(folder, "是\n", "regen", "亮点.（一）")
    assert code == 0 and workspace.latest() == 3
    assert "很有特色" in part(workspace, "highlights").text
    assert shuzhi("regen", "亮点", "--yes", cwd=folder).code == 0
    assert "很有特色" not in part(workspace, "highlights").text


def test_a_locked_section_is_left_alone_and_that_is_said(workspace: Workspace):
    folder = workspace.folder
    assert "“亮点”已锁定" in shuzhi("lock", "亮点", cwd=folder).out
    for command in (("regen", "二.（一）", "--yes"), ("restore", "亮点", "@1")):
        run = shuzhi(*command, cwd=folder)
        assert (
            run.code == 2 and "“亮点”已锁定，没有改动。要改请先解锁：shuzhi unlock 亮点" in run.err
        )
    assert "已解锁" in shuzhi("unlock", "亮点", cwd=folder).out
    assert shuzhi("regen", "二.（一）", cwd=folder).code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("regen",), "缺少参数：节"),
        (("regen", "总结"), "看不懂“总结”指哪里"),
        (("regen", "亮点", "--candidates", "10"), "要写 1 到 9 的一个数"),
        (("regen", "亮点", "--choose", "0"), "要写 1 到 9 的一个数"),
        (("regen", "二.（三）", "--candidates", "9", "--choose", "9"), "没有第 9 稿，只有 6 稿"),
        (("regen", "二.（三）", "--choose", "2"), "“亮点（三）”现在没有可选的稿"),
        (("restore", "亮点"), "缺少参数：@版本"),
        (("restore", "亮点", "@7"), "从 @1 到 @1"),
        (("lock", "总结"), "可以写：工作、亮点、不足、计划"),
        (("take",), "请写明改过的报告，如：shuzhi take 述职报告.docx"),
        (("take", "--adopt", "01234567"), "要写明出处，如：--source 学习台账"),
        (("take", "述职报告.docx", "--source", "台账"), "要和 --adopt 编号 一起写"),
        (("take", "--adopt", "01234567", "--source", "台账"), "没有编号为“01234567”"),
    ],
)
def test_a_wrong_command_is_explained_in_chinese(
    workspace: Workspace, arguments: tuple[str, ...], message: str
):
    run = shuzhi(*arguments, cwd=workspace.folder)
    assert run.code == 2 and message in run.err, run.err
    assert workspace.latest() == 1


@pytest.mark.parametrize("command", ["regen", "take", "history", "restore", "lock", "unlock"])
def test_without_a_report_there_is_nothing_to_work_on(tmp_path: Path, command: str):
    more = {"regen": ("亮点",), "restore": ("亮点", "@1"), "lock": ("亮点",), "unlock": ("亮点",),
            "take": ("a.docx",)}  # fmt: skip
    run = shuzhi(command, *more.get(command, ()), cwd=tmp_path)
    assert run.code == 2 and "这里还没有报告" in run.err


def test_to_an_outside_host_no_name_goes_of_what_was_typed_by_hand_either(workspace: Workspace):
    text = part(workspace, "highlights").text + "\n王强同志帮扶向阳社区党支部，慰问困难群众37户。"
    by_hand(workspace, "highlights", text)
    with ScriptedServer(server.good) as endpoint:
        outside = {
            "SHUZHI_BASE_URL": "http://api.example.com/v1",
            "SHUZHI_MODEL": "scripted",
            "SHUZHI_PROXY": endpoint.base_url.removesuffix("/v1"),
            "SHUZHI_ALLOWED_HOSTS": "api.example.com",
        }
        note = "学一学滨河社区党支部和王强同志"
        run = shuzhi("regen", "亮点", "--yes", "--note", note, cwd=workspace.folder, **outside)
        sent = json.dumps([e.payload for e in endpoint.exchanges], ensure_ascii=False)
    assert run.code == 0, run.err
    assert "发往 api.example.com" in run.err
    for name in ("王强", "向阳社区", "滨河社区", "周海涛", "中建某局", "37户"):
        assert name not in sent, name


def test_what_was_edited_in_word_is_taken_back_and_a_figure_adopted(workspace: Workspace):
    folder = workspace.folder
    (folder / "要点.md").write_bytes(FACTS.read_bytes())
    shuzhi("draft", "要点.md", cwd=folder)
    edit(folder / "述职报告.docx", ("法律知识宣讲2场。", "法律知识宣讲2场。还组织夜校培训8次。"))
    run = shuzhi("take", "述职报告.docx", cwd=folder)
    assert run.code == 1, run.err
    assert "收回手改：工作" in run.out and "“8次”：要点里没有" in run.out
    found = json.loads(shuzhi("take", "述职报告.docx", "--json", cwd=folder).out)
    assert (found["revision"], found["taken"]) == (None, [])
    [finding_id] = [f["id"] for f in found["findings"] if f["code"] == "figures.unsupported"]
    assert f"shuzhi take --adopt {finding_id} --source 出处" in run.out
    run = shuzhi("take", "--adopt", finding_id, "--source", "学习台账", cwd=folder)
    assert run.code == 0 and "已收进 要点.md：数据 夜校培训8次（出处：学习台账）" in run.out
    assert "- 夜校培训8次\n> 出处：学习台账\n" in (folder / "要点.md").read_text("utf-8")
    assert shuzhi("export", cwd=folder).code == 0
    again = shuzhi("draft", "要点.md", cwd=folder)
    assert "原样保留（手写）：工作" in again.out and "夜校培训8次" in part(workspace, "work").text


@pytest.mark.parametrize("options", [(), ("--unchecked",)])
def test_exporting_twice_without_a_change_gives_the_same_bytes(
    workspace: Workspace, options: tuple[str, ...]
):
    if options:
        by_hand(workspace, "plan", "四、下一步工作计划\n再接再厉。")
    for name in ("一.docx", "二.docx"):
        shuzhi("export", "-o", name, *options, cwd=workspace.folder)
    one, two = sorted(workspace.folder.glob("[一二]*.docx"))
    assert one.read_bytes() == two.read_bytes()


def test_two_commands_at_once_lose_nothing(workspace: Workspace):
    before = {v.part: v.text for v in workspace.revision()}
    commands = [
        subprocess.Popen(
            [sys.executable, str(ROOT / "cli.py"), "regen", section, "--engine", "offline"],
            cwd=workspace.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for section in ("亮点", "计划")
    ]  # fmt: skip
    assert [command.communicate() and command.returncode for command in commands] == [0, 0]
    changed = {v.part for v in workspace.revision() if v.text != before[v.part]}
    assert changed == {"highlights", "plan"} and workspace.latest() == 3


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_broken_file_is_told_without_a_trace(workspace: Workspace, options: tuple[str, ...]):
    (workspace.folder / "坏.docx").write_bytes(b"PK\x03\x04" + bytes(100))
    run = shuzhi("take", "坏.docx", *options, cwd=workspace.folder)
    assert run.code == 3 and "已损坏" in (run.out + run.err) and "Traceback" not in run.err
    assert workspace.latest() == 1
