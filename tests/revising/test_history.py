"""What was done to a report, by whom, and how to take it back."""

import json
from pathlib import Path

import pytest

from drafting.errors import UsageError
from drafting.revising.history import history_of
from drafting.revising.history_view import counted, history_json, history_lines
from drafting.revising.locks import set_lock
from drafting.revising.restore import Restored, restore
from drafting.workspace import Origin, Version, Workspace
from schemas.finding import Finding, Severity
from tests.support.folders import by_hand, drafted, part

FAULT = Finding(
    code="figures.unsupported", severity=Severity.ERROR, section="highlights", start=0, end=3, text="37户",
    message="没有", suggestion="请核实",
)  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A draft by the composer, then the highlights by a model with a wish, then the plan by hand."""
    workspace = drafted(tmp_path)
    base = workspace.revision()
    text = part(workspace, "highlights").text
    written = Version(
        "highlights", text + "慰问37户。", "model", (Origin(0, 5, "composer"),), "qwen3-32b", "ab12", (FAULT,)
    )  # fmt: skip
    workspace.accept(
        "regen", [written if v.part == "highlights" else v for v in base], "突出安全生产"
    )
    by_hand(workspace, "plan", "四、下一步工作计划\n再接再厉。")
    return workspace


def told(workspace: Workspace, section: str | None = None) -> list[str]:
    return [line[:4] + line[22:] if line[0] == "@" else line
            for line in history_lines(history_of(workspace.folder, section))]  # fmt: skip


def test_every_revision_is_told_with_what_it_changed_and_by_whose_hand(workspace: Workspace):
    lines = told(workspace)
    assert lines[0] == "@1  起草"
    assert lines[1:3] == ["    标题、署名、开头、落款　本机", "    工作　本机，967 字"]
    assert lines[6:] == [
        "@2  重写　突出安全生产",
        "    亮点　模型（qwen3-32b）、部分本机，185 字，1 处错误",
        "@3  收回　文件：述职报告.docx",
        "    计划　手写，5 字",
        "现在是 @3：标题、署名、开头、工作、不足、落款　本机；亮点　模型（qwen3-32b）、部分本机；计划　手写",
    ]


def test_of_one_section_only_what_changed_it_is_told(workspace: Workspace):
    set_lock(workspace.folder, "亮点", locked=True)
    assert told(workspace, "二") == [
        "@1  起草",
        "    亮点　本机，179 字",
        "@2  重写　突出安全生产",
        "    亮点　模型（qwen3-32b）、部分本机，185 字，1 处错误",
        "已锁定：亮点",
    ]


def test_as_json_it_has_everything_that_a_program_may_ask(workspace: Workspace):
    found = json.loads(json.dumps(history_json(history_of(workspace.folder, None))))
    assert (found["current"], found["locked"]) == (3, [])
    [changed] = found["revisions"][1]["changed"]
    assert changed | {"version": 0} == {
        "part": "highlights", "word": "亮点", "author": "model", "authors": ["model", "composer"],
        "model": "qwen3-32b", "prompt": "ab12", "characters": 185,
        "findings": {"error": 1, "acknowledge": 0, "warning": 0}, "version": 0,
    }  # fmt: skip


def test_a_section_that_was_taken_out_is_told_as_gone_and_can_be_taken_back_to_its_place(
    workspace: Workspace,
):
    whole = workspace.revision()
    workspace.accept("take", [v for v in whole if v.part != "shortcomings"], "a.docx")
    assert told(workspace)[-2] == "    不足　去掉了"
    assert restore(workspace.folder, "不足", "@3") == Restored("不足", 5)
    assert workspace.revision() == whole


def test_an_older_version_taken_back_is_that_very_version(workspace: Workspace):
    assert restore(workspace.folder, "计划", "@1") == Restored("计划", 4)
    assert part(workspace, "plan") == workspace.revision(1)[6]
    assert part(workspace, "highlights").author == "model"
    assert restore(workspace.folder, "计划", "1") == Restored("计划", None)
    assert workspace.latest() == 4
    assert told(workspace)[-3] == "@4  恢复　取自 @1"


@pytest.mark.parametrize(
    ("section", "revision", "message"),
    [
        ("计划", "@9", "从 @1 到 @3"),
        ("计划", "@0", "从 @1 到 @3"),
        ("计划", "上一版", "没有“上一版”这一版"),
        ("总结", "@1", "可以写：工作、亮点、不足、计划"),
    ],
)
def test_what_there_is_not_cannot_be_taken_back(
    workspace: Workspace, section: str, revision: str, message: str
):
    with pytest.raises(UsageError, match=message):
        restore(workspace.folder, section, revision)
    assert workspace.latest() == 3


def test_a_locked_section_is_not_taken_back_until_it_is_unlocked(workspace: Workspace):
    assert set_lock(workspace.folder, "计划", locked=True) == ("计划", False)
    assert set_lock(workspace.folder, "4", locked=True) == ("计划", True)
    with pytest.raises(UsageError, match=r"“计划”已锁定.*shuzhi unlock 计划"):
        restore(workspace.folder, "计划", "@1")
    assert set_lock(workspace.folder, "plan", locked=False) == ("计划", False)
    assert restore(workspace.folder, "计划", "@1") == Restored("计划", 4)


def test_what_the_report_does_not_have_cannot_be_locked(workspace: Workspace):
    workspace.accept("take", [v for v in workspace.revision() if v.part != "plan"], "a.docx")
    with pytest.raises(UsageError, match="现在的报告里没有“计划”"):
        set_lock(workspace.folder, "计划", locked=True)


def test_the_parts_around_the_sections_have_names_too(workspace: Workspace):
    assert set_lock(workspace.folder, "落款", locked=True) == ("落款", False)
    assert workspace.locked() == {"signoff"}


def test_what_a_check_tells_once_is_counted_once():
    date = FAULT.model_copy(update={"code": "dates.unsupported", "severity": Severity.ACKNOWLEDGE})
    again = date.model_copy(update={"code": "reference.carryover"})
    elsewhere = again.model_copy(update={"start": 9, "end": 12, "occurrence": 1})
    assert counted([date, again]) == "1 处待确认"
    assert counted([date, again, elsewhere]) == "2 处待确认"
    assert counted([FAULT, again]) == "1 处错误"
    assert counted([again]) == "1 处待确认"
