"""``facts --from``: from notes of any kind to a facts file, shown first, saved when asked, nothing overwritten."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from tests.support import good_extractor
from tests.support.scripted_server import ScriptedServer, says
from tests.support.shuzhi import ROOT, SAMPLES, shuzhi
from tests.test_cli import imported

MEMO = SAMPLES / "随手记.txt"
NOTES = "单位：滨河综合体项目党支部\n年度：2025\n支委会今年开了12次\n3月组织“学雷锋”志愿服务\n食堂换菜单了\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "记.txt").write_text(NOTES, "utf-8")
    return tmp_path


def test_notes_are_shown_and_not_saved_unasked(folder: Path):
    run = shuzhi("facts", "--from", "记.txt", cwd=folder)
    assert run.code == 0, run.err
    assert "支委会：12次" in run.out and "第5行：食堂换菜单了" in run.out
    assert "没有保存" in run.err and "--yes" in run.err
    assert not (folder / "要点.md").exists()


def test_what_is_saved_is_read_again(folder: Path):
    run = shuzhi("facts", "--from", "记.txt", "--yes", cwd=folder)
    assert run.code == 0 and "已保存：要点.md" in run.err
    again = shuzhi("facts", "要点.md", cwd=folder)
    assert again.code == 0 and again.out in run.out


def test_a_file_that_exists_is_never_overwritten(folder: Path):
    (folder / "要点.md").write_text("我自己写的", "utf-8")
    run = shuzhi("facts", "--from", "记.txt", "--yes", cwd=folder)
    assert run.code == 2 and "已经存在，没有改动" in run.err
    assert (folder / "要点.md").read_text("utf-8") == "我自己写的"
    run = shuzhi("facts", "新.md", "--from", "记.txt", "--yes", cwd=folder)
    assert run.code == 0 and (folder / "新.md").exists()


def test_the_blank_facts_of_a_new_folder_are_filled_in_but_only_while_they_are_blank(folder: Path):
    assert shuzhi("new", "报告", cwd=folder).code == 0
    facts = folder / "报告" / "要点.md"
    blank = facts.read_bytes()
    facts.write_bytes(blank + b"\n")
    run = shuzhi("facts", "报告/要点.md", "--from", "记.txt", "--yes", cwd=folder)
    assert run.code == 2 and facts.read_bytes() == blank + b"\n"
    facts.write_bytes(blank)
    run = shuzhi("facts", "报告/要点.md", "--from", "记.txt", "--yes", cwd=folder)
    assert run.code == 0, run.err
    assert "支委会12次" in facts.read_text("utf-8")


@pytest.mark.parametrize("unit", ["甲", "很长的名称" * 13], ids=["a sign", "a sentence"])
def test_a_unit_that_can_be_none_is_asked_for(tmp_path: Path, unit: str):
    (tmp_path / "记.txt").write_text(f"单位：{unit}\n年度：2025\n支委会今年开了12次\n", "utf-8")
    with ScriptedServer(good_extractor.good) as server:
        run = shuzhi("facts", "--from", "记.txt", cwd=tmp_path, **server.environment())
    assert run.code == 0 and "没有写单位" in run.out, run.err


def test_the_notes_themselves_are_no_target(folder: Path):
    run = shuzhi("facts", "记.txt", "--from", "记.txt", "--yes", cwd=folder)
    assert run.code == 2 and (folder / "记.txt").read_text("utf-8") == NOTES


def test_what_is_missing_is_left_open_and_said(tmp_path: Path):
    (tmp_path / "记.txt").write_text("支委会今年开了12次\n", "utf-8")
    run = shuzhi("facts", "--from", "记.txt", "--yes", cwd=tmp_path)
    assert "没有写单位、年度" in run.out
    text = (tmp_path / "要点.md").read_text("utf-8")
    assert "\n单位：\n年度：\n" in text
    again = shuzhi("facts", "要点.md", "--json", cwd=tmp_path)
    assert sorted(e["key"] for e in json.loads(again.out)["errors"]) == ["单位", "年度"]


def test_json_has_facts_dropped_and_unread(folder: Path):
    run = shuzhi("facts", "--from", "记.txt", "--json", cwd=folder)
    told = json.loads(run.out)
    assert told["facts"]["数据"]["支委会"]["value"] == "12"
    assert told["dropped"] == [] and told["missing"] == []
    assert told["unread"] == [{"line": 5, "text": "食堂换菜单了", "figures": [], "reason": ""}]


def test_a_line_that_is_not_used_has_its_reason(tmp_path: Path):
    notes = "党课5次\n支委会好像12次\n去年谈心谈话30人次\n培训8次\n更正：9次\n"
    (tmp_path / "记.txt").write_text(notes, "utf-8")
    run = shuzhi("facts", "--from", "记.txt", "--engine", "offline", cwd=tmp_path)
    assert "支委会好像12次（原话说得不确定（“好像”），请核实）" in run.out
    assert "去年谈心谈话30人次（原话说的不是今年）" in run.out
    assert "更正：9次（这句更正了别的话，请核实）" in run.out


def test_a_correction_is_read_as_meant_and_said(tmp_path: Path):
    notes = "主题党日12次，不对，是10次\n组织生活会1次，记错了\n4月参观烈士陵园，下雨没去成\n"
    (tmp_path / "记.txt").write_text(notes, "utf-8")
    run = shuzhi("facts", "--from", "记.txt", "--engine", "offline", "--yes", cwd=tmp_path)
    assert "第1行：主题党日12次，不对，是10次（读作：主题党日10次）" in run.out
    assert "数据：组织生活会1次（后面的话更正或撤回了它（“记错了”），请核实）" in run.out
    assert "原话里有“没去成”，意思可能相反" in run.out
    saved = (tmp_path / "要点.md").read_text("utf-8").splitlines()
    assert [line for line in saved if line.startswith("- ")] == ["- 主题党日10次"]
    assert "> " + "  第1行：主题党日12次，不对，是10次（读作：主题党日10次）" in saved
    told = shuzhi("facts", "--from", "记.txt", "--engine", "offline", "--json", cwd=tmp_path).out
    assert json.loads(told)["corrected"] == [
        {"line": 1, "text": "主题党日12次，不对，是10次", "read": "主题党日10次"}
    ]


def test_notes_of_which_nothing_is_understood_save_nothing(tmp_path: Path):
    (tmp_path / "记.txt").write_text("食堂换菜单了\n", "utf-8")
    run = shuzhi("facts", "--from", "记.txt", "--yes", cwd=tmp_path)
    assert run.code == 1 and "食堂换菜单了" in run.out
    assert not (tmp_path / "要点.md").exists()


@pytest.mark.parametrize(
    ("answer", "saved"), [("y", True), ("是", True), ("否", False), ("", False)]
)
def test_on_a_terminal_one_is_asked(folder: Path, answer: str, saved: bool):
    ours, theirs = pty.openpty()
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SHUZHI_")}
    command = [sys.executable, str(ROOT / "cli.py"), "facts", "--from", "记.txt"]
    process = subprocess.Popen(command, cwd=folder, env=kept, stdin=theirs, stdout=theirs, stderr=theirs)  # fmt: skip
    os.close(theirs)
    os.write(ours, f"{answer}\n".encode())
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the other side is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    assert process.wait() == 0
    assert "保存为 要点.md 吗？[y/N]" in shown.decode()
    assert (folder / "要点.md").exists() is saved


def test_a_model_sorts_the_notes_where_one_is_configured(folder: Path):
    with ScriptedServer(good_extractor.good) as server:
        run = shuzhi(
            "facts", "--from", MEMO, "要点.md", "--yes", cwd=folder, **server.environment()
        )
        assert len(server.exchanges) == 1
    assert run.code == 0 and "正在请模型 scripted 读 随手记.txt" in run.err
    assert "支委会12次" in (folder / "要点.md").read_text("utf-8")


def test_what_a_model_makes_up_is_said_and_not_saved(folder: Path):
    adds = good_extractor.adds("数据", "党课99次", "支委会今年开了12次")
    with ScriptedServer(adds) as server:
        run = shuzhi("facts", "--from", "记.txt", "--yes", cwd=folder, **server.environment())
    assert "数据：党课99次（原话里没有“99次”）" in run.out
    lines = (folder / "要点.md").read_text("utf-8").splitlines()
    assert [line for line in lines if "99" in line and not line.startswith(">")] == []


def test_a_model_that_fails_saves_nothing_and_composes_nothing(folder: Path):
    with ScriptedServer(says("不会")) as server:
        run = shuzhi("facts", "--from", "记.txt", "--yes", cwd=folder, **server.environment())
    assert run.code == 4 and "--engine offline" in run.err and run.out == ""
    assert not (folder / "要点.md").exists()


def test_offline_asks_no_model(folder: Path):
    with ScriptedServer(good_extractor.good) as server:
        offline = ("--engine", "offline")
        run = shuzhi("facts", "--from", "记.txt", *offline, cwd=folder, **server.environment())
        assert server.exchanges == []
    assert run.code == 0
    run = shuzhi("facts", "--from", "记.txt", "--engine", "llm", cwd=folder)
    assert run.code == 2 and "还没有配置模型" in run.err


def test_without_a_model_its_libraries_are_not_imported(folder: Path):
    modules = imported("facts", "--from", "记.txt", cwd=folder)
    assert "drafting.notes.rules" in modules
    assert not {m.split(".")[0] for m in modules} & {"langchain", "langchain_openai", "openai"}


def test_a_classified_marking_is_refused_before_any_call(folder: Path):
    (folder / "记.txt").write_text("机密★1年\n支委会12次\n", "utf-8")
    with ScriptedServer(good_extractor.good) as server:
        run = shuzhi("facts", "--from", "记.txt", "--yes", cwd=folder, **server.environment())
        assert server.exchanges == []
    assert run.code == 5 and not (folder / "要点.md").exists()


def test_notes_in_gbk_and_in_word_are_read(tmp_path: Path):
    (tmp_path / "记.txt").write_bytes(NOTES.encode("gbk"))
    document = Document()
    for line in NOTES.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "记.docx"))
    told = [shuzhi("facts", "--from", name, cwd=tmp_path).out for name in ("记.txt", "记.docx")]
    assert told[0] == told[1] and "支委会：12次" in told[0]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("空.txt", b"", "没有内容"),
        ("空.txt", "  \n> 说明\n\n".encode(), "没有内容"),
        ("图.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "图片"),
        ("乱.txt", bytes(range(256)) * 10, "不是文本"),
        ("长.txt", "支委会12次\n".encode() * 20_000, "太长"),
        ("表.xlsx", b"PK\x03\x04", "xlsx"),
        ("没有.txt", None, "找不到"),
    ],
    ids=["empty", "only remarks", "a picture", "bytes", "too long", "another kind", "missing"],
)
def test_notes_that_are_none_are_told_in_chinese(
    tmp_path: Path, name: str, content: bytes | None, word: str
):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    run = shuzhi("facts", "--from", name, "--yes", cwd=tmp_path)
    assert run.code == 3 and word in run.err, run.err
    assert not (tmp_path / "要点.md").exists()


def test_a_target_of_another_kind_is_told(folder: Path):
    run = shuzhi("facts", "要点.docx", "--from", "记.txt", "--yes", cwd=folder)
    assert run.code == 2 and ".md" in run.err


def test_without_file_and_notes_it_is_said_what_to_write(tmp_path: Path):
    run = shuzhi("facts", cwd=tmp_path)
    assert run.code == 2 and "--from" in run.err
