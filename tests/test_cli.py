"""The commands as a secretary types them."""

import json
import subprocess
import sys
from pathlib import Path

import docx
import docx.shared
import pytest

from tests.support.shuzhi import FACTS, REFERENCE, ROOT, SAMPLES, Run, shuzhi

HEADINGS = ("工作", "亮点", "不足", "计划")


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """A folder in which the demo has been run once; tests copy what they change."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, shuzhi(
        "draft", FACTS, "--reference", REFERENCE, "-o", "述职报告.docx", cwd=folder
    )


def edited(folder: Path, old: str, new: str) -> Path:
    """The demo's report as text, with one place changed."""
    text = shuzhi("show", cwd=folder).out
    assert old in text
    file = folder / f"改动-{abs(hash((old, new)))}.txt"
    file.write_text(text.replace(old, new, 1), "utf-8")
    return file


def codes(folder: Path, file: Path) -> tuple[int, list[str]]:
    run = shuzhi("check", file, "--facts", FACTS, "--json", cwd=folder)
    return run.code, [finding["code"] for finding in json.loads(run.out)["findings"]]


def test_draft_prints_the_sections_every_check_and_where_the_file_lies(drafted: tuple[Path, Run]):
    folder, run = drafted
    assert run.code == 0, run.out + run.err
    for word in (
        "一、",
        "二、",
        "三、",
        "四、",
        "四个部分：",
        "数据：",
        "事项：",
        "日期：",
        "名称：",
        "用语：",
        "文面：",
        "核对通过",
    ):
        assert word in run.out
    assert f"已导出：{'述职报告.docx'}" in run.out
    assert (folder / "述职报告.docx").read_bytes().startswith(b"PK")


def test_the_drafted_file_passes_its_check(drafted: tuple[Path, Run]):
    folder, _ = drafted
    run = shuzhi("check", "述职报告.docx", "--facts", FACTS, "--json", cwd=folder)
    verdict = json.loads(run.out)
    assert run.code == 0
    assert verdict["passed"] is True
    assert verdict["figures"]["present"] == verdict["figures"]["expected"] > 14
    assert verdict["figures"]["missing"] == [] and verdict["figures"]["unsupported"] == 0
    assert list(verdict["sections"]) == ["work", "highlights", "shortcomings", "plan"]


def test_the_workspace_knows_the_facts_so_that_check_needs_none(drafted: tuple[Path, Run]):
    folder, _ = drafted
    assert "核对通过" in shuzhi("check", "述职报告.docx", cwd=folder).out
    assert "核对通过" in shuzhi("check", cwd=folder).out


def test_a_changed_number_is_found(drafted: tuple[Path, Run]):
    folder, _ = drafted
    code, found = codes(folder, edited(folder, "36人次", "38人次"))
    assert (code, found) == (1, ["figures.mismatch"])


def test_a_cut_section_is_found(drafted: tuple[Path, Run]):
    folder, _ = drafted
    text = shuzhi("show", cwd=folder).out
    section = shuzhi("show", "不足", cwd=folder).out
    assert section and section in text
    code, found = codes(folder, edited(folder, section, ""))
    assert (code, found) == (1, ["structure.section-missing"])


def test_a_placeholder_left_in_is_found(drafted: tuple[Path, Run]):
    folder, _ = drafted
    code, found = codes(folder, edited(folder, "一、", "全年开展活动XX次。\n一、"))
    assert (code, found) == (1, ["text.placeholder"])


def test_without_facts_only_what_needs_none_is_checked(tmp_path: Path):
    file = tmp_path / "报告.txt"
    file.write_text("述职报告\n一、2025年工作情况\n支委会12次。\n", "utf-8")
    run = shuzhi("check", file, "--json", cwd=tmp_path)
    verdict = json.loads(run.out)
    assert verdict["facts"] is None and verdict["passed"] is None
    assert run.code == 1 and {f["code"] for f in verdict["findings"]} == {
        "structure.section-missing"
    }


@pytest.mark.parametrize(
    ("name", "word"), [("工作", "一、"), ("2", "二、"), ("三", "三、"), ("plan", "四、")]
)
def test_a_section_is_shown_by_any_of_its_names(drafted: tuple[Path, Run], name: str, word: str):
    folder, _ = drafted
    assert shuzhi("show", name, cwd=folder).out.startswith(word)


def test_an_unknown_section_is_a_usage_error(drafted: tuple[Path, Run]):
    folder, _ = drafted
    run = shuzhi("show", "总结", cwd=folder)
    assert run.code == 2 and "工作、亮点、不足、计划" in run.err


def test_drafting_twice_gives_the_same_bytes_and_a_second_revision(tmp_path: Path):
    for _ in range(2):
        assert shuzhi("draft", FACTS, "-o", "a.docx", cwd=tmp_path).code == 0
        first = (tmp_path / "a.docx").read_bytes()
    assert (tmp_path / "a.docx").read_bytes() == first
    assert not list(tmp_path.glob("a（*"))


def test_a_file_edited_by_hand_is_kept_aside(tmp_path: Path):
    (tmp_path / "a.docx").write_bytes("手工改过的".encode())
    run = shuzhi("draft", FACTS, "-o", "a.docx", cwd=tmp_path)
    assert run.code == 0 and "已另存为" in run.out
    assert (tmp_path / "a（原文件1）.docx").read_bytes() == "手工改过的".encode()


def test_a_template_in_the_reports_folder_is_the_page(tmp_path: Path):
    assert shuzhi("draft", FACTS, "-o", "a.docx", cwd=tmp_path).code == 0
    document = docx.Document(str(tmp_path / "a.docx"))
    document.sections[0].left_margin = docx.shared.Mm(35)
    document.save(str(tmp_path / "模板.docx"))
    run = shuzhi("export", "-o", "b.docx", cwd=tmp_path)
    assert run.code == 0, run.out + run.err
    written = docx.Document(str(tmp_path / "b.docx"))
    assert round(written.sections[0].left_margin.mm) == 35
    texts = [[p.text for p in d.paragraphs if p.text] for d in (document, written)]
    assert texts[0] == texts[1]


def test_a_report_is_written_into_the_folder_of_its_facts(tmp_path: Path):
    shuzhi("new", "甲", cwd=tmp_path)
    (tmp_path / "甲" / "要点.md").write_text(FACTS.read_text("utf-8"), "utf-8")
    assert shuzhi("draft", "甲/要点.md", cwd=tmp_path).code == 0
    assert (tmp_path / "甲" / "述职报告.docx").exists()
    assert not (tmp_path / ".shuzhi").exists()


def test_a_plan_without_facts_stops_the_export(tmp_path: Path):
    facts = tmp_path / "要点.md"
    text = FACTS.read_text("utf-8")
    facts.write_text(
        text[: text.index("## 下一步计划")] + text[text.index("## 去年整改") :], "utf-8"
    )
    run = shuzhi("draft", facts, "-o", "a.docx", "--json", cwd=tmp_path)
    found = json.loads(run.out)["findings"]
    assert run.code == 1
    assert [(f["code"], f["section"]) for f in found] == [("text.placeholder", "plan")]


def test_a_report_with_an_error_is_stored_but_not_exported(tmp_path: Path):
    facts = tmp_path / "要点.md"
    facts.write_text("单位：滨河党支部\n年度：2025\n数据\n- 支委会12次\n", "utf-8")
    run = shuzhi("draft", facts, "-o", "a.docx", cwd=tmp_path)
    assert run.code == 1
    assert "待补" in run.out and "export --unchecked" in run.out
    assert not (tmp_path / "a.docx").exists()
    assert "支委会12次" in shuzhi("show", cwd=tmp_path).out


def test_an_unchecked_export_says_so_in_its_name_and_on_its_first_page(tmp_path: Path):
    facts = tmp_path / "要点.md"
    facts.write_text("单位：滨河党支部\n年度：2025\n数据\n- 支委会12次\n", "utf-8")
    shuzhi("draft", facts, cwd=tmp_path)
    assert shuzhi("export", cwd=tmp_path).code == 1
    run = shuzhi("export", "--unchecked", "-o", "b.docx", cwd=tmp_path)
    assert run.code == 0
    file = tmp_path / "b（未通过核对）.docx"
    assert file.exists() and not (tmp_path / "b.docx").exists()
    check = shuzhi("check", file, "--json", cwd=tmp_path)
    assert json.loads(check.out)["passed"] is False


def test_of_facts_with_problems_the_rest_is_told_before_these(tmp_path: Path):
    lines = "单位：滨河党支部\n数据\n- 支委会12次\n- 党课大概6次\n活动\n- 3月学雷锋\n"
    (tmp_path / "要点.md").write_text(lines, "utf-8")
    run = shuzhi("facts", "要点.md", cwd=tmp_path)
    assert run.code == 3 and "发现 2 个问题" in run.err
    assert run.out.startswith("已经读懂的：") and "支委会：12次" in run.out and "学雷锋" in run.out
    assert "党课" not in run.out and "没有写" not in run.out
    assert '"errors"' in shuzhi("facts", "要点.md", "--json", cwd=tmp_path).out


def test_the_facts_command_tells_what_it_understood(tmp_path: Path):
    run = shuzhi("facts", FACTS, cwd=tmp_path)
    assert run.code == 0 and "支委会" in run.out and "12次" in run.out
    as_json = json.loads(shuzhi("facts", FACTS, "--json", cwd=tmp_path).out)
    assert as_json["单位"] and as_json["数据"]["支委会"]


def test_a_new_folder_may_be_the_one_the_user_is_in(tmp_path: Path):
    assert shuzhi("new", ".", cwd=tmp_path).out.startswith("已建立 要点.md。")


def test_the_outline_of_the_readme_can_be_used(tmp_path: Path):
    readme = (ROOT / "README.md").read_text("utf-8")
    start = readme.index("name: 公司提纲")
    assert readme[start : readme.index("```", start)] == OUTLINE.lstrip("\n")


def test_without_a_service_it_is_told_that_no_model_is_needed(tmp_path: Path):
    service = {"SHUZHI_BASE_URL": "http://127.0.0.1:9/v1", "SHUZHI_MODEL": "qwen"}
    run = shuzhi("draft", FACTS, cwd=tmp_path, **service)
    assert run.code == 4 and "加上 --engine offline" in run.err


def test_the_report_of_a_folder_above_is_shown_with_its_owner(drafted: tuple[Path, Run]):
    folder, _ = drafted
    (folder / "下级").mkdir()
    run = shuzhi("show", cwd=folder / "下级")
    assert run.code == 0 and f"用的是上级文件夹 {folder} 里的报告（" in run.err
    assert "上级文件夹" not in shuzhi("show", cwd=folder).err


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path):
    facts = tmp_path / "要点.yaml"
    facts.write_text("单位: 滨河党支部\n数据:\n  支委会: -3次\n", "utf-8")
    run = shuzhi("draft", facts, "--reference", "没有.docx", "--json", cwd=tmp_path)
    errors = json.loads(run.out)["errors"]
    assert run.code == 3
    assert {error["file"] for error in errors} == {"要点.yaml", "没有.docx"}
    assert all(
        error["message"] and set(error) == {"file", "place", "key", "message", "suggestion"}
        for error in errors
    )


def test_a_new_folder_has_blank_facts_that_say_what_to_fill_in(tmp_path: Path):
    run = shuzhi("new", "2025述职", cwd=tmp_path)
    assert run.code == 0
    blank = tmp_path / "2025述职" / "要点.md"
    assert blank.exists()
    facts = shuzhi("facts", blank, cwd=tmp_path)
    assert facts.code == 3 and "单位" in facts.err and "年度" in facts.err
    again = shuzhi("new", "2025述职", cwd=tmp_path)
    assert again.code == 2 and "已经存在" in again.err


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("写",), "没有 写 这个命令，可以是：new、"),
        (("drft",), "没有 drft 这个命令，是不是 draft？用法请看"),
        (("export", "--accept"), "后面要写编号。"),
        (("draft",), "缺少参数：要点"),
        (("draft", "a.md", "--engine", "gpt"), "offline"),
        (("check", "--what"), "不认识的参数：--what。用法请看：shuzhi check --help"),
        (("draft", "--refrence", "a.docx"), "是不是 --reference？用法请看：shuzhi draft --help"),
        (("export",), "还没有报告"),
        (("draft", str(FACTS), "--engine", "llm"), "SHUZHI_BASE_URL"),
    ],
)
def test_a_wrong_command_line_is_explained_in_chinese(
    tmp_path: Path, arguments: tuple[str, ...], word: str
):
    run = shuzhi(*arguments, cwd=tmp_path)
    assert run.code == 2 and word in run.err
    assert "Traceback" not in run.err and "usage" not in run.err


@pytest.mark.parametrize("arguments", [(), ("--help",), ("draft", "--help"), ("check", "--help")])
def test_help_is_chinese(tmp_path: Path, arguments: tuple[str, ...]):
    run = shuzhi(*arguments, cwd=tmp_path)
    assert run.code == 0
    assert not {"usage:", "options", "positional", "show this"} & set(run.out.split())
    assert "选项：\n" in run.out


def imported(*arguments: str, cwd: Path) -> set[str]:
    """The modules that a command has imported when it ends."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import cli\n"
        "try: cli.main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=cwd, capture_output=True, check=True
    )
    return set(done.stderr.decode().split())


def test_help_imports_next_to_nothing(tmp_path: Path):
    modules = imported("--help", cwd=tmp_path)
    assert not modules & {
        "pydantic",
        "lxml",
        "yaml",
        "jinja2",
        "sqlite3",
        "asyncio",
        "langchain",
        "openai",
        "docx",
    }


def test_check_and_export_import_no_model(drafted: tuple[Path, Run]):
    folder, _ = drafted
    for arguments in (("check", "述职报告.docx"), ("export", "-o", "c.docx")):
        modules = imported(*arguments, cwd=folder)
        assert "drafting.pipeline" in modules
        assert not {m.partition(".")[0] for m in modules} & {
            "langchain", "langchain_core", "langchain_openai", "openai", "httpx", "httpx2", "tiktoken"
        }  # fmt: skip


def test_output_is_utf8_when_piped_from_a_gbk_console(tmp_path: Path):
    run = shuzhi("facts", FACTS, cwd=tmp_path, PYTHONIOENCODING="gbk")
    assert "滨河综合体" in run.out


def test_every_command_of_the_readme_exists():
    readme = (ROOT / "README.md").read_text("utf-8")
    help_text = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "--help"], capture_output=True, check=True
    ).stdout.decode()
    for line in readme.splitlines():
        if line.startswith(("$ shuzhi ", "| `shuzhi ")):
            assert line.split("shuzhi ")[1].split()[0].strip("`") in help_text


def test_the_samples_are_there():
    assert {"要点.md", "要点.yaml", "去年述职报告.docx", "范文.txt"} <= {
        p.name for p in SAMPLES.iterdir()
    }


@pytest.mark.parametrize("target", ["", ".", "报告", "报告.doc", "报告.pdf"])
def test_only_a_word_file_can_be_exported(tmp_path: Path, target: str):
    run = shuzhi("draft", FACTS, "-o", target, cwd=tmp_path)
    assert run.code == 2 and ".docx" in run.err
    assert not list(tmp_path.iterdir())


def test_a_folder_named_with_c_is_that_very_folder(drafted: tuple[Path, Run]):
    folder, _ = drafted
    assert "还没有报告" in shuzhi("show", "-C", "打错的名字", cwd=folder).err
    (folder / "新的").mkdir()
    assert "还没有报告" in shuzhi("show", "-C", "新的", cwd=folder).err


def test_a_wrong_command_line_is_told_as_json_where_json_was_asked_for(tmp_path: Path):
    run = shuzhi("draft", "--json", cwd=tmp_path)
    assert run.code == 2 and "要点" in json.loads(run.out)["errors"][0]["message"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="只有 Linux 有写不进去的 /dev/full")
def test_output_that_cannot_be_written_is_told_in_chinese(tmp_path: Path):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "cli.py"), "facts", str(FACTS)],
            cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode == 3 and done.stderr.decode().splitlines() == [
        "无法读写（磁盘已满）。请检查文件名、磁盘空间和权限"
    ]


def test_a_name_that_the_system_refuses_is_no_fault_of_ours(tmp_path: Path):
    run = shuzhi("draft", FACTS, "-o", "长" * 90 + ".docx", cwd=tmp_path)
    assert run.code == 3 and "文件名太长" in run.err


@pytest.mark.parametrize("role", ["要点", "--reference", "--sample"])
def test_classified_material_is_refused_before_anything_is_written(tmp_path: Path, role: str):
    folder = tmp_path / "述职"
    folder.mkdir()
    marked = tmp_path / "材料.txt"
    marked.write_text("机密★1年\n述职报告\n一、工作情况\n略。\n", "utf-8")
    inputs = (marked,) if role == "要点" else (FACTS, role, marked)
    run = shuzhi("draft", *inputs, "-o", "a.docx", "--json", cwd=folder)
    assert run.code == 5
    assert json.loads(run.out)["errors"][0]["place"] == "第1行"
    assert not list(folder.iterdir())


def test_the_facts_are_not_taken_for_last_years_report(tmp_path: Path):
    run = shuzhi("draft", FACTS, "--reference", FACTS, cwd=tmp_path)
    assert run.code == 3 and "是要点，不是报告" in run.err


def test_a_file_without_any_section_is_no_report_to_learn_from(tmp_path: Path):
    (tmp_path / "通知.txt").write_text("关于召开会议的通知\n请准时参加。\n", "utf-8")
    run = shuzhi("draft", FACTS, "--sample", "通知.txt", cwd=tmp_path)
    assert run.code == 3 and "看不出是述职报告" in run.err


def test_half_a_configuration_does_not_quietly_do_without_the_model(tmp_path: Path):
    run = shuzhi("draft", FACTS, cwd=tmp_path, SHUZHI_MODEL="qwen")
    assert run.code == 2 and "一半" in run.err


OUTLINE = """
name: 公司提纲
sections:
  - {id: work, word: 工作, heading: "{year}年度履职情况", synonyms: [履职情况], facts: [数据, 履职, 活动, 荣誉]}
  - {id: rectification, word: 整改, heading: 上年度问题整改情况, synonyms: [整改情况], facts: [去年整改]}
  - {id: highlights, word: 亮点, heading: 特色亮点, synonyms: [亮点], facts: [亮点]}
  - {id: shortcomings, word: 不足, heading: 存在的问题, synonyms: [问题], excludes: [整改], facts: [不足]}
  - {id: plan, word: 计划, heading: 明年打算, synonyms: [打算], facts: [计划]}
closing: 以上报告，请审议。
"""


def test_a_prescribed_outline_is_kept_to_the_letter(tmp_path: Path):
    (tmp_path / "提纲.yaml").write_text(OUTLINE, "utf-8")
    run = shuzhi("draft", FACTS, "--reference", REFERENCE, "--outline", "提纲.yaml", cwd=tmp_path)
    assert run.code == 0, run.out + run.err
    lines = shuzhi("show", cwd=tmp_path).out.splitlines()
    headings = [
        "一、2025年度履职情况",
        "二、上年度问题整改情况",
        "三、特色亮点",
        "四、存在的问题",
        "五、明年打算",
    ]
    assert [line for line in lines if line in headings] == headings
    assert "以上报告，请审议。" in lines
    assert shuzhi("show", "整改", cwd=tmp_path).out.startswith("二、")


def test_facts_that_a_prescribed_outline_has_no_place_for_are_told(tmp_path: Path):
    (tmp_path / "提纲.yaml").write_text(OUTLINE.replace("履职, 活动", "活动"), "utf-8")
    run = shuzhi("draft", FACTS, "--outline", "提纲.yaml", cwd=tmp_path)
    assert run.code == 3 and "“履职”" in run.err and not (tmp_path / ".shuzhi").exists()


def test_what_is_missing_is_given_no_place_and_paragraphs_are_counted_as_they_are_seen(
    tmp_path: Path,
):
    (tmp_path / "报告.txt").write_text("述职报告\n\n\n一、工作情况\n\n开展活动XX次。\n", "utf-8")
    out = shuzhi("check", "报告.txt", cwd=tmp_path).out
    assert "（全文第 3 段）" in out and "“XX”" in out
    assert "[错误] 亮点：缺少" in out and "核对未通过：有 4 处必须改正。" in out


def test_a_report_is_held_against_the_facts_of_its_own_folder_wherever_one_stands(tmp_path: Path):
    shuzhi("draft", FACTS, cwd=tmp_path)
    facts = tmp_path / "另一份.md"
    facts.write_text("单位：滨河社区党支部\n年度：2025\n数据\n- 支委会9次\n", "utf-8")
    shuzhi("draft", facts, "-C", "二支部", cwd=tmp_path)
    shuzhi("export", "--unchecked", "-C", "二支部", "-o", "二支部/a.docx", cwd=tmp_path)
    run = shuzhi("check", "二支部/a（未通过核对）.docx", "--json", cwd=tmp_path)
    assert json.loads(run.out)["facts"] == "滨河社区党支部"
