"""Which report's folder a command works in: never somebody else's, and it is said where it is not this one."""

from pathlib import Path

import pytest

from drafting.report_folder import folder_for, whose
from drafting.workspace import Sources, Workspace

FACTS = "单位：{}党支部\n年度：2025\n数据\n- 支委会12次\n"


@pytest.fixture
def parent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that keeps the report of 甲, with the user in 乙 beside it."""
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "要点.md").write_text(FACTS.format(name * 2), "utf-8")
    workspace = Workspace.create(tmp_path)
    workspace.remember(Sources(facts=tmp_path / "甲" / "要点.md"))
    workspace.accept("draft", [])
    monkeypatch.chdir(tmp_path / "乙")
    return tmp_path


@pytest.mark.parametrize("target", [None, Path("../乙的报告.docx")])
def test_a_draft_is_not_kept_with_the_report_of_other_facts(parent: Path, target: Path | None):
    folder = folder_for(Path("要点.md"), target, None)
    assert folder.resolve() == parent / "乙"


def test_nor_from_the_folder_above_where_the_facts_lie_below_it(
    parent: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(parent)
    assert folder_for(Path("乙/要点.md"), None, None).resolve() == parent / "乙"


def test_the_report_of_the_same_facts_goes_on_in_the_folder_above(
    parent: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(parent / "甲")
    assert folder_for(Path("要点.md"), None, None) == parent


def test_other_facts_for_the_very_folder_that_the_user_is_in_are_a_new_draft_of_its_report(
    parent: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(parent)
    facts = tmp_path_factory.mktemp("共享") / "要点.md"
    assert folder_for(facts, None, None) == parent


def test_without_any_history_it_begins_beside_the_target(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    assert folder_for(Path("要点.md"), Path("out/a.docx"), None) == Path("out")
    assert folder_for(Path("要点.md"), None, None) == Path()
    assert folder_for(Path("要点.md"), Path("out/a.docx"), Path("某处")) == Path("某处")


def test_the_report_of_a_folder_above_is_told_to_be_so(
    parent: Path, monkeypatch: pytest.MonkeyPatch
):
    assert f"上级文件夹 {parent} 里的报告（甲甲党支部，2025 年度）" in whose(None)
    assert whose(parent) == ""
    monkeypatch.chdir(parent)
    assert whose(None) == ""


def test_it_is_told_without_the_unit_where_the_facts_cannot_be_read(parent: Path):
    (parent / "甲" / "要点.md").unlink()
    assert f"{parent} 里的报告；" in whose(None)
