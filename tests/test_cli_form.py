"""The form from the command line: made, filled in, read, marked, drafted from, and kept in order."""

import json
from pathlib import Path

import openpyxl
import pytest

from drafting.form.draw import blank_form
from tests.support.edited import edit
from tests.support.forms import changed, form
from tests.support.shuzhi import FACTS, REFERENCE, SAMPLES, Run, shuzhi
from tests.test_cli import imported

SAMPLE = SAMPLES / "要点.xlsx"
BAD = form({"数据": {"B7": "支委会", "C7": "很多"}})


def test_a_new_folder_has_the_form_where_it_is_asked_for(tmp_path: Path):
    run = shuzhi("new", "2025述职", "--form", "xlsx", cwd=tmp_path)
    assert run.code == 0
    assert run.out.startswith("已建立 2025述职/要点.xlsx。用 Excel 或 WPS 填好以后")
    assert (tmp_path / "2025述职" / "要点.xlsx").read_bytes() == blank_form()
    again = shuzhi("new", "2025述职", "--form", "xlsx", cwd=tmp_path)
    assert again.code == 2 and "已经存在" in again.err
    blank = shuzhi("facts", "2025述职/要点.xlsx", cwd=tmp_path)
    assert blank.code == 3 and "工作表“基本情况”B3格：“单位”没有写。请写上单位" in blank.err


def test_the_default_stays_what_it_was(tmp_path: Path):
    for arguments in ((), ("--form", "md")):
        folder = "-".join(["a", *arguments])
        assert "要点.md" in shuzhi("new", folder, *arguments, cwd=tmp_path).out
    run = shuzhi("new", "b", "--form", "docx", cwd=tmp_path)
    assert run.code == 2 and "可以是：md、xlsx" in run.err


def test_facts_of_a_form_are_told_like_any_other(tmp_path: Path):
    run = shuzhi("facts", SAMPLE, cwd=tmp_path)
    assert run.code == 0 and run.out == shuzhi("facts", SAMPLES / "要点.yaml", cwd=tmp_path).out


def test_who_reads_a_form_does_not_wait_for_what_writes_one(tmp_path: Path):
    modules = {module.partition(".")[0] for module in imported("facts", str(SAMPLE), cwd=tmp_path)}
    assert "python_calamine" in modules and "openpyxl" not in modules
    modules = {module.partition(".")[0] for module in imported("facts", str(FACTS), cwd=tmp_path)}
    assert not modules & {"python_calamine", "openpyxl"}


def test_problems_are_listed_and_marked(tmp_path: Path):
    (tmp_path / "要点.xlsx").write_bytes(BAD)
    run = shuzhi("facts", "要点.xlsx", "--mark", cwd=tmp_path)
    assert run.code == 3 and not run.out
    first, *rest = run.err.splitlines()
    assert first == "发现 1 个问题，已逐格批注在 要点（批注）.xlsx，改正后再运行"
    assert "工作表“数据”C7格" in rest[0]
    assert openpyxl.load_workbook(tmp_path / "要点（批注）.xlsx")["数据"]["C7"].comment


def test_problems_that_are_marked_are_told_as_json_too(tmp_path: Path):
    (tmp_path / "要点.xlsx").write_bytes(BAD)
    run = shuzhi("facts", "要点.xlsx", "--mark", "--json", cwd=tmp_path)
    (error,) = json.loads(run.out)["errors"]
    assert run.code == 3 and error["place"] == "工作表“数据”C7格"
    assert "要点（批注）.xlsx" in json.loads(run.out)["message"]


def test_without_problems_nothing_is_marked(tmp_path: Path):
    run = shuzhi("facts", SAMPLE, "--mark", cwd=tmp_path)
    assert run.code == 0 and "没有问题，不用批注。" in run.err and "数据（14 项）" in run.out


@pytest.mark.parametrize(
    ("arguments", "gist"),
    [
        ((SAMPLES / "要点.md", "--mark"), "是给要点表（.xlsx）加批注的"),
        (("--from", SAMPLES / "随手记.txt", "--mark"), "不能和 --from 同时用"),
        (("--mark",), "请写明要点文件"),
    ],
)
def test_only_a_form_can_be_marked(tmp_path: Path, arguments: tuple[str | Path, ...], gist: str):
    run = shuzhi("facts", *arguments, cwd=tmp_path)
    assert run.code == 2 and gist in run.err


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    folder = tmp_path_factory.mktemp("form")
    (folder / "要点.xlsx").write_bytes(SAMPLE.read_bytes())
    return folder, shuzhi(
        "draft", "要点.xlsx", "--reference", REFERENCE, "--engine", "offline", cwd=folder
    )


def test_a_report_is_drafted_and_checked_from_the_form_as_from_yaml(
    drafted: tuple[Path, Run], tmp_path: Path
):
    folder, run = drafted
    assert run.code == 0 and "核对通过。" in run.out
    check = shuzhi("check", "述职报告.docx", "--facts", "要点.xlsx", "--json", cwd=folder)
    found = json.loads(check.out)
    assert found["passed"] is True
    assert found["proof"]["facts"][0]["place"].startswith("要点.xlsx 工作表“数据”B7格")
    yaml = (SAMPLES / "要点.yaml", "--reference", REFERENCE, "--engine", "offline")
    shuzhi("draft", *yaml, cwd=tmp_path)
    assert shuzhi("show", cwd=folder).out == shuzhi("show", cwd=tmp_path).out


def test_what_is_to_be_said_of_the_form_is_said_when_a_report_is_drafted(tmp_path: Path):
    def title(book: openpyxl.Workbook) -> None:
        book["数据"].insert_rows(1)
        book["数据"]["A1"] = "滨河党支部"

    (tmp_path / "要点.xlsx").write_bytes(changed(SAMPLE.read_bytes(), change=title))
    run = shuzhi("draft", "要点.xlsx", "--engine", "offline", cwd=tmp_path)
    assert "要点：工作表“数据”A1格在表头上面，没有读入：“滨河党支部”" in run.err


def test_last_years_problems_are_held_against_the_form(drafted: tuple[Path, Run], tmp_path: Path):
    folder, _ = drafted
    run = shuzhi("rectify", cwd=folder)
    assert run.code == 0 and "（要点.xlsx 工作表“去年整改”B4格）" in run.out
    (tmp_path / "要点.xlsx").write_bytes(blank_form())
    assert "还没有要点" in shuzhi("rectify", "--reference", REFERENCE, cwd=tmp_path).out
    (tmp_path / "要点.xlsx").write_bytes(SAMPLE.read_bytes())
    assert "个个有答复" in shuzhi("rectify", "--reference", REFERENCE, cwd=tmp_path).out


def test_a_figure_typed_by_hand_is_adopted_into_the_form(tmp_path: Path):
    (tmp_path / "要点.xlsx").write_bytes(SAMPLE.read_bytes())
    shuzhi("draft", "要点.xlsx", "--engine", "offline", cwd=tmp_path)
    edit(tmp_path / "述职报告.docx", ("法律知识宣讲2场。", "法律知识宣讲2场。还组织夜校培训8次。"))
    run = shuzhi("take", "述职报告.docx", cwd=tmp_path)
    (line,) = [line for line in run.out.splitlines() if "--adopt" in line]
    number = line.split("--adopt ")[1].split()[0]
    run = shuzhi("take", "--adopt", number, "--source", "夜校签到册", cwd=tmp_path)
    assert run.code == 0 and "已收进 要点.xlsx：数据 夜校培训8次（出处：夜校签到册）" in run.out
    sheet = openpyxl.load_workbook(tmp_path / "要点.xlsx")["数据"]
    assert [cell.value for cell in sheet[21]] == [15, "夜校培训", 8, "次", None, "出处：夜校签到册"]


def test_a_model_may_be_asked_with_facts_from_a_form(tmp_path: Path):
    """What is looked through before anything is sent is every cell, whatever the file's kind."""
    from drafting.documents import all_text

    (tmp_path / "要点.xlsx").write_bytes(form({"数据": {"F7": "内部资料"}}))
    assert "\n1\t\t\t\t\t内部资料" in all_text(tmp_path / "要点.xlsx")
