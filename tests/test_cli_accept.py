"""What a person must acknowledge stops an export until somebody accepts it, with a reason."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.workspace import Sources, Workspace
from tests.support.shuzhi import FACTS, shuzhi

UNKNOWN_DATE = "3月19日，支部召开专题会议。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose report has a date that no fact knows."""
    shuzhi("draft", FACTS, "--engine", "offline", "-o", "a.docx", cwd=tmp_path)
    workspace = Workspace.at(tmp_path)
    assert workspace
    versions = [
        replace(v, id=None, text=v.text + UNKNOWN_DATE) if v.part == "work" else v
        for v in workspace.revision()
    ]
    workspace.accept("take", versions)
    return tmp_path


def finding_id(folder: Path) -> str:
    found = json.loads(shuzhi("check", "--json", cwd=folder).out)["findings"]
    (waiting,) = (f for f in found if f["severity"] == "acknowledge")
    assert (waiting["code"], waiting["text"]) == ("dates.unsupported", "3月19日")
    return str(waiting["id"])


def test_it_stops_the_export_and_says_how_to_accept_it(folder: Path) -> None:
    run = shuzhi("export", "-o", "b.docx", cwd=folder)
    assert run.code == 1
    assert not (folder / "b.docx").exists()
    assert "1 处待确认" in run.out
    assert f"编号 {finding_id(folder)}" in run.out
    assert "没有导出 Word：有 1 处要您确认" in run.out
    assert f"shuzhi export --accept {finding_id(folder)} --reason" in run.out


def test_what_was_written_by_hand_is_mended_by_hand(folder: Path) -> None:
    by_composer = shuzhi("export", "-o", "b.docx", cwd=folder).out
    assert "改好要点再运行 draft" in by_composer and "手改过的" not in by_composer
    workspace = Workspace.at(folder)
    assert workspace
    hand = [replace(v, id=None, author="hand") for v in workspace.revision()]
    workspace.accept("take", hand)
    run = shuzhi("export", "-o", "b.docx", cwd=folder)
    assert "手改过的地方，在 Word 里改好再用 shuzhi take 收回" in run.out


def test_once_accepted_it_stops_nothing_any_more(folder: Path) -> None:
    accept = ("--accept", finding_id(folder), "--reason", "会议记录可查")
    assert shuzhi("export", "-o", "b.docx", *accept, cwd=folder).code == 0
    assert shuzhi("export", "-o", "c.docx", cwd=folder).code == 0
    run = shuzhi("check", cwd=folder)
    assert run.code == 0
    assert "已确认" in run.out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--accept", "ID"), "要写明编号和理由"),
        (("--reason", "会议记录可查"), "要写明编号和理由"),
        (("--accept", "00000000", "--reason", "可查"), "没有编号为“00000000”的一处"),
    ],
)
def test_without_a_reason_or_for_nothing_there_is_no_acceptance(
    folder: Path, options: tuple[str, ...], message: str
) -> None:
    known = finding_id(folder)
    run = shuzhi("export", *(known if o == "ID" else o for o in options), cwd=folder)
    assert run.code == 2
    assert message in run.err


def test_an_error_cannot_be_accepted(folder: Path) -> None:
    (folder / "要点.md").write_text(
        FACTS.read_text("utf-8").replace("支委会12次", "支委会13次"), "utf-8"
    )
    workspace = Workspace.at(folder)
    assert workspace
    workspace.remember(Sources(facts=folder / "要点.md"))
    found = json.loads(shuzhi("check", "--json", cwd=folder).out)["findings"]
    error = next(f for f in found if f["severity"] == "error")
    run = shuzhi("export", "--accept", error["id"], "--reason", "可查", cwd=folder)
    assert run.code == 2
    assert "不能确认了事" in run.err


def test_for_a_file_no_command_is_told_that_could_not_accept_it(folder: Path) -> None:
    file = folder / "改过.txt"
    file.write_text(shuzhi("show", cwd=folder).out, "utf-8")
    run = shuzhi("check", file, cwd=folder)
    assert run.code == 1
    assert "--accept" not in run.out
    assert "您核实无误就不用改；这份文件可以照用" in run.out
    assert "export --accept" in shuzhi("check", cwd=folder).out


def test_a_file_with_errors_is_not_said_to_be_good_as_it_is(folder: Path) -> None:
    file = folder / "改过.txt"
    text = shuzhi("show", cwd=folder).out
    assert "支委会12次" in text
    file.write_text(text.replace("支委会12次", "支委会13次"), "utf-8")
    run = shuzhi("check", file, cwd=folder)
    assert run.code == 1
    assert "1 处必须改正" in run.out
    assert "您核实无误就不用改；“错误”改正以后再核对一次" in run.out
    assert "可以照用" not in run.out
