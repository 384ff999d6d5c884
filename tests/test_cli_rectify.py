"""shuzhi rectify: last year's problems and promises, what became of them, and where the report says so."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from drafting.rectification.items import Item
from drafting.rectification.matrix import Row
from drafting.rectification.overview import Overview, Told
from drafting.rectification.sheet import save_sheet
from tests.support.facts import facts_from
from tests.support.shuzhi import FACTS, REFERENCE, shuzhi


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report that was drafted beside last year's."""
    made = tmp_path_factory.mktemp("述职")
    facts = made / "要点.md"
    facts.write_text(FACTS.read_text("utf-8"), "utf-8")
    run = shuzhi("draft", facts, "--reference", REFERENCE, "--engine", "offline", cwd=made)
    assert run.code == 0, run.out
    return made


def test_every_problem_with_its_promise_its_answer_and_its_place(folder: Path) -> None:
    run = shuzhi("rectify", cwd=folder)
    assert (run.code, run.err) == (0, "")
    assert (
        "1. 问题：理论学习不够系统\n   承诺：建立学习清单，推动理论学习成体系：2025年1月底前编制"
        in run.out
    )
    assert "   结果：已完成——制定年度学习计划，建立每月学习清单（要点.md 第60行）" in run.out
    assert "   报告：工作（全文第 7 段）“" in run.out
    assert "4. 承诺：改进工作作风，把责任扛在肩上：本人每月到联系班组不少于2次；" in run.out
    assert run.out.endswith("去年的问题 3 个，个个有答复。\n")


def test_as_json(folder: Path) -> None:
    run = shuzhi("rectify", "--json", cwd=folder)
    found = json.loads(run.out)
    assert (run.code, found["passed"], len(found["rows"])) == (0, True, 4)
    first, *_, last = found["rows"]
    assert first["problem"]["name"] == "理论学习不够系统" and first["answered"] is True
    assert (first["fact"], first["outcome"]) == ("去年整改.1", "已完成")
    (said,) = first["report"]
    shown = shuzhi("show", cwd=folder).out
    assert said["text"] in shown and said["section"] == "工作"
    assert last["problem"] is None and last["answered"] is None
    assert last["promises"][0]["name"] == "改进工作作风，把责任扛在肩上"


def test_as_a_table(folder: Path) -> None:
    run = shuzhi("rectify", "-o", "整改.xlsx", cwd=folder)
    assert "对照表已写好：整改.xlsx" in run.out
    sheet = load_workbook(folder / "整改.xlsx").active
    heads = [cell.value for cell in sheet[1]]
    assert heads == ["序号", "去年的问题", "去年的承诺", "今年的结果", "采取的措施", "要点位置", "报告位置", "报告原句"]  # fmt: skip
    assert sheet.max_row == 5
    assert sheet["B2"].value.startswith("一是理论学习不够系统。")
    assert sheet["D2"].value == "已完成"
    again = (folder / "整改.xlsx").read_bytes()
    shuzhi("rectify", "-o", "整改.xlsx", cwd=folder)
    assert (folder / "整改.xlsx").read_bytes() == again
    assert not list(folder.glob("整改（原文件*"))


def test_a_table_with_remarks_is_kept_aside(folder: Path) -> None:
    (folder / "旧.xlsx").write_bytes(b"remarks of a person")
    run = shuzhi("rectify", "-o", "旧.xlsx", "--json", cwd=folder)
    assert json.loads(run.out)["table"]["backup"].endswith("旧（原文件1）.xlsx")
    assert (folder / "旧（原文件1）.xlsx").read_bytes() == b"remarks of a person"


def test_a_problem_without_an_answer_is_named_and_stops_the_report(
    folder: Path, tmp_path: Path
) -> None:
    facts = tmp_path / "要点.md"
    lines = FACTS.read_text("utf-8").splitlines(keepends=True)
    facts.write_text("".join(line for line in lines if "党建品牌特色" not in line), "utf-8")
    draft = shuzhi("draft", facts, "--reference", REFERENCE, "--engine", "offline", cwd=tmp_path)
    assert draft.code == 1
    assert "去年的报告里有不足“党建品牌特色不够鲜明”，要点的“去年整改”没有写它改得怎样" in draft.out
    run = shuzhi("rectify", cwd=tmp_path)
    assert run.code == 1
    assert "2. 问题：党建品牌特色不够鲜明" in run.out
    assert "   结果：要点的“去年整改”里没有写到" in run.out
    assert "去年的问题 3 个，有 1 个要点的“去年整改”里没有写到，请补上。" in run.out
    shuzhi("rectify", "-o", "整改.xlsx", cwd=tmp_path)
    sheet = load_workbook(tmp_path / "整改.xlsx").active
    assert sheet["D3"].fill.fgColor.rgb.endswith("F8CBAD")


def test_before_there_are_facts_it_tells_what_to_answer(tmp_path: Path) -> None:
    run = shuzhi("rectify", "--reference", REFERENCE, cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    assert "还没有要点，填写“去年整改”时请逐个写明措施和结果" in run.out
    shuzhi("new", "新的", cwd=tmp_path)
    blank = shuzhi("rectify", "--reference", REFERENCE, cwd=tmp_path / "新的")
    assert blank.code == 0 and blank.out == run.out
    assert (
        json.loads(shuzhi("rectify", "--reference", REFERENCE, "--json", cwd=tmp_path).out)[
            "passed"
        ]
        is None
    )


def test_last_years_part_on_problems_that_cannot_be_read_is_told_and_passes_nothing(
    tmp_path: Path,
) -> None:
    (tmp_path / "要点.md").write_text(FACTS.read_text("utf-8"), "utf-8")
    text = "述职报告\n一、工作情况\n平稳。\n二、存在不足\n常学常新。\n三、打算\n抓学习。\n"
    (tmp_path / "去年.txt").write_text(text, "utf-8")
    run = shuzhi("rectify", "--reference", "去年.txt", cwd=tmp_path)
    assert (
        "去年的报告里有“存在不足”一节，但没有读出问题，请自己对照。这一节写的是：“常学常新。”"
        in run.out
    )
    assert "个个有答复" not in run.out
    found = json.loads(shuzhi("rectify", "--reference", "去年.txt", "--json", cwd=tmp_path).out)
    assert found["passed"] is None
    assert [item["text"] for item in found["unread"]] == ["常学常新。"]


@pytest.mark.parametrize("name", ["要点.md", "要点.yaml", "要点.xlsx"])
def test_facts_that_lie_in_the_folder_are_taken_before_there_is_a_report(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes((FACTS.parent / name).read_bytes())
    run = shuzhi("rectify", "--reference", REFERENCE, cwd=tmp_path)
    assert (
        run.code == 0 and "结果：已完成" in run.out and "报告：" not in run.out.split("\n\n", 1)[1]
    )


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "没有去年的报告可以对照"),
        (("--reference", "没有.docx"), 3, "找不到这个文件"),
        (("--reference", "别的.txt"), 3, "没有找到去年的不足和计划"),
        (("--reference", REFERENCE, "-o", "整改.docx"), 2, "请把“整改.docx”改成以 .xlsx 结尾的文件名"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(
    tmp_path: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    (tmp_path / "别的.txt").write_text("会议通知\n请全体党员参加。\n", "utf-8")
    run = shuzhi("rectify", *arguments, cwd=tmp_path)
    assert run.code == code
    assert message in run.err


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    facts = facts_from('{单位: 某支部, 年度: 2025, 去年整改: [{问题: "=1+1", 措施: "@某人 +1"}]}')
    item = Item("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0", 0, 18)
    told = Told(Row(item, (Item("-2+3", "-2+3", 0, 4),), "去年整改.1", facts.rectifications[0]))
    save_sheet(Overview(Path("去年.txt"), facts, False, (told,)), tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").active
    for cell in (sheet["B2"], sheet["C2"], sheet["E2"]):
        assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert sheet["B2"].value == "=cmd|' /C calc'!A0"
