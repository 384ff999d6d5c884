"""The command ``diff`` as a secretary types it."""

import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm

from drafting.compare.page import is_unchanged
from drafting.docx import read_docx
from tests.support.compared import FOLDER
from tests.support.shuzhi import FACTS, REFERENCE, ROOT, shuzhi
from tests.support.tracked import accepted, rejected
from tests.test_cli import imported

OLD, NEW = FOLDER / "last_year.txt", FOLDER / "this_year.txt"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a report of two versions."""
    folder = tmp_path_factory.mktemp("report")
    shutil.copy(FACTS, folder / "要点.md")
    shuzhi("draft", "要点.md", "--reference", REFERENCE, "--engine", "offline", cwd=folder)
    text = (folder / "要点.md").read_text("utf-8").replace("支委会12次", "支委会11次")
    (folder / "要点.md").write_text(text, "utf-8")
    shuzhi("draft", "要点.md", "--reference", REFERENCE, "--engine", "offline", cwd=folder)
    return folder


def test_without_a_word_last_year_is_held_against_the_current_report(drafted: Path):
    run = shuzhi("diff", cwd=drafted)
    assert run.code == 0 and run.err == ""
    assert run.out.startswith("旧：去年述职报告.docx\n新：当前报告（@2）\n\n数据：")
    assert re.search(r"\n  支委会 +10次 → 11次 +\+1 +\+10%\n", run.out)
    assert "\n    － 理论学习不够系统\n" in run.out


def test_two_versions_are_held_against_each_other(drafted: Path):
    run = shuzhi("diff", "@1", "@2", cwd=drafted)
    assert run.out.startswith("旧：@1\n新：@2\n")
    assert "支委会〔12次→11次〕" in run.out
    assert shuzhi("diff", "@1", cwd=drafted).out.partition("\n")[0] == "旧：@1"
    same = shuzhi("diff", "@2", cwd=drafted)
    assert same.code == 0 and "两份报告一字不差。" in same.out


def test_the_redline_is_laid_out_after_the_template_in_the_reports_folder(drafted: Path):
    template = Document(str(drafted / "述职报告.docx"))
    template.sections[0].left_margin = Mm(35)
    template.save(str(drafted / "模板.docx"))
    assert shuzhi("diff", "--docx", "照模板.docx", cwd=drafted).code == 0
    (drafted / "模板.docx").unlink()
    assert round(Document(str(drafted / "照模板.docx")).sections[0].left_margin.mm) == 35


def test_any_two_files_are_compared_without_a_report_of_ones_own(tmp_path: Path):
    run = shuzhi("diff", OLD, NEW, cwd=tmp_path)
    assert run.code == 0
    assert "支委会〔10次→12次〕" in run.out and "\033" not in run.out
    assert not (tmp_path / ".shuzhi").exists()


def test_a_report_in_a_folder_of_its_own_is_read_with_its_facts(drafted: Path, tmp_path: Path):
    found = json.loads(
        shuzhi("diff", REFERENCE, drafted / "述职报告.docx", "--json", cwd=tmp_path).out
    )
    assert (found["old"]["facts"], found["new"]["facts"]) == (False, True)


def test_the_facts_of_this_year_are_not_taken_for_those_of_last_years_file(drafted: Path):
    shutil.copy(REFERENCE, drafted / "去年.docx")
    found = json.loads(shuzhi("diff", "去年.docx", "--json", cwd=drafted).out)
    assert (found["old"]["facts"], found["new"]["facts"]) == (False, True)


def test_facts_that_cannot_be_read_do_not_stop_a_comparison(drafted: Path, tmp_path: Path):
    folder = tmp_path / "copy"
    shutil.copytree(drafted, folder)
    (folder / "要点.md").write_text("数据\n- 支委会十二三次次\n", "utf-8")
    run = shuzhi("diff", "@1", "@2", cwd=folder)
    assert run.code == 0 and "读不了，只按报告的文字比较" in run.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["@9"], 2, "没有“@9”这一版"),
        (["@0"], 2, "没有“@0”这一版"),
        (["没有.docx"], 3, "没有.docx：找不到这个文件"),
        (["--html", "对照.htm"], 2, ".html 结尾"),
        (["--docx", "修订.doc"], 2, ".docx 结尾"),
        (["--docx", "."], 2, ".docx 结尾"),
    ],
)
def test_what_cannot_be_compared_or_written_is_told(drafted: Path, arguments, code, said):
    run = shuzhi("diff", *arguments, cwd=drafted)
    assert (run.code, run.out) == (code, "") and said in run.err


def test_it_is_told_whose_versions_are_compared_from_further_down(drafted: Path):
    (drafted / "下级").mkdir()
    for arguments in (["@1", "@2"], ["@1"], []):
        assert "用的是上级文件夹" in shuzhi("diff", *arguments, cwd=drafted / "下级").err
    assert shuzhi("diff", OLD, NEW, cwd=drafted / "下级").err == ""


def test_a_file_that_is_too_long_for_a_report_is_refused(tmp_path: Path):
    (tmp_path / "长.txt").write_text("支委会12次。\n" * 20_000, "utf-8")
    run = shuzhi("diff", OLD, "长.txt", cwd=tmp_path)
    assert run.code == 3 and "长.txt：有 160000 个字，太长了，不像述职报告" in run.err


def test_without_a_report_or_last_years_it_is_told_what_to_type(tmp_path: Path):
    run = shuzhi("diff", cwd=tmp_path)
    assert run.code == 2 and "请写明两个文件" in run.err
    shuzhi("draft", FACTS, "--engine", "offline", "-o", "a.docx", cwd=tmp_path)
    run = shuzhi("diff", cwd=tmp_path)
    assert run.code == 2 and "请写明：shuzhi diff 去年述职报告.docx" in run.err
    failed = json.loads(shuzhi("diff", "--json", cwd=tmp_path).out)
    assert "请写明" in failed["errors"][0]["message"]


def test_the_page_and_the_redline_are_written(tmp_path: Path):
    run = shuzhi("diff", OLD, NEW, "--html", "对照.html", "--docx", "修订.docx", cwd=tmp_path)
    assert run.out.endswith(
        "\n\n左右对照页已写好，请用浏览器打开：对照.html\n修订稿已写好，在 Word 里可逐处接受或拒绝：修订.docx\n"
    )
    assert is_unchanged((tmp_path / "对照.html").read_bytes())
    data = (tmp_path / "修订.docx").read_bytes()
    for settled, file in ((accepted(data), NEW), (rejected(data), OLD)):
        text = [told.text.replace("\n", "") for told in settled if told.text]
        assert text == file.read_text("utf-8").splitlines()
    assert read_docx(data, "x.docx") == NEW.read_text("utf-8")


def test_with_json_the_files_are_named(tmp_path: Path):
    run = shuzhi("diff", OLD, NEW, "--html", "a.html", "--json", cwd=tmp_path)
    found = json.loads(run.out)
    assert found["files"] == {"html": {"file": "a.html", "backup": None}}
    assert found["summary"]["sentences"]["changed"] == 13


def test_files_of_ours_are_replaced_and_those_that_a_hand_changed_are_kept_aside(tmp_path: Path):
    arguments = ("diff", OLD, NEW, "--html", "a.html", "--docx", "a.docx")
    for _ in range(2):
        shuzhi(*arguments, cwd=tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "a.html"]
    document = Document(tmp_path / "a.docx")
    document.add_paragraph("书记批注")
    changed = io.BytesIO()
    document.save(changed)
    (tmp_path / "a.docx").write_bytes(changed.getvalue())
    (tmp_path / "a.html").write_text("不是本程序写的", "utf-8")
    run = shuzhi(*arguments, cwd=tmp_path)
    assert "已另存为：a（原文件1）.html" in run.out and "已另存为：a（原文件1）.docx" in run.out
    assert (tmp_path / "a（原文件1）.docx").read_bytes() == changed.getvalue()
    assert (tmp_path / "a（原文件1）.html").read_text("utf-8") == "不是本程序写的"


def test_a_redline_that_is_open_in_word_is_written_beside_it(tmp_path: Path):
    (tmp_path / "~$a.docx").touch()
    (tmp_path / "a.docx").write_bytes(b"old")
    run = shuzhi("diff", OLD, NEW, "--docx", "a.docx", cwd=tmp_path)
    assert run.out.endswith("：a-2.docx\n")
    assert (tmp_path / "a.docx").read_bytes() == b"old"


def on_a_terminal(folder: Path, **variables: str) -> str:
    """Return what the command prints where its output is a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "diff", str(OLD), str(NEW)],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8", **variables},
        stdout=theirs,
    )
    os.close(theirs)
    data = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        data += piece
    process.wait()
    os.close(ours)
    return data.decode()


def test_colour_goes_to_a_terminal_alone_and_only_where_it_is_wanted(tmp_path: Path):
    assert "\033[31m10次" in on_a_terminal(tmp_path, TERM="xterm")
    assert "\033" not in on_a_terminal(tmp_path, TERM="xterm", NO_COLOR="1")
    assert "\033" not in on_a_terminal(tmp_path, TERM="dumb")


def test_who_only_looks_does_not_wait_for_word_or_a_model(tmp_path: Path):
    loaded = {name.partition(".")[0] for name in imported("diff", OLD, NEW, cwd=tmp_path)}
    assert not loaded & {"docx", "jinja2", "langchain", "langchain_core", "openai", "openpyxl"}
