"""去年数据 stands in the facts, or in the file that they name: last year's facts, read by the same readers."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from drafting.errors import FactsError, Problem, RefusedError
from drafting.facts import read_facts
from drafting.form.draw import filled_form
from schemas.facts import Facts
from tests.support.facts import brief, facts_from, problems_of

HEAD = "单位: 某局项目党支部\n年度: 2025\n数据:\n  支委会: 12次\n"
LAST = "单位：某局项目党支部\n年度：2024\n## 数据\n- 支委会10次，主题党日11次\n- 党课4\n"


def beside(folder: Path, last: str | bytes, name: str = "去年要点.md", facts: str = HEAD) -> Facts:
    """Return the facts that name a file of last year's with this content, in one folder."""
    (folder / name).write_bytes(last if isinstance(last, bytes) else last.encode())
    file = folder / "要点.yaml"
    file.write_text(f"{facts}去年数据: {name}\n", "utf-8")
    return read_facts(file)


def problems(
    folder: Path, last: str, name: str = "去年要点.md", facts: str = HEAD
) -> list[Problem]:
    with pytest.raises(FactsError) as caught:
        beside(folder, last, name, facts)
    return list(caught.value.problems)


def counted(facts: Facts) -> dict[str, str]:
    return {label: quantity.text for label, quantity in facts.last_counts.items()}


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (HEAD + "去年数据:\n  支委会: 10\n  党课: 4次\n", "要点.yaml"),
        (HEAD + "去年数据: 支委会10次，党课4次\n", "要点.yaml"),
        (HEAD + "去年数据:\n  - 支委会10次\n  - 党课4次\n", "要点.yaml"),
        ("单位：某支部\n年度：2025\n## 去年数据\n- 支委会10次\n- 党课4次\n", "要点.md"),
        ("单位：某支部\n年度：2025\n上年数据：\n支委会10次，党课4次\n", "要点.txt"),
        (
            "单位：某支部\n年度：2025\n一、去年的数据\n1.去年支委会10次\n2.上年度党课4次\n",
            "要点.txt",
        ),
    ],
)
def test_it_is_read_like_the_counts_of_this_year(content: str, name: str):
    facts = facts_from(content, name)
    assert counted(facts) == {"支委会": "10次", "党课": "4次"}
    assert facts.place("去年数据.支委会").startswith(name)


@pytest.mark.parametrize(
    ("typed", "line", "key", "message"),
    [
        ("  支委会: 很多\n", "第6行", "去年数据.支委会", "看不出数量"),
        ("  支委会: 10次\n  支部委员会: 11次\n", "第7行", "去年数据.支部委员会", "同一项"),
        ("  支委会: 010次\n", "第6行", "去年数据.支委会", "以 0 开头"),
        ("  慰问: 9\n", "第6行", "去年数据.慰问", "没有单位"),
        ("  支委会: [10, 11]\n", "第6行", "去年数据.支委会", "应是一个数量"),
        ("  - 共开了不少会\n", "第6行", "去年数据", "看不懂"),
    ],
)
def test_it_is_judged_like_the_counts_of_this_year(typed: str, line: str, key: str, message: str):
    (problem,) = problems_of(HEAD + "去年数据:\n" + typed)
    assert brief(problem) == (line, key)
    assert message in problem.message


BULLETS = "单位：某支部\n年度：2025\n## 数据\n"


@pytest.mark.parametrize(
    ("line", "now", "last"),
    [
        ("支委会12次（去年10次）", "12次", "10次"),
        ("支委会12次（2024年10次）", "12次", "10次"),
        ("支委会12次（上年同期10）", "12次", "10次"),
        ("支委会12次，去年10次", "12次", "10次"),
        ("支委会去年10次，今年12次", "12次", "10次"),
        ("项目\t今年\t去年\n支委会\t12次\t10次", "12次", "10次"),
        ("项目\t2025年\t2024年\n支委会\t12\t10", "12次", "10次"),
    ],
)
def test_last_years_number_beside_this_years_is_last_years(line: str, now: str, last: str):
    facts = facts_from(BULLETS + line + "\n", "要点.md")
    assert facts.counts["支委会"].text == now and facts.last_counts["支委会"].text == last


@pytest.mark.parametrize(
    "line",
    [
        "为民办实事19项（比去年多7项）",
        "为民办实事19项（2023年12项）",
        "支委会12次、党课6次，去年10次",
        "节约30万元（去年3次）",
        "去年支委会10次",
    ],
)
def test_what_may_be_another_years_or_anothers_is_told_where_it_belongs(line: str):
    (problem,) = problems_of(BULLETS + line + "\n", "要点.md")
    assert problem.suggestion == "去年的数字请写在“去年数据”下面"


def test_last_years_number_that_stands_in_two_places_is_told():
    (problem,) = problems_of(
        BULLETS + "- 支委会12次（去年10次）\n## 去年数据\n- 支委会11次\n", "要点.md"
    )
    assert problem.key == "去年数据.支委会" and "写了两次" in problem.message


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("去年要点.md", LAST),
        ("去年要点.txt", LAST.replace("## 数据", "数据：")),
        (
            "去年要点.yaml",
            "单位: 某支部\n年度: 2024年\n数据: {支委会: 10次, 主题党日: 11次, 党课: 4}\n",
        ),
        (
            "去年 要点.YML",
            "单位: 某支部\n年度: 2024\n数据: {支委会: 10次, 主题党日: 11次, 党课: 4}\n",
        ),
    ],
)
def test_a_file_of_last_year_gives_its_counts_and_their_places(
    tmp_path: Path, name: str, content: str
):
    facts = beside(tmp_path, content, name)
    assert counted(facts) == {"支委会": "10次", "主题党日": "11次", "党课": "4次"}
    assert facts.place("去年数据.支委会").startswith(f"{name} 第")
    assert facts.place("数据.支委会") == "要点.yaml 第4行"


def test_the_file_may_be_named_in_bullets_and_in_quotes(tmp_path: Path):
    (tmp_path / "去年要点.md").write_text(LAST, "utf-8")
    file = tmp_path / "要点.md"
    for line in (
        "去年数据：去年要点.md",
        "## 去年数据\n- “去年要点.md”",
        "上年数据：《去年要点.md》",
    ):
        file.write_text(f"单位：某支部\n年度：2025\n## 数据\n- 支委会12次\n{line}\n", "utf-8")
        assert counted(read_facts(file))["支委会"] == "10次"


def test_of_last_years_file_only_its_counts_are_taken(tmp_path: Path):
    """Also where it names a year before, or itself."""
    more = LAST + "## 去年数据\n- 去年要点.md\n## 亮点\n- 一项做法\n"
    facts = beside(tmp_path, more)
    assert facts.last_counts.keys() == {"支委会", "主题党日", "党课"}
    assert not facts.highlights


def test_another_year_is_no_last_year(tmp_path: Path):
    (problem,) = problems(tmp_path, LAST.replace("2024", "2023"))
    assert (problem.file, problem.place, problem.key) == ("去年要点.md", "第2行", "年度")
    assert "是2023年，不是去年（2024年）" in problem.message


def test_a_file_without_year_or_counts_is_told(tmp_path: Path):
    found = problems(tmp_path, "单位：某支部\n## 活动\n- 走访\n")
    assert {(p.place, p.key) for p in found} == {("第5行", "去年数据")}
    assert [p.message.partition("：")[2] for p in found] == [
        "“年度”没有写，看不出是不是去年的",
        "“数据”没有写，取不到去年的数",
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("没有这份.md", "找不到这个文件"),
        ("三会一课台账.xlsx", "文件已损坏"),
        ("台账.csv", "文件已损坏"),
        ("去年述职报告.docx", "是 Word 文档，不是要点"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_where_it_is_named(
    tmp_path: Path, name: str, message: str
):
    if not name.startswith("没有"):
        (tmp_path / name).write_bytes(b"PK\x03\x04")
    file = tmp_path / "要点.yaml"
    file.write_text(f"{HEAD}去年数据: {name}\n", "utf-8")
    with pytest.raises(FactsError) as caught:
        read_facts(file)
    (problem,) = caught.value.problems
    assert (problem.file, problem.place, problem.key) == ("要点.yaml", "第5行", "去年数据")
    assert f"写的是“{name}”，这个文件用不了：{message}" in problem.message


def test_the_problems_of_both_files_are_told_at_once(tmp_path: Path):
    found = problems(
        tmp_path,
        LAST.replace("10次", "很多次").replace("党课4", "党课-4次"),
        facts=HEAD.replace("12次", "不少"),
    )
    assert [(p.file, p.place, p.key) for p in found] == [
        ("要点.yaml", "第4行", "数据.支委会"),
        ("去年要点.md", "第4行", "去年数据"),
        ("去年要点.md", "第5行", "去年数据.党课"),
    ]


def test_a_file_with_a_classified_marking_is_refused(tmp_path: Path):
    with pytest.raises(RefusedError):
        beside(tmp_path, "机密★10年\n" + LAST)


def test_in_the_form_the_file_stands_in_the_cell_of_a_name(tmp_path: Path):
    facts = facts_from(f"{HEAD}去年数据:\n  占位: 1次\n")
    book = load_workbook(io.BytesIO(filled_form(facts)))
    cells = [cell for row in book["去年数据"].iter_rows() for cell in row if cell.value]
    row = next(cell.row for cell in cells if cell.value == "占位")
    book["去年数据"].cell(row, 2).value = "去年要点.md"
    for column in (3, 4):
        book["去年数据"].cell(row, column).value = None
    book.save(tmp_path / "要点.xlsx")
    (tmp_path / "去年要点.md").write_text(LAST, "utf-8")
    assert counted(read_facts(tmp_path / "要点.xlsx"))["支委会"] == "10次"
