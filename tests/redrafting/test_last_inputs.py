"""A draft made again goes on with last year's report, the sample and the outline of the draft before."""

import json
import shutil
from pathlib import Path

import pytest

from drafting.workspace import Workspace
from tests.support.shuzhi import FACTS, REFERENCE, shuzhi

LAST = "去年述职报告.docx"
DRAFT = ("draft", "要点.md", "--engine", "offline")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(FACTS, tmp_path / "要点.md")
    shutil.copy(REFERENCE, tmp_path / LAST)
    assert shuzhi(*DRAFT, "--reference", LAST, cwd=tmp_path).code == 0
    return tmp_path


def used(folder: Path) -> Path | None:
    workspace = Workspace.at(folder)
    assert workspace
    return workspace.sources().reference


def test_last_years_report_goes_on_being_compared_with(folder: Path):
    run = shuzhi(*DRAFT, cwd=folder)
    assert run.code == 0
    assert f"照上次起草，还用去年的报告 {LAST}；不再用它，请加上 --reference 无" in run.err
    assert used(folder) == folder / LAST
    assert shuzhi("diff", "--json", cwd=folder).code == 0


def test_it_is_let_go_of_by_name_and_stays_so(folder: Path):
    for arguments in (("--reference", "无"), ()):
        run = shuzhi(*DRAFT, *arguments, cwd=folder)
        assert run.code == 0 and "去年的报告" not in run.err
        assert used(folder) is None


def test_a_file_that_is_gone_stops_the_draft_before_anything_is_written(folder: Path):
    (folder / LAST).unlink()
    before = json.loads(shuzhi("history", "--json", cwd=folder).out)
    run = shuzhi(*DRAFT, cwd=folder)
    assert run.code == 2
    assert f"上次起草用的去年的报告 {LAST} 找不到了。请用 --reference 指明它现在在哪里" in run.err
    assert json.loads(shuzhi("history", "--json", cwd=folder).out) == before


def test_other_facts_in_the_folder_are_not_compared_with_it_unasked(folder: Path):
    shutil.copy(folder / "要点.md", folder / "二支部.md")
    run = shuzhi("draft", "二支部.md", "--engine", "offline", cwd=folder)
    assert run.code == 0 and f"要用请加上 --reference {LAST}" in run.err
    assert used(folder) is None


def test_sample_and_outline_go_on_too(folder: Path):
    outline = "name: 公司提纲\nsections:\n" + "".join(
        f"  - {{id: {i}, word: {w}, heading: {h}, synonyms: [{w}], facts: [{f}]}}\n"
        for i, w, h, f in (
            ("work", "工作", "主要工作", "数据, 履职, 活动, 荣誉, 去年整改"),
            ("highlights", "亮点", "特色亮点", "亮点"),
            ("shortcomings", "不足", "存在不足", "不足"),
            ("plan", "计划", "明年计划", "计划"),
        )
    )
    (folder / "提纲.yaml").write_text(outline, encoding="utf-8")
    shutil.copy(folder / LAST, folder / "范文.docx")
    more = ("--sample", "范文.docx", "--outline", "提纲.yaml")
    shuzhi(*DRAFT, *more, cwd=folder)
    run = shuzhi(*DRAFT, cwd=folder)
    assert "还用范文 范文.docx" in run.err and "还用提纲 提纲.yaml" in run.err
    assert "明年计划" in shuzhi("show", "计划", cwd=folder).out
