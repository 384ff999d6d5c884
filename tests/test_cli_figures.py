"""The commands ``figures`` and ``check --table`` as a secretary types them, and one judgement for every form of a text."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from drafting.docx import render
from drafting.outline import load_outline
from drafting.report import parse_report
from tests.support.shuzhi import FACTS, REFERENCE, Run, shuzhi
from tests.test_cli import imported


def test_figures_prints_a_list_or_json(tmp_path: Path):
    (tmp_path / "a.txt").write_text("述职报告\n召开支委会12次。\n", "utf-8")
    run = shuzhi("figures", "a.txt", cwd=tmp_path)
    assert run.code == 0 and run.out.startswith("共 1 个数：计量 1\n")
    run = shuzhi("figures", "a.txt", "--json", cwd=tmp_path)
    (found,) = json.loads(run.out)
    assert (run.code, found["text"], found["label"]) == (0, "12次", "支委会")


def test_the_offsets_are_those_of_the_text_that_check_uses(tmp_path: Path):
    text = "\ufeff述职报告\r\n\r\n# 一、2025年工作情况\r\n召开支委会12次，XX。\r\n"
    (tmp_path / "a.md").write_text(text, "utf-8")
    found = json.loads(shuzhi("figures", "a.md", "--json", cwd=tmp_path).out)
    checked = json.loads(shuzhi("check", "a.md", "--json", cwd=tmp_path).out)
    placeholder = next(f for f in checked["findings"] if f["code"] == "text.placeholder")
    assert placeholder["start"] == found[-1]["end"] + 1


@pytest.mark.parametrize("name", ["没有.txt", "表.xlsx"])
def test_a_file_that_cannot_be_read_is_told_in_chinese(tmp_path: Path, name: str):
    run = shuzhi("figures", name, cwd=tmp_path)
    assert run.code == 3 and name in run.err


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    folder = tmp_path_factory.mktemp("demo")
    return folder, shuzhi(
        "draft", FACTS, "--reference", REFERENCE, "-o", "a.docx", "--json", cwd=folder
    )


def judgement(folder: Path, *arguments: str | Path) -> dict[str, Any]:
    found = json.loads(shuzhi("check", *arguments, "--json", cwd=folder).out)
    return {key: found[key] for key in ("passed", "sections", "figures", "findings", "proof")}


def test_every_form_of_a_draft_is_judged_as_the_draft_itself(drafted: tuple[Path, Run]):
    folder, run = drafted
    own = json.loads(run.out)
    (folder / "a.txt").write_text(shuzhi("show", cwd=folder).out, "utf-8")
    for form in ("a.docx", "a.txt"):
        assert judgement(folder, form) == {key: own[key] for key in judgement(folder)}


def test_the_proof_of_a_draft_has_every_fact_and_no_foreign_number(drafted: tuple[Path, Run]):
    proof = json.loads(drafted[1].out)["proof"]
    assert {row["status"] for row in proof["facts"]} == {"present"}
    assert {row["status"] for row in proof["figures"]} == {"supported", "free"}
    assert all(row["place"].startswith("要点.md 第") for row in proof["facts"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("36人次", "38人次"),
        ("支委会12次、支部党员大会4次", "支委会4次、支部党员大会12次"),
        ("党员23名", "党员23名，入党积极分子9名"),
        ("2025年9月", "2025年8月"),
        ("，慰问困难群众9户", ""),
    ],
)
def test_an_edit_by_hand_is_judged_alike_in_word_and_in_a_text(
    drafted: tuple[Path, Run], old: str, new: str
):
    folder, _ = drafted
    text = shuzhi("show", cwd=folder).out
    assert old in text
    text = text.replace(old, new, 1)
    (folder / "改.txt").write_text(text, "utf-8")
    (folder / "改.docx").write_bytes(render(parse_report(text, load_outline())))
    in_text = judgement(folder, "改.txt", "--facts", FACTS)
    assert in_text == judgement(folder, "改.docx", "--facts", FACTS)
    assert in_text["passed"] is False
    states = {row["status"] for rows in in_text["proof"].values() for row in rows}
    assert states & {"wrong", "missing", "unsupported"}


def test_the_table_is_written_beside_what_the_check_prints(drafted: tuple[Path, Run]):
    folder, _ = drafted
    run = shuzhi("check", "a.docx", "--table", "核对表.xlsx", cwd=folder)
    assert run.code == 0 and "核对通过。" in run.out
    assert run.out.splitlines()[-1] == "核对表已写好：核对表.xlsx"
    book = openpyxl.load_workbook(folder / "核对表.xlsx")
    assert book.sheetnames == ["要点→报告", "报告→要点", "问题"]


def test_the_table_is_written_for_a_report_that_does_not_pass_and_named_in_json(tmp_path: Path):
    (tmp_path / "a.txt").write_text("述职报告\n一、工作情况\n支委会12次。\n", "utf-8")
    run = shuzhi("check", "a.txt", "--table", "t.xlsx", "--json", cwd=tmp_path)
    assert run.code == 1
    found = json.loads(run.out)
    assert found["proof"] is None and found["table"] == {"file": "t.xlsx", "backup": None}
    assert openpyxl.load_workbook(tmp_path / "t.xlsx").sheetnames == ["报告里的数字", "问题"]
    run = shuzhi("check", "a.txt", "--table", "t.xlsx", cwd=tmp_path)
    assert "没有要点，表里只有报告里的数字和问题。" in run.out


def test_a_table_is_replaced_but_one_with_notes_by_hand_is_kept_aside(drafted: tuple[Path, Run]):
    folder, _ = drafted
    for _ in range(2):
        shuzhi("check", "a.docx", "--table", "b.xlsx", cwd=folder)
    assert not list(folder.glob("b（*"))
    book = openpyxl.load_workbook(folder / "b.xlsx")
    book["问题"]["A9"] = "书记批注"
    book.save(folder / "b.xlsx")
    run = shuzhi("check", "a.docx", "--table", "b.xlsx", cwd=folder)
    assert "已另存为：b（原文件1）.xlsx" in run.out
    kept = openpyxl.load_workbook(folder / "b（原文件1）.xlsx")
    assert kept["问题"]["A9"].value == "书记批注"


@pytest.mark.parametrize("target", ["", ".", "表.xls", "表.docx", "表"])
def test_only_an_excel_file_can_be_a_table(drafted: tuple[Path, Run], target: str):
    folder, _ = drafted
    run = shuzhi("check", "a.docx", "--table", target, cwd=folder)
    assert run.code == 2 and ".xlsx" in run.err


@pytest.mark.parametrize("mark", ["~$c.xlsx", ".~lock.c.xlsx#", ".~c.xlsx"])
def test_a_table_that_is_open_is_left_alone(drafted: tuple[Path, Run], mark: str):
    folder, _ = drafted
    (folder / "c.xlsx").write_bytes(b"old")
    (folder / mark).touch()
    run = shuzhi("check", "a.docx", "--table", "c.xlsx", cwd=folder)
    (folder / mark).unlink()
    assert run.code == 3 and "正被别的程序打开" in run.err
    assert (folder / "c.xlsx").read_bytes() == b"old"


def test_who_asks_for_no_table_does_not_wait_for_excel(drafted: tuple[Path, Run]):
    folder, _ = drafted
    for arguments in (("check", "a.docx"), ("figures", "a.docx")):
        assert not {m.partition(".")[0] for m in imported(*arguments, cwd=folder)} & {"openpyxl"}
