"""``shuzhi export --annotated`` and ``--redline``: two more copies of the report, behind the same gate."""

import json
import shutil
from pathlib import Path

import pytest
from docx import Document

from drafting.docx import read_docx
from drafting.workspace import Workspace
from tests.support.folders import by_hand, part
from tests.support.margin import comments
from tests.support.render import convert, require
from tests.support.shuzhi import FACTS, REFERENCE, shuzhi
from tests.support.tracked import accepted, changes, rejected

CLEAN, ANNOTATED, REDLINE = (
    "述职报告.docx",
    "述职报告（带批注）.docx",
    "述职报告（与去年对照）.docx",
)
COPIES = [("--annotated", ANNOTATED), ("--redline", REDLINE)]
BROKEN = "全年覆盖工人137名。"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafted")
    run = shuzhi("draft", FACTS, "--reference", REFERENCE, "--engine", "offline", cwd=folder)
    assert run.code == 0, run.out
    return folder


@pytest.fixture
def folder(drafted: Path, tmp_path: Path) -> Path:
    shutil.copytree(drafted, tmp_path / "报告")
    return tmp_path / "报告"


def text(file: Path) -> str:
    return read_docx(file.read_bytes(), file.name)


def edit(folder: Path, words: str) -> None:
    workspace = Workspace.at(folder)
    assert workspace
    by_hand(workspace, "highlights", part(workspace, "highlights").text + words)


@pytest.mark.parametrize(("option", "name"), COPIES)
def test_a_copy_lies_beside_the_clean_export_which_stays(folder: Path, option: str, name: str):
    clean = (folder / CLEAN).read_bytes()
    run = shuzhi("export", option, cwd=folder)
    assert run.code == 0 and f"已导出：{folder / name}" in run.out
    assert (folder / CLEAN).read_bytes() == clean
    assert text(folder / name) == text(folder / CLEAN)


@pytest.mark.parametrize(("option", "name"), COPIES)
def test_exported_twice_it_has_the_same_bytes_and_no_copy_is_kept(
    folder: Path, option: str, name: str
):
    shuzhi("export", option, cwd=folder)
    first = (folder / name).read_bytes()
    run = shuzhi("export", option, cwd=folder)
    assert (folder / name).read_bytes() == first and "已另存为" not in run.out
    assert len(list(folder.glob("*.docx"))) == 2


@pytest.mark.parametrize(("option", "name"), COPIES)
def test_an_older_file_that_is_not_ours_is_kept_aside(folder: Path, option: str, name: str):
    (folder / name).write_bytes("手工改过的".encode())
    run = shuzhi("export", option, "--json", cwd=folder)
    done = json.loads(run.out)
    assert Path(done["file"]).name == name
    assert Path(done["backup"]).read_bytes() == "手工改过的".encode()


@pytest.mark.parametrize(("option", "name"), COPIES)
def test_the_gate_is_that_of_the_clean_export(folder: Path, option: str, name: str):
    edit(folder, BROKEN)
    run = shuzhi("export", option, cwd=folder)
    assert run.code == 1 and "没有导出 Word" in run.out
    assert not (folder / name).exists()
    run = shuzhi("export", option, "--unchecked", cwd=folder)
    unchecked = folder / name.replace(".docx", "（未通过核对）.docx")
    assert run.code == 0 and BROKEN in text(unchecked)
    assert "未通过核对：有 1 处问题未改正" in "".join(
        p.text for p in accepted(unchecked.read_bytes())
    )


def test_the_annotated_copy_says_what_is_open(folder: Path):
    edit(folder, BROKEN)
    shuzhi("export", "--annotated", "--unchecked", "-o", "a.docx", cwd=folder)
    found = comments((folder / "a（未通过核对）.docx").read_bytes())
    assert [c.words for c in found if c.text.startswith("错误：")] == ["137名"]


def test_the_annotated_copy_names_facts_places_and_composed_sentences(folder: Path):
    shuzhi("export", "--annotated", cwd=folder)
    found = comments((folder / ANNOTATED).read_bytes())
    assert {c.author for c in found} == {"述职核对"}
    assert ("43项", "依据：研究事项43项（要点.md 第14行）") in [(c.words, c.text) for c in found]
    assert any(c.text.startswith("这一句由本机按要点写成") for c in found)


def test_the_redline_accepted_is_this_year_and_rejected_last_year(folder: Path):
    shuzhi("export", "--redline", cwd=folder)
    data = (folder / REDLINE).read_bytes()
    assert [p.text for p in accepted(data)] == [
        p.text for p in accepted((folder / CLEAN).read_bytes())
    ]
    last_year = [line for p in rejected(data) if (line := p.text.replace("\n", "").strip())]
    assert last_year == read_docx(REFERENCE.read_bytes(), REFERENCE.name).splitlines()
    assert len(changes(data)) > 20


def test_a_redline_needs_last_years_report(tmp_path: Path):
    assert shuzhi("draft", FACTS, "--engine", "offline", cwd=tmp_path).code == 0
    run = shuzhi("export", "--redline", cwd=tmp_path)
    assert run.code == 2 and "起草时没有给去年的报告" in run.err
    assert "--reference 去年述职报告.docx" in run.err and "shuzhi diff" in run.err
    assert not (tmp_path / REDLINE).exists()


def test_one_copy_can_have_both_comments_and_the_changes_from_last_year(folder: Path):
    assert shuzhi("export", "--annotated", cwd=folder).code == 0
    run = shuzhi("export", "--annotated", "--redline", cwd=folder)
    data = (folder / "述职报告（带批注，与去年对照）.docx").read_bytes()
    assert run.code == 0 and changes(data)
    assert comments(data) == comments((folder / ANNOTATED).read_bytes())
    assert [p.text for p in accepted(data)] == [
        p.text for p in accepted((folder / CLEAN).read_bytes())
    ]


def test_take_passes_over_our_comments_and_finds_nothing_changed(folder: Path):
    shuzhi("export", "--annotated", cwd=folder)
    done = json.loads(shuzhi("take", ANNOTATED, "--json", cwd=folder).out)
    assert done["comments"] == [] and done["revision"] is None


def test_take_shows_what_a_person_wrote_beside_our_comments(folder: Path):
    shuzhi("export", "--annotated", cwd=folder)
    document = Document(str(folder / ANNOTATED))
    words = next(r for p in document.paragraphs for r in p.runs if "法律知识宣讲" in r.text)
    document.add_comment(words, text="请核实场次", author="李书记")
    document.save(str(folder / "改.docx"))
    done = json.loads(shuzhi("take", "改.docx", "--json", cwd=folder).out)
    assert [(c["author"], c["text"]) for c in done["comments"]] == [("李书记", "请核实场次")]
    assert done["revision"] is None


def test_the_template_of_the_folder_is_the_page_of_both(folder: Path):
    shuzhi("export", "--annotated", "-o", "模板.docx", cwd=folder)
    for option, name in COPIES:
        assert shuzhi("export", option, cwd=folder).code == 0
        assert text(folder / name) == text(folder / CLEAN)
    assert len(comments((folder / ANNOTATED).read_bytes())) > 50


@pytest.mark.parametrize(("option", "name"), COPIES)
def test_libreoffice_opens_it(folder: Path, tmp_path: Path, option: str, name: str):
    require("soffice")
    shuzhi("export", option, cwd=folder)
    pdf = convert((folder / name).read_bytes(), "pdf", tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF")
